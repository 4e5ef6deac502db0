"""What stands on one of the examiner's pages, in SITE's page order, and the truth of it."""

import datetime as dt
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.replica.layout import LAYOUTS

from ..content import MONTHS, MONTHS_RU, folded
from .words import DELEGATIONS, paragraph, say

HOSTS: Mapping[str, str] = {name: f"https://{layout.hosts[0]}" for name, layout in LAYOUTS.items()}
SECTIONS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "csto": (
        ("/news/news_odkb/", "CSTO news", "Новости ОДКБ"), ("/news/speech/", "Speeches", "Выступления"),
        ("/documents/statements/", "Statements", "Заявления"), ("/news/smi/", "Interviews", "СМИ о нас"),
    ),
    "jscsto": (("/news/", "News", "Новости"),),
    "pacsto": (("/events/", "Events", "События"), ("/documents/", "Documents", "Документы")),
}  # fmt: skip
PLAIN_IMAGES = ("ZVF_{0}.JPG", "DSC_{0}.JPG", "IMG_{0}.jpg", "photo_2022-05-16_11-20-{1}.jpg", "IMG-20210915-WA{0}.jpg")
SPACED_IMAGES = (
    "WhatsApp Image 2021-09-14 at 12.30.{1}.jpeg", "WhatsApp Image 2022-01-10 at 10.20.{1} (1).jpeg",
    "Заседание 14.09.2021 ({1}).JPG", "фото {1}.jpg", "Встреча_в_Минске 12.05.2020.jpg",
)  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """One block of the body. Kinds: p, sub, caps, salutation, caption, question, item, image, file."""

    kind: str
    text: str


@dataclass(frozen=True)
class Slide:
    """A lead of the carousel."""

    date: str | None
    paragraphs: tuple[str, ...]
    href: str


@dataclass(frozen=True)
class Story:
    """A page's pieces; what is absent is None or empty."""

    profile: str
    lang: str
    section: tuple[str, str]
    path: str
    title: str | None
    second: str | None  # the second copy of the headline
    date: dt.date | None
    dated: str  # the date as shown
    beside: tuple[Piece, ...]  # image and file beside the date
    glued: bool
    slides: tuple[Slide, ...]
    delegations: tuple[str, ...]
    pieces: tuple[Piece, ...]
    contact: tuple[str, ...]
    closing_image: str | None  # stands on the line of the contact
    trailer: tuple[str, ...]
    traps: tuple[str, ...]

    @property
    def site(self) -> str:
        return LAYOUTS[self.profile].site_title

    @property
    def truth(self) -> Mapping[str, object]:
        body = " ".join(piece.text for piece in self.pieces if piece.kind not in ("image", "file"))
        return {
            "title": folded(self.title), "published": self.date, "body": folded(body), "leads": len(self.slides),
            "contact": folded(" ".join(self.contact)),
        }  # fmt: skip


def ru(lang: str, english: str, russian: str) -> str:
    return russian if lang == "ru" else english


def draw(rng: random.Random) -> Story:
    """A story with a few of SITE's traps."""
    profile = rng.choice(
        ("csto-en",) * 5 + ("csto-ru",) * 2 + ("jscsto-en", "jscsto-ru", "pacsto-en", "pacsto-en", "paodkb-ru")
    )
    lang, family = profile[-2:], "pacsto" if profile in ("pacsto-en", "paodkb-ru") else profile[:-3]
    traps: list[str] = []
    path, english, russian = rng.choice(SECTIONS[family])
    slug = _slug(rng, profile)
    if profile == "jscsto-en":
        path = "/en/news/"
    full = path + (slug if family == "pacsto" else slug + "/")
    pieces = _pieces(rng, lang, traps)
    title = _title(rng, lang, traps)
    delegations = rng.choice(DELEGATIONS[lang]) if family == "pacsto" and rng.random() < 0.85 else ()
    slides = _slides(rng, lang, HOSTS[profile], pieces, full, traps) if family == "csto" and rng.random() < 0.85 else ()
    published = (
        None if rng.random() < 0.35 else dt.date(rng.randrange(2012, 2026), rng.randrange(1, 13), rng.randrange(1, 29))
    )
    if (
        not title
        and not published
        and (pieces[0].kind != "p" or pieces[0].text[:1] == "1" or any(s.date is None for s in slides))
    ):
        published = dt.date(
            2019, 4, rng.randrange(1, 29)
        )  # else nothing tells where the page begins, or a heading of the text is its own
    if title and not published and re.match(r"\d\d\.\d\d\.\d{4}", title):
        published = dt.date(2021, 3, rng.randrange(1, 29))  # a bare date before a headline could be the article's own
    second = None
    if title and rng.random() < 0.35:
        second = title.replace(" ", "  ", 1) if rng.random() < 0.4 else title
        traps.append("headline twice")
    dated = _dated(rng, published, lang, family)
    beside, glued = (), False
    if published:
        glued = rng.random() < 0.2
        beside = () if glued else _beside(rng, lang, traps)
        if glued:
            traps.append("glued")
    contact, image = _contact(rng, lang, traps) if rng.random() < 0.45 else ((), None)
    trailer = _trailer(rng, lang) if rng.random() < 0.8 else ()
    traps += ["undated"] if not published else []
    traps += ["no headline"] if not title else []
    return Story(
        profile, lang, (path, ru(lang, english, russian)), full, title, second, published, dated, beside, glued, slides,
        delegations, pieces, contact, image, trailer, tuple(traps),
    )  # fmt: skip


