"""What an article is to what is known: new, same, revised, a copy, a translation, the page of a known lead. Pure.

The ladder, first rung that holds: address, content, lead, retold, near, slug, translated. A headline alone is never a
key, nor is a template: two items of resemblance 0.95 whose places differ are two items.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline import bilingual, spelling
from pipeline.facts import agree, differ, have_other_numbers
from pipeline.fingerprint import Fingerprint, fingerprint
from pipeline.kept import kept
from pipeline.model import Completeness, Match, Relation, Sighting
from pipeline.rewording import are_reworded, has_other_names, is_nothing_left, opening_share, retold_share
from pipeline.shingles import resemblance
from pipeline.spelling import is_generic, slug, unnumbered

NEAR = 0.5
ONE_TEXT = 0.8
"""From here on a near copy on the same site is the same item, a slip mended; below, a copy with a record of its own."""
SLIPS = 3  # words that may differ in a short text for it to be the same item
SAME_DAYS = 3  # how far apart the dates beside two near copies may be
COPY_DAYS = 7  # ... and beside two pages of the very same text that are one item
TRANSLATION_DAYS = 7  # ... and beside two pages in two languages under one slug that is a headline's
TELLING = 20
"""Letters from which on a slug is a headline's: nobody gives two items of one week the same."""
NEXT_DAY = 1  # how far apart the dates beside a text and its translation may be where no slug says that they are one
COPIED = 40
"""Letters of a slug that no two items of a day share by chance, whichever sites they are on."""


class Rung(StrEnum):
    ADDRESS = "address"
    CONTENT = "content"
    LEAD = "lead"
    RETOLD = "retold"
    NEAR = "near"
    SLUG = "slug"
    TRANSLATED = "translated"


@dataclass(frozen=True)
class Known:
    """A record that might be the one; what costs time is made when a rung asks for it."""

    id: str
    source: str
    lang: str
    url: str | None
    slug: str | None
    published: dt.date | None
    completeness: Completeness
    title: str | None
    body: str
    text: str

    @kept
    def print(self) -> Fingerprint:
        return fingerprint(self.title, self.body)


@dataclass(frozen=True, slots=True)
class Candidate:
    rung: Rung
    known: Known


def match(sighting: Sighting, print_: Fingerprint, candidates: Iterable[Candidate]) -> Match:
    """The first candidate that holds decides; candidates come in the order of the ladder and may be made lazily.

    An address candidate holds (SAME or REVISED is then the matter of `changes`) unless its page was given to another
    item. Without any: NEW.
    """
    for candidate in candidates:
        found = _RUNGS[candidate.rung](sighting, print_, candidate.known)
        if found is not None:
            return found
    return Match(Relation.NEW)


def _address(sighting: Sighting, print_: Fingerprint, known: Known) -> Match | None:
    if _is_given_away(sighting, print_, known):
        return None
    if known.completeness is Completeness.LEAD and sighting.completeness is Completeness.FULL:
        return Match(Relation.COMPLETED, known.id, Rung.ADDRESS)
    return Match(Relation.SAME, known.id, Rung.ADDRESS, 1.0)


def _is_given_away(sighting: Sighting, print_: Fingerprint, known: Known) -> bool:
    """Whether a known address holds an item of its own now: under another day and headline, with another text.

    What an archive kept of an address is its history, whatever stood there.
    """
    day = sighting.article.published
    both_whole = known.completeness is Completeness.FULL and sighting.completeness is Completeness.FULL
    if sighting.archived or not both_whole or known.lang != sighting.lang:
        return False
    if day is None or known.published in (None, day) or print_.is_short or known.print.is_short:
        return False
    return is_nothing_left(print_, known.print)


def _content(sighting: Sighting, print_: Fingerprint, known: Known) -> Match | None:
    """The same words. Few words prove nothing by themselves: then the date, or the whole page, must be the same too."""
    if known.print.title_words != print_.title_words or known.print.body_words != print_.body_words:
        return None
    if print_.is_short and not _is_surely_one(sighting, known):
        return None
    if known.completeness is Completeness.LEAD and sighting.completeness is Completeness.FULL:
        return Match(Relation.COMPLETED, known.id, Rung.CONTENT, 1.0)
    one = _is_one_site(sighting, known) and _days_apart(sighting, known) <= COPY_DAYS
    return Match(Relation.SAME if one else Relation.COPY, known.id, Rung.CONTENT, 1.0)


