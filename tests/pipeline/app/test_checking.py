"""`csto check`: every stage on one page, and nothing written."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.replica import corpus
from crawler.replica.faults import Fault
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from pipeline.app import cli

SEED = (
    "02.12.2020\n\nThe Permanent Council has met.\n\n"
    "The Chairman warns of armed groups gathering at the border\n\n"
    "The Chairman warns of armed groups gathering at the border 03.12.2020\n\n"
    "The Chairman of the CSTO Permanent Council has warned of armed groups gathering at the Tajik-Afghan border.\n\n"
    "He called on the member states to strengthen its protection.\n\nGo back"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReplicaSite]:
    """A stand-in for csto-en, configured in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("CSTO_CONFIG", raising=False)
    made = ReplicaSite("csto-en", stories=corpus.stories(30))
    with ReplicaServer(made) as server:
        (tmp_path / "csto.toml").write_text(
            f'[crawl]\nmin_delay = "0s"\nretries = 0\n[sources.csto-en]\nbase_url = "{server.url(made)}"\n'
            'sections = ["news/news_odkb"]\n'
        )
        yield made


def check(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    given = cli.run(["check", *arguments])
    shown = capsys.readouterr()
    assert code == given, shown.err
    return shown.out


def test_a_source_is_checked_from_listing_to_verdict(
    site: ReplicaSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The section's listing with its links, then the newest article with every field; nothing is stored."""
    shown = check(capsys, "csto-en")
    for stage in ("kind", "listing", "links", "path taken", "confidence", "encoding", "title", "published", "body"):
        assert stage in shown
    listing, article = json.loads(check(capsys, "csto-en", "--json"))
    assert ("listing", "article") == (listing["kind"], article["kind"])
    assert article["target"] == listing["links"][0]["url"]
    truth = site.truth(article["target"].rstrip("/").rpartition("/")[2])
    assert truth.title == article["article"]["title"]
    assert str(truth.published) == article["article"]["published"]
    assert {"kind", "score", "reasons"} <= set(article["verdict"])
    assert ["csto.toml"] == [path.name for path in tmp_path.iterdir()]


def test_an_address_is_checked_whichever_way_it_is_written(
    site: ReplicaSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """The official address and the one of the mirror mean the same page."""
    listing = json.loads(check(capsys, "https://en.odkb-csto.org/news/news_odkb/", "--json"))
    official = listing["links"][0]["url"]
    mirrored = official.replace("https://en.odkb-csto.org", site.address)
    one, other = (json.loads(check(capsys, address, "--json")) for address in (official, mirrored))
    assert one["article"] == other["article"]
    assert one["fetch"]["url"] == other["fetch"]["url"] == official


def test_a_failure_is_named_with_its_outcome(site: ReplicaSite, capsys: pytest.CaptureFixture[str]) -> None:
    """A wall, a missing page: the outcome and one line, exit 1."""
    site.fault(Fault.status(500))
    found = json.loads(check(capsys, "https://en.odkb-csto.org/news/news_odkb/", "--json", code=1))
    assert "server_error: " in found["failure"]
    assert found["article"] is None


def test_the_address_of_a_failure_can_be_copied(site: ReplicaSite, capsys: pytest.CaptureFixture[str]) -> None:
    """It stands on a line of its own, however narrow the table below it is."""
    site.fault(Fault.status(410))
    address = "https://en.odkb-csto.org/news/news_odkb/o-vstreche-ministrov-oborony-gosudarstv-chlenov/"
    assert address in check(capsys, address, code=1).splitlines()


def test_a_saved_page_is_checked_without_the_network(
    site: ReplicaSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """HTML from a file goes through the same stages, even when the site is down."""
    listing = json.loads(check(capsys, "https://en.odkb-csto.org/news/news_odkb/", "--json"))
    target = listing["links"][0]["url"]
    article = json.loads(check(capsys, target, "--json"))["article"]
    from urllib.request import urlopen

    with urlopen(target.replace("https://en.odkb-csto.org", site.address), timeout=5) as answer:
        (tmp_path / "page.html").write_bytes(answer.read())
    site.fault(Fault.status(500))
    saved = json.loads(check(capsys, "page.html", "--json"))["article"]
    assert (article["title"], article["published"], article["body"]) == (
        saved["title"],
        saved["published"],
        saved["body"],
    )


UNSURE = """<html><head><title>{title}</title></head><body><div><h2>Ministers have agreed on a plan for the year</h2>
<p>{date}The ministers met in Yerevan and spoke about the year that lies behind them, as they do each autumn.</p>
<p>The next meeting takes place in Minsk, where the secretariat has prepared the papers already.</p></div></body></html>
"""


@pytest.mark.parametrize(
    ("title", "date", "said"),
    [
        (
            "Members of the cabinet",
            "",
            ["say otherwise: Members of the cabinet", "no date", "hints fits: bitrix-stock"],
        ),
        ("CSTO", "", ["name the site at most", "no date", "hints fits: bitrix-stock"]),
        ("Ministers have agreed on a plan for the year", "04.11.2026 ", []),
    ],
)
def test_what_is_doubted_is_said(
    title: str, date: str, said: list[str], site: ReplicaSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Why a page was read with so little confidence: title, date and hints that do not speak for it; else nothing."""
    (tmp_path / "page.html").write_text(UNSURE.format(title=title, date=date))
    found = json.loads(check(capsys, "page.html", "--json"))["article"]
    assert (found["confidence"] < 0.8) == bool(said)
    assert len(found["doubts"]) == len(said)
    assert all(words in doubt for words, doubt in zip(said, found["doubts"], strict=True))
    assert ("doubt" in check(capsys, "page.html")) == bool(said)


def test_a_seed_text_is_checked(site: ReplicaSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Text in the seed record format is read as such, and judged; the matched words are shown."""
    (tmp_path / "000_0123456789abcdef.txt").write_text(SEED)
    found = json.loads(check(capsys, "000_0123456789abcdef.txt", "--json"))
    assert ("seed", "csto-en", "2020-12-03") == (
        found["article"]["served"],
        found["source"],
        found["article"]["published"],
    )
    assert 1 == len(found["article"]["leads"])
    assert "security_statement" == found["verdict"]["kind"]
    shown = check(capsys, "000_0123456789abcdef.txt")
    assert "security_statement, score" in shown
    assert "reason" in shown


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "empty"), (b"\x00\x01\x02" * 400, "binary"), (b'{"a": 1}', "JSON"), (b"\xff\xfe\x00", "UTF-8")],
)
def test_what_is_no_page_is_said_to_be_none(
    content: bytes, said: str, site: ReplicaSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty file, a binary, another format: one line with the reason, exit 1."""
    (tmp_path / "file").write_bytes(content)
    assert 1 == cli.run(["check", "file"])
    shown = capsys.readouterr()
    assert said in shown.err
    assert 1 == shown.err.count("\n")


@pytest.mark.parametrize("path", ["state", "."])
def test_a_folder_is_no_page(path: str, site: ReplicaSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is told to be one."""
    (tmp_path / "state").mkdir()
    assert 1 == cli.run(["check", path])
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("http://", "http:// is on the site of no source. Sources: csto-en,"),
        ("csto-xx", "csto-xx is no source, address or file; did you mean csto-ru? Sources: csto-en,"),
    ],
)
def test_a_target_that_is_none_is_a_usage_error(
    site: ReplicaSite, capsys: pytest.CaptureFixture[str], target: str, told: str
) -> None:
    """Said in one line with what there is; an address without a host is not taken for a home page."""
    assert cli.run(["check", target]) == 2
    assert told in capsys.readouterr().err
    assert not [each for each in site.requests if each.target != "/robots.txt"]
