"""Whole pages of hand-made designs."""

from .parts import E, View
from .pieces import twice
from .stock import (
    assembly,
    back,
    beside,
    day,
    ending,
    foot,
    in_words,
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


def president(v: View) -> str:
    """Date, headline and tabs; below, the entry's status with its date once more."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="hentry"><a href="{one.href}">{day(one, "<span class=published>", "</span>")}{parts(one, "<span class=entry-title style=display:block>", "</span>")}</a></div>'
        ),
    )
    title = f'<h1 class="entry-title p-name">{E(s.title)}</h1>' if s.title else ""
    second = (
        f'<div class="slider__block"><img src="/k.jpg" alt=""><div class="read__cut">{E(s.second)}</div></div>'
        if s.second
        else ""
    )
    tabs = "".join(
        f'<li><a href="{s.path}{path}">{one}</a></li>'
        for path, one in zip(
            ("", "photos", "videos"), v.say("Text|Photo|Video", "Текст|Фото|Видео").split("|"), strict=True
        )
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    status = v.say("Publication status", "Статус материала")
    published = f"<p>{v.say('Publication date', 'Дата публикации')}: {E(s.date)}</p>" if s.date and not s.glued else ""
    meta = f"<div class='read__bottommeta'><h3>{status}</h3><p>{v.say('Published in section', 'Опубликован в разделе')}: <a href='/news/'>{s.section[0]}</a></p>{published}<p>{v.say('Direct link', 'Ссылка на материал')}: odkb-csto.org{s.path[:30]}</p></div>"
    return f"""<body><div class="header">{sight(v)}{menu(v)}</div><div class="events">{news or assembly(v)}</div><div class="read"><div class="read__date">{in_words(v) if v.rng.random() < 0.3 else beside(v)}</div>{title}<ul class="read__tabs">{tabs}</ul>{second}<div class="read__content">{text}</div>{ending(v, "<p>", "<br>", "</p>")}{meta}</div>{back(v)}<div class="footer">{foot(v)}</div></body>"""


def letter(v: View) -> str:
    """Tables within tables with all styles inline, as a newsletter in the browser."""
    s = v.shown
    cell = '<td style="font-family:Arial;font-size:15px;padding:0 24px">'
    news = slides(
        v,
        lambda one: (
            f'<tr>{cell}{day(one, "<strong>", "</strong><br/>")}{lines(one)}<br/><a href="{one.href}" style="color:#06c">{more(v)}</a></td></tr><tr><td height="20" style="font-size:0">&nbsp;</td></tr>'
        ),
    )
    title = (
        f'<tr><td style="font-family:Georgia;font-size:28px;font-weight:bold">{E(s.title)}</td></tr>' if s.title else ""
    )
    rows = "".join(f'<tr>{cell}{one}</td></tr><tr><td height="12">&nbsp;</td></tr>' for one in v.paragraphs())
    return f"""<body style="margin:0"><table width="100%"><tr><td align="center"><table width="600"><tr><td><a href="/"><img src="/logo.png" alt="{E(s.site)}"></a></td></tr><tr><td>{menu(v, "", " {} ", "")}</td></tr><tr><td><table>{news or f"<tr><td>{assembly(v)}</td></tr>"}</table></td></tr><tr><td><table>{title}{twice(v, '<tr><td style="color:#999;font-size:12px">', "</td></tr>")}{rows}{ending(v, f"<tr>{cell}", "<br/>", "</td></tr>")}</table></td></tr><tr><td>{back(v, "{}", "&nbsp;|&nbsp;")}</td></tr><tr><td style="font-size:11px">{foot(v)}</td></tr></table></td></tr></table></body>"""


def hero(v: View) -> str:
    """Headline and date over a picture across the page, the text far below between two columns; menus twice."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div data-v-7ba5bd90 class="slick-slide"><!----><div><a data-v-7ba5bd90 href="{one.href}">{day(one, "<div>", "</div>")}{parts(one, "<div data-v-7ba5bd90>", "</div>")}</a></div></div>'
        ),
    )
    title = f'<h1 data-v-7ba5bd90 class="hero__title">{E(s.title)}</h1>' if s.title else ""
    paragraphs = inset(
        v,
        [f"<p>{one}</p>" for one in v.paragraphs()],
        lambda label, links: f"<div class=note><h4>{label}</h4><ul>{links}</ul></div>",
    )
    return f"""<body><div id="app"><!----><div class="mobile">{menu(v)}</div><div class="desktop">{tongue(v)}{menu(v)}</div><div class="slick-list"><div class="slick-track">{news}</div></div>{assembly(v)}<section class="hero" style="background-image:url(/h.jpg)">{trail(v, "<span>{}</span>", "<i>/</i>")}{title}{twice(v, "<p>", "</p>")}</section><div class="grid"><aside>{share(v)}</aside><div class="text">{"".join(paragraphs)}{ending(v, "<p>", "<br>", "</p>")}{photos(v)}{back(v, "<div>{}</div>")}</div><aside><h3>{v.say("Latest", "Последние")}</h3>{latest(v, "<div>", "</div>")}</aside></div><footer>{menu(v)}{foot(v)}</footer></div></body>"""


