"""The second batch: other layouts and other styles, written when the reader had been mended for the first."""

import re

from .carousels import whole
from .content import ShownLead
from .furniture import (
    bottom,
    clock,
    crumbs,
    footer,
    hidden_menu,
    logo,
    maybe_crumbs,
    maybe_sidebar,
    menu,
    neighbours,
    print_link,  # fmt: skip
    related,
    search,
    share,
    sidebar,
    tags,
    top,
)
from .parts import E, Style, View, beside, tag
from .parts import each as body
from .shell import Batch, Template

HEADLINES: dict[str, Style] = {
    "h4": tag("<h4>", "</h4>"),
    "h6": tag("<h6>", "</h6>"),
    "big": tag("<big><b>", "</b></big><br>"),
    "p bold style": tag('<p style="font-weight:bold">', "</p>"),
    "span block": tag("<div><span><span class=a>", "</span></span></div>"),
    "u": tag("<p><u><b>", "</b></u></p>"),
    "h1 link": lambda view: f'<h1><a href="{view.shown.path}" title="x">{E(view.shown.title)}</a></h1>',
    "h2 img": tag("<h2><img src=/ic.gif alt=''>&nbsp;", "</h2>"),
    "header": tag("<header><h1>", "</h1></header>"),
    "hgroup": lambda view: f"<hgroup><p>{view.shown.section[0]}</p><h1>{E(view.shown.title)}</h1></hgroup>",
    "th": tag("<table><tr><th align=left>", "</th></tr></table>"),
    "h1 lines": lambda view: "<h1>\n\t" + E(view.shown.title).replace(" ", "\n\t\t", 3) + "\n</h1>",
    "h3 font": tag("<h3><font color=navy>", "</font></h3>"),
}
DATES: dict[str, Style] = {
    "strong": beside("<strong>", "</strong><br>"),
    "label": lambda view: f"<p>{view.say('Published', 'Опубликовано')}: {view.beside()}</p>",
    "icon": beside("<div><i class=icon></i> ", "</div>"),
    "h6": beside("<h6>", "</h6>"),
    "p right": beside("<p align=right>", "</p>"),
    "time deep": lambda view: (
        f'<p><a name=d></a><time datetime="{view.shown.published}T14:05:00+03:00">{view.beside()}</time></p>'
    ),
    "aside": beside("<ul class=meta><li>", "</li><li>CSTO</li></ul>"),
    "nbsp": beside("<div>&nbsp;", "&nbsp;</div>"),
    "header": beside("<header><span>", "</span></header>"),
    "and views": lambda view: (
        f"<div><span>{view.beside()}</span> <span>{view.say('Views', 'Просмотров')}: 31</span></div>"
    ),
    "and section": lambda view: (
        f'<div>{view.beside()} | <a href="{view.shown.section[1]}">{view.shown.section[0]}</a></div>'
    ),
    "pre": beside("<pre>", "</pre>"),
}
BODIES: dict[str, Style] = {
    "ul": body("<li>", "</li>", "<ul>{}</ul>"),
    "center": body("<p>", "</p>", "<center>{}</center>"),
    "p br": body("<p>", "<br></p><br>"),
    "br spaced": body("", "\n<br>\n&nbsp;<br>\n"),
    "articles": body("<article><div>", "</div></article>"),
    "td each": body("<table><tr><td>", "</td></tr></table>"),
    "one p": body("", "<br>", "<p>{}</p>"),
    "lines": lambda view: "\n".join("<p>" + re.sub(" ", "\n", part, count=4) + "</p>" for part in view.paragraphs()),
    "mixed": lambda view: (
        "".join(
            (f"<p>{part}</p>", f"<div>{part}</div>", f"{part}<br>")[n % 3] for n, part in enumerate(view.paragraphs())
        )
        + "<br>"
    ),
    "em": body("<p><em>", "</em></p>"),
    "intro": lambda view: (
        "".join(
            f'<div class="lead"><b>{part}</b></div><div class="text">' if not n else f"<p>{part}</p>"
            for n, part in enumerate(view.paragraphs())
        )
        + "</div>"
    ),
    "custom": body("<x-p>", "</x-p>", "<x-text>{}</x-text>"),
    "nested spans": body("<p><span><span><font>", "</font></span></span></p>"),
    "quote": lambda view: "".join(
        f"<blockquote><p>{part}</p></blockquote>" if n == 1 else f"<p>{part}</p>"
        for n, part in enumerate(view.paragraphs())
    ),
    "subheads": lambda view: "".join(
        f"<h4>{part}</h4>" if len(part) < 60 else f"<p>{part}</p>" for part in view.paragraphs()
    ),
}


def _parts(lead: ShownLead) -> list[str]:
    return [E(part, quote=False) for part in lead.paragraphs]


def _definition(view: View, lead: ShownLead) -> str:
    """Date and text as term and definition; the date is the link."""
    link = f'<a href="{lead.href}">{lead.date or view.say("Read", "Читать")}</a>'
    text = "<br><br>".join(_parts(lead))
    return f"<dl><dt>{link}</dt><dd>{text}</dd></dl>" if lead.date else f"<dl><dd>{text}</dd><dt>{link}</dt></dl>"


