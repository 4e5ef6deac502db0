"""The console: one glance, and no headline that steers the terminal."""

import contextlib
import io
import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.channels.console import Console, Terminal
from pipeline.channels.errors import Transient
from pipeline.channels.wording import washed, wording

ALERT: dict[str, object] = {
    "type": "statement.new",
    "id": "alert_1",
    "timestamp": "2026-03-10T12:00:00Z",
    "data": {
        "record": {
            "id": "00000000000000aa",
            "url": "https://en.odkb-csto.org/news/news_odkb/o-granitse/",
            "source": "csto-en",
            "title": "On the incident at the border",
            "published": "2026-03-10",
            "lead": "The Council expresses concern.",
        },
        "verdict": {
            "kind": "security_statement",
            "score": 0.93,
            "organs": ["CSC"],
            "states": ["AM"],
            "topics": ["border"],
            "reasons": [
                {"rule": "matter", "field": "title", "start": 7, "end": 15, "text": "incident"},
                {"rule": "act", "field": "body", "start": 12, "end": 29, "text": "expresses concern"},
                {"rule": "stale", "field": "body", "start": 0, "end": 5, "text": "other"},
            ],
        },
        "changes": [],
        "source": "csto-en",
    },
}


def printed(alert: dict[str, object], *, color: bool = False) -> str:
    """What a terminal of 100 columns is sent."""
    out = io.StringIO()
    Console(
        "console", Terminal(file=out, width=100, force_terminal=color, color_system="truecolor" if color else None)
    ).send(alert, 1)
    return out.getvalue()


def hostile(text: str) -> dict[str, object]:
    return {**ALERT, "data": {**ALERT["data"], "record": {"title": text, "lead": text, "url": text}}}  # type: ignore[dict-item]


def test_one_glance_tells_all() -> None:
    """Kind, headline, organs, states, matched words and address are there."""
    text = printed(ALERT)
    for part in (
        "NEW STATEMENT",
        "On the incident at the border",
        "security statement 0.93 · CSC · AM · border · 2026-03-10 · csto-en",
        "The Council expresses concern.",
        "matched: incident | expresses concern",
        "https://en.odkb-csto.org/news/news_odkb/o-granitse/",
    ):
        assert part in text


def test_matched_words_are_marked_where_they_stand() -> None:
    """The words that rules point at are reversed in headline and lead; a reason that no longer fits marks nothing."""
    words = wording(ALERT)
    assert words.headline.marks == ((7, 15),)
    assert words.lines[0].marks == ((12, 29),)
    assert re.search(r"\x1b\[[\d;]*7[\d;]*mincident", printed(ALERT, color=True))


@pytest.mark.parametrize(
    "attack",
    [
        "\x1b[2J\x1b[1;1Hcleared",
        "\x1b]0;title\x07",
        "\x1b]8;;http://evil.example/\x1b\\click\x1b]8;;\x1b\\",
        "\u009b31mred",
        "first\nsecond\r\nALERT",
        "safe \u202etxet desrever\u202c",
        "\u2066isolated\u2069",
        "bell\x07back\x08\x00",
        "[bold red]markup[/bold red] [link=http://evil.example/]x[/link]",
        "line\u2028separator",
    ],
)
def test_hostile_headlines_are_text(attack: str) -> None:
    """Escape sequences, control characters, direction marks and rich markup come out as harmless text on one line."""
    text = printed(hostile(attack))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)
    assert "markup" not in attack or "[bold red]markup[/bold red]" in text
    first = text.splitlines()[0]
    assert first.startswith(" NEW STATEMENT ")


@given(st.text())
def test_washing_keeps_positions(text: str) -> None:
    """Washed text has the length it had, so that marks stay true, and holds nothing that acts."""
    clean = washed(text)
    assert len(clean) == len(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", clean)


def test_trouble_is_told_in_words() -> None:
    """An operations alert shows its source, its reason and its code."""
    text = printed(
        {"type": "source.failing", "id": "x", "data": {"source": "*", "code": "network", "reason": "nothing answers"}}
    )
    assert "TROUBLE" in text
    assert "everything: nothing answers" in text


def test_changes_and_last_copies_are_shown() -> None:
    """A revision shows what changed; a removal where the last copy is."""
    data = {
        **ALERT["data"],  # type: ignore[dict-item]
        "changes": [{"kind": "numbers", "before": "12", "after": "14"}],
        "last_copy": {"warc": "2026-03.warc.gz", "offset": 7},
    }
    text = printed({**ALERT, "type": "statement.removed", "data": data})
    assert "numbers: 12 → 14" in text
    assert "last copy: 2026-03.warc.gz at 7" in text


def test_a_digest_shows_every_alert() -> None:
    """Each alert of a digest stands there as it would alone."""
    text = printed({"type": "digest", "id": "d", "data": {"alerts": [ALERT, ALERT]}})
    assert "2 alerts" in text
    assert text.count("On the incident at the border") == 2


@given(
    st.recursive(
        st.none() | st.text() | st.integers() | st.floats(allow_nan=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["record", "verdict", "alerts", "x"]), inner),
        max_leaves=10,
    )
)
def test_any_alert_can_be_shown(data: object) -> None:
    """Whatever is missing or odd in an alert, its wording is made without an error."""
    assert wording({"type": "statement.new", "id": "x", "data": data}).label == "new statement"


def test_a_closed_terminal_is_tried_again() -> None:
    """A terminal that is gone is a failed attempt, not a crash."""
    out = io.StringIO()
    channel = Console("console", Terminal(file=out))
    out.close()
    with pytest.raises(Transient, match="terminal"):
        channel.send(ALERT, 1)


def test_a_reader_that_is_gone_is_said_each_time() -> None:
    """A pipe that was closed on us (`csto poll | head -1`) fails every attempt: nothing is printed to nobody."""
    read, write = os.pipe()
    os.close(read)
    with open(write, "w", encoding="utf-8", buffering=1) as gone:
        channel = Console("console", Terminal(file=gone))
        for attempt in (1, 2):
            with pytest.raises(Transient, match="Broken pipe"):
                channel.send(ALERT, attempt)
        with contextlib.suppress(BrokenPipeError):
            gone.close()
