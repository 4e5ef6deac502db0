"""The rough spots of the real pages (SITE.md), put on stories by number: every hundred stories has all of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from crawler.replica.story import Story

Facts = Mapping[str, str]
_NBSP, _SOFT_HYPHEN = "\u00a0", "\u00ad"
_CONTACTS = (
    "The CSTO Press Secretary Vladimir Zaynetdinov\n+7 495-795-27-10\n+7 495-621-33-23",
    "CSTO Press secretary Vladimir Zaynetdinov +7495-795-27-10 +7495-621-33-23-tel/fax odkb-pressa@gov.ru;",
    "Press Secretary of the CSTO Vladimir Zainetdinov, +7 (495) 795-27-10, odkb-pressa@gov.ru",
    "The CSTO Press-Secretary\nVladimir Zaynetdinov\n+7(495)795-27-10\nodkb-pressa@gov.ru",
)
_CONTACTS_RU = (
    "Пресс-секретарь ОДКБ Владимир Зайнетдинов\n+7 495-795-27-10\n+7 495-621-33-23",
    "Пресс-секретарь ОДКБ Владимир Зайнетдинов +7495-795-27-10 +7495-621-33-23-тел/факс odkb-pressa@gov.ru;",
    "Пресс-секретарь ОДКБ Владимир Зайнетдинов, +7 (495) 795-27-10, odkb-pressa@gov.ru",
    "Пресс-секретарь ОДКБ\nВладимир Зайнетдинов\n+7(495)795-27-10\nodkb-pressa@gov.ru",
)
_IMAGES = (
    ("ZVF_{n}.JPG",),
    ("DSC_{n}.JPG", "DSC_{m}.JPG"),
    ("WhatsApp Image 2021-06-{d} at 17.04.{d}.jpeg", "ZVF_{n}.JPG"),
    ("Совет {d}.05.2019.jpg",),
    ("IMG_{n}.jpg", "Фото на память 9 мая.jpg", "photo {n} (2).png"),
)
_TRAILERS = {
    "en": ("Go back", "Back to the section", "Back to the all news"),
    "ru": ("Назад", "Назад к разделу", "Назад ко всем новостям"),
}


def slug(plain: str, number: int, published: date, section: str, template: str) -> str:
    """The slug as an editor of those years left it: '%20' and a date in statements, '_' in old ones, hand-made ones."""
    if section == "documents/statements" and number % 4 == 0:
        return f"{plain[:48].replace('-', ' ').strip().capitalize()} {published:%d.%m.%Y} - {number % 5 + 1}".replace(
            " ", "%20"
        )
    if number % 27 == 20:
        return f"{template.partition('-')[0]}{published.year}"
    return plain.replace("-", "_") if published.year < 2019 else plain


def roughened(story: Story, number: int, facts: Facts) -> Story:
    """The story with the rough spots its number asks for."""
    for step in _STEPS:
        story = step(story, number, facts)
    return story


def _headline(story: Story, number: int, facts: Facts) -> Story:
    title = story.title
    if number % 29 == 7:
        title = f"{title}. {story.paragraphs[0]}"
    elif number % 19 == 3:
        title = f"{facts['day']}. {title}"
    elif number % 17 == 5:
        title = f"{title}. {'Фоторепортаж' if story.lang == 'ru' else 'Photo report'}."
    title = "" if number % 43 == 31 else title[:255]
    return replace(story, title=title, repeated=_repeated(title, number))


def _repeated(title: str, number: int) -> str | None:
    """The second copy: the same in a third of the pages, with other white space in a sixth."""
    if not title or number % 6 in (2, 4, 5):
        return None
    return title.replace(" ", "  ", 1) if number % 6 == 1 else title


def _opening(story: Story, number: int, facts: Facts) -> Story:
    first, *others = story.paragraphs
    russian = story.lang == "ru"
    if number % 12 == 2:
        first = f"{facts['day_short']} {'с.г.' if russian else 'of this year.'} {first}"
    elif number % 6 == 5:
        first = f"{facts['city']}, {facts['day']}. {first}"
    before: tuple[str, ...] = ()
    if story.section == "documents/statements" and number % 2:
        before = (
            "ЗАЯВЛЕНИЕ ГОСУДАРСТВ — ЧЛЕНОВ ОРГАНИЗАЦИИ"
            if russian
            else "STATEMENT OF THE MEMBER STATES OF THE ORGANIZATION",
        )
    elif number % 13 == 9 and not russian:
        before = ("На снимке: участники мероприятия перед началом работы",)
    elif number % 10 == 8:
        before = ("О подробностях сообщила пресс-служба" if russian else "Details from the press service",)
    return replace(story, paragraphs=(*before, first, *others))


def _letters(story: Story, number: int, facts: Facts) -> Story:
    """No-break spaces, soft hyphens, a Cyrillic letter inside a Latin word."""
    paragraphs = story.paragraphs
    if number % 5 == 2:
        paragraphs = tuple(part.replace(" of ", f" of{_NBSP}").replace(" в ", f" в{_NBSP}") for part in paragraphs)
    if number % 7 == 6:
        paragraphs = tuple(
            part.replace("ization", f"i{_SOFT_HYPHEN}zation").replace("ности", f"но{_SOFT_HYPHEN}сти")
            for part in paragraphs
        )
    if number % 11 == 1 and story.lang == "en":
        paragraphs = tuple(part.replace("CSTO", "СSTO", 1) for part in paragraphs)
    return replace(story, paragraphs=paragraphs)


def _pictures(story: Story, number: int, facts: Facts) -> Story:
    if number % 4 != 1 and number % 8 != 3:
        return story
    names = _IMAGES[number // 4 % len(_IMAGES)]
    day = 10 + number % 18
    return replace(story, images=tuple(name.format(n=2100 + number, m=2150 + number, d=day) for name in names))


def _attachments(story: Story, number: int, facts: Facts) -> Story:
    if story.section not in ("documents/statements", "documents") and number % 16 != 6:
        return story
    address = f"/upload/iblock/{number:03x}/{'0123456789abcdef' * 2}.docx"
    forms: tuple[tuple[tuple[str | None, str], ...], ...] = (
        ((None, address),),
        ((f"{number:032x}.docx", address),),
        (("Annex 1.pdf", f"/upload/iblock/{number:03x}/Annex%201.pdf"), (None, address)),
        (),
    )
    return replace(story, attachments=forms[number % len(forms)])


def _frame(story: Story, number: int, facts: Facts) -> Story:
    contacts = _CONTACTS_RU if story.lang == "ru" else _CONTACTS
    contact = contacts[number % len(contacts)] if number % 7 in (0, 2, 3) else None
    every = _TRAILERS["ru" if story.lang == "ru" else "en"]
    trailer = (every, every[1:], every[:1], ())[number % 4]
    return replace(story, contact=contact, trailer=trailer)


def _dates(story: Story, number: int, facts: Facts) -> Story:
    return replace(story, show_date=number % 9 != 4, date_glued=number % 14 == 6 and not story.attachments)


def _lead(story: Story, number: int, facts: Facts) -> Story:
    lead = "\n\n".join(story.paragraphs[: 1 + number % 3])
    return replace(story, lead=lead, lead_dated=number % 4 != 3)


def _place(story: Story, number: int, facts: Facts) -> Story:
    """A page known by its element number, an article filed under two sections."""
    if story.section == "chairmanship":
        return replace(story, element_id=22000 + number)
    if story.section == "news/news_odkb" and number % 15 == 7:
        return replace(story, also_in=("news/smi",))
    return story


_STEPS: tuple[Callable[[Story, int, Facts], Story], ...] = (
    _headline,
    _opening,
    _letters,
    _pictures,
    _attachments,
    _frame,
    _dates,
    _lead,
    _place,
)
