"""Matters of security that positions are taken on, each with its weight. Phrases over WORDS."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of security and how concrete it is, 0..1; below 0.5 it is none. `topic`: where not the rule's name."""

    weight: float
    phrases: tuple[str, ...]
    topic: str | None = None


FORCES = "peacekeeper|peacekeepers|collective_forces|troops"

MATTERS: dict[str, Matter] = {
    "memory": Matter(
        0.2,
        (
            "scope|memory war",
            "memory|culture -1 of? war",
            "military culture",
            "war memory",
            "memory ~3 border|victims|incident|conflict",
            "num war",
            "anniversary",
            "victory",
            "memory",
            "battle of|for",
            "border -2 day",
            "day border",
        ),
    ),
    "health": Matter(0.2, ("health", "combat ~4 health", "health ~2 threat|challenge", "threat|challenge ~4 health")),
    "crisis_response": Matter(0.3, ("tension reaction|answer",)),
    "training": Matter(0.3, ("training|course ~2 peacekeeper|peacekeepers|troops",)),
    "elections": Matter(0.2, ("election", "destab ~3 election", "observer ~2 mission", "mission ~2 observer")),
    "deployment": Matter(
        1.0,
        (
            "leave|stop|against -2 deploy",
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
            f"{FORCES} ~3 withdraw",
            "withdraw ~3 weapon|force",
            "military -1 assist",
        ),
    ),
    "use_of_force": Matter(1.0, ("use ~2 force|weapon", "threat ~1 force", "force solution|decide|scenario")),
    "ceasefire": Matter(
        1.0,
        (
            "deescalate",
            "de conflict",
            "ceasefire",
            "stop -2 fire",
            "fire -1 stop",
            "stop ~2 fighting",
            "fighting ~4 stop",
        ),
    ),
    "conflict": Matter(
        1.0, ("armed? conflict", "military_action", "battle", "hotspot", "middle east", "armed ~1 incident")
    ),
    "afghanistan": Matter(1.0, ("afghan",)),
    "terrorism": Matter(
        1.0, ("terror", "islamic state", "antiterror", "armed ~1 group|detachment", "armed detachment")
    ),
    "wmd": Matter(
        1.0,
        (
            "wmd",
            "nuclear",
            "weapon ~1 mass",
            "chembio ~3 weapon",
            "weapon ~1 chembio",
            "use ~6 chembio",
            "geneva legal_text",
        ),
    ),
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
    "attack": Matter(0.95, ("incident", "armed _", "fire on|over", "blasts in")),
    "border": Matter(0.95, ("border",)),
    "defence": Matter(0.8, ("protect ~3 security|border|country|member|state",), topic="threats"),
    "military_presence": Matter(
        0.85,
        ("military -2 presence|base", "deploy|presence of? -1 country? -1 base", "presence|base -2 nato"),
        topic="nato",
    ),
    "war": Matter(0.8, ("war",), topic="conflict"),
    "peacekeeping": Matter(0.8, ("peacekeeper",), topic="deployment"),
    "events": Matter(0.89, ("situation in|over? -1 country",), topic="conflict"),
    "violation": Matter(0.8, ("violation",)),
    "cyber": Matter(0.85, ("cyber", "scope? informational security", "inform security")),
    "nato": Matter(
        0.85,
        (
            "expansion",
            "nato ~2 exercise|force|troops|training",
            "exercise|force|troops ~2 nato",
            "nato ~3 grow|detachment|presence",
            "to -1 nation? nato",
        ),
    ),
    "threat_to_ours": Matter(
        0.92,
        (
            "threat|challenge to|for? -2 security ~2 ally|state|organization|member|country|nation|csto",
            "threat|challenge to|for? -2 ally|organization|csto|member",
        ),
        topic="threats",
    ),
    "threats": Matter(0.76, ("threat", "challenge", "tension", "militarize", "training camp", "recruit")),
    "victims": Matter(0.7, ("victims",), topic="attack"),
    "dispute": Matter(0.72, ("country ~1 country",), topic="conflict"),
    "troops": Matter(0.7, ("troops",), topic="deployment"),
    "settlement": Matter(0.74, ("settle", "refrain", "resume -2 talks"), topic="conflict"),
    "biological": Matter(0.84, ("chembio",), topic="wmd"),
    "weapons": Matter(0.7, ("weapon",), topic="arms_control"),
    "international_security": Matter(
        0.74,
        (
            "scope of? -3 security|peace",
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
    "accusations": Matter(
        0.73, ("accusation ~8 csto|organization|secretariat", "accusation ~2 country"), topic="threats"
    ),
    "countering": Matter(0.58, ("combat|fighting",), topic="threats"),
    "unnamed": Matter(0.6, ()),  # an organ's document whose headline is cut before it says on what
}
