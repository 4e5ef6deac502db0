"""Lines of pacsto's block and of an article's text that are taken for one another, or cut where they go on."""

import pytest

from crawler.sites import PROFILES
from pipeline.reading.lines import cut_trailing_date
from tests.sites.trap_pages import (
    BODY,
    DAY,
    HEADLINE,
    LEADS,
    PACSTO,
    SEVERAL_DELEGATIONS,
    STATEMENT,
    TRAILER,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

PAODKB = next(profile for profile in PROFILES if profile.name == "paodkb-ru")

RUSSIAN_PARTS = (
    "Делегация Национального Собрания Республики Армения насчитывает восемь депутатов и входит во все комиссии.",
    "Делегация Национального собрания Республики Беларусь сменилась осенью; белорусская сторона готовит законы.",
    "Делегация Парламента Республики Казахстан состоит из депутатов Мажилиса и Сената, ею руководит заместитель.",
    "Делегация Жогорку Кенеша Кыргызской Республики создана после выборов, и депутатов в ней восемь.",
    "Делегация Федерального Собрания Российской Федерации заседает в северной столице и больше всех остальных.",
)


@pytest.mark.parametrize("name", ["ZVF_2142.JPG", "_MG_2583.jpg"])
def test_a_date_in_words_and_an_image_on_the_texts_line(name: str) -> None:
    """A date line may have no end but the image's name, and the text goes on behind that, however long it is."""
    text = " ".join([*BODY] * 4)
    line = f"<span>24 November 2022</span> {name}\n{text}"
    found = read(document(f"<h1>{HEADLINE}</h1><div>{line}<br><br>{BODY[1]}</div>"), PACSTO)
    assert facts(found) == (HEADLINE, DAY, f"{text}\n\n{BODY[1]}", 0)
    assert found.images == (name,)


@pytest.mark.parametrize("block", SEVERAL_DELEGATIONS)
@pytest.mark.parametrize("has_headline", [True, False])
def test_a_paragraph_about_several_delegations(block: tuple[str, ...], has_headline: bool) -> None:
    """Pacsto's block may tell of two states in one paragraph: it is that block as long as each is told of once."""
    head = f"<h2>{HEADLINE}</h2><div>24 November 2022</div>" if has_headline else ""
    found = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", f"<div>{paragraphs(*block)}</div>"), PACSTO)
    assert facts(found) == (wanted() if has_headline else wanted(title=None, day=None))


@pytest.mark.parametrize("opening", ["The ferries run again", "STATEMENT"])
def test_a_line_over_the_text_of_a_page_without_headline(opening: str) -> None:
    """A subheading behind the block is headline or text, but never lost."""
    block = f"<div>{paragraphs(*SEVERAL_DELEGATIONS[0])}</div>"
    title = "Parliamentary Assembly of the Collective Security Treaty Organization"
    found = read(document(f"<main>{paragraphs(opening, *BODY)}</main>", block, title), PACSTO)
    assert "\n\n".join(filter(None, (found.title, found.body))) == "\n\n".join((opening, *BODY))


@pytest.mark.parametrize("goal", ["/events/ferries-of-belarus", "/events/permanent-council-shelling"])
def test_a_state_in_a_link_over_the_block(goal: str) -> None:
    """The last headline of a list may name a state: it is none of the names the block has over its parts."""
    link = f'<ul><li><a href="{goal}">Belarus opens a school for ferrymen</a></li></ul>'
    parts = (
        "Delegation of the National Assembly of Armenia: eight deputies of all factions sit in it since the elections.",
        "Delegation of the National Assembly of Belarus: both chambers send members, and one heads a commission.",
        "Delegation of the Parliament of Kazakhstan: a deputy chairman of the Mazhilis leads it, with four senators.",
        "Delegation of the Jogorku Kenesh of Kyrgyzstan: it was renewed after the elections and has eight seats.",
        "Delegation of the Federal Assembly of Russia: it sits in the northern capital and is the largest of them.",
    )
    top = f"<aside><h4>Latest news</h4>{link}</aside><div>{paragraphs(*parts)}</div>"
    found = read(document(f"<h1>{HEADLINE}</h1><p>24 November 2022</p>{paragraphs(*BODY)}", top), PACSTO)
    assert facts(found) == wanted()


def test_subheadings_of_a_text_of_lines() -> None:
    """Bold words between the lines of one box are never the headline, which stands in another."""
    slide = f'<div><a href="/news/news_odkb/other-news-number-1/">09.07.2024</a><p>{STATEMENT}</p></div>'
    lines = (
        BODY[0],
        "<b>On the work of ferries in winter</b>",
        f"The work of ferries in winter goes on. {BODY[1]}",
        STATEMENT,
    )
    headline = (
        "Translators, librarians and singers gathered on the shore of the lake for a school of two weeks, whose glossar"
        "y is to be printed before winter and sent to all libraries of the member countries in the summer"
    )
    found = read(document(f"<div><b>{headline}</b></div><div>{'<br><br>'.join(lines)}</div>", slide))
    assert (found.title, len(found.leads)) == (headline, 1)
    assert found.body.startswith(BODY[0])


def test_subheadings_behind_a_picture_on_a_page_without_headline() -> None:
    """A picture's name with a link to it is amid the text as well: nothing before the subheading is lost."""
    picture = (
        '<p><a href="/upload/ZVF_2150.JPG"><img src="/upload/ZVF_2150.JPG" alt=""></a><span>ZVF_2150.JPG</span></p>'
    )
    text = f"<p>{BODY[0]}</p>{picture}<p>{BODY[1]}</p><p><b>On the ferries</b></p><p>{STATEMENT}</p>"
    found = read(document(f"<div>24.11.2022</div><div>{text}</div>"))
    assert facts(found) == (None, DAY, "\n\n".join((*BODY, "On the ferries", STATEMENT)), 0)


def test_signatures_over_a_link_to_share() -> None:
    """The last of several lines of a few words belongs to the text, whatever link stands right behind it."""
    lines = (*BODY, "For the northern ferrymen", "For the southern ferrymen")
    share = '<div><a href="https://vk.com/share.php">VK</a> <a href="https://ok.ru/">OK</a></div>'
    found = read(document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(*lines)}{share}{TRAILER}"))
    assert facts(found) == (HEADLINE, DAY, "\n\n".join(lines), 0)


def test_a_long_headline_of_two_sentences_in_bold_letters() -> None:
    """With its date under it, it is no lead, though nothing else on the page says what it is."""
    headline = (
        f"{HEADLINE}, in which two men were hurt and one ferry was lost. The Council will meet again in ten days."
    )
    slide = f'<div><a href="/news/news_odkb/other-news-number-1/">09.07.2024</a><p>{LEADS[0]}</p></div>'
    found = read(document(f"<div><b>{headline}</b></div><div>24.11.2022</div>{paragraphs(*BODY)}", slide))
    assert facts(found) == (headline, DAY, "\n\n".join(BODY), 1)


@pytest.mark.parametrize("headline", ["Паромщики поедут в Армению 15 сентября", "Школа паромщиков Беларуси открыта"])
def test_a_state_spelled_in_two_ways_is_one(headline: str) -> None:
    """`Беларусь` and `белорусская` are the same state: the block is whole, the headline behind it no part of it."""
    text = ("Паром ходит снова, и его ждали три года на обоих берегах озера.", "Школа открыта при парламенте.")
    article = f"<div><h2>{headline}</h2><div>24 ноября 2022</div>{paragraphs(*text)}</div>"
    found = read(document(article, f"<div>{paragraphs(*RUSSIAN_PARTS)}</div>"), PAODKB)
    assert facts(found) == (headline, DAY, "\n\n".join(text), 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Участники рассмотрели вопросы, касающиеся выполнения решений совета, принятых 01.10.2020 г. ZVF_2142.JPG",
        "Соглашение о работе паромов было подписано 01.10.2020 г.",
        "Паромщики вспомнили о встрече, состоявшейся 01.10.2020",
    ],
)
def test_a_date_behind_a_participle_belongs_to_its_sentence(sentence: str) -> None:
    """It is no date line beside a headline, whatever file stands behind it."""
    assert cut_trailing_date(sentence) is None


