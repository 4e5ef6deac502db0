"""The tenth batch: pages as sites of other organizations have them, drawn from memory; kept for the end."""

from .content import MONTHS, MONTHS_RU
from .heads import head
from .organizations import (
    alliance,
    commonwealth,
    cooperation,
    gallery_first,
    labels_below,
    ministry,
    union,
    world_news,
    world_press,
)
from .parts import E, View
from .shell import Batch, Template
from .stock import (
    assembly,
    back,
    beside,
    day,
    ending,
    foot,
    inset,
    latest,
    lines,
    menu,
    more,
    pager,
    parts,
    photos,
    searching,
    share,
    sight,
    slides,
    tongue,
    trail,
    weather,
)


def day_apart(v: View) -> str:
    """The day large, month and year beneath it, in a box before the headline."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li><div class="t">{day(one, "<i>", "</i>")}{parts(one)}<a href="{one.href}">{more(v)}</a></div></li>'
        ),
    )
    when = ""
    if s.date and s.published and not s.glued:
        month = (MONTHS_RU if v.ru else MONTHS)[s.published.month - 1]
        rest = beside(v)[len(E(s.date)) :].strip()
        when = (
            f'<div class="cal"><span class="dd">{s.published.day}</span> <span class="mm">{month}, {s.published.year}</span></div>'
            + (f"<div>{rest}</div>" if rest else "")
        )
    title = f'<h2 class="ttl">{E(s.title)}</h2>' if s.title else ""
    second = f'<div class="cap">{E(s.second)}</div>' if s.second else ""
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body><div class="h">{tongue(v)}{menu(v)}</div>{f"<ul class=latest>{news}</ul>" if news else assembly(v)}<div class="c">{when}{title}{second}<div class="txt">{text}{ending(v, "<p>", "<br>", "</p>")}</div>{share(v)}{back(v)}</div><div class="f">{foot(v)}</div></body>"""


def time_to_read(v: View) -> str:
    """Published and changed, minutes of reading, all in one line of a page that scripts had drawn."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<a class="card" href="{one.href}"><div class="card__body">{day(one, "<div class=card__date>", "</div>")}{parts(one, "<div class=card__text>", "</div>")}</div></a>'
        ),
    )
    title = f"<h1>{E(s.title)}</h1>" if s.title else ""
    when = beside(v, v.say("Published {}", "Опубликовано {}"))
    line = (
        f'<div class="info"><span>{when}</span>'
        + (f" · <span>{v.say('3 min read', 'Чтение 3 минуты')}</span>" if when else "")
        + "</div>"
    )
    second = f"<figure><img src='/k.png' alt=''><figcaption>{E(s.second)}</figcaption></figure>" if s.second else ""
    text = "".join(f"<div class=par>{one}</div>" for one in v.paragraphs())
    return f"""<body><noscript>{v.say("You need to enable JavaScript to run this app.", "Включите JavaScript, чтобы пользоваться сайтом.")}</noscript><div id="root"><header>{sight(v)}{menu(v)}</header><div class="cards">{news or assembly(v)}</div><div class="article">{trail(v, "<span class=b>{}</span>", "")}{title}{line}{second}<div class="content">{text}</div>{ending(v, "<div class=par>", "<br>", "</div>")}</div>{back(v, "<div>{}</div>")}<footer>{foot(v)}</footer></div></body>"""


def parliament(v: View) -> str:
    """Signs for date and views, sections of deputies at the left, the first paragraph set off."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="ns"><div class="ns-h">{one.date or v.say("NEWS", "НОВОСТИ")}</div><div class="ns-b">{parts(one)}</div><div class="ns-f"><a href="{one.href}">{more(v)}</a></div></div>'
        ),
    )
    title = f"<h3>{E(s.title)}</h3>" if s.title else ""
    second = f"<p><small>{E(s.second)}</small></p>" if s.second else ""
    first, *others = v.paragraphs()
    text = f'<p style="font-weight:bold">{first}</p>' + "".join(f"<p>{one}</p>" for one in others)
    when = beside(v, "&#128197; {}")
    views = f"&#128065; {v.rng.randint(9, 999)}"
    return f"""<body><div class="wrap"><div class="left">{menu(v)}{weather(v)}</div><div class="slides">{news or assembly(v)}</div><div class="middle">{title}{second}<div class="signs"><span>{when}</span> <span>{views}</span></div>{text}{ending(v, "<p>", "<br>", "</p>")}{back(v)}</div><div class="bottom">{foot(v)}</div></div></body>"""


