"""The sixth batch: ten more whole pages, written when the reader had been mended for the fifth."""

from .furniture import bottom, clock, footer, maybe_crumbs, menu, print_link, related, share, sidebar, top
from .parts import E, View
from .pieces import back, block, contact, date, images, paragraphs, texts, twice
from .shell import Batch, Template


def nav_carousel(v: View) -> str:
    """The slides stand in an element meant for menus."""
    s = v.shown
    slides = "".join(
        f'<li><a href="{one.href}">{f"<time>{one.date}</time>" if one.date else ""}'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + "</a></li>"
        for one in s.leads
    )
    head = f"<h1>{E(s.title)}</h1>" if s.title else ""
    links = "".join(f'<a href="{href}">{text}</a>' for text, href in back(v))
    slides = f'<nav aria-label="news"><ul>{slides}</ul></nav>' if slides else f"<section>{block(v)}</section>"
    return f"""<body>{top(v)}{slides}<article>{head}{twice(v, "<p>", "</p>")}{paragraphs(v, "<p>", "</p>")}
{images(v, "<p>", "</p>")}{contact(v, "<p>", "<br>", "</p>")}</article><div>{links}</div>{footer(v)}</body>"""


def unfolding(v: View) -> str:
    """Slides that unfold: the date, or the beginning of the text, is what one clicks at."""
    s = v.shown
    slides = "".join(
        f"<details><summary>{one.date or texts(one)[0][:40] + '…'}</summary>"
        + "".join(f"<div>{part}</div>" for part in texts(one))
        + f'<a href="{one.href}">{v.say("Read more", "Читать далее")}</a></details>'
        for one in s.leads
    )
    head = f"<h2>{E(s.title)}</h2>" if s.title else ""
    links = "".join(f'<p><a href="{href}">{text}</a></p>' for text, href in back(v))
    return f"""<body>{top(v)}<div>{slides or block(v)}</div><div><div>{head}</div>{twice(v, '<div class="when">', "</div>")}<div>
{paragraphs(v, "<div>", "</div>")}</div>{images(v, "<div>", "</div>")}{contact(v, "<div><b>", "</b></div><div><b>", "</b></div>")}{links}</div>{share(v)}{footer(v)}</body>"""


def plain_dates(v: View) -> str:
    """The date of a slide is the beginning of its text, in no element of its own."""
    s = v.shown
    slides = "".join(
        f'<div class="n"><a href="{one.href}"><p>{f"{one.date} " if one.date else ""}'
        + "</p><p>".join(texts(one))
        + "</p></a></div>"
        for one in s.leads
    )
    head = f'<div class="n-h"><span>{E(s.title)}</span></div>' if s.title else ""
    links = "".join(f'<div class="n-b"><a href="{href}">{text}</a></div>' for text, href in back(v))
    return f"""<body><div>{top(v)}</div><div class="ns">{slides or block(v)}</div><div class="n-d">{head}{twice(v, '<div class="n-i">', "</div>")}<div class="n-t">
{paragraphs(v, "<p>", "</p>")}</div>{images(v, '<div class="n-p">', "</div>")}{contact(v, '<div class="n-c">', "<br>", "</div>")}</div>{links}{bottom(v)}{footer(v)}</body>"""


def same_paragraph(v: View) -> str:
    """Headline, line break, date in one paragraph."""
    s = v.shown
    slides = "".join(
        f"<p>{f'<b>{one.date}</b><br>' if one.date else ''}"
        + "<br>".join(texts(one))
        + f'<br><a href="{one.href}">{v.say("In detail", "Подробнее")}</a></p>'
        for one in s.leads
    )
    title = f"<b>{E(s.title)}</b><br>" if s.title else ""
    second = f"{E(s.second)} " if s.second else ""
    head = f"<p>{title}{second}{date(v)}</p>" if title or date(v) else ""
    links = "<br>".join(f'<a href="{href}">{text}</a>' for text, href in back(v))
    return f"""<body>{top(v)}<div>{slides or block(v)}</div><div>{head}{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}
{contact(v, "<p>", "<br>", "</p>")}<p>{links}</p></div>{footer(v)}</body>"""


def left_column(v: View) -> str:
    """Menu and announcements to the left, slides and article in the middle, all of it a table."""
    s = v.shown
    slides = "".join(
        f'<table><tr><td><a href="{one.href}"><img src="/s.jpg"></a></td><td>{f"<i>{one.date}</i><br>" if one.date else ""}'
        + "<br>".join(texts(one))
        + "</td></tr></table>"
        for one in s.leads
    )
    head = f"<div align=center><b>{E(s.title)}</b></div>" if s.title else ""
    links = "".join(f"<li><a href={href}>{text}</a>" for text, href in back(v))
    return f"""<body>{clock(v)}<table><tr><td width=200>{menu(v)}{sidebar(v)}</td><td>{slides or block(v)}{maybe_crumbs(v)}{head}{twice(v, "<div align=right>", "</div>")}
{paragraphs(v, "<p align=justify>", "</p>")}{images(v, "<div>", "</div>")}{contact(v, "<p>", "<br>", "</p>")}<ul>{links}</ul></td></tr></table>{footer(v)}</body>"""


