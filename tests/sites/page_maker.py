"""Pages in markups drawn by lot: every part of a page is written in one of many ways, and the truth is known.

No class name means anything; what the reader may rely on is the order and form of the parts.
"""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

Paragraphs = Sequence[str]


@dataclass(frozen=True)
class Truth:
    """What is on the page."""

    title: str | None
    published: dt.date | None
    body: tuple[str, ...]
    leads: tuple[tuple[dt.date | None, tuple[str, ...], str | None], ...] = ()  # date, paragraphs, address
    contact: tuple[str, ...] = ()
    images: tuple[str, ...] = ()  # the first beside the date
    document: str | None = None  # beside the date
    lang: str = "en"
    others: tuple[tuple[str, str], ...] = ()  # headlines and addresses of other articles


@dataclass
class Draw:
    """One draw: a generator of choices, noted so that a failure can be told."""

    rng: random.Random
    noted: list[str] = field(default_factory=list)

    def one(self, what: str, choices: Sequence[str]) -> str:
        chosen = self.rng.choice(choices)
        self.noted.append(f"{what}={chosen}")
        return chosen

    def maybe(self, what: str, share: float = 0.5) -> bool:
        return self.rng.random() < share and self.noted.append(what) is None


def page(truth: Truth, seed: int) -> tuple[str, list[str]]:
    """The page and how it was written."""
    draw = Draw(random.Random(seed))
    frame = draw.one("frame", ["div", "semantic", "table", "flat", "grid"])
    top, left, carousel = _top(draw, truth), _left(draw, truth, frame), _carousel(draw, truth, frame)
    article, after, foot = _article(draw, truth, frame), _after(draw, truth), _foot(draw, truth, frame)
    html = FRAMES[frame](top, left, carousel, article, after, foot)
    return f"<!DOCTYPE html>\n<html>\n<head>{_head(draw, truth)}</head>\n<body{_name(draw)}>\n{html}\n</body></html>", draw.noted


def _name(draw: Draw) -> str:
    return f' class="{draw.rng.choice("abcdefg")}{draw.rng.randrange(900)}"' if draw.rng.random() < 0.7 else ""


def _site(truth: Truth) -> str:
    return "Организация Договора о коллективной безопасности" if truth.lang == "ru" else "Collective Security Treaty Organization"


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
        head += f'<meta property="og:title" content="{title or site}">\n<meta property="og:updated_time" content="2031-05-05">\n'
    if draw.maybe("head noise"):
        head += '<meta name="date" content="2030-01-02"><style>.x{color:red}</style><script>var d="03.04.2029";if(1<2){}</script>'
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
    items = [("Главная", "/"), ("Новости", "/news/news_odkb/"), ("Документы", "/documents/statements/"), ("Контакты", "/contacts/")]
    if not ru:
        items = [("Home", "/"), ("News", "/news/news_odkb/"), ("Documents", "/documents/statements/"), ("Contacts", "/contacts/")]
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
        parts.append('<form action="/search/"><input name="q"><input type="submit" value="Search"><label>Search</label></form>')
    if draw.maybe("today", 0.3):
        parts.append("<div>22.11.2026</div>" if draw.maybe("digits") else "<div>Sunday, 22 November 2026</div>")
    if draw.maybe("hidden date", 0.3):
        parts.append('<div style="display: none">11.11.2011</div><!-- 12.12.2012 --><noscript><p>13.01.2013 Turn scripts on.</p></noscript>')
    return "\n".join(parts)


def _left(draw: Draw, truth: Truth, frame: str) -> str:
    """A column before the article: sections, and headlines of other articles."""
    if not draw.maybe("left column", 0.5):
        return ""
    heading = "Другие новости" if truth.lang == "ru" else "Other news"
    items = []
    for number, (title, href) in enumerate(truth.others):
        day = f"<span>{10 + number}.09.2026</span> " if draw.rng.random() < 0.5 else ""
        items.append(f'<li>{day}<a href="{href}">{escape(title)}</a></li>')
    return f"<div><b>{heading}</b><ul>{''.join(items)}</ul></div>"


