"""The eighth batch: pages as the stock templates of the common content systems print them."""

from .heads import head
from .parts import E, View
from .pieces import twice
from .shell import Batch, Template
from .stock import (
    archived,
    assembly,
    back,
    beside,
    calendar,
    day,
    ending,
    foot,
    inset,
    latest,
    menu,
    more,
    parts,
    photos,
    poll,
    searching,
    share,
    sight,
    slides,
    tongue,
    trail,
    weather,
)
from .systems import (
    amp,
    drupal_fields,
    drupal_layout,
    joomla_item,
    joomla_tables,
    next_js,
    wordpress_blocks,
    wordpress_classic,
)


def bitrix_tables(v: View) -> str:
    """2005: three columns of nested tables, fonts, spacers."""
    s = v.shown
    news = slides(v, lambda one: f'<table border=0 cellspacing=0 width="100%"><tr><td><font class="smalltext">{day(one, "<b>", "</b><br>")}'
                  f'{"<br>".join(parts(one, "", "|").rstrip("|").split("|"))}</font>&nbsp;<a href="{one.href}">&raquo;</a></td></tr></table><img src="/1.gif" height=5>')  # fmt: skip
    title = (
        f'<font class="title"><b>{E(s.title)}</b></font><br><img src="/1.gif" width=1 height=8><br>' if s.title else ""
    )
    second = f'<font class="text"><b>{E(s.second)}</b></font> ' if s.second else ""
    when = beside(v, '<font class="newsdata">{}</font>&nbsp;')
    text = "<br><br>".join(f"&nbsp;&nbsp;&nbsp;{part}" for part in v.paragraphs())
    return f"""<body bgcolor=#ffffff topmargin=0><table width="100%" cellpadding=0><tr><td colspan=3><img src="/logo.gif" alt="{E(s.site)}"></td></tr>
<tr><td width=180 valign=top>{menu(v, "<table>", "<tr><td><font class=menu>{}</font></td></tr>", "</table>")}{calendar(v)}</td>
<td width="100%" valign=top>{news or assembly(v)}<table cellpadding=5 width="100%"><tr><td>{title}{second}{when}<br>
<img src="/upload/iblock/a3f/1.jpg" align=left hspace=5 border=0><font class="text">{text}</font><br><br>{ending(v, "<font class=text>", "<br>", "</font><br>")}
{back(v, "<font class=text>{}</font>", "<br>")}</td></tr></table></td>
<td width=200 valign=top>{poll(v)}{searching(v)}</td></tr><tr><td colspan=3><font class=copy>{foot(v)}</font></td></tr></table></body>"""


def bitrix_detail(v: View) -> str:
    """2010: `news.list` above `news.detail`, page title outside of both."""
    s = v.shown
    news = slides(v, lambda one: f'<p class="news-item" id="bx_3218110189_{len(one.href)}"><a href="{one.href}"><img class="preview_picture" src="/p.jpg" alt="" style="float:left"></a>'
                  f'{day(one, "<span class=news-date-time>", "</span> ")}{"<br />".join(parts(one, "", "|").rstrip("|").split("|"))} <a href="{one.href}">{more(v)}</a><div style="clear:both"></div></p>')  # fmt: skip
    title = f'<h1 id="pagetitle">{E(s.title)}</h1>' if s.title else ""
    own = f"<h3>{E(s.second)}</h3>" if s.second else ""
    when = beside(v, '<span class="news-date-time">{}</span> ')
    first = "<br />" if s.image or s.attachments else ""
    text = v.rng.choice((lambda: first + "<br />\n<br />\n".join(v.paragraphs()), lambda: "".join(f"<p>{one}</p>" for one in v.paragraphs()),
                         lambda: "".join(f"<div>{one}</div><div><br></div>" for one in v.paragraphs())))()  # fmt: skip
    return f"""<body><div id="panel"></div><div id="header">{tongue(v)}{menu(v)}{searching(v)}</div><div id="content"><div class="news-list">{news or assembly(v)}</div>
{title}<div class="news-detail"><img class="detail_picture" border="0" src="/upload/iblock/1.jpg" alt="" />{f"{when}{own}" if not s.second else f"{own}{when}"}{text}
<div style="clear:both"></div><br />{ending(v, "<p>", "<br />", "</p>")}{share(v)}</div>{back(v)}</div><div id="footer">{foot(v)}</div></body>"""


