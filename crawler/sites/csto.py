"""en.odkb-csto.org and odkb-csto.org: 1C-Bitrix, the same paths in both languages."""

import re
from dataclasses import replace

from crawler.profile import Hint, SiteProfile

_SECTIONS = ("news/news_odkb", "documents/statements", "news/speech", "news/smi")
_ARCHIVE = (
    "documents/documents",
    "training",
    "session",
    "international_org/un",
    "international_org/sco",
    "international_org/osce",
    "75-letie-pobedy/novosti",
    "presscenter",
)
_ARTICLE = (
    re.compile(r"^/(?P<section>[^?]+)/\?ELEMENT_ID=\d+$"),
    re.compile(
        r"^/(?P<section>(?:news|documents|international_org|training|session|[^/?]+(?=/novosti/))/[^/?]+)/[^/?]+/$"
    ),
    # Static pages live beside articles here; only a slug as long as a headline is an article.
    re.compile(r"^/(?P<section>presscenter|authorized_organs/[^/?]+|conference)/(?=[^/?]{20,})[^/?]*[-_][^/?]*/$"),
    # Wherever it is filed: a slug of forty characters and five words is a transliterated headline.
    re.compile(r"^/(?P<section>[^?]+)/(?=[^/?]{40,})(?:[^/?_-]+[_-]+){4,}[^/?]*/$"),
)
_LISTING = (
    re.compile(r"^/(?P<section>[^?]*?)/?\?PAGEN_\d+=\d+$"),
    re.compile(r"^/(?P<section>(?:news|documents|international_org|training|session)/[^/?]+|[^/?]+/novosti)/$"),
    re.compile(r"^/(?P<section>presscenter|training|session|news|documents)/$"),
    re.compile(r"^/(?P<section>)\?(?:gen-tab|c-tab)=[^&]*$"),
)
_STOCK = Hint(
    name="bitrix-stock",
    headline="div.news-detail h3, h1",
    date="div.news-detail span.news-date-time",
    body="div.news-detail",
    carousel="div.news-list, div.carousel",
)

CSTO_EN = SiteProfile(
    name="csto-en",
    lang="en",
    hosts=("en.odkb-csto.org", "www.en.odkb-csto.org"),
    sections=_SECTIONS,
    archive_sections=_ARCHIVE,
    article=_ARTICLE,
    listing=_LISTING,
    kept_parameters=("ELEMENT_ID", "PAGEN_1", "gen-tab", "c-tab"),
    hints=(_STOCK,),
    twin="csto-ru",
)

CSTO_RU = replace(CSTO_EN, name="csto-ru", lang="ru", hosts=("odkb-csto.org", "www.odkb-csto.org"), twin="csto-en")
