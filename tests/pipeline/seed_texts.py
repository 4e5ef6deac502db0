"""What tests of the seed record format share: lines of our own, and its two forms."""

import datetime as dt

from pipeline import seedtext
from pipeline.model import Article

FIRST = (
    "On July 9, 2020, the staff of the Organization opened a summer school for translators. Forty young people from six"
    " states had come to the lake."
)
SECOND = (
    "The school will last for two weeks. At its end a glossary of terms is to be printed and sent to the libraries."
)
THIRD = (
    "The head of the Secretariat received the ambassador and thanked him for the help with the archive of the Treaty."
)
HEADLINE = "The Permanent Council discussed the shelling of a frontier post on the northern section"
BODY = (
    "The Permanent Council met in Moscow over the shelling of a frontier post, in which two servicemen were hurt.",
    "The representatives agreed to send a mission and to come back to the matter within ten days.",
)
CONTACT = ("The CSTO Press Secretary Vladimir Zaynetdinov", "+7 495-795-27-10", "odkb-pressa@gov.ru")
TRAILER = ("Go back", "Back to the section", "Back to the all news")


def spaced(*lines: str) -> Article:
    return seedtext.parse("\n\n".join(lines))


def compact(*lines: str) -> Article:
    return seedtext.parse("\n".join(lines))


def facts(article: Article) -> tuple[str | None, dt.date | None, str, int]:
    return article.title, article.published, article.body, len(article.leads)


WANTED = (HEADLINE, dt.date(2022, 11, 24), "\n\n".join(BODY), 0)
UNDATED = (HEADLINE, None, "\n\n".join(BODY), 0)
