"""Headlines that stand in several places: in lists of the site, on other pages, in other letters."""

import pytest

from crawler.sites import PROFILES
from pipeline.reading.lines import cut_trailing_date
from pipeline.recurring import Recurring
from tests.sites.trap_pages import (
    BODY,
    DAY,
    HEADLINE,
    LEADS,
    PACSTO,
    PROFILE,
    STATEMENT,
    TRAILER,
    carousel,
    document,
    facts,
    paragraphs,
    read,
    wanted,
)

PAODKB = next(profile for profile in PROFILES if profile.name == "paodkb-ru")
OWN = "/news/news_odkb/permanent-council-shelling/"
OTHERS = ("Ferrymen of six states met at the lake", "The choir of the frontier guards has turned ninety.")
LISTS = {
    "cells": ("<table>{}</table>", "<tr><td>{0}</td></tr><tr><td>{1}</td></tr>"),
    "list": ("<ul>{}</ul>", "<li>{0} {1}</li>"),
    "boxes": ("<div>{}</div>", "<div>{1}<div>{0}</div></div>"),
}


def latest(form: str, *, heading: str = "<h4>News</h4>") -> str:
    """A list of the latest news before the article, its own headline among them."""
    around, item = LISTS[form]
    links = [f'<a href="/news/news_odkb/other-news-number-{n}/">{text}</a>' for n, text in enumerate(OTHERS)]
    links.insert(1, f'<a href="{OWN}">{HEADLINE}</a>')
    days = ("25.11.2022", "", "21.11.2022")
    return heading + around.format("".join(item.format(day, link) for day, link in zip(days, links, strict=True)))


@pytest.mark.parametrize("form", LISTS)
@pytest.mark.parametrize("head", ["<h2>{}</h2>", "<div>{}</div>", "<p><b>{}</b></p>"])
@pytest.mark.parametrize("is_dated", [True, False])
def test_the_own_headline_in_a_list_of_news(form: str, head: str, is_dated: bool) -> None:
    """A link to this very page among links to others is none of its headlines: date and text stand at the next one."""
    date = "<div>24.11.2022</div>" if is_dated else ""
    article = f"<div>{head.format(HEADLINE)}{date}{paragraphs(*BODY)}</div>"
    found = read(document(article, latest(form), title=f"{HEADLINE} - CSTO"))
    assert facts(found) == wanted(day=DAY if is_dated else None)


@pytest.mark.parametrize("form", LISTS)
def test_a_headline_that_several_pages_share(form: str) -> None:
    """An interview may have the headline of another: it is one again, though the page's title names the section."""
    address = f"{PROFILE.base_url}/news/news_odkb/another-interview/"
    first = read(document(f"<h2>{HEADLINE}</h2><p>{BODY[1]}</p>", latest(form), "CSTO news"))
    known = Recurring().add(address, first)
    second = read(document(f"<h2>{HEADLINE}</h2>{paragraphs(*BODY)}", "", "CSTO news"), recurring=known)
    assert facts(second) == wanted(day=None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The \u0421STO Permanent Council met over the ferry", "The CSTO Permanent Council  met over the ferry"),
        ("The CSTO Permanent Council met over the ferry", "The \u0421STO Permanent Council met overthe ferry"),
        ("Паромщики прибыли на II Минскую конференцию", "Паромщики прибыли на IIМинскую конференцию"),
    ],
)
def test_a_copy_with_a_letter_of_the_other_script(one: str, other: str) -> None:
    """`СSTO` with a Cyrillic letter is the same word: the second headline is a copy, no text, a space lost or not."""
    found = read(document(f"<h3>{one}</h3><div>{other} 24.11.2022</div>{paragraphs(*BODY)}"))
    assert facts(found) == (one, DAY, "\n\n".join(BODY), 0)


@pytest.mark.parametrize("name", ["ZVF_2142.JPG", "_MG_2583.jpg"])
def test_a_date_in_words_and_an_image_on_the_texts_line(name: str) -> None:
    """A date line may have no end but the image's name, and the text goes on behind that, however long it is."""
    text = " ".join([*BODY] * 4)
    line = f"<span>24 November 2022</span> {name}\n{text}"
    found = read(document(f"<h1>{HEADLINE}</h1><div>{line}<br><br>{BODY[1]}</div>"), PACSTO)
    assert facts(found) == (HEADLINE, DAY, f"{text}\n\n{BODY[1]}", 0)
    assert found.images == (name,)


SHARED = (
    (
        "Armenia. The Speaker of the National Assembly heads the delegation, in which deputies of all factions sit.",
        "Belarus. The Chairman of the lower chamber heads the delegation. Kazakhstan. The head of the Mazhilis leads"
        " the delegation, and a deputy of the upper chamber is its secretary.",
        "Kyrgyzstan. The Toraga heads the delegation. Russia. The Chairman of the State Duma heads the delegation, to"
        " which senators belong as well; they take part in all sessions of the Assembly.",
    ),
    (
        "Armenia. The Speaker heads the delegation. Belarus. The Chairman of the lower chamber heads the delegation.",
        "Kazakhstan, Kyrgyzstan and Russia. The heads of the parliaments lead the delegations, and deputies of all"
        " factions belong to them.",
    ),
)


