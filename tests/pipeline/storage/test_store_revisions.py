"""Revisions: every change of wording, in order, and nothing else."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.model import EvidenceRef
from pipeline import schema
from pipeline.model import Attachment, ChangeKind, Kind, Lead, Reason, Verdict
from pipeline.searching import word_index
from pipeline.storage import revisions

DAY = dt.date(2026, 3, 3)
NOW = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
BODY = (
    "On 3 March the ministers met in Dushanbe and agreed on a plan for the coming year.\n\n"
    "They called upon Batken and Isfara to keep the peace, and 40 observers were sent to the border for two months."
)


def test_changed_wording_is_the_next_revision(meet, store):
    """Another wording at the same address: REVISED, number 2, the old wording kept, both searchable history."""
    first = meet(body=BODY)
    found = meet(body=BODY.replace("keep the peace", "keep the ceasefire"), at=NOW + HOUR)
    assert (found.match.relation, found.record.revision, found.record.id) == ("revised", 2, first.record.id)
    assert [(one.kind, one.before, one.after) for one in found.changes] == [
        (ChangeKind.WORDING, "peace,", "ceasefire,")
    ]
    one, two = store.revisions(first.record.id)
    assert (one.number, one.body, one.at, one.changes) == (1, BODY, NOW, ())
    assert (two.number, two.at, two.changes) == (2, NOW + HOUR, found.changes)
    assert store.get(first.record.id) == found.record


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        ({"title": "Ministers call for peace"}, {"headline"}),
        ({"published": dt.date(2026, 3, 4)}, {"date"}),
        ({"body": BODY.replace("Dushanbe", "Bishkek")}, {"names", "wording"}),
        ({"body": BODY.replace("40", "60")}, {"numbers", "wording"}),
        ({"body": BODY.replace("3 March", "5 March")}, {"numbers", "wording"}),
        ({"attachments": (Attachment("plan.pdf"),)}, {"attachments"}),
    ],
)
def test_changes_are_typed(meet, change, kinds):
    """Each revision says what kind of thing changed."""
    said = {"title": "Ministers met", "body": BODY, "published": DAY}
    meet(**said)
    found = meet(**(said | change), at=NOW + HOUR)
    assert {one.kind.value for one in found.changes} == kinds
    assert found.record.revision == 2


@pytest.mark.parametrize(
    "change",
    [
        {"leads": (Lead("Another lead of the day"),)},
        {"contact": "Press secretary, +7 000"},
        {"images": ("DSC_0001.JPG",)},
        {"body": BODY.replace("\n\n", "\n\n\n\n").replace(" on a plan", "  on a plan")},
        {"body": BODY.replace("year.", "year,").upper()},
        {"text": "another text around the same wording"},
        {"attachments": ()},
    ],
    ids=["carousel", "contact", "images", "white space", "case and punctuation", "page text", "nothing"],
)
def test_what_never_is_a_revision(meet, change):
    """Carousel, contact, image names, white space, case and punctuation make no revision."""
    meet(body=BODY)
    found = meet(**({"body": BODY} | change), at=NOW + HOUR)
    assert (found.match.relation, found.record.revision, found.changes) == ("same", 1, ())


@pytest.mark.parametrize(
    ("before", "after"),
    [({}, {"published": DAY}), ({"title": None}, {"title": "Ministers met"})],
    ids=["date", "headline"],
)
def test_unknown_becoming_known_is_no_revision(meet, store, before, after):
    """A date or headline that was not read before is gained; one that is not read now is not lost."""
    meet(**({"body": BODY, "title": "Ministers met"} | before))
    for again in (after, before):
        found = meet(**({"body": BODY, "title": "Ministers met"} | again), at=NOW + HOUR)
        assert (found.match.relation, found.record.revision) == ("same", 1)
        assert (found.record.title, found.record.published) == ("Ministers met", after.get("published"))
    assert [hit.record.id for hit in store.search("ministers met")] == [found.record.id]


def test_order_is_by_counter_not_by_clock(meet, store):
    """A clock set back, or standing still, does not disorder the history."""
    meet(body=BODY)
    for n, at in enumerate((NOW, NOW, NOW - 30 * HOUR), 2):
        assert meet(body=f"{BODY} Part {n} was added.", at=at).record.revision == n
    assert [one.number for one in store.revisions(meet(body=f"{BODY} Part 4 was added.").record.id)] == [1, 2, 3, 4]


def test_back_to_an_earlier_wording_is_a_revision(meet):
    """A wording that returns is a change like any other."""
    for n, body in enumerate((BODY, f"{BODY} More.", BODY), 1):
        assert meet(body=body, at=NOW + n * HOUR).record.revision == n


def test_unstable_page_stops_at_twenty_four_a_day(meet, store):
    """After 24 revisions within a day the wording is left and the source called unstable; a day later it goes on."""
    for n in range(26):
        found = meet(body=f"{BODY} Visitors so far: {n}.", at=NOW + n * dt.timedelta(minutes=5))
    assert (found.match.relation, found.match.rung, found.record.revision) == ("same", "unstable", 25)
    assert store.unstable("csto-en", NOW) == [found.record.id]
    assert store.unstable("csto-en", NOW + 5 * HOUR) == []
    later = meet(body=f"{BODY} Visitors so far: 99.", at=NOW + 30 * HOUR)
    assert (later.match.relation, later.record.revision) == ("revised", 26)


def test_last_seen_moves_and_removal_is_undone(meet, store):
    """Each visit moves `last_seen`; a page that is there again is not removed any more."""
    id = meet(body=BODY).record.id
    with schema.transaction(store.db):
        store.mark_removed(id, NOW + HOUR)
        store.mark_removed(id, NOW + 3 * HOUR)
    assert store.get(id).removed == NOW + HOUR
    found = meet(body=BODY, at=NOW + 5 * HOUR).record
    assert (found.removed, found.first_seen, found.last_seen) == (None, NOW, NOW + 5 * HOUR)


def test_record_is_gone_with_the_last_of_its_pages(meet, store):
    """A record filed under two sections is gone only when both pages are."""
    first = meet(body=BODY).record
    second = meet("/documents/statements/prizyv/", body=BODY).record
    assert first.id == second.id
    with schema.transaction(store.db):
        assert not store.is_gone(first.id, second.urls[1])
        assert store.is_gone(first.id, second.urls[0])


class TestArchived:
    """Captures come in any order; the newest wording is the current one."""

    def test_older_wording_becomes_an_earlier_revision(self, meet, store):
        """A capture older than what is known goes before it; the record's wording stays."""
        new = meet(body=BODY, at=NOW)
        old = meet(body=BODY.replace("40", "30"), at=NOW - 99 * HOUR, archived=True)
        assert (old.match.relation, old.match.rung, old.record.body) == ("same", "history", BODY)
        history = store.revisions(new.record.id)
        assert [(one.number, "30" in one.body) for one in history] == [(1, True), (2, False)]
        assert [one.kind.value for one in history[1].changes] == ["numbers", "wording"]
        assert (old.record.first_seen, old.record.revision) == (NOW - 99 * HOUR, 2)

    @pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
    def test_any_order_gives_one_history(self, meet, store, order):
        """The same captures in any order give the same wordings in the same order."""
        bodies = [BODY, f"{BODY} Second.", f"{BODY} Third."]
        for n in order:
            id = meet(body=bodies[n], at=NOW + n * HOUR, archived=True).record.id
        assert [one.body for one in store.revisions(id)] == bodies
        assert (store.get(id).body, store.get(id).first_seen) == (bodies[2], NOW)

    def test_older_capture_of_a_known_wording_adds_nothing(self, meet, store):
        """It only shows that the wording is older than was known."""
        meet(body=BODY, at=NOW)
        meet(body=BODY, at=NOW - 9 * HOUR, archived=True)
        found = meet(body=BODY, at=NOW - 5 * HOUR, archived=True).record
        assert [one.at for one in store.revisions(found.id)] == [NOW - 9 * HOUR]
        assert (found.first_seen, found.last_seen, found.revision) == (NOW - 9 * HOUR, NOW, 1)


