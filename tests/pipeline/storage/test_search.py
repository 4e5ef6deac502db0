"""Full-text search: what a person types, in either language, and what comes back."""

import datetime as dt
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import schema
from pipeline.model import Kind, Verdict
from pipeline.searching import query, snippet, word_index
from pipeline.storage import maintenance

ITEMS = {
    "border": ("Statement on the border", "Units at the border opened fire. Both countries were called upon to stop."),
    "russian": ("Обстановка на границе", "Стороны призвали к сдержанности. Ёлка у границы и договорённости о мире."),
    "exercise": ("Exercise of peacekeepers", "The peacekeeping contingent is running drills; policies were explained."),
    "routine": (
        "Concert",
        "An evening of songs. The armed orchestra played; the conflict of interest was resolved by applause.",
    ),
    "conflict": ("News in brief", "An armed conflict broke out. The Permanent Council has met."),
}


@pytest.fixture(params=["waiting", "indexed"])
def shelf(request, meet, store):
    """Five records, not yet in the index or in it; gives their names by id."""
    ids = {}
    for name, (title, body) in ITEMS.items():
        lang = "ru" if name == "russian" else "en"
        source = "csto-ru" if lang == "ru" else "csto-en"
        found = meet(
            f"/news/x/{name}-item/", title=title, body=body, lang=lang, source=source, published=dt.date(2020, 1, 1)
        )
        ids[found.record.id] = name
    if request.param == "indexed":
        with schema.transaction(store.db):
            word_index.catch_up(store.db)
    return ids


@pytest.fixture
def find(shelf, store):
    def found(text, **more):
        return [shelf[hit.record.id] for hit in store.search(text, **more)]

    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("границе", ["russian"]),
        ("граница", ["russian"]),
        ("ГРАНИЦУ", ["russian"]),
        ("договоренность", ["russian"]),
        ("ёлки", ["russian"]),
        ("borders", ["border"]),
        ("country", ["border"]),
        ("peacekeeper", ["exercise"]),
        ("runs policy", ["exercise"]),
        ('"armed conflict"', ["conflict"]),
        ("armed conflict", ["conflict", "routine"]),
        ("conflict -songs", ["conflict"]),
        ("songs OR drills", ["routine", "exercise"]),
        ("peacek*", ["exercise"]),
        ("policie*", ["exercise"]),
        ("runni*", ["exercise"]),
        ("догов*", ["russian"]),
        ("orc*", ["routine"]),
        ("orca*", []),
        ("nothing of the kind", []),
        ("", []),
        ("***", []),
    ],
)
def test_what_is_found(find, text, names):
    """Stems of both languages, phrases, prefixes, exclusion, alternatives."""
    assert sorted(find(text)) == sorted(names)


@pytest.mark.parametrize(
    "text",
    ['border"', '"border', "border AND", "AND border", "OR border", "(border", "border)", "NEAR(border", "title:border",
     "border^2", "-border", "border - ", "{border}", "bor\x00der border", "border*'; DROP TABLE records; --"],
)  # fmt: skip
def test_malformed_is_taken_as_words(store, shelf, text):
    """No query is an error."""
    store.search(text)


@pytest.mark.parametrize(
    "text", ['border"', '"border', "border AND", "OR border", "(border", "border^", "{border}", "-border"]
)
def test_malformed_queries_still_find_their_words(find, text):
    """What stands around the words does not matter."""
    assert find(text) == ["border"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(alphabet=st.sampled_from("abо\"*-() ORANDNT:^+{}\\'\x00é\u0301."), max_size=24) | st.text(max_size=24))
def test_no_text_is_an_error(store, text):
    """Any text at all is a query."""
    assert store.search(text) == []


def test_headline_ranks_above_body(meet, store):
    """A match in the headline is worth more than one in the body."""
    meet(
        "/news/x/one-item-a/",
        title="Visit of a delegation",
        body="They spoke of ceasefire among other matters of the day.",
    )
    second = meet(
        "/news/x/one-item-b/", title="Call for a ceasefire", body="They spoke of peace and other matters of the day."
    )
    assert store.search("ceasefire")[0].record.id == second.record.id


def test_filters_and_limit(find, store, shelf):
    """Kind, date, source, language and number narrow the answer."""
    border = next(id for id, name in shelf.items() if name == "border")
    with schema.transaction(store.db):
        store.set_verdict(border, Verdict(Kind.STATEMENT, 0.9))
    assert find("border", kind=Kind.STATEMENT) == ["border"]
    assert find("border", kind=Kind.ROUTINE) == []
    assert find("conflict", limit=1) == ["conflict"]
    assert find("border", since=dt.date(2021, 1, 1)) == find("border", until=dt.date(2019, 12, 31)) == []
    assert find("border", since=dt.date(2020, 1, 1), until=dt.date(2020, 1, 1)) == ["border"]
    assert find("границе", source="csto-ru") == ["russian"]
    assert find("границе", source="csto-en") == []
    assert (find("*", lang="ru"), "russian" in find("*", lang="en")) == (["russian"], False)