@pytest.mark.parametrize("block", SHARED)
@pytest.mark.parametrize("has_headline", [True, False])
def test_a_paragraph_about_several_delegations(block: tuple[str, ...], has_headline: bool) -> None:
    """Pacsto's block may tell of two states in one paragraph: it is that block as long as each is told of once."""
    head = f"<h2>{HEADLINE}</h2><div>24 November 2022</div>" if has_headline else ""
    found = read(document(f"{head}<div>{paragraphs(*BODY)}</div>", f"<div>{paragraphs(*block)}</div>"), PACSTO)
    assert facts(found) == (wanted() if has_headline else wanted(title=None, day=None))


@pytest.mark.parametrize("opening", ["The ferries run again", "STATEMENT"])
def test_a_line_over_the_text_of_a_page_without_headline(opening: str) -> None:
    """A subheading behind the block is headline or text, but never lost."""
    block = f"<div>{paragraphs(*SHARED[0])}</div>"
    title = "Parliamentary Assembly of the Collective Security Treaty Organization"
    found = read(document(f"<main>{paragraphs(opening, *BODY)}</main>", block, title), PACSTO)
    assert "\n\n".join(filter(None, (found.title, found.body))) == "\n\n".join((opening, *BODY))


FORMS = {
    "plain, undated": f"<div>{HEADLINE}</div><div>{'<br>'.join(BODY)}</div>",
    "no headline, dated": f"<div>24.11.2022</div>{paragraphs(*BODY)}<p><b>The ferries</b></p><p>{BODY[0]}</p>",
    "two sentences": f"<div>{HEADLINE}. It will meet again.</div><div>24.11.2022</div><div>{'<br>'.join(BODY)}</div>",
    "behind leads": f"{carousel((LEADS[0],), LEADS[1:])}<div>{HEADLINE}</div><div>{'<br>'.join(BODY)}</div>",
}


@pytest.mark.parametrize("form", FORMS)
def test_an_article_that_is_met_again_under_another_address(form: str) -> None:
    """What recurs tells of a carousel, but not where all of a page does: it is read as it was the first time."""
    first = read(document(f"<main>{FORMS[form]}</main>"))
    known = Recurring().add(f"{PROFILE.base_url}/documents/statements/permanent-council-shelling/", first)
    assert facts(read(document(f"<main>{FORMS[form]}</main>"), recurring=known)) == facts(first)
    assert first.body.startswith(BODY[0])


def test_an_article_of_pacsto_that_is_met_again() -> None:
    """The block over it is on all pages, be it told of or not."""
    html = document(f"<div>{HEADLINE}</div>{paragraphs(*BODY)}", f"<div>{paragraphs(*SHARED[0])}</div>")
    first = read(html, PACSTO)
    known = Recurring().add("https://pacsto.org/documents/permanent-council-shelling", first)
    assert facts(read(html, PACSTO, known)) == facts(first) == wanted(day=None)


@pytest.mark.parametrize("form", LISTS)
def test_the_own_headline_in_a_list_behind_the_article(form: str) -> None:
    """The list may stand behind the article as well."""
    article = f"<div><div>{HEADLINE}</div>{paragraphs(*BODY)}</div>"
    found = read(document(article + latest(form), title=f"{HEADLINE} - CSTO"))
    assert facts(found) == wanted(day=None)


@pytest.mark.parametrize("form", LISTS)
def test_headlines_of_whole_sentences_are_no_leads(form: str) -> None:
    """A list in which the page's own headline stands is one of headlines, be they two sentences each."""
    headline = f"{HEADLINE}. It will meet again."
    html = document(f"<h2>{headline}</h2><div>24.11.2022</div>{paragraphs(*BODY)}", latest(form))
    found = read(html.replace(f">{HEADLINE}<", f">{headline}<"))
    assert facts(found) == (headline, DAY, "\n\n".join(BODY), 0)


@pytest.mark.parametrize("words", ["Letters to your mailbox", "Письма на вашу почту"])
@pytest.mark.parametrize("has_own", [True, False])
def test_words_behind_a_dated_list(words: str, has_own: bool) -> None:
    """The date an item closes with is none of theirs: they are no lead."""
    top = latest("boxes") if has_own else latest("boxes").replace(OWN, "/news/news_odkb/other-news-number-9/")
    item = (
        f'<div><a href="{OWN if has_own else OWN[:-1] + "-9/"}">A picture of the ferry</a><div>20.11.2022</div></div>'
    )
    found = read(
        document(f"<h1>{HEADLINE}</h1><div>24.11.2022</div>{paragraphs(*BODY)}", f"{top}{item}<div>{words}</div>")
    )
    assert facts(found) == wanted()


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


