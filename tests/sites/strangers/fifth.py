"""The fifth batch: twelve more whole pages, written when the reader had been mended for the fourth."""

from .content import ShownLead
from .furniture import bottom, crumbs, footer, neighbours, related, share, tags, top
from .parts import E, View
from .pieces import back, block, contact, date, images, nav, paragraphs, texts, twice
from .shell import Batch, Template


def _list(lines: list[str]) -> str:
    return "".join(f"<li>{line}</li>" for line in lines)


def wordpress(v: View) -> str:
    """Entry header, entry content, entry footer with the category; neighbours; recent posts."""
    s = v.shown
    slides = "".join(
        f'<div class="swiper-slide"><a href="{one.href}"><div class="entry-date">{one.date or ""}</div><div class="entry-summary">'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + "</div></a></div>"
        for one in s.leads
    )
    head = f'<h1 class="entry-title">{E(s.title)}</h1>' if s.title else ""
    posted = f'<footer class="entry-footer"><span>{v.say("Posted in", "Рубрика")} <a href="{s.section[1]}">{s.section[0]}</a></span></footer>'
    recent = _list([f'<a href="{href}">{E(title)}</a>' for title, _, href in s.others[:3]])
    links = "".join(f'<div class="nav-back"><a href="{href}">{text}</a></div>' for text, href in back(v))
    return f"""<body class="single"><div id="page"><header><p class="site-title"><a href="/">{E(s.site)}</a></p>
<nav><ul>{_list([f'<a href="{href}">{text}</a>' for href, text in nav(v)])}</ul></nav></header>
<div class="swiper"><div class="swiper-wrapper">{slides or block(v)}</div></div><div id="content"><main><article class="post"><header class="entry-header">{head}
{twice(v, '<div class="entry-meta">', "</div>")}</header><div class="entry-content">{paragraphs(v, "<p>", "</p>")}{images(v, "<figure><figcaption>", "</figcaption></figure>")}
{contact(v, "<p>", "<br />", "</p>")}</div>{posted}</article>{links}</main><aside><section><h2>{v.say("Recent posts", "Свежие записи")}</h2><ul>{recent}</ul></section></aside></div>
<footer><div>© 2026 {E(s.site)}</div></footer></div></body>"""


def onclick(v: View) -> str:
    """Slides that lead on by script, without a link."""
    s = v.shown
    slides = "".join(
        f'<div class="card" onclick="location.href=\'{one.href}\'">'
        + (f'<div class="card-date">{one.date}</div>' if one.date else "")
        + f'<div class="card-text">{"<br/><br/>".join(texts(one))}</div></div>'
        for one in s.leads
    )
    head = f'<div class="title"><h2>{E(s.title)}</h2></div>' if s.title else ""
    links = "".join(f'<span class="btn"><a href="{href}">{text}</a></span>' for text, href in back(v))
    return f"""<body>{top(v)}<div class="cards">{slides or block(v)}</div><div class="news">{head}{twice(v, '<div class="info"><span>', "</span></div>", "</span> <span>")}
<div class="news-text">{paragraphs(v, "<p>", "</p>")}</div>{images(v, '<div class="pic">', "</div>")}{contact(v, '<div class="contact"><p>', "</p><p>", "</p></div>")}{links}</div>{footer(v)}</body>"""


def labelled(v: View) -> str:
    """A table of the record's fields, headline and text in cells beside what they are called."""
    s = v.shown
    rows = "".join(
        f'<tr><td nowrap>{one.date or "-"}</td><td>{"<br>".join(texts(one))}</td><td><a href="{one.href}">&raquo;</a></td></tr>'
        for one in s.leads
    )
    head = f'<tr><td colspan="2"><h3>{E(s.title)}</h3></td></tr>' if s.title else ""
    when = twice(v, '<tr><td colspan="2" align="right">', "</td></tr>")
    links = "".join(f'<tr><td colspan="2"><a href="{href}">{text}</a></td></tr>' for text, href in back(v))
    carousel = f'<table border="0" width="100%">{rows}</table>' if rows else block(v)
    return f"""<body>{top(v)}{carousel}<table cellpadding="4">{head}{when}<tr><td width="150"><img src="/i/a.jpg" alt=""></td>
<td>{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}{contact(v, "<p><i>", "<br>", "</i></p>")}</td></tr>{links}</table>{footer(v)}</body>"""


