"""The first batch of page layouts."""

from .furniture import (
    bottom,
    clock,
    crumbs,
    footer,
    hidden_menu,
    maybe_crumbs,
    maybe_sidebar,
    menu,
    print_link,
    related,  # fmt: skip
    scripts,
    search,
    share,
    sidebar,
    tags,
    top,
)
from .parts import E, View
from .shell import Batch, Template


def plain(v: View) -> str:
    """No more structure than there must be."""
    return f"<body>{top(v)}{v.carousel(v)}{maybe_crumbs(v)}{v.story()}{bottom(v)}{footer(v)}</body>"


def table_2003(v: View) -> str:
    """Three columns in one table, the carousel in a row of its own."""
    return (
        f'<body bgcolor="#FFFFFF"><table width="780" align="center" cellpadding="0"><tr><td colspan="3">{top(v)}</td></tr>'
        f"<tr><td colspan=3>{v.carousel(v)}</td></tr><tr><td width=150 valign=top>{sidebar(v)}</td>"
        f"<td valign=top>{maybe_crumbs(v)}{v.story()}{bottom(v)}</td><td>{tags(v)}</td></tr>"
        f"<tr><td colspan=3>{footer(v)}</td></tr></table></body>"
    )


def one_cell(v: View) -> str:
    """Carousel and article share one table cell."""
    return (
        f"<body><table><tr><td>{top(v)}</td></tr><tr><td>{v.carousel(v)}<hr>{v.story()}</td></tr></table>"
        f"{bottom(v)}{footer(v)}</body>"
    )


def nested(v: View) -> str:
    """Tables in tables in tables."""
    inner = f"<table><tr><td><table><tr><td>{v.head()}</td></tr><tr><td>{v.rest()}</td></tr></table></td></tr></table>"
    return (
        f"<body><table><tr><td>{top(v)}</td></tr><tr><td><table><tr><td>{menu(v)}</td><td>{v.carousel(v)}{inner}</td>"
        f"<td>{maybe_sidebar(v)}</td></tr></table></td></tr><tr><td>{footer(v)}</td></tr></table></body>"
    )


def bootstrap(v: View) -> str:
    return (
        f'<body><div class="container-fluid"><div class="row"><div class="col-12">{top(v)}</div></div>'
        f'<div class="row"><div class="col-md-12">{v.carousel(v)}</div></div><div class="row"><div class="col-md-8">'
        f'<div class="card"><div class="card-header">{v.head()}</div><div class="card-body">{v.rest()}</div></div>'
        f'{bottom(v)}</div><div class="col-md-4">{maybe_sidebar(v)}</div></div>{footer(v)}</div></body>'
    )


def tailwind(v: View) -> str:
    return (
        f'<body class="min-h-screen bg-white"><div class="flex flex-col">{top(v)}<div class="grid grid-cols-3">'
        f'{v.carousel(v)}</div><div class="mx-auto prose lg:prose-xl">{maybe_crumbs(v)}{v.story()}</div>{bottom(v)}'
        f"</div>{footer(v)}</body>"
    )


def wordpress(v: View) -> str:
    return (
        f'<body class="post-template-default single"><div id="page"><header id="masthead">{top(v)}</header>'
        f'<div class="slider">{v.carousel(v)}</div><main id="main"><article class="post"><header class="entry-header">'
        f'{v.head()}</header><div class="entry-content">{v.rest()}</div><footer class="entry-meta">{tags(v)}</footer>'
        f"</article>{bottom(v)}</main><aside>{maybe_sidebar(v)}</aside>{footer(v)}</div></body>"
    )


def drupal(v: View) -> str:
    return (
        f'<body class="html not-front"><div class="region region-header">{top(v)}</div><div class="region">'
        f'{v.carousel(v)}</div><div class="region region-content"><div class="node"><div class="field-item even">'
        f'{v.head()}</div><div class="field field-body"><div class="field-items"><div class="field-item even" property='
        f'"content:encoded">{v.body(v)}</div></div></div>{v.end()}</div>{bottom(v)}</div>{footer(v)}</body>'
    )


def tilda(v: View) -> str:
    """Every block a record of its own, side by side."""
    blocks = [top(v), v.carousel(v), v.head(), v.body(v), v.end(), bottom(v), footer(v)]
    rows = "".join(
        f'<div id="rec{v.rng.randrange(10**6)}" class="r t-rec"><div class="t-container"><div class="t-col t-col_12">'
        f"{one}</div></div></div>"
        for one in blocks
        if one
    )
    return f'<body class="t-body"><div id="allrecords">{rows}</div></body>'


