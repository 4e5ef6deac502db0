"""Who acts: organs of the CSTO, somebody else, or nobody named; and what takes an act back. Phrases over WORDS."""

BODIES = "csto|cfm|cmd|cssc|csc|council|assembly|pa|secretariat|staff|parliamentary"

SPEAKERS: dict[str, tuple[str, ...]] = {
    "chair": (
        "chair ~3 collective security council",
        "chair ~2 csto|csc|cfm|cmd|cssc",
        "chair -1 pa|council",
        "head ~1 csto|secretariat",
    ),
    "behalf": ("behalf ~5 csto|member|organization",),
    "inside": ("in csto",),
    "venue": (
        f"meet|conference|participant|visit|observer ~6 {BODIES}",
        "during|in ~4 meet|conference|visit",
        "csto ~2 observer|meet|conference|exercise",
        "chairmanship ~4 csto|council",
        "in|to|with csto",
        "place_of ~3 csto|secretariat|staff",
        "envoy ~6 to|in csto|organization",
    ),
    "other": (
        "other ~3 secretary general",
        "other general|head|chief|leader",
        "other ~2 general? assembly",
        "general assembly",
        "secretary general ~2 other",
        "parliamentary assembly ~3 other",
        "other ~2 council|secretariat",
        "security council",
        "council ~3 other",
        "press secretary ~3 president|premier|ministry|minister",
        "national_body",
    ),
    "organ": (
        "csto ~2 secretary general",
        "secretary general -2 csto",
        "csto ~3 secretary|secretariat|staff|council|assembly|press|pa",
        "secretary general",
        "general secretary",
        "gensek",
        "sg_name",
        "secretariat",
        "collective security council",
        "council collective security",
        "council ~1 ministers",
        "council foreign|defence ministers",
        "csc|cfm|cmd|cssc",
        "committee ~1 secretaries",
        "permanent council",
        "joint staff",
        "parliamentary assembly",
        "pa|pa_name|csto",
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
    "country": ("country",),
    "side": ("side",),
    "national": ("politician|minister|president|premier|envoy|lawmaker|expert|ministry|other|chair|head|participant",),
}
SPEAKER_WEIGHT = {
    "chair": 1.0,
    "behalf": 1.0,
    "organ": 1.0,
    "inside": 1.0,
    "nobody": 0.88,
    "other": 0.35,
    "country": 0.42,
    "side": 0.6,
    "national": 0.42,
}
ORGANS = ("chair", "behalf", "organ")

VETOES: dict[str, tuple[str, ...]] = {
    "draft": ("draft",),
    "future": ("future", "intend", "to adopt|issue|sign|make"),
    "past": ("repeatedly",),
    "not": ("not",),
    "scenario": ("scenario", "exercise", "training"),
}
VETO_WEIGHT = {"draft": 0.3, "future": 0.35, "past": 0.45, "not": 0.4, "scenario": 0.5, "years_ago": 0.45}
VETO_REACH = {"draft": 9, "future": 9, "past": 6, "not": 2, "scenario": 40}  # words before the act
