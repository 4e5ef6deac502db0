"""What an act is; papers that come into the world, each with its weight. Phrases over WORDS (judging/grammar.py)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """A way to take a position, and how strong it is, 0..1."""

    strength: float
    phrases: tuple[str, ...]
    after: bool = False  # its matter follows it
    document: bool = False  # a paper comes into the world: its matter and speaker may stand on either side
    body: float = 1.0  # what is left of it in a body
    heading: bool = False  # counts only where it opens a headline or one of the first paragraphs
    topical: bool = False  # names its subject, not its author: a state behind it is a place
    keeps: tuple[str, ...] = ()  # vetoes that do not take it back


ORGAN_END = "csto|general|gensek|sg_name|staff|secretariat|council|press|secretary"

PAPERS: dict[str, Act] = {
    "doomed": Act(
        0.0,
        (
            "condemn to",
            "tell ~2 over|of !grow",
            "@paper ~8 not be? adopt|issue|sign|approve",
            "anniversary -1 of? -1 @paper",
            "make|issue ~2 culture",
            "explain ~8 to|for -1 course|youth|pupils",
            "declare ~6 culture|exhibition",
            "declare -4 conference",
            "managed ~10 not -1 allow",
            "connection over|with -2 appeal|question",
            "meet|talks on|over -2 situation",
            "meet|planning -3 on|over situation",
            "resolution -2 over|on cooperation|health|memory -2 be",
            "express by|on ~2 concern|warn",
            "tension answer",
            "deem by -2 grow|threat|tension|conflict|challenge|destab",
            "num|number_word reject",
            "reject under",
            "on -1 warn",
            "situation ^8 demand -2 !_|immediate|stop|ceasefire|refrain|settle|deescalate|withdraw",
        ),
    ),
    "was_issued": Act(
        0.92,
        (
            "@paper ~22 be ~3 @issue",
            "statement|declaration|appeal|communique ~10 adopt|issue|sign",
            "@paper -3 adopt|issue|sign",
            "@paper ~3 over -2 @issue",
            "adopt|sign|issue -3 @paper",
        ),
        document=True,
    ),
    "text_issued": Act(
        0.9,
        (
            "@issue ~3 shared|joint|political|collective|common|closing -2 @text",
            "review ~3 text ~2 accusation",
            "shared|joint|political|collective|common|closing -1 @text ~6 @issue",
            "@issue -2 address over|on|to|connection",
            "make -4 text ~4 delegations",
            "behalf ~12 make|issue -2 text",
        ),
        document=True,
    ),
    "instructed": Act(0.88, ("instruct -2 intend|issue|adopt",), document=True, keeps=("future",)),
    "issued": Act(
        0.92,
        (
            "@issue ~7 @paper",
            "spoke ~4 statement|appeal",
            "spoke ~8 with -1 shared|joint? appeal|statement ~1 connection|over|on",
            "with shared|joint statement|appeal|declaration",
            "express -1 common|shared|joint? -2 position",
            "send|give -2 appeal|statement|declaration|comment",
        ),
        document=True,
    ),
    "heading": Act(
        0.9,
        (
            "statement|declaration|appeal|comment|communique",
            "resolution of? -1 csto? pa|assembly",
            "shared|joint -2 position",
            "position ~2 secretariat|csto|council|organization",
        ),
        document=True,
        heading=True,
    ),
    "filed": Act(0.85, (), document=True),  # told by the section of statements, whatever the headline says
    "organ_paper": Act(0.88, (f"{ORGAN_END}|pa|assembly @paper over|on|connection|for|in",), document=True),
    "organ_on": Act(
        0.6,
        (
            f"{ORGAN_END} on|over -2 situation|incident|conflict|tension|border|terror",
            f"{ORGAN_END} on|over -2 deploy|missile|nuclear|violation|destab",
            "csto on|over -2 situation|incident|conflict|tension",
        ),
        document=True,
        topical=True,
        body=0.6,
    ),
    "on_situation": Act(
        0.64,
        (
            "on|over|to -2 situation",
            "connection over|with",
            "on|over -1 missile|terror|weapon? incident|conflict",
        ),
        document=True,
        topical=True,
        heading=True,
    ),
}
