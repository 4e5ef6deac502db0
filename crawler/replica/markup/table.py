"""A layout of the 2000s: nested tables, <font>, no paragraphs but <br><br>, names of pictures as text."""

from collections.abc import Sequence

from crawler.replica.markup.shown import Frame, Markup, ShownArticle, ShownItem, ShownLead, ShownPicture

_CELL = '<table width="100%" border="0" cellspacing="0" cellpadding="4"><tr><td valign="top">'
_END = "</td></tr></table>"


def document(frame: Frame, title: str, content: str) -> str:
    menu = "<br>\n".join(f'<a href="{href}"><font size="2">{text}</font></a>' for text, href in frame.nav)
    return (
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">\n<HTML>\n<HEAD>\n'
        f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={frame.charset}">\n<TITLE>{title}</TITLE>\n'
        f'{frame.filler_head}</HEAD>\n<BODY bgcolor="#FFFFFF" text="#000000" topmargin="0">\n'
        f'<table width="960" align="center" border="0"><tr><td colspan="2" bgcolor="#003366">'
        f'<a href="{frame.home}"><font color="#FFFFFF" size="5">{frame.site_title}</font></a></td></tr>\n'
        f'<tr><td width="200" valign="top" bgcolor="#EEEEEE">{menu}<br>{frame.filler_menu}</td>\n<td valign="top">\n'
        f"{_carousel(frame.leads)}{_CELL}\n{content}\n{_END}\n</td></tr>\n"
        f'<tr><td colspan="2" align="center"><font size="1">{frame.filler_foot}{frame.site_title}</font>'
        "</td></tr></table>\n"
        "</BODY>\n</HTML>\n"
    )


def _carousel(leads: Sequence[ShownLead]) -> str:
    rows = "".join(f'<tr><td bgcolor="#F4F4FF">{_lead(lead)}</td></tr>\n' for lead in leads)
    return f'<table width="100%" border="0" cellpadding="6">{rows}</table>\n' if rows else ""


def _lead(lead: ShownLead) -> str:
    """The link is on the date, or on the first paragraph where there is none."""
    first, *others = lead.paragraphs or ("",)
    if lead.date:
        day = f'<font color="red">{lead.date}</font>'
        top = f'<a href="{lead.href}">{day}</a><br>{first}' if lead.href else f"{day}<br>{first}"
    else:
        top = f'<a href="{lead.href}">{first}</a>' if lead.href else first
    return "<br><br>\n".join((top, *others))


def article(page: ShownArticle) -> str:
    bold = f'<font size="4"><b>{page.title}</b></font><br>\n' if page.title else ""
    second = f"<b>{page.repeated}</b> " if page.repeated else ""
    day = f'<font size="2" color="#666666">{page.date}</font> ' if page.date else ""
    beside = " ".join((*map(_picture, page.beside), *page.documents))
    line = f"{second}{day}{beside}".strip()
    glued = f'<font color="#666666">{page.glued_date}</font>' if page.glued_date else ""
    body = glued + "<br><br>\n".join(page.paragraphs)
    head = bold + (f"{line}<br><br>\n" if line else "<br>\n")
    return f"{_CELL}{head}{body}{_end(page)}{_END}"


def _end(page: ShownArticle) -> str:
    pictures = " ".join(map(_picture, page.before_contact))
    contact = "<br>\n".join(page.contact)
    closing = " ".join(part for part in (pictures, contact) if part)
    trailer = "".join(f'<br><br>\n<a href="{href}">{text}</a>' for text, href in page.trailer)
    return (f"<br><br>\n{closing}" if closing else "") + trailer


def _picture(picture: ShownPicture) -> str:
    return f'<a href="{picture.src}" target="_blank">{picture.name}</a>'


def items(shown: Sequence[ShownItem]) -> str:
    return f'<table width="100%" border="0">{"".join(map(_item, shown))}</table>'


def _item(item: ShownItem) -> str:
    day = f'<font size="2" color="red">{item.date}</font>' if item.date else "&nbsp;"
    lead = f'<br><font size="2">{item.lead}</font>' if item.lead else ""
    return f'<tr><td width="80" valign="top">{day}</td><td><a href="{item.href}">{item.title}</a>{lead}</td></tr>\n'


def pager(pages: Sequence[tuple[str, str | None]]) -> str:
    links = " ".join(f'[<a href="{href}">{label}</a>]' if href else f"[{label}]" for label, href in pages)
    return f'<p align="center">{links}</p>'


def heading(text: str) -> str:
    return f'<font size="5"><b>{text}</b></font><hr>\n'


TABLE = Markup("table", document, article, items, pager, heading)
