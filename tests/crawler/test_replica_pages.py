"""What the pages of a stand-in site show, in every markup, and where its links go."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.replica.corpus import Story, stories
from crawler.replica.exchange import Request
from crawler.replica.markup.catalogue import MARKUPS
from crawler.replica.site import ReplicaSite

SHARED = Path(__file__).parents[2].parent / "shared"
STORIES = stories(120)
CASES = [pytest.param(name, id=name) for name in MARKUPS]


def html(site: ReplicaSite, target: str) -> str:
    """The page at that target, decoded as the site says."""
    answer = site.answer(Request("GET", target))
    assert answer.status == 200, target
    return answer.body.decode(site.encoding)


def words(page: str) -> str:
    """Visible text with white space folded, a space wherever a tag stood."""
    body = LexborHTMLParser(page).body
    assert body is not None
    for node in body.css("script, style"):
        node.decompose()
    return " ".join(body.text(separator=" ").split())


def hrefs(page: str) -> list[str]:
    return [href for node in LexborHTMLParser(page).css("a[href]") if (href := node.attributes["href"])]


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("markup", CASES)
def test_an_article_page_shows_all_of_its_story_in_page_order(markup: str) -> None:
    """Carousel, headline, date, paragraphs, contact, trailer: all there, in the order of SITE.md, in every markup."""
    site = ReplicaSite(stories=STORIES, markup=markup, carousel=2)
    for path, story in list(site.stories.items())[5:]:
        text = words(html(site, path))
        lead = folded(STORIES[0].lead_paragraphs[0])
        parts = [lead, folded(story.title)]
        parts += [f"{story.visible_date:%d.%m.%Y}"] if story.visible_date else []
        parts += [folded(part) for part in story.paragraphs]
        parts += (story.contact or "").split("\n") if story.contact else []
        parts += story.trailer or ()
        place = 0
        for part in parts:
            found = text.find(part, place)
            assert found >= 0, (path, part)
            place = found
        assert story.repeated is None or text.count(folded(story.repeated)) >= 2


@pytest.mark.parametrize("markup", CASES)
def test_images_and_attachments_are_named_and_linked(markup: str) -> None:
    """Every image stands on the page under its own name, every attachment under its label and address."""
    site = ReplicaSite(stories=STORIES, markup=markup)
    for path, story in site.stories.items():
        page = html(site, path)
        assert all(name in unquote(page) for name in story.images)
        assert all(address in page for _, address in story.attachments)
        assert page.count("Download document") == len(story.attachments)


def test_markups_are_unlike() -> None:
    """No two markups share a class name for the body of an article."""
    path = next(iter(ReplicaSite(stories=STORIES).stories))
    shapes = {name: re.sub(r">[^<]*<", "><", html(ReplicaSite(stories=STORIES, markup=name), path)) for name in MARKUPS}
    assert len(set(shapes.values())) == len(MARKUPS) >= 5
    opaque = shapes["opaque"].partition("<body")[2]
    assert not re.search(r"<(?:h[1-6]|p|article|time)\b", opaque)
    assert "<p" not in shapes["table"]
    assert shapes["table"].count("<br><br>") > 4


def test_the_carousel_stands_on_home_and_articles_the_same() -> None:
    """The latest leads, each linking to its article, dated or not, on the home page and on every article page."""
    site = ReplicaSite(stories=STORIES, markup="modern", carousel=5, noise_links=False)
    newest = list(site.stories)[:5]
    pages = [html(site, "/"), *(html(site, path) for path in list(site.stories)[10:20])]
    cut = {page[page.index("<section") : page.index("</section>")] for page in pages}
    assert len(cut) == 1
    carousel = cut.pop()
    assert hrefs(carousel) == newest
    dated = [story for story in STORIES[:5] if story.lead_dated and story.visible_date]
    assert carousel.count("<time") == len(dated) < 5


def test_carousel_leads_may_have_no_links_and_may_be_absent() -> None:
    """`carousel_links=False` renders leads without links, `carousel=0` none; the Joint Staff's site has none."""
    page = html(ReplicaSite(stories=STORIES, markup="modern", carousel_links=False), "/")
    assert not hrefs(page[page.index("<section") : page.index("</section>")])
    assert "<section" not in html(ReplicaSite(stories=STORIES, markup="modern", carousel=0), "/")
    joint = ReplicaSite("jscsto-en", stories=stories(9, profile="jscsto-en"), markup="modern")
    assert "<section" not in html(joint, next(iter(joint.stories)))