def _slug(rng: random.Random, profile: str) -> str:
    words = rng.sample(
        ["v", "moskve", "sostoyalos", "zasedanie", "postoyannogo", "soveta", "odkb", "o", "situatsii", "na", "granitse", "generalnyy",
         "sekretar", "vstretilsya", "s", "delegatsiey", "uchenie", "zayavlenie"],
        rng.randrange(3, 12),
    )  # fmt: skip
    return ("_" if rng.random() < 0.1 else "-").join(words)[:100]


def _title(rng: random.Random, lang: str, traps: list[str]) -> str | None:
    kind = rng.choice(["plain"] * 7 + ["none", "cut", "sentences", "stop", "dated", "shy"])
    title = say(rng, lang, "title")
    if kind == "none":
        return None
    if kind != "plain":
        traps.append(f"headline {kind}")
    match kind:
        case "cut":
            return say(rng, lang, "long")[:255].rstrip()
        case "sentences":
            return f"{title}. {say(rng, lang, 'title')}"
        case "stop":
            return title + "."
        case "dated":
            day = (
                f"{rng.randrange(1, 29)} {say(rng, lang, 'month').lower() if lang == 'ru' else say(rng, lang, 'month')}"
            )
            return (
                f"{day} {ru(lang, 'in', 'в')} {say(rng, lang, 'city')}: {title[:1].lower()}{title[1:]}"
                if rng.random() < 0.7
                else f"{rng.randrange(10, 29)}.0{rng.randrange(1, 10)}.{rng.randrange(2013, 2024)} {title}"
            )
        case "shy":
            return re.sub(r"(\w{4})(\w{4})", "\\1\xad\\2", title, count=1).replace(" ", "\xa0", 1)
    return title


def _dated(rng: random.Random, day: dt.date | None, lang: str, family: str) -> str:
    if day is None:
        return ""
    if family == "pacsto":
        return f"{day.day} {(MONTHS_RU if lang == 'ru' else MONTHS)[day.month - 1]} {day.year}"
    return f"{day:%d.%m.%Y}"


def _beside(rng: random.Random, lang: str, traps: list[str]) -> tuple[Piece, ...]:
    kind = rng.choice(["none"] * 6 + ["image", "image", "file", "file", "nameless"])
    if kind == "none":
        return ()
    traps.append(f"date with {kind}")
    if kind == "image":
        return (Piece("image", _image(rng, PLAIN_IMAGES + SPACED_IMAGES)),)
    names = ("39357fa0b754c4c5529e0bcf4d007437.docx", "Annex 1.pdf", "Приложение № 2.doc", "Заявление 10.06.2022.pdf")
    return (Piece("file", "" if kind == "nameless" else rng.choice(names)),)


def _image(rng: random.Random, names: tuple[str, ...]) -> str:
    return rng.choice(names).format(rng.randrange(1000, 9999), rng.randrange(10, 60))


def _slides(
    rng: random.Random, lang: str, host: str, pieces: tuple[Piece, ...], path: str, traps: list[str]
) -> tuple[Slide, ...]:
    dated, made = rng.random() < 0.5, []
    mixed = rng.random() < 0.15
    traps.append("leads mixed" if mixed else f"leads {'dated' if dated else 'undated'}")
    for number in range(rng.randrange(1, 6)):
        day = f"{rng.randrange(1, 29):02}.{rng.randrange(1, 13):02}.{rng.choice((2024, 2025, 2026))}"
        texts = [paragraph(rng, lang, say(rng, lang, "opening"))] + [
            paragraph(rng, lang) for _ in range(rng.choice((0, 0, 1, 1, 2)))
        ]
        href = f"/news/news_odkb/{_slug(rng, 'csto-en')}-{number}/"
        chance = rng.random()
        if chance < 0.12:
            texts[0] = paragraph(rng, lang, say(rng, lang, "statement"))
            traps.append("statement in lead")
        elif chance < 0.2 and pieces[0].kind == "p" and "own lead" not in traps:
            texts, href = (
                [pieces[0].text if rng.random() < 0.5 else re.split(r"(?<=\w{3}[.!?”»\"]) ", pieces[0].text)[0]],
                path,
            )
            traps.append("own lead")
        made.append(
            Slide(
                day if (rng.random() < 0.5 if mixed else dated) else None,
                tuple(texts),
                href if rng.random() < 0.7 else host + href,
            )
        )
    return tuple(made)


