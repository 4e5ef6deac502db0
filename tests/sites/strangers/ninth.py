"""The ninth batch: pages as less common systems and hand-made designs print them."""

from .designs import angular, archive, fields, hero, letter, pocket, president, starred, tabs
from .heads import head
from .parts import E, View
from .pieces import twice
from .shell import Batch, Template
from .stock import (
    assembly,
    back,
    beside,
    calendar,
    day,
    ending,
    foot,
    latest,
    lines,
    menu,
    more,
    parts,
    poll,
    searching,
    slides,
    tongue,
    trail,
)


def ucoz(v: View) -> str:
    """Details of the entry in one line above its text."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<table class="eBlock"><tr><td>{day(one, "<div class=eDetails>", "</div>")}<div class="eMessage">{lines(one)} <a class="entryReadAll" href="{one.href}">{more(v)}</a></div></td></tr></table>'
        ),
    )
    words = v.say("Views|Added by|Date|Rating", "Просмотров|Добавил|Дата|Рейтинг").split("|")
    rows = [f"{words[0]}: <span>{v.rng.randint(3, 900)}</span>", f"{words[1]}: <a href='/index/8'>press</a>"]
    if beside(v):
        rows.append(f"{words[2]}: {beside(v)}")
    rows.append(f"{words[3]}: <span>0.0</span>/<span>0</span>")
    title = f'<div class="eTitle">{E(s.title)}</div>' if s.title else ""
    own = f"<div>{E(s.second)}</div>" if s.second else ""
    text = "<br /><br />".join(v.paragraphs())
    return f"""<body><table id="hd"><tr><td><h1>{E(s.site)}</h1></td></tr></table><div>{menu(v)}</div><div class="slide">{news or assembly(v)}</div><table><tr><td class="sb">{calendar(v)}{poll(v)}</td><td><div class="speed">{trail(v, "{}", " &raquo; ")}</div><hr />{title}{own}<table class="eBlock"><tr><td><div class="eDetails">{" | ".join(rows)}</div><div class="eMessage">{text}</div>{ending(v, "<div>", "<br>", "</div>")}</td></tr></table>{back(v)}<div>{v.say("Total comments", "Всего комментариев")}: <b>0</b></div></td></tr></table><div>{foot(v)}</div></body>"""


def data_life(v: View) -> str:
    """The headline a link to itself; date, author and counters under it."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="shortstory"><div class="maincont">{day(one, "<b>", "</b><br>")}{lines(one)}</div><div class="argmore"><a href="{one.href}"><b>{more(v)}</b></a></div></div>'
        ),
    )
    title = f'<h2 class="title"><a href="{s.path}">{E(s.title)}</a></h2>' if s.title else ""
    second = (
        f'<div style="text-align:center;"><img src="/uploads/1.jpg" alt="" /><br />{E(s.second)}</div>'
        if s.second
        else ""
    )
    info = " ".join(
        one
        for one in (
            f"<li>{beside(v)}</li>" if beside(v) else "",
            f'<li>{v.say("Author", "Автор")}: <a href="/user/press/">press</a></li>',
            f"<li>{v.say('Views', 'Просмотров')}: {v.rng.randint(2, 999)}</li>",
        )
        if one
    )
    text = "<br><br>".join(v.paragraphs())
    return f"""<body><div class="speedbar"><span id="dle-speedbar">{trail(v, "{}", " &raquo; ")}</span></div>{menu(v)}<div class="top">{news or assembly(v)}</div><div id="dle-content"><div class="fullstory">{title}<ul class="argbox">{info}</ul>{second}<div class="maincont"><div id="news-id-12">{text}</div>{ending(v, "<div>", "<br>", "</div>")}</div></div>{back(v)}<div class="related"><h5>{v.say("Also read:", "А также:")}</h5><ul>{latest(v, "<li>", "</li>")}</ul></div></div><div class="footer">{foot(v)}</div></body>"""


def tilda(v: View) -> str:
    """Records one under another, sizes in styles, no headings."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="t-slds__item"><div class="t-slds__text">{day(one, "<div style=font-size:14px>", "</div>")}<div class="t-descr">{lines(one)}</div><a class="t-btn" href="{one.href}">{more(v)}</a></div></div>'
        ),
    )
    title = (
        f'<div id="rec2" class="r t-rec"><div class="t-container"><div class="t-title t-title_xl" field="title" style="font-size:42px">{E(s.title)}</div></div></div>'
        if s.title
        else ""
    )
    line = twice(
        v, '<div class="r t-rec"><div class="t-container"><div class="t-text" field="descr">', "</div></div></div>"
    )
    text = "<br /><br />".join(v.paragraphs())
    return f"""<body class="t-body"><div id="allrecords" class="t-records"><div class="r t-rec"><div class="t228">{menu(v)}{tongue(v)}</div></div><div class="r t-rec"><div class="t-slds">{news or assembly(v)}</div></div>{title}{line}<div class="r t-rec"><div class="t-container"><div field="text" class="t-text t-text_md">{text}</div></div></div><div class="r t-rec"><div class="t-container">{ending(v, '<div class="t-text">', "<br />", "</div>")}{back(v, "<div>{}</div>")}</div></div><div class="r t-rec"><div class="t-footer">{foot(v)}</div></div></div></body>"""


def share_point(v: View) -> str:
    """Forms, zones and rich text fields."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<li class="dfwp-item"><div class="item"><div class="link-item">{day(one, "<span class=date>", "</span>")}<div class="description">{parts(one, "<div>", "</div>")}</div><a href="{one.href}">{more(v)}</a></div></div></li>'
        ),
    )
    title = f'<span id="DeltaPlaceHolderPageTitleInTitleArea"><h2>{E(s.title)}</h2></span>' if s.title else ""
    second = (
        f'<div class="captioned-image"><img src="/_layouts/1.jpg" alt=""><div class="caption">{E(s.second)}</div></div>'
        if s.second
        else ""
    )
    text = "".join(f'<p class="ms-rteElement-P">\u200b{one}</p>' for one in v.paragraphs())
    return f"""<body><form method="post" action="./x.aspx" id="aspnetForm"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUBMA9k"></div><div id="s4-workspace"><div id="ms-hcTitle"><div class="site">{E(s.site)}</div>{searching(v)}{menu(v, '<ul class="root static">', '<li class="static"><span class="menu-item-text">{}</span></li>')}</div><ul class="dfwp-column">{news}</ul>{assembly(v)}<div class="ms-table"><div class="cell">{title}{second}<div class="article-date">{beside(v)}</div><div class="article-content"><div class="ms-rtestate-field">{text}{ending(v, "<p>", "<br>", "</p>")}</div></div></div></div>{back(v)}<div id="foot">{foot(v)}</div></div></form></body>"""


