"""What stands around an article and is none of it."""

from collections.abc import Callable

from .parts import E, View

Piece = Callable[[View], str]


def menu(view: View) -> str:
    items = (("/", view.say("Home", "Главная")), ("/structure/", view.say("Structure", "Структура")),
             ("/news/", view.say("News", "Новости")), ("/documents/", view.say("Documents", "Документы")),
             ("/contacts/", view.say("Contacts", "Контакты")))  # fmt: skip
    kind = view.rng.randrange(4)
    links = [f'<a href="{href}">{text}</a>' for href, text in items]
    if kind == 0:
        return "<nav><ul>" + "".join(f"<li>{link}</li>" for link in links) + "</ul></nav>"
    if kind == 1:
        return "<table><tr>" + "".join(f"<td>{link}</td>" for link in links) + "</tr></table>"
    return "<div>" + " | ".join(links) + "</div>"


def hidden_menu(view: View) -> str:
    rows = "".join(f'<li><a href="{href}">{E(title)}</a></li>' for title, _, href in view.shown.others[:2])
    return f'<div style="display:none"><ul>{rows}</ul>{menu(view)}</div>'


def clock(view: View) -> str:
    """Today's date in the header."""
    texts = (
        "22.11.2026",
        view.say("Sunday, 22 November 2026", "Воскресенье, 22 ноября 2026"),
        view.say("Today is 22.11.2026 06:14", "Сегодня 22.11.2026 06:14"),
    )
    return f"<div>{view.rng.choice(texts)}</div>"


def crumbs(view: View) -> str:
    """Bread crumbs; the headline may be the last."""
    title = view.shown.title
    parts = [f'<a href="/">{view.say("Home", "Главная")}</a>', f'<a href="{view.shown.section[1]}">'
             f"{view.shown.section[0]}</a>"]  # fmt: skip
    if title and view.rng.random() < 0.5:
        view.notes.append("crumb headline")
        parts.append(f"<span>{E(title)}</span>")
    kind = view.rng.randrange(3)
    if kind == 0:
        return "<div>" + " / ".join(parts) + "</div>"
    if kind == 1:
        return "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"
    return "<p>" + " &raquo; ".join(parts) + "</p>"


def related(view: View) -> str:
    """More news under a heading, dated or not."""
    label = view.rng.choice((view.say("Related news", "Читайте также"), view.say("More news", "Другие новости")))
    dated = view.rng.random() < 0.5
    rows = [
        (f"<span>{day}</span> " if dated else "") + f'<a href="{href}">{E(title)}</a>'
        for title, day, href in view.shown.others[2:5]
    ]
    kind = view.rng.randrange(3)
    if kind == 0:
        return f"<div><h3>{label}</h3><ul>" + "".join(f"<li>{row}</li>" for row in rows) + "</ul></div>"
    if kind == 1:
        return f"<p><b>{label}</b></p>" + "".join(f"<div>{row}</div>" for row in rows)
    return f"<h4>{label}</h4><table>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows) + "</table>"


def neighbours(view: View) -> str:
    one, two = view.shown.others[5:7]
    return f'<div><a href="{one[2]}">← {E(one[0])}</a> <a href="{two[2]}">{E(two[0])} →</a></div>'


def sidebar(view: View) -> str:
    """Announcements in a column: linked headlines with dates, a banner, a poll."""
    rows = "".join(
        f'<div><span>{day}</span><br><a href="{href}">{E(title)}</a></div>'
        for title, day, href in view.shown.others[:4]
    )
    poll = view.say("Poll: do you read the newsletter? Yes / No", "Опрос: читаете ли вы рассылку? Да / Нет")
    label = view.say("Popular", "Популярное")
    banner = '<a href="https://example.org/"><img src="/b.gif" alt="banner"></a>'
    return f"<div><h4>{label}</h4>{rows}{banner}<p>{poll}</p></div>"


def share(view: View) -> str:
    label = view.say("Share", "Поделиться")
    links = "".join(f'<a href="https://{host}/share">{name}</a> ' for host, name in
                    (("vk.com", "VK"), ("t.me", "Telegram"), ("ok.ru", "OK")))  # fmt: skip
    return f"<div>{label}: {links}</div>"


def print_link(view: View) -> str:
    return f'<p><a href="?print=Y">{view.say("Print version", "Версия для печати")}</a></p>'


