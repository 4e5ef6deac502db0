"""Every markup by name, the order in which they were built."""

from collections.abc import Mapping
from types import MappingProxyType

from crawler.replica.markup.bitrix import BITRIX
from crawler.replica.markup.builder import BUILDER
from crawler.replica.markup.modern import MODERN
from crawler.replica.markup.opaque import OPAQUE
from crawler.replica.markup.pacsto import PACSTO
from crawler.replica.markup.shown import Markup
from crawler.replica.markup.table import TABLE

MARKUPS: Mapping[str, Markup] = MappingProxyType(
    {markup.name: markup for markup in (BITRIX, TABLE, MODERN, OPAQUE, BUILDER, PACSTO)}
)
