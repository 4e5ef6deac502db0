"""The seventh batch: eight more whole pages, written when the reader had been mended for the sixth."""

from .furniture import bottom, crumbs, footer, maybe_sidebar, neighbours, tags, top
from .parts import E, View
from .pieces import back, block, contact, date, images, paragraphs, texts, twice
from .shell import Batch, Template


def named_rows(v: View) -> str:
    """The article as a table of named fields."""
    s = v.shown
    slides = "".join(
        f"<tr><th>{one.date or '&bull;'}</th><td>{''.join(f'<p>{part}</p>' for part in texts(one))}"
        f'<a href="{one.href}">{v.say("Read", "Читать")}</a></td></tr>'
        for one in s.leads
    )
    title = f"<tr><th>{v.say('Title', 'Заголовок')}</th><td>{E(s.title)}</td></tr>" if s.title else ""
    second = f"<tr><td></td><td>{E(s.second)}</td></tr>" if s.second else ""
    when = f"<tr><th>{v.say('Date', 'Дата')}</th><td>{date(v)}</td></tr>" if date(v) else ""
    links = "".join(f'<p><a href="{href}">{text}</a></p>' for text, href in back(v))
    carousel = f"<table>{slides}</table>" if slides else block(v)
    return f"""<body>{top(v)}{carousel}<table>{title}{second}{when}<tr><td colspan=2>{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}
{contact(v, "<p>", "<br>", "</p>")}</td></tr></table>{links}{footer(v)}</body>"""


def date_cell(v: View) -> str:
    """The date in a cell to the left, headline and text to the right."""
    s = v.shown
    slides = "".join(
        f'<blockquote cite="{one.href}">{f"<cite>{one.date}</cite>" if one.date else ""}'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + f'<p><a href="{one.href}">{v.say("Read more", "Подробнее")} &raquo;</a></p></blockquote>'
        for one in s.leads
    )
    title = f"<b>{E(s.title)}</b><br>" if s.title else ""
    second = f"{E(s.second)}<br>" if s.second else ""
    links = "".join(f"<div><a href='{href}'>{text}</a></div>" for text, href in back(v))
    return f"""<body>{top(v)}<div>{slides or block(v)}</div><table><tr><td valign=top>{date(v)}</td><td>{title}{second}{"<br><br>".join(v.paragraphs())}<br>
{images(v, "", "<br>")}{contact(v, "", "<br>", "")}</td></tr></table>{links}{bottom(v)}{footer(v)}</body>"""


def date_in_heading(v: View) -> str:
    """The date before the headline, in the same heading."""
    s = v.shown
    slides = "".join(
        f'<div class="tile"><a href="{one.href}"><img src="/t.jpg" alt=""></a>{f"<div>{one.date}</div>" if one.date else ""}'
        + "".join(f"<div>{part}</div>" for part in texts(one))
        + "</div>"
        for one in s.leads
    )
    when = f"<span>{date(v)}</span> " if date(v) else ""
    head = f"<h1>{when}<br>{E(s.title)}</h1>" if s.title else f"<p>{when}</p>"
    second = f"<p><em>{E(s.second)}</em></p>" if s.second else ""
    links = "".join(f'<a class="b" href="{href}">{text}</a>' for text, href in back(v))
    return f"""<body>{top(v)}<section><div>{slides or block(v)}</div></section><section><div>{head}{second}<div>{paragraphs(v, "<p>", "</p>")}</div>
{images(v, "<p>", "</p>")}{contact(v, "<p>", "<br>", "</p>")}</div>{links}</section>{maybe_sidebar(v)}{footer(v)}</body>"""


def wrapped_twice(v: View) -> str:
    """A copy of the headline in the breadcrumbs, one in bold with the date behind it; no heading."""
    s = v.shown
    slides = "".join(
        "<li><div>"
        + (f'<span class="d">{one.date}</span>' if one.date else "")
        + f'<div class="t"><a href="{one.href}">{texts(one)[0]}</a></div>'
        + "".join(f'<div class="t">{part}</div>' for part in texts(one)[1:])
        + "</div></li>"
        for one in s.leads
    )
    head = f"<div><strong>{E(s.title)}</strong></div>" if s.title else ""
    links = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in back(v))
    return f"""<body>{top(v)}{f"<ul>{slides}</ul>" if slides else block(v)}{crumbs(v)}<div>{head}{twice(v, "<div>", "</div>")}<div>{paragraphs(v, "<div><span>", "</span></div>")}</div>
{images(v, "<div>", "</div>")}{contact(v, "<div><span>", "</span><br><span>", "</span></div>")}</div><ul>{links}</ul>{neighbours(v)}{footer(v)}</body>"""


