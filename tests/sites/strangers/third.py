"""The third batch: what sites do to a story beyond layout, written when the reader had been mended for the second."""

from .carousels import CONTAINERS, ITEMS
from .furniture import bottom, clock, footer, logo, maybe_crumbs, maybe_sidebar, menu, search, share, sidebar, top
from .parts import BODIES, E, Style, View, beside, each, tag
from .second import BODIES as MORE_BODIES
from .second import BOXES
from .second import ITEMS as MORE_ITEMS
from .shell import Batch, Template

HEADLINES: dict[str, Style] = {
    "summary": tag("<summary>", "</summary>"),
    "caption": tag("<table><caption>", "</caption></table>"),
    "upper": tag("<H1 CLASS='T'>", "</H1>"),
    "h2 strong": tag("<h2><strong>", "</strong></h2>"),
    "h1 anchor": lambda view: f'<h1>{E(view.shown.title)} <a href="#here" class="anchor">#</a></h1>',
    "div h1": tag("<div class=a><div><h1 itemprop=name>", "</h1></div></div>"),
    "h5": tag("<h5>", "</h5>"),
    "aria": tag('<div role="heading" aria-level="1">', "</div>"),
    "td big": tag("<table><tr><td><big>", "</big></td></tr></table>"),
}
DATES: dict[str, Style] = {
    "dl": lambda view: f"<dl><dt>{view.say('Date', 'Дата')}</dt><dd>{view.beside()}</dd></dl>",
    "brackets": beside("<p>[", "]</p>"),
    "calendar": beside("<div><img src=cal.png alt=''> ", "</div>"),
    "upper": beside("<P ALIGN='RIGHT'><FONT SIZE=1>", "</FONT></P>"),
    "row": beside("<table><tr><td>", f"</td><td>{'&nbsp;'}</td></tr></table>"),
    "dash": beside("<div>— ", " —</div>"),
    "p": beside("<p>", "</p>"),
    "time section": lambda view: f"<p><time>{view.beside()}</time>, {view.shown.section[0]}</p>",
}
OWN_BODIES: dict[str, Style] = {
    "upper": each("<P ALIGN='JUSTIFY'>", "</P>"),
    "inset": lambda view: "".join(
        f"<p>{part}</p>" + (_inset(view) if n == 1 and len(view.shown.paragraphs) > 2 else "")
        for n, part in enumerate(view.paragraphs())
    ),
    "script between": each("<p>", "</p><script>ad(1)</script>"),
    "pictures": each("<p>", '</p><p><img src="/upload/p.jpg" width=400></p>'),
    "ad": lambda view: "".join(
        f"<p>{part}</p>" + ("<div><ins class=ads></ins></div>" if n == 0 else "")
        for n, part in enumerate(view.paragraphs())
    ),
    "entities": lambda view: "".join(f"<p>{part.replace(' ', '&#32;', 2)}&nbsp;</p>" for part in view.paragraphs()),
}


def _inset(view: View) -> str:
    """A link to another article between the paragraphs."""
    title, _, href = view.shown.others[7]
    return f'<div class=inset><b>{view.say("Read also", "Читайте также")}:</b> <a href="{href}">{E(title)}</a></div>'


def carousel(view: View) -> str:
    """Items of both earlier batches in the boxes of both."""
    shown = view.shown
    if shown.delegations:
        heading, *parts = (E(part) for part in shown.delegations)
        return f"<section><h3>{heading}</h3><ol>" + "".join(f"<li>{part}</li>" for part in parts) + "</ol></section>"
    if not shown.leads:
        return ""
    items = {name: item for name, item in {**ITEMS, **MORE_ITEMS}.items() if name not in ("none", "on date")}
    name = view.rng.choice(tuple(items))
    rendered = [items[name](view, lead) for lead in shown.leads]
    box = view.rng.choice((*CONTAINERS, *BOXES))
    view.notes += [f"carousel {box}", f"lead {name}"]
    if box in BOXES:
        before, opening, closing, after = BOXES[box]
        return before + "".join(f"{opening}{one}{closing}" for one in rendered) + after
    return CONTAINERS[box](view, rendered)


