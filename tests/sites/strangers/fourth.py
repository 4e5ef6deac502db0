"""The fourth batch: whole pages written out by hand, each in one way of its own, as a person would who has only SITE.md."""

from .fourth_old import bold_in_p, centre, definition_list, five_tables, in_body, one_div
from .parts import E, View
from .pieces import back, block, contact, date, images, nav, paragraphs, texts, twice
from .shell import Batch, Template


def semantic(v: View) -> str:
    """An `<article>` for each lead and for the story."""
    s = v.shown
    menu = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in nav(v))
    leads = "".join(
        "<article>"
        + (f"<time>{one.date}</time>" if one.date else "")
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + f'<p><a href="{one.href}">{v.say("Read more", "Подробнее")}</a></p></article>'
        for one in s.leads
    )
    head = f"<h1>{E(s.title)}</h1>" if s.title else ""
    links = "".join(f'<a href="{href}">{text}</a> ' for text, href in back(v))
    return f"""<body><header><a href="/">{E(s.site)}</a><p><a href="/ru/">RU</a> <a href="/en/">EN</a></p><nav><ul>{menu}</ul></nav></header>
<main><section>{leads or block(v)}</section>
<article><header>{head}{twice(v, "<p>", "</p>")}</header>
{paragraphs(v, "<p>", "</p>")}
{images(v, "<figure><figcaption>", "</figcaption></figure>")}
<footer>{contact(v, "<address>", "<br>", "</address>")}</footer></article>
<nav>{links}</nav></main>
<footer><p>&copy; 2002&ndash;2026 {E(s.site)}</p><p>+7 (495) 623-42-51, odkb@gov.ru</p></footer></body>"""


def class_soup(v: View) -> str:
    """Boxes in boxes with names by lot; the date of a lead behind its text."""
    s = v.shown

    def d(inner: str, deep: int = 1) -> str:
        for _ in range(deep):
            inner = f'<div class="{v.rng.choice("abcdefgh")}{v.rng.randint(10, 99)}">{inner}</div>'
        return inner

    leads = "".join(
        d(
            (d(one.date) if one.date else "")
            + d("".join(d(part) for part in texts(one)))
            + f'<a class="q" href="{one.href}"></a>'
        )
        for one in s.leads
    )
    head = d(E(s.title), 2) if s.title else ""
    menu = d("".join(d(f'<a href="{href}">{text}</a>') for href, text in nav(v)))
    lines = "".join(d(line) for line in map(E, s.contact))
    links = d("".join(d(f'<a href="{href}">{text}</a>') for text, href in back(v)))
    story = d(
        head + d(twice(v, "<div>", "</div>")) + d("".join(map(d, v.paragraphs())), 2) + images(v, "<div>", "</div>")
    )
    return f"<body>{d(d(E(s.site)) + menu)}{d(d(leads or block(v)), 2)}{d(story + d(lines) + links, 2)}{d(d('© 2026'))}</body>"


def crumbs_caption(v: View) -> str:
    """Headline in the breadcrumbs, as heading, and below the picture."""
    s = v.shown
    path = f'<a href="/">{v.say("Home", "Главная")}</a> &gt; <a href="{s.section[1]}">{s.section[0]}</a> &gt; {E(s.title or s.section[0])}'
    slides = "".join(
        f'<div><a href="{one.href}"><span>{one.date or ""}</span>'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + "</a></div>"
        for one in s.leads
    )
    head = f"<h1>{E(s.title)}</h1>" if s.title else ""
    second = E(s.second) if s.second else ""
    links = "".join(f'<div><a href="{href}">{text}</a></div>' for text, href in back(v))
    menu = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in nav(v))
    return f"""<body><div><ul>{menu}</ul><span><b>EN</b> / <a href="/">RU</a></span></div><div>{slides or block(v)}</div><div>{path}</div>
<div>{head}<div><img src="/upload/iblock/1/a.jpg" alt="{second}"><p>{second} {date(v)}</p></div>
<div>{paragraphs(v, "<p>", "</p>")}</div>{images(v, "<p>", "</p>")}{contact(v, "<div>", "<br>", "</div>")}</div>
<div>{links}</div><div>{v.say("Secretariat phone", "Телефон Секретариата")}: +7 495 623-42-51. © 2026</div></body>"""


