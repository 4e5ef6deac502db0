"""What stands around the articles of a source, learned from its pages: stretches of markup that come again.

A template is learned from two pages: see shared.py. On the pages that follow, its stretches are found by
comparing characters, and what each comes to is known. What was learned changes the time a page takes, nothing else: it
only says where a page is cut.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.reading.blocks import START, State
from pipeline.reading.known import Known
from pipeline.reading.shared import Run, shared
from pipeline.reading.walk import MOST_BLOCKS, Walk

_MOST_BLOCKS = 120  # of a stretch, 4,000 characters: more is no menu, and not kept
_MOST_TEMPLATES, _MOST_WAITING = 6, 4
_MOST_CHARACTERS = 300_000  # of a template
_LEAST_GAIN = 500  # characters that a new template knows more of a page
_FEW_TAGS, _MANY_TAGS = 50, 150  # where no more are new, nothing is left to learn, or no other template is tried
_PATIENCE, _LONG_PATIENCE = 32, 1_024  # the most pages from one trial to the next; where most of a page is known


class Found(NamedTuple):
    """Where the stretches of a template stand in a page, in its order."""

    places: tuple[tuple[int, Known], ...] = ()
    size: int = 0  # characters in them
    is_whole: bool = False  # no stretch is missing
    is_all: bool = False  # and hardly a tag of the page is new: nothing is left to learn


Template = tuple[Known, ...]


class _Patience:
    """How many pages pass from one trial to learn to the next: the more have failed, the more.

    Two pages are taken on end: the first may be a template's first, and only waits, the second is compared.
    """

    def __init__(self, most: int, *, is_lasting: bool) -> None:
        self._most, self._is_lasting = most, is_lasting  # it lasts when a trial has taught something
        self._failed = self._passed = 0  # trials; pages since the last one

    @property
    def is_amid_trial(self) -> bool:
        """Whether the page before this one was the first of two."""
        return self._failed % 2 == 1

    def is_over(self) -> bool:
        """Whether it ends with this page."""
        self._passed += 1
        return self.is_amid_trial or self._passed >= min(2 ** (self._failed // 2), self._most)

    def begin_again(self, *, has_learned: bool) -> None:
        """After a trial."""
        self._passed = 0
        if not has_learned:
            self._failed += 1
        else:
            self._failed -= self._failed % 2 if self._is_lasting else self._failed


class Shelf:
    """The templates met last, and pages that may show others. Shared by threads: each value is replaced as a whole."""

    def __init__(self) -> None:
        self._templates: tuple[Template, ...] = ()
        self._waiting: tuple[str, ...] = ()
        self.trials = 0  # to learn
        self._of_known = _Patience(_LONG_PATIENCE, is_lasting=True)  # with pages of which most is known
        self._of_others = _Patience(_PATIENCE, is_lasting=False)

    def known_of(self, html: str, content: bytes) -> Found:
        """What is known by now of a page, given as text and in UTF-8."""
        best = Found()
        for template in self._templates:
            found = _found(template, content)
            if found.size > best.size:
                best = found
            if found.is_whole and (new := _new_tags(found, html)) <= _MANY_TAGS:
                self._put_first(template)
                return found._replace(is_all=new <= _FEW_TAGS)
        return best

    def learned_from(self, html: str, content: bytes, known: Found) -> Found:
        """What is known of a page of which so much was, once it has been learned from; now and then it is."""
        if known.is_all:
            return known
        patience = self._of_known if 2 * known.size >= len(html) else self._of_others
        if not patience.is_over():
            return known
        found = self._learned(html, content, known) if patience.is_amid_trial else known
        self._waiting = (html, *self._waiting[: _MOST_WAITING - 1])
        self.trials += 1
        patience.begin_again(has_learned=found is not known)
        return found

    def _put_first(self, template: Template) -> None:
        if template is not self._templates[0]:
            self._templates = (template, *(each for each in self._templates if each is not template))

    def _learned(self, html: str, content: bytes, best: Found) -> Found:
        """A template that the page shares with one of those that wait, where it knows more of it."""
        wanted = best.size + _LEAST_GAIN
        other = _likest(html, self._waiting)
        runs = [*shared(html, other)] if other else []
        is_worth_it = sum(end - start for start, end in runs) >= wanted
        template = _template(html, runs) if is_worth_it else ()
        found = _found(template, content)
        is_better = found.size >= wanted
        if is_better:
            self._templates = (template, *self._templates[: _MOST_TEMPLATES - 1])
        return found if is_better else best


def _likest(html: str, others: Sequence[str]) -> str:
    """The page that has most tags in common with this one; none where no page has half of its tags."""
    own = set(html.split("<"))
    counted = [(len(own.intersection(other.split("<"))), other) for other in others]
    most, likest = max(counted, default=(0, ""))
    return likest if 2 * most >= len(own) else ""


def _template(html: str, runs: Sequence[Run]) -> Template:
    """The stretches of a page that begin and end there, as far as each can be walked over by itself."""
    known: list[Known] = []
    size, place, held = 0, 0, (0, 0)
    state = START
    for start, end in runs:
        start = held[0] if held[1] == start else start
        before = _behind(state, html[place:start])
        after = before and _behind(before, html[start:end], _MOST_BLOCKS)
        held = (0, 0) if after else (start, end)  # it ends amid a script: with the next one it may be whole
        if after and size + end - start <= _MOST_CHARACTERS:
            known.append(Known(html[start:end]))
            place, state = end, after
            size += end - start
    return tuple(known)


def _behind(state: State, html: str, most: int = MOST_BLOCKS) -> State | None:
    """How a walk stands behind a stretch; None where what follows would have to be looked at, or it has more lines."""
    walk = Walk(state)
    walk.run(html.split("<"))
    return walk.state() if len(walk.blocks) <= most else None


def _found(template: Template, content: bytes) -> Found:
    """Where the stretches of a template stand: looked for in bytes, told in characters."""
    places: list[tuple[int, Known]] = []
    end = behind = size = 0  # in characters; in bytes
    for known in template:
        at = known.find(content, behind)
        if at >= 0:
            place = end + len(content[behind:at].decode("utf-8", "surrogatepass"))
            places.append((place, known))
            size += len(known.text)
            end, behind = place + len(known.text), at + len(known.content)
    return Found(tuple(places), size, bool(template) and len(places) == len(template))


def _new_tags(found: Found, html: str) -> int:
    """How many tags of a page stand outside of what is known of it."""
    count = end = 0
    for place, known in found.places:
        count += html.count("<", end, place)
        end = place + len(known.text)
    return count + html.count("<", end)


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """That of this process; `pipeline.app.heap` has it forgotten once a day."""
    return Shelf()