def _carousel(draw: Draw, truth: Truth, frame: str) -> str:
    if not truth.leads:
        return ""
    style = draw.one("carousel", ["ul", "divs", "table", "section", "slides", "cells", "lines"])
    links = draw.one("lead links", ["none", "wrap", "more", "date", "image"])
    tag = draw.rng.choice(["span", "div", "p", "time", "small", "i", "b"])
    items = [_lead(draw, lead, links, truth.lang, tag) for lead in truth.leads]
    name, inner = _name(draw), _name(draw)
    return {
        "ul": f"<ul{name}>{''.join(f'<li>{item}</li>' for item in items)}</ul>",
        "divs": f"<div{name}>{''.join(f'<div{inner}>{item}</div>' for item in items)}</div>",
        "table": f"<table>{''.join(f'<tr><td>{item}</td></tr>' for item in items)}</table>",
        "section": f"<section>{''.join(f'<article>{item}</article>' for item in items)}</section>",
        "slides": f"<div{name}><div>{''.join(f'<div{inner}><div>{item}</div></div>' for item in items)}</div><span>1</span><span>2</span></div>",
        "cells": f"<table><tr>{''.join(f'<td valign=top>{item}' for item in items)}</tr></table>",
        "lines": f"<div{name}>{'<hr>'.join(f'<div>{item}</div>' for item in items)}</div>",
    }[style]


def _lead(draw: Draw, lead: tuple[dt.date | None, tuple[str, ...], str | None], links: str, lang: str, tag: str) -> str:
    date, paragraphs, href = lead
    texts = [escape(part) for part in paragraphs]
    more = "Подробнее" if lang == "ru" else "Read more"
    day = f"{date:%d.%m.%Y}" if date else ""
    if links == "date" and day and href:
        day = f'<a href="{href}">{day}</a>'
    shown = f"<{tag}>{day}</{tag}>" if day else ""
    if links == "wrap" and href:
        texts = [f'<a href="{href}">{text}</a>' for text in texts]
    kind = draw.rng.choice(["p", "div", "br"])
    if kind == "br" and shown and tag not in ("div", "p"):
        shown += "<br>"
    body = "<br><br>".join(texts) if kind == "br" else "".join(f"<{kind}>{text}</{kind}>" for text in texts)
    end = f'<a href="{href}">{more}</a>' if links == "more" and href else ""
    if end and kind == "br":
        end = "<br>" + end
    picture = f'<a href="{href}"><img src="/upload/l.jpg" alt=""></a>' if links == "image" and href else ""
    return f"{picture}{shown}{body}{end}"


def _article(draw: Draw, truth: Truth, frame: str) -> str:
    crumbs = _crumbs(draw, truth)
    head = _headline(draw, truth)
    tools = ""
    if draw.maybe("tools", 0.3):
        tools = draw.one("tool", ['<div><a href="?print=Y">Print version</a></div>', "<div>Share: <a href='#'>Facebook</a> <a href='#'>Twitter</a></div>"])
    body = _body(draw, truth)
    contact = _contact(draw, truth)
    return f"{crumbs}{head}{tools}{body}{contact}{_trailer(draw, truth)}"


def _crumbs(draw: Draw, truth: Truth) -> str:
    kind = draw.one("crumbs", ["none", "none", "short", "long", "list"])
    home, news = ("Главная", "Новости") if truth.lang == "ru" else ("Main", "News")
    links = f'<a href="/">{home}</a> / <a href="/news/news_odkb/">{news}</a>'
    title = escape(truth.title or news)
    return {
        "none": "",
        "short": f"<div>{links}</div>",
        "long": f"<div>{links} / <span>{title}</span></div>",
        "list": f'<ul><li><a href="/">{home}</a></li><li><a href="/news/news_odkb/">{news}</a></li></ul>',
    }[kind]