def styled_spans(v: View) -> str:
    """All weight and size in the style."""
    s = v.shown
    leads = "".join(
        '<p style="border-bottom:1px solid #ccc">'
        + (f'<span style="color:#999">{one.date}</span> ' if one.date else "")
        + "<br>".join(f"<span>{part}</span>" for part in texts(one))
        + f' <a href="{one.href}">{v.say("More", "Ещё")}</a></p>'
        for one in s.leads
    )
    head = f'<p><span style="font-weight:700;font-size:22px">{E(s.title)}</span></p>' if s.title else ""
    links = "".join(f'<span><a href="{href}">{text}</a></span> ' for text, href in back(v))
    return f"""<body><div>{leads or block(v)}</div><div>{head}{twice(v, '<p><span style="color:gray">', "</span></p>")}
{paragraphs(v, '<p style="margin:0"><span style="font-size:14px">', "</span></p>")}{images(v, "<span>", "</span><br>")}
{contact(v, "<p><span>", "</span><br><span>", "</span></p>")}<p>{links}</p></div><p><span>© {E(s.site)}</span></p></body>"""


def no_wrapper(v: View) -> str:
    """Leads, headline, date and paragraphs are neighbours in one box."""
    s = v.shown
    leads = "".join(
        f'<a href="{one.href}"><span>{one.date or ""}</span>'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + "</a>"
        for one in s.leads
    )
    head = f"<h3>{E(s.title)}</h3>" if s.title else ""
    links = "".join(f'<a href="{href}">{text}</a>' for text, href in back(v))
    return f"""<body><div id="wrap">{leads or block(v)}{head}{twice(v, "<span>", "</span>")}{paragraphs(v, "<p>", "</p>")}
{images(v, "<p>", "</p>")}{contact(v, "<p>", "<br>", "</p>")}{links}<p>© {E(s.site)}</p></div></body>"""


def microdata(v: View) -> str:
    s = v.shown
    leads = "".join(
        "<figure><blockquote>"
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + f'</blockquote><figcaption><a href="{one.href}">{v.say("Details", "Подробнее")}</a></figcaption></figure>'
        for one in s.leads
    )
    if s.leads and s.leads[0].date:
        leads = "".join(
            f'<figure><figcaption><a href="{one.href}">{one.date}</a></figcaption>'
            + "".join(f"<p>{part}</p>" for part in texts(one))
            + "</figure>"
            for one in s.leads
        )
    head = f'<div itemprop="headline">{E(s.title)}</div>' if s.title else ""
    links = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in back(v))
    menu = "".join(f'<a href="{href}"><span>{text}</span></a>' for href, text in nav(v))
    return f"""<body><header><div>{menu}</div><form><input name=q><button>OK</button></form></header><section>{leads or block(v)}</section>
<div itemscope itemtype="http://schema.org/NewsArticle">{head}{twice(v, '<span itemprop="datePublished">', "</span>")}
<div itemprop="articleBody">{paragraphs(v, "<div>", "</div>")}{images(v, "<div>", "</div>")}{contact(v, "<div>", "</div><div>", "</div>")}</div></div>
<ul>{links}</ul><footer><div>{E(s.site)} © 2026</div></footer></body>"""


def date_above(v: View) -> str:
    """The date over the headline, as on old portals."""
    s = v.shown
    leads = "".join(
        f'<div><p class="date">{one.date or ""}</p><p><a href="{one.href}">{texts(one)[0]}</a></p>'
        + "".join(f"<p>{part}</p>" for part in texts(one)[1:])
        + "</div>"
        for one in s.leads
    )
    head = f"<h2>{E(s.title)}</h2>" if s.title else ""
    second = f"<h4>{E(s.second)}</h4>" if s.second else ""
    when = f'<p class="date">{date(v)}</p>' if date(v) else ""
    links = "".join(f'<p><a href="{href}">&larr; {text}</a></p>' for text, href in back(v))
    menu = "".join(f'<div><a href="{href}">{text}</a></div>' for href, text in nav(v))
    return f"""<body><div id="page"><div id="left">{menu}</div><div id="top">{leads or block(v)}</div><div id="main">{when}{head}{second}
<div class="text">{"<br/><br/>".join(v.paragraphs())}</div>{images(v, "<p>", "</p>")}{contact(v, "<p>", "<br/>", "</p>")}{links}</div>
<div id="bottom">© 2002-2026. {v.say("All rights reserved", "Все права защищены")}. +7 (495) 623-42-51</div></div></body>"""


