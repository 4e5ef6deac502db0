"""Pieces of whole pages as the stock templates of content systems print them."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from .content import MONTHS, MONTHS_RU, ShownLead
from .parts import E, View
from .pieces import texts

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK_RU = ("Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье")


def long_day(v: View, day: date) -> str:
    """Weekday and day in words."""
    week, month = v.say(WEEK[day.weekday()], WEEK_RU[day.weekday()]), (MONTHS_RU if v.ru else MONTHS)[day.month - 1]
    return f"{week}, {day.day} {month} {day.year}"


def beside(v: View, decorated: str = "{}") -> str:
    """Date between its decoration, then image name and attachments; nothing where the date is glued to the text."""
    s = v.shown
    if s.glued or not s.date:
        return ""
    plain = v.beside()
    return decorated.replace("{}", E(s.date), 1) + plain[len(E(s.date)) :]


def in_words(v: View, decorated: str = "{}") -> str:
    """The same with the date as weekday and words."""
    s = v.shown
    if s.glued or not s.date or not s.published:
        return ""
    return decorated.replace("{}", long_day(v, s.published), 1) + v.beside()[len(E(s.date)) :]


def slides(v: View, render: Callable[[ShownLead], str], between: str = "\n") -> str:
    return between.join(render(one) for one in v.shown.leads)


def day(one: ShownLead, opening: str, closing: str) -> str:
    return f"{opening}{E(one.date)}{closing}" if one.date else ""


def parts(one: ShownLead, opening: str = "<p>", closing: str = "</p>") -> str:
    return "".join(f"{opening}{part}{closing}" for part in texts(one))


def assembly(v: View) -> str:
    """The delegations' block as a row of boxes."""
    if not v.shown.delegations:
        return ""
    heading, *others = (E(part) for part in v.shown.delegations)
    return f"<div><h4>{heading}</h4>" + "".join(f"<div><p>{part}</p></div>" for part in others) + "</div>"


def inset(v: View, paragraphs: Sequence[str], box: Callable[[str, str], str]) -> list[str]:
    """Paragraphs with a list of other articles put between them, where there are enough."""
    found = list(paragraphs)
    if len(found) < 3 or v.rng.random() < 0.4:
        return found
    v.notes.append("+inset")
    label = v.rng.choice((v.say("Read also", "Читайте также"), v.say("See also:", "См. также:"),
                          v.say("On the topic", "По теме")))  # fmt: skip
    links = "".join(
        f'<li><a href="{href}">{E(title)}</a></li>' for title, _, href in v.shown.others[3 : 3 + v.rng.randint(1, 3)]
    )
    found.insert(v.rng.randint(1, len(found) - 1), box(label, links))
    return found


def share(v: View) -> str:
    """Buttons of the networks; words only for those who cannot see."""
    names = v.rng.sample(["Facebook", "Twitter", "ВКонтакте", "Telegram", "Одноклассники", "WhatsApp"], 4)
    kind = v.rng.randrange(3)
    if kind == 0:
        return '<div class="ya-share2" data-services="vk,tg"></div>'
    if kind == 1:
        label = v.say("Share:", "Поделиться:")
        return f"<div>{label}" + "".join(f'<a href="https://s.example/{n}" title="{name}"><i></i></a>' for n, name in enumerate(names)) + "</div>"  # fmt: skip
    return "<ul>" + "".join(f'<li><a href="https://s.example/{n}"><span>{name}</span></a></li>' for n, name in enumerate(names)) + "</ul>"  # fmt: skip


def tongue(v: View) -> str:
    """The switch of languages."""
    return v.rng.choice((
        '<ul class="lang"><li><a href="/ru/">RU</a></li><li class="active"><a href="/en/">EN</a></li></ul>',
        '<span>Рус</span> | <a href="/en/">Eng</a>',
        '<select><option>Русский</option><option>English</option></select>',
    ))  # fmt: skip


def sight(v: View) -> str:
    """Tools for those who see badly."""
    label = v.say("Version for the visually impaired", "Версия для слабовидящих")
    if v.rng.random() < 0.5:
        return f'<a href="?special=Y"><img src="/eye.svg" alt="">{label}</a>'
    words = v.say(
        "Font size|Colours|Images|Normal version", "Размер шрифта|Цвет сайта|Изображения|Обычная версия"
    ).split("|")
    sizes = "".join(f'<a href="#" data-size="{n}">{v.say("A", "А")}</a>' for n in (1, 2, 3))
    return f"<div><span>{words[0]}:</span>{sizes}<span>{words[1]}:</span><a href=#>Ц</a><a href=#>Ц</a><span>{words[2]}</span><a href=#>{words[3]}</a></div>"


def calendar(v: View) -> str:
    """A month of days, some of which are links."""
    month = v.say("November", "Ноябрь")
    heads = v.say("Mo Tu We Th Fr Sa Su", "Пн Вт Ср Чт Пт Сб Вс").split()
    first = date(2026, 11, 1) - timedelta(days=6)
    days = [first + timedelta(days=n) for n in range(35)]
    cells = [
        f'<td><a href="/news/?d={one:%d.%m.%Y}">{one.day}</a></td>' if one.day % 3 else f"<td>{one.day}</td>"
        for one in days
    ]
    rows = "".join("<tr>" + "".join(cells[n : n + 7]) + "</tr>" for n in range(0, 35, 7))
    caption = f"<caption>{month} 2026</caption>" + "<tr>" + "".join(f"<th>{one}</th>" for one in heads) + "</tr>"
    return f'<table class="calendar">{caption}{rows}</table>'


def weather(v: View) -> str:
    city = v.say("Moscow", "Москва")
    return f"<div><span>{city}</span> <b>-3&deg;C</b> <span>USD 79.12</span> <span>EUR 91.40</span></div>"