def test_capitals_over_a_text_of_lines_without_headline() -> None:
    """STATEMENT is kept in the text or made its headline, but never lost."""
    text = "<br>".join(("STATEMENT", "STATEMENT of the Council: the ferries of the north must run again.", *BODY))
    block = f"<div>{paragraphs(*SEVERAL_DELEGATIONS[0])}</div>"
    title = "Parliamentary Assembly of the Collective Security Treaty Organization"
    found = read(document(f"<main>{text}</main>", block, title), PACSTO)
    assert "\n\n".join(filter(None, (found.title, found.body))) == text.replace("<br>", "\n\n")


@pytest.mark.parametrize(
    "end",
    [
        "«О работе паромов на 2025 год».",
        "«Взаимодействие-2022».",
        "(плане на зиму).",
        "о паромах, принятый 01.10.2020 г.",
        "о паромах;",
    ],
)
def test_a_picture_behind_a_quotation_that_ends_a_sentence(end: str) -> None:
    """The name of a picture takes no words of the sentence before it with it."""
    text = f"Доработан проект решения {end}"
    found = read(
        document(f"<h1>О паромах</h1><div>24.11.2022</div>{paragraphs(RUSSIAN_PARTS[0], text + ' _MG_9603.JPG')}")
    )
    assert found.body == f"{RUSSIAN_PARTS[0]}\n\n{text}"
    assert found.images == ("_MG_9603.JPG",)


