"""The rules: what is an act, a matter, a speaker, a veto, and what each weighs. Data; bump VERSION on every change."""

from dataclasses import dataclass

VERSION = "2026.1"


@dataclass(frozen=True, slots=True)
class Act:
    """A way to take a position: `after`, its matter follows it; `document`, a paper comes into the world."""

    strength: float
    phrases: tuple[str, ...]
    after: bool = False
    document: bool = False
    heading: bool = False  # counts only where it opens a headline or the body


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of security and how concrete it is, 0..1. Below 0.5 it is no matter of security at all."""

    weight: float
    phrases: tuple[str, ...]
    topic: str | None = None  # where it is not the rule's own name


FORCES = "peacekeeper|peacekeepers|collective_forces|troops"
HAZARD = "threat|tension|destab|unacceptable|conflict|violation|incident"

ACTS: dict[str, Act] = {
    "was_issued": Act(
        0.92, ("@paper ~22 be ~3 @issue", "@paper ~3 !to adopt|issue|sign", "@paper adopt|issue|sign"), document=True
    ),
    "issued": Act(0.92, ("@issue ~7 @paper", "spoke ~3 statement|appeal", "express ~2 position"), document=True),
    "heading": Act(
        0.9,
        (
            "statement|declaration|appeal|comment|resolution|communique",
            "shared|joint position",
            "position ~1 secretariat|csto|council",
        ),
        document=True,
        heading=True,
    ),
    "organ_paper": Act(
        0.88,
        ("csto|gensek|general|sg_name|secretariat|staff|council|press|secretary @paper on|over|connection|for",),
        document=True,
    ),
    "on_situation": Act(
        0.64, ("on|over over? situation", "over connection over", "on connection over"), document=True, heading=True
    ),
    "concern": Act(0.9, ("express ~6 concern", "concern")),
    "condemn": Act(0.92, ("condemn",)),
    "call": Act(0.82, ("call on|for|to|that", "urge", "appealed ~8 to|on|over", "appeal ~1 to ~8 to")),
    "warn": Act(0.85, ("warn ~1 on|over|that|against|colon", "warn")),
    "demand": Act(0.75, ("demand",), after=True),
    "reject": Act(0.8, ("reject", "say|express|support|spoke|make|declare ~3 against")),
    "refute": Act(0.78, ("refute", "not ~2 reality")),
    "unacceptable": Act(0.74, ("unacceptable",)),
    "danger": Act(0.68, (f"say|colon ~8 {HAZARD}",)),
    "commitment": Act(0.74, ("declare|reaffirm|express|say|support ~5 commitment", "declare ~4 support|ready")),
    "reaffirm": Act(0.62, ("reaffirm",), after=True),
    "declare": Act(0.68, ("declare",), after=True),
    "support": Act(0.62, ("support ~6 ceasefire|urge|call|settle|disarm", "support for")),
    "regret": Act(0.55, ("regret",)),
    "spoke_on_threat": Act(0.51, ("general|gensek|sg_name ~3 spoke ~9 conference|meet ~6 antiterror|terror",)),
    "stressed_need": Act(0.56, ("say|colon ~6 necessary",), after=True),
    "decided_deployment": Act(0.62, (f"decide ~6 send|deploy ~8 {FORCES}|force",)),
    "on_deployment": Act(
        0.64, (f"not ~6 send|deploy ~8 {FORCES}|force", f"ready ~8 send|deploy|use ~8 {FORCES}|force")
    ),
}

MATTERS: dict[str, Matter] = {
    "memory": Matter(0.2, ("anniversary", "victory", "memory")),
    "elections": Matter(0.2, ("election", "observer ~2 mission", "mission ~2 observer")),
    "deployment": Matter(
        1.0,
        (
            f"deploy ~6 {FORCES}|force|missile",
            "peacekeeper|peacekeepers",
            f"send ~6 {FORCES}",
            "article num4",
            "collective_forces",
            "withdraw ~6 troops|peacekeeper|peacekeepers",
        ),
    ),
    "use_of_force": Matter(1.0, ("use ~2 force", "threat ~1 force")),
    "ceasefire": Matter(1.0, ("ceasefire",)),
    "conflict": Matter(
        1.0, ("armed? conflict", "military_action", "hotspot", "middle east", "victims", "armed ~1 incident")
    ),
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
            "deploy ~3 weapon",
        ),
    ),
    "destabilisation": Matter(1.0, ("destab",)),
    "attack": Matter(0.95, ("incident",)),
    "border": Matter(0.95, ("border",)),
    "violation": Matter(0.8, ("violation",)),
    "cyber": Matter(0.85, ("cyber", "scope? informational security")),
    "nato": Matter(0.85, ("expansion",)),
    "threats": Matter(0.76, ("threat", "tension"), topic="threats"),
    "settlement": Matter(0.74, ("settle",), topic="conflict"),
    "biological": Matter(0.7, ("chembio",), topic="wmd"),
    "international_security": Matter(
        0.74,
        (
            "scope -3 security|peace",
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
    "countering": Matter(0.58, ("combat",), topic="threats"),
}

SPEAKERS: dict[str, tuple[str, ...]] = {
    "organ": (
        "behalf ~5 csto|member|organization",
        "secretary general ~2 csto",
        "csto ~2 secretary general",
        "csto ~3 secretary|secretariat|staff|council|assembly|press",
    ),
    "venue": (
        "meet|conference|participant|visit|observer ~6 csto|cfm|cmd|cssc|csc|council|assembly|pa|secretariat|staff|parliamentary",
        "during|on|over ~4 meet|conference|visit",
        "csto ~2 observer|meet|conference|exercise",
        "chairmanship ~4 csto|council",
        "over|on csto",
        "place_of ~3 csto|secretariat|staff",
        "envoy ~6 to|over csto|organization",
    ),
    "other": (
        "other ~3 secretary general",
        "other ~2 general? assembly",
        "general assembly",
        "secretary general ~2 other",
        "parliamentary assembly ~3 other",
        "other ~2 council|secretariat",
        "council ~3 other",
        "national_body",
    ),
    "staff": (
        "secretary general",
        "general secretary",
        "gensek",
        "sg_name",
        "secretariat",
        "collective security council",
        "council collective security",
        "council ~1 ministers",
        "council foreign|defence ministers",
        "csc",
        "cfm",
        "cmd",
        "cssc",
        "committee ~1 secretaries",
        "permanent council",
        "joint staff",
        "parliamentary assembly",
        "pa",
        "pa_name",
        "csto",
        "collective security treaty",
        "foreign|defence ministers",
        "ministers ~1 foreign|defence",
        "heads ~2 mid|state|affairs",
        "secretaries ~2 security? council",
        "presidents",
        "leader ~3 state",
        "state member",
        "member state",
        "press secretary",
        "organization",
        "parliamentarian",
        "ministers",
    ),
    "national": (
        "politician",
        "minister",
        "president",
        "premier",
        "envoy",
        "lawmaker",
        "expert",
        "country",
        "side",
        "ministry",
        "other",
        "chair",
        "head",
    ),
}
SPEAKER_WEIGHT = {"organ": 1.0, "staff": 1.0, "nobody": 0.88, "other": 0.35, "national": 0.42}

VETOES: dict[str, tuple[str, ...]] = {
    "draft": ("draft",),
    "future": ("future", "intend", "to adopt|issue|sign|make"),
    "past": ("repeatedly",),
    "not": ("not",),
}
VETO_WEIGHT = {"draft": 0.3, "future": 0.35, "past": 0.45, "not": 0.4}

# What sort of page a headline or an address announces, and what is left there of a position found in the body.
FRAMES: dict[str, tuple[str, ...]] = {
    "announcement": ("announcement", "future"),
    "election": (
        "election",
        "observer ~3 mission|pa|assembly",
        "mission|pa|assembly ~3 observer",
        "parliamentarian ~2 observer",
    ),
    "law": ("model",),
    "interview": ("interview", "agency ~3 agency", "agency ~2 spoke|say"),
    "speech": ("speech",),
    "memory": ("anniversary", "victory", "memory", "num years", "day ~2 csto"),
    "congratulation": ("congratulate",),
    "condolence": ("condolence",),
    "study": ("course", "exhibition", "accredit", "appoint", "culture", "chairmanship", "economic", "emergency"),
    "spoke": ("spoke",),
    "meeting": ("meet", "visit", "participate", "conference"),
}
FRAME_WEIGHT = {
    "announcement": 0.45,
    "election": 0.45,
    "law": 0.5,
    "interview": 0.72,
    "speech": 0.8,
    "memory": 0.45,
    "congratulation": 0.4,
    "condolence": 1.0,
    "study": 0.55,
    "spoke": 0.95,
    "meeting": 0.94,
}
PLACE_OF_STANCE = (1.0, 0.95, 0.85, 0.77, 0.7, 0.62, 0.55)  # by paragraph
PLACE_OF_DOCUMENT = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.8)

CONCRETE = (
    "conflict|hotspot|afghan|border|ceasefire|terror|destab|incident|violation|threat|tension|peacekeeper|peacekeepers"
)
EVENTS: dict[str, tuple[str, ...]] = {
    "exercise": (
        "exercise",
        "command -3 training",
        "training -2 exercise_name",
        "exercise_name -1 year|num",
        "training ~8 collective_forces",
    ),
    "operation": (
        "operation_name -2 operation",
        "operation ~7 operation_name",
        "drug -1 operation",
        "operation -2 drug",
        "operation_name _ operation",
    ),
    "mission": ("csto mission", "mission -1 csto", "mission _ csto"),
    "forces": (
        "peacekeeper -1 force|troops|operation|mission",
        "force -1 peacekeeper",
        "peacekeepers",
        "collective_forces",
        "collective force",
        "force ~2 collective",
        "troops",
    ),
    "staff_talks": ("staff meet|settle", "command meet"),
    "discussed": (
        f"discuss|review|inform ~14 {CONCRETE}",
        "discuss ~10 scope -2 security",
        f"{CONCRETE} ~8 discuss|inform",
    ),
    "draft": ("draft ~9 statement|declaration|appeal|resolution|communique",),
}
STILL_EVENTS = {  # events that a frame does not make routine
    "announcement": ("exercise", "operation", "mission", "forces", "staff_talks"),
    "speech": (),
    "spoke": ("exercise", "operation"),
    "interview": (),
    "meeting": ("exercise", "operation", "mission", "forces", "staff_talks", "discussed", "draft"),
}
