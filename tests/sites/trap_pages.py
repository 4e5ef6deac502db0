"""Pages for one trap each, in our wording: their parts, how they are read, and what is to come of it."""

import datetime as dt

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.model import Article
from pipeline.recurring import NONE, Recurring

PROFILE = next(profile for profile in PROFILES if profile.name == "csto-en")
PACSTO = next(profile for profile in PROFILES if profile.name == "pacsto-en")
DAY = dt.date(2022, 11, 24)
HEADLINE = "The Permanent Council discussed the shelling of a frontier post on the northern section"
BODY = (
    "The Permanent Council met in Moscow over the shelling of a frontier post, in which two servicemen were hurt.",
    "The representatives agreed to send a mission and to come back to the matter within ten days.",
)
LEADS = (
    "A summer school for translators opened at the lake on July 9. Forty young people from six states had come to it.",
    "The head of the Secretariat received the ambassador and thanked him for the help with the archive of the Treaty.",
)
STATEMENT = (
    "The CSTO Secretariat expresses serious concern over the fire on the border and calls on both sides to stop it."
)
CONTACT = ("The CSTO Press Secretary Vladimir Zaynetdinov", "+7 495-795-27-10", "odkb-pressa@gov.ru")
TRAILER = (
    '<p><a href="javascript:history.back()">Go back</a></p><p><a href="/news/news_odkb/">Back to the section</a></p>'
)
DELEGATIONS = {
    1: [
        "Republic of Armenia. The delegation of the National Assembly has worked there since the first sitting.",
        "Republic of Belarus. The delegation of both chambers numbers twelve members and heads a permanent commission.",
        "Republic of Kazakhstan. The delegation of the Mazhilis and the Senate is led by a deputy chairman.",
        "Kyrgyz Republic. The delegation of the Jogorku Kenesh was renewed after the elections and has eight seats.",
        "Russian Federation. The delegation of the Federal Assembly sits in the northern capital, in the palace.",
    ],
}
DELEGATIONS[2] = ["Delegations to the Assembly", *DELEGATIONS[1]]
DELEGATIONS[3] = DELEGATIONS[1][:4]
DELEGATIONS[4] = [" ".join(f"{part} {filler}" for part, filler in zip(DELEGATIONS[1], [LEADS[1]] * 5, strict=True))]
SEVERAL_DELEGATIONS = (
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
"""Pacsto's block in two forms that tell of several delegations in a paragraph."""


def carousel(*leads: tuple[str, ...], dates: tuple[str, ...] = (), links: bool = True) -> str:
    """A slider of leads, each of one or more paragraphs."""
    items = []
    for number, paragraphs in enumerate(leads):
        day = f"<span>{dates[number]}</span>" if dates else ""
        more = f'<a href="/news/news_odkb/other-news-number-{number}/">Read more</a>' if links else ""
        items.append(f"<div>{day}{''.join(f'<p>{text}</p>' for text in paragraphs)}{more}</div>")
    return f"<div>{''.join(items)}</div>"


def document(article: str, top: str = "", title: str = "CSTO") -> str:
    menu = (
        '<ul><li><a href="/">Home</a><li><a href="/news/news_odkb/">News</a><li><a href="/contacts/">Contacts</a></ul>'
    )
    return (
        f"<html><head><title>{title}</title></head><body><div>{menu}</div>{top}<div>{article}</div>"
        "<div><p>© 2002-2026 Collective Security Treaty Organization</p><p>3/2 Sverchkov lane, Moscow, 101000</p></div>"
        "</body></html>"
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(html: str, profile: object = PROFILE, recurring: Recurring = NONE) -> Article:
    assert isinstance(profile, type(PROFILE))
    source = Source(profile, profile.base_url, profile.sections)
    url = f"{profile.base_url}/{profile.sections[0]}/permanent-council-shelling" + (
        "/" if profile.closing_slash else ""
    )
    page = Page(profile.name, url, url, html.encode(), dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    return anatomy.read(page, source, recurring=recurring)


def facts(article: Article) -> tuple[str | None, dt.date | None, str, int]:
    return article.title, article.published, article.body, len(article.leads)


def wanted(leads: int = 0, *, title: str | None = HEADLINE, day: dt.date | None = DAY) -> tuple[object, ...]:
    return title, day, "\n\n".join(BODY), leads


PLAIN = f"<div>{HEADLINE}</div><div>24.11.2022</div><div>{paragraphs(*BODY)}</div>{TRAILER}"
