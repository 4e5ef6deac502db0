"""jscsto.odkb-csto.org, the Joint Staff: one host, English under /en/, Russian at the root."""

import re

from crawler.profile import SiteProfile

_HOSTS = ("jscsto.odkb-csto.org", "www.jscsto.odkb-csto.org")

JSCSTO_EN = SiteProfile(
    name="jscsto-en",
    lang="en",
    hosts=_HOSTS,
    sections=("en/news",),
    article=(
        re.compile(r"^/(?P<section>en/news)/[^/?]+/$"),
        re.compile(r"^/(?P<section>en/[^?]+)/\?ELEMENT_ID=\d+$"),
    ),
    listing=(re.compile(r"^/(?P<section>en/news)/(?:\?PAGEN_\d+=\d+)?$"),),
    twin="jscsto-ru",
    home="/en/",
)

JSCSTO_RU = SiteProfile(
    name="jscsto-ru",
    lang="ru",
    hosts=_HOSTS,
    sections=("news",),
    article=(
        re.compile(r"^/(?P<section>news)/[^/?]+/$"),
        re.compile(r"^/(?P<section>(?!en/)[^?]+)/\?ELEMENT_ID=\d+$"),
    ),
    listing=(re.compile(r"^/(?P<section>news)/(?:\?PAGEN_\d+=\d+)?$"),),
    twin="jscsto-en",
)
