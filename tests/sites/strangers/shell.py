"""A page's bytes: head, encoding, the answer's headers; and a page of a seed."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from crawler.model import Page, Source
from crawler.replica.layout import LAYOUTS
from crawler.sites import PROFILES

from .carousels import carousel
from .drawing import draw
from .parts import BODIES, DATES, HEADLINES, E, Style, View


@dataclass(frozen=True)
class Template:
    """A page layout and the styles native to it."""

    name: str
    render: Callable[[View], str]
    headline: str = "h1"
    date: str = "div"
    body: str = "p"
    doctype: str = "<!DOCTYPE html>"
    finish: Callable[[str], str] = str  # what is done to the whole page at last


@dataclass(frozen=True)
class Batch:
    """Page layouts, and the styles their parts are drawn from."""

    templates: tuple[Template, ...]
    headlines: Mapping[str, Style] = field(default_factory=lambda: HEADLINES)
    dates: Mapping[str, Style] = field(default_factory=lambda: DATES)
    bodies: Mapping[str, Style] = field(default_factory=lambda: BODIES)
    carousel: Style = carousel
    head: Callable[[View, str], str] = lambda view, charset: _head(view, charset)

    def case(self, seed: int) -> "Case":
        """Page number `seed`."""
        return case(seed, self)


class Told(Protocol):
    """What a page shows: the truth by field (None: not judged), and the traps laid."""

    @property
    def truth(self) -> Mapping[str, object]: ...

    @property
    def traps(self) -> Iterable[str]: ...


@dataclass(frozen=True)
class Case:
    """One page with its truth."""

    template: str
    notes: tuple[str, ...]
    shown: Told
    page: Page
    source: Source
    html: str


SOURCES: Mapping[str, Source] = {
    profile.name: Source(profile, profile.base_url, profile.sections) for profile in PROFILES
}


def case(seed: int, batch: Batch) -> Case:
    """Page number `seed`: templates take turns, all else is drawn from the seed."""
    rng = random.Random(f"strangers:{seed}")
    template = batch.templates[seed % len(batch.templates)]
    shown = draw(rng)

    def style(styles: Mapping[str, Callable[[View], str]], own: str, kind: str) -> Callable[[View], str]:
        name = own if rng.random() < 0.6 else rng.choice(tuple(styles))
        notes.append(f"{kind} {name}")
        return styles[name]

    notes: list[str] = []
    view = View(
        shown,
        rng,
        style(batch.headlines, template.headline, "headline"),
        style(batch.dates, template.date, "date"),
        style(batch.bodies, template.body, "body"),
        batch.carousel,
        notes,
    )
    content = template.render(view)
    charset = rng.choice(
        ["utf-8"] * 7 + (["windows-1251", "windows-1251", "koi8-r"] if shown.lang == "ru" else ["windows-1251"])
    )
    html = f"{template.doctype}\n<html>\n<head>{batch.head(view, charset)}</head>\n{content}\n</html>\n"
    html = template.finish(html)
    notes.append(f"charset {charset}")
    header = rng.choice(("text/html", f"text/html; charset={charset}", f"text/html; charset={charset}"))
    if header == "text/html" and f"charset={charset}" not in html:
        header = f"text/html; charset={charset}"
    address = f"https://{LAYOUTS[shown.profile].hosts[0]}{shown.path}"
    content_bytes = html.encode(charset, "xmlcharrefreplace")
    page = Page(shown.profile, address, address, content_bytes, datetime(2026, 11, 22, tzinfo=UTC),
                headers=(("Content-Type", header),))  # fmt: skip
    return Case(template.name, tuple(notes), shown, page, SOURCES[shown.profile], html)


def _head(view: View, charset: str) -> str:
    rng, shown = view.rng, view.shown
    title, site = E(shown.title or shown.site), E(shown.site)
    kind = rng.choice(["own"] * 4 + ["site", "none", "pipe", "pipe", "reverse", "section"])
    view.notes.append(f"title {kind}")
    texts = {
        "own": title, "site": site, "pipe": f"{title} | {site}", "reverse": f"{site} :: {title}",
        "section": f"{shown.section[0]} - {site}",
    }  # fmt: skip
    parts = [f"<title>{texts[kind]}</title>"] if kind in texts else []
    if rng.random() < 0.7:
        parts.insert(0, rng.choice((f'<meta charset="{charset}">',
                                    f'<meta http-equiv=Content-Type content="text/html; charset={charset}">')))  # fmt: skip
    og = rng.choice(["", "", "", title, title, site])
    if og:
        parts.append(f'<meta property="og:title" content="{og}">')
        view.notes.append("og right" if og == title else "og wrong")
    if rng.random() < 0.3:
        parts.append(f'<meta name="description" content="{E(shown.paragraphs[0][:150])}">')
    if rng.random() < 0.3:
        parts.append('<script src="/a.js"></script><link rel=stylesheet href="/b.css"><style>p{margin:0}</style>')
    return "\n".join(parts)