def quoted_marks(v: View) -> str:
    """Attributes with marks of tags in them, comments with tags, sections marked as data; the headline is a caption."""
    s = v.shown
    slides = "".join(
        f'<div data-json=\'{{"a":"<b>","t":"{n}>0"}}\'><!-- <h1>slide</h1> <a href="/news/news_odkb/x/"> -->'
        + (f'<p title="a > b">{one.date}</p>' if one.date else "")
        + "".join(f'<p data-x="<p>">{part}</p>' for part in texts(one))
        + f'<a href="{one.href}" title="1 < 2">{v.say("more", "далее")}</a></div>'
        for n, one in enumerate(s.leads)
    )
    head = f'<figure><img src="/a.jpg" alt="x > y"><figcaption>{E(s.title)}</figcaption></figure>' if s.title else ""
    links = "".join(f'<p><a href="{href}" data-t=">">{text}</a></p>' for text, href in back(v))
    return f"""<body><script>//<![CDATA[
if (1<2 && 3>2) document.write("<p>01.01.2001</p>");
//]]></script>{top(v)}<div>{slides or block(v)}</div><div>{head}{twice(v, "<p>", "</p>")}<div>{paragraphs(v, "<p>", "</p>")}</div>
{images(v, "<p>", "</p>")}{contact(v, "<p>", "<br>", "</p>")}{links}</div>{footer(v)}</body>"""


def one_cell(v: View) -> str:
    """Slides and article in one cell, rules between them."""
    s = v.shown
    slides = "<hr>".join(
        (f"<b>{one.date}</b><br>" if one.date else "")
        + "<br><br>".join(texts(one))
        + f"<br><a href={one.href}>{v.say('Read more', 'Подробнее')}</a>"
        for one in s.leads
    )
    head = f"<h3>{E(s.title)}</h3>" if s.title else ""
    links = "<br>".join(f"<a href={href}>{text}</a>" for text, href in back(v))
    return f"""<body><table><tr><td>{top(v)}</td></tr><tr><td>{slides or block(v)}<hr>{head}{twice(v, "<i>", "</i><br><br>")}{"<br><br>".join(v.paragraphs())}<br><br>
{images(v, "", "<br>")}{contact(v, "", "<br>", "<br>")}{links}</td></tr></table>{footer(v)}</body>"""


def roles(v: View) -> str:
    """What boxes are is said by roles; dates are data."""
    s = v.shown
    slides = "".join(
        f'<div role="listitem"><a href="{one.href}">{f"<data>{one.date}</data>" if one.date else ""}<span>{texts(one)[0]}</span></a>'
        + "".join(f"<div>{part}</div>" for part in texts(one)[1:])
        + "</div>"
        for one in s.leads
    )
    head = f'<div role="heading" aria-level="2"><span>{E(s.title)}</span></div>' if s.title else ""
    links = "".join(f'<div role="listitem"><a href="{href}">{text}</a></div>' for text, href in back(v))
    return f"""<body><div role="banner">{top(v)}</div><div role="list">{slides or block(v)}</div><div role="main"><div role="article">{head}{twice(v, "<div><data>", "</data></div>", "</data> <data>")}
{paragraphs(v, '<div role="paragraph">', "</div>")}{images(v, '<div role="img">', "</div>")}</div>{contact(v, '<div role="complementary"><div>', "</div><div>", "</div></div>")}<div role="list">{links}</div></div>
{related(v)}<div role="contentinfo">{footer(v)}</div></body>"""


def header_article(v: View) -> str:
    """Date over headline in the article's header; the contact a list of terms; a print link."""
    s = v.shown
    slides = "".join(
        f'<section><p class="date">{one.date or ""}</p>'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + f'<p><a href="{one.href}">{v.say("Learn more", "Узнать больше")}</a></p></section>'
        for one in s.leads
    )
    head = f"<h1>{E(s.title)}</h1>" if s.title else ""
    second = f"<h2>{E(s.second)}</h2>" if s.second else ""
    when = f"<p>{date(v)}</p>" if date(v) else ""
    links = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in back(v))
    return f"""<body>{top(v)}<div>{slides or block(v)}</div><article><header>{when}{head}{second}{print_link(v)}</header><div>{paragraphs(v, "<p>", "</p>")}{images(v, "<figure>", "</figure>")}</div>
{contact(v, "<dl><dt>", "</dt><dd>", "</dd></dl>")}</article><ul>{links}</ul>{footer(v)}</body>"""


def anchors(v: View) -> str:
    """Named anchors, a heading over the slides and one over the news; small caps for the dates."""
    s = v.shown
    slides = "".join(
        f'<a name="n{n}"></a><div><small>{one.date or ""}</small> <span>{texts(one)[0]}</span>'
        + "".join(f"<br><span>{part}</span>" for part in texts(one)[1:])
        + f' <a href="{one.href}">&#8594;</a></div>'
        for n, one in enumerate(s.leads)
    )
    head = f"<h4><a name=top></a>{E(s.title)}</h4>" if s.title else ""
    links = "".join(f'<div>[<a href="{href}">{text}</a>]</div>' for text, href in back(v))
    return f"""<body>{top(v)}<h3>{v.say("Latest news", "Последние новости")}</h3>{slides or block(v)}<h3>{v.say("News", "Новости")}</h3><div>{head}{twice(v, "<small>", "</small><br>")}
{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}{contact(v, "<p>", "<br>", "</p>")}{links}</div>{footer(v)}</body>"""


SIXTH = Batch(
    (
        Template("nav carousel", nav_carousel),
        Template("unfolding", unfolding),
        Template("plain dates", plain_dates),
        Template("same paragraph", same_paragraph),
        Template("left column", left_column, doctype=""),
        Template("quoted marks", quoted_marks),
        Template("one cell rules", one_cell, doctype=""),
        Template("roles", roles),
        Template("header article", header_article),
        Template("anchors", anchors),
    )
)