def soup(v: View) -> str:
    """A JS framework's server-side rendering: depth without meaning, carousel and article in one wrapper."""

    def deep(inner: str, levels: int) -> str:
        return "<div>" * levels + inner + "</div>" * levels

    head = deep(f'<div data-v-1="">{v.head()}</div>', v.rng.randint(1, 4))
    return (
        f'<body><div id="__next"><div>{deep(top(v), 3)}<div><div>{deep(v.carousel(v), v.rng.randint(1, 4))}{head}'
        f"{deep(v.rest(), v.rng.randint(1, 4))}</div></div>{deep(bottom(v), 2)}{deep(footer(v), 2)}</div></div>"
        f'<script id="__NEXT_DATA__" type="application/json">{{"date":"05.06.2007"}}</script></body>'
    )


def amp(v: View) -> str:
    return (
        f"<body><amp-sidebar hidden>{hidden_menu(v)}</amp-sidebar><header>{top(v)}</header>"
        f'<amp-carousel width="400" type="slides">{v.carousel(v)}</amp-carousel><article>{v.story()}</article>'
        f"<amp-social-share></amp-social-share>{bottom(v)}{footer(v)}</body>"
    )


def definitions(v: View) -> str:
    """A definition list: headline and date are terms, the text is the definition."""
    return (
        f"<body>{top(v)}{v.carousel(v)}<dl><dt>{v.head()}</dt><dd>{v.rest()}</dd></dl>{bottom(v)}"
        f"<dl><dt>{v.say('Address', 'Адрес')}</dt><dd>{footer(v)}</dd></dl></body>"
    )


def center_font(v: View) -> str:
    return (
        f'<body text="black"><center>{top(v)}</center><br><font size="2">{v.carousel(v)}</font><hr>'
        f'<font face="Verdana" size="2">{v.story()}</font><hr><center>{bottom(v)}{footer(v)}</center></body>'
    )


def frames(v: View) -> str:
    """What a frame of the nineties showed: no menu but its own."""
    return (
        f'<body link="blue"><a name="top"></a>{v.carousel(v)}{v.story()}<p align=center><a href="#top">'
        f"{v.say('To the top', 'Наверх')}</a></p>{footer(v)}</body>"
    )


def carousel_inside(v: View) -> str:
    """The carousel stands inside the article's own container."""
    return (
        f"<body>{top(v)}<main><article>{v.carousel(v)}{v.head()}<div>{v.rest()}</div></article>{bottom(v)}</main>"
        f"{footer(v)}</body>"
    )


def siblings(v: View) -> str:
    """Leads, headline, date, paragraphs: all children of one element."""
    return f"<body>{top(v)}<div{v.cls()}>{v.carousel(v)}{v.story()}{bottom(v)}</div>{footer(v)}</body>"


def body_only(v: View) -> str:
    """No container at all, furniture included."""
    return f"<body>{clock(v)}{menu(v)}{v.carousel(v)}{v.story()}{share(v)}{print_link(v)}{footer(v)}</body>"


def section_heading(v: View) -> str:
    """The section's name is the h1, the headline something less."""
    return (
        f"<body>{top(v)}{v.carousel(v)}<div id=content><h1>{v.shown.section[0]}</h1><div>{v.story()}</div></div>"
        f"{maybe_sidebar(v)}{bottom(v)}{footer(v)}</body>"
    )


def many_h1(v: View) -> str:
    """A h1 for the site, one for the section, one for the article, one for what comes after."""
    last = v.say("More on the topic", "Ещё по теме")
    return (
        f"<body><h1>{E(v.shown.site)}</h1>{menu(v)}{v.carousel(v)}<h1>{v.shown.section[0]}</h1>{v.story()}<h1>{last}</h1>"
        f"{related(v)}{footer(v)}</body>"
    )


def sidebar_first(v: View) -> str:
    """The column of announcements comes before the article in the source."""
    return (
        f"<body>{top(v)}{v.carousel(v)}<div class=cols><div>{sidebar(v)}{search(v)}</div><div>{maybe_crumbs(v)}"
        f"{v.story()}{bottom(v)}</div></div>{footer(v)}</body>"
    )


