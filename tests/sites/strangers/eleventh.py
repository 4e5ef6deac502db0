"""The eleventh batch: skeletons of pages filled with pieces drawn by lot: what stands beside what is left to chance."""

from collections.abc import Callable, Sequence

from . import furniture as old
from . import stock as new
from .content import ShownLead
from .heads import head
from .parts import E, View
from .shell import Batch, Template
from .stock import assembly, back, beside, day, ending, in_words, inset, lines, more, parts

Piece = Callable[[View], str]


def some(v: View, pieces: Sequence[tuple[str, Piece]], chance: float) -> str:
    """A few of the pieces, in an order of their own."""
    chosen = [pair for pair in pieces if v.rng.random() < chance]
    v.rng.shuffle(chosen)
    v.notes.extend(f"+{name}" for name, _ in chosen)
    return "\n".join(piece(v) for _, piece in chosen)


def heading(v: View, text: str) -> str:
    tag = v.rng.choice(("h2", "h3", "h4", "b", "strong", "div"))
    return f"<{tag}>{text}</{tag}>"


def recent(v: View) -> str:
    rows = new.latest(
        v, *v.rng.choice((("<p>", "</p>"), ("<li>", "</li>"), ("<div>", "</div>"), ("<tr><td>", "</td></tr>")))
    )
    label = heading(v, v.say("Recent news", "Последние новости"))
    return f"<div>{label}{rows}</div>" if "<tr>" not in rows else f"<div>{label}<table>{rows}</table></div>"


def subscribe(v: View) -> str:
    return f"<form>{v.say('Subscribe to the newsletter', 'Подпишитесь на рассылку')} <input name=e><button>OK</button></form>"


def banner(v: View) -> str:
    return f'<div><a href="https://b.example/"><img src="/b.png" alt="{v.say("25 years", "25 лет")}"></a></div>'


def slogan(v: View) -> str:
    return f"<div><small>{v.say('Official site', 'Официальный сайт')}</small></div>"


def comments(v: View) -> str:
    return f"<div>{heading(v, v.say('Comments (0)', 'Комментарии (0)'))}<p>{v.say('Be the first to comment.', 'Оставьте первый комментарий.')}</p></div>"


TOPS: tuple[tuple[str, Piece], ...] = (
    ("clock", old.clock), ("hidden menu", old.hidden_menu), ("search", new.searching), ("scripts", old.scripts), ("cookies", old.cookies),
    ("sight", new.sight), ("tongue", new.tongue), ("weather", new.weather), ("slogan", slogan), ("banner", banner),
)  # fmt: skip
SIDES: tuple[tuple[str, Piece], ...] = (
    ("calendar", new.calendar), ("poll", new.poll), ("recent", recent), ("subscribe", subscribe), ("banner", banner), ("menu", new.menu),
)  # fmt: skip
AFTER: tuple[tuple[str, Piece], ...] = (
    ("share", new.share), ("old share", old.share), ("tags", old.tags), ("print", old.print_link), ("views", old.views), ("photos", new.photos),
    ("pager", new.pager), ("related", old.related), ("comments", comments), ("form", old.comments), ("subscribe", subscribe),
)  # fmt: skip


def item(v: View) -> Callable[[ShownLead], str]:
    """How this page's slides are made: where the date, where the link."""
    kind = v.rng.randrange(7)
    link = more(v)
    return (
        lambda one: f'{day(one, "<p><b>", "</b></p>")}{parts(one)}<p><a href="{one.href}">{link}</a></p>',
        lambda one: f'<a href="{one.href}">{day(one, "<span>", "</span>")}{parts(one, "<p>", "</p>")}</a>',
        lambda one: f'<div><a href="{one.href}">{one.date or "&rarr;"}</a></div>{parts(one, "<div>", "</div>")}',
        lambda one: (
            f'<a href="{one.href}"><img src="/s.jpg" alt=""></a><div>{day(one, "<small>", "</small>")}{parts(one)}</div>'
        ),
        lambda one: f'{parts(one)}{day(one, "<p>", "</p>")}<a href="{one.href}">{link}</a>',
        lambda one: f'{day(one, "<i>", "</i><br>")}{lines(one)} <a href="{one.href}">{link}</a>',
        lambda one: f'<h5>{day(one, "", "")}</h5>{parts(one)}<a href="{one.href}" title="{link}"></a>',
    )[kind]


