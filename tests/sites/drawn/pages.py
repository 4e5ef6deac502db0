"""Pages in markups drawn by lot: every part of a page is written in one of many ways, and the truth is known.

No class name means anything; what the reader may rely on is the order and form of the parts.
"""

import random
from collections.abc import Callable
from html import escape

from .articles import article
from .carousels import carousel
from .values import Draw, Truth, name


def page(truth: Truth, seed: int) -> tuple[str, list[str]]:
    """The page and how it was written."""
    draw = Draw(random.Random(seed))
    frame = draw.one("frame", ["div", "semantic", "table", "flat", "grid"])
    parts = (_top(draw, truth), _left(draw, truth), carousel(draw, truth))
    parts = (*parts, article(draw, truth), _after(draw, truth), _foot(draw, truth))
    html = FRAMES[frame](*parts)
    return (
        f"<!DOCTYPE html>\n<html>\n<head>{_head(draw, truth)}</head>\n<body{name(draw)}>\n{html}\n</body></html>",
        draw.noted,
    )


def _site(truth: Truth) -> str:
    return (
        "Организация Договора о коллективной безопасности"
        if truth.lang == "ru"
        else "Collective Security Treaty Organization"
    )


def _head(draw: Draw, truth: Truth) -> str:
    site, title = escape(_site(truth)), escape(truth.title or "")
    kind = draw.one("title", ["none", "site", "headline", "both", "site first", "cut"])
    text = {
        "none": None,
        "site": site,
        "headline": title or site,
        "both": f"{title} | {site}",
        "site first": f"{site} - {title}",
        "cut": f"{title[:70]}..." if len(title) > 75 else title or site,
    }[kind]
    head = "" if text is None else f"<title>{text}</title>\n"
    if draw.maybe("og", 0.3):
        head += f'<meta property="og:title" content="{title or site}">\n'
        head += '<meta property="og:updated_time" content="2031-05-05">\n'
    if draw.maybe("head noise"):
        head += '<meta name="date" content="2030-01-02"><style>.x{color:red}</style>'
        head += '<script>var d="03.04.2029";if(1<2){}</script>'
    return head


def _top(draw: Draw, truth: Truth) -> str:
    site = escape(_site(truth))
    ru = truth.lang == "ru"
    logo = draw.one("logo", ["h1", "div", "img", "a b"])
    parts = [
        {
            "h1": f"<h1><a href='/'>{site}</a></h1>",
            "div": f"<div>{site}</div>",
            "img": f'<a href="/"><img src="/logo.png" alt="{site}"></a>',
            "a b": f'<a href="/"><b>{site}</b></a><br>',
        }[logo]
    ]
    items = [
        ("Главная", "/"),
        ("Новости", "/news/news_odkb/"),
        ("Документы", "/documents/statements/"),
        ("Контакты", "/contacts/"),
    ]
    if not ru:
        items = [
            ("Home", "/"),
            ("News", "/news/news_odkb/"),
            ("Documents", "/documents/statements/"),
            ("Contacts", "/contacts/"),
        ]
    menu = draw.one("menu", ["nav", "ul", "table", "bars", "divs"])
    links = [f'<a href="{href}">{text}</a>' for text, href in items]
    parts.append(
        {
            "nav": f"<nav><ul>{''.join(f'<li>{link}</li>' for link in links)}</ul></nav>",
            "ul": f"<ul>{''.join(f'<li>{link}' for link in links)}</ul>",
            "table": f"<table><tr>{''.join(f'<td>{link}</td>' for link in links)}</tr></table>",
            "bars": f"<div>{' | '.join(links)}</div>",
            "divs": "".join(f"<div>{link}</div>" for link in links),
        }[menu]
    )
    if draw.maybe("languages"):
        parts.append('<div><a href="https://odkb-csto.org/">Рус</a> <a href="https://en.odkb-csto.org/">Eng</a></div>')
    if draw.maybe("search"):
        parts.append(
            '<form action="/search/"><input name="q"><input type="submit" value="Search"><label>Search</label></form>'
        )
    if draw.maybe("today", 0.3):
        parts.append("<div>22.11.2026</div>" if draw.maybe("digits") else "<div>Sunday, 22 November 2026</div>")
    if draw.maybe("hidden date", 0.3):
        parts.append('<div style="display: none">11.11.2011</div><!-- 12.12.2012 -->')
        parts.append("<noscript><p>13.01.2013 Turn scripts on.</p></noscript>")
    return "\n".join(parts)