def bitrix_adaptive(v: View) -> str:
    """2016: the adaptive template with its slider, crumbs and icons."""
    s = v.shown
    news = slides(v, lambda one: f'<div class="bx-newslist-container col-sm-6"><div class="bx-newslist-block"><div class="bx-newslist-content">{parts(one, "", "<br>")}</div>'
                  f'{day(one, "<div class=bx-newslist-date><i class=fa></i> ", "</div>")}<div class="row"><a class="btn" href="{one.href}">{more(v)}</a></div></div></div>')  # fmt: skip
    crumbs = trail(v, '<div class="bx-breadcrumb-item"><i class="fa fa-angle-right"></i><span>{}</span></div>')
    title = f'<h1 class="bx-title dbg_title">{E(s.title)}</h1>' if s.title else ""
    own = f'<h3 class="bx-newsdetail-title">{E(s.second)}</h3>' if s.second else ""
    when = beside(v, '<div class="bx-newsdetail-date"><i class="fa fa-calendar-o"></i> {}</div>')
    counts = (
        f'<div class="bx-newsdetail-view"><i class="fa fa-eye"></i> {v.say("Views", "Просмотров")}: {v.rng.randint(3, 999)}</div>'
        if v.rng.random() < 0.4
        else ""
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    return f"""<body class="bx-background-image"><div class="bx-wrapper"><header class="bx-header">{sight(v)}{tongue(v)}<nav>{menu(v)}</nav></header>
<div class="row">{news or assembly(v)}</div><div class="bx-breadcrumb">{crumbs}</div>{title}<div class="bx-newsdetail"><div class="bx-newsdetail-block"><div class="bx-newsdetail-img"><img src="/d.jpg" alt="{E(s.title)}"></div>
{own}{when}{counts}<div class="bx-newsdetail-content">{text}</div>{ending(v, "<p>", "<br>", "</p>")}{share(v)}</div></div>{back(v, '<p class="back">{}</p>')}<footer>{menu(v)}{foot(v)}</footer></div></body>"""


def bitrix_gallery(v: View) -> str:
    """A photo report: the picture first, its number of so many, then headline, date and text."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li><div class="photo-item"><a href="{one.href}"><img src="/s.jpg"></a></div>{day(one, "<div class=d>", "</div>")}{parts(one)}</li>'
        ),
    )
    title = f'<div class="photo-title"><h2>{E(s.title)}</h2></div>' if s.title else ""
    count = v.say("Photo 1 of 12", "Фото 1 из 12")
    text = "<br>\n<br>\n".join(v.paragraphs())
    return f"""<body><div class="top">{menu(v, "<div>", "<span>{}</span> ", "</div>")}</div>{f"<ul>{news}</ul>" if news else assembly(v)}<div class="photo-detail"><div class="photo-navigation"><a href="?p=12">&laquo;</a> {count} <a href="?p=2">&raquo;</a></div>
<img src="/upload/photo/1.jpg" alt="{E(s.title)}">{title}{twice(v, '<div class="photo-date">', "</div>")}<div class="photo-description">{text}</div>{ending(v, "<div>", "<br>", "</div>")}</div>{photos(v)}{back(v)}<div class="foot">{foot(v)}</div></body>"""


def printed(v: View) -> str:
    """The version for printing."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div>{day(one, "<b>", "</b> ")}{parts(one)}<a href="{one.href}">[{v.say("more", "далее")}]</a></div>'
        ),
        "<hr>",
    )
    address = f"<p><small>{v.say('Address of the page', 'Адрес страницы')}: https://odkb-csto.org{s.path}</small></p>"
    title = f"<h1>{E(s.title)}</h1>" if s.title else ""
    words = v.say("Print", "Распечатать")
    text = "".join(f'<p align="justify">{one}</p>' for one in v.paragraphs())
    return f"""<body onload="window.print()"><p>{E(s.site)}</p><p><a href="javascript:print()">{words}</a></p><hr>{news or assembly(v)}<hr>
{title}{twice(v, "<p><i>", "</i></p>")}{text}{ending(v, "<p>", "<br>", "</p>")}<hr>{address}{back(v)}</body>"""


