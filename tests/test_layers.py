"""Imports point down, and libraries that do I/O stay in the edge modules named here."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("crawler", "pipeline")

EDGES = {
    # library: the only modules that may import it
    "httpx": {"crawler/http.py", "crawler/transport.py", "pipeline/channels/webhook.py"},
    "httpcore": {"crawler/http1.py", "crawler/transport.py", "crawler/wire.py"},
    "httptools": {"crawler/http1.py"},
    "apscheduler": {"pipeline/app/daemon.py"},
    "apprise": {"pipeline/channels/apprise.py"},
    "warcio": {"crawler/evidence.py", "crawler/archives/warc.py"},
    "trafilatura": {"pipeline/reading/generic.py"},
    "prometheus_client": {"pipeline/app/metrics.py"},
    "feedgen": {"pipeline/feeds.py"},
    "pyarrow": {"pipeline/export.py"},
    "protego": {"crawler/robots.py"},
    "standardwebhooks": {"pipeline/channels/webhook.py"},
}
"""Libraries of one purpose, each behind one door."""

MAP = 40
"""Columns of a package's docstring that name modules; what they are for stands behind them."""

DOORS = {
    # family of modules: the only ones outside it that may import them
    "pipeline.reading": {
        "pipeline/anatomy.py",
        "pipeline/seedtext.py",
        "pipeline/app/checking.py",
        "pipeline/app/check_view.py",
    },
    "pipeline.judging": {"pipeline/classify.py"},
}

PURE = {
    "crawler/model.py",
    "crawler/errors.py",
    "crawler/profile.py",
    "crawler/urls.py",
    "crawler/listing.py",
    "pipeline/model.py",
    "pipeline/text.py",
    "pipeline/encoding.py",
    "pipeline/dates.py",
    "pipeline/anatomy.py",
    "pipeline/seedtext.py",
    "pipeline/fingerprint.py",
    "pipeline/dedupe.py",
    "pipeline/rewording.py",
    "pipeline/changes.py",
    "pipeline/classify.py",
    "pipeline/alert.py",
    "pipeline/digest.py",
}
IMPURE = {"socket", "sqlite3", "sqlite_utils", "subprocess", "threading", "time", "os", "pathlib", "httpx", "random"}


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


@cache
def imports(path: Path) -> set[str]:
    """Full dotted names of everything the module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def reaches(path: Path, package: str) -> bool:
    return any(item == package or item.startswith(package + ".") for item in imports(path))


def test_crawler_knows_nothing_of_the_pipeline() -> None:
    """The crawler ends at Page: no module of it imports the pipeline."""
    assert [] == [
        name(path)
        for path in modules()
        if path.parts[-2:] and name(path).startswith("crawler/") and reaches(path, "pipeline")
    ]


def test_nothing_below_imports_the_app() -> None:
    """What runs sits on top: only the app imports the app."""
    below = [path for path in modules() if not name(path).startswith("pipeline/app/")]
    assert [] == [name(path) for path in below if reaches(path, "pipeline.app")]


def test_the_replica_is_no_part_of_the_product() -> None:
    """Only the replica itself and the demo import the stand-in sites."""
    users = [name(path) for path in modules() if reaches(path, "crawler.replica")]
    assert [] == [user for user in users if not user.startswith("crawler/replica/") and user != "pipeline/app/demo.py"]


@pytest.mark.parametrize("library", sorted(EDGES))
def test_each_io_library_has_one_door(library: str) -> None:
    """A library that touches the outside is imported only where DESIGN puts that edge."""
    users = {name(path) for path in modules() if reaches(path, library)}
    assert users <= EDGES[library], sorted(users - EDGES[library])


@pytest.mark.parametrize("family", sorted(DOORS))
def test_each_family_has_its_doors(family: str) -> None:
    """How pages are read and how records are judged is nobody else's business, and imports nothing that acts."""
    acting = IMPURE - {"threading"}  # judging/words.py: one thread makes its table, the others wait
    inside = {path for path in modules() if name(path).startswith(family.replace(".", "/") + "/")}
    assert {name(path) for path in modules() if path not in inside and reaches(path, family)} == DOORS[family]
    assert [] == sorted((name(path), library) for path in inside for library in acting if reaches(path, library))


@pytest.mark.parametrize("module", sorted(PURE))
def test_pure_modules_import_nothing_that_acts(module: str) -> None:
    """Steps that decide import no clock, disk, network, database or thread."""
    path = ROOT / module
    assert [] == sorted(library for library in IMPURE if reaches(path, library))


def test_package_files_hold_no_code() -> None:
    """`__init__.py` is a docstring; of the sites it is also the tuple of literals."""
    for path in modules():
        if path.name != "__init__.py" or name(path) == "crawler/sites/__init__.py":
            continue
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert len(body) == 1, name(path)
        assert isinstance(body[0], ast.Expr), name(path)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_map_of_a_package_names_its_modules(package: str) -> None:
    """Whoever opens a package finds each module and family of it in the docstring, once."""
    here = ROOT / package
    found = {path.stem for path in here.glob("*.py")} | {path.name for path in here.iterdir() if path.is_dir()}
    tree = ast.parse((here / "__init__.py").read_text(encoding="utf-8"))
    rows = (ast.get_docstring(tree) or "").splitlines()[2:]
    named = [word for row in rows for word in row[:MAP].split() if not word.endswith("/")]
    families = {word.strip(",:;/") for row in rows for word in row.split() if word.strip(",:;").endswith("/")}
    assert sorted([*named, *families]) == sorted(found - {"__init__", "__pycache__"})


def test_modules_stay_small() -> None:
    """A module past 300 lines is two ideas."""
    long = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {} == {key: lines for key, lines in long.items() if lines > 300}


def test_top_level_holds_only_what_the_house_names() -> None:
    """Nothing stands at the top that DESIGN does not name."""
    allowed = {
        "pyproject.toml",
        "README.md",
        "crawler",
        "pipeline",
        "tests",
        "state",
        "LICENSE",
        "CHANGELOG.md",
        "Dockerfile",
        "requirements.lock",
    }
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - {
        "build",
        "dist",
        "csto_monitor.egg-info",
    }
    assert set() == found - allowed
