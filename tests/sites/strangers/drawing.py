"""Draws what made-up pages show: stories of the corpus with this judge's own traps."""

import itertools
import random
import re
from datetime import date
from functools import cache

from crawler.replica.corpus import Story, stories
from crawler.replica.layout import LAYOUTS
from crawler.replica.wording.templates import delegations

from .content import Shown, ShownLead, day_text

CONTACTS = {
    "en": (
        ("The CSTO Press Secretary Vladimir Zaynetdinov", "+7 495-795-27-10", "+7 495-621-33-23"),
        ("CSTO Press secretary Vladimir Zaynetdinov", "+7495-795-27-10", "+7495-621-33-23-tel/fax", "odkb-pressa@gov.ru;"),
        ("The CSTO Press-Secretary Vladimir Zainetdinov", "+7 (495) 795-27-10", "odkb-pressa@gov.ru"),
    ),
    "ru": (
        ("Пресс-секретарь ОДКБ Владимир Зайнетдинов", "+7 495-795-27-10", "+7 495-621-33-23"),
        ("Пресс-секретарь ОДКБ Владимир Зайнетдинов", "+7495-795-27-10", "+7495-621-33-23-тел/факс", "odkb-pressa@gov.ru;"),
        ("Пресс-секретарь ОДКБ Владимир Зайнетдинов", "+7 (495) 795-27-10", "odkb-pressa@gov.ru"),
    ),
}  # fmt: skip
TRAILERS = {
    "en": ("Go back", "Back to the section", "Back to the all news"),
    "ru": ("Назад", "Назад к разделу", "Назад ко всем новостям"),
}
IMAGES = (
    "ZVF_2142.JPG",
    "DSC_8507.JPG",
    "IMG_0031.jpeg",
    "WhatsApp Image 2021-06-10 at 17.04.11.jpeg",
    "Совет 12.05.2019.jpg",
    "Фото на память 9 мая.jpg",
    "photo 17 (2).png",
)
HASH = "39357fa0b754c4c5529e0bcf4d007437"
ATTACHMENTS = {
    "en": (f"Download document {HASH}.docx", "Download documentAnnex 1.pdf", "Download document", "Download Annex.pdf"),
    "ru": (f"Скачать документ {HASH}.docx", "Скачать документПриложение 1.pdf", "Скачать документ", "Скачать документ"),
}


@cache
def _pool(profile: str) -> tuple[Story, ...]:
    lang = LAYOUTS[profile].lang
    return tuple(story for story in stories(220, lang=lang, seed=77, profile=profile) if story.paragraphs)


def draw(rng: random.Random) -> Shown:
    """One page's content with a few traps."""
    profile = rng.choice(["csto-en"] * 9 + ["csto-ru"] * 5 + ["jscsto-en", "jscsto-ru", "pacsto-en", "paodkb-ru"])
    layout, pool = LAYOUTS[profile], _pool(profile)
    traps: set[str] = set()
    own = rng.randrange(6, len(pool))
    story = pool[own]
    dated = rng.random() < 0.62
    title, paragraphs = _title(rng, story, traps, dated), _paragraphs(rng, story, traps)
    if not title:
        paragraphs = tuple(itertools.dropwhile(lambda part: len(part) <= 90, paragraphs))
    block: tuple[str, ...] = ()
    if layout.delegations and rng.random() < 0.85:
        block = delegations(layout.lang, rng.randint(1, 4))
        traps.add("delegations")
    form = _form(rng, layout.delegations, layout.lang, traps)
    dated = dated or not title
    traps.add("dated" if dated else "undated")
    leads = () if block or not layout.has_carousel or rng.random() < 0.12 else _leads(rng, profile, story, form, traps)
    if not leads and not block:
        traps.add("no carousel")
    contact = rng.choice(CONTACTS[layout.lang]) if rng.random() < 0.35 else ()
    lines = rng.random() < 0.5
    if contact:
        traps.add("contact lines" if lines else "contact one line")
    beside = rng.random()
    image = rng.choice(IMAGES) if dated and beside < 0.15 else None
    attachments: tuple[str, ...] = ()
    if dated and 0.15 <= beside < 0.27:
        attachments = tuple(rng.sample(ATTACHMENTS[layout.lang], rng.choice((1, 1, 2))))
    glued = (
        dated
        and bool(title)
        and form in (("dots", "words") if paragraphs[0][:1].isalpha() else ("dots",))
        and beside > 0.93
    )
    inline = tuple(rng.sample(IMAGES, rng.choice((1, 2)))) if rng.random() < 0.15 else ()
    for name, value in (("image", image), ("attachment", attachments), ("glued", glued), ("inline", inline)):
        if value:
            traps.add(name)
    second = None
    if title and rng.random() < 0.3:
        second = title.replace(" ", "  ", 1) if rng.random() < 0.4 else title
        traps.add("headline twice")
    others = rng.sample([one for one in pool if one is not story and one.title], 8)
    return Shown(
        profile=profile,
        lang=layout.lang,
        path=layout.paths(story)[0],
        title=title,
        second=second,
        published=story.published if dated else None,
        date=day_text(story.published, form, layout.lang) if dated and story.published else None,
        paragraphs=paragraphs,
        leads=leads,
        delegations=block,
        contact=contact,
        contact_lines=lines,
        trailer=rng.choice([TRAILERS[layout.lang], TRAILERS[layout.lang][1:], TRAILERS[layout.lang][:1], ()]),
        image=image,
        attachments=attachments,
        inline=inline,
        glued=glued,
        others=tuple(
            (one.title, day_text(one.published or date(2024, 5, 6), "", layout.lang), layout.paths(one)[0])
            for one in others
        ),
        site=layout.site_title,
        section=(
            "Новости" if layout.lang == "ru" else "News",
            layout.listing(layout.section_of(story)),
        ),
        traps=frozenset(traps),
    )