def poll(v: View) -> str:
    question = v.say("Are you satisfied with the new site?", "Удобен ли вам новый сайт?")
    answers = v.say("Yes|No|Hard to say", "Да|Нет|Затрудняюсь ответить").split("|")
    rows = "".join(
        f'<label><input type="radio" name="v" value="{n}">{one}</label><br>' for n, one in enumerate(answers)
    )
    return f"<form><b>{question}</b><br>{rows}<input type=submit value='{v.say('Vote', 'Голосовать')}'></form>"


def searching(v: View) -> str:
    label = v.say("Search", "Поиск")
    return f'<form action="/search/"><label>{label}</label><input type="text" name="q"><button>{label}</button></form>'


def menu(v: View, opening: str = "<ul>", item: str = "<li>{}</li>", closing: str = "</ul>") -> str:
    """Main sections of an organization's site, some with sections under them."""
    rows = v.say("Home|About|Structure|News|Documents|Activities|Photo and video|Contacts",
                 "Главная|Об организации|Структура|Новости|Документы|Деятельность|Фото и видео|Контакты").split("|")  # fmt: skip
    paths = ("/", "/25years/", "/structure/", "/news/", "/documents/", "/training/", "/multimedia/", "/contacts/")
    return (
        opening
        + "".join(item.format(f'<a href="{path}">{name}</a>') for path, name in zip(paths, rows, strict=True))
        + closing
    )


def trail(v: View, item: str, between: str = "", own: float = 0.6) -> str:
    """Breadcrumbs; the headline is the last of them more often than not."""
    s = v.shown
    rows = [
        item.format(f'<a href="{href}">{name}</a>')
        for href, name in (
            ("/", v.say("Home", "Главная")),
            ("/news/", v.say("Press centre", "Пресс-центр")),
            (s.section[1], s.section[0]),
        )
    ]
    if s.title and v.rng.random() < own:
        v.notes.append("crumb headline")
        rows.append(item.format(E(s.title)))
    return between.join(rows)


def pager(v: View, opening: str = "<div>", closing: str = "</div>") -> str:
    """Previous and next article by their headlines."""
    one, two = v.shown.others[5:7]
    before, after = v.rng.choice(
        (("&larr; ", " &rarr;"), (v.say("Previous: ", "Предыдущая: "), ""), ("&laquo; ", " &raquo;"))
    )
    return f'{opening}<a href="{one[2]}" rel="prev">{before}{E(one[0])}</a> <a href="{two[2]}" rel="next">{E(two[0])}{after}</a>{closing}'


def latest(v: View, opening: str, closing: str) -> str:
    """A list of other articles, dated or not."""
    dated = v.rng.random() < 0.6
    return "".join(
        f'{opening}{f"<span>{when}</span> " if dated else ""}<a href="{href}">{E(title)}</a>{closing}'
        for title, when, href in v.shown.others[: v.rng.randint(2, 5)]
    )


def photos(v: View, label: bool = True) -> str:
    """Pictures after the text: numbers or file names for captions."""
    if v.rng.random() < 0.6:
        return ""
    v.notes.append("+photos")
    word = v.say("Photo", "Фото")
    names = (
        [f"{word} {n}" for n in (1, 2, 3)] if v.rng.random() < 0.5 else ["IMG_4411.JPG", "IMG_4412.JPG", "DSC_0007.jpg"]
    )
    cells = "".join(
        f'<figure><a href="/upload/{n}.jpg"><img src="/upload/{n}_s.jpg" alt=""></a><figcaption>{name}</figcaption></figure>'
        for n, name in enumerate(names)
    )
    heading = f"<h4>{v.say('Photo gallery', 'Фотогалерея')}</h4>" if label else ""
    return f"<div>{heading}{cells}</div>"


def ending(v: View, opening: str, between: str, closing: str) -> str:
    """Image names and contact of the article in paragraphs of its own make."""
    s = v.shown
    names = "".join(f"{opening}{E(name)}{closing}" for name in s.inline)
    lines = [E(line, quote=False) for line in s.contact]
    return names + (f"{opening}{(between if s.contact_lines else ' ').join(lines)}{closing}" if lines else "")


def back(v: View, item: str = "<p>{}</p>", between: str = "") -> str:
    """The links back."""
    hrefs = ("javascript:history.back()", v.shown.section[1], "/news/")
    return between.join(
        item.format(f'<a href="{href}">{text}</a>') for text, href in zip(v.shown.trailer, hrefs, strict=False)
    )


def archived(html: str, stamp: str = "20160705123456") -> str:
    """Addresses as an archive of the web rewrites them."""
    host = f"https://web.archive.org/web/{stamp}/https://odkb-csto.org"
    html = re.sub(r'(href|action)="(/[^"/][^"]*|/)"', lambda m: f'{m[1]}="{host}{m[2]}"', html)
    return re.sub(r'src="(/[^"/][^"]*)"', lambda m: f'src="{host.replace(stamp, stamp + "im_")}{m[1]}"', html)


def more(v: View) -> str:
    return v.rng.choice((v.say("Read more", "Подробнее"), v.say("Continue reading", "Читать далее"), "&rarr;", "..."))


def foot(v: View) -> str:
    rights = v.say("All rights reserved", "Все права защищены")
    return v.rng.choice((
        f"&copy; {E(v.shown.site)}, 2002&mdash;2026. {rights}.",
        f"© 2026 {E(v.shown.site)}<br>{v.say('Tel.', 'Тел.')} +7 (495) 606-97-71<br>odkb@gov.ru",
    ))  # fmt: skip


def lines(one: ShownLead) -> str:
    """The paragraphs of a lead, parted by line breaks."""
    return parts(one, "", "<br>").removesuffix("<br>")