def listed(v: View) -> str:
    """An item of a list for every line of the article."""
    s = v.shown
    leads = "".join(
        f"<ol><li>{one.date or ''}</li>"
        + "".join(f"<li>{part}</li>" for part in texts(one))
        + f'<li><a href="{one.href}">{v.say("Read", "Читать")}</a></li></ol>'
        for one in s.leads
    )
    head = f"<li><strong>{E(s.title)}</strong></li>" if s.title else ""
    links = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in back(v))
    return f"""<body><div>{leads or block(v)}</div><ul>{head}{twice(v, "<li>", "</li>")}{paragraphs(v, "<li>", "</li>")}
{images(v, "<li>", "</li>")}{contact(v, "<li>", "</li><li>", "</li>")}</ul><ul>{links}</ul><p>© {E(s.site)}</p></body>"""


def carousel_unlinked(v: View) -> str:
    """Slides without a link; dots below; the article in a box of its own."""
    s = v.shown
    leads = "".join(
        '<div class="slide">'
        + (f"<h6>{one.date}</h6>" if one.date else "")
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + "</div>"
        for one in s.leads
    )
    dots = "".join(f"<button>{n + 1}</button>" for n in range(len(s.leads)))
    head = f"<h1>{E(s.title)}</h1>" if s.title else ""
    links = "".join(f'<a href="{href}"><div>{text}</div></a>' for text, href in back(v))
    return f"""<body><nav>{"".join(f'<a href="{href}">{text}</a>' for href, text in nav(v))}</nav><div class="slider">{leads or block(v)}{dots}</div>
<div class="page">{head}{twice(v, '<p class="meta">', "</p>")}<div>{paragraphs(v, "<p>", "</p>")}{images(v, "<p><em>", "</em></p>")}</div>
{contact(v, '<div class="press"><p>', "</p><p>", "</p></div>")}{links}</div><footer>© {E(s.site)}</footer></body>"""


def heading_rest(v: View) -> str:
    """Headline and date in one heading; everything below in one paragraph with line breaks."""
    s = v.shown
    leads = "".join(
        f'<td valign="top"><a href="{one.href}"><b>{one.date or ""}</b></a><br>' + "<br>".join(texts(one)) + "</td>"
        for one in s.leads
    )
    title = f"{E(s.title)} " if s.title else ""
    second = f"<div>{E(s.second)}</div>" if s.second else ""
    links = "<br>".join(f'<a href="{href}">{text}</a>' for text, href in back(v))
    leads = f"<table><tr>{leads}</tr></table>" if leads else block(v)
    return f"""<body><a href="/">{E(s.site)}</a>{leads}<h2>{title}<small>{date(v)}</small></h2>{second}
<p>{"<br>".join(v.paragraphs())}<br>{images(v, "", "<br>")}{contact(v, "", "<br>", "<br>")}</p>{links}<p>© 2026</p></body>"""


FOURTH = Batch(
    (
        Template("semantic", semantic),
        Template("bold in p", bold_in_p, doctype=""),
        Template("one div", one_div),
        Template("five tables", five_tables, doctype=""),
        Template("definition list", definition_list),
        Template("in body", in_body, doctype=""),
        Template("class soup", class_soup),
        Template("centre", centre, doctype=""),
        Template("crumbs caption", crumbs_caption),
        Template("styled spans", styled_spans),
        Template("no wrapper", no_wrapper),
        Template("microdata", microdata),
        Template("date above", date_above),
        Template("listed", listed),
        Template("carousel unlinked", carousel_unlinked),
        Template("heading rest", heading_rest, doctype=""),
    )
)
