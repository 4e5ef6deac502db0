"""The choice of the headline among the rows that could be it: what stands around each is weighed. Pure."""

from collections.abc import Iterator

from pipeline.reading import crumbs
from pipeline.reading.blocks import STRONG
from pipeline.reading.credits import is_credit
from pipeline.reading.foremost import foremost
from pipeline.reading.headline import likely, weighed
from pipeline.reading.layout import Layout
from pipeline.reading.lines import LONGEST_HEADLINE, key, overlap
from pipeline.reading.setting import MOST_WEIGHT, Candidate, is_prose
from pipeline.reading.titles import Titles
from pipeline.reading.tools import is_date_label


def candidates(layout: Layout) -> Iterator[Candidate]:
    """The rows that could be the headline, the likeliest first, with all that speaks for and against them.

    Not all are weighed for the first, where none of the others can be more likely or be put before it.
    """
    titles = Titles((layout.flat.title, layout.flat.og_title, *crumbs.named(layout)))
    first = foremost(layout, titles)
    if first is not None:
        yield first
    yield from (each for each in of_all(layout, titles) if first is None or each.first != first.first)


def of_all(layout: Layout, titles: Titles) -> Iterator[Candidate]:
    """The same by looking at every row."""
    tried = likely(layout, titles)
    found: list[Candidate] = []
    for each in tried:
        if found and each.score + MOST_WEIGHT < max(one.score for one in found):
            break
        found.append(weighed(layout, each, titles))
    is_plain = bool(found) and not _has_rival(max(found, key=lambda each: each.score), tried, titles)
    if is_plain:
        yield max(found, key=lambda each: each.score)
    found += [weighed(layout, each, titles) for each in tried[len(found) :]]
    every = _earlier_first(layout, sorted(found, key=lambda each: -each.score), titles)
    yield from every[is_plain:]


def _has_rival(best: Candidate, tried: list[Candidate], titles: Titles) -> bool:
    """Whether one of the others could be put before the best: see `_earlier_first`."""
    agreed = titles.agreement(best.title)
    return any(each.first < best.first and titles.agreement(each.title) >= agreed for each in tried)


def _earlier_first(layout: Layout, weighed: list[Candidate], titles: Titles) -> list[Candidate]:
    """Of two headlines in a row, near in score, the second is a subheading."""
    if not weighed:
        return weighed
    best = weighed[0]
    agreed = titles.agreement(best.title)
    before = [
        each
        for each in weighed[1:4]
        if (_is_next(layout, each, best) or _is_said_in_capitals(each, best))
        and (len(each.title) >= 20 or best.title.isupper())
        and titles.agreement(each.title) >= agreed
    ]
    if before and best.title.isupper() and not before[0].title.isupper() and before[0].score > best.score - 4.0:
        first = before[0]._replace(score=max(before[0].score, best.score))  # best is STATEMENT, over the text
        return [first, *(each for each in weighed if each is not before[0])]
    if (
        before
        and before[0].score > best.score - 2.0
        and (_is_marked_alike(layout, before[0], best) or _is_of(layout, before[0]) >= _is_of(layout, best) / 2)
    ):
        return [before[0], *(each for each in weighed if each is not before[0])]
    return weighed


def _is_next(layout: Layout, one: Candidate, other: Candidate) -> bool:
    """Whether a candidate stands right before another, nothing but links between them."""
    between = layout.rows[one.end : other.first]
    return one.end <= other.first and all(
        layout.block(row).linked * 2 > len(row.text) or is_credit(row.text) or is_date_label(row.text)
        for row in between
    )


def _is_said_in_capitals(one: Candidate, other: Candidate) -> bool:
    """Whether a row in capitals says again, all of it or the end of it, what an earlier row says: over the text."""
    return one.end <= other.first and other.title.isupper() and key(one.title).endswith(key(other.title))


def _is_marked_alike(layout: Layout, one: Candidate, other: Candidate) -> bool:
    """Whether a short row is set in bold or large letters as the one behind it is, and is no link."""
    first, second = (layout.block(layout.rows[each.first]) for each in (one, other))
    is_set = bool(first.traits & second.traits & STRONG) or 0 < first.level <= (second.level or first.level)
    return is_set and not first.linked and len(one.title) <= LONGEST_HEADLINE


def _is_of(layout: Layout, candidate: Candidate) -> float:
    """How much of a headline comes back in the running text behind it, another headline not counted (0 to 1)."""
    following = layout.rows[candidate.end : candidate.end + 8]
    return overlap(candidate.title, [row.text for row in following if is_prose(layout, row)][:3])