class TestCorrect:
    """Replay: today's reader over kept pages."""

    REF = EvidenceRef("a.warc.gz", 1, "aa" * 32, NOW)
    LATER = EvidenceRef("a.warc.gz", 9, "bb" * 32, NOW + HOUR)

    def correct(self, store, found):
        with schema.transaction(store.db):
            return store.correct(found)

    def test_current_wording_is_put_right_without_a_revision(self, meet, sight, store):
        """The wording that rests on the page is read anew: no revision, and search finds the new words."""
        meet(body=BODY + "\n\nGo back", evidence=self.REF)
        found = self.correct(store, sight(body=BODY, evidence=self.REF))
        assert (found.match.relation, found.record.body, found.record.revision) == ("same", BODY, 1)
        assert store.search("back") == []
        assert meet(body=BODY, evidence=self.LATER, at=NOW + HOUR).match.relation == "same"

    def test_earlier_wording_is_put_right_in_its_place(self, meet, sight, store):
        """An older page corrects the revision it stands for, not the current one."""
        meet(body=f"{BODY} Odd tail.", evidence=self.REF)
        now = meet(body=f"{BODY} In force.", evidence=self.LATER, at=NOW + HOUR).record
        self.correct(store, sight(body=BODY, evidence=self.REF))
        assert [one.body for one in store.revisions(now.id)] == [BODY, f"{BODY} In force."]
        assert store.get(now.id).body == f"{BODY} In force."

    def test_page_of_no_wording_is_left_alone(self, meet, sight, store):
        """A page that never became a wording corrects nothing."""
        meet(body=BODY, evidence=self.REF)
        assert self.correct(store, sight(body="Other", evidence=self.LATER)) is None
        assert self.correct(store, sight("/news/unknown-page/", body="Other", evidence=self.REF)) is None


