"""Whole pages as sites of other organizations have them: world bodies, unions of states."""

from .parts import E, View
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
    slides,
    tongue,
    trail,
)


def world_press(v: View) -> str:
    """A press release: kind above the headline, the date beneath, topics at the side."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="views-row"><article><div class="teaser">{day(one, "<div class=date>", "</div>")}{parts(one)}<a href="{one.href}">{v.say("Full text", "Полный текст")}</a></div></article></div>'
        ),
    )
    title = f'<h1 class="page-title">{E(s.title)}</h1>' if s.title else ""
    second = f'<figure><img src="/p.jpg" alt=""><figcaption>{E(s.second)}</figcaption></figure>' if s.second else ""
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body><div class="brand-bar">{v.say("Welcome", "Добро пожаловать")} {tongue(v)}</div><header><a href="/">{E(s.site)}</a>{menu(v)}{searching(v)}</header><div class="latest"><div class="view-content">{news}</div>{assembly(v)}</div>
<main><div class="kind">{v.say("Press release", "Пресс-релиз")}</div>{title}{second}<div class="when">{beside(v)}</div><div class="columns"><div class="text">{text}{ending(v, "<p>", "<br>", "</p>")}</div><aside><h3>{v.say("Topics", "Темы")}</h3><ul><li><a href="/t/1">{v.say("Security", "Безопасность")}</a></li><li><a href="/t/2">{v.say("Peace", "Мир")}</a></li></ul></aside></div>{back(v)}</main><footer>{foot(v)}</footer></body>"""


def world_news(v: View) -> str:
    """Date and section over the headline, the picture's credit, a form to subscribe amid the page, more stories."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li class="glide__slide"><img src="/g.jpg" alt=""><div class="overlay">{day(one, "<time>", "</time>")}<a href="{one.href}">{parts(one)}</a></div></li>'
        ),
    )
    title = f"<h1>{E(s.title)}</h1>" if s.title else ""
    second = (
        f'<div class="picture"><img src="/n.jpg" alt=""><span class="credit">{v.say("Photo: CSTO", "Фото: ОДКБ")}</span><p class="caption">{E(s.second)}</p></div>'
        if s.second
        else f'<div class="picture"><img src="/n.jpg" alt=""><span class="credit">{v.say("Photo: CSTO", "Фото: ОДКБ")}</span></div>'
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    subscribe = f'<form class="subscribe"><label>{v.say("Receive our news by e-mail", "Получать новости по почте")}</label><input type="email"><button>{v.say("Subscribe", "Подписаться")}</button></form>'
    when = beside(v)
    head = (
        f'<div class="over"><span class="date">{when}</span> <a href="/news/">{s.section[0]}</a></div>{title}{second}'
    )
    return f"""<body><nav class="top">{menu(v)}{tongue(v)}</nav><div class="glide"><ul class="glide__slides">{news}</ul>{assembly(v)}</div><article>{head}{share(v)}<div class="story">{text}{ending(v, "<p>", "<br>", "</p>")}</div></article>{subscribe}{back(v)}<section><h2>{v.say("More stories", "Другие материалы")}</h2>{latest(v, "<div>", "</div>")}</section><footer>{foot(v)}</footer></body>"""


def labels_below(v: View) -> str:
    """Publishing date, source, field of work as a list of labels under the headline."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<tr><td class="d">{one.date or "&mdash;"}</td><td>{parts(one)}<a class="more" href="{one.href}">{more(v)}</a></td></tr>'
        ),
    )
    title = f'<div id="content-header"><h1>{E(s.title)}</h1></div>' if s.title else ""
    rows = [
        (v.say("Publishing date", "Дата публикации"), beside(v)),
        (v.say("Source", "Источник"), v.say("Secretariat", "Секретариат")),
        (v.say("Fields of work", "Направления"), f'<a href="/f/">{v.say("Security", "Безопасность")}</a>'),
    ]
    info = "".join(
        f"<div><span class=label>{label}:</span> <span>{value}</span></div>" for label, value in rows if value
    )
    second = f'<p class="intro">{E(s.second)}</p>' if s.second else ""
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    carousel = f'<table class="news">{news}</table>' if news else assembly(v)
    return f"""<body><div id="page"><div id="header">{searching(v)}{menu(v)}</div>{carousel}<div id="crumbs">{trail(v, "<span>{}</span>", " &gt; ")}</div>{title}{second}<div class="info">{info}</div><div id="body">{text}{ending(v, "<p>", "<br>", "</p>")}</div>{share(v)}{back(v)}<div id="footer">{foot(v)}</div></div></body>"""