def _is_surely_one(sighting: Sighting, known: Known) -> bool:
    if not known.print.words:
        return bool(sighting.article.text) and sighting.article.text == known.text
    same_day = sighting.article.published is not None and sighting.article.published == known.published
    return same_day or (sighting.url is None and sighting.article.text == known.text)


def _lead(sighting: Sighting, print_: Fingerprint, known: Known) -> Match | None:
    """A lead and an article: the words of the lead open the article's body, dates do not disagree.

    Of another site it is a copy's, where nearly all its words are there and they are many.
    """
    is_lead = sighting.completeness is Completeness.LEAD
    if not is_lead and known.completeness is not Completeness.LEAD:
        return None
    if known.lang != sighting.lang or _days_apart(sighting, known) > 1:
        return None
    if known.url != sighting.url and any(one.url == known.url for one in sighting.article.leads if one.url):
        return None  # the page itself shows the lead beside it, as that of another
    is_one_site = known.source == sighting.source
    lead, body = print_.body_words, known.print.body_words
    if not is_lead:
        lead, body = body, lead
    share = opening_share(lead, body)
    least = _least_share(sighting, known, len(lead)) if is_one_site else 0.95 if len(lead) >= TELLING else 2.0
    if share < least:
        return None
    is_one_slug = sighting.url is not None and known.slug == slug(sighting.url)
    if not is_one_slug and has_other_names(*((print_, known.print) if is_lead else (known.print, print_))):
        return None
    if not is_one_site:
        return Match(Relation.COPY, known.id, Rung.LEAD, share)
    relation = Relation.COMPLETED if not is_lead else Relation.SAME
    return Match(relation, known.id, Rung.LEAD, share)


def _least_share(sighting: Sighting, known: Known, size: int) -> float:
    """How much of a lead must be found: all of it where only the words themselves bind the two.

    A lead that leads to another address is that one's, though it open alike: statements of one session do. Moved by no
    more than an element's number, it is still its own.
    """
    if sighting.url is not None and known.url is not None:
        own = slug(sighting.url)
        if known.slug == own:
            return 0.8
        return 1.0 if size >= 20 and own and known.slug and unnumbered(own) == unnumbered(known.slug) else 2.0
    one_day = sighting.article.published is not None and sighting.article.published == known.published
    return 0.8 if one_day else (0.95 if size >= 20 else 1.0)


def _retold(sighting: Sighting, print_: Fingerprint, known: Known) -> Match | None:
    """A lead without a link that tells in other words of an article of that very day: its names and numbers are there,
    and of its words most. What is known in full is told by its page: there half of them are enough."""
    is_lead = sighting.completeness is Completeness.LEAD
    lead, article = (print_, known.print) if is_lead else (known.print, print_)
    day, url = sighting.article.published, sighting.url if is_lead else known.url
    if url is not None or day is None or day != known.published or known.source != sighting.source:
        return None
    share = retold_share(lead, article)
    if share < (0.5 if is_lead else 0.75):
        return None
    return Match(Relation.SAME if is_lead else Relation.COMPLETED, known.id, Rung.RETOLD, share)


def _near(sighting: Sighting, print_: Fingerprint, known: Known) -> Match | None:
    """Alike by shingles, and nothing that tells two items of one template apart speaks against it.

    On one site, a text of other words under another day or headline is another's, as in two days of one crisis. A file
    has no address: its page may have been edited since, and is still its page.
    """
    if print_.is_short or known.lang != sighting.lang or known.completeness is not sighting.completeness:
        return None
    if _days_apart(sighting, known) > SAME_DAYS:
        return None
    if differ(print_.figures, known.print.figures):
        return None
    if known.print.size < NEAR * len(print_.shingles):  # cannot have half of them
        return None
    alike = resemblance(print_.shingles, known.print.shingles)
    if alike < NEAR:
        return None
    edited = _words_apart(print_.words, known.print.words)
    if _is_one_site(sighting, known) and _is_another(sighting, print_, known):
        return None
    one_text = alike >= ONE_TEXT or edited <= SLIPS
    if not agree(print_.facts, known.print.facts, edited=edited, strict=not one_text):
        return None
    file_met = known.url is None and sighting.url is not None
    same = (one_text or file_met) and _is_one_site(sighting, known)
    return Match(Relation.SAME if same else Relation.COPY, known.id, Rung.NEAR, alike)


