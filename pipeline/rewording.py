"""How much of one text is said in another, and what differs in words alone. Pure."""

from collections import Counter

from pipeline.facts import is_slip
from pipeline.fingerprint import Fingerprint
from pipeline.stems import stem

LEFT = 0.1
"""Share of the shorter text's runs of words from which on something of the one is left in the other."""
FEWEST_TOLD = 8
"""Different words of a lead by which an article is known that says them otherwise."""
MOST_SLIPS = 8
"""Words of a text that may be slips of another's."""


def opening_share(lead: tuple[str, ...], body: tuple[str, ...]) -> float:
    """Share of the lead's words found among the first words of the body, some more than the lead has, 0..1."""
    if len(lead) < 4:
        return 0.0
    room = Counter(body[: len(lead) + len(lead) // 3 + 5])
    if Counter(word for word in lead if word[0].isdigit()) - room:
        return 0.0  # another date, another number: another item of the same template
    return sum((Counter(lead) & room).values()) / len(lead)


def retold_share(lead: Fingerprint, article: Fingerprint) -> float:
    """Share of the lead's words, whatever their form, found in the article; 0 where it has other names or numbers."""
    said, there = _told(lead.words), _told(article.words)
    numbers = {word for word in lead.words if word[0].isdigit()}
    if len(said) < FEWEST_TOLD or has_other_names(lead, article):
        return 0.0
    return len(said & there) / len(said) if numbers <= set(article.words) else 0.0


def has_other_names(lead: Fingerprint, article: Fingerprint) -> bool:
    """Whether a lead names what its article does not, in whatever form: it is another's of the same template. The last
    name of a lead may be cut."""
    names = {name for name in lead.facts.names if not name.startswith("~")}
    there = {name.lstrip("~") for name in article.facts.names}
    stems = {stem(name) for name in there}
    return any(
        stem(name) not in stems and not any(other.startswith(name) or is_slip(name, other) for other in there)
        for name in names - there
    )


def _told(words: tuple[str, ...]) -> set[str]:
    """The stems of words that say something, more or less."""
    return {stem(word) for word in words if len(word) > 3 and word.isalpha()}


def are_reworded(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a word of one has no counterpart in the other that it may be a slip of."""
    ours, theirs = Counter(one), Counter(other)
    left, right = [*(ours - theirs).elements()], [*(theirs - ours).elements()]
    if len(left) != len(right) or len(left) > MOST_SLIPS:
        return True
    return not all(any(is_slip(word, twin) for twin in right) for word in left)


def is_nothing_left(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts share neither half of a headline's words nor a part of the text; not so without headlines."""
    title, second = set(one.title_words), set(other.title_words)
    if not (title and second) or 2 * len(title & second) >= min(len(title), len(second)):
        return False
    return len(one.shingles & other.shingles) < LEFT * min(len(one.shingles), len(other.shingles))
