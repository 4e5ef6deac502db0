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
