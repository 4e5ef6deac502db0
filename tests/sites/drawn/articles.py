"""The article part of drawn pages: headline, date line, body, contact, trailer, each in one of many markups."""

from html import escape

from .values import Draw, Truth, name


def article(draw: Draw, truth: Truth) -> str:
    crumbs = _crumbs(draw, truth)
    head = _headline(draw, truth)
    tools = ""
    if draw.maybe("tools", 0.3):
        tools = draw.one(
            "tool",
            [
                '<div><a href="?print=Y">Print version</a></div>',
                "<div>Share: <a href='#'>Facebook</a> <a href='#'>Twitter</a></div>",
            ],
        )
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
    }.get(kind, f"<{kind}{name(draw)}>{title}</{kind}>")
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
    return f"<div{name(draw)}>{inner}</div>" if kind in ("br", "brbr") or draw.maybe("body box") else inner


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
    lines = (
        ["Назад", "Назад к разделу", "Возврат к списку"]
        if truth.lang == "ru"
        else ["Go back", "Back to the section", "Back to the all news"]
    )
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