def _is_another(sighting: Sighting, print_: Fingerprint, known: Known) -> bool:
    """Whether two pages of one site differ in words that are no slips of the pen, and in their day or headline."""
    if sighting.url is None or known.url is None or not are_reworded(print_.body_words, known.print.body_words):
        return False
    title, other = print_.title_words, known.print.title_words
    return _days_apart(sighting, known) > 0 or bool(title and other and are_reworded(title, other))


def _slug(sighting: Sighting, print_: Fingerprint, known: Known) -> Match | None:
    """The same item in the other language: path and slug are shared, dates equal or one unknown.

    The second language may come days later, under its own day; then the slug must say enough by itself. A slug is one
    site's own: the other may have given it to another item, whose numbers tell. Where each site spells in its own way
    and cuts where it likes, what one of them has cut needs the very day. A third site that copies an item takes its
    headline with it: half a line of the same letters, on the same day or the next, is enough there.
    """
    if known.lang == sighting.lang or known.slug is None or is_generic(known.slug):
        return None
    if known.source != sighting.twin:
        is_one = len(known.slug) >= COPIED and known.slug == slug(sighting.url) and _days_apart(sighting, known) <= 1
        is_one = is_one and not have_other_numbers(print_.figures, known.print.figures)
        return Match(Relation.TRANSLATION, known.id, Rung.SLUG) if is_one else None
    most = TRANSLATION_DAYS if len(known.slug) >= TELLING else 0
    if sighting.respelled and not spelling.is_one(known.slug, own := slug(sighting.url) or ""):
        is_of_the_day = sighting.article.published is not None and sighting.article.published == known.published
        if not is_of_the_day or not spelling.is_one_cut(known.slug, own):
            return None
    if _days_apart(sighting, known) > most or have_other_numbers(print_.figures, known.print.figures):
        return None
    return Match(Relation.TRANSLATION, known.id, Rung.SLUG)


def _translated(sighting: Sighting, print_: Fingerprint, known: Known) -> Match | None:
    """The same item in the other language under a slug of its own, as a third site gives it: proved by its text."""
    bodies = {sighting.lang: print_.body, known.lang: known.body}
    if bodies.keys() != {"en", "ru"} or None in (sighting.article.published, known.published):
        return None
    is_one = _days_apart(sighting, known) <= NEXT_DAY and bilingual.is_one(bodies["en"], bodies["ru"])
    return Match(Relation.TRANSLATION, known.id, Rung.TRANSLATED) if is_one else None


def _is_one_site(sighting: Sighting, known: Known) -> bool:
    """A file has no address: it is of whichever site of its language shows the item."""
    if known.lang != sighting.lang:
        return False
    return known.source == sighting.source or known.url is None or sighting.url is None


def _days_apart(sighting: Sighting, known: Known) -> int:
    """Days between the dates beside the two headlines; 0 where one is unknown."""
    if sighting.article.published is None or known.published is None:
        return 0
    return abs((sighting.article.published - known.published).days)


def _words_apart(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words at least were changed, added or lost."""
    ours, theirs = Counter(one), Counter(other)
    return max((ours - theirs).total(), (theirs - ours).total())


_RUNGS = {
    Rung.ADDRESS: _address,
    Rung.CONTENT: _content,
    Rung.LEAD: _lead,
    Rung.RETOLD: _retold,
    Rung.NEAR: _near,
    Rung.SLUG: _slug,
    Rung.TRANSLATED: _translated,
}
