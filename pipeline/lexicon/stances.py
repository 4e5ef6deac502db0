"""Acts that take a position, each with its weight. Phrases over WORDS (see pipeline/judging/grammar.py)."""

from dataclasses import dataclass

from pipeline.lexicon.subjects import FORCES


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


HAZARD = "threat|tension|destab|unacceptable|conflict|violation|incident|militarize"
ORGAN_END = "csto|general|gensek|sg_name|staff|secretariat|council|press|secretary"

ACTS: dict[str, Act] = {
    "doomed": Act(
        0.0,
        (
            "condemn to",
            "managed ~10 not -1 allow",
            "connection over|with -2 appeal|question",
            "meet|talks on|over -2 situation",
            "meet|planning -3 on|over situation",
            "resolution -2 over|on cooperation|health|memory -2 be",
            "express by|on ~2 concern|warn",
            "tension answer",
            "num|number_word reject",
            "reject under",
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
            "spoke ~8 with -1 appeal|statement ~1 connection|over|on",
            "with shared|joint statement|appeal|declaration",
            "express -2 position",
        ),
        document=True,
    ),
    "heading": Act(
        0.9,
        (
            "statement|declaration|appeal|comment|communique",
            "shared|joint -2 position",
            "position ~2 secretariat|csto|council|organization",
        ),
        document=True,
        heading=True,
    ),
    "organ_paper": Act(0.88, (f"{ORGAN_END} @paper over|on|connection|for|in",), document=True),
    "organ_on": Act(
        0.6,
        (
            f"{ORGAN_END} on|over -2 situation|incident|conflict|tension|border|terror",
            "csto on|over -2 situation|incident|conflict|tension",
        ),
        document=True,
        topical=True,
        body=0.6,
    ),
    "on_situation": Act(
        0.64,
        ("on|over -2 situation", "connection over|with", "on|over incident|conflict"),
        document=True,
        topical=True,
        heading=True,
    ),
    "concern": Act(0.9, ("express ~6 concern", "say with -1 concern", "concern")),
    "condemn": Act(0.92, ("condemn", "critical of", f"{ORGAN_END}|organization|pa|assembly blasts")),
    "call": Act(
        0.82,
        (
            "call on|for|to|that",
            "call in ~2 on|for|to",
            "urge",
            "ask ~8 stop|ceasefire|fire|refrain|settle|withdraw|immediate|resume|sanction|weapon|terror",
            "appealed ~8 to|on|over",
            "appeal -1 to ~8 to",
            "colon lay -2 weapon",
            "we|he|secretariat|general|csto appeal to",
        ),
    ),
    "appeals": Act(0.9, ("assembly|council|pa|parliamentarian|csto|secretariat|ministers appeal to",)),
    "warn": Act(0.85, ("warn",)),
    "demand": Act(0.76, ("demand",)),
    "reject": Act(
        0.8,
        (
            "reject",
            "csto|organization be? against",
            "say|express|support|spoke|make|declare|stand ~3 against",
            "we be? -1 against",
        ),
    ),
    "refute": Act(
        0.78,
        (
            "refute",
            "fake",
            "not ~2 reality",
            "reality ~2 not",
            "not ~4 ground",
            "be|he|name|call|say -3 slander",
            "not colon? slander",
            "name|call ^9 slander",
        ),
        keeps=("not", "mention", "scenario", "unsaid"),
    ),
    "unhidden": Act(0.88, ("not -1 hide ~2 concern",), keeps=("not",)),
    "vowed": Act(0.66, ("vow ~8 repel|protect|terror|border|incident|threat|deploy|stop",), keeps=("future", "not")),
    "invited": Act(0.66, ("invite ~6 resume|stop|settle|refrain|ceasefire|talks|disarm",)),
    "vote": Act(0.74, ("election against|favour",)),
    "not_accepted": Act(0.76, ("not be? -2 accept", "accept ~3 necessary"), keeps=("not", "future")),
    "branded": Act(
        0.68,
        ("deem|name|call|say|be ^7 evil", "evil -1 incident|terror"),
    ),
    "repelled": Act(
        0.7,
        ("incident|terror|violation|threat ~6 future ~4 repel|answer", "future ~3 repel ~3 incident|terror"),
        keeps=("future",),
    ),
    "unacceptable": Act(0.76, ("unacceptable",)),
    "contrary": Act(0.7, ("deem|review|say|be|go ~10 contrary",)),
    "unjustified": Act(0.76, ("not|nothing ~4 justify", "justify -2 not"), keeps=("not", "future")),
    "no_other_way": Act(0.7, ("not -3 alternative", "not -1 military settle|solution|decide"), keeps=("not",)),
    "deemed_threat": Act(
        0.74,
        (
            f"deem ~12 {HAZARD}|terror",
            "see in ~4 terror|threat|incident|destab",
            f"we|csto|secretariat see ~4 {HAZARD}",
            "csto see ~12 threat",
        ),
    ),
    "held_responsible": Act(0.7, ("responsible ~6 incident|terror|conflict|tension|violation",)),
    "danger": Act(
        0.68,
        (
            f"say ^8 {HAZARD}",
            "be -3 threat to|for",
            "see -3 threat",
            f"call|name ^9 challenge|{HAZARD}",
            "say ^4 challenge -2 security",
            "attention -1 to|on -2 threat",
            "say ^8 grow ~5 terror|afghan|threat|weapon|militarize",
            f"threat|tension|destab|conflict|violation|incident ~12 say ~3 {ORGAN_END}",
        ),
        body=0.76,
        keeps=("future",),
    ),
    "quoted": Act(
        0.68,
        (
            f"{ORGAN_END}|pa|pa_name|ministers ~2 colon ^16 {HAZARD}",
            f"{ORGAN_END}|pa|pa_name|ministers ~2 colon ^12 necessary",
            f"{ORGAN_END}|pa|pa_name|ministers ~2 colon ^10 grow ~5 terror|afghan|weapon|militarize",
        ),
        body=0.75,
        keeps=("future", "not"),
    ),
    "named": Act(
        0.55,
        (f"{ORGAN_END}|pa|pa_name|ministers ~2 colon ^8 terror|afghan|ceasefire|missile|nuclear|disarm|destab",),
        body=0.5,
    ),
    "must_stop": Act(
        0.66,
        (
            "ceasefire ~4 necessary",
            "necessary|not be? -1 allow",
            "necessary ~5 immediate|stop|ceasefire|refrain|settle",
            "necessary ~3 not -1 allow",
            f"necessary ~12 say ~4 {ORGAN_END}",
            "colon necessary ~4 stop",
        ),
    ),
    "commitment": Act(
        0.74, ("declare|reaffirm|express|say|support ~5 commitment", "declare ~4 support|ready", "express|say ~3 ready")
    ),
    "reaffirm": Act(0.62, ("reaffirm",), after=True),
    "declare": Act(0.72, ("declare", "officially say|state|inform"), after=True),
    "support": Act(
        0.64,
        (
            "support ~6 ceasefire|urge|call|settle|disarm|appeal|stop|talks|resume|withdraw|sovereignty",
            "spoke|support|express ~2 favour",
            "spoke|support|stand for",
            "stand favour",
            "make favour",
            "csto|state|heads|leader|leaders|ministers|member make _ for",
            "csto|organization favour",
        ),
    ),
    "for_all": Act(0.56, ("behalf ~5 csto|member|organization",), body=0.6),
    "regret": Act(0.55, ("regret",)),
    "spoke_on_threat": Act(0.51, ("general|gensek|sg_name ~3 spoke ~9 conference|meet ~6 antiterror|terror",)),
    "stressed_need": Act(0.52, ("say|colon ^6 necessary",), after=True),
    "supports": Act(0.54, ("support",), after=True, body=0.8),
    "follows": Act(
        0.6,
        (
            "follow ~8 situation|conflict",
            "be follow? monitoring ~8 situation|conflict",
            "be follow? outcome ~8 situation|conflict",
        ),
    ),
    "solidarity": Act(0.7, ("express|say ~4 solidarity", "solidarity with"), after=True),
    "ready": Act(
        0.64,
        (
            f"{ORGAN_END}|organization be|stand? ready to|for",
            "collective_forces|force be|stand? ready ~2 assist|repel|protect",
        ),
        keeps=("future",),
    ),
    "no_help": Act(0.7, ("not contribute ~8 peace|settle|security",)),
    "answer": Act(0.62, ("answer|react ~6 question|agency|media",)),
    "pledge": Act(
        0.72,
        (
            "csto|organization future? -1 not -1 leave|allow",
            "csto|organization future? -1 not ~2 aside",
            "csto|organization|collective_forces|force future|come ~3 assist|repel",
        ),
        keeps=("future", "not"),
    ),
    "assessment": Act(0.68, ("political assessment",), after=True),
    "retort": Act(0.72, ("answer|react ~6 statement|accusation",)),
    "reacted": Act(0.66, ("react on|to|in -1 new? incident|conflict|terror|violation|destab|threat",)),
    "mediation": Act(0.66, ("mediate",)),
    "arms_down": Act(0.7, ("lay -2 weapon",), heading=True),
    "welcome": Act(0.7, ("congratulate ~8 ceasefire|stop|settle|withdraw|disarm",), after=True),
    "hope": Act(0.6, ("express|say -1 hope", "csto|general hope"), after=True, body=0.7, keeps=("future", "not")),
    "explain": Act(0.66, ("explain",), after=True),
    "decided_deployment": Act(0.64, (f"decide ~6 send|deploy ~8 {FORCES}|force",)),
    "on_deployment": Act(
        0.66,
        (
            f"not ~8 send|deploy ~8 {FORCES}|units|force",
            f"nothing|not -1 {FORCES}|units ~6 not ~2 send|deploy",
            f"refute|not ~10 {FORCES}",
            f"{FORCES}|force future not",
            "not ~8 article num4",
            "article num4 ~8 not",
            f"send|deploy ~8 {FORCES}|force ~8 not",
            f"ready ~8 send|deploy|use ~8 {FORCES}|force",
            f"not {FORCES}",
        ),
        keeps=("not", "future"),
    ),
}
