"""Markup to blocks: what is kept of the pages before changes nothing in what a page comes to."""

import random
from bisect import bisect_right
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.replica.corpus import stories
from crawler.replica.exchange import Request
from crawler.replica.markup.catalogue import MARKUPS
from crawler.replica.site import ReplicaSite
from pipeline.reading.blocks import Flat
from pipeline.reading.flatten import flatten, in_one_go
from pipeline.reading.sight import Sight
from pipeline.reading.wrapper import Found, Shelf

STORIES = stories(12)
PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<td>", "<tr>", "<table>", "</table>", "<li>", "</li>", "<ul>", "</ul>"),
    *("<a href=/news/a/>", "</a>", "<a href='/b/'><img src=c.jpg></a>", "<h1>", "</h1>", "<br>", "<hr>", "<b>", "</b>"),
    *("<div style='font-size:30px'>", "<div hidden>", "<title>", "</title>", "<meta property=og:title content=T>"),
    *("<script>", "</script>", "<!--", "-->", '<a title="', '">', "<time datetime=2026-11-22>", "<nav>", "</nav>"),
    *("The council met in Minsk. " * 8, "A line. ", "\n", " ", "&amp;", "Menu"),
)
PART = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@pytest.mark.parametrize("words", ["the heads", "главы делегаций", "Q&A"])
def test_linked_letters_are_counted_as_they_are_shown(words: str) -> None:
    """How much of a line is linked does not depend on whether its letters are written as entities."""
    coded = "".join(f"&#{ord(letter)};" for letter in words)
    blocks = flatten(f"<p>Then <a href='/news/'>{coded}</a> &laquo;signed&raquo; the minutes.</p>").blocks
    assert [block.linked for block in blocks] == [len(words)]


def found_in(shelf: Shelf, page: str) -> Found:
    """What is known of a page, once something has been learned of it."""
    content = page.encode()
    return shelf.learned_from(page, content, shelf.known_of(page, content))


def numbered(flat: Flat) -> Flat:
    """The same, no number of a box left out."""
    real = [box for box, tag in enumerate(flat.tags) if tag]
    at = {box: number for number, box in enumerate(real)}
    return replace(
        flat,
        blocks=tuple(block._replace(box=at[block.box]) for block in flat.blocks),
        parents=tuple(at[flat.parents[box]] for box in real),
        lasts=tuple(bisect_right(real, flat.lasts[box]) - 1 for box in real),
        tags=tuple(flat.tags[box] for box in real),
    )


@given(PART, PART, st.integers(0, 40), st.lists(PART, min_size=1, max_size=4))
@settings(max_examples=300)
def test_a_page_cut_into_stretches_is_the_same_page(head: str, tail: str, items: int, middles: list[str]) -> None:
    """Pages that share their beginning and end, in any disorder, come to what one walk over each of them gives."""
    menu = "".join(f'<li class=m{n}><a href="/structure/unit{n}/">Unit number {n}</a></li>\n' for n in range(items))
    for middle in middles:
        page = f"<body>{head}<ul>{menu}</ul>{middle}<div>{menu}</div>{tail}"
        assert numbered(flatten(page)) == in_one_go(page)


def test_a_headline_cut_at_its_line_break_is_the_same() -> None:
    """Pages that agree up to the line break in a headline: a second break ends it, a word goes on with it."""
    menu = "".join(f'<li><a href="/structure/unit{n}/">Unit number {n}</a></li>\n' for n in range(40))
    head = f"<body><ul>{menu}</ul><h1><b>A headline on two lines</b><br>"
    for rest in ("<i>and its end</i></h1>", "<br>Text behind it", "<i>and another end</i></h1>", "<br>More of it"):
        assert numbered(flatten(head + rest)) == in_one_go(head + rest)


def test_a_tag_that_pages_break_off_in_is_the_same() -> None:
    """Pages cut off amid a tag teach nothing of it: another page has that tag whole."""
    menu = "".join(f'<li><a href="/structure/section{n}/">Section number {n}</a></li>\n' for n in range(40))
    cut = f"<body><ul>{menu}</ul><p>The council has met in Minsk and has spoken of the year.</p><d"
    for page in (cut, cut, cut, f"{cut}iv class=a>The ministers have met as well.</div>"):
        assert numbered(flatten(page)) == in_one_go(page)


def test_a_links_text_that_goes_on_is_counted_whole() -> None:
    """Pages that agree up to the middle of a link's words have as much text in links as one walk finds."""
    menu = "".join(f'<li><a href="/structure/unit{n}/">Unit number {n}</a></li>\n' for n in range(40))
    head = f'<body><ul>{menu}</ul><p><a href="/news/">Go back'
    for rest in ("<i>now</i></a>", "<i>then</i></a>", " to the section</a>", "<b>!</b></a>", " \n</a> to all"):
        assert numbered(flatten(head + rest)) == in_one_go(head + rest)


