"""Where the links of a page lead: what tells carousel, menu and article apart. Menus repeat, so answers are kept."""

from functools import lru_cache

from crawler import urls
from crawler.model import LinkKind, Page, Source
from crawler.targets import Target, Targets, targets
from pipeline.reading.blocks import Block, address_of
from pipeline.text import kept

Kinds = tuple[str | None, ...]
Goal = tuple[str | None, str]
"""Kind and address of the page a link leads to."""

_MOST_KEPT, _LONGEST_KEPT = 1_024, 300  # links, characters of their tags
_SHORTEST_LINK = 10  # characters of one that says where it leads
_MOST_OF_PAGE = 2_000
_NOWHERE: Goal = (None, "")
_NO_PAGE = ("#", "javascript:", "mailto:", "tel:")


def has_article(kinds: Kinds) -> bool:
    """Whether one of the links leads to an article, be it the page itself."""
    return "article" in kinds or "own" in kinds


class _OfHost:
    """What links mean on all pages of a host: the kind of page, and its address."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets
        self.of = kept(self._of, most=_MOST_KEPT, longest=_LONGEST_KEPT)

    def _of(self, link: str) -> Goal | None:
        """By the text of its tag; None where it depends on the page that the link is on."""
        address = address_of(link)
        if address.startswith(_NO_PAGE):
            return _NOWHERE
        if not self._targets.is_rooted(address):
            return None
        try:
            goal = self._targets.of(address, "")
        except ValueError:  # the host is none
            return None
        return (_kind(goal), goal.url) if goal else _NOWHERE


@lru_cache(maxsize=16)
def _of_host(targets: Targets) -> _OfHost:
    return _OfHost(targets)


def _kind(goal: Target) -> str:
    return "article" if goal.kind is LinkKind.ARTICLE else "listing"


class Goals:
    """Where the links of one page lead."""

    def __init__(self, page: Page, source: Source) -> None:
        self._page, self._source = page, source
        self._targets = targets(source, page.address)
        self._of_host = _of_host(self._targets)
        self._has_kind = urls.kind(page.url, source) is not None
        self._path = page.url.removeprefix(source.profile.base_url)
        self._of_links: dict[tuple[str, ...], Kinds] = {}
        self._of_address: dict[str, str | None] = {}

    def kinds(self, block: Block) -> Kinds:
        """For each of its links: own (this very page), article, listing, or None (elsewhere, a file)."""
        links = block.links
        found = self._of_links.get(links)
        if found is None:
            found = self._of_links[links] = self._kinds(block)
        return found

    def lead_elsewhere(self, block: Block) -> bool:
        """Whether one of its links leads to another article; pictures of several ones are not this line's."""
        kinds = self.kinds(block)
        return "article" in kinds and (len(kinds) < 2 or self._says_where(block, kinds))

    def _says_where(self, block: Block, kinds: Kinds) -> bool:
        """Whether the links of a line that lead to articles lead to one, or are long enough to say where."""
        if block.linked >= _SHORTEST_LINK * len(kinds):
            return True
        found = {each for each, kind in zip(block.addresses, kinds, strict=True) if kind == "article"}
        return len(found) == 1 or block.linked >= _SHORTEST_LINK * len(found)

    def _kinds(self, block: Block) -> Kinds:
        if not self._has_kind or len(block.links) > _MOST_OF_PAGE:  # any may be to this very page; too many to look at
            return tuple([self._kind(address) for address in block.addresses])
        own, path, of = self._page.url, self._path, self._of_host.of
        known = [(None, own) if path in link and address_of(link) == path else of(link) for link in block.links]
        if None in known:
            return tuple([self._kind(address) for address in block.addresses])
        return tuple(["own" if goal[1] == own else goal[0] for goal in known if goal])

    def _kind(self, address: str) -> str | None:
        if address not in self._of_address:
            self._of_address[address] = self._classified(address) if len(self._of_address) < _MOST_OF_PAGE else None
        return self._of_address[address]

    def _classified(self, address: str) -> str | None:
        if not address or address.startswith(_NO_PAGE):
            return None
        goal = self._target(address)
        if goal is None:  # a page that is neither article nor listing may be this very one
            return "own" if not self._has_kind and self.canonical(address) == self._page.url else None
        return "own" if goal.url == self._page.url else _kind(goal)

    def _target(self, address: str) -> Target | None:
        try:
            return self._targets.of(address, self._page.address)
        except ValueError:  # the page's own address is none
            return None

    def canonical(self, address: str) -> str | None:
        """The address of the page of the source that a link leads to; None where it leads elsewhere."""
        goal = self._target(address)
        return goal.url if goal else urls.canonical(address, self._source, page=self._page.address)
