"""What is worth an alert: once a statement, with its changes, and nothing of what was there before."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import EvidenceRef
from pipeline import alert
from pipeline.alert import Policy
from pipeline.model import (
    AlertType,
    Change,
    ChangeKind,
    Completeness,
    Kind,
    Match,
    Record,
    Relation,
    Remembered,
    Verdict,
)

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
STATEMENT = Verdict(Kind.STATEMENT, 0.9, ("border",), ("AM",), ("CSC",), rules_version="1")
EVENT = Verdict(Kind.EVENT, 0.2)
ROUTINE = Verdict(Kind.ROUTINE, 0.05)
CHANGE = Change(ChangeKind.NUMBERS, "12", "14")
NOTHING = frozenset[AlertType]()
TOLD = frozenset({AlertType.STATEMENT_NEW})
ALL_KINDS = Policy(kinds=(Kind.STATEMENT, Kind.EVENT))


def record(**changes: object) -> Record:
    known = Record(
        id="00000000000000aa",
        url="https://en.odkb-csto.org/news/news_odkb/o-granitse/",
        urls=(),
        source="csto-en",
        section="news/news_odkb",
        lang="en",
        title="On the border",
        published=NOW.date(),
        body="The Council is concerned.\n\nIt calls for restraint.",
        text="",
        completeness=Completeness.FULL,
        first_seen=NOW,
        last_seen=NOW,
        revision=1,
    )
    return replace(known, **changes)  # type: ignore[arg-type]


def remembered(
    relation: Relation, *, news: bool = True, changes: tuple[Change, ...] = (), **fields: object
) -> Remembered:
    one = record(**fields)
    return Remembered(Match(relation), one, changes, root="00000000000000aa", news=news)


def types(
    found: Remembered,
    verdict: Verdict = STATEMENT,
    *,
    policy: Policy | None = None,
    already: frozenset[AlertType] = NOTHING,
    before: Verdict | None = None,
    live: bool = True,
) -> list[str]:
    raised = alert.decide(found, verdict, policy=policy or Policy(), now=NOW, already=already, before=before, live=live)
    return [one.type.value for one in raised]


def test_a_new_statement_alerts() -> None:
    """A statement first seen now raises statement.new, with all that the contract promises in it."""
    (raised,) = alert.decide(remembered(Relation.NEW), STATEMENT, policy=Policy(), now=NOW, already=NOTHING)
    shown = alert.to_json(raised)
    assert set(shown) == {"type", "id", "timestamp", "data"}
    assert (shown["type"], shown["timestamp"]) == ("statement.new", "2026-03-10T12:00:00Z")
    assert shown["data"]["source"] == "csto-en"  # type: ignore[index]
    assert shown["data"]["changes"] == []  # type: ignore[index]
    assert shown["data"]["record"] == {  # type: ignore[index]
        "id": "00000000000000aa",
        "url": "https://en.odkb-csto.org/news/news_odkb/o-granitse/",
        "source": "csto-en",
        "lang": "en",
        "title": "On the border",
        "published": "2026-03-10",
        "lead": "The Council is concerned.",
        "revision": 1,
    }
    assert json.loads(json.dumps(shown)) == shown


def test_a_security_event_alerts_only_where_asked_for() -> None:
    """security_event is event.new where kinds names it, whatever its score as a statement; else nothing."""
    assert types(remembered(Relation.NEW), EVENT) == []
    assert types(remembered(Relation.NEW), EVENT, policy=ALL_KINDS) == ["event.new"]


def test_routine_never_alerts() -> None:
    """A routine page raises nothing, however it was met."""
    for relation in Relation:
        assert types(remembered(relation, changes=(CHANGE,)), ROUTINE, policy=ALL_KINDS) == []


@pytest.mark.parametrize("relation", [Relation.SAME, Relation.COPY, Relation.TRANSLATION, Relation.COMPLETED])
def test_one_statement_alerts_once(relation: Relation) -> None:
    """Another crawl, address, section or language of an alerted statement, or its full text, raises nothing more."""
    assert types(remembered(relation), already=TOLD) == []


def test_the_baseline_and_backfill_raise_nothing() -> None:
    """What is not live raises nothing, and what was known before it could be news is never new."""
    assert types(remembered(Relation.NEW), live=False) == []
    assert types(remembered(Relation.REVISED, changes=(CHANGE,)), already=TOLD, live=False) == []
    assert types(remembered(Relation.NEW, news=False)) == []
    assert types(remembered(Relation.TRANSLATION, news=False)) == []


@pytest.mark.parametrize(
    ("days", "expected"), [(30, ["statement.new"]), (31, []), (None, ["statement.new"]), (-1, ["statement.new"])]
)
def test_old_news_is_recorded_not_alerted(days: int | None, expected: list[str]) -> None:
    """max_age counts from publication, its last day included; an unknown date is taken for fresh."""
    published = NOW.date() - dt.timedelta(days=days) if days is not None else None
    assert types(remembered(Relation.NEW, published=published)) == expected


def test_a_score_below_the_least_is_silent() -> None:
    """min_score bounds statements, itself included."""
    assert types(remembered(Relation.NEW), replace(STATEMENT, score=0.49)) == []
    assert types(remembered(Relation.NEW), replace(STATEMENT, score=0.5)) == ["statement.new"]


def test_a_lead_that_becomes_a_statement_is_new() -> None:
    """The full article of a lead that raised nothing alerts as soon as it reads as a statement."""
    assert types(remembered(Relation.COMPLETED), before=ROUTINE) == ["statement.new"]


def test_a_page_edited_into_a_statement_is_new() -> None:
    """A revision by which a routine page becomes a statement is a new statement, and shows what changed."""
    (raised,) = alert.decide(
        remembered(Relation.REVISED, changes=(CHANGE,), revision=2),
        STATEMENT,
        policy=Policy(),
        now=NOW,
        already=NOTHING,
        before=ROUTINE,
    )
    assert raised.type == "statement.new"
    assert raised.data["changes"] == [{"kind": "numbers", "before": "12", "after": "14"}]


def test_an_event_that_becomes_a_statement_is_told_as_one() -> None:
    """An alerted event revised into a statement raises statement.new."""
    told = frozenset({AlertType.EVENT_NEW})
    found = remembered(Relation.REVISED, changes=(CHANGE,), revision=2)
    assert types(found, policy=ALL_KINDS, already=told, before=EVENT) == ["statement.new"]


def test_a_revised_statement_alerts_with_its_changes() -> None:
    """An alerted statement whose wording changes raises statement.revised, however old and whatever it has become."""
    found = remembered(Relation.REVISED, changes=(CHANGE,), revision=2, published=dt.date(2025, 1, 1))
    assert types(found, already=TOLD, before=STATEMENT) == ["statement.revised"]
    assert types(found, ROUTINE, already=TOLD, before=STATEMENT) == ["statement.revised"]


def test_a_baseline_statement_revised_later_alerts() -> None:
    """A statement of the baseline is not new, but its later revision is told while it is young."""
    found = remembered(Relation.REVISED, news=False, changes=(CHANGE,), revision=2)
    assert types(found, before=STATEMENT) == ["statement.revised"]
    old = remembered(Relation.REVISED, news=False, changes=(CHANGE,), revision=2, published=dt.date(2025, 1, 1))
    assert types(old, before=STATEMENT) == []


def test_the_known_verdict_is_the_records_own_where_none_is_given() -> None:
    """Without `before`, the verdict the record still carries says what it was."""
    found = remembered(Relation.REVISED, news=False, changes=(CHANGE,), revision=2, verdict=STATEMENT)
    assert types(found) == ["statement.revised"]


def test_news_that_was_edited_before_it_could_be_told_is_new() -> None:
    """What a backfill between two polls, or an archive, showed first, and the next poll meets edited."""
    found = remembered(Relation.REVISED, changes=(CHANGE,), revision=2)
    assert types(found, before=STATEMENT) == ["statement.new"]
    assert types(found, before=STATEMENT, policy=Policy(on=("revised",))) == ["statement.revised"]
    assert types(found, already=TOLD, before=STATEMENT) == ["statement.revised"]


def test_each_revision_alerts_once_over_all_copies() -> None:
    """Copies revised alike share an alert's id, so the outbox keeps one; the next revision has another."""

    def of(**fields: object) -> str:
        found = remembered(Relation.REVISED, changes=(CHANGE,), **fields)  # type: ignore[arg-type]
        (raised,) = alert.decide(found, STATEMENT, policy=Policy(), now=NOW, already=TOLD)
        return raised.id

    assert of(revision=2) == of(revision=2, id="00000000000000bb", duplicate_of="00000000000000aa")
    assert of(revision=2) != of(revision=3)