def _headline(draw: Draw, truth: Truth) -> str:
    title = escape(truth.title) if truth.title else ""
    kind = draw.one("headline", ["h1", "h2", "h3", "div", "p b", "font", "span", "strong", "center", "td"])
    shown = {
        "p b": f"<p><b>{title}</b></p>",
        "font": f'<font size="4"><b>{title}</b></font><br>',
        "span": f"<div><span>{title}</span></div>",
        "strong": f"<strong>{title}</strong><br>",
        "center": f"<center><b>{title}</b></center>",
        "td": f"<table><tr><td>{title}</td></tr></table>",
    }.get(kind, f"<{kind}{_name(draw)}>{title}</{kind}>")
    if not title:
        shown = ""
    line = _date_line(draw, truth)
    if title and draw.maybe("twice", 0.3):
        copy = title.replace(" ", "  ", 1) if draw.maybe("other spaces") else title
        return f"{shown}<div>{copy} {line}</div>" if line else f"{shown}<p>{copy}</p>"
    if not line:
        return shown
    tag = draw.one("date", ["div", "span", "p", "time", "small", "td", "text", "i"])
    if tag == "time" and truth.published:
        wrapped = f'<time datetime="{truth.published.isoformat()}">{line}</time>'
    elif tag == "td":
        wrapped = f"<table><tr><td>{line}</td></tr></table>"
    else:
        wrapped = f"<div>{line}</div>" if tag == "text" else f"<{tag}>{line}</{tag}>"
    if tag in ("span", "time", "small", "i"):
        wrapped = f"<div>{wrapped}</div>" if draw.maybe("date box") else wrapped + "<br>"
    if title and not truth.images and not truth.document and draw.maybe("date first", 0.2):
        return f"{wrapped}{shown}"
    return f"{shown}{wrapped}"


def _date_line(draw: Draw, truth: Truth) -> str:
    if truth.published is None:
        return ""
    parts = [f"{truth.published:%d.%m.%Y}"]
    if truth.images:
        parts.append(escape(truth.images[0]))
    if truth.document:
        label = "Скачать документ" if truth.lang == "ru" else "Download document"
        parts.append(f'<a href="/upload/d.docx">{label}</a> {escape(truth.document)}')
    return " ".join(parts)


def _body(draw: Draw, truth: Truth) -> str:
    texts = [escape(part) for part in truth.body]
    kind = draw.one("body", ["p", "div", "br", "brbr", "rows", "spans", "open p", "bold"])
    if kind == "bold":
        texts[0] = f"<b>{texts[0][:12]}</b>{texts[0][12:]}" if "&" not in texts[0][:20] else texts[0]
    inner = {
        "p": "".join(f"<p>{text}</p>\n" for text in texts),
        "bold": "".join(f'<p style="text-align: justify">{text}</p>\n' for text in texts),
        "open p": "<p>" + "\n<p>".join(texts),
        "div": "".join(f"<div>{text}</div>" for text in texts),
        "br": "<br>\n".join(texts) + "<br>",
        "brbr": "<br /><br />".join(texts),
        "rows": f"<table>{''.join(f'<tr><td>{text}</td></tr>' for text in texts)}</table>",
        "spans": "".join(f"<p><span><span>{text}</span></span></p>" for text in texts),
    }[kind]
    return f"<div{_name(draw)}>{inner}</div>" if kind in ("br", "brbr") or draw.maybe("body box") else inner


def _contact(draw: Draw, truth: Truth) -> str:
    if not truth.contact:
        return ""
    lines = [escape(line) for line in truth.contact]
    image = f"{escape(truth.images[1])} " if len(truth.images) > 1 and truth.published else ""
    kind = draw.one("contact", ["p", "br", "div"])
    lines[0] = image + lines[0]
    return {
        "p": "".join(f"<p>{line}</p>" for line in lines),
        "br": f"<p>{'<br>'.join(lines)}</p>",
        "div": f"<div>{''.join(f'<div>{line}</div>' for line in lines)}</div>",
    }[kind]