def inside_main(v: View) -> str:
    """Slides inside the article's own box, before its headline; the slide's text cut into spans."""
    s = v.shown
    slides = (
        "".join(
            f'<div><a href="{one.href}"><b>{one.date or ""}</b></a>'
            + "".join(
                f"<p><span>{part[: len(part) // 2]}</span><span>{part[len(part) // 2 :]}</span></p>" for part in s_texts
            )
            + "</div>"
            for one in s.leads
            for s_texts in [list(one.paragraphs)]
        )
        if not any("&" in part or "<" in part for one in s.leads for part in one.paragraphs)
        else "".join(
            f'<div><a href="{one.href}"><b>{one.date or ""}</b></a>'
            + "".join(f"<p>{part}</p>" for part in texts(one))
            + "</div>"
            for one in s.leads
        )
    )
    head = f"<h2>{E(s.title)}</h2>" if s.title else ""
    links = "".join(f'<p><a href="{href}">{text}</a></p>' for text, href in back(v))
    return f"""<body>{top(v)}<main><article><div>{slides or block(v)}</div>{head}{twice(v, "<p><time>", "</time></p>")}{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}
{contact(v, "<p>", "<br>", "</p>")}{links}</article></main>{footer(v)}</body>"""


def flex_rows(v: View) -> str:
    """Bare rows and columns; the headline's size in its style; tags above the text."""
    s = v.shown
    slides = "".join(
        f'<div class="row"><div class="col">{one.date or ""}</div><div class="col">'
        + "".join(f'<div class="row">{part}</div>' for part in texts(one))
        + f'</div><div class="col"><a href="{one.href}">&rsaquo;</a></div></div>'
        for one in s.leads
    )
    head = f'<div class="row" style="font:bold 24px/1.2 Arial">{E(s.title)}</div>' if s.title else ""
    links = "".join(
        f'<div class="row"><div class="col"><a href="{href}">{text}</a></div></div>' for text, href in back(v)
    )
    return f"""<body>{top(v)}<div class="grid">{slides or block(v)}</div><div class="grid">{head}{twice(v, '<div class="row">', "</div>")}{tags(v)}
<div class="row"><div class="col">{paragraphs(v, '<div class="row">', "</div>")}</div></div>{images(v, '<div class="row">', "</div>")}{contact(v, '<div class="row">', '</div><div class="row">', "</div>")}{links}</div>{footer(v)}</body>"""


def captions(v: View) -> str:
    """Slides are pictures with captions; the article's picture has the headline as caption."""
    s = v.shown
    slides = "".join(
        f'<li><img src="/1.jpg" alt=""><div class="caption"><a href="{one.href}">'
        + "<br>".join([*([one.date] if one.date else []), *texts(one)])
        + "</a></div></li>"
        for one in s.leads
    )
    head = f"<h3>{E(s.title)}</h3>" if s.title else ""
    links = "<p>" + " ".join(f'<a href="{href}">[{text}]</a>' for text, href in back(v)) + "</p>"
    return f"""<body>{top(v)}{f"<ol>{slides}</ol>" if slides else block(v)}<div>{head}<div><img src="/2.jpg" alt=""><br>{twice(v, "<i>", "</i>")}</div>
{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}{contact(v, "<p>", "<br>", "</p>")}{links}</div>{footer(v)}</body>"""


def upper_case(v: View) -> str:
    """Heading and menu in one bar above everything; text and date in paragraphs aligned by attribute."""
    s = v.shown
    slides = "".join(
        f"<P><A HREF='{one.href}'><FONT COLOR=NAVY>{one.date or v.say('NEWS', 'НОВОСТЬ')}</FONT></A></P>"
        + "".join(f"<P>{part}</P>" for part in texts(one))
        for one in s.leads
    )
    head = f"<P ALIGN=CENTER><B>{E(s.title)}</B></P>" if s.title else ""
    links = "".join(f"<P><A HREF='{href}'>{text}</A></P>" for text, href in back(v))
    return f"""<body>{top(v)}<TABLE><TR><TD WIDTH=30%>{slides or block(v)}</TD><TD>{head}{twice(v, "<P ALIGN=RIGHT>", "</P>")}{paragraphs(v, "<P ALIGN=JUSTIFY>", "</P>")}
{images(v, "<P>", "</P>")}{contact(v, "<P>", "<BR>", "</P>")}{links}</TD></TR></TABLE>{footer(v)}</body>"""


SEVENTH = Batch(
    (
        Template("named rows", named_rows, doctype=""),
        Template("date cell", date_cell, doctype=""),
        Template("date in heading", date_in_heading),
        Template("wrapped twice", wrapped_twice),
        Template("inside main", inside_main),
        Template("flex rows", flex_rows),
        Template("captions", captions),
        Template("upper case", upper_case, doctype=""),
    )
)
