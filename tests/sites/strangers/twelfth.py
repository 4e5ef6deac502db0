"""The twelfth batch: the composed pages once more, with pieces no batch before had, written when all were mended."""

from collections.abc import Callable

from . import stock as new
from .content import ShownLead
from .eleventh import crumbs, foot, heading, info, links, some, text, top
from .heads import head
from .parts import E, View
from .shell import Batch, Template
from .stock import assembly, day, lines, more, parts


def about(v: View) -> str:
    """What the organization is, in a box of its own."""
    label = heading(v, v.say("About the Organization", "Об Организации"))
    told = v.say(
        "The Organization was founded in 2002 on the basis of the Treaty signed ten years earlier. Its members help each other in defence of their security.",
        "Организация основана в 2002 году на базе Договора, подписанного десятью годами ранее. Её члены помогают друг другу обеспечивать безопасность.",
    )
    return f"<div class=about>{label}<p>{told}</p></div>"


def mistake(v: View) -> str:
    return f"<p>{v.say('Found a mistake? Select the text and press Ctrl+Enter.', 'Нашли ошибку? Выделите текст и нажмите Ctrl+Enter.')}</p>"


def channel(v: View) -> str:
    return f'<p><a href="https://t.me/x">{v.say("Subscribe to our Telegram channel", "Подписывайтесь на наш Telegram-канал")}</a></p>'


def stars(v: View) -> str:
    return f"<div>★★★★☆ {v.say('4.5 (12 votes)', '4,5 (12 голосов)')}</div>"


def counters(v: View) -> str:
    return "<div><a href='https://vk.example/'>VK</a> 12 <a href='https://ok.example/'>OK</a> 3</div>"


def readers(v: View) -> str:
    """What two readers wrote."""
    said = v.say("A good and useful article, thank you for it!|I have read it with interest and I agree with all of it.",
                 "Хорошая и полезная статья, спасибо за неё!|Прочитал с интересом и со всем сказанным согласен.").split("|")  # fmt: skip
    rows = "".join(
        f"<div><b>{name}</b> <small>2{n}.11.2026 10:1{n}</small><p>{one}</p></div>"
        for n, (name, one) in enumerate(zip(("guest", "visitor"), said, strict=True))
    )
    return f"<div>{heading(v, v.say('Comments (2)', 'Комментарии (2)'))}{rows}</div>"


def other_tongue(v: View) -> str:
    return f'<p><a href="/en/x">{v.say("This page in Russian", "Эта страница на английском языке")}</a></p>'


def changed(v: View) -> str:
    return f"<div>{v.say('Last modified', 'Последнее изменение')}: 21.11.2026</div>"


AFTER = (("mistake", mistake), ("channel", channel), ("stars", stars), ("counters", counters), ("other tongue", other_tongue),
         ("share", new.share), ("photos", new.photos), ("pager", new.pager), ("changed", changed))  # fmt: skip
BEHIND = (("readers", readers), ("about", about), ("poll", new.poll), ("calendar", new.calendar))
SIDES = (("about", about), ("poll", new.poll), ("calendar", new.calendar), ("search", new.searching))


def item(v: View) -> Callable[[ShownLead], str]:
    link = more(v)
    return (
        lambda one: (
            f'<details open><summary>{one.date or link}</summary>{parts(one)}<a href="{one.href}">{link}</a></details>'
        ),
        lambda one: (
            f'<figure><a href="{one.href}"><img src="/f.jpg" alt=""></a><figcaption>{day(one, "<b>", "</b><br>")}{lines(one)}</figcaption></figure>'
        ),
        lambda one: (
            f'<div data-href="{one.href}">{day(one, "<span>", "</span>")}<div>{parts(one, "<span style=display:block>", "</span>")}</div><a href="{one.href}">{link}</a></div>'
        ),
        lambda one: (
            f'<blockquote>{parts(one)}<footer>{one.date or ""} <a href="{one.href}">{link}</a></footer></blockquote>'
        ),
        lambda one: (
            f'<table><tr><td><a href="{one.href}"><img src="/t.jpg"></a></td><td>{day(one, "<i>", "</i>")}{parts(one)}</td></tr></table>'
        ),
    )[v.rng.randrange(5)]


def slides(v: View) -> str:
    """Slides behind their numbers, or between arrows."""
    if v.shown.delegations or not v.shown.leads:
        return assembly(v)
    one = item(v)
    made = "".join(f"<div role=tabpanel>{one(lead)}</div>" for lead in v.shown.leads)
    numbers = "".join(f'<li><a href="#s{n}">{n}</a></li>' for n in range(1, len(v.shown.leads) + 1))
    return v.rng.choice(
        (
            f"<div><ul>{numbers}</ul>{made}</div>",
            f"<div><button>&lsaquo;</button>{made}<button>&rsaquo;</button></div>",
            f"<section>{made}</section>",
        )
    )


def opening(v: View) -> str:
    """The date right of the headline, in a cell or a span of the same box."""
    s = v.shown
    line = info(v)
    title = E(s.title)
    copy = f"<p><small>{E(s.second)}</small></p>" if s.second else ""
    if not title:
        return line
    return v.rng.choice((
        f"<table><tr><td><h1>{title}</h1></td><td>{line}</td></tr></table>{copy}",
        f"<header><h1>{title}</h1>{line}</header>{copy}",
        f"<div><div><h2>{title}</h2></div><div>{line}</div></div>{copy}",
        f"<div>{line}</div><div><h2>{title}</h2></div>{copy}",
    ))  # fmt: skip


def plain(v: View) -> str:
    return f"<body>{top(v)}{slides(v)}{crumbs(v)}<div>{opening(v)}{text(v)}{some(v, AFTER, 0.2)}{links(v)}</div>{some(v, BEHIND, 0.3)}{foot(v)}</body>"


def left(v: View) -> str:
    return f"<body>{top(v)}<div><div>{some(v, SIDES, 0.4)}</div><div>{slides(v)}{crumbs(v)}<div>{opening(v)}{text(v)}</div>{some(v, AFTER, 0.2)}{links(v)}</div></div>{foot(v)}</body>"


def cells(v: View) -> str:
    return f"<body><table><tr><td colspan=2>{top(v)}{slides(v)}</td></tr><tr><td>{opening(v)}{text(v)}{some(v, AFTER, 0.2)}{links(v)}</td><td>{some(v, SIDES, 0.4)}</td></tr></table>{foot(v)}</body>"


def article(v: View) -> str:
    return f"<body><header>{top(v)}</header><main>{slides(v)}<article>{crumbs(v)}{opening(v)}{text(v)}</article>{some(v, AFTER, 0.2)}{links(v)}{some(v, BEHIND, 0.3)}</main>{foot(v)}</body>"


TWELFTH = Batch(
    (
        Template("plain", plain),
        Template("left", left),
        Template("cells", cells, doctype=""),
        Template("article", article),
    ),
    head=head,
)