def _figure(view: View, lead: ShownLead) -> str:
    day = f"<time>{lead.date}</time>" if lead.date else ""
    inner = "".join(f"<p>{part}</p>" for part in _parts(lead))
    return f'<figure><a href="{lead.href}"><img src=/i.jpg></a><figcaption>{day}{inner}</figcaption></figure>'


def _covered(view: View, lead: ShownLead) -> str:
    """An empty link laid over the item."""
    day = f"<p><small>{lead.date}</small></p>" if lead.date else ""
    return f'<a href="{lead.href}" class="stretched"></a>{day}' + "".join(f"<p>{part}</p>" for part in _parts(lead))


def _numbered(view: View, lead: ShownLead) -> str:
    """A counter, the date, the text, a button."""
    day = f"<span>{lead.date}</span>" if lead.date else ""
    inner = "<br>".join(_parts(lead))
    return f"<div><sup>{view.rng.randint(1, 5)}</sup></div>{day}<div>{inner}</div><button>{view.say('Open', 'Открыть')}</button>"


def _after(view: View, lead: ShownLead) -> str:
    """The text, then a line with the section and the link."""
    day = f"<h5>{lead.date}</h5>" if lead.date else ""
    inner = "".join(f"<div>{part}</div>" for part in _parts(lead))
    return f'{day}{inner}<p><a href="{lead.href}">{view.say("Details", "Подробнее")} &rarr;</a></p>'


ITEMS = {"definition": _definition, "figure": _figure, "covered": _covered, "numbered": _numbered, "after": _after,
         "whole": whole}  # fmt: skip
BOXES = {
    "ol": ("<ol>", "<li>", "</li>", "</ol>"),
    "fieldset": ("<div>", "<fieldset>", "</fieldset>", "</div>"),
    "blockquote": ("<div>", "<blockquote>", "</blockquote>", "</div>"),
    "tables": ("<table><tr><td>", "<table><tr><td>", "</td></tr></table>", "</td></tr></table>"),
    "deep": ("<div><div><div>", "<div><div>", "</div></div>", "</div></div></div>"),
    "header": ("<header>", "<div>", "</div>", "</header>"),
    "custom": ("<x-slider>", "<x-slide>", "</x-slide>", "</x-slider>"),
    "prev next": ("<div><button>‹ Prev</button>", "<div>", "</div>", "<button>Next ›</button></div>"),
    "titled": ("<div><h2>Main</h2>", "<div class=n>", "</div>", "<p><a href='/news/'>All news</a></p></div>"),
    "aside": ("<aside>", "<div>", "</div>", "</aside>"),
}


def carousel(view: View) -> str:
    """The second batch's carousels; the standing block as paragraphs or one long one."""
    shown = view.shown
    if shown.delegations:
        heading, *parts = (E(part) for part in shown.delegations)
        kind = view.rng.randrange(3)
        if kind == 0:
            return f"<div><p>{heading}</p>" + "".join(f"<div><p>{part}</p></div>" for part in parts) + "</div>"
        if kind == 1:
            return f"<h2>{heading}</h2><table>" + "".join(f"<tr><td>{part}</td></tr>" for part in parts) + "</table>"
        return f"<dl><dt>{heading}</dt>" + "".join(f"<dd>{part}</dd>" for part in parts) + "</dl>"
    if not shown.leads:
        return ""
    name, box = view.rng.choice(tuple(ITEMS)), view.rng.choice(tuple(BOXES))
    view.notes += [f"carousel {box}", f"lead {name}"]
    before, opening, closing, after = BOXES[box]
    return before + "\n".join(f"{opening}{ITEMS[name](view, lead)}{closing}" for lead in shown.leads) + after


def grid(v: View) -> str:
    """Areas of a grid, the article before the columns in the source."""
    return (
        f"<body><div style='display:grid'><header>{logo(v)}{menu(v)}</header><div>{v.carousel(v)}</div><main>{v.story()}"
        f"</main><div>{maybe_sidebar(v)}</div><div>{bottom(v)}</div>{footer(v)}</div></body>"
    )


def joomla(v: View) -> str:
    return (
        f'<body id="bd"><div id="ja-wrapper">{top(v)}<div id="ja-slideshow">{v.carousel(v)}</div><div id="ja-container">'
        f'<div id="ja-current-content"><table class="contentpaneopen"><tr><td class="contentheading">{v.head()}</td>'
        f'<td align=right>{print_link(v)}</td></tr></table><table class="contentpaneopen"><tr><td valign="top">{v.rest()}'
        f"</td></tr></table></div></div>{bottom(v)}{footer(v)}</div></body>"
    )


def slashcode(v: View) -> str:
    """Coloured title bars made of tables."""
    bar = f'<table width="100%" bgcolor="#006666"><tr><td><font color=white>{v.head()}</font></td></tr></table>'
    return (
        f"<body>{clock(v)}{menu(v)}{v.carousel(v)}<table><tr><td>{sidebar(v)}</td><td>{bar}<table><tr><td bgcolor=#fff>"
        f"{v.rest()}</td></tr></table>{neighbours(v)}</td></tr></table>{footer(v)}</body>"
    )