def alliance(v: View) -> str:
    """Two dates: of publishing and of the last change; the languages as a row of links."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="item"><div class="in">{day(one, "<p class=d><b>", "</b></p>")}{parts(one)}<p><a href="{one.href}">{more(v)}</a></p></div></div>'
        ),
    )
    title = f"<h1>{E(s.title)}</h1>" if s.title else ""
    second = f"<h2>{E(s.second)}</h2>" if s.second else ""
    dates = beside(v, "<li>{}</li>")
    changed = (
        f"<li>{v.say('Last updated', 'Последнее обновление')}: 20.11.2026 10:12</li>"
        if dates and not (s.image or s.attachments)
        else ""
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body><div class="langs"><a href="/en/">English</a> <a href="/ru/">Русский</a></div><div class="logo">{E(s.site)}</div>{menu(v, "<div class=nav>", "<span>{}</span>", "</div>")}<div class="slider">{news or assembly(v)}</div><div class="main">{title}{second}<ul class="dates">{dates}{changed}</ul><div class="body">{text}{ending(v, "<p>", "<br>", "</p>")}</div>{back(v)}{pager(v)}</div><div class="foot">{foot(v)}</div></body>"""


def commonwealth(v: View) -> str:
    """The date before the headline on one line, everything in one cell, a column of banners."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<p class="anons">{day(one, "<span class=dt>", "</span>&nbsp;")}{lines(one)} <a href="{one.href}">{more(v)}</a></p>'
        ),
    )
    when = beside(v, "<span class=dt>{}</span>")
    plain = s.image or s.attachments
    head = (
        f"<p class=zagolovok>{'' if plain or not when else when + ' '}<b>{E(s.title)}</b></p>"
        if s.title
        else f"<p>{when}</p>"
    )
    under = (
        f"<p>{E(s.second) + ' ' if s.second else ''}{when if plain and s.title else ''}</p>"
        if s.second or (plain and s.title)
        else ""
    )
    banners = "".join(f'<a href="https://b{n}.example/"><img src="/b{n}.gif" alt=""></a><br>' for n in range(3))
    return f"""<body><table width="100%"><tr><td colspan=3><img src="/head.jpg"></td></tr><tr><td valign=top>{menu(v, "", "<div class=m>{}</div>", "")}</td><td valign=top><div class="a">{news or assembly(v)}</div><div class="path">{trail(v, "{}", " / ", 0.0)}</div>{head}{under}<div align=justify>{"<br><br>".join(v.paragraphs())}</div>{ending(v, "<p>", "<br>", "</p>")}{back(v)}</td><td valign=top>{banners}</td></tr></table><div>{foot(v)}</div></body>"""


def union(v: View) -> str:
    """Time beside the date, hash tags under the text, one more carousel of pictures below."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="main-slide"><div class="main-slide__text"><a href="{one.href}">{parts(one, "<span class=block style=display:block>", "</span>")}</a>{day(one, "<div class=main-slide__date>", "</div>")}</div></div>'
        ),
    )
    title = f'<h1 class="detail__title">{E(s.title)}</h1>' if s.title else ""
    second = f'<div class="detail__img"><img src="/d.jpg" alt=""><span>{E(s.second)}</span></div>' if s.second else ""
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    tags = "".join(
        f'<a href="/tags/{n}">#{one}</a> ' for n, one in enumerate(v.say("CSTO security", "ОДКБ безопасность").split())
    )
    return f"""<body><header>{menu(v)}{searching(v)}</header><div class="main-slider">{news or assembly(v)}<div class="main-slider__nav"><span>1</span>/<span>{max(1, len(s.leads))}</span></div></div><div class="detail">{title}<div class="detail__date">{beside(v)}</div>{second}<div class="detail__text">{text}{ending(v, "<p>", "<br>", "</p>")}</div><div class="detail__tags">{tags}</div></div>{back(v)}<div class="more"><h3>{v.say("On the topic", "Материалы по теме")}</h3>{latest(v, "<div>", "</div>")}</div><footer>{foot(v)}</footer></body>"""