def assembly_site(v: View) -> str:
    """The assembly's site: standing block or slides in the middle column, numbered pages of a photo report."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="box"><div class="date">{one.date or ""}</div><div>{lines(one)}</div><div class="go"><a href="{one.href}">{more(v)}</a></div></div>'
        ),
    )
    title = f'<div class="head"><h1>{E(s.title)}</h1></div>' if s.title else ""
    second = f'<div class="cap"><b>{E(s.second)}</b></div>' if s.second else ""
    text = "".join(f'<p style="text-align: justify;">{one}</p>' for one in v.paragraphs())
    return f"""<body><div id="top">{searching(v)}{tongue(v)}</div>{menu(v, "<table><tr>", "<td>{}</td>", "</tr></table>")}<div id="mid">{news or assembly(v)}</div><div id="doc">{title}{second}<div class="date">{beside(v)}</div><div class="body">{text}{ending(v, "<p>", "<br>", "</p>")}</div>{photos(v, label=False)}</div>{back(v)}<div id="bot">{foot(v)}</div></body>"""


def release(v: View) -> str:
    """Kind of the page and date on one line over the headline."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="teaser-list__item">{day(one, "<p class=meta>", "</p>")}<div class="teaser-list__text">{parts(one)}</div><p class="cta"><a href="{one.href}">{more(v)}</a></p></div>'
        ),
    )
    kind = v.say("News release", "Новость")
    when = beside(v)
    title = f'<h1 class="ttl">{E(s.title)}</h1>' if s.title else ""
    second = f'<p class="caption">{E(s.second)}</p>' if s.second else ""
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    over = f"<p class='meta'>{kind} | {when}</p>" if when else f"<p class='meta'>{kind}</p>"
    return f"""<body><header>{menu(v)}</header><div class="teaser-list">{news or assembly(v)}</div><article><div class="hd">{over}{title}</div>{second}<div class="txt">{text}{ending(v, "<p>", "<br>", "</p>")}</div></article>{back(v)}<div class="rel"><h3>{v.say("Related articles", "Похожие материалы")}</h3>{latest(v, "<p>", "</p>")}</div><footer>{foot(v)}</footer></body>"""


def embassy(v: View) -> str:
    """Widgets one in another, the facts of the page as a list with signs: date, author, comments."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<article class="elementor-post"><div class="elementor-post__card"><div class="elementor-post__text">{day(one, "<div class=elementor-post__meta-data><span>", "</span></div>")}<div class="elementor-post__excerpt">{parts(one)}</div><a class="elementor-post__read-more" href="{one.href}">{more(v)}</a></div></div></article>'
        ),
    )
    title = (
        f'<div class="elementor-widget"><div class="elementor-widget-container"><h2 class="elementor-heading-title">{E(s.title)}</h2></div></div>'
        if s.title
        else ""
    )
    second = (
        f'<figure class="wp-caption"><img src="/e.jpg" alt=""><figcaption class="widget-image-caption">{E(s.second)}</figcaption></figure>'
        if s.second
        else ""
    )
    facts = [beside(v), v.say("Press service", "Пресс-служба"), v.say("No Comments", "Нет комментариев")]
    info = "".join(f'<li><span class="icon"></span><span>{one}</span></li>' for one in facts if one)
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body class="elementor-page"><header>{menu(v)}</header><div class="elementor-posts">{news or assembly(v)}</div><div class="elementor-section"><div class="elementor-container">{title}<ul class="elementor-post-info">{info}</ul>{second}<div class="elementor-widget"><div class="elementor-widget-container">{text}{ending(v, "<p>", "<br>", "</p>")}</div></div>{share(v)}{pager(v)}</div></div>{back(v)}<footer>{foot(v)}</footer></body>"""


def sheet(v: View) -> str:
    """A page of text and nothing else: headline, a line of author and date, paragraphs."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<blockquote>{day(one, "<strong>", "</strong> ")}{parts(one)}<a href="{one.href}">{more(v)}</a></blockquote>'
        ),
    )
    author = v.say("CSTO Secretariat", "Секретариат ОДКБ")
    when = beside(v)
    line = f"<address>{author} &bull; {when}</address>" if when else f"<address>{author}</address>"
    title = f"<h1>{E(s.title)}</h1>" if s.title else ""
    second = f"<p><i>{E(s.second)}</i></p>" if s.second else ""
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body><main>{news or assembly(v)}<hr><article>{title}{line}{second}{text}{ending(v, "<p>", "<br>", "</p>")}</article>{back(v, "<p>{}</p>")}</main><footer>{foot(v)}</footer></body>"""


def library(v: View) -> str:
    """A document with its card: kind, date, language, then the text."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li class="recent"><p>{day(one, "<b>", "</b> ")}<a href="{one.href}">{v.say("Open", "Открыть")}</a></p>{parts(one)}</li>'
        ),
    )
    title = f"<h1>{E(s.title)}</h1>" if s.title else ""
    second = f"<h4>{E(s.second)}</h4>" if s.second else ""
    rows = [
        (v.say("Type", "Тип"), v.say("Press release", "Пресс-релиз")),
        (v.say("Date", "Дата"), beside(v)),
        (v.say("Language", "Язык"), v.say("English", "Русский")),
    ]
    card = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in rows if value)
    paragraphs = inset(
        v,
        [f"<p>{one}</p>" for one in v.paragraphs()],
        lambda label, links: f"<section><h5>{label}</h5><ul>{links}</ul></section>",
    )
    return f"""<body><nav>{menu(v)}</nav>{f"<ul>{news}</ul>" if news else assembly(v)}<main>{title}{second}<dl class="card">{card}</dl><div>{"".join(paragraphs)}</div>{ending(v, "<p>", "<br>", "</p>")}{back(v)}</main><footer>{foot(v)}</footer></body>"""


TENTH = Batch(
    (
        Template("world press", world_press),
        Template("world news", world_news),
        Template("labels below", labels_below),
        Template("alliance", alliance),
        Template("commonwealth", commonwealth, doctype=""),
        Template("union", union),
        Template("cooperation", cooperation, doctype=""),
        Template("ministry", ministry),
        Template("gallery first", gallery_first),
        Template("day apart", day_apart),
        Template("time to read", time_to_read),
        Template("parliament", parliament),
        Template("assembly site", assembly_site),
        Template("release", release),
        Template("embassy", embassy),
        Template("sheet", sheet),
        Template("library", library),
    ),
    head=head,
)
