"""Acts that take a position and matters of security they are taken on, each with its weight. Phrases over WORDS."""

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


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of security and how concrete it is, 0..1; below 0.5 it is none. `topic`: where not the rule's name."""

    weight: float
    phrases: tuple[str, ...]
    topic: str | None = None


FORCES = "peacekeeper|peacekeepers|collective_forces|troops"
HAZARD = "threat|tension|destab|unacceptable|conflict|violation|incident|militarize"
ORGAN_END = "csto|general|gensek|sg_name|staff|secretariat|council|press|secretary"

ACTS: dict[str, Act] = {
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
    "issued": Act(
        0.92,
        (
            "@issue ~7 @paper",
            "spoke ~4 statement|appeal",
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
    ),
    "on_situation": Act(
        0.64,
        ("on|over -2 situation", "over|in connection over|with", "on connection over", "on|over incident|conflict"),
        document=True,
        topical=True,
        heading=True,
    ),
    "concern": Act(0.9, ("express ~6 concern", "say with -1 concern", "concern")),
    "doomed": Act(0.0, ("condemn to",)),
    "condemn": Act(0.92, ("condemn",)),
    "call": Act(
        0.82,
        (
            "call on|for|to|that",
            "call in ~2 on|for|to",
            "urge",
            "ask ~8 stop|ceasefire|fire|refrain|settle|withdraw|immediate",
            "appealed ~8 to|on|over",
            "appeal -1 to ~8 to",
            "assembly|council|pa|parliamentarian|csto appeal to ~10 over|on|connection",
        ),
    ),
    "warn": Act(0.85, ("warn",)),
    "demand": Act(0.76, ("demand",), after=True),
    "reject": Act(0.8, ("reject", "csto against", "say|express|support|spoke|make|declare ~3 against")),
    "refute": Act(
        0.78,
        ("refute", "fake", "not ~2 reality", "reality ~2 not", "not ~4 ground"),
        keeps=("not", "mention", "unsaid"),
    ),
    "unacceptable": Act(0.74, ("unacceptable",)),
    "danger": Act(
        0.68,
        (
            f"say ~8 {HAZARD}",
            "be -3 threat to|for",
            "see -3 threat",
            f"call|name ~9 challenge|{HAZARD}",
            "attention -1 to|on -2 threat",
            "say ~8 grow ~5 terror|afghan|threat|weapon|militarize",
            f"threat|tension|destab|conflict|violation|incident ~12 say ~3 {ORGAN_END}",
        ),
        body=0.75,
        keeps=("future",),
    ),
    "quoted": Act(
        0.68,
        (
            f"{ORGAN_END}|pa|pa_name|ministers ~2 colon ~16 {HAZARD}",
            f"{ORGAN_END}|pa|pa_name|ministers ~2 colon ~12 necessary",
            f"{ORGAN_END}|pa|pa_name|ministers ~2 colon ~10 grow ~5 terror|afghan|weapon|militarize",
        ),
        body=0.75,
        keeps=("future", "not"),
    ),
    "named": Act(
        0.55,
        (f"{ORGAN_END}|pa|pa_name|ministers ~2 colon ~8 terror|afghan|ceasefire|missile|nuclear|disarm|destab",),
        body=0.5,
    ),
    "must_stop": Act(
        0.66,
        (
            "ceasefire ~4 necessary",
            "necessary|not be? -1 allow",
            "necessary ~5 immediate|stop|ceasefire|refrain|settle",
            f"necessary ~12 say ~4 {ORGAN_END}",
            "colon necessary ~4 stop",
        ),
    ),
    "commitment": Act(
        0.74, ("declare|reaffirm|express|say|support ~5 commitment", "declare ~4 support|ready", "express|say ~3 ready")
    ),
    "reaffirm": Act(0.62, ("reaffirm",), after=True),
    "declare": Act(0.68, ("declare",), after=True),
    "support": Act(
        0.64,
        (
            "support ~6 ceasefire|urge|call|settle|disarm|appeal",
            "spoke|support|express ~2 favour",
            "spoke|support for",
            "make favour",
            "csto|state|heads|leader|ministers|member make _ for",
            "csto favour",
        ),
    ),
    "for_all": Act(0.56, ("behalf ~5 csto|member|organization",), body=0.6),
    "regret": Act(0.55, ("regret",)),
    "spoke_on_threat": Act(0.51, ("general|gensek|sg_name ~3 spoke ~9 conference|meet ~6 antiterror|terror",)),
    "stressed_need": Act(0.52, ("say|colon ~6 necessary",), after=True),
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
    "ready": Act(0.64, (f"{ORGAN_END}|organization be? ready to|for",), after=True),
    "no_help": Act(0.7, ("not contribute ~8 peace|settle|security",)),
    "answer": Act(0.62, ("answer ~6 question|agency|media",)),
    "pledge": Act(
        0.72,
        ("csto|organization future? not leave|allow", "csto|organization future? not ~2 aside"),
        keeps=("future", "not"),
    ),
    "assessment": Act(0.68, ("political assessment",), after=True),
    "retort": Act(0.72, ("answer ~6 statement|accusation",)),
    "welcome": Act(0.7, ("congratulate ~8 ceasefire|stop|settle|withdraw|disarm",), after=True),
    "hope": Act(0.6, ("express|say -1 hope", "csto|general hope"), after=True, body=0.7, keeps=("future", "not")),
    "explain": Act(0.66, ("explain",), after=True),
    "decided_deployment": Act(0.64, (f"decide ~6 send|deploy ~8 {FORCES}|force",)),
    "on_deployment": Act(
        0.66,
        (
            f"not ~8 send|deploy ~8 {FORCES}|force",
            f"refute|not ~10 {FORCES}",
            f"{FORCES}|force future not",
            "not ~8 article num4",
            "article num4 ~8 not",
            f"send|deploy ~8 {FORCES}|force ~8 not",
            f"ready ~8 send|deploy|use ~8 {FORCES}|force",
        ),
        keeps=("not", "future"),
    ),
}

MATTERS: dict[str, Matter] = {
    "memory": Matter(0.2, ("scope|memory war", "memory -1 war", "num war", "anniversary", "victory", "memory")),
    "health": Matter(0.2, ("health", "combat ~4 health", "health ~2 threat|challenge", "threat|challenge ~4 health")),
    "training": Matter(0.3, ("training|course ~2 peacekeeper|peacekeepers|troops",)),
    "elections": Matter(0.2, ("election", "observer ~2 mission", "mission ~2 observer")),
    "deployment": Matter(
        1.0,
        (
            f"deploy ~6 {FORCES}|force|missile",
            "peacekeeper ~1 force|troops|operation|mission",
            "force|troops ~1 peacekeeper",
            "peacekeepers",
            f"send ~6 {FORCES}",
            "send|deploy -2 mission",
            "article num4",
            "collective_forces",
            "collective force",
            f"withdraw ~6 {FORCES}",
        ),
    ),
    "use_of_force": Matter(1.0, ("use ~2 force", "threat ~1 force")),
    "ceasefire": Matter(1.0, ("ceasefire", "stop -2 fire", "fire -1 stop")),
    "conflict": Matter(1.0, ("armed? conflict", "military_action", "hotspot", "middle east", "armed ~1 incident")),
    "afghanistan": Matter(1.0, ("afghan",)),
    "terrorism": Matter(1.0, ("terror", "antiterror")),
    "wmd": Matter(1.0, ("wmd", "nuclear", "weapon ~1 mass", "chembio ~3 weapon", "weapon ~1 chembio")),
    "arms_control": Matter(
        1.0,
        (
            "disarm",
            "weapon ~1 race",
            "race ~1 weapon",
            "weapon ~1 control",
            "control ~2 weapon",
            "missile",
            "space ~1 weapon",
            "weapon ~3 space",
            "outer ~2 space",
            "race ~1 space",
            "militarize ~2 space",
            "space militarize",
            "deploy ~3 weapon",
            "weapon ~3 conflict",
        ),
    ),
    "destabilisation": Matter(1.0, ("destab",)),
    "attack": Matter(0.95, ("incident",)),
    "border": Matter(0.95, ("border",)),
    "defence": Matter(0.8, ("protect ~3 security|border|country|member|state",), topic="threats"),
    "war": Matter(0.8, ("war",), topic="conflict"),
    "peacekeeping": Matter(0.8, ("peacekeeper",), topic="deployment"),
    "violation": Matter(0.8, ("violation",)),
    "cyber": Matter(0.85, ("cyber", "scope? informational security")),
    "nato": Matter(0.85, ("expansion",)),
    "threats": Matter(0.76, ("threat", "challenge", "tension", "militarize")),
    "victims": Matter(0.7, ("victims",), topic="attack"),
    "dispute": Matter(0.72, ("country ~1 country",), topic="conflict"),
    "troops": Matter(0.7, ("troops",), topic="deployment"),
    "settlement": Matter(0.74, ("settle", "refrain"), topic="conflict"),
    "biological": Matter(0.7, ("chembio",), topic="wmd"),
    "international_security": Matter(
        0.74,
        (
            "scope -3 security|peace",
            "appeal|call|urge for|to -1 peace",
            "scope -1 order",
            "peace -2 security|scope",
            "security architecture",
            "architecture -3 security",
            "architecture",
        ),
    ),
    "nazism": Matter(0.5, ("nazism",)),
    "drugs": Matter(0.66, ("drug",)),
    "migration": Matter(0.56, ("migration",)),
    "sanctions": Matter(0.6, ("sanction",)),
    "accusations": Matter(0.74, ("accusation ~8 csto|organization|secretariat",), topic="threats"),
    "countering": Matter(0.58, ("combat",), topic="threats"),
    "unnamed": Matter(0.6, ()),  # an organ's document whose headline is cut before it says on what
}