def wayback(v: View) -> str:
    """A page as the archive of the web shows it, its toolbar first."""
    s = v.shown
    bar = f"""<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base" lang="en"><div id="wm-ipp"><a href="/web/" title="Wayback Machine home page">INTERNET ARCHIVE</a><form action="/web/submit"><input name="url" value="https://odkb-csto.org{s.path}"><input type="submit" value="Go"></form>
<table><tr><td>May</td><td>JUL</td><td>Aug</td></tr><tr><td>05</td></tr><tr><td>2015</td><td>2016</td><td>2017</td></tr></table><a href="/web/2016*/x">12 captures</a><div class="r">05 Jul 2016 - 19 Nov 2026</div><div>About this capture</div></div></div><!-- END WAYBACK TOOLBAR INSERT -->"""
    news = slides(
        v, lambda one: f'<div class="item"><a href="{one.href}">{day(one, "<span>", "</span>")}{parts(one)}</a></div>'
    )
    title = f"<h1>{E(s.title)}</h1>" if s.title else ""
    return f"""<body>{bar}<div class="wrap"><div class="head">{menu(v)}{tongue(v)}</div><div class="carousel">{news or assembly(v)}</div><div class="main">{title}{twice(v, "<p>", "</p>")}{v.body(v)}{ending(v, "<p>", "<br>", "</p>")}{back(v)}</div><div class="foot">{foot(v)}</div></div></body>
<!-- FILE ARCHIVED ON 12:34:56 Jul 05, 2016 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 06:01:11 Nov 22, 2026. -->"""


def government(v: View) -> str:
    """A ministry's own design: tools above, section name as the heading, calendar, weather, poll at the side."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="owl-item"><div class="news-slide">{day(one, "<div class=news-slide__date>", "</div>")}<div class="news-slide__text">{parts(one)}</div><a class="news-slide__link" href="{one.href}">{more(v)}</a></div></div>'
        ),
    )
    title = f'<div class="article__title">{E(s.title)}</div>' if s.title else ""
    paragraphs = inset(
        v,
        [f"<p>{one}</p>" for one in v.paragraphs()],
        lambda label, links: f'<aside class="see"><div>{label}</div><ul>{links}</ul></aside>',
    )
    return f"""<body><div class="topline">{sight(v)}{weather(v)}{tongue(v)}<a href="/rss/">RSS</a></div><div class="header"><a class="logo" href="/"><img src="/gerb.svg" alt=""><span>{E(s.site)}</span></a>{searching(v)}</div>{menu(v, '<table class="menu"><tr>', "<td>{}</td>", "</tr></table>")}<div class="owl-carousel">{news or assembly(v)}</div>
<div class="layout"><div class="left"><h1>{s.section[0]}</h1><div class="article">{title}{twice(v, '<div class="article__date">', "</div>")}<div class="article__text">{"".join(paragraphs)}</div>{ending(v, '<div class="article__contact">', "<br>", "</div>")}{photos(v)}{share(v)}</div>{back(v)}</div><div class="right">{calendar(v)}{poll(v)}<div class="block"><h3>{v.say("Announcements", "Анонсы")}</h3>{latest(v, "<p>", "</p>")}</div></div></div><div class="bottom">{foot(v)}</div></body>"""


def one_box(v: View) -> str:
    """Headline a bold paragraph under the section's name, the whole text in one box of fonts and breaks."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li>{day(one, "<font color=red>", "</font> ")}{"<br>".join(parts(one, "", "|").rstrip("|").split("|"))} <a href="{one.href}"><img src="/arrow.gif" alt=""></a></li>'
        ),
    )
    title = f"<p><b>{E(s.title)}</b></p>" if s.title else ""
    text = "<br />\n&nbsp;<br />\n".join(
        f'<font face="Times New Roman" size="3">{one}</font>' for one in v.paragraphs()
    )
    return f"""<body><div align="center"><font size="5">{E(s.site)}</font></div>{menu(v, "<p>", "{} &nbsp;", "</p>")}<h2>{v.say("Latest news", "Последние новости")}</h2>{f"<ul>{news}</ul>" if news else assembly(v)}<h1>{s.section[0]}</h1>
<div class="content">{title}{twice(v, "<p><i>", "</i></p>")}{text}<br /><br />{ending(v, "", "<br />", "<br />")}<br />{back(v, "{}", " | ")}</div><hr><div align="center">{foot(v)}</div></body>"""


EIGHTH = Batch(
    (
        Template("bitrix tables", bitrix_tables, doctype=""),
        Template("bitrix detail", bitrix_detail),
        Template("bitrix adaptive", bitrix_adaptive),
        Template("bitrix gallery", bitrix_gallery),
        Template("printed", printed, doctype=""),
        Template("drupal fields", drupal_fields),
        Template("drupal layout", drupal_layout),
        Template("wordpress classic", wordpress_classic),
        Template("wordpress blocks", wordpress_blocks),
        Template("joomla tables", joomla_tables, doctype=""),
        Template("joomla item", joomla_item),
        Template("next js", next_js),
        Template("wayback", wayback, finish=archived),
        Template("amp", amp),
        Template("government", government),
        Template("one box", one_box, doctype=""),
    ),
    head=head,
)
