"""pacsto.org and paodkb.org, the Parliamentary Assembly: no closing slash, archive by page or by month."""

import re

from crawler.profile import SiteProfile

_ARTICLE = (re.compile(r"^/(?P<section>events|documents)/[^/?]+$"),)
_LISTING = (re.compile(r"^/(?P<section>events|documents)(?:\?.*)?$"),)

PACSTO_EN = SiteProfile(
    name="pacsto-en",
    lang="en",
    hosts=("pacsto.org", "www.pacsto.org"),
    sections=("events", "documents"),
    article=_ARTICLE,
    listing=_LISTING,
    page_parameter="page",
    closing_slash=False,
    kept_parameters=("month", "year", "page"),
    often_headless=True,
    twin="paodkb-ru",
    respelled=True,
)

PAODKB_RU = SiteProfile(
    name="paodkb-ru",
    lang="ru",
    hosts=("paodkb.org", "www.paodkb.org"),
    sections=("events", "documents"),
    article=_ARTICLE,
    listing=_LISTING,
    page_parameter="page",
    month_archive=True,
    closing_slash=False,
    kept_parameters=("month", "year", "page"),
    often_headless=True,
    twin="pacsto-en",
    respelled=True,
)