BOXES = (
    ("<ul>", "<li>", "</li>", "</ul>"), ("<div>", "<div>", "</div>", "</div>"), ("<section>", "<article>", "</article>", "</section>"),
    ("<table><tr>", "<td>", "</td>", "</tr></table>"), ("<table>", "<tr><td>", "</td></tr>", "</table>"), ("<ol>", "<li><div>", "</div></li>", "</ol>"),
    ("<div><div>", "<div><div>", "</div></div>", "</div></div>"), ("<dl>", "<dd>", "</dd>", "</dl>"),
)  # fmt: skip


def slides(v: View) -> str:
    """The carousel, its last and first slide copied as sliders do, now and then."""
    if v.shown.delegations or not v.shown.leads:
        return assembly(v)
    opening, first, last, closing = v.rng.choice(BOXES)
    one = item(v)
    made = [f"{first}{one(lead)}{last}" for lead in v.shown.leads]
    if len(made) > 1 and v.rng.random() < 0.15:
        v.notes.append("+copies")
        made = [made[-1], *made, made[0]]
    label = heading(v, v.say("News", "Новости")) if v.rng.random() < 0.3 else ""
    dots = v.rng.choice(
        (
            "",
            "",
            "<div><span>1</span> <span>2</span> <span>3</span></div>",
            '<a href="#p">&lt;</a><a href="#n">&gt;</a>',
        )
    )
    return f"<div>{label}{opening}{''.join(made)}{closing}{dots}</div>"


def info(v: View) -> str:
    """The date's line, with or without company."""
    when = v.rng.choice((lambda: beside(v), lambda: beside(v), lambda: in_words(v),
                         lambda: beside(v, v.say("Published: {}", "Опубликовано: {}")), lambda: beside(v, v.say("Date: {}", "Дата: {}"))))()  # fmt: skip
    company = [v.say("Author: press service", "Автор: пресс-служба"), f"{v.say('Views', 'Просмотров')}: {v.rng.randint(1, 9999)}",
               f'<a href="/news/">{v.shown.section[0]}</a>', f"{v.say('Category', 'Категория')}: {v.shown.section[0]}"]  # fmt: skip
    chosen = [one for one in company if v.rng.random() < 0.2]
    rows = [one for one in (when, *chosen) if one]
    if not rows:
        return ""
    kind = v.rng.randrange(6)
    if kind == 0 and not (v.shown.image or v.shown.attachments):
        return f"<p>{' | '.join(rows)}</p>"
    if kind == 1:
        return "<ul>" + "".join(f"<li>{one}</li>" for one in rows) + "</ul>"
    if kind == 2:
        return (
            "<div>"
            + "".join(f"<span>{one}</span> " for one in rows[:1])
            + "</div>"
            + "".join(f"<div>{one}</div>" for one in rows[1:])
        )
    if kind == 3:
        return "<table><tr>" + "".join(f"<td>{one}</td>" for one in rows) + "</tr></table>"
    return "".join(f"<div>{one}</div>" for one in rows)


HEADS = ("<h1>{}</h1>", "<h2>{}</h2>", "<h1><span>{}</span></h1>", "<h3>{}</h3>", '<div style="font-size:24px">{}</div>',
         "<p><b>{}</b></p>", "<div><strong>{}</strong></div>", '<font size="5">{}</font><br>')  # fmt: skip


def opening(v: View) -> str:
    """Headline, second copy and date in one of their orders."""
    s = v.shown
    title = v.rng.choice(HEADS).replace("{}", E(s.title)) if s.title else ""
    line = info(v)
    if s.second:
        copy = v.rng.choice(
            (
                "<figure><img src='/f.jpg' alt=''><figcaption>{}</figcaption></figure>",
                "<p><i>{}</i></p>",
                "<div>{}</div>",
            )
        ).replace("{}", E(s.second))
        return title + copy + line
    return line + title if title and v.rng.random() < 0.2 else title + line


