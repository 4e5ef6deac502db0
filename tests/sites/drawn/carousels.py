"""Carousels drawn by lot: lists, slides, tables, rules; linked in five ways or not at all."""

import datetime as dt
from html import escape

from .values import Draw, Truth, name


def carousel(draw: Draw, truth: Truth) -> str:
    if not truth.leads:
        return ""
    style = draw.one("carousel", ["ul", "divs", "table", "section", "slides", "cells", "lines"])
    links = draw.one("lead links", ["none", "wrap", "more", "date", "image"])
    tag = draw.rng.choice(["span", "div", "p", "time", "small", "i", "b"])
    items = [_lead(draw, lead, links, truth.lang, tag) for lead in truth.leads]
    outer, inner = name(draw), name(draw)
    slides = "".join(f"<div{inner}><div>{item}</div></div>" for item in items)
    return {
        "ul": f"<ul{outer}>{''.join(f'<li>{item}</li>' for item in items)}</ul>",
        "divs": f"<div{outer}>{''.join(f'<div{inner}>{item}</div>' for item in items)}</div>",
        "table": f"<table>{''.join(f'<tr><td>{item}</td></tr>' for item in items)}</table>",
        "section": f"<section>{''.join(f'<article>{item}</article>' for item in items)}</section>",
        "slides": f"<div{outer}><div>{slides}</div><span>1</span><span>2</span></div>",
        "cells": f"<table><tr>{''.join(f'<td valign=top>{item}' for item in items)}</tr></table>",
        "lines": f"<div{outer}>{'<hr>'.join(f'<div>{item}</div>' for item in items)}</div>",
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
