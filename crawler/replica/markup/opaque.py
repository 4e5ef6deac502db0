"""Names that mean nothing: div soup out of a build tool, no headings, no paragraphs, words chopped by spans."""

from collections.abc import Sequence

from crawler.replica.markup.shown import Frame, Markup, ShownArticle, ShownItem, ShownLead, ShownPicture


def document(frame: Frame, title: str, content: str) -> str:
    menu = "".join(f'<div class="jx9"><a class="q1" href="{href}">{text}</a></div>' for text, href in frame.nav)
    leads = "".join(map(_lead, frame.leads))
    carousel = f'<div class="k7w"><div class="k7x">{leads}</div></div>' if leads else ""
    return (
        f'<!DOCTYPE html><html><head><meta charset="{frame.charset}"><title>{title} | {frame.site_title}</title>'
        f'{frame.filler_head}</head><body class="a0"><div class="b1"><div class="b2"><a class="q0" href="{frame.home}">'
        f'{frame.site_title}</a></div><div class="b3">{menu}{frame.filler_menu}</div></div>{carousel}'
        f'<div class="c1"><div class="c2"><div class="c3">{content}</div></div></div>'
        f'<div class="z1">{frame.filler_foot}<div class="z2">{frame.site_title}</div></div></body></html>'
    )


def _lead(lead: ShownLead) -> str:
    day = f'<div class="m2"><span>{lead.date}</span></div>' if lead.date else ""
    parts = "".join(f'<div class="m3">{part}</div>' for part in lead.paragraphs)
    link = f'<a class="m4" href="{lead.href}"><i></i></a>' if lead.href else ""
    return f'<div class="m1">{day}<div class="m5">{parts}</div>{link}</div>'


def article(page: ShownArticle) -> str:
    title = f'<div class="t1"><span>{page.title}</span></div>' if page.title else ""
    second = f"<span>{page.repeated}</span> " if page.repeated else ""
    day = f'<span class="t4">{page.date}</span>' if page.date else ""
    beside = "".join((*map(_picture, page.beside), *(f' <span class="t5">{text}</span>' for text in page.documents)))
    line = f'<div class="t2">{second}{day}{beside}</div>' if second or day or beside else ""
    glued = f"<span>{page.glued_date}</span>" if page.glued_date else ""
    body = "".join(f'<div class="p{number % 3}">{part}</div>' for number, part in enumerate(page.paragraphs))
    body = body.replace('<div class="p0">', f'<div class="p0">{glued}', 1)
    return f'<div class="s1">{title}{line}<div class="s2">{body}</div>{_end(page)}</div>'


def _end(page: ShownArticle) -> str:
    pictures = "".join(map(_picture, page.before_contact))
    contact = "".join(f'<div class="u2">{line}</div>' for line in page.contact)
    back = "".join(f'<div class="u4"><a class="q1" href="{href}">{text}</a></div>' for text, href in page.trailer)
    first = f'<div class="u1">{pictures}</div>' if pictures else ""
    return first + (f'<div class="u3">{contact}</div>' if contact else "") + back


def _picture(picture: ShownPicture) -> str:
    return f' <span class="v1"><img class="v2" src="{picture.src}"><span class="v3">{picture.name}</span></span>'


def items(shown: Sequence[ShownItem]) -> str:
    return f'<div class="l1">{"".join(map(_item, shown))}</div>'


def _item(item: ShownItem) -> str:
    day = f'<div class="l3">{item.date}</div>' if item.date else ""
    lead = f'<div class="l5">{item.lead}</div>' if item.lead else ""
    link = f'<a class="q1" href="{item.href}"><span>{item.title}</span></a>'
    return f'<div class="l2">{day}<div class="l4">{link}</div>{lead}</div>'


def pager(pages: Sequence[tuple[str, str | None]]) -> str:
    links = "".join(
        f'<a class="n2" href="{href}">{label}</a>' if href else f'<span class="n3">{label}</span>'
        for label, href in pages
    )
    return f'<div class="n1">{links}</div>'


def heading(text: str) -> str:
    return f'<div class="t1"><span>{text}</span></div>'


OPAQUE = Markup("opaque", document, article, items, pager, heading)