def pocket(v: View) -> str:
    """For telephones of old: a column of lines."""
    s = v.shown
    news = slides(
        v,
        lambda one: f'{day(one, "<small>", "</small><br/>")}{lines(one)}<br/><a href="{one.href}">{more(v)}</a>',
        "<br/>---<br/>",
    )
    title = f"<b>{E(s.title)}</b><br/>" if s.title else ""
    text = "<br/><br/>".join(v.paragraphs())
    return f"""<body><div>{E(s.site)}</div><div>{menu(v, "", "{}<br/>", "")}</div><hr/><div>{news or assembly(v)}</div><hr/><div>{title}{twice(v, "<small>", "</small><br/>")}{text}<br/>{ending(v, "", "<br/>", "<br/>")}</div><hr/><div>{back(v, "{}", "<br/>")}</div><div>0. <a href="/" accesskey="0">{v.say("Home", "На главную")}</a></div></body>"""


def tabs(v: View) -> str:
    """The text under the first of three tabs, photographs and documents under the others."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="carousel-item"><div class="carousel-caption">{parts(one)}{day(one, "<p class=text-muted><small>", "</small></p>")}<a class="btn btn-link" href="{one.href}">{more(v)}</a></div></div>'
        ),
    )
    title = f'<h1 class="h3">{E(s.title)}</h1>' if s.title else ""
    names = v.say("Text|Photographs (3)|Documents", "Текст|Фотографии (3)|Документы").split("|")
    heads = "".join(
        f'<li class="nav-item"><a class="nav-link" data-toggle="tab" href="#t{n}">{one}</a></li>'
        for n, one in enumerate(names)
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body><nav class="navbar">{menu(v)}</nav><div id="carousel" class="carousel slide"><ol class="carousel-indicators">{"<li></li>" * len(s.leads)}</ol><div class="carousel-inner">{news}</div>{assembly(v)}<a class="carousel-control-prev" href="#carousel"><span class="sr-only">{v.say("Previous", "Назад")}</span></a></div><div class="container"><ol class="breadcrumb">{trail(v, '<li class="breadcrumb-item">{}</li>')}</ol>{title}{twice(v, '<p class="text-muted">', "</p>")}<ul class="nav nav-tabs">{heads}</ul><div class="tab-content"><div class="tab-pane active" id="t0">{text}{ending(v, "<p>", "<br>", "</p>")}</div><div class="tab-pane" id="t1"><img src="/1.jpg" alt=""><img src="/2.jpg" alt=""><img src="/3.jpg" alt=""></div><div class="tab-pane" id="t2"></div></div>{back(v, '<a class="btn">{}</a>')}</div><footer class="footer">{foot(v)}</footer></body>"""


