"""The assembly's sites: a block about the national delegations in the carousel's place."""

from collections.abc import Sequence

from crawler.replica.markup.shown import Frame, Markup, ShownArticle, ShownItem, ShownLead, ShownPicture


def document(frame: Frame, title: str, content: str) -> str:
    menu = "".join(f'<li class="leaf"><a href="{href}">{text}</a></li>' for text, href in frame.nav)
    return (
        f'<!DOCTYPE html>\n<html xml:lang="{frame.lang}"><head><meta charset="{frame.charset}" />'
        f"<title>{title} | {frame.site_title}</title>{frame.filler_head}</head>\n"
        '<body class="html node-type-event"><div id="page"><div id="header">'
        f'<a href="{frame.home}">{frame.site_title}</a><ul class="menu">{menu}</ul>{frame.filler_menu}</div>\n'
        f"{_delegations(frame.delegations)}{_slider(frame.leads)}"
        f'<div id="main">{content}</div>\n<div id="footer">{frame.filler_foot}<p>{frame.site_title}</p></div>'
        "</div></body></html>\n"
    )


def _delegations(block: Sequence[str]) -> str:
    if not block:
        return ""
    parts = "".join(f'<div class="views-row"><p>{part}</p></div>\n' for part in block[1:])
    return f'<div class="region-delegations"><h3>{block[0]}</h3>\n{parts}</div>\n'


def _slider(leads: Sequence[ShownLead]) -> str:
    return "".join(map(_lead, leads)) and f'<div class="region-slider">{"".join(map(_lead, leads))}</div>\n'


def _lead(lead: ShownLead) -> str:
    day = f'<div class="field-date">{lead.date}</div>' if lead.date else ""
    parts = "".join(f"<p>{part}</p>" for part in lead.paragraphs)
    return (
        f'<div class="slide">{day}<a href="{lead.href}">{parts}</a></div>' if lead.href else f"<div>{day}{parts}</div>"
    )


def article(page: ShownArticle) -> str:
    title = f'<h2 class="title">{page.title}</h2>\n' if page.title else ""
    second = f'<div class="field-caption">{page.repeated}</div>\n' if page.repeated else ""
    day = f'<div class="field-date">{page.date}</div>\n' if page.date else ""
    beside = "".join(
        (*map(_picture, page.beside), *(f'<div class="field-file">{text}</div>' for text in page.documents))
    )
    glued = f"<strong>{page.glued_date}</strong>" if page.glued_date else ""
    body = "".join(f"<p>{glued if number == 0 else ''}{part}</p>\n" for number, part in enumerate(page.paragraphs))
    more = "".join(map(_picture, page.before_contact))
    contact = "".join(f"<p><em>{line}</em></p>" for line in page.contact)
    back = "".join(f'<p><a href="{href}">{text}</a></p>' for text, href in page.trailer)
    return (
        f'{title}<div class="node">{second}{day}{beside}<div class="field-body">{body}{more}{contact}</div></div>{back}'
    )


def _picture(picture: ShownPicture) -> str:
    return f'<div class="field-image"><img src="{picture.src}" alt="" title="{picture.name}" /></div>'


def items(shown: Sequence[ShownItem]) -> str:
    return "".join(map(_item, shown))


def _item(item: ShownItem) -> str:
    day = f'<span class="date">{item.date}</span> ' if item.date else ""
    lead = f"<p>{item.lead}</p>" if item.lead else ""
    return f'<div class="views-row">{day}<a href="{item.href}">{item.title}</a>{lead}</div>\n'


def pager(pages: Sequence[tuple[str, str | None]]) -> str:
    links = "".join(
        f'<li><a href="{href}">{label}</a></li>' if href else f"<li><b>{label}</b></li>" for label, href in pages
    )
    return f'<ul class="pager">{links}</ul>'


def heading(text: str) -> str:
    return f'<h2 class="title">{text}</h2>\n'


PACSTO = Markup("pacsto", document, article, items, pager, heading)