def _form(rng: random.Random, assembly: bool, lang: str, traps: set[str]) -> str:
    if assembly:
        return "words"
    form = rng.choice(["dots"] * 12 + ["time", "words", "american" if lang == "en" else "words"])
    if form != "dots":
        traps.add(f"date {form}")
    return form


def _title(rng: random.Random, story: Story, traps: set[str], dated: bool) -> str:
    fallback = "Заседание Совета" if story.lang == "ru" else "The Council met"
    title = story.title or fallback
    kind = rng.random()
    russian = story.lang == "ru"
    if kind < 0.04:
        traps.add("no headline")
        return ""
    if kind < 0.09:
        traps.add("title 255")
        return re.sub(r"\s+", " ", f"{title} {' '.join(story.paragraphs)}")[:255].strip()
    if kind < 0.15:
        traps.add("title two sentences")
        return f"{title.rstrip('.')}. {'Состоялся обмен мнениями.' if russian else 'Views were exchanged.'}"
    if kind < 0.20:
        traps.add("title begins with date")
        return (
            f"{story.published:%d.%m.%Y} {title}"
            if dated and rng.random() < 0.5
            else (f"{day_text(story.published or date(2020, 1, 2), 'words', story.lang)}. {title}")
        )
    if kind < 0.24:
        traps.add("title short")
        return "О ситуации в регионе" if russian else "On the situation in the region"
    if kind < 0.27:
        traps.add("title full stop")
        return f"{title.rstrip('.')}."
    return title


def _paragraphs(rng: random.Random, story: Story, traps: set[str]) -> tuple[str, ...]:
    paragraphs = list(story.paragraphs)
    russian = story.lang == "ru"
    kind = rng.random()
    if kind < 0.06:
        traps.add("caps block")
        paragraphs.insert(0, "ЗАЯВЛЕНИЕ" if russian else "STATEMENT")
        paragraphs.insert(1, "глав государств Организации о коллективных мерах" if russian
                          else "by the heads of state of the Organization on collective measures")  # fmt: skip
    elif kind < 0.10:
        traps.add("salutation")
        paragraphs.insert(0, "Уважаемые коллеги!" if russian else "Dear colleagues,")
    elif kind < 0.14 and not russian:
        traps.add("Russian caption")
        paragraphs.insert(0, "Участники встречи у здания Секретариата")
    elif kind < 0.18:
        traps.add("signature")
        paragraphs.append("Москва, 23 ноября 2022 года" if russian else "Moscow, 23 November 2022")
    elif kind < 0.24:
        traps.add("one paragraph")
        paragraphs = [max(paragraphs, key=len)]
    elif kind < 0.30:
        traps.add("long body")
        more = [part for one in rng.sample(_pool(f"csto-{story.lang}"), 4) for part in one.paragraphs]
        paragraphs += [part for part in more if part not in paragraphs]
    elif kind < 0.35:
        traps.add("interview")
        questions = ("Как прошёл год?", "Чего ждать дальше?") if russian else ("How was the year?", "What is next?")
        answers = [part for part in paragraphs if not re.match(r"\d", part)][:2]
        paragraphs = [part for n, pair in enumerate(zip(questions, answers, strict=False), 1)
                      for part in (f"{n}. {pair[0]}", pair[1])]  # fmt: skip
    elif kind < 0.39:
        traps.add("date in body")
        paragraphs.insert(1, "Встреча намечена на 14.02.2025." if russian else "The next round is set for 14.02.2025.")
    return tuple(paragraphs)


def _opening(story: Story, count: int) -> tuple[str, ...]:
    """The paragraphs a lead shows: so many, and on to the first long one, for a bare salutation is no lead."""
    long = next((at for at, part in enumerate(story.paragraphs) if len(part) > 90), 0)
    return story.paragraphs[: max(count, long + 1)]


def _leads(rng: random.Random, profile: str, story: Story, form: str, traps: set[str]) -> tuple[ShownLead, ...]:
    layout, pool = LAYOUTS[profile], _pool(profile)
    latest = rng.sample(pool[:14], rng.randint(1, 5))
    dated = rng.random() < 0.6
    traps.add("leads dated" if dated else "leads undated")
    leads = []
    for one in latest:
        if one is story:
            continue
        paragraphs = _opening(one, rng.randint(1, 3))
        day = day_text(one.published or date(2026, 11, 1), form, layout.lang) if dated else None
        leads.append(ShownLead(paragraphs, day, layout.paths(one)[0]))
    kind = rng.random()
    if kind < 0.1 and leads:
        traps.add("lead repeats first sentence")
        first = re.split(r"(?<=[.!?])\s", _opening(story, 1)[-1])[0]
        at = rng.randrange(len(leads))
        tail = next(part for part in leads[at].paragraphs if len(part) > 90)
        leads[at] = ShownLead((f"{first} {tail}",), leads[at].date, leads[at].href)
    elif kind < 0.2 and leads:
        traps.add("lead is this article")
        at = rng.randrange(len(leads))
        leads[at] = ShownLead(_opening(story, 1), leads[at].date, layout.paths(story)[0])
    elif kind < 0.3 and leads:
        statements = [one for one in pool if one.kind == "security_statement" and one not in (story, *latest)]
        one = rng.choice(statements)
        traps.add("lead is statement")
        leads[-1] = ShownLead(one.paragraphs[:3], leads[-1].date, layout.paths(one)[0])
    return tuple(leads)