def test_everything_is_found_the_newest_first(find, meet, shelf):
    """A star alone is what is there, filtered as any search is; what is not wanted is left out of it."""
    newest = meet("/news/x/newest-item/", title="Newest", body="The last of all.", published=dt.date(2020, 2, 1))
    shelf[newest.record.id] = "newest"
    assert find("*")[0] == "newest"
    assert sorted(find("*")) == sorted(ITEMS | {"newest": None})
    assert find("*", since=dt.date(2020, 1, 2)) == find("*", limit=1) == ["newest"]
    assert sorted(find("* -border -polic*")) == sorted({*ITEMS, "newest"} - {"border", "exercise"})
    assert find("*", source="csto-ru") == ["russian"]
    assert find("-*") == find("NOT *") == []


def test_not_is_a_hyphen_in_capitals(find):
    """As in other search engines: before a word, a phrase, and behind AND."""
    assert sorted(find("armed NOT songs")) == sorted(find("armed AND NOT songs")) == ["conflict"]
    assert find('conflict NOT "armed conflict"') == ["routine"]
    assert sorted(find("armed NOT")) == sorted(find("armed"))
    assert find("CONFLICT NOT SONGS") == ["conflict"]


def test_in_a_heading_in_capitals_not_is_a_word(find, meet, shelf):
    """As it is pasted from a page."""
    found = meet("/news/x/heading/", title="THE STATES DO NOT RECOGNISE IT", body="So the heading says. " * 3)
    shelf[found.record.id] = "heading"
    assert find("THE STATES DO NOT RECOGNISE IT") == ["heading"]


def test_matches_are_marked_in_the_original_words(store, shelf):
    """Snippets show the text's own words, the matching ones between marks."""
    (hit,) = store.search("договоренность граница")
    assert hit.snippet == "Стороны призвали к сдержанности. Ёлка у \x01границы\x02 и \x01договорённости\x02 о мире."
    (hit,) = store.search('"armed conflict"')
    assert hit.snippet.startswith("An \x01armed\x02 \x01conflict\x02 broke out.")


def test_phrase_marks_only_the_phrase():
    """A word of the phrase elsewhere is not marked."""
    wanted = query.parse('"armed conflict"')
    assert (
        snippet.snippet("", "Armed men. An armed conflict.", wanted) == "Armed men. An \x01armed\x02 \x01conflict\x02."
    )


def test_snippet_shows_the_fullest_passage():
    """Of a long text, the passage with most matches, cut off with dots on one line."""
    body = "peace " + "word " * 100 + "\n\npeace and security\tin peace " + "word " * 100
    found = snippet.snippet("", body, query.parse("peace security"))
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "\n" not in found
    assert found.count("\x01") == 3
    assert len(found.split()) < 40


def test_snippet_of_a_headline_match():
    """Where only the headline matches, it is shown; marks of the text itself are taken out."""
    assert snippet.snippet("Call \x01for peace", "Other words", query.parse("peace")) == "Call for \x01peace\x02"


def test_search_follows_revisions(meet, store):
    """Old wording is no longer found, the new one is."""
    meet(body="The alpha version of a text with some words more than a few in it.")
    meet(body="The omega version of a text with some words more than a few in it.")
    assert (len(store.search("alpha")), len(store.search("omega"))) == (0, 1)


def test_earlier_wordings_are_found_behind_present_ones(meet, store):
    """Once a record, in its latest wording that says so; filters and limit hold for them too."""
    for word in ("alpha", "alpha beta", "beta gamma", "omega"):
        edited = meet(body=f"The {word} version of a text with some words more than a few in it.").record.id
    other = meet("/news/x/other-item/", title="Other", body="A gamma ray was seen at night. " * 3).record.id

    def found(text, **more):
        return [(hit.record.id, hit.revision) for hit in store.search(text, history=True, **more)]

    assert found("gamma") == [(other, 1), (edited, 3)]
    assert found("gamma", limit=1) == [(other, 1)]
    assert found("alpha") == found("alph*") == [(edited, 2)]
    assert found("alpha -beta") == [(edited, 1)]
    assert found("alpha", source="csto-ru") == found("alphabet*") == []
    assert found("omega") == [(edited, 4)]


QUERIES = ("peace", "peace border", '"border peace"', "bor*", "treaty OR peac*", "peace -border", "policie*")


def test_waiting_records_rank_as_indexed_ones(meet, store):
    """A record is found at once, with the rank and the snippet it has when it is in the index."""
    words = ["peace", "border", "treaty", "policy", "of", "the", "and", "called", "on", "policies", "peacekeepers"]
    pick = random.Random(3)
    for n in range(60):
        meet(f"/news/x/item-{n}/", title=" ".join(pick.choices(words, k=4)), body=" ".join(pick.choices(words, k=9)))
    before = [[(hit.record.id, hit.snippet, hit.rank) for hit in store.search(one, limit=60)] for one in QUERIES]
    assert word_index.last(store.db) == 0
    with schema.transaction(store.db):
        word_index.catch_up(store.db)
    assert word_index.last(store.db) == 60
    for one, found in zip(QUERIES, before, strict=True):
        after = {hit.record.id: hit for hit in store.search(one, limit=60)}
        assert {id for id, _, _ in found} == after.keys()
        assert len(found) > 3
        for id, passage, rank in found:
            assert (passage, rank) == (after[id].snippet, pytest.approx(after[id].rank))


