"""The terminal: one alert at one glance. Headlines are hostile text and reach no terminal unwashed."""

import errno
import os
import re
from collections.abc import Collection, Mapping, Sequence

from rich import console
from rich.style import Style
from rich.text import Text

from pipeline.channels.errors import Transient
from pipeline.channels.wording import Line, Wording, wording

_ADDRESS = re.compile(r"https?://[!-~]+")
"""What may become a link: no space, nothing beyond ASCII that could look like something else."""
_STYLES = {
    "statement": "bold white on red",
    "event": "bold black on yellow",
    "source": "bold white on blue",
    "digest": "bold white on magenta",
}


class Terminal(console.Console):
    """One whose reader may be gone: it says so each time. Rich would end the thread, and print to nobody thereafter."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


class Console:
    """Prints alerts with rich. The terminal is the caller's: standard output, or a file in a test."""

    def __init__(self, name: str, terminal: Terminal) -> None:
        self.name = name
        self._terminal = terminal

    def __repr__(self) -> str:
        return f"Console({self.name!r})"

    def send(self, alert: Mapping[str, object], attempt: int, taken: Collection[str] = ()) -> str:
        try:
            self._terminal.print(*shown(wording(alert)), sep="\n", highlight=False, soft_wrap=True, end="\n\n")
            self._terminal.file.flush()
        except (OSError, ValueError) as error:
            raise Transient(f"the terminal takes no more: {error}") from error
        return "printed"

    def close(self) -> None:
        """The terminal is not ours to close."""


def shown(words: Wording) -> Sequence[Text]:
    """The alert as lines of styled text: no markup is ever parsed, so none can be smuggled in."""
    style = _STYLES.get(words.type.split(".")[0], "bold")
    first = Text.assemble((f" {words.label.upper()} ", style), "  ")
    first.append_text(_marked(words.headline, "bold"))
    lines = [first]
    if words.facts:
        lines.append(Text("  " + " · ".join(words.facts), style="cyan"))
    lines += [Text("  ").append_text(_marked(line, "")) for line in words.lines]
    if words.matched:
        lines.append(Text.assemble(("  matched: ", "dim"), (" | ".join(words.matched), "yellow")))
    if words.link:
        is_safe = _ADDRESS.fullmatch(words.link) is not None
        lines.append(Text("  ").append(words.link, Style(underline=True, link=words.link if is_safe else None)))
    for member in words.members:
        lines += [Text("  ").append_text(line) for line in shown(member)]
    return lines


def _marked(line: Line, style: str) -> Text:
    text = Text(line.text, style=style)
    for start, end in line.marks:
        text.stylize("reverse", start, end)
    return text