def bitrix_detail(v: View) -> str:
    """As the stock component prints it: picture, date, heading, text with line breaks."""
    s = v.shown
    items = "".join(
        f'<p class="news-item">{f"<span>{one.date}</span> " if one.date else ""}<a href="{one.href}">{texts(one)[0]}</a><br>'
        + "<br>".join(texts(one)[1:])
        + '<div style="clear:both"></div></p>'
        for one in s.leads
    )
    head = f"<h3>{E(s.title)}</h3>" if s.title else ""
    second = f"<b>{E(s.second)}</b><br>" if s.second else ""
    when = f"<span>{date(v)}</span>" if date(v) else ""
    text = "<br />\n<br />\n".join(v.paragraphs())
    links = "".join(f'<p><a href="{href}">{text}</a></p>' for text, href in back(v))
    return f"""<body>{top(v)}{crumbs(v)}<div class="news-list">{items or block(v)}</div><div class="news-detail"><img src="/upload/iblock/a.jpg" width="300">
{when}{head}{second}{text}<br /><br />{images(v, "", "<br />")}{contact(v, "", "<br />", "<br />")}<div style="clear:both"></div><br /></div>{links}{bottom(v)}{footer(v)}</body>"""


def two_links(v: View) -> str:
    """Date and text of a slide are a link each; the text is set in a heading."""
    s = v.shown

    def slide(one: ShownLead) -> str:
        day = f'<a href="{one.href}"><time>{one.date}</time></a>' if one.date else ""
        return (
            f"<li>{day}"
            + "".join(f'<h4><a href="{one.href}">{part}</a></h4>' for part in texts(one)[:1])
            + "".join(f"<p>{part}</p>" for part in texts(one)[1:])
            + "</li>"
        )

    head = f'<div class="h1"><h1 id="pagetitle">{E(s.title)}</h1></div>' if s.title else ""
    links = " / ".join(f'<a href="{href}">{text}</a>' for text, href in back(v))
    return f"""<body>{top(v)}{f"<ul>{''.join(map(slide, s.leads))}</ul>" if s.leads else block(v)}{crumbs(v)}{head}<div class="workarea">
{twice(v, "<p><small>", "</small></p>")}{paragraphs(v, '<div align="justify">', "</div><div>&nbsp;</div>")}{images(v, "<div>", "</div>")}{contact(v, "<div>", "<br>", "</div>")}</div>
<p>{links}</p>{tags(v)}{footer(v)}</body>"""


def linked_contact(v: View) -> str:
    """Phones and mail as links; the contact a table of its own."""
    s = v.shown
    lines = []
    for line in s.contact:
        kind = "mailto:" if "@" in line else "tel:" if line[:1] == "+" else ""
        lines.append(f'<a href="{kind}{E(line)}">{E(line)}</a>' if kind else E(line))
    table = "<table>" + "".join(f"<tr><td>{line}</td></tr>" for line in lines) + "</table>" if lines else ""
    slides = "".join(
        f'<div class="item">{f"<p><b>{one.date}</b></p>" if one.date else ""}'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + f'<p><a href="{one.href}">{v.say("Read more...", "Читать далее...")}</a></p></div>'
        for one in s.leads
    )
    head = f"<h2 class=x>{E(s.title)}</h2>" if s.title else ""
    links = "".join(f'<p class="b"><a href="{href}">« {text}</a></p>' for text, href in back(v))
    return f"""<body>{top(v)}<div>{slides or block(v)}</div><div>{head}{twice(v, "<p>", "</p>")}{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}{table}{links}</div>
{related(v)}{footer(v)}</body>"""


