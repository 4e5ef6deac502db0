"""The paragraphs of a carousel to its leads: where each slide begins, what it links to, copies left out. Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.model import Lead
from pipeline.reading import leads as plain
from pipeline.reading.goals import has_article
from pipeline.reading.item_heads import articles_of, leads_to, says_head_again, under_heads
from pipeline.reading.layout import Layout
from pipeline.reading.lines import Line, has_ended, opens_with_date
from pipeline.reading.slide_dates import date_of
from pipeline.reading.tools import is_more_link
from pipeline.reading.ways_on import goes_on, without_link

_ITEM_TAGS = frozenset(("li", "tr", "td", "th", "article", "section", "dd", "dt", "figure", "a"))
_LABEL = 20  # characters: `News`, `Announcement`
_DEEPEST = 3  # boxes around the paragraphs of an item
_SHORT = 90  # characters: a question, a salutation, a caption


class Paragraph(NamedTuple):
    """A row that is a lead's, its place among the rows, its date row and the articles it points at."""

    row: Line
    place: int
    dated: Line | None
    targets: tuple[str, ...]
    sure: bool  # it has a date or a link: only leads have
    closed: bool = False  # a link to read on stands right behind it


def joined(layout: Layout, paragraphs: Sequence[Paragraph], before: int) -> tuple[Lead, ...]:
    if not paragraphs:
        return ()
    heads = under_heads(layout, [paragraph.place for paragraph in paragraphs], before)
    if heads:
        return _headed(layout, paragraphs, heads, before)
    groups: list[list[Paragraph]] = []
    closers = _closers(layout, paragraphs, before)
    for paragraph in paragraphs:
        if not groups or (
            _begins(layout, groups[-1], paragraph, paragraphs)
            if not closers
            else _is_behind(groups[-1][-1], paragraph, closers)
        ):
            groups.append([])
        groups[-1].append(paragraph)
    if len(groups) == 1 and not closers and len(groups[0]) > plain.MOST_PARAGRAPHS and not groups[0][0].dated:
        groups = [[paragraph] for paragraph in groups[0]]
    ends = [group[0].place for group in groups[1:]] + [before]
    return tuple(_lead(layout, group, end) for group, end in zip(groups, ends, strict=True))


def _headed(layout: Layout, paragraphs: Sequence[Paragraph], heads: Sequence[int], before: int) -> tuple[Lead, ...]:
    """A lead for each heading: the paragraphs under it, without the link that says it again."""
    ends = [*heads[1:], before]
    leads: list[Lead] = []
    for head, end in zip(heads, ends, strict=True):
        group = [paragraph for paragraph in paragraphs if head <= paragraph.place < end]
        said = [paragraph for paragraph in group if not says_head_again(layout, paragraph.place)] or group
        dated = next((paragraph.dated for paragraph in group if paragraph.dated), date_of(layout, head))
        leads.append(_lead(layout, said, end, dated, leads_to(layout, head)))
    return tuple(leads)


def without_copies(leads: Sequence[Lead]) -> tuple[Lead, ...]:
    """Each slide once: sliders that go round have the last slides before the first, and the first after the last."""
    leads = [*leads]
    if len(leads) > 2 and any(lead.text.endswith(leads[0].text) for lead in leads[1:]):
        del leads[0]  # the first copy may have lost its first line
    count = len({lead.text for lead in leads})
    if count == len(leads):
        return tuple(leads)
    before = (len(leads) - count) // 2
    middle = leads[before : before + count]
    if len({lead.text for lead in middle}) == count:
        return tuple(middle)
    return tuple({lead.text: lead for lead in reversed(leads)}.values())[::-1]


def _closers(layout: Layout, paragraphs: Sequence[Paragraph], before: int) -> list[int]:
    """The places of the links to read on, where every item of the carousel ends with one; else none."""
    first, last = paragraphs[0].place, paragraphs[-1].place
    near = enumerate(layout.rows[first : min(before, last + 3)], first)
    found = [place for place, row in near if layout.block(row).links and goes_on(layout, row, "article", "own")]
    if not found or found[-1] < last:
        return []
    items = {paragraph.targets[0] for paragraph in paragraphs if paragraph.targets and paragraph.place not in found}
    return found if len(items) <= len(found) else []


def _is_behind(last: Paragraph, new: Paragraph, closers: Sequence[int]) -> bool:
    """Whether a paragraph is of another item than the one before it."""
    return _is_dated_anew(last, new) or any(last.place <= place < new.place for place in closers)


