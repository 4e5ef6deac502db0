"""`csto search`: full text, ranked."""

import datetime as dt
import re
from typing import TYPE_CHECKING

import click

from pipeline.app import options, output
from pipeline.app.result import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from pipeline.search import Hit


class Words(click.Command):
    """A command whose words may begin with a hyphen: `-word` leaves out what has it, and is no option."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        return super().parse_args(context, [_worded(one) for one in arguments])


def _worded(argument: str) -> str:
    """The argument, a hyphen that opens a word made a minus sign, which says the same in a query."""
    return re.sub(r"\A-(?!-)(?![vqh]+\Z)(?=.)", "−", argument, flags=re.DOTALL)


@click.command("search", cls=Words)
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
@options.kind
@options.published_since
@options.published_until
@options.source
@options.lang
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, metavar="N", help="At most.")
@click.option("--history", is_flag=True, help="Also what only an earlier wording says.")
@options.as_json
@options.common
@click.pass_context
def command(
    context: click.Context,
    query: tuple[str, ...],
    kind: str | None,
    since: dt.date | None,
    until: dt.date | None,
    source: str | None,
    lang: str | None,
    limit: int,
    history: bool,
    as_json: bool,
) -> None:
    """Records that match, best first. Word stems match in English and Russian; all words must.

    "a phrase"; prefix*; one OR other; -without; '*' alone is everything, the newest first.
    """
    options.check_period(since, until)
    config = context.obj.config()
    if source is not None:
        options.known_sources(config, (source,))
    from pipeline.app.stored import reading_or_saying
    from pipeline.model import Kind
    from pipeline.store import Store

    with reading_or_saying(config) as database:
        found = Store(database).search if database else _nothing
        wanted = Kind(kind) if kind else None
        period = {"since": since, "until": until}
        hits = found(" ".join(query), wanted, **period, source=source, lang=lang, limit=limit, history=history)
        if as_json:
            output.put_json([_as_json(hit, history=history) for hit in hits])
        else:
            for hit in hits:
                output.show(_lines(hit))
    if not hits:
        output.say("nothing matched")
        context.exit(NOTHING)


def _nothing(*asked: object, **more: object) -> "list[Hit]":
    """What is found where nothing was ever stored."""
    return []


def _lines(hit: "Hit") -> "Iterator[Text | str]":
    from pipeline.app import record_view

    yield record_view.heading(hit.record)
    yield record_view.snippet(hit.snippet)
    for line in (record_view.safe(hit.record.url or ""), record_view.ties(hit.record, hit.revision)):
        if line:
            yield f"    {line}"


def _as_json(hit: "Hit", *, history: bool) -> dict[str, object]:
    from pipeline.record_json import to_json

    said = {"matched_revision": hit.revision} if history else {}
    return to_json(hit.record) | {"snippet": _starred(hit.snippet), "rank": hit.rank} | said


def _starred(snippet: str) -> str:
    """A snippet for programs: matches between two stars."""
    return snippet.replace("\x01", "**").replace("\x02", "**")