def test_verdict_is_kept_and_filters(meet, store):
    """A verdict comes back whole, and `kind` filters by it."""
    id = meet(body=BODY).record.id
    verdict = Verdict(
        Kind.STATEMENT, 0.9, ("border",), ("KG",), ("CSC",), (Reason("call", "body", 0, 4, "They"),), "2026.1"
    )
    with schema.transaction(store.db):
        store.set_verdict(id, verdict)
    assert store.get(id).verdict == verdict
    assert [one.id for one in store.records(kind=Kind.STATEMENT)] == [id]
    assert (store.count(kind=Kind.ROUTINE), [one.id for one in store.latest(kind=Kind.STATEMENT)]) == (0, [id])


def test_streaming_survives_writing_meanwhile(meet, store):
    """Records are read in batches: writing between two of them disturbs nothing."""
    for n in range(250):
        meet(f"/news/x/item-number-{n}/", title=f"Item {n}", body=f"Words of item {n} about topic {n * 7919}.")
    seen = []
    for record in store.records():
        seen.append(record.id)
        with schema.transaction(store.db):
            store.mark_removed(record.id, NOW)
    assert len(seen) == len(set(seen)) == store.count() == 250


def test_filters_by_date_source_and_language(meet, store):
    """`since` is of the publication date, and of the day first seen where that is unknown."""
    meet("/news/x/dated-one/", body="First text of all, long ago.", published=dt.date(2020, 1, 1))
    meet("/news/x/undated/", body="Second text, without a date.")
    meet("/en/news/x/", site="https://jscsto.odkb-csto.org", source="jscsto-en", body="Third text.", published=DAY)
    assert [one.body for one in store.records(since=dt.date(2026, 3, 1))] == [
        "Second text, without a date.",
        "Third text.",
    ]
    assert [one.body for one in store.records(source="jscsto-en")] == ["Third text."]
    assert ([*store.records(lang="ru")], len([*store.records(lang="en")])) == ([], 3)
    assert [one.published for one in store.latest(limit=2)] == [DAY, None]


def test_what_is_kept_per_source(store):
    """Quarantine, health and recurring blocks come back as they were put."""
    ref = EvidenceRef("a.warc.gz", 1, "aa" * 32, NOW)
    with schema.transaction(store.db):
        store.quarantine("csto-en", "https://x/1", "no body", at=NOW, evidence=ref)
        store.quarantine("csto-en", "https://x/1", "no headline", at=NOW + HOUR)
        store.quarantine("csto-ru", "https://x/2", "no body", at=NOW)
        for n in range(3):
            store.save_health("csto-en", f"poll-{n}", f'{{"n":{n}}}', at=NOW)
        store.save_recurring("csto-en", "[1]")
        store.save_recurring("csto-en", "[1,2]")
    (kept,) = store.quarantined("csto-en")
    assert (kept.reason, kept.evidence, kept.at) == ("no headline", ref, NOW)
    assert len(store.quarantined()) == 2
    assert store.health_history("csto-en", 2) == ['{"n":2}', '{"n":1}']
    assert (store.recurring("csto-en"), store.recurring("csto-ru")) == ("[1,2]", None)
    with schema.transaction(store.db):
        assert store.release("csto-en", "https://x/1", at=NOW)
        assert not store.release("csto-en", "https://x/1", at=NOW)
    assert store.quarantined("csto-en") == []


@pytest.mark.parametrize(
    "read", [lambda store: next(store.records()), lambda store: next(word_index.wordings(store.db, 0))]
)
def test_reading_the_first_costs_the_same_of_many(store, sight, read, monkeypatch):
    """A stream begins at once, however many records follow: exporting takes no longer for each of more."""
    monkeypatch.setattr(word_index, "BATCH", 100)

    def steps():
        taken = []
        store.db.conn.set_progress_handler(lambda: taken.append(1), 100)
        read(store)
        store.db.conn.set_progress_handler(None, 0)
        return len(taken)

    def fill(first, last):
        with schema.transaction(store.db):
            for n in range(first, last):
                body = f"Text of item {n} with word{n} in it. " * 4
                store.remember(sight(f"/news/x/item-number-{n}/", title=f"Item {n}", body=body))

    fill(0, 110)
    few = steps()
    fill(110, 400)
    assert steps() <= few + 10


@given(st.text(max_size=12), st.text(max_size=6), st.text(max_size=12))
def test_a_text_comes_back_from_what_is_kept_of_it(before, body, behind):
    """Whatever stands around the body, and however often the body stands in the text."""
    for text in (before + body + behind, before + behind, body * 3 + behind):
        kept, at = revisions.without(text, body)
        assert revisions.whole(kept, body, at) == text


def test_a_body_is_kept_once(meet, store):
    """The page's text is kept without the body that stands in it, and read with it."""
    text = f"Headline\n\n01.03.2026 picture.jpg\n\n{BODY}\n\nBack to the section"
    found = meet(title="Headline", body=BODY, text=text).record
    kept = store.db.execute("SELECT text, body FROM revisions").fetchone()
    assert kept == (text.replace(BODY, ""), BODY)
    assert (found.text, store.get(found.id).text, store.revisions(found.id)[0].text) == (text, text, text)