@pytest.mark.parametrize("markup", CASES)
def test_listing_pages_hold_every_story_once_and_end_as_bitrix_does(markup: str) -> None:
    """Walking ?PAGEN_1=N meets every story of the section in order; a number past the end shows the last page."""
    site = ReplicaSite(stories=STORIES, markup=markup, page_size=7, noise_links=False, carousel=0)
    wanted = [path for path, story in site.stories.items() if story.section == "news/news_odkb"]
    pages = [html(site, f"/news/news_odkb/?PAGEN_1={number}") for number in range(1, -(-len(wanted) // 7) + 1)]
    met = [href for page in pages for href in hrefs(page) if href in wanted]
    assert met == wanted
    assert html(site, "/news/news_odkb/?PAGEN_1=999") == pages[-1]
    assert html(site, "/news/news_odkb/") == pages[0]
    assert html(site, "/news/news_odkb/?PAGEN_1=rubbish") == pages[0]
    assert "/news/news_odkb/?PAGEN_1=2" in hrefs(pages[0])


def test_listings_show_headlines_and_sometimes_dates_and_leads() -> None:
    """Headline always, date and lead on some items only; an undated story has no date there either."""
    page = html(ReplicaSite(stories=STORIES, page_size=200), "/news/news_odkb/")
    items = LexborHTMLParser(page).css("p.news-item")
    with_date = [item for item in items if item.css_first(".news-date-time")]
    with_lead = [item for item in items if item.css_first("br")]
    assert len(items) > 40
    assert 0.3 < len(with_date) / len(items) < 0.9
    assert 0.2 < len(with_lead) / len(items) < 0.8


def test_one_link_in_six_carries_noise_that_the_server_ignores() -> None:
    """Links with ?bxajaxid=, ?clear_cache=Y or ?sphrase_id= lead to the page they would lead to without."""
    site = ReplicaSite(stories=STORIES, page_size=200)
    found = [
        href for href in hrefs(html(site, "/news/news_odkb/")) if re.search("bxajaxid|clear_cache|sphrase_id", href)
    ]
    assert len(found) > 5
    for href in found:
        assert html(site, href) == html(site, href.partition("?")[0])


def test_links_can_be_absolute_on_the_server_or_on_the_official_hosts() -> None:
    """`absolute_links` writes the server's address, `links="official"` http and https, with and without www."""
    own = ReplicaSite(stories=STORIES, absolute_links=True)
    own.address = "http://127.0.0.1:9"
    assert sum(href.startswith("http://127.0.0.1:9/news/") for href in hrefs(html(own, "/news/news_odkb/"))) == 20
    official = "\n".join(hrefs(html(ReplicaSite(stories=STORIES, links="official", page_size=99), "/news/news_odkb/")))
    for prefix in ("https://en.", "http://en.", "https://www.en.", "http://www.en."):
        assert f"{prefix}odkb-csto.org/news/news_odkb/" in official


@pytest.mark.parametrize(
    ("encoding", "lang"), [("windows-1251", "ru"), ("koi8-r", "ru"), ("utf-8", "ru"), ("windows-1251", "en")]
)
@pytest.mark.parametrize("markup", CASES)
def test_every_encoding_can_be_read_back(encoding: str, lang: str, markup: str) -> None:
    """The bytes are in the encoding that header and meta name; letters it lacks become entities, none is lost."""
    site = ReplicaSite(f"csto-{lang}", stories=stories(20, lang=lang), markup=markup, encoding=encoding)
    for path, story in site.stories.items():
        answer = site.answer(Request("GET", path))
        assert ("Content-Type", f"text/html; charset={encoding}") in answer.headers
        page = answer.body.decode(encoding)
        assert f"charset={encoding}" in page.lower().replace('"', "")
        assert all(folded(part) in words(page) for part in story.paragraphs)


def test_an_element_page_is_known_by_its_number() -> None:
    """/chairmanship/?ELEMENT_ID=n is an article, another number is not there, the section alone is a listing."""
    site = ReplicaSite(stories=STORIES)
    path, story = next((path, story) for path, story in site.stories.items() if story.element_id)
    assert re.fullmatch(r"/chairmanship/\?ELEMENT_ID=\d+", path)
    assert folded(story.paragraphs[1]) in words(html(site, f"{path}&clear_cache=Y"))
    assert site.answer(Request("GET", "/chairmanship/?ELEMENT_ID=1")).status == 404
    assert any(href.startswith(path) for href in hrefs(html(site, "/chairmanship/")))


def test_an_article_can_be_filed_under_two_sections() -> None:
    """The same slug answers in both sections and stands in both listings."""
    site = ReplicaSite(stories=STORIES, page_size=200)
    story = next(story for story in STORIES if story.also_in)
    for section in (story.section, *story.also_in):
        assert folded(story.paragraphs[-1]) in words(html(site, f"/{section}/{story.slug}/"))
        assert story.slug in html(site, f"/{section}/")


def test_percent_escapes_stay_as_they_are() -> None:
    """A slug with %20 is answered under %20."""
    site = ReplicaSite(stories=STORIES)
    path = next(path for path in site.stories if "%20" in path)
    assert path.startswith("/documents/statements/")
    assert html(site, path)


def test_the_assembly_shows_its_delegations_before_most_articles() -> None:
    """On pacsto a block of delegations takes the carousel's place on most pages, in the version asked for."""
    told = stories(40, profile="pacsto-en")
    blocks = set()
    for version in (1, 2, 3, 4):
        site = ReplicaSite("pacsto-en", stories=told, delegations=version)
        pages = [html(site, path) for path in site.stories]
        with_block = [
            page for page in pages if "Republic of Armenia" in words(page)[:1200] and "region-delegations" in page
        ]
        assert 0.6 < len(with_block) / len(pages) < 1
        blocks.add(words(with_block[0])[:1000])
        assert all(page.index("region-delegations") < page.index('class="node"') for page in with_block)
    assert len(blocks) == 4
    plain = ReplicaSite("pacsto-en", stories=told, delegations=0)
    assert not any("region-delegations" in html(plain, path) for path in plain.stories)


def test_the_delegations_stand_in_other_markups_too() -> None:
    """After a redesign of pacsto the block is still before the article."""
    site = ReplicaSite("pacsto-en", stories=stories(20, profile="pacsto-en"), markup="modern")
    assert any("National Assembly" in html(site, path).partition("<main>")[0] for path in site.stories)


def test_dates_of_the_assembly_are_written_with_the_month_as_a_word() -> None:
    """6 June 2022 on pacsto, 6 июня 2022 on paodkb."""
    for profile, pattern in (("pacsto-en", r"\d{1,2} [A-Z][a-z]+ 20\d\d"), ("paodkb-ru", r"\d{1,2} [а-я]+ 20\d\d")):
        site = ReplicaSite(profile, stories=stories(20, profile=profile))
        path = next(path for path, story in site.stories.items() if story.visible_date and not story.date_glued)
        assert re.search(rf'<div class="field-date">{pattern}</div>', html(site, path))


def test_the_archive_by_month_holds_every_story_of_its_month() -> None:
    """/events?month=M&year=YYYY&page=P on paodkb: the month's stories, paged, the last page past the end."""
    told = stories(150, profile="paodkb-ru")
    site = ReplicaSite("paodkb-ru", stories=told, page_size=5, noise_links=False)
    wanted = [
        path
        for path, story in site.stories.items()
        if story.published and story.published.month == 10 and path.startswith("/events")
    ]
    pages = [html(site, f"/events?month=10&year=2026&page={number}") for number in range(1, -(-len(wanted) // 5) + 1)]
    assert [href for page in pages for href in hrefs(page) if href in wanted] == wanted
    assert len(pages) > 1
    assert html(site, "/events?month=10&year=2026&page=99") == pages[-1]
    assert "/events?month=10&year=2026" in hrefs(html(site, "/events"))


def test_the_joint_staff_has_both_languages_on_one_host() -> None:
    """English under /en/news/, Russian under /news/, each with its own home page and listing."""
    both = stories(10, profile="jscsto-en") + stories(10, profile="jscsto-ru")
    site = ReplicaSite("jscsto-en", stories=both, noise_links=False)
    for home, listing, lang in (("/en/", "/en/news/", "en"), ("/", "/news/", "ru")):
        own = {path for path, story in site.stories.items() if story.lang == lang}
        assert all(path.startswith(listing) for path in own)
        assert set(hrefs(html(site, listing))) & set(site.stories) == own
        assert set(hrefs(html(site, home))) & set(site.stories) <= own


def test_pages_reach_the_size_asked_for_without_new_articles() -> None:
    """`page_bytes=40_000` gives article pages of about 40 kB; what is added links to no article."""
    small, big = ReplicaSite(stories=STORIES), ReplicaSite(stories=STORIES, page_bytes=40_000)
    for path in list(big.stories)[:30]:
        page = html(big, path)
        assert 34_000 < len(page.encode()) < 46_000
        added = set(hrefs(page)) - set(hrefs(html(small, path)))
        assert all(href.startswith(("/structure/", "/links/", "https://example.org/")) for href in added)


def _body(text: str, headline: str, last: str) -> tuple[str, ...]:
    """Body paragraphs of a seed text: those between its headline and the contact."""
    blocks = [block.strip() for block in re.split(r"\n{2,}", text) if block.strip()]
    start = next(place for place, block in enumerate(blocks) if block.startswith(headline))
    end = next(place for place, block in enumerate(blocks) if last in block)
    return tuple(blocks[start + 1 : end])


@pytest.mark.parametrize("markup", CASES)
def test_a_real_seed_article_can_be_put_on_a_site(markup: str) -> None:
    """Any title, paragraphs, slug, date, images and contact: the page shows them under another carousel."""
    path = SHARED / "seeds" / "004_d909b6a51c2df831.txt"
    if not path.exists():
        pytest.skip("no shared folder beside the repository")
    body = _body(path.read_text(encoding="utf-8"), "On the situation that arose", "Press Secretary")
    story = Story("o-situatsii", "news/news_odkb", "en", "On the situation that arose", date(2020, 9, 28), body)
    site = ReplicaSite(stories=[*STORIES[:5], replace(story, contact="Press Secretary\n+7 495")], markup=markup)
    text = words(html(site, "/news/news_odkb/o-situatsii/"))
    assert all(folded(part) in text for part in body)
    assert "28.09.2020" in text


def test_texts_are_escaped() -> None:
    """Angle brackets, quotes and ampersands of a story are text, never markup."""
    story = replace(STORIES[3], title='A <b> & "C"', repeated=None, paragraphs=("x < y & z",), contact="<q>", lead=None)
    for markup in MARKUPS:
        page = html(ReplicaSite(stories=[story], markup=markup), ReplicaSite(stories=[story]).path(story.slug))
        assert 'A <b> & "C"' in words(page)
        assert "x < y & z" in words(page)
        assert "<q>" not in page