def _left(draw: Draw, truth: Truth) -> str:
    """A column before the article: sections, and headlines of other articles."""
    if not draw.maybe("left column", 0.5):
        return ""
    heading = "Другие новости" if truth.lang == "ru" else "Other news"
    items = []
    for number, (title, href) in enumerate(truth.others):
        day = f"<span>{10 + number}.09.2026</span> " if draw.rng.random() < 0.5 else ""
        items.append(f'<li>{day}<a href="{href}">{escape(title)}</a></li>')
    return f"<div><b>{heading}</b><ul>{''.join(items)}</ul></div>"


def _after(draw: Draw, truth: Truth) -> str:
    kind = draw.one("after", ["none", "related", "share", "aside"])
    heading = "Читайте также" if truth.lang == "ru" else "Related news"
    items = "".join(
        f'<li><a href="{href}">{escape(title)}</a> <span>0{n}.10.2026</span></li>'
        for n, (title, href) in enumerate(truth.others, 1)
    )
    return {
        "none": "",
        "related": f"<div><h3>{heading}</h3><ul>{items}</ul></div>",
        "share": '<div><a href="https://t.me/">Telegram</a> <a href="https://vk.com/">VK</a></div>',
        "aside": f"<aside><h4>{heading}</h4><ul>{items}</ul></aside>",
    }[kind]


def _foot(draw: Draw, truth: Truth) -> str:
    site = escape(_site(truth))
    address = (
        "101000, Москва, Сверчков переулок, 3/2"
        if truth.lang == "ru"
        else "Address: 3/2 Sverchkov lane, Moscow, 101000"
    )
    kind = draw.one("foot", ["footer", "div", "plain"])
    inner = f"<p>© 2002-2026 {site}</p><p>{address}</p><p>+7 (495) 623-00-00, info@example.org</p>"
    if kind == "plain":
        return f"<p>{site}. {'Все права защищены' if truth.lang == 'ru' else 'All rights reserved'}.</p>"
    return f"<{kind}>{inner}</{kind}>"


def _semantic(top: str, left: str, slider: str, text: str, after: str, foot: str) -> str:
    return f"<header>{top}</header>{slider}{left}<main><article>{text}</article>{after}</main>{foot}"


def _div(top: str, left: str, slider: str, text: str, after: str, foot: str) -> str:
    return f'<div id="w"><div>{top}</div>{slider}<div>{left}<div>{text}</div>{after}</div><div>{foot}</div></div>'


def _table(top: str, left: str, slider: str, text: str, after: str, foot: str) -> str:
    return (
        f'<table width="100%"><tr><td colspan=2>{top}</td></tr><tr><td width=200>{left}&nbsp;</td><td>{slider}'
        f"<table><tr><td>{text}</td></tr></table>{after}</td></tr><tr><td colspan=2>{foot}</td></tr></table>"
    )


def _flat(top: str, left: str, slider: str, text: str, after: str, foot: str) -> str:
    return f"{top}\n{left}\n{slider}\n{text}\n{after}\n{foot}"


def _grid(top: str, left: str, slider: str, text: str, after: str, foot: str) -> str:
    middle = f"<section><div>{left}</div><div><div>{text}</div></div>{after}</section>"
    return f"<section><div>{top}</div></section><section>{slider}</section>{middle}<section>{foot}</section>"


FRAMES: dict[str, Callable[[str, str, str, str, str, str], str]] = {
    "div": _div,
    "semantic": _semantic,
    "table": _table,
    "flat": _flat,
    "grid": _grid,
}