def _is_dated_anew(last: Paragraph, new: Paragraph) -> bool:
    """Whether a paragraph has another date than the one before it; a date that closes an item may be of both."""
    if new.dated is None or new.dated is last.dated:
        return False
    return last.dated is not None or new.dated.number <= new.row.number


def _begins(layout: Layout, group: list[Paragraph], new: Paragraph, every: Sequence[Paragraph]) -> bool:
    """Whether a paragraph begins a lead, and does not go on with the one before it."""
    last = group[-1]
    if _is_in_one_link(layout, last, new):
        return new.row.text == group[0].row.text
    if new.dated and (_is_dated_anew(last, new) or new.dated is last.dated):
        return new.dated is not last.dated and not _is_date_within(layout, group, new, every)
    if new.row.text == group[0].row.text:
        return True  # the same slide once more
    if new.targets and (targets := last.targets or _leads_to(layout, group, new)):
        return new.targets[0] != targets[0]
    if _is_parted(layout, last, new, every):
        return True
    is_opener = len(group) == 1 and len(last.row.text) < _SHORT and not has_ended(last.row.text)
    if is_opener and not _apart(layout, last, new):
        return False
    box = layout.shared(last.row, new.row)
    branch, before = _branch(layout, box, new.row), _branch(layout, box, last.row)
    if branch is None or branch == before:
        is_one = bool(group[0].dated) or _has_one_target(layout, box, every)
        return opens_with_date(new.row.text) and not is_one  # lines of one box
    if _is_of_one_term(layout, box, (before, branch), group, new):
        return False
    if layout.flat.tags[branch] in _ITEM_TAGS or _link_between(layout, last, new):
        return True
    if _has_one_target(layout, box, every) or _has_one_date(layout, box, group[0], every):
        return False
    if any(_holds_several(layout, each, every) for each in _branches(layout, box, every)):
        return True
    if _is_item(layout, box, every):
        return False
    return not group[0].dated and opens_with_date(new.row.text)


def _is_in_one_link(layout: Layout, last: Paragraph, new: Paragraph) -> bool:
    """Whether two paragraphs are links to one article from the first word to the last: the dates around are one's."""
    if not last.targets or last.targets != new.targets:
        return False
    return all(layout.block(row).linked * 10 > len(row.text) * 8 for row in (last.row, new.row))


def _has_one_target(layout: Layout, box: int, every: Sequence[Paragraph]) -> bool:
    """Whether the paragraphs in a box lead to one article, and others of the carousel to another."""
    targets = {each.targets[0]: layout.holds(box, each.row) for each in every if each.targets}
    return len(targets) > 1 and sum(targets.values()) == 1


def _has_one_date(layout: Layout, box: int, first: Paragraph, every: Sequence[Paragraph]) -> bool:
    """Whether the date of a lead is the only one in a box, one item of several, and others stand in other items."""
    if first.dated is None or not layout.holds(box, first.dated):
        return False
    dates = {id(each.dated): layout.holds(box, each.row) for each in every if each.dated}
    return len(dates) > 1 and sum(dates.values()) == 1 and _is_item(layout, box, every)


def _is_of_one_term(
    layout: Layout, box: int, branches: tuple[int | None, int], group: Sequence[Paragraph], new: Paragraph
) -> bool:
    """Whether two paragraphs tell of one term of a list of terms: no other between, and each lead has its own."""
    tags, parents = layout.flat.tags, layout.flat.parents
    before, branch = branches
    if tags[branch] != "dd" or before is None or tags[before] != "dd":
        return False
    terms = [each for each in range(box + 1, layout.flat.lasts[box] + 1) if tags[each] == "dt" and parents[each] == box]
    if any(before < each < branch for each in terms):
        return False
    is_of_items = group[0].dated is not None or len(terms) > 1 or bool(group[0].targets and not new.targets)
    return bool(terms) and is_of_items


def _is_date_within(layout: Layout, group: Sequence[Paragraph], new: Paragraph, every: Sequence[Paragraph]) -> bool:
    """Whether the date before a paragraph stands in one item with that and the lead so far, which has no other."""
    box, dated = layout.shared(group[0].row, new.row), new.dated
    if dated is None or group[0].dated or not layout.holds(box, dated) or dated.number < group[0].row.number:
        return False
    return layout.flat.tags[box] == "li" or (layout.flat.tags[box] in _ITEM_TAGS and _is_item(layout, box, every))