def archive(v: View) -> str:
    """A column of years and months, the date in a cell beside the headline."""
    s = v.shown
    years = "".join(f'<li><a href="/news/{year}/">{year}</a></li>' for year in range(2026, 2014, -1))
    news = slides(
        v,
        lambda one: (
            f'<div class="lead"><div class="lead-date">{one.date or ""}</div><div class="lead-text"><p><a href="{one.href}">{"</a></p><p>".join(lines(one).split("<br>"))}</p></div></div>'
            if len(one.paragraphs) > 1
            else f'<div class="lead"><div class="lead-date">{one.date or ""}</div><div class="lead-text"><p><a href="{one.href}">{lines(one)}</a></p></div></div>'
        ),
    )
    row = (
        f'<tr><td class="d">{beside(v)}</td><td><h2>{E(s.title)}</h2></td></tr>'
        if s.title
        else f'<tr><td class="d">{beside(v)}</td></tr>'
    )
    second = f"<tr><td></td><td><i>{E(s.second)}</i></td></tr>" if s.second else ""
    return f"""<body><div class="head">{E(s.site)} {weather(v)}</div>{menu(v)}<div class="col"><h4>{v.say("Archive", "Архив")}</h4><ul>{years}</ul></div><div class="leads">{news or assembly(v)}</div><div class="main"><table>{row}{second}</table>{v.body(v)}{ending(v, "<p>", "<br>", "</p>")}{back(v)}{pager(v)}</div><div class="foot">{foot(v)}</div></body>"""


def angular(v: View) -> str:
    """Elements of its own making and attributes nobody reads."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<app-slide _ngcontent-ng-c1 class="ng-star-inserted"><a _ngcontent-ng-c1 href="{one.href}">{day(one, "<app-date><span>", "</span></app-date>")}</a>{parts(one, "<app-text>", "</app-text>")}</app-slide>'
        ),
    )
    title = f"<app-title _ngcontent-ng-c4><h1>{E(s.title)}</h1></app-title>" if s.title else ""
    text = "".join(f'<div _ngcontent-ng-c7 class="block ng-star-inserted"><p>{one}</p></div>' for one in v.paragraphs())
    return f"""<body><app-root ng-version="17.0.1"><app-header>{menu(v)}{searching(v)}</app-header><router-outlet></router-outlet><app-news-page><app-slider>{news or assembly(v)}</app-slider><app-article>{title}{twice(v, "<app-date><span>", "</span></app-date>")}<app-content>{text}</app-content><app-contact>{ending(v, "<p>", "<br>", "</p>")}</app-contact></app-article><app-back>{back(v, "<div>{}</div>")}</app-back></app-news-page><app-footer>{foot(v)}</app-footer></app-root></body>"""


def fields(v: View) -> str:
    """Labels and values: title, date, section, text."""
    s = v.shown
    news = slides(v, lambda one: f"<li>{day(one, '<b>', '</b> ')}{parts(one)}</li>")
    words = v.say("Headline|Date|Section|Text", "Заголовок|Дата|Раздел|Текст").split("|")
    rows = [f"<tr><td>{words[0]}:</td><td><b>{E(s.title)}</b></td></tr>"] if s.title else []
    rows += [f"<tr><td></td><td>{E(s.second)}</td></tr>"] if s.second else []
    rows += [f"<tr><td>{words[1]}:</td><td>{beside(v)}</td></tr>"] if beside(v) else []
    rows += (
        [f'<tr><td>{words[2]}:</td><td><a href="/news/">{s.section[0]}</a></td></tr>'] if v.rng.random() < 0.5 else []
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body>{menu(v)}<h3>{v.say("Latest", "Последние новости")}</h3>{f"<ul>{news}</ul>" if news else assembly(v)}<table border=1>{"".join(rows)}</table><div>{text}{ending(v, "<p>", "<br>", "</p>")}</div>{back(v)}<div>{foot(v)}</div></body>"""


def starred(v: View) -> str:
    """Slides parted by rules or stars in one box, no links."""
    s = v.shown
    mark = v.rng.choice(("<hr>", "<p align=center>* * *</p>", "<div class=line>_______________</div>"))
    news = slides(v, lambda one: f"{day(one, '<p><b>', '</b></p>')}{parts(one)}", mark)
    title = f'<h2 style="color:#036">{E(s.title)}</h2>' if s.title else f'<h2 style="color:#036">{s.section[0]}</h2>'
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body><div id="h">{E(s.site)}</div>{menu(v)}<div id="latest" style="background:#eee;border:1px solid">{news or assembly(v)}</div><div id="article">{title}{twice(v, "<p><small>", "</small></p>")}{text}{ending(v, "<p>", "<br>", "</p>")}</div>{back(v)}<div id="f">{foot(v)}</div></body>"""