def test_signatures_in_elements_of_their_own() -> None:
    """The element a line stands in may be in another one, as those beside it are."""
    lines = (*BODY, "For the northern ferrymen", "For the southern ferrymen")
    text = "".join(f"<p align=justify><font face=Verdana>{line}</font></p>" for line in lines)
    share = '<div><a href="https://vk.com/share.php">VK</a> <a href="https://ok.ru/">OK</a></div>'
    found = read(document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{text}{share}{TRAILER}"))
    assert facts(found) == (HEADLINE, DAY, "\n\n".join(lines), 0)


def test_a_word_of_the_menu_that_begins_a_title_cut_short() -> None:
    """The headline is the line that goes on as the title does; the block before it is found all the same."""
    headline = "Генеральный секретарь ОДКБ принял участие в совещании паромщиков Севера"
    menu = '<ul><li><a href="/sg/">Генеральный секретарь</a></li><li><a href="/docs/">Документы</a></li></ul>'
    text = ("Паром ходит снова, и его ждали три года на обоих берегах озера.", "Школа открыта при парламенте.")
    article = f"<h1>{headline}</h1><div>24 ноября 2022</div>{paragraphs(*text)}"
    block = f"<div>{'<br><br>'.join(RUSSIAN_PARTS)}</div>"
    found = read(document(article, menu + block, headline[:60]), PAODKB)
    assert facts(found) == (headline, DAY, "\n\n".join(text), 0)


def test_a_year_with_its_abbreviation_before_a_picture() -> None:
    """`28 июля 2021 г.` ends a sentence: the name of the picture behind it begins there."""
    text = "Паромщики рассмотрели вопросы, касающиеся решений, принятых в ночь на 28 июля 2021 г."
    found = read(
        document(f"<h1>О паромах</h1><div>24.11.2022</div>{paragraphs(text + ' _MG_1368.png', RUSSIAN_PARTS[0])}")
    )
    assert (found.body, found.images) == (f"{text}\n\n{RUSSIAN_PARTS[0]}", ("_MG_1368.png",))