def text(v: View) -> str:
    """Paragraphs, links to others among them, image names and contact."""
    kind = v.rng.randrange(5)
    if kind == 0:
        return "<div>" + "<br><br>".join(v.paragraphs()) + "</div>" + ending(v, "<div>", "<br>", "</div>")
    if kind == 1:
        return (
            "<div>"
            + "".join(f"<div>{one}</div>" for one in v.paragraphs())
            + ending(v, "<div>", "<br>", "</div>")
            + "</div>"
        )
    boxed = (
        inset(
            v,
            [f"<p>{one}</p>" for one in v.paragraphs()],
            lambda label, links: f"<div>{heading(v, label)}<ul>{links}</ul></div>",
        )
        if kind < 4
        else [f"<p>{one}</p><p>&nbsp;</p>" for one in v.paragraphs()]
    )
    return "<div>" + "".join(boxed) + ending(v, "<p>", "<br>", "</p>") + "</div>"


def crumbs(v: View) -> str:
    return f"<div>{new.trail(v, '{}', ' / ')}</div>" if v.rng.random() < 0.4 else ""


def links(v: View) -> str:
    return back(v, v.rng.choice(("<p>{}</p>", "<div>{}</div>", "<span>[{}]</span> ")))


def top(v: View) -> str:
    return f"{old.logo(v)}{some(v, TOPS, 0.2)}{new.menu(v)}"


def foot(v: View) -> str:
    return v.rng.choice(("<footer>{}</footer>", "<div>{}</div>", "<table><tr><td>{}</td></tr></table>")).replace(
        "{}", new.foot(v)
    )


def column(v: View) -> str:
    return f"<body>{top(v)}{slides(v)}{crumbs(v)}<div>{opening(v)}{text(v)}{links(v)}</div>{some(v, AFTER, 0.2)}{foot(v)}</body>"


def main_and_aside(v: View) -> str:
    return f"<body><header>{top(v)}</header>{slides(v)}<main>{crumbs(v)}<article>{opening(v)}{text(v)}</article>{links(v)}</main><aside>{some(v, SIDES, 0.4)}</aside>{foot(v)}</body>"


def aside_first(v: View) -> str:
    return f"<body>{top(v)}<div><div>{some(v, SIDES, 0.4)}</div><div>{slides(v)}<div>{crumbs(v)}{opening(v)}{text(v)}{links(v)}</div></div></div>{foot(v)}</body>"


def three_cells(v: View) -> str:
    return f"<body><table><tr><td colspan=3>{top(v)}</td></tr><tr><td>{some(v, SIDES, 0.3)}</td><td>{slides(v)}<table><tr><td>{opening(v)}{text(v)}</td></tr><tr><td>{links(v)}</td></tr></table></td><td>{some(v, SIDES, 0.3)}</td></tr></table>{foot(v)}</body>"


def deep(v: View) -> str:
    return f"<body><div><div><div>{top(v)}</div><div><div>{slides(v)}</div><div><div><div>{crumbs(v)}{opening(v)}</div><div>{text(v)}</div><div>{some(v, AFTER, 0.2)}</div></div>{links(v)}</div></div><div>{foot(v)}</div></div></div></body>"


def flat(v: View) -> str:
    return f"<body>{top(v)}{slides(v)}<hr>{opening(v)}{text(v)}{links(v)}<hr>{foot(v)}</body>"


def sections(v: View) -> str:
    return f"<body><section>{top(v)}</section><section>{slides(v)}</section><section>{crumbs(v)}{opening(v)}</section><section>{text(v)}{links(v)}</section><section>{some(v, AFTER, 0.2)}</section><section>{some(v, SIDES, 0.2)}</section>{foot(v)}</body>"


def in_form(v: View) -> str:
    return f'<body><form action="/x.aspx" method="post"><div>{top(v)}</div><div>{slides(v)}</div><div><div>{opening(v)}</div><div>{text(v)}</div>{links(v)}</div>{foot(v)}</form></body>'


ELEVENTH = Batch(
    (
        Template("column", column),
        Template("main and aside", main_and_aside),
        Template("aside first", aside_first),
        Template("three cells", three_cells, doctype=""),
        Template("deep", deep),
        Template("flat", flat, doctype=""),
        Template("sections", sections),
        Template("in form", in_form),
    ),
    head=head,
)
