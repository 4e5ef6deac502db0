"""Pages whose texts look like something else of a page: leads that break off, headlines that begin like files."""

import datetime as dt

import pytest

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.model import Article

PROFILE_OF = {profile.name: profile for profile in PROFILES}
HEADLINE = "Surveyors from five states mapped the upper gorge"
TEXT = (
    "Surveyors from five states spent nine days in the upper gorge and mapped every path a lorry can take.",
    "The maps go to the staff, which will print them before the first snow closes the passes.",
)
BROKEN = (
    "The governments of the states that keep the bridges of the valley, mindful of the floods of two springs,",
    "PROCLAMATION of the keepers of the bridges on the floods of two springs and on the state of the lower dam",
)
WHOLE = "The keepers of the lower dam met on Tuesday and agreed who will open which gate when the river rises."


def read(html: str, source: str = "csto-en", path: str = "/news/news_odkb/kartografy/") -> Article:
    profile = PROFILE_OF[source]
    url = profile.base_url + path
    page = Page(source, url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    return anatomy.read(page, Source(profile, profile.base_url, profile.sections))


def shown(before: str, headline: str = HEADLINE, text: tuple[str, ...] = TEXT, date: str = "<p>04.02.2024</p>") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    return f"<title>{headline}</title>{before}<div><h1>{headline}</h1>{date}{body}</div>"


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("dated", ["", "<b>03.02.2024</b>"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_lead_whose_sentence_goes_on_is_a_lead(broken: str, dated: str, count: int) -> None:
    """A linked paragraph that ends in a comma or names an act in capitals, alone or among leads, is one."""
    texts = [broken, WHOLE, WHOLE.replace("Tuesday", "Friday")][:count]
    items = "".join(
        f'<div><a href="/news/news_odkb/most-{n}/">{dated}<p>{text}</p></a></div>' for n, text in enumerate(texts)
    )
    found = read(shown(f"<div>{items}</div>"))
    assert [lead.text for lead in found.leads] == texts
    assert (found.title, found.body) == (HEADLINE, "\n\n".join(TEXT))


def test_headlines_in_a_list_are_no_leads() -> None:
    """Two linked headlines before the article are none, whatever they are about."""
    items = "".join(f'<li><a href="/news/news_odkb/n-{n}/">Keepers of the dam number {n} met</a></li>' for n in "12")
    assert read(shown(f"<ul>{items}</ul>")).leads == ()


@pytest.mark.parametrize("headline", ["Text of the Ordinance on the Lower Dam", "Source of the Upper River found"])
@pytest.mark.parametrize("date", ["", "<p>04.02.2024</p>"])
def test_a_headline_may_begin_as_a_credit_does(headline: str, date: str) -> None:
    """What heading and title both say is the headline; the line of capitals under it opens the text."""
    text = ("ORDINANCE ON THE LOWER DAM", *TEXT)
    found = read(shown("", headline, text, date))
    assert (found.title, found.body) == (headline, "\n\n".join(text))


@pytest.mark.parametrize("date", ["", "<p>04.02.2024</p>"])
def test_a_first_sentence_that_goes_on_past_the_cut_is_text(date: str) -> None:
    """A headline that the site has cut says the beginning of the first sentence; that stays where it is."""
    sentence = (
        "Surveyors from five states, led by the oldest of the guides of the upper gorge and joined by three students"
        " of the school of mines, spent nine days on the paths along the river and mapped every bridge, every ford and"
        " every shelter that a column of lorries could need when the lower road is under water."
    )
    headline = sentence[:255]
    found = read(shown("", headline, (sentence, TEXT[1]), date))
    assert (found.title, found.body) == (headline.strip(), f"{sentence}\n\n{TEXT[1]}")


@pytest.mark.parametrize(
    "line", ["Published in the journal “The Ford”, issue 3 (11), 2022", "Опубликовано в журнале «Брод», № 2, 2019"]
)
def test_where_a_text_was_published_is_said_by_the_text(line: str) -> None:
    """A line that names a journal and its number is no note of the page; one that names a section is."""
    assert read(shown("", text=(line, *TEXT))).body == "\n\n".join((line, *TEXT))
    assert read(shown("", text=("Published in Announcements", *TEXT))).body == "\n\n".join(TEXT)


@pytest.mark.parametrize(
    ("source", "contact"),
    [
        ("csto-en", ("CSTO Spokesman V. Zaynetdinov", "tel. +7 (495) 795-27-10", "e-mail: odkb-pressa@gov.ru")),
        (
            "csto-ru",
            (
                "Пресс-секретарь Организации Договора о коллективной безопасности Владимир Зайнетдинов",
                "+7 495-795-27-10",
            ),
        ),
    ],
)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<address>{}</address>"])
def test_the_press_contact_names_its_office_in_many_ways(source: str, contact: tuple[str, ...], form: str) -> None:
    """A spokesman, or an office with the organization's whole name, at the end of the text is the contact."""
    html = shown("").removesuffix("</div>") + form.format("<br>".join(contact)) + "</div>"
    found = read(html, source)
    assert (found.body, found.contact) == ("\n\n".join(TEXT), "\n".join(contact))


_CHAMBERS = {
    "Armenia": "works on laws about bridges, and the head of it speaks for the mountain districts of the country.",
    "Belarus": "has eleven members, who meet before every sitting and send what they propose to the commissions.",
    "Kazakhstan": "keeps the register of model laws; its members come from both chambers in equal numbers.",
    "Kyrgyz Republic": "watches elections wherever it is asked to, most often together with its neighbours.",
    "Russian Federation": "is the largest of them, and its staff has rooms on the embankment beside the old mint.",
}


@pytest.mark.parametrize("item", ["<b>{}</b><br>{}<br>", "<div><div>{}</div><div>{}</div></div>", "<p>{}</p><p>{}</p>"])
@pytest.mark.parametrize("before", ["", "<p>About the Assembly</p>"])
def test_delegations_may_be_named_by_headings_alone(item: str, before: str) -> None:
    """The block about the delegations is none of the article's where only the lines over its paragraphs name states."""
    block = "".join(
        item.format(f"Delegation of the Parliament of the Republic of {state}", f"The delegation {says}")
        for state, says in _CHAMBERS.items()
    )
    found = read(shown(f"{before}<div>{block}</div>", date="<p>4 February 2024</p>"), "pacsto-en", "/events/kartografy")
    assert (found.title, found.body, found.leads) == (HEADLINE, "\n\n".join(TEXT), ())
    assert found.published == dt.date(2024, 2, 4)


@pytest.mark.parametrize("form", ["<p>04.02.2024</p><p>{}</p>", "04.02.2024<br><br>{}<br>"])
def test_a_text_may_begin_with_the_day_of_what_it_tells(form: str) -> None:
    """A date behind the article's own is the first sentence's; the article's own once more is not."""
    told = "02.02.2024 was chosen as the day on which the upper gorge is to be closed to lorries and to buses."
    found = read(f"<title>{HEADLINE}</title><div><h1>{HEADLINE}</h1>{form.format(told)}<p>{TEXT[1]}</p></div>")
    assert (found.body, found.published) == (f"{told}\n\n{TEXT[1]}", dt.date(2024, 2, 4))
    again = read(f"<title>{HEADLINE}</title><div><h1>{HEADLINE}</h1>{form.format('04.02.2024' + TEXT[0])}</div>")
    assert (again.body, again.published) == (TEXT[0], dt.date(2024, 2, 4))


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("dated", ["", "<b>03.02.2024</b>"])
def test_a_lead_without_its_full_stop_stays_among_the_others(place: int, dated: str) -> None:
    """A long linked paragraph that ends in no stop is a lead where it stands among whole sentences."""
    texts = [WHOLE.replace("Tuesday", f"the {day} of the month") for day in ("first", "fourth", "ninth")]
    texts[place] = texts[place].removesuffix(".")
    items = "".join(
        f'<div><a href="/news/news_odkb/most-{n}/">{dated}<p>{text}</p></a></div>' for n, text in enumerate(texts)
    )
    assert [lead.text for lead in read(shown(f"<p>Main page</p><div>{items}</div>")).leads] == texts