def test_records_wait_until_they_are_many(meet, store, monkeypatch):
    """Those that wait are indexed together; waiting or not, each is found once and a correction holds."""
    monkeypatch.setattr(word_index, "WAITING", 8)
    for n in range(30):
        meet(f"/news/x/item-{n}/", title=f"Item {n}", body=f"Text of item {n} with word{n} and omega in it. " * 4)
        assert [hit.record.title for hit in store.search(f"word{n}")] == [f"Item {n}"]
        assert len(store.search("omega", limit=99)) == n + 1
    assert word_index.last(store.db) == 24
    for n in (3, 28):
        meet(f"/news/x/item-{n}/", title=f"Item {n}", body=f"Text of item {n} with alpha{n} and omega in it. " * 4)
        assert (len(store.search(f"word{n}")), len(store.search(f"alpha{n}"))) == (0, 1)
    for n in range(30, 40):
        meet(f"/news/x/item-{n}/", title=f"Item {n}", body=f"Text of item {n} with word{n} and omega in it. " * 4)
    assert len(store.search("omega", limit=99)) == 40
    assert len({hit.record.id for hit in store.search("omega", limit=99)}) == 40
    assert maintenance.check(store.db) == []


def test_waiting_and_indexed_are_ranked_together(meet, store, monkeypatch):
    """A new record with the word in its headline stands before older ones that have it in the body only."""
    monkeypatch.setattr(word_index, "WAITING", 8)
    for n in range(9):
        meet(f"/news/x/item-{n}/", title=f"Item {n}", body=f"Text of item {n} about harvests, as they told. " * 4)
    meet("/news/x/item-on-harvests/", title="On harvests", body="Text of an item about harvests, as they told. " * 4)
    assert word_index.last(store.db) == 8
    assert next(iter(store.search("harvest"))).record.title == "On harvests"
    assert len(store.search("harvest")) == 10


def test_search_within_a_transaction(store, sight, monkeypatch):
    """What the transaction has stored so far is found, also where the index was written to in it."""
    monkeypatch.setattr(word_index, "WAITING", 8)
    with schema.transaction(store.db):
        for n in range(20):
            store.remember(sight(f"/news/x/item-{n}/", title=f"Item {n}", body=f"Text {n} of peace{n}, as told. " * 4))
        assert word_index.last(store.db) == 16
        assert len(store.search("told", limit=99)) == 20
        assert [len(store.search(f"peace{n}")) for n in (3, 18)] == [1, 1]


@pytest.mark.parametrize("text", ["border " * 3000, "bo* " * 3000, " OR ".join(["border"] * 3000), "border -x " * 999])
def test_a_page_pasted_into_the_query(find, text):
    """A word counts once, and so many of them at most; the search is as quick as for one."""
    assert find(text) == ["border"]


def test_only_so_many_words_of_a_query_count():
    """Thousands of different words make no expression of thousands."""
    wanted = query.parse(" ".join(f"w{n}*" for n in range(5000)) + " -x" * 9 + " OR".join(f" v{n}" for n in range(999)))
    assert len(wanted.groups) == query.MOST
    assert len(wanted.without) <= query.MOST


def test_a_long_text_does_not_wait(meet, store):
    """What waits is read at each search: a text of a hundred thousand letters is indexed at once."""
    for n in range(3):
        meet(f"/news/x/item-{n}/", title=f"Item {n}", body=f"Text of item {n} with omega in it. " * 4)
    assert word_index.last(store.db) == 0
    meet("/news/x/item-2/", title="Item 2", body="Text of item 2 with omega in it at length. " * 3_000)
    assert word_index.last(store.db) == 3
    meet("/news/x/item-3/", title="Item 3", body="Another text with omega in it at length. " * 3_000)
    assert word_index.last(store.db) == 4
    assert len(store.search("omega")) == 4


@pytest.mark.parametrize("is_indexed", [False, True])
def test_stress_marks_hide_no_word(meet, store, is_indexed):
    """A word with its stress marked is found by the plain word, by one stressed elsewhere, and shown as it stands."""
    met = meet(title="Обстано́вка", body="Учения нача\u0301лись вчера, и за\u0301мок стои\u0301т.").record
    if is_indexed:
        with schema.transaction(store.db):
            word_index.catch_up(store.db)
    for text in ("начались", "начала\u0301сь", "обстановки", "замо\u0301к", "нача*", '"учения начались"'):
        (hit,) = store.search(text)
        assert (hit.record.id, "\x01" in hit.snippet) == (met.id, True), text
    assert "\x01нача\u0301лись\x02" in store.search("начались")[0].snippet
    met = meet(title="Обстано́вка", body="Учения нача\u0301лись вчера, и до\u0301м стои\u0301т на месте.").record
    assert store.search("замок") == []
    assert maintenance.check(store.db) == []
