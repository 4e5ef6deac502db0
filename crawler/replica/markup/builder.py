"""A page builder's output: every paragraph in rows and columns of its own, the menu after the content."""

from collections.abc import Sequence

from crawler.replica.markup.shown import Frame, Markup, ShownArticle, ShownItem, ShownLead, ShownPicture


def document(frame: Frame, title: str, content: str) -> str:
    menu = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in frame.nav)
    leads = _row("".join(map(_lead, frame.leads)), "grid-3") if frame.leads else ""
    return (
        f'<!doctype html><html lang="{frame.lang}" class="wf"><head><meta charset="{frame.charset}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        f"<title>{frame.site_title}: {title}</title>{frame.filler_head}</head>\n"
        f'<body><section class="top"><div class="col"><a href="{frame.home}">{frame.site_title}</a></div></section>\n'
        f'{leads}<section class="row"><div class="col-9">{content}</div>\n'
        f'<aside class="col-3"><ul>{menu}</ul>{frame.filler_menu}</aside></section>\n'
        f'<section class="row">{frame.filler_foot}<div class="col">{frame.site_title}</div></section></body></html>\n'
    )


def _row(content: str, name: str = "row") -> str:
    return f'<section class="{name}"><div class="col"><div class="cell">{content}</div></div></section>\n'


def _lead(lead: ShownLead) -> str:
    """The whole text is one link; the date is a link of its own."""
    day = f'<dt><a href="{lead.href}">{lead.date}</a></dt>' if lead.date and lead.href else ""
    day = day or (f"<dt>{lead.date}</dt>" if lead.date else "")
    parts = "".join(f'<a href="{lead.href}">{part}</a><br>' if lead.href else f"{part}<br>" for part in lead.paragraphs)
    return f"<dl>{day}<dd>{parts}</dd></dl>"


def article(page: ShownArticle) -> str:
    rows = [_row(f"<h2>{page.title}</h2>", "hero")] if page.title else []
    second = f"<strong>{page.repeated}</strong> " if page.repeated else ""
    facts = [page.date] if page.date else []
    facts += [*map(_picture, page.beside), *page.documents]
    meta = second + "".join(f'<span class="fact">{fact}</span> ' for fact in facts)
    rows += [_row(meta)] if meta else []
    for number, part in enumerate(page.paragraphs):
        glued = f"<em>{page.glued_date}</em>" if page.glued_date and number == 0 else ""
        rows.append(_row(f'<div class="text">{glued}<span>{part}</span></div>'))
    rows += [_row(_picture(picture)) for picture in page.before_contact]
    rows += [_row("<br>".join(f"<span>{line}</span>" for line in page.contact))] if page.contact else []
    rows += [_row(f'<a class="button" href="{href}">{text}</a>') for text, href in page.trailer]
    return "".join(rows)


def _picture(picture: ShownPicture) -> str:
    return f'<picture><source srcset="{picture.src} 2x"><img src="{picture.src}" alt="{picture.name}"></picture>'


def items(shown: Sequence[ShownItem]) -> str:
    return "".join(map(_item, shown))


def _item(item: ShownItem) -> str:
    lead = f"<blockquote>{item.lead}</blockquote>" if item.lead else ""
    day = f"<small>{item.date}</small>" if item.date else ""
    return _row(f'<a href="{item.href}"><h4>{item.title}</h4></a>{day}{lead}')


def pager(pages: Sequence[tuple[str, str | None]]) -> str:
    return _row(" ".join(f'<a href="{href}">{label}</a>' if href else f"<u>{label}</u>" for label, href in pages))


def heading(text: str) -> str:
    return _row(f"<h2>{text}</h2>", "hero")


BUILDER = Markup("builder", document, article, items, pager, heading)