def react(v: View) -> str:
    """Sections in sections, furniture between headline and text."""
    return (
        f"<body><div id=root><div><section><div>{top(v)}</div></section><section><div><div>{v.carousel(v)}</div></div>"
        f"</section><section><div><div>{maybe_crumbs(v)}{v.head()}</div><div>{share(v)}</div><div>{v.rest()}</div></div>"
        f"</section><section>{bottom(v)}</section>{footer(v)}</div></div></body>"
    )


def accessible(v: View) -> str:
    """Landmarks and skip links as the rules for state sites ask."""
    skip = v.say("Skip to content", "Перейти к содержанию")
    poor = v.say("Version for the visually impaired", "Версия для слабовидящих")
    return (
        f'<body><a href="#main">{skip}</a><div role="banner">{logo(v)}<a href="?v=1">{poor}</a></div><div role="navigation">'
        f'{menu(v)}</div><div role="region">{v.carousel(v)}</div><div role="main" id="main">{crumbs(v)}{v.story()}</div>'
        f'<div role="complementary">{maybe_sidebar(v)}{related(v)}</div><div role="contentinfo">{footer(v)}</div></body>'
    )


def wiki(v: View) -> str:
    """Content first, all navigation behind it in the source, carousel on top of the content."""
    return f"<body><div id=content>{v.carousel(v)}{v.story()}</div>{bottom(v)}{logo(v)}{menu(v)}{search(v)}{footer(v)}</body>"


def printed(v: View) -> str:
    """A print version: hardly anything but the story."""
    return f"<body onload=window.print()><p>{E(v.shown.site)}</p><hr>{v.carousel(v)}{v.story()}<hr><p>https://example.org/</p></body>"


def tabs(v: View) -> str:
    """Tabs above the article, one of them the carousel, their labels in a list."""
    labels = v.say("Top|News|Documents", "Главное|Новости|Документы").split("|")
    items = "".join(f"<li><a href=#t{n}>{one}</a></li>" for n, one in enumerate(labels))
    return (
        f"<body>{top(v)}<div class=tabs><ul>{items}</ul><div id=t0>{v.carousel(v)}</div></div><div class=col><div class=box>"
        f"{v.head()}{tags(v)}<div>{v.rest()}</div></div>{bottom(v)}</div>{footer(v)}</body>"
    )


def picture_first(v: View) -> str:
    """A large picture with a credit between headline and text."""
    credit = v.say("Photo: CSTO", "Фото: ОДКБ")
    return (
        f"<body>{hidden_menu(v)}{top(v)}<section>{v.carousel(v)}</section><article>{v.head()}<figure><img src=/big.jpg alt=''>"
        f"<figcaption>{credit}</figcaption></figure><div>{v.rest()}</div></article>{bottom(v)}{footer(v)}</body>"
    )


def unclosed(v: View) -> str:
    """Sloppy markup: rows and cells that are never closed."""
    return (
        f"<body><table><tr><td colspan=2>{top(v)}<tr><td>{v.carousel(v)}<tr><td>{v.head()}<tr><td>{v.rest()}"
        f"<tr><td>{bottom(v)}<tr><td>{footer(v)}</table></body>"
    )


def article_first(v: View) -> str:
    """Logo, then columns: the left has carousel and sidebar, the right the article."""
    return (
        f"<body>{top(v)}<div class=l>{v.carousel(v)}{maybe_sidebar(v)}</div><div class=r><div>{v.head()}</div><hr>"
        f"<div>{v.rest()}</div><hr>{bottom(v)}</div>{footer(v)}</body>"
    )


def banner(v: View) -> str:
    """The site's name and motto above everything, a second time as h2."""
    motto = v.say("Collective security for all", "Коллективная безопасность для всех")
    return (
        f"<body><div><h2>{E(v.shown.site)}</h2><p>{motto}</p></div>{menu(v)}<div>{v.carousel(v)}</div><div><div>"
        f"<h2>{v.shown.section[0]}</h2></div><div>{v.story()}</div></div>{bottom(v)}{footer(v)}</body>"
    )


SECOND = Batch(
    (
        Template("grid", grid, "h4", "time deep", "lines"),
        Template("joomla", joomla, "h3 font", "p right", "p br", ""),
        Template("slashcode", slashcode, "big", "strong", "br spaced", ""),
        Template("react", react, "span block", "icon", "intro"),
        Template("accessible", accessible, "h1 lines", "label", "quote"),
        Template("wiki", wiki, "h1 link", "h6", "one p"),
        Template("printed", printed, "u", "nbsp", "mixed", ""),
        Template("tabs", tabs, "h2 img", "and section", "custom"),
        Template("picture first", picture_first, "header", "header", "subheads"),
        Template("unclosed", unclosed, "th", "pre", "td each", ""),
        Template("article first", article_first, "hgroup", "and views", "ul"),
        Template("banner", banner, "p bold style", "aside", "em"),
    ),
    HEADLINES,
    DATES,
    BODIES,
    carousel,
)