def cooperation(v: View) -> str:
    """A plain page of few tags, pictures with the names of their files between the paragraphs."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="post">{day(one, "<h6>", "</h6>")}{parts(one)}<a href="{one.href}">{more(v)}</a></div>'
        ),
    )
    title = f"<h2>{E(s.title)}</h2>" if s.title else ""
    texts = [f"<p>{one}</p>" for one in v.paragraphs()]
    names = list(s.inline)
    for place, name in enumerate(names):
        texts.insert(
            min(len(texts), 1 + 2 * place), f'<p class="img"><img src="/u/{place}.jpg" alt=""><br>{E(name)}</p>'
        )
    lines_ = [E(line, quote=False) for line in s.contact]
    contact = f"<p>{('<br>' if s.contact_lines else ' ').join(lines_)}</p>" if lines_ else ""
    second = f"<p><em>{E(s.second)}</em></p>" if s.second else ""
    return f"""<body><div class="top"><a href="/">{E(s.site)}</a></div><div class="menu">{menu(v)}</div><div class="posts">{news or assembly(v)}</div><div class="single">{title}{second}<p class="right" align="right">{beside(v)}</p>{"".join(texts)}{contact}</div>{back(v)}<div class="bottom">{foot(v)}</div></body>"""


def ministry(v: View) -> str:
    """The date with its hour over the headline, tools under it, further materials in a column."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="announce-item"><a class="announce-item__link" href="{one.href}">{day(one, "<span class=announce-date>", "</span>")}{parts(one, "<span class=announce-text style=display:block>", "</span>")}</a></div>'
        ),
    )
    title = f'<h1 class="text-title">{E(s.title)}</h1>' if s.title else ""
    second = f'<div class="caption">{E(s.second)}</div>' if s.second else ""
    tools = f'<ul class="tools"><li><a href="?print=1">{v.say("Print version", "Версия для печати")}</a></li><li><a href="/rss">RSS</a></li><li>{v.say("Copy link", "Скопировать ссылку")}</li></ul>'
    paragraphs = inset(
        v,
        [f"<p>{one}</p>" for one in v.paragraphs()],
        lambda label, links: f'<div class="insert"><b>{label}</b><ul>{links}</ul></div>',
    )
    return f"""<body><div class="bar">{tongue(v)}</div>{menu(v)}<div class="announce">{news or assembly(v)}</div><div class="page"><div class="main"><div class="date-top">{beside(v)}</div>{title}{tools}{second}<div class="text">{"".join(paragraphs)}{ending(v, "<p>", "<br>", "</p>")}</div>{back(v)}</div><div class="side"><h4>{v.say("Further materials", "Дополнительные материалы")}</h4>{latest(v, "<p>", "</p>")}</div></div><div class="footer">{foot(v)}</div></body>"""


def gallery_first(v: View) -> str:
    """Pictures with their numbers before the text, the date under the headline with an icon's name for those who hear."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="col"><div class="card"><div class="card-body"><p class="card-date">{one.date or ""}</p>{parts(one, "<p class=card-text>")}</div><a class="stretched-link" href="{one.href}" aria-label="{v.say("read", "читать")}"></a></div></div>'
        ),
    )
    title = f'<h1 class="display-6">{E(s.title)}</h1>' if s.title else ""
    second = f'<p class="lead">{E(s.second)}</p>' if s.second else ""
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body><header class="navbar">{menu(v)}</header><div class="row cards">{news or assembly(v)}</div><div class="container">{title}{second}<div class="meta"><svg><title>calendar</title></svg> {beside(v)}</div><div class="gallery"><img src="/1.jpg" alt=""><img src="/2.jpg" alt=""><span>1 / 5</span></div><div class="text">{text}{ending(v, "<p>", "<br>", "</p>")}</div>{photos(v)}{back(v)}</div><footer>{foot(v)}</footer></body>"""
