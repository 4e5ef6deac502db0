"""The stock templates of 1C-Bitrix: news.list, news.detail, system.pagenavigation."""

from collections.abc import Sequence

from crawler.replica.markup.shown import Anchor, Frame, Markup, ShownArticle, ShownItem, ShownLead, ShownPicture


def document(frame: Frame, title: str, content: str) -> str:
    leads = "".join(map(_lead, frame.leads))
    carousel = f'<div class="news-carousel"><div class="carousel-inner">{leads}</div></div>' if leads else ""
    menu = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in frame.nav)
    return (
        f'<!DOCTYPE html>\n<html lang="{frame.lang}">\n<head>\n<meta http-equiv="Content-Type" '
        f'content="text/html; charset={frame.charset}" />\n<title>{title}</title>\n'
        f'<link href="/bitrix/templates/main/styles.css" type="text/css" rel="stylesheet" />\n'
        f"{frame.filler_head}</head>\n"
        f'<body>\n<div id="panel"></div>\n<div id="header"><a class="logo" href="{frame.home}">{frame.site_title}</a>'
        f'<form action="/search/"><input name="q"></form><ul id="top-menu">{menu}</ul>{frame.filler_menu}</div>\n'
        f'{carousel}\n<div id="content">\n{content}\n</div>\n'
        f'<div id="footer">{frame.filler_foot}<p class="copyright">© {frame.site_title}</p></div>\n</body>\n</html>\n'
    )


def _lead(lead: ShownLead) -> str:
    day = f'<span class="news-date-time">{lead.date}</span>' if lead.date else ""
    paragraphs = "".join(f"<p>{part}</p>" for part in lead.paragraphs)
    inner = f"{day}{paragraphs}"
    return (
        f'<div class="item"><a href="{lead.href}">{inner}</a></div>'
        if lead.href
        else f'<div class="item">{inner}</div>'
    )


def article(page: ShownArticle) -> str:
    heading = f'<h1 id="pagetitle">{page.title}</h1>\n' if page.title else ""
    second = f"<h3>{page.repeated}</h3>\n" if page.repeated else ""
    day = f'<span class="news-date-time">{page.date}</span>\n' if page.date else ""
    beside = "".join(_picture(picture, "detail_picture") for picture in page.beside)
    documents = "".join(f'<span class="news-file">{text}</span>\n' for text in page.documents)
    glued = f"<b>{page.glued_date}</b>" if page.glued_date else ""
    body = glued.join(("<p>", page.paragraphs[0] + "</p>\n")) if page.paragraphs else ""
    body += "".join(f"<p>{part}</p>\n" for part in page.paragraphs[1:])
    return f'{heading}<div class="news-detail">\n{second}{day}{beside}{documents}{body}{_end(page)}</div>'


def _end(page: ShownArticle) -> str:
    pictures = "".join(_picture(picture, "inline") for picture in page.before_contact)
    contact = f"<p>{'<br />'.join(page.contact)}</p>\n" if page.contact else ""
    return f'{pictures}{contact}<div style="clear:both"></div>\n{_trailer(page.trailer)}'


def _picture(picture: ShownPicture, name: str) -> str:
    return f'<img class="{name}" border="0" src="{picture.src}" alt="{picture.name}" title="{picture.name}" />\n'


def _trailer(anchors: Sequence[Anchor]) -> str:
    return "".join(f'<p><a href="{href}">{text}</a></p>\n' for text, href in anchors)


def items(shown: Sequence[ShownItem]) -> str:
    return f'<div class="news-list">\n{"".join(map(_item, shown))}</div>'


def _item(item: ShownItem) -> str:
    day = f'<span class="news-date-time">{item.date}</span>\n' if item.date else ""
    lead = f"<br />\n{item.lead}" if item.lead else ""
    return f'<p class="news-item">\n{day}<a href="{item.href}"><b>{item.title}</b></a>{lead}\n</p>\n'


def pager(pages: Sequence[tuple[str, str | None]]) -> str:
    links = "&nbsp;|&nbsp;".join(
        f'<a href="{href}">{label}</a>' if href else f"<b>{label}</b>" for label, href in pages
    )
    return f'<font class="text"><a name="nav_start"></a>{links}</font>'


def heading(text: str) -> str:
    return f'<h1 id="pagetitle">{text}</h1>\n'


BITRIX = Markup("bitrix", document, article, items, pager, heading)