def _pieces(rng: random.Random, lang: str, traps: list[str]) -> tuple[Piece, ...]:
    kind = rng.choice(
        ["news"] * 6 + ["short", "statement", "interview", "speech", "list", "long", "subheading", "caption", "place"]
    )
    if kind not in ("news", "long"):
        traps.append(f"body {kind}")

    def ps(low: int, high: int) -> list[Piece]:
        return [Piece("p", paragraph(rng, lang)) for _ in range(rng.randrange(low, high))]

    first = Piece("p", paragraph(rng, lang, say(rng, lang, "opening")))
    match kind:
        case "short":
            made = [Piece("p", say(rng, lang, "opening"))]
        case "statement":
            made = [Piece("caps", say(rng, lang, "caps")), Piece("p", say(rng, lang, "statement")), *ps(1, 4)]
            if rng.random() < 0.5:
                made.append(
                    Piece(
                        "p",
                        f"{say(rng, lang, 'city')}, {rng.randrange(1, 29)} {say(rng, lang, 'month').lower()} {rng.randrange(2013, 2024)}",
                    )
                )
        case "interview":
            made = [first] if rng.random() < 0.5 else []
            for number in range(1, rng.randrange(3, 6)):
                made += [Piece("question", f"{number}. {say(rng, lang, 'question')}"), *ps(1, 3)]
        case "speech":
            made = [Piece("salutation", say(rng, lang, "salutation")), *ps(2, 6)]
        case "list":
            made = [first, Piece("p", ru(lang, "The following items were considered:", "Рассмотрены вопросы:"))]
            made += [Piece("item", say(rng, lang, "item")) for _ in range(rng.randrange(2, 6))]
            made += [Piece("item", say(rng, lang, "lastitem")), *ps(0, 2)]
        case "long":
            made = [first, *ps(8, 18)]
        case "subheading":
            made = [Piece("sub", say(rng, lang, "subheading")), first, *ps(1, 4)]
        case "caption":
            made = [Piece("caption", say(rng, "en", "caption")), first, *ps(1, 3)]
        case "place":
            made = [
                Piece(
                    "p",
                    f"{say(rng, lang, 'city')}, {rng.randrange(1, 29)} {say(rng, lang, 'month').lower()} {rng.randrange(2013, 2024)}.",
                ),
                first,
                *ps(0, 3),
            ]
        case _:
            made = [first, *ps(1, 6)]
    made = [Piece(piece.kind, _rough(rng, piece.text)) for piece in made]
    if rng.random() < 0.25 and len(made) > 1:
        made.insert(rng.randrange(1, len(made) + 1), Piece("image", _image(rng, PLAIN_IMAGES + SPACED_IMAGES)))
        traps.append("image inside")
    return tuple(made)


def _rough(rng: random.Random, text: str) -> str:
    """No-break spaces and soft hyphens here and there."""
    if rng.random() < 0.2:
        text = re.sub(r"(?<=\d) ", "\xa0", text)
    return re.sub(r"\b(\w{5})(\w{5})", "\\1\xad\\2", text, count=1) if rng.random() < 0.1 else text


def _contact(rng: random.Random, lang: str, traps: list[str]) -> tuple[tuple[str, ...], str | None]:
    space = rng.choice(("\xa0", " ", ""))
    phones = [f"+7{space}495-795-27-10", f"+7{space}495-621-33-23" + rng.choice(("", "", "-tel/fax"))]
    lines = [say(rng, lang, "contact"), *phones[: rng.choice((1, 2, 2))]]
    if rng.random() < 0.6:
        lines.append("odkb-pressa@gov.ru" + rng.choice(("", "", ";")))
    traps.append("contact")
    return tuple(lines), _image(rng, PLAIN_IMAGES) if rng.random() < 0.15 else None


def _trailer(rng: random.Random, lang: str) -> tuple[str, ...]:
    whole = (
        ("Назад", "Назад в раздел", "Ко всем новостям")
        if lang == "ru"
        else ("Go back", "Back to the section", "Back to the all news")
    )
    return tuple(line for line in whole if rng.random() < 0.7)