def _trailer(draw: Draw, truth: Truth) -> str:
    lines = ["Назад", "Назад к разделу", "Возврат к списку"] if truth.lang == "ru" else ["Go back", "Back to the section", "Back to the all news"]
    kept = [line for line in lines if draw.rng.random() < 0.6]
    kind = draw.one("trailer", ["p", "div", "bars", "ul", "none"])
    links = [f'<a href="/news/news_odkb/">{line}</a>' for line in kept]
    if not links or kind == "none":
        return ""
    return {
        "p": "".join(f"<p>{link}</p>" for link in links),
        "div": "".join(f"<div>{link}</div>" for link in links),
        "bars": f"<div>{' | '.join(links)}</div>",
        "ul": f"<ul>{''.join(f'<li>{link}</li>' for link in links)}</ul>",
    }[kind]


def _after(draw: Draw, truth: Truth) -> str:
    kind = draw.one("after", ["none", "related", "share", "aside"])
    heading = "Читайте также" if truth.lang == "ru" else "Related news"
    items = "".join(f'<li><a href="{href}">{escape(title)}</a> <span>0{n}.10.2026</span></li>' for n, (title, href) in enumerate(truth.others, 1))
    return {
        "none": "",
        "related": f"<div><h3>{heading}</h3><ul>{items}</ul></div>",
        "share": '<div><a href="https://t.me/">Telegram</a> <a href="https://vk.com/">VK</a></div>',
        "aside": f"<aside><h4>{heading}</h4><ul>{items}</ul></aside>",
    }[kind]


def _foot(draw: Draw, truth: Truth, frame: str) -> str:
    site = escape(_site(truth))
    address = "101000, Москва, Сверчков переулок, 3/2" if truth.lang == "ru" else "Address: 3/2 Sverchkov lane, Moscow, 101000"
    kind = draw.one("foot", ["footer", "div", "plain"])
    inner = f"<p>© 2002-2026 {site}</p><p>{address}</p><p>+7 (495) 623-00-00, info@example.org</p>"
    if kind == "plain":
        return f"<p>{site}. {'Все права защищены' if truth.lang == 'ru' else 'All rights reserved'}.</p>"
    return f"<{kind}>{inner}</{kind}>"


def _semantic(top: str, left: str, carousel: str, article: str, after: str, foot: str) -> str:
    return f"<header>{top}</header>{carousel}{left}<main><article>{article}</article>{after}</main>{foot}"


def _div(top: str, left: str, carousel: str, article: str, after: str, foot: str) -> str:
    return f'<div id="w"><div>{top}</div>{carousel}<div>{left}<div>{article}</div>{after}</div><div>{foot}</div></div>'


def _table(top: str, left: str, carousel: str, article: str, after: str, foot: str) -> str:
    return (
        f'<table width="100%"><tr><td colspan=2>{top}</td></tr><tr><td width=200>{left}&nbsp;</td><td>{carousel}'
        f"<table><tr><td>{article}</td></tr></table>{after}</td></tr><tr><td colspan=2>{foot}</td></tr></table>"
    )


def _flat(top: str, left: str, carousel: str, article: str, after: str, foot: str) -> str:
    return f"{top}\n{left}\n{carousel}\n{article}\n{after}\n{foot}"


def _grid(top: str, left: str, carousel: str, article: str, after: str, foot: str) -> str:
    return f"<section><div>{top}</div></section><section>{carousel}</section><section><div>{left}</div><div><div>{article}</div></div>{after}</section><section>{foot}</section>"


FRAMES: dict[str, Callable[[str, str, str, str, str, str], str]] = {
    "div": _div,
    "semantic": _semantic,
    "table": _table,
    "flat": _flat,
    "grid": _grid,
}
