"""What sort of page a headline announces, what is left there of a position found in its body, and what is an event."""

VERSION = "2026.34"  # of all rules; bump on every change

FRAMES: dict[str, tuple[str, ...]] = {
    "listing": (),  # told by the headline's very words
    "denial": ("future not", "not future"),
    "planned": ("announcement", "general|gensek|sg_name|ministers|csto|pa to spoke|participate|visit|meet"),
    "announcement": ("future", "be to review|discuss|adopt|sign"),
    "voted": ("election against|favour",),
    "election": (
        "election",
        "observer ~3 mission|pa|assembly",
        "mission|pa|assembly ~6 observer",
        "pa mission",
        "parliamentarian ~2 observer",
    ),
    "drafting": (
        "draft ~4 @paper|text",
        "review|discuss text? of? @paper",
        "discuss ~3 text -2 @paper",
        "work over|on -1 @paper",
        "@paper ~6 under -1 discuss|review",
        "intend -2 on|to|for -1 @paper",
    ),
    "yearly": ("outcome -2 one_year", "outcome -1 of? year", "one_year ~3 in figures"),
    "unfinished": (),  # told by the body, see TOLD
    "played": ("course|pupils|youth ~6 play", "play ~4 pupils|youth|course", "model meet", "play games"),
    "fraud": ("fraud",),
    "law": ("model", "law over|on", "draft ~2 law", "law ~3 draft", "law of"),
    "interview": ("interview", "sg_name tell ~1 agency", "agency ~3 agency", "agency ~2 spoke|say"),
    "answers": ("answer ~6 question", "question ~6 answer"),
    "speech": ("speech",),
    "memory": (
        "anniversary",
        "victory",
        "memory",
        "num|number_word|six years",
        "decade",
        "one_year|years ago",
        "day ~2 csto|formation",
        "flowers",
        "number_word|six number_word|six",
    ),
    "congratulation": ("congratulate", "newyear", "new one_year"),
    "condolence": ("condolence",),
    "chaired": ("under -2 chairmanship",),
    "study": (
        "course",
        "exhibition",
        "accredit",
        "appoint",
        "culture",
        "chairmanship",
        "economic",
        "equip",
        "school",
        "pupils",
    ),
    "urgent": ("emergency -1 meet",),
    "emergency": ("emergency",),
    "operation": ("operation_name -3 operation", "operation -3 operation_name"),
    "legal_text": ("legal_text", "standing over|of"),
    "exercise": ("exercise", "exercise_name -1 year|num"),
    "spoke": ("spoke",),
    "video": ("video conference?",),
    "conference": ("conference",),
    "meeting": (
        "meet",
        "visit",
        "participate",
        "talks",
        "general|gensek|sg_name|deputy adopt -1 envoy|delegation|head|minister|guest",
    ),
}
FRAME_WEIGHT = {
    "listing": 0.4,
    "denial": 1.0,  # of a position in the body
    "planned": 0.45,
    "announcement": 0.45,
    "voted": 1.0,
    "election": 0.45,
    "drafting": 0.5,
    "yearly": 0.5,
    "unfinished": 0.5,
    "played": 0.3,
    "fraud": 0.4,
    "law": 0.5,
    "interview": 0.8,
    "answers": 1.0,
    "speech": 0.8,
    "memory": 0.45,
    "congratulation": 0.4,
    "condolence": 1.0,
    "chaired": 1.0,
    "study": 0.55,
    "urgent": 0.97,
    "emergency": 0.55,
    "operation": 0.55,
    "legal_text": 0.4,
    "exercise": 0.5,
    "spoke": 0.95,
    "video": 1.0,
    "conference": 0.87,
    "meeting": 0.94,
}
SOFT = 0.5  # how much of what a frame takes is given back to an organ's own direct act on a concrete matter
SOFTENED = frozenset(("study", "speech", "interview", "conference", "meeting", "spoke", "emergency", "video"))
STANCES_SOFTENED = frozenset(("yearly", "exercise"))  # and to such an act that is no paper
PAPERS_NOT_SOFTENED = frozenset(("study",))
DIRECT = frozenset(
    (
        *("concern", "condemn", "call", "warn", "demand", "reject", "refute", "unacceptable", "unjustified"),
        *("not_accepted", "deemed_threat", "must_stop", "no_other_way", "contrary", "on_deployment"),
        *("was_issued", "issued", "text_issued", "instructed"),
    )
)  # acts by names that are a position in themselves
OWN_PAPERS = ("heading", "organ_paper")  # acts that say that the page is a paper of whoever the headline names
OWN_WORDS = ("speech", "interview", "answers")  # pages where nobody named is the one whom the headline names
LISTING = """
    statements appeals declarations comments commentaries documents news speeches interviews events and
    заявления обращения декларации комментарии документы новости выступления интервью события и
"""  # a headline of nothing but such names is a section's
PLACE_OF_STANCE = (1.0, 0.96, 0.91, 0.87, 0.84, 0.81, 0.79, 0.77)  # by paragraph
PLACE_OF_DOCUMENT = (1.0, 0.97, 0.94, 0.91, 0.89, 0.87, 0.85)