def _leads_to(layout: Layout, group: Sequence[Paragraph], new: Paragraph) -> tuple[str, ...]:
    """What a lead or its date leads to, where a paragraph behind it is a link as a whole, or has a picture's."""
    linked, dated = layout.block(new.row).linked, group[0].dated
    if 0 < linked * 2 <= len(new.row.text):
        return ()
    own = next((each.targets for each in group if each.targets), ())
    return own or (tuple(articles_of(layout, dated, wanted=("article",))) if dated else ())


def _is_parted(layout: Layout, last: Paragraph, new: Paragraph, every: Sequence[Paragraph]) -> bool:
    """Whether a row of signs (`* * *`) or a rule stands between two paragraphs, which does not between all."""
    between = layout.rows[last.place + 1 : new.place]
    if any(row.text and not layout.block(row).links and not any(map(str.isalnum, row.text)) for row in between):
        return True
    if not new.row.gap or layout.block(new.row).box == layout.block(last.row).box:
        return False
    pairs = pairwise(every)
    return any(not two.row.gap and layout.block(one.row).box != layout.block(two.row).box for one, two in pairs)


def _apart(layout: Layout, last: Paragraph, new: Paragraph) -> bool:
    """Whether two paragraphs stand in different boxes that make items of a list."""
    box = layout.shared(last.row, new.row)
    branch = _branch(layout, box, new.row)
    return branch is not None and layout.flat.tags[branch] in _ITEM_TAGS


def _branches(layout: Layout, box: int, every: Sequence[Paragraph]) -> set[int]:
    """The children of a box that hold paragraphs of the carousel."""
    found = (_branch(layout, box, each.row) for each in every if layout.holds(box, each.row))
    return {branch for branch in found if branch is not None}


def _holds_several(layout: Layout, box: int, every: Sequence[Paragraph]) -> bool:
    """Whether a box is more than one paragraph: it has boxes in it, or several lines of the carousel."""
    return layout.flat.lasts[box] > box or sum(layout.holds(box, each.row) for each in every) > 1


def _branch(layout: Layout, box: int, row: Line) -> int | None:
    """The child of a box that holds the row; None where the row stands in the box itself."""
    inner = layout.branch(box, row)
    return None if inner == box else inner


def _is_item(layout: Layout, box: int, every: Sequence[Paragraph]) -> bool:
    """Whether a box is one item of the carousel or in one: other paragraphs stand in boxes like it, beside it."""
    tags = layout.flat.tags
    for inner, outer in pairwise(layout.ancestors(box)[: _DEEPEST + 1]):
        branches = (_branch(layout, outer, each.row) for each in every if layout.holds(outer, each.row))
        if any(branch is not None and branch != inner and tags[branch] == tags[inner] for branch in branches):
            return True
    return False


def _link_between(layout: Layout, last: Paragraph, new: Paragraph) -> bool:
    """Whether a link to an article of its own closes the lead before (`Read more`) or opens the next."""
    between = layout.rows[last.place + 1 : new.place]
    return any(
        (is_more_link(row.text) or (len(row.text) <= _LABEL and layout.block(row).linked * 2 > len(row.text)))
        and has_article(layout.link_kinds(layout.block(row)))
        for row in between
    )


def _lead(
    layout: Layout, group: Sequence[Paragraph], end: int, dated: Line | None = None, targets: Sequence[str] = ()
) -> Lead:
    """What a group of paragraphs comes to; its date and what it leads to, where they are not told, are its own."""
    dated = dated or next((paragraph.dated for paragraph in group if paragraph.dated), None)
    targets = targets or [target for paragraph in group for target in paragraph.targets]
    if not targets:
        targets = _targets_around(layout, group, end)
    text = "\n\n".join([without_link(layout, paragraph.row) for paragraph in group])
    return Lead(text, dated.date.date if dated and dated.date else None, targets[0] if targets else None)


def _targets_around(layout: Layout, group: Sequence[Paragraph], end: int) -> list[str]:
    """Articles linked from the date before a lead or from what stands behind it, up to the next lead."""
    around = [group[0].dated] if group[0].dated else []
    for row in layout.rows[group[-1].place + 1 : min(end, group[-1].place + 4)]:
        if row.is_date or len(row.text) > 60:
            break
        around.append(row)
    return [target for row in around for target in articles_of(layout, row, wanted=("article",))]