def counters(v: View) -> str:
    """Slides counted `1 / 3`, with a name for each to those who listen."""
    s = v.shown
    total = len(s.leads)
    slides = "".join(
        f'<div role="group" aria-roledescription="slide" aria-label="{n} of {total}"><div>{n} / {total}</div>'
        + (f"<p>{one.date}</p>" if one.date else "")
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + f'<a href="{one.href}" aria-label="more"></a></div>'
        for n, one in enumerate(s.leads, 1)
    )
    head = f'<h1 tabindex="-1">{E(s.title)}</h1>' if s.title else ""
    links = "".join(f'<li><a href="{href}">{text}</a></li>' for text, href in back(v))
    return f"""<body><a href="#main">{v.say("Skip to main content", "Перейти к основному содержанию")}</a>{top(v)}<section aria-label="carousel">{slides or block(v)}
<button>{v.say("Previous", "Предыдущий")}</button><button>{v.say("Next", "Следующий")}</button></section><main id="main">{head}{twice(v, "<div><span>", "</span></div>", "</span><br><span>")}
<div>{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}</div>{contact(v, "<address>", "<br>", "</address>")}<nav><ul>{links}</ul></nav></main>{share(v)}{footer(v)}</body>"""


def radio_slider(v: View) -> str:
    """A slider without script: radio buttons and labels."""
    s = v.shown
    radios = "".join(
        f'<input type="radio" name="s" id="s{n}"><label for="s{n}">{n + 1}</label>' for n in range(len(s.leads))
    )
    slides = "".join(
        f"<li>{f'<strong>{one.date}</strong>' if one.date else ''}<blockquote>"
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + f'</blockquote><a href="{one.href}">{v.say("More", "Подробнее")}</a></li>'
        for one in s.leads
    )
    head = f"<p class=headline><big>{E(s.title)}</big></p>" if s.title else ""
    links = "".join(f'<a href="{href}" class=more>{text}</a><br>' for text, href in back(v))
    return f"""<body>{top(v)}{radios}{f"<ul>{slides}</ul>" if slides else block(v)}<div><div>{head}{twice(v, "<div class=d>", "</div>")}</div>
<div>{paragraphs(v, "<p>", "</p>")}</div><div>{images(v, "<p>", "</p>")}{contact(v, "<p>", "<br>", "</p>")}</div><div>{links}</div></div>{neighbours(v)}{footer(v)}</body>"""


def inline_dates(v: View) -> str:
    """Date, dash, text: a slide is one paragraph, the next ones follow without a box."""
    s = v.shown
    slides = "".join(
        f"<p>{f'<em>{one.date}</em> ' if one.date else ''}"
        + "</p><p>".join(texts(one))
        + f' <a href="{one.href}">[...]</a></p>'
        for one in s.leads
    )
    head = f"<h2>{E(s.title)}</h2>" if s.title else ""
    links = "".join(f"<p><a href='{href}'><b>{text}</b></a></p>" for text, href in back(v))
    return f"""<body>{top(v)}<div>{slides or block(v)}</div><hr><div>{head}{twice(v, "<p><em>", "</em></p>")}{paragraphs(v, "<p>", "</p>")}{images(v, "<p>", "</p>")}
{contact(v, "<p>", "<br>", "</p>")}{links}</div>{footer(v)}</body>"""