def crumbs_in(v: View) -> str:
    """Bread crumbs and print link inside the article, above its headline."""
    return f"<body>{top(v)}{v.carousel(v)}<div>{crumbs(v)}{print_link(v)}{v.story()}</div>{bottom(v)}{footer(v)}</body>"


def date_first(v: View) -> str:
    """The date's line stands above the headline."""
    shown = v.shown
    day = v.date(v) if shown.date and not shown.glued else ""
    head = v.headline(v) if shown.title else ""
    return f"<body>{top(v)}{v.carousel(v)}<div>{day}{head}{v.rest()}</div>{bottom(v)}{footer(v)}</body>"


def two_cells(v: View) -> str:
    """Date in a cell to the left of the headline, text in the row below."""
    shown = v.shown
    day = v.beside() if not shown.glued else ""
    return (
        f"<body>{top(v)}{v.carousel(v)}<table><tr><td width=80>{day}</td><td>{v.headline(v) if shown.title else ''}</td></tr>"
        f"<tr><td colspan=2>{v.rest()}</td></tr></table>{bottom(v)}{footer(v)}</body>"
    )


def modal(v: View) -> str:
    """A pop-up and cookie notice first, everything in main, schema.org marks."""
    note = v.say("Subscribe to our newsletter", "Подпишитесь на рассылку")
    return (
        f'<body><div role="dialog"><p>{note}</p><input type=email><button>OK</button></div>{top(v)}{v.carousel(v)}'
        f'<main itemscope itemtype="https://schema.org/NewsArticle"><div itemprop="headline">{v.head()}</div>'
        f'<div itemprop="articleBody">{v.rest()}</div></main>{bottom(v)}{footer(v)}</body>'
    )


def bitrix_like(v: View) -> str:
    """The stock template's order, other names."""
    return (
        f'<body>{scripts(v)}<div id="panel"></div><div id="header">{top(v)}</div><div class="workarea">{v.carousel(v)}'
        f'<div class="news-detail"><img class="detail_picture" src="/upload/a.jpg" alt="" title="{E(v.shown.title)}">'
        f"{v.story()}<div style='clear:both'></div><br></div></div>{bottom(v)}<div id=footer>{footer(v)}</div></body>"
    )


def carousel_far(v: View) -> str:
    """Menu, banner, search and sidebar between carousel and article."""
    return (
        f"<body>{top(v)}<div>{v.carousel(v)}</div>{search(v)}{maybe_sidebar(v)}{maybe_crumbs(v)}<div><div>{v.head()}"
        f"</div>{share(v)}<div>{v.rest()}</div></div>{bottom(v)}{footer(v)}</body>"
    )


FIRST = Batch(
    (
        Template("plain", plain),
        Template("table 2003", table_2003, "bold", "font", "br", ""),
        Template("one cell", one_cell, "table", "text", "td br", ""),
        Template("nested", nested, "font", "table", "rows", ""),
        Template("bootstrap", bootstrap, "h2", "small"),
        Template("tailwind", tailwind, "h1", "time", "p style"),
        Template("wordpress", wordpress, "h1", "time"),
        Template("drupal", drupal, "h2", "span"),
        Template("tilda", tilda, "div", "div", "br"),
        Template("soup", soup, "div", "div spans", "div"),
        Template("amp", amp, "h1", "time", "sections"),
        Template("definitions", definitions, "p strong", "em", "dd"),
        Template("center font", center_font, "center", "after br", "br one", ""),
        Template("frames", frames, "bold", "text", "br", ""),
        Template("carousel inside", carousel_inside, "h2", "time"),
        Template("siblings", siblings, "h3", "em"),
        Template("body only", body_only, "p strong", "text", "br"),
        Template("section heading", section_heading, "h2", "div"),
        Template("many h1", many_h1, "h1", "small", "marked"),
        Template("sidebar first", sidebar_first, "link", "span"),
        Template("crumbs in", crumbs_in, "div", "h5", "spans br"),
        Template("date first", date_first, "h3", "span"),
        Template("two cells", two_cells, "table", "span", "td br", ""),
        Template("modal", modal, "h1 spans", "time", "sentences"),
        Template("bitrix like", bitrix_like, "h3", "span", "br"),
        Template("carousel far", carousel_far, "plain link", "li", "deep"),
    )
)
