"""How a carousel may be marked up: containers times what of a lead is a link."""

from collections.abc import Callable

from .content import ShownLead
from .parts import E, View

Item = Callable[[View, ShownLead], str]


def _texts(lead: ShownLead) -> list[str]:
    return [E(part, quote=False) for part in lead.paragraphs]


def whole(view: View, lead: ShownLead) -> str:
    """The whole item is one link."""
    inner = "".join(f"<p>{part}</p>" for part in _texts(lead))
    day = f"<span>{E(lead.date)}</span>" if lead.date else ""
    return f'<a href="{lead.href}">{day}{inner}</a>'


def more(view: View, lead: ShownLead) -> str:
    """Text, then a link to read on."""
    day = f"<div>{E(lead.date)}</div>" if lead.date else ""
    label = view.rng.choice((view.say("Read more", "Подробнее"), view.say("More...", "Далее..."), "»"))
    return day + "".join(f"<p>{part}</p>" for part in _texts(lead)) + f'<a href="{lead.href}">{label}</a>'


def on_date(view: View, lead: ShownLead) -> str:
    """Only the date is a link; where there is none, the item has none."""
    day = f'<a href="{lead.href}">{E(lead.date)}</a><br>' if lead.date else ""
    return day + "<br><br>".join(_texts(lead))


def none(view: View, lead: ShownLead) -> str:
    """No link at all."""
    day = f"<b>{E(lead.date)}</b> " if lead.date else ""
    return day + "".join(f"<div>{part}</div>" for part in _texts(lead))


def first(view: View, lead: ShownLead) -> str:
    """The first paragraph is a link, the others are text."""
    head, *others = _texts(lead)
    day = f"<i>{E(lead.date)}</i>" if lead.date else ""
    return f'{day}<p><a href="{lead.href}">{head}</a></p>' + "".join(f"<p>{part}</p>" for part in others)


def picture(view: View, lead: ShownLead) -> str:
    """A picture is the link, beside the text."""
    day = f"<time>{E(lead.date)}</time>" if lead.date else ""
    inner = "".join(f"<p>{part}</p>" for part in _texts(lead))
    return f'<a href="{lead.href}"><img src="/i/1.jpg" alt=""></a><div>{day}{inner}</div>'


ITEMS: dict[str, Item] = {
    "whole": whole, "more": more, "on date": on_date, "none": none, "first": first, "picture": picture,
}  # fmt: skip


def _around(before: str, after: str, item: str, end: str) -> Callable[[View, list[str]], str]:
    def render(view: View, items: list[str]) -> str:
        return before + "".join(f"{item}{one}{end}\n" for one in items) + after

    return render


def _slick(view: View, items: list[str]) -> str:
    """A slider as rendered: the last slide cloned before the first, the first after the last."""
    if len(items) < 2:
        return f'<div class="slick-list"><div class="slick-slide">{items[0]}</div></div>'
    hidden = '<div class="slick-slide slick-cloned" aria-hidden="true">{}</div>'
    slides = "".join(f'<div class="slick-slide">{one}</div>' for one in items)
    return (
        f'<div class="slick-list"><div class="slick-track">{hidden.format(items[-1])}{slides}'
        f'{hidden.format(items[0])}</div></div><ul class="slick-dots">'
        + "".join(f"<li><button>{n}</button></li>" for n in range(1, len(items) + 1))
        + "</ul>"
    )


def _arrows(view: View, items: list[str]) -> str:
    """Arrows and dots around the slides."""
    return (
        '<div><a href="#prev">‹</a>'
        + "".join(f"<div>{one}</div>" for one in items)
        + '<a href="#next">›</a><span>•</span></div>'
    )


def _heading(view: View, items: list[str]) -> str:
    """A heading above the items."""
    label = view.say("Latest news", "Последние новости")
    return f"<div><h3>{label}</h3>" + "".join(f"<div>{one}</div><hr>" for one in items) + "</div>"


CONTAINERS: dict[str, Callable[[View, list[str]], str]] = {
    "ul": _around("<ul>", "</ul>", "<li>", "</li>"),
    "table": _around("<table><tr>", "</tr></table>", "<td valign=top>", "</td>"),
    "rows": _around("<table>", "</table>", "<tr><td>", "</td></tr>"),
    "slick": _slick,
    "marquee": _around("<marquee>", "</marquee>", "<div>", "</div>"),
    "section": _around("<section>", "</section>", "<article>", "</article>"),
    "divs": _around("<div>", "</div>", "<div class='s'>", "</div>"),
    "bare": _around("", "", "<div>", "</div>"),
    "arrows": _arrows,
    "heading": _heading,
    "dl": _around("<dl>", "</dl>", "<dd>", "</dd>"),
}


def carousel(view: View) -> str:
    """The carousel or the block in its place, in styles drawn for the page."""
    shown = view.shown
    if shown.delegations:
        return _delegations(view)
    if not shown.leads:
        return ""
    names, boxes = list(ITEMS), list(CONTAINERS)
    dated = shown.leads[0].date is not None
    if dated and not shown.title:
        names.remove("none")  # nothing would tell a reader that the article is not one more of them
    name = view.rng.choice(names)
    if not dated and name in ("none", "on date"):
        boxes = ["ul", "table", "rows", "section", "dl"]  # elsewhere nothing shows where an item ends
    box = view.rng.choice(boxes)
    items = [ITEMS[name](view, lead) for lead in shown.leads]
    view.notes += [f"carousel {box}", f"lead {name}"]
    return CONTAINERS[box](view, items)


def _delegations(view: View) -> str:
    heading, *parts = (E(part) for part in view.shown.delegations)
    kind = view.rng.randrange(4)
    if kind == 0:
        return f"<div><h3>{heading}</h3>" + "".join(f"<p>{part}</p>" for part in parts) + "</div>"
    if kind == 1:
        return f"<div><b>{heading}</b><ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul></div>"
    if kind == 2:
        cells = "".join(f"<td><a href='/delegations/{n}'>{part}</a></td>" for n, part in enumerate(parts))
        return f"<table><tr><th colspan=5>{heading}</th></tr><tr>{cells}</tr></table>"
    return f"<section><h2>{heading}</h2>" + "".join(f"<div><div>{part}</div></div>" for part in parts) + "</section>"
