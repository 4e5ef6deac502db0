"""Dates and numbers kept beside a record: always those of what it says now, and never missed where they are not."""

import dataclasses
import datetime as dt

import pytest

from pipeline import facts, schema
from pipeline.facts import Figures, figures
from pipeline.fingerprint import Fingerprint, fingerprint, parts, put_together
from pipeline.model import Completeness, Relation, Sighting
from pipeline.stems import folded_words
from pipeline.store import Store

DAY = dt.timedelta(days=1)
HELD = "Exercises of 300 men and 12 aircraft were held near Osh on 7 May 2021 by the forces of all member states. " * 2


def kept(store: Store) -> dict[int, Figures]:
    rows = store.db.execute("SELECT key, figures FROM records WHERE figures IS NOT NULL")
    return {key: Figures.of_line(line) for key, line in rows}


def wanted(store: Store) -> dict[int, Figures]:
    """Those of what the records say now, as far as any are kept."""
    found = {key: fingerprint(one.title, one.body).figures for key, one in enumerate(store.records(), 1)}
    return {key: found[key] for key in kept(store)}


def identified(one: Sighting) -> Fingerprint:
    """As another process gives it."""
    return put_together(*parts(fingerprint(one.article.title, one.article.body)))


def test_figures_are_those_of_what_a_record_says_now(store, meet, sight):
    """New, revised, told by a lead and then in full, met as a file without a headline: the kept figures follow."""
    with schema.transaction(store.db):
        store.remember(sight("/news/a/"), identified(sight("/news/a/")))
    meet(sight("/news/a/", body=f"{HELD}\n\nFour days later they ended.", at=sight().seen_at + DAY))
    meet(sight("/news/b/", title=None, body=HELD[:90], completeness=Completeness.LEAD))
    meet(sight("/news/b/", title="On 8 May", body=HELD.replace("300", "301")))
    meet(sight("/news/c/", title=None, body=HELD.replace("Osh", "Khujand")))
    meet(sight(None, title="Five days", body=HELD.replace("Osh", "Khujand"), identifier="a-file"))
    assert kept(store) == wanted(store)
    assert len(set(kept(store).values())) == 3


def test_correction_brings_figures_along(store, meet, sight):
    """Today's reading in the place of an earlier one: its figures are kept, also where its words are the same."""
    one = sight("/news/a/", body=HELD.replace("300 men", "3.5 tons"))
    again = one.article.body.replace("3.5", "3 5")
    with schema.transaction(store.db):
        store.remember(one, identified(one))
    with schema.transaction(store.db):
        store.remember(dataclasses.replace(one, article=dataclasses.replace(one.article, body=again, text=again)))
    assert kept(store) == wanted(store)


@pytest.mark.parametrize("are_kept", [True, False], ids=["kept", "not kept"])
def test_templates_are_told_apart_with_figures_and_without(store, meet, sight, are_kept):
    """Another number is another item, a mended slip the same one, whether the store has figures of the known record."""
    one = sight("/news/a/", body=HELD)
    with schema.transaction(store.db):
        first = store.remember(one, identified(one) if are_kept else None).record
    assert bool(kept(store)) is are_kept
    other = meet(sight("/news/b/", body=HELD.replace("300", "450")))
    slip = meet(sight("/news/c/", body=HELD.replace("Exercises", "Exercisse")))
    assert other.match.relation is Relation.NEW
    assert (slip.match.relation, slip.match.record_id) == (Relation.SAME, first.id)


def test_figures_of_other_rules_are_forgotten(file, sight, monkeypatch):
    """A version that finds other dates and numbers compares in full what an earlier one wrote."""
    db = schema.open(file)
    with schema.transaction(db):
        Store(db).remember(one := sight("/news/a/", body=HELD), identified(one))
    assert kept(Store(db))
    db.execute("UPDATE settings SET value = 'earlier' WHERE name = 'figures'")
    db.close()
    db = schema.open(file)
    assert db.execute("SELECT figures FROM records").fetchone() == (None,)
    db.close()


PINNED = """On 12 July 2020 and 03.04.21 1,300 men, 3,5 tons and two planes; 20`8, July17, 5 мая 2019 года and 007,
двадцать пять or пять, 14-го июня, 1.2.3 and 45%"""


def test_rules_of_figures_are_named():
    """What is kept stands for ever: whoever changes how figures are found gives the rules another name (FIGURES)."""
    found = figures(PINNED, folded_words(PINNED))
    assert (facts.FIGURES, found.line()) == ("1", PINNED_LINE)
    assert Figures.of_line(found.line()) == found
    assert Figures.of_line(Figures((), ()).line()) == Figures((), ())


PINNED_LINE = "4-3 5-5 6-14 7-12 7-17|1.2.3 1300 2 2019 2020 21 3.5 45 5 5 7"


def test_fingerprint_taken_apart_is_put_together():
    """What another process made of an article is the same as what is made here."""
    for title, body in ((None, ""), ("On 5 May", HELD), (None, "Two words")):
        made, again = fingerprint(title, body), put_together(*parts(fingerprint(title, body)))
        for name in ("size", "is_short", "content_hash", "openings", "bands", "figures", "facts", "words", "shingles"):
            assert getattr(again, name) == getattr(made, name)
