"""A semantic template of today: header, nav, main, article, time, figure, Open Graph."""

from collections.abc import Sequence

from crawler.replica.markup.shown import Frame, Markup, ShownArticle, ShownItem, ShownLead, ShownPicture


def document(frame: Frame, title: str, content: str) -> str:
    menu = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in frame.nav)
    leads = "".join(f"<li>{_lead(lead)}</li>" for lead in frame.leads)
    carousel = f'<section class="slider" aria-roledescription="carousel"><ul>{leads}</ul></section>\n' if leads else ""
    return (
        f'<!doctype html>\n<html lang="{frame.lang}"><head><meta charset="{frame.charset}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} — {frame.site_title}</title>"
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{frame.site_title}">'
        f'{frame.filler_head}</head>\n<body>\n<header><a href="{frame.home}" rel="home">{frame.site_title}</a>'
        f"<nav><ul>{menu}</ul>{frame.filler_menu}</nav></header>\n{carousel}<main>\n{content}\n</main>\n"
        f"<footer>{frame.filler_foot}<small>© {frame.site_title}</small></footer>\n</body></html>\n"
    )


def _lead(lead: ShownLead) -> str:
    """The link covers the card and has no text of its own."""
    day = f'<time datetime="{lead.date}">{lead.date}</time>' if lead.date else ""
    cover = f'<a class="cover" href="{lead.href}" aria-hidden="true" tabindex="-1"></a>' if lead.href else ""
    return f"<div>{cover}{day}{''.join(f'<p>{part}</p>' for part in lead.paragraphs)}</div>"


def article(page: ShownArticle) -> str:
    title = f"<h1>{page.title}</h1>\n" if page.title else ""
    second = f'<p class="subtitle">{page.repeated}</p>\n' if page.repeated else ""
    day = f"<time>{page.date}</time>\n" if page.date else ""
    figures = "".join(map(_figure, page.beside))
    files = "".join(f'<p class="file">{text}</p>' for text in page.documents)
    head = f"<header>{title}{second}{day}{figures}{files}</header>\n"
    glued = f"<time>{page.glued_date}</time>" if page.glued_date else ""
    body = "".join(f"<p>{glued if number == 0 else ''}{part}</p>\n" for number, part in enumerate(page.paragraphs))
    contact = "".join(f"<p>{line}</p>" for line in page.contact)
    address = f"<address>{contact}</address>\n" if contact else ""
    more = "".join(map(_figure, page.before_contact))
    back = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in page.trailer)
    trailer = f'<nav class="back"><ul>{back}</ul></nav>' if back else ""
    return f"<article>\n{head}<div>\n{body}</div>\n{more}{address}</article>\n{trailer}"


def _figure(picture: ShownPicture) -> str:
    return (
        f'<figure><img loading="lazy" src="{picture.src}" alt="{picture.name}">'
        f"<figcaption>{picture.name}</figcaption></figure>\n"
    )


def items(shown: Sequence[ShownItem]) -> str:
    return f'<ul class="feed">{"".join(map(_item, shown))}</ul>'


def _item(item: ShownItem) -> str:
    day = f"<time>{item.date}</time>" if item.date else ""
    lead = f"<p>{item.lead}</p>" if item.lead else ""
    return f'<li><article><h2><a href="{item.href}">{item.title}</a></h2>{day}{lead}</article></li>\n'


def pager(pages: Sequence[tuple[str, str | None]]) -> str:
    links = "".join(
        f'<li><a href="{href}">{label}</a></li>' if href else f'<li aria-current="page">{label}</li>'
        for label, href in pages
    )
    return f'<nav aria-label="pagination"><ol>{links}</ol></nav>'


def heading(text: str) -> str:
    return f"<h1>{text}</h1>\n"


MODERN = Markup("modern", document, article, items, pager, heading)