def fonts(v: View) -> str:
    """Frontpage of the year 2001: fonts, unclosed paragraphs and cells, the date before the headline's second copy."""
    s = v.shown
    rows = "".join(
        f"<tr><td bgcolor=#eeeeee><font size=1 color=red>{one.date or '&nbsp;'}</font><td><font size=2>{'<p>'.join(texts(one))} <a href={one.href}>{v.say('more', 'далее')}</a></font>"
        for one in s.leads
    )
    carousel = f"<table width=100%>{rows}</table>" if rows else block(v)
    head = f"<p><font face=Arial size=4><b>{E(s.title)}</b></font>" if s.title else ""
    text = "\n".join(f"<p><font face=Arial size=2>{part}</font>" for part in v.paragraphs())
    links = "".join(f"<p><a href={href}><font size=1>{text}</font></a>" for text, href in back(v))
    return f"""<body bgcolor=white>{top(v)}{carousel}<table><tr><td>{head}{twice(v, "<p><font size=1>", "</font>")}{text}{images(v, "<p>", "")}
{contact(v, "<p>", "<br>", "")}{links}</table>{footer(v)}</body>"""


def spans(v: View) -> str:
    """Names by a compiler, and a span around every text."""
    s = v.shown

    def span(text: str) -> str:
        return f'<span data-v-{v.rng.randint(1000, 9999)}="">{text}</span>'

    slides = "".join(
        f'<a href="{one.href}" data-v-1=""><div>{span(one.date) if one.date else ""}</div>'
        + "".join(f"<div>{span(part)}</div>" for part in texts(one))
        + "</a>"
        for one in s.leads
    )
    head = f"<div><div>{span(E(s.title))}</div></div>" if s.title else ""
    when = twice(v, '<div><div><span data-v-2="">', "</span></div></div>")
    lines = "".join(f"<div>{span(E(line))}</div>" for line in s.contact)
    links = "".join(f'<a href="{href}"><div>{span(text)}</div></a>' for text, href in back(v))
    return f"""<body><div id="app"><div>{top(v)}</div><div><div>{slides or block(v)}</div></div><div><div>{head}{when}<div>{"".join(f"<div>{span(part)}</div>" for part in v.paragraphs())}</div>
{images(v, "<div><span>", "</span></div>")}<div>{lines}</div></div><div>{links}</div></div><div>{footer(v)}</div></div></body>"""


def picture_between(v: View) -> str:
    """The picture with its name between headline and date; attachments listed below the date."""
    s = v.shown
    slides = "".join(
        f'<article><p class="d">{one.date or ""}</p><div>'
        + "".join(f"<p>{part}</p>" for part in texts(one))
        + f'</div><footer><a href="{one.href}">{v.say("Full text", "Полный текст")}</a></footer></article>'
        for one in s.leads
    )
    head = f"<h2>{E(s.title)}</h2>" if s.title else ""
    second = f"<h3>{E(s.second)}</h3>" if s.second else ""
    when = f"<div><p>{E(s.date)} {E(s.image or '')}</p></div>" if s.date and not s.glued else ""
    files = _list([f'<a href="/upload/{n}.docx">{E(name)}</a>' for n, name in enumerate(s.attachments)])
    links = "".join(f'<div><a href="{href}">{text}</a></div>' for text, href in back(v))
    return f"""<body>{top(v)}<section>{slides or block(v)}</section><main><article>{head}<figure><img src="/upload/a.jpg" alt=""></figure>{second}{when}
{f"<ul>{files}</ul>" if files and not s.glued else ""}<section>{paragraphs(v, "<p>", "</p>")}</section>{images(v, "<p>", "</p>")}{contact(v, "<section><p>", "</p><p>", "</p></section>")}</article>{links}</main>{footer(v)}</body>"""


FIFTH = Batch(
    (
        Template("wordpress entry", wordpress),
        Template("onclick", onclick),
        Template("labelled", labelled, doctype=""),
        Template("bitrix detail", bitrix_detail),
        Template("two links", two_links),
        Template("linked contact", linked_contact),
        Template("counters", counters),
        Template("radio slider", radio_slider),
        Template("inline dates", inline_dates),
        Template("fonts", fonts, doctype=""),
        Template("spans", spans),
        Template("picture between", picture_between),
    )
)