def test_what_is_not_on_is_silent() -> None:
    """`on` names what alerts are raised for."""
    assert types(remembered(Relation.NEW), policy=Policy(on=("revised",))) == []
    revised = remembered(Relation.REVISED, changes=(CHANGE,))
    assert types(revised, policy=Policy(on=("new",)), already=TOLD) == []
    assert alert.removed(record(verdict=STATEMENT), policy=Policy(on=("new",)), now=NOW, already=TOLD) == ()


def test_a_takedown_tells_where_the_last_copy_is() -> None:
    """statement.removed carries the address the words stood at and the capture kept of them."""
    kept = EvidenceRef("2026-03.warc.gz", 512, "ab" * 32, NOW)
    gone = record(verdict=STATEMENT, removed=NOW, evidence=kept)
    (raised,) = alert.removed(gone, policy=Policy(), now=NOW, already=NOTHING)
    assert raised.type == "statement.removed"
    assert raised.data["last_copy"] == {
        "url": gone.url,
        "seen": "2026-03-10T12:00:00Z",
        "warc": "2026-03.warc.gz",
        "offset": 512,
        "sha256": "ab" * 32,
        "fetched": "2026-03-10T12:00:00Z",
    }


def test_only_statements_are_missed() -> None:
    """A routine page, or an old statement never alerted, may go in silence; an alerted one may not."""
    old = record(verdict=STATEMENT, published=dt.date(2020, 1, 1))
    assert alert.removed(record(verdict=ROUTINE), policy=Policy(), now=NOW, already=NOTHING) == ()
    assert alert.removed(old, policy=Policy(), now=NOW, already=NOTHING) == ()
    assert len(alert.removed(old, policy=Policy(), now=NOW, already=TOLD)) == 1


def test_ids_follow_from_the_cause_alone() -> None:
    """The same record, revision and type give the same id at another time; a copy's `new` shares its root's."""
    first = alert.decide(remembered(Relation.NEW), STATEMENT, policy=Policy(), now=NOW, already=NOTHING)
    copy = remembered(Relation.COPY, id="00000000000000bb", duplicate_of="00000000000000aa")
    later = alert.decide(copy, STATEMENT, policy=Policy(), now=NOW + dt.timedelta(days=1), already=NOTHING)
    assert first[0].id == later[0].id


@given(st.text(max_size=3000))
def test_a_lead_is_the_first_paragraph_within_bounds(body: str) -> None:
    """Whatever the body, the lead is its beginning and fits an alert."""
    lead = alert.lead(body)
    assert len(lead) <= alert.MAX_LEAD + 2
    assert body.split("\n\n", 1)[0].strip().startswith(lead.removesuffix(" …"))