@pytest.mark.parametrize("markup", MARKUPS)
def test_pages_of_a_site_are_the_same_in_any_order(markup: str) -> None:
    """Whatever pages of a site were read before, and however often, a page has the same lines in the same boxes."""
    site = ReplicaSite(stories=STORIES, markup=markup, carousel=2, page_bytes=20_000)
    pages = [site.answer(Request("GET", path)).body.decode() for path in site.stories] * 2
    random.Random(1).shuffle(pages)
    assert [numbered(flatten(page)) for page in pages] == [in_one_go(page) for page in pages]


@pytest.mark.parametrize("markup", MARKUPS)
def test_what_pages_share_is_learned_from_two_of_them(markup: str) -> None:
    """From the third page of a template on, most of a page is known before it is walked over."""
    site = ReplicaSite(stories=STORIES, markup=markup, carousel=2, page_bytes=20_000)
    pages = [site.answer(Request("GET", path)).body.decode() for path in site.stories]
    shelf = Shelf()
    sizes = [found_in(shelf, page).size / len(page) for page in pages]
    assert sizes[0] == 0
    assert min(sizes[4:]) > 0.6


def test_pages_without_anything_in_common_teach_nothing() -> None:
    """A page unlike those before it is compared ever more rarely."""
    shelf = Shelf()
    pages = ["".join(f"<p>{n} {m}</p>" for m in range(300)) for n in range(100)]
    found = [found_in(shelf, page) for page in pages]
    assert {one.size for one in found} == {0}
    assert shelf.trials < 20


def test_pages_known_but_for_a_long_article_are_compared_ever_more_rarely() -> None:
    """An article of many tags is no reason to look for another template on every so many pages, for ever."""
    menu = "".join(f'<li><a href="/structure/unit{n}/">Unit number {n}</a></li>\n' for n in range(150))
    shelf = Shelf()
    for n in range(600):
        page = f"<ul>{menu}</ul>" + "".join(f"<p><b>{n}</b> {m}</p>" for m in range(40)) + f"<ul>{menu}</ul>"
        found = found_in(shelf, page)
    assert found.size > len(page) / 2
    assert shelf.trials < 26
    others = [page.replace("unit", "post").replace("Unit", "Post") for _ in range(2)]
    assert [found_in(shelf, other).size > 0 for other in others] == [False, True]  # learned at once


def test_a_stretch_of_many_lines_is_not_kept() -> None:
    """However much hostile pages have in common, little of it stays in memory."""
    shared = "<br>x" * 10_000
    shelf = Shelf()
    for n in range(8):
        page = f"<title>{n}</title>{shared}<p>{n}</p>"
        found = found_in(shelf, page)
    assert found.size == 0


@given(PART, PART, st.lists(PART, min_size=3, max_size=5), st.sampled_from(("<div", "</a>", "Menu", "council", "<!--")))
@settings(max_examples=150)
def test_a_string_is_found_where_it_stands(head: str, tail: str, middles: list[str], wanted: str) -> None:
    """Looking for it in what is new and knowing it of what is shared gives what looking at the whole page gives."""
    menu = "".join(f'<li class=m{n}><a href="/structure/unit{n}/">Menu {n}</a></li>\n' for n in range(40))
    for middle in middles:
        page = f"<body><ul>{menu}</ul>{head}{middle}{tail}<div>{menu}</div>"
        sight = Sight(page, flatten(page).shared)
        for start in range(0, len(page), 97):
            assert sight.find(wanted, start) == page.find(wanted, start)
            assert sight.find(wanted, 0, start) == page.find(wanted, 0, start)
            assert sight.rfind(wanted, start, len(page) - 30) == page.rfind(wanted, start, len(page) - 30)


def test_what_pages_share_stands_where_it_is_said_to() -> None:
    """In the page as it was given, though hidden slides were shown before it was walked over."""
    menu = "".join(f'<li class=m{n}><a href="/structure/unit{n}/">Menu {n}</a></li>\n' for n in range(60))
    for n in range(4):
        slides = f"<div class=s>One {n}</div><div class=s style='display:none'>Two {n}</div>"
        page = f"<body><ul>{menu}</ul>{slides}<p>Text {n}</p><ul>{menu}</ul>"
        shared = flatten(page).shared
        assert [page[place : place + len(stretch.text)] for place, stretch in shared] == [one.text for _, one in shared]


def test_a_page_with_preformatted_text_is_walked_over_as_a_whole() -> None:
    """Its markup is changed before: places in it are none of the page's."""
    menu = "".join(f'<li class=m{n}><a href="/structure/unit{n}/">Menu {n}</a></li>\n' for n in range(60))
    pages = [f"<body><ul>{menu}</ul><pre>One {n}.\nTwo {n}.</pre><div>{menu}</div>" for n in range(4)]
    assert [flatten(page).shared for page in pages] == [()] * 4
    assert [block.text for block in flatten(pages[3]).blocks if "3." in block.text] == ["One 3.", "Two 3."]