def aspnet(v: View) -> str:
    """The whole page is one form."""
    state = '<input type="hidden" name="__VIEWSTATE" value="dDwtMTA4MzE0MjEwNTs7Pg=="/>'
    return f"<body><form id=f method=post>{state}{top(v)}<div>{v.carousel(v)}</div><div>{v.story()}</div>{footer(v)}</form></body>"


def details(v: View) -> str:
    return f"<body>{top(v)}{v.carousel(v)}<details open>{v.story()}</details>{bottom(v)}{footer(v)}</body>"


def shouting(v: View) -> str:
    """Upper-case tags, single quotes, as editors of the nineties wrote."""
    return (
        f"<BODY BGCOLOR='WHITE'><TABLE WIDTH='100%'><TR><TD>{top(v)}</TD></TR><TR><TD>{v.carousel(v)}</TD></TR><TR><TD>"
        f"{v.story()}</TD></TR></TABLE><HR>{footer(v)}</BODY>"
    )


def commented(v: View) -> str:
    """Readers' comments with dates and sentences after the article."""
    words = v.say(
        "Good to hear that the work goes on. Thank you for the detailed report.",
        "Хорошо, что работа продолжается. Спасибо за подробный рассказ.",
    )
    rows = "".join(
        f"<div><b>{name}</b> <i>2{n}.10.2026</i><p>{words}</p></div>" for n, name in enumerate(("Ivan", "Olga"))
    )
    return (
        f"<body>{top(v)}{v.carousel(v)}<article>{v.story()}</article><section><h3>{v.say('Comments', 'Комментарии')} (2)</h3>"
        f"{rows}</section>{footer(v)}</body>"
    )


def digest(v: View) -> str:
    """Other articles with the beginning of their text behind the story."""
    label = v.say("Other news", "Другие новости")
    rows = "".join(
        f'<div><h4><a href="{href}">{E(title)}</a></h4><p>{E(v.shown.leads[0].paragraphs[-1]) if v.shown.leads else E(title)}</p></div>'
        for title, _, href in v.shown.others[:3]
    )
    return f"<body>{top(v)}{v.carousel(v)}<div>{v.story()}</div><div><h3>{label}</h3>{rows}</div>{footer(v)}</body>"


def unknown(v: View) -> str:
    """Elements no standard knows."""
    return (
        f"<body><app-root><app-header>{top(v)}</app-header><app-slider>{v.carousel(v)}</app-slider><router-outlet></router-outlet>"
        f"<app-news><news-title>{v.head()}</news-title><news-body>{v.rest()}</news-body></app-news>{bottom(v)}"
        f"<app-footer>{footer(v)}</app-footer></app-root></body>"
    )


def right_column(v: View) -> str:
    """Carousel to the right of the article and behind its headline's column in no other way than by the source's order."""
    return (
        f"<body>{clock(v)}{logo(v)}{menu(v)}{search(v)}<table><tr><td>{v.carousel(v)}</td><td rowspan=2>{maybe_crumbs(v)}{v.story()}"
        f"{share(v)}</td></tr><tr><td>{sidebar(v)}</td></tr></table>{footer(v)}</body>"
    )


def lines_apart(v: View) -> str:
    """Rules between headline, date and text; a subscription box behind."""
    box = v.say("Subscribe: enter your e-mail", "Подписка: введите ваш адрес")
    return (
        f"<body>{top(v)}{v.carousel(v)}<hr><div>{v.head()}</div><hr><div>{v.rest()}</div><hr><div><p>{box}</p><input></div>"
        f"{maybe_sidebar(v)}{footer(v)}</body>"
    )


THIRD = Batch(
    (
        Template("aspnet", aspnet, "h2 strong", "p", "upper"),
        Template("details", details, "summary", "dl", "inset"),
        Template("shouting", shouting, "upper", "upper", "upper", ""),
        Template("commented", commented, "h1 anchor", "brackets", "script between"),
        Template("digest", digest, "div h1", "dash", "pictures"),
        Template("unknown", unknown, "aria", "calendar", "ad"),
        Template("right column", right_column, "td big", "row", "entities"),
        Template("lines apart", lines_apart, "h5", "time section", "inset"),
    ),
    HEADLINES,
    DATES,
    {**BODIES, **MORE_BODIES, **OWN_BODIES},
    carousel,
)
