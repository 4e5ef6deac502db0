"""A target on a stand-in site to the HTML of its page: home, listing, article, static page. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from crawler.replica.addressing import Query, address
from crawler.replica.layout import Layout, section_title
from crawler.replica.look import Look
from crawler.replica.markup import shown
from crawler.replica.markup.catalogue import MARKUPS
from crawler.replica.markup.filler import filler
from crawler.replica.story import Story
from crawler.replica.wording.templates import delegations

_BARE_PAGE = 7000  # bytes of an article page without filler, about
_STATIC = {"/contacts/": ("Contacts", "Контакты"), "/structure/": ("Structure", "Структура")}


@dataclass(frozen=True, slots=True)
class Placed:
    """A story and its addresses; the first is its own."""

    story: Story
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All a page may show at one moment. `placed` is newest first."""

    layout: Layout
    look: Look
    placed: tuple[Placed, ...]
    own: str = ""  # scheme and host the site answers at
    by_path: Mapping[str, Placed] = field(default_factory=dict)
    listings: Mapping[str, tuple[Placed, ...]] = field(default_factory=dict)  # by section


def snapshot(layout: Layout, look: Look, placed: tuple[Placed, ...], own: str) -> Snapshot:
    """Index the stories by address and by section; the site's usual sections have a listing even when empty."""
    listings: dict[str, list[Placed]] = {section: [] for section in layout.sections}
    for item in placed:
        for section in (layout.section_of(item.story), *item.story.also_in):
            listings.setdefault(section, []).append(item)
    by_path = {path: item for item in reversed(placed) for path in item.paths}
    return Snapshot(layout, look, placed, own, by_path, {name: tuple(items) for name, items in listings.items()})


def page(site: Snapshot, query: Query) -> str | None:
    """The HTML of that target, or None where there is no such page."""
    element = query.first("ELEMENT_ID")
    found = site.by_path.get(f"{query.path}?ELEMENT_ID={element}" if element else query.path)
    if found is not None:
        return _article(site, found, query.path)
    if element:
        return None
    if query.path in site.layout.homes():
        return _home(site, site.layout.homes()[query.path])
    section = query.path.strip("/")
    if section in site.listings and query.path == site.layout.listing(section):
        return _listing(site, section, query)
    if query.path in _STATIC:
        return notice(site, _STATIC[query.path][site.layout.lang == "ru"], site.layout.site_title)
    return None


def notice(site: Snapshot, heading: str, text: str) -> str:
    """A page of the site without article or list: static pages, errors in the site's own dress."""
    markup = MARKUPS[site.look.markup]
    content = f"{markup.heading(escape(heading))}<p>{escape(text)}</p>"
    return markup.document(_frame(site, site.layout.lang), escape(heading), content)


def _article(site: Snapshot, item: Placed, path: str) -> str:
    story, markup = item.story, MARKUPS[site.look.markup]
    section = site.layout.listing(site.layout.section_of(story))
    back = ("javascript:history.back();", section, site.layout.listing(site.layout.sections[0]))
    content = markup.article(shown.shown_article(story, back))
    frame = _frame(site, story.lang, leads=True, block=site.layout.delegations and shown.chance(story.slug, 85))
    return markup.document(frame, escape(story.title) or escape(site.layout.site_title), content)


def _home(site: Snapshot, lang: str) -> str:
    markup = MARKUPS[site.look.markup]
    blocks = []
    for section, placed in site.listings.items():
        own = [item for item in placed if item.story.lang == lang][:5]
        if own:
            blocks.append(
                markup.heading(escape(section_title(section, lang)))
                + markup.items([_item(site, one, True) for one in own])
            )
    return markup.document(_frame(site, lang, leads=True), escape(site.layout.site_title), "\n".join(blocks))