def typo(v: View) -> str:
    """The date stands above the headline."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<div class="news-latest-item">{day(one, "<span class=news-latest-date>", "</span>")}{parts(one, "<p class=bodytext>")}<p><a href="{one.href}">[{more(v)}]</a></p></div>'
        ),
    )
    title = f"<h1>{E(s.title)}</h1>" if s.title else ""
    second = (
        f'<dl class="news-single-img"><dt><img src="/t.jpg" alt=""></dt><dd class="news-single-imgcaption">{E(s.second)}</dd></dl>'
        if s.second
        else ""
    )
    text = "".join(f'<p class="bodytext">{one}</p>' for one in v.paragraphs())
    return f"""<body><div id="top">{tongue(v)}{searching(v)}</div><div id="nav">{menu(v)}</div><div id="c12" class="csc-default"><div class="news-latest-container">{news or assembly(v)}</div></div><div id="c15" class="csc-default"><div class="news-single-item"><div class="news-single-timedata">{beside(v)}</div>{title}{second}{text}{ending(v, "<p>", "<br />", "</p>")}</div></div><p class="csc-link">{back(v, "{}", " ")}</p><div id="footer">{foot(v)}</div></body>"""


def plone(v: View) -> str:
    """Byline under the headline, document actions under the text, portlets at both sides."""
    s = v.shown
    news = slides(
        v,
        lambda one: (
            f'<dd class="portletItem">{day(one, "<span class=portletItemDetails>", "</span>")}{parts(one)}<a href="{one.href}" class="tile">{more(v)}</a></dd>'
        ),
    )
    said = v.rng.choice(
        (
            v.say("by press — published {}", "автор press — опубликовано {}"),
            v.say("published {}", "опубликовано {}"),
            v.say("Published: {}", "Дата публикации: {}"),
        )
    )
    title = f'<h1 id="parent-fieldname-title" class="documentFirstHeading">{E(s.title)}</h1>' if s.title else ""
    second = (
        f'<div class="newsImageContainer"><img src="/n.jpg" alt=""><p class="discreet">{E(s.second)}</p></div>'
        if s.second
        else ""
    )
    text = "".join(f"<p>{one}</p>" for one in v.paragraphs())
    acts = "".join(
        f'<li><a href="{s.path}?a={n}">{one}</a></li>'
        for n, one in enumerate(v.say("Send this|Print this", "Отправить по почте|Распечатать").split("|"))
    )
    carousel = (
        f'<dl class="portlet"><dt class="portletHeader">{v.say("News", "Новости")}</dt>{news}</dl>'
        if news
        else assembly(v)
    )
    return f"""<body><div id="portal-top">{searching(v)}<ul id="portal-globalnav">{menu(v, "", "<li>{}</li>", "")}</ul></div><table id="portal-columns"><tr><td id="portal-column-one">{carousel}</td><td id="portal-column-content"><div id="portal-breadcrumbs">{v.say("You are here:", "Вы здесь:")} {trail(v, "<span>{}</span>", "<span>›</span>")}</div><div id="content">{title}<div class="documentByLine">{beside(v, said)}</div>{second}<div id="content-core">{text}{ending(v, "<p>", "<br>", "</p>")}</div><ul class="documentActions">{acts}</ul></div>{back(v)}</td><td>{calendar(v)}</td></tr></table><div id="portal-footer">{foot(v)}</div></body>"""


NINTH = Batch(
    (
        Template("ucoz", ucoz),
        Template("data life", data_life),
        Template("tilda", tilda),
        Template("share point", share_point),
        Template("typo", typo),
        Template("plone", plone),
        Template("president", president),
        Template("letter", letter, doctype=""),
        Template("hero", hero),
        Template("pocket", pocket, doctype=""),
        Template("tabs", tabs),
        Template("archive", archive),
        Template("angular", angular),
        Template("fields", fields, doctype=""),
        Template("starred", starred, doctype=""),
    ),
    head=head,
)