def tags(view: View) -> str:
    words = view.say("CSTO security exercise summit Tajikistan", "ОДКБ безопасность учение саммит Таджикистан").split()
    label = view.say("Tags", "Теги")
    links = " ".join(f'<a href="/tags/{n}/">{word}</a>' for n, word in enumerate(words))
    return f"<div>{label}: {links}</div>"


def comments(view: View) -> str:
    label = view.say("Leave a comment", "Оставить комментарий")
    fields = view.say("Name E-mail Message", "Имя Почта Сообщение").split()
    rows = "".join(f"<label>{name}</label><input>" for name in fields)
    return f"<form action=/c><h3>{label}</h3>{rows}<button>{view.say('Send', 'Отправить')}</button></form>"


def views(view: View) -> str:
    return f"<div>{view.say('Views', 'Просмотров')}: {view.rng.randint(10, 9000)}</div>"


def gallery(view: View) -> str:
    cells = "".join(
        f'<td><a href="/g/{n}.jpg"><img src="/g/{n}s.jpg" alt="Photo {n}"></a><br>{view.say("Photo", "Фото")} {n}</td>'
        for n in (1, 2, 3)
    )
    return f"<table><tr>{cells}</tr></table>"


def cookies(view: View) -> str:
    text = view.say(
        "We use cookies to make the site better. By staying you agree to the terms of use.",
        "Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь, вы соглашаетесь с условиями.",
    )
    return f"<div style='position:fixed'><p>{text}</p><button>OK</button></div>"


def footer(view: View) -> str:
    address = view.say(
        "5/11 Varvarka street, building 2, Moscow, 103012, tel. +7 (495) 606-97-71, odkb@gov.ru",
        "103012, Москва, улица Варварка, дом 5/11, строение 2, тел. +7 (495) 606-97-71, odkb@gov.ru",
    )
    rights = view.say("All rights reserved", "Все права защищены")
    inner = f"<p>© 2002-2026 {E(view.shown.site)}. {rights}</p><p>{address}</p>"
    if view.rng.random() < 0.3:
        inner += f"<p>{view.say('Updated', 'Обновлено')}: 21.11.2026</p>"
    return view.rng.choice(("<footer>{}</footer>", "<div>{}</div>", "<table><tr><td>{}</td></tr></table>")).format(
        inner
    )


def logo(view: View) -> str:
    """The site's name, which some sites make their h1."""
    kind = view.rng.randrange(4)
    name = E(view.shown.site)
    if kind == 0:
        view.notes.append("h1 site name")
        return f"<h1>{name}</h1>"
    if kind == 1:
        return f'<a href="/"><img src="/l.png" alt="{name}"></a>'
    return f'<div><a href="/">{name}</a></div>'


def scripts(view: View) -> str:
    return (
        "<script>var d='01.02.2003';document.write('<h1>no</h1>');</script><style>.a{color:red}</style>"
        "<noscript><img src='/pixel.gif'></noscript><!-- 03.04.2005 <h1>old</h1> -->"
    )


def search(view: View) -> str:
    return f"<form action=/search/><input name=q placeholder='...'><input type=submit value='{view.say('Find', 'Найти')}'></form>"


TOPS: dict[str, Piece] = {"clock": clock, "hidden menu": hidden_menu, "search": search, "scripts": scripts,
                          "cookies": cookies}  # fmt: skip
BOTTOMS: dict[str, Piece] = {"related": related, "neighbours": neighbours, "share": share, "print": print_link,
                             "tags": tags, "comments": comments, "views": views, "gallery": gallery}  # fmt: skip


def top(view: View) -> str:
    """Logo and menu, and a few of the rest."""
    names = [name for name in TOPS if view.rng.random() < 0.35]
    view.notes.extend(f"+{name}" for name in names)
    return logo(view) + "".join(TOPS[name](view) for name in names) + menu(view)


def bottom(view: View) -> str:
    """What follows an article inside its own column."""
    names = [name for name in BOTTOMS if view.rng.random() < 0.22]
    view.rng.shuffle(names)
    view.notes.extend(f"+{name}" for name in names)
    return "\n".join(BOTTOMS[name](view) for name in names)


def maybe_sidebar(view: View) -> str:
    if view.rng.random() < 0.5:
        return ""
    view.notes.append("+sidebar")
    return sidebar(view)


def maybe_crumbs(view: View) -> str:
    if view.rng.random() < 0.5:
        return ""
    view.notes.append("+crumbs")
    return crumbs(view)
