"""What the archive of the command tests is made of, and how a command is asked about it."""

import datetime as dt

import pytest

from pipeline.app import cli
from pipeline.model import Article, Served
from pipeline.model import Reading as HowRead

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
STATEMENT = (
    "The CSTO Secretary General condemns the shelling of the border of Tajikistan\n"
    "The Secretary General of the Collective Security Treaty Organization strongly condemns the shelling of a village "
    "on the Tajik-Afghan border and calls on all sides to cease fire immediately.\n"
    "The Organization stands ready to help its ally under Article 4 of the Treaty."
)
ROUTINE = (
    "A delegation of students visits the Secretariat\n"
    "A delegation of students has visited the Secretariat and seen the library. They asked about \x1b[31mthe museum."
)


def article(text: str, published: dt.date) -> Article:
    title, *paragraphs = text.split("\n")
    body = "\n\n".join(paragraphs)
    return Article(title, published, body, f"{title}\n\n{body}", HowRead(Served.ANATOMY, 0.9), lang="en")


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    """Standard output of a command that ends with that code."""
    given = cli.run(arguments)
    shown = capsys.readouterr()
    assert code == given, shown.err
    return shown.out