CONFLICTS = "conflict|middle|hotspot|afghan|ceasefire|destab|incident|violation|tension|peacekeepers"
THREATS = "terror|border|threat|challenge|disarm|missile|nuclear"
EVENTS: dict[str, tuple[str, ...]] = {
    "exercise": (
        "exercise|scenario",
        "war games",
        "games on -1 tension",
        "command ~3 training",
        "training -2 exercise_name",
        "exercise_name -1 year|num",
        "training ~8 collective_forces",
        "shared|joint training in",
        "check ~3 ready",
        "exercise_name exercise_name",
        "rehearse ~6 repel|incident|terror|fire|article|destruction|seize|ceasefire|border",
    ),
    "operation": (
        "operation_name -2 operation",
        "operation_name year|num operation",
        "operation_name year",
        "operation ~7 operation_name",
        "drug -1 operation",
        "operation -2 drug",
        "operation_name _ operation",
        "operation_name ~4 operation",
        "during operation_name",
    ),
    "mission": (
        "csto|organization mission",
        "mission of? csto|organization",
        "csto|organization observer",
        "observer -2 csto|organization",
        "csto monitoring group",
        "monitoring group ~3 csto",
        "group ~4 monitoring",
        "monitoring ~4 border|situation",
        "deploy|send ~5 mission",
        "inform ~10 mission",
        "familiar ~4 situation ~4 border",
    ),
    "forces": (
        "peacekeeper -1 force|troops|operation|mission",
        "force -1 peacekeeper",
        "peacekeepers",
        "collective_forces",
        "collective -1 force",
        "troops",
        "rapid reaction",
    ),
    "staff_talks": ("staff talks|settle", "command talks|settle"),
    "discussed": (
        f"discuss|review|inform ^14 {CONFLICTS}",
        "discuss ~10 scope -2 security|peace",
        "discuss|review|inform ~5 situation",
        "discuss ~4 situation ~4 country|border|hotspot",
        f"{CONFLICTS} ~8 discuss|inform",
        "discuss ~12 peacekeeper force|troops|operation",
        "on|over afghan",
        "extraordinary -2 meet",
        "emergency meet ~8 situation|border|hotspot",
        "situation|border|hotspot ~8 emergency meet",
        "extraordinary ~6 meet",
        "meet ~8 on -1 situation ~4 country|border|hotspot",
        "meet ~3 on -1 middle|hotspot|conflict",
        "meet|planning ~8 colon -2 situation ~4 country|border|hotspot|conflict",
        "planning on|over -1 situation ~4 country|border|hotspot|conflict",
        "standing ~3 country|border|hotspot|conflict|afghan ~8 discuss|review",
        "discuss|review ~2 standing ~3 country|border|hotspot|conflict|afghan",
    ),
    "discussed_threats": (
        f"discuss|review|inform ^14 {THREATS}",
        f"{THREATS} ~8 discuss|inform",
    ),  # by statutory organs only
    "seizures": ("drug ~4 seize", "seize ~6 drug|weapon"),
    "draft": (
        "intend -2 on|to|for -1 @paper",
        "draft ~9 statement|declaration|appeal|resolution|communique",
        "draft ~2 condemn|urge|call|express",
        "review|discuss ~2 text of? @paper",
        "work over|on -1 @paper",
        "@paper ~6 under -1 discuss|review",
        "@paper ~8 first reading",
    ),
}
STILL_EVENTS: dict[str, tuple[str, ...]] = {  # events that such a page does not make routine
    "listing": (),
    "fraud": (),
    "played": ("exercise",),
    "planned": ("exercise", "operation", "seizures", "mission", "forces", "staff_talks", "draft"),
    "announcement": ("exercise", "operation", "seizures", "mission", "forces", "staff_talks", "draft"),
    "speech": (),
    "spoke": ("exercise", "operation", "seizures"),
    "interview": (),
    "answers": (),
    "conference": ("exercise", "operation", "seizures", "mission", "staff_talks", "draft"),
    "election": (),
    "law": (
        "operation",
        "seizures",
    ),
    "memory": (),
    "congratulation": (),
    "study": (),
    "condolence": (),
    "emergency": ("exercise", "operation", "seizures"),
    "legal_text": ("draft", "staff_talks", "exercise"),
}
EVENT_TOPICS = {
    "exercise": "exercise",
    "operation": "operation",
    "seizures": "operation",
    "mission": "mission",
    "forces": "deployment",
}
STATUTORY = (
    "council|committee|permanent|cfm|cmd|csc|cssc|ministers|presidents|heads|leader|leaders|secretaries"
    "|department|chiefs"
)
HEADLINE_WEIGHT = {  # what is left of a position in a headline of such a frame
    "listing": 0.3,
    "planned": 0.5,
    "election": 0.5,
    "drafting": 0.6,
    "unfinished": 0.5,
    "played": 0.3,
    "fraud": 0.4,
    "law": 0.5,
    "memory": 0.4,
    "congratulation": 0.4,
    "interview": 0.85,
    "speech": 0.55,
    "study": 0.5,
    "condolence": 0.5,
}
ONLY_FOR = {  # acts that such a frame weakens, where not all: a condemnation in a headline is what it is
    "planned": ("heading", "organ_paper", "organ_on", "issued", "was_issued", "on_situation", "named"),
    "speech": ("heading", "organ_paper", "organ_on", "issued", "was_issued", "on_situation", "named"),
    "condolence": ("on_situation",),
    "study": ("on_situation", "organ_on", "named"),
}
WITHOUT_POSITIONS = frozenset(("memory", "election", "law", "congratulation", "study"))  # where none is named
UNLESS_CONCRETE = ("memory", "congratulation")
QUOTED_WEIGHT = 0.45  # "Name: what he said"
LEAD_FRAMES = ("memory", "congratulation", "election", "law")  # that a first paragraph shows where there is no headline
TOLD: dict[str, tuple[str, ...]] = {  # frames that the body tells, whatever the headline says
    "played": (
        "course|pupils|youth ~12 play",
        "play ~8 pupils|youth|course",
        "pupils ~20 council|csto|delegations",
        "play games",
    ),
    "fraud": ("fraud",),
    "unfinished": (
        "first reading",
        "text|document|statement|draft|appeal|election ~14 unfinished",
        "unfinished ~6 text|document|statement|draft|appeal",
    ),
}
TOLD_PARAGRAPHS = 2  # in which students and swindlers are told of where the page is about them
TALKS_OF_TWO = ("meet|talks -1 with", "adopt -1 envoy|delegation|head|minister|guest|general|gensek")  # no organ sits
PRESS = "with ~3 media"  # they ask, and nobody but whoever met them speaks
ON_THE_GROUND = "border|conflict|ceasefire|monitoring|incident|victims|terror"  # what no vote has observers of
UNLESS = {  # words in a headline beside which it is no such frame: who welcomes a truce congratulates nobody
    "congratulation": "ceasefire|stop|settle|withdraw|disarm",
    "played": "victims|incident|terror|condolence|condemn",
    "memory": "anniversary meet",
}
MERE = {"condolence": 0.6}  # what is left on such a page of a position on a matter that is not security in general
NOT_BY_SECTION = ("speech", "meeting")  # frames that a section's name does not lend to its pages
NOT_BY_SLUG = ("planned",)  # a page keeps its address when what it announced has become its headline