RUSSIAN_PARTS = (
    "Делегация Национального Собрания Республики Армения насчитывает восемь депутатов и входит во все комиссии.",
    "Делегация Национального собрания Республики Беларусь сменилась осенью; белорусская сторона готовит законы.",
    "Делегация Парламента Республики Казахстан состоит из депутатов Мажилиса и Сената, ею руководит заместитель.",
    "Делегация Жогорку Кенеша Кыргызской Республики создана после выборов, и депутатов в ней восемь.",
    "Делегация Федерального Собрания Российской Федерации заседает в северной столице и больше всех остальных.",
)


@pytest.mark.parametrize("headline", ["Паромщики поедут в Армению 15 сентября", "Школа паромщиков Беларуси открыта"])
def test_a_state_spelled_in_two_ways_is_one(headline: str) -> None:
    """`Беларусь` and `белорусская` are the same state: the block is whole, the headline behind it no part of it."""
    text = ("Паром ходит снова, и его ждали три года на обоих берегах озера.", "Школа открыта при парламенте.")
    article = f"<div><h2>{headline}</h2><div>24 ноября 2022</div>{paragraphs(*text)}</div>"
    found = read(document(article, f"<div>{paragraphs(*RUSSIAN_PARTS)}</div>"), PAODKB)
    assert facts(found) == (headline, DAY, "\n\n".join(text), 0)


@pytest.mark.parametrize("form", ["boxes"])
def test_the_last_date_of_a_list_is_none_of_a_page_without_headline(form: str) -> None:
    """It closes the last item, a link; no text behind the list has it."""
    item = f'<div><a href="{OWN[:-1]}-9/">A picture of the ferry</a><div>20.11.2022</div></div>'
    found = read(document(f"<main>{paragraphs(*BODY)}</main>", f"<aside>{latest(form)}{item}</aside>"))
    assert facts(found) == wanted(title=None, day=None)


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


def test_a_plain_headline_that_other_pages_share() -> None:
    """Words over the text that are neither sentence nor link may be another article's headline too."""
    first = read(document(f"<h2>{HEADLINE}</h2><p>{BODY[1]}</p>", "", "CSTO news"))
    known = Recurring().add(f"{PROFILE.base_url}/news/news_odkb/another-interview/", first)
    html = document(f"<div>{HEADLINE}</div><div>{HEADLINE}</div><div>{paragraphs(*BODY)}</div>", "", "CSTO news")
    assert facts(read(html, recurring=known)) == wanted(day=None)


def test_capitals_over_a_text_of_lines_without_headline() -> None:
    """STATEMENT is kept in the text or made its headline, but never lost."""
    text = "<br>".join(("STATEMENT", "STATEMENT of the Council: the ferries of the north must run again.", *BODY))
    block = f"<div>{paragraphs(*SHARED[0])}</div>"
    title = "Parliamentary Assembly of the Collective Security Treaty Organization"
    found = read(document(f"<main>{text}</main>", block, title), PACSTO)
    assert "\n\n".join(filter(None, (found.title, found.body))) == text.replace("<br>", "\n\n")


def test_a_page_all_of_which_has_stood_elsewhere_by_chance() -> None:
    """A page without headline, each paragraph of it known from another page, is still read, and its menu left out."""
    known, slides = Recurring(), carousel((LEADS[0],), (LEADS[1],))
    for number, text in enumerate((*BODY, STATEMENT)):
        own = f"A ferryman said {number} times that the winter would be long and the ice of the lake thick."
        other = read(document(f"<h1>A headline of its own, number {number}</h1>{paragraphs(text, own)}", slides))
        known = known.add(f"{PROFILE.base_url}/news/news_odkb/other-{number}/", other)
    found = read(document(f"<main>{paragraphs(*BODY, STATEMENT)}</main>", slides), recurring=known)
    assert facts(found) == (None, None, "\n\n".join((*BODY, STATEMENT)), 2)


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


@pytest.mark.parametrize("between", ["The ferries run again", "Dear colleagues,"])
def test_a_shared_headline_over_a_line_of_the_text(between: str) -> None:
    """A subheading or a salutation may stand between it and the first paragraph."""
    first = read(document(f"<h2>{HEADLINE}</h2><p>{BODY[1]}</p>", "", "CSTO news"))
    known = Recurring().add(f"{PROFILE.base_url}/news/news_odkb/another-interview/", first)
    found = read(document(f"<h1>{HEADLINE}</h1>{paragraphs(between, *BODY)}", "", "CSTO news"), recurring=known)
    assert facts(found) == (HEADLINE, None, "\n\n".join((between, *BODY)), 0)


def test_a_text_that_begins_with_a_headline_in_quotation_marks() -> None:
    """Its first sentence is no copy of the headline cut short, though an image's name stands at the paragraph's end."""
    headline = "The head of the northern ferrymen opened the exhibition of boats and lamps \u201cLake and shore\u201d"
    text = f"{headline}. Forty ferrymen had come to it from all shores of the lake. ZVF_2142.JPG"
    found = read(document(f"<h1>{headline}</h1>{paragraphs(text, *BODY)}"))
    assert (found.title, found.body) == (headline, "\n\n".join((text.removesuffix(" ZVF_2142.JPG"), *BODY)))


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
