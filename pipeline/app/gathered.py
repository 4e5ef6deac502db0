"""The carousel items met in a pass, kept until the pages that they point at have had their turn."""

from pipeline.model import Article, Lead
from pipeline.text import fold_for_comparison

MOST = 500
"""Items gathered before they are looked at, in a backfill of captures with a carousel each."""


class Gathered:
    """Each item once, with its link where any page gave one."""

    def __init__(self) -> None:
        self._leads: dict[str, Lead] = {}
        self._keys: dict[str, str] = {}  # of lead texts: the same few stand on every page

    def add(self, article: Article) -> None:
        """The items of one page.

        Where its items are links, one that is none is rather the article's own first words, read wrongly; unless it has
        a date that is not the article's.
        """
        has_links = any(lead.url for lead in article.leads)
        for lead in article.leads:
            if has_links and lead.url is None and lead.date in (None, article.published):
                continue
            key = self._keys.get(lead.text) or self._keys.setdefault(lead.text, fold_for_comparison(lead.text))
            if key not in self._leads or (self._leads[key].url is None and lead.url is not None):
                self._leads[key] = lead

    def is_full(self) -> bool:
        """Whether they are to be taken before more are added."""
        return len(self._leads) > MOST

    def take(self) -> list[Lead]:
        """All of them, in the order met; none is left."""
        leads, self._leads, self._keys = list(self._leads.values()), {}, {}
        return leads
