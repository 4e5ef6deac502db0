"""Makes the pictures of the README: real commands against a stand-in site, their real output as SVG.

Run it after a change of what they show: `.venv/bin/python tests/screens.py`.
"""

import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from crawler.replica import corpus
from crawler.replica.server import ReplicaServer
from crawler.replica.site import ReplicaSite
from crawler.sites import PROFILES

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / ".readme"
WIDTH = 110


def main() -> None:
    """Writes alert.svg and status.svg."""
    today = dt.datetime.now(dt.UTC).date()
    sites = [ReplicaSite(each.name, stories=corpus.stories(25, newest=today, profile=each.name)) for each in PROFILES]
    with tempfile.TemporaryDirectory() as name, ReplicaServer(*sites) as server:
        folder = Path(name)
        lines = ["[crawl]", 'min_delay = "0s"']
        for site in sites:
            lines += [f"[sources.{site.profile}]", f'base_url = "{server.url(site)}"']
        (folder / "csto.toml").write_text("\n".join(lines), encoding="utf-8")
        run(folder, "poll")
        sites[0].publish(corpus.story_of_kind("security_statement", seed=4, published=today, profile="csto-en"))
        picture("alert", "csto poll", run(folder, "poll"))
        picture("status", "csto status", run(folder, "status"))


def run(folder: Path, *arguments: str) -> str:
    """What the command prints on a terminal."""
    command = [str(Path(sys.executable).parent / "csto"), *arguments]
    env = {
        "FORCE_COLOR": "1",
        "COLUMNS": str(WIDTH),
        "TERM": "xterm-256color",
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.stdout


def picture(name: str, title: str, shown: str) -> None:
    """An SVG of a terminal that shows it."""
    PICTURES.mkdir(exist_ok=True)
    with open("/dev/null", "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi(shown.rstrip()))
        console.save_svg(str(PICTURES / f"{name}.svg"), title=f"$ {title}", unique_id=name)


if __name__ == "__main__":
    main()