def _listing(site: Snapshot, section: str, query: Query) -> str:
    """One page of the section's list; a number past the end shows the last page, as Bitrix does."""
    markup, layout = MARKUPS[site.look.markup], site.layout
    lang = "en" if section.startswith("en/") else ("ru" if layout.bilingual else layout.lang)
    placed, kept = site.listings[section], ""
    month, year = query.number("month"), query.number("year")
    if layout.month_archive and month and year:
        placed = tuple(item for item in placed if _in_month(item.story, month, year))
        kept = f"month={month}&year={year}&"
    parameter = "page" if layout.delegations else "PAGEN_1"
    size = site.look.page_size
    last = max(1, -(-len(placed) // size))
    current = min(max(1, query.number("PAGEN_1") or query.number("page") or 1), last)
    rows = [_item(site, item) for item in placed[(current - 1) * size : current * size]]
    pages = [
        (str(number), None if number == current else _page_address(query.path, kept, parameter, number))
        for number in _window(current, last)
    ]
    heading = escape(section_title(section, lang))
    content = (
        markup.heading(heading)
        + _months(site, section, lang)
        + markup.items(rows)
        + (markup.pager(pages) if last > 1 else "")
    )
    return markup.document(_frame(site, lang), heading, content)


def _window(current: int, last: int) -> list[int]:
    near = range(max(1, current - 3), min(last, current + 3) + 1)
    return sorted({1, last, *near})


def _page_address(path: str, kept: str, parameter: str, number: int) -> str:
    if number == 1:
        return escape(f"{path}?{kept}".rstrip("?&"))
    return escape(f"{path}?{kept}{parameter}={number}")


def _months(site: Snapshot, section: str, lang: str) -> str:
    """Links to the months of paodkb's archive."""
    if not site.layout.month_archive:
        return ""
    dates = (item.story.published for item in site.listings[section])
    months = sorted({(day.year, day.month) for day in dates if day}, reverse=True)
    path = site.layout.listing(section)
    links = (f'<a href="{path}?month={month}&amp;year={year}">{month:02d}.{year}</a>' for year, month in months)
    return f"<div>{' '.join(links)}</div>\n"


def _in_month(story: Story, month: int, year: int) -> bool:
    return story.published is not None and (story.published.month, story.published.year) == (month, year)


def _item(site: Snapshot, item: Placed, brief: bool = False) -> shown.ShownItem:
    """Headline always, date in two thirds, lead in half of the items."""
    story = item.story
    title = story.title or story.paragraphs[0][:90]
    with_date = site.look.dates_in_listings and shown.chance(story.slug, 66, "date")
    lead = story.paragraphs[0] if not brief and shown.chance(story.slug, 50, "lead") else None
    return shown.ShownItem(
        escape(title),
        escape(address(site.layout, site.look, site.own, item.paths[0])),
        shown.date_text(story.visible_date, site.layout.section_of(story), story.lang) if with_date else None,
        escape(lead) if lead else None,
    )


def _frame(site: Snapshot, lang: str, *, leads: bool = False, block: bool = False) -> shown.Frame:
    layout, look = site.layout, site.look
    menu = [(section_title(name, lang), layout.listing(name)) for name in layout.sections]
    menu += [(titles[lang == "ru"], path) for path, titles in _STATIC.items()]
    head, extra_menu, foot = filler(look.page_bytes - _BARE_PAGE)
    carousel = _leads(site, lang) if leads and layout.has_carousel else ()
    parts = delegations(lang, look.delegations) if block and look.delegations else ()
    if parts:
        carousel = () if look.markup == "pacsto" else (shown.ShownLead(None, parts, None),)
    return shown.Frame(
        lang=lang,
        charset=look.encoding,
        site_title=escape(layout.site_title),
        home=layout.home(lang),
        nav=tuple((escape(text), href) for text, href in menu),
        leads=carousel,
        delegations=parts,
        filler_head=head,
        filler_menu=extra_menu,
        filler_foot=foot,
    )


def _leads(site: Snapshot, lang: str) -> tuple[shown.ShownLead, ...]:
    """The carousel: the latest news as of now, the same on every page."""
    latest = (item for item in site.placed if item.story.lang == lang)
    return tuple(_lead(site, item) for item, _ in zip(latest, range(site.look.carousel), strict=False))


def _lead(site: Snapshot, item: Placed) -> shown.ShownLead:
    story = item.story
    day = shown.date_text(story.visible_date, site.layout.section_of(story), story.lang) if story.lead_dated else None
    href = escape(address(site.layout, site.look, site.own, item.paths[0])) if site.look.carousel_links else None
    return shown.ShownLead(day, tuple(escape(part) for part in story.lead_paragraphs), href)
