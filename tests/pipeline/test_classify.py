"""What a verdict promises: its reasons, its determinism, which evidence counts and what takes it back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import classify
from pipeline.classify import slug_of, verdict
from pipeline.model import Kind, Verdict
from tests.timing import least_seconds

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
SITE = "https://en.odkb-csto.org/news/news_odkb/"
FIGHTING = "The CSTO Secretariat condemns the shelling of the border post and calls on the parties to cease fire."


def kind(title: str | None, body: str = "", slug: str | None = None, section: str = "news/news_odkb") -> Kind:
    return verdict(title, body, url=f"{SITE}{slug}/" if slug else None, section=section).kind


def text_of(field: str, title: str | None, body: str, url: str | None, section: str | None) -> str:
    return {"title": title or "", "body": body, "slug": slug_of(url), "section": section or ""}[field]


def check_reasons(judged: Verdict, title: str | None, body: str, url: str | None, section: str | None) -> None:
    for reason in judged.reasons:
        assert text_of(reason.field, title, body, url, section)[reason.start : reason.end] == reason.text
        assert reason.text


TALK = "CSTO ОДКБ statement заявление on border границе adopted приняли condemns осудил will not draft проект 2021"
MARKS = (":", ".", ";", "\n\n", "«Рубеж-2021»", "CSTO's", "С\u00adSTO", "N.", "s", "…")
WORDS = st.sampled_from((*TALK.split(), *MARKS))
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join))


@given(
    title=st.none() | TEXTS,
    body=TEXTS,
    slug=st.text(alphabet="abeiknosvzy%2-_0", max_size=60),
    section=st.text(max_size=20),
)
@settings(max_examples=300)
def test_any_text_gets_a_verdict_whose_reasons_are_its_very_words(
    title: str | None, body: str, slug: str, section: str
) -> None:
    """Never raises; field[start:end] == text for every reason; the score is within 0..1 and agrees with the kind."""
    url = f"{SITE}{slug}/"
    judged = verdict(title, body, url=url, section=section)
    check_reasons(judged, title, body, url, section)
    assert 0.0 <= judged.score <= 1.0
    assert (judged.score >= classify.THRESHOLD) == (judged.kind is Kind.STATEMENT)
    assert judged == verdict(title, body, url=url, section=section)


def test_a_verdict_tells_speaker_act_and_matter() -> None:
    """The reasons of a statement name who spoke, what was done and on what."""
    judged = verdict("Border post shelled", FIGHTING, url=SITE + "obstrel-zastavy/", section="news/news_odkb")
    assert judged.kind is Kind.STATEMENT
    assert {reason.rule.partition(".")[0] for reason in judged.reasons} >= {"act", "speaker", "matter"}
    assert "condemns" in {reason.text for reason in judged.reasons}
    assert judged.rules_version == classify.RULES_VERSION != ""


def test_topics_states_and_organs_are_told() -> None:
    """Topics by name, states as ISO 3166-1 alpha-2, organs by their usual letters."""
    judged = verdict("CSTO Council of Foreign Ministers concerned over shooting on the Kyrgyz-Tajik border", "")
    assert judged.kind is Kind.STATEMENT
    assert judged.organs == ("CFM",)
    assert judged.states == ("KG", "TJ")
    assert judged.topics[0] == "attack"
    assert "border" in judged.topics


def test_a_disputed_territory_names_both_parties() -> None:
    """Whoever watches either state sees it."""
    assert verdict("CSTO calls for a ceasefire in Nagorno-Karabakh", "").states == ("AM", "AZ")


def test_an_organ_is_named_more_exactly_than_the_organization() -> None:
    """`CSTO` stands alone only where no organ is named."""
    assert verdict("CSTO condemns terrorism", "").organs == ("CSTO",)
    assert verdict("The CSTO Secretariat condemns terrorism", "").organs == ("SECRETARIAT",)
    assert verdict("Постоянный совет ОДКБ осудил терроризм", "").organs == ("PC",)
    assert verdict("ПА ОДКБ осудила терроризм", "").organs == ("PA",)


@pytest.mark.parametrize(
    "slug",
    [
        "kommentariy-sekretariata-odkb-v-svyazi-s-obstrelom-granitsy",
        "zayavlenie-soveta-ministrov-inostrannykh-del-odkb-o-borbe-s-terrorizmom",
        "obraschenie-pa-odkb-o-predotvraschenii-gonki-vooruzheniy",
        "gensek-odkb-prizval-prekratit-ogon-v-karabakhe-14032",
    ],
)
def test_the_address_alone_is_evidence(slug: str) -> None:
    """A transliterated Russian headline counts where the page has none, in either site's transliteration."""
    assert kind(None, "", slug) is Kind.STATEMENT


def test_an_official_commentary_under_condolences_is_a_statement() -> None:
    """The address says what the headline disguises."""
    assert kind("Condolences", "", "kommentariy-sekretariata-odkb-v-svyazi-s-teraktom") is Kind.STATEMENT
    assert kind("Condolences over the terrorist attack", "", "soboleznovaniya-v-svyazi-s-teraktom") is Kind.ROUTINE


def test_the_section_of_statements_is_evidence() -> None:
    """A declaration that names no matter is on security where the site files it under statements."""
    body = "We, the heads of state, met in the capital and took stock of the year. " * 4
    assert kind("Declaration of the Council", body, section="documents/documents") is Kind.ROUTINE
    judged = verdict("Declaration of the Council", body, url=SITE + "deklaratsiya/", section="documents/statements")
    assert judged.kind is Kind.STATEMENT
    assert "section" in {reason.field for reason in judged.reasons}
    assert kind("Declaration on cooperation", body, section="documents/statements") is Kind.ROUTINE


def test_a_lead_without_headline_is_judged_by_itself() -> None:
    """Carousel leads have no headline and may have no address."""
    assert kind(None, FIGHTING) is Kind.STATEMENT
    assert kind(None, "On Monday the Secretariat hosted a meeting of archivists.") is Kind.ROUTINE


def test_what_was_said_once_does_not_make_a_page_a_statement() -> None:
    """A past statement mentioned deep in a routine page stays past; so does one dated years before the page."""
    routine = "On 3 May 2024 the Secretary General received the ambassador.\n\nThey talked of culture.\n\n"
    assert kind("A meeting", routine + "The CSTO has repeatedly called for peace in Afghanistan.") is Kind.ROUTINE
    assert kind("A meeting", routine + "In 2021 the Council adopted a statement on Afghanistan.") is Kind.ROUTINE
    assert kind("A meeting", routine + "The Council adopted a statement on Afghanistan.") is Kind.STATEMENT


def test_position_matters() -> None:
    """The same sentence is worth less the deeper it stands."""
    filler = "The guests were shown the building and its library.\n\n"
    scores = [verdict("A visit", filler * depth + FIGHTING).score for depth in range(8)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


@pytest.mark.parametrize(
    "title",
    [
        "CSTO foreign ministers will adopt a statement on terrorism",
        "UN Security Council adopts a statement on terrorism",
        "Parliament of Kazakhstan adopts a statement on terrorism",
        "Draft statement on terrorism reviewed by the Permanent Council",
        "Vasily Sidorchuk: we condemn terrorism",
        "Belarus calls for a ceasefire in Ukraine",
        "CSTO PA observers adopt a statement on the elections",
        "CSTO PA adopts a model law on countering terrorism",
        "CSTO adopts a statement on the anniversary of Victory",
        "CSTO and CIS adopt a statement on cooperation",
    ],
)
def test_plans_drafts_others_and_anniversaries_are_no_statements(title: str) -> None:
    """The hard cases of the rubric, each a word or two away from a statement."""
    assert kind("CSTO foreign ministers adopt a statement on terrorism") is Kind.STATEMENT
    assert kind(title) is not Kind.STATEMENT


def test_a_scenario_is_not_a_position() -> None:
    """What an exercise plays is an event."""
    body = "By the scenario the Council condemned the attack and decided to send collective forces."
    assert kind("The exercise has begun", body) is Kind.EVENT


def test_both_alphabets_in_one_word_are_read() -> None:
    """Cyrillic letters that look Latin, and the reverse, do not hide a word; letter case and ё do not matter."""
    assert kind("СSTО соndеmns tеrrоrism") is Kind.STATEMENT
    assert kind("ОДКБ oсуждаeт тeрроризм") is Kind.STATEMENT
    assert kind("CSTO CONDEMNS TERRORISM") is Kind.STATEMENT
    assert kind("Учёба и учение «Рубёж-2021»") is Kind.EVENT


def test_a_headline_cut_in_mid_word_is_completed() -> None:
    """The sites cut headlines at 65 characters: a last word with one meaning only is read as that."""
    title = "Foreign ministers of the CSTO countries adopt a statement on terr"
    assert len(title) == 65
    assert kind(title) is Kind.STATEMENT


def test_a_misprint_in_a_long_word_is_read_through() -> None:
    """One letter wrong, missing, doubled or swapped in the name of an organ or an act."""
    assert kind("Secretariart of the Organization: statment on the attack") is Kind.STATEMENT


def test_the_slug_of_an_address() -> None:
    """The last segment of the path, as found; a query is none of it."""
    assert slug_of("https://example.org/a/b-v/?bxajaxid=1") == "b-v"
    assert slug_of("https://example.org/a/b%20v") == "b%20v"
    assert slug_of(None) == ""


def test_only_the_beginning_of_a_long_body_is_judged() -> None:
    """A body of a million characters costs no more than one of twelve thousand, and hostile repetition costs little."""
    for word in ("statement be adopt ", "заявление было ", "condemns terrorism. ", "draft not will say threat ", "a:"):
        assert least_seconds(lambda word=word: verdict(None, word * 50_000)) < 1  # type: ignore[misc]


@pytest.fixture(scope="module")
def seeds() -> dict[str, list[str]]:
    if not SEEDS.exists():
        pytest.skip("the seed files are not on this machine")
    files = {path.name[:3]: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    return {name: [line for line in text.split("\n") if line] for name, text in files.items()}


def test_seed_with_draft_statements_is_an_event(seeds: dict[str, list[str]]) -> None:
    """Drafts reviewed and an incident told to the Permanent Council: an event, whatever its carousel says."""
    lead, _, title, _, *body = seeds["000"]
    article = verdict(title, "\n\n".join(body[:3]), url=SITE + "sovet2018/", section="news/news_odkb")
    assert article.kind is Kind.EVENT
    check_reasons(article, title, "\n\n".join(body[:3]), SITE + "sovet2018/", "news/news_odkb")
    assert {"RU", "UA"} <= set(article.states)
    assert "PC" in article.organs
    assert verdict(None, lead).kind is Kind.STATEMENT


def test_seed_on_the_conflict_is_a_statement(seeds: dict[str, list[str]]) -> None:
    """Concern over a resumed conflict, by headline, body and address together and by the body alone."""
    title, *body = seeds["004"][2:6]
    assert kind(title, "\n\n".join(body)) is Kind.STATEMENT
    assert kind(None, "\n\n".join(body)) is Kind.STATEMENT


@pytest.mark.parametrize(
    "words",
    ["draft not will say threat ", "X. not hide concern ", "condemns terrorism. ", "deem threat ", "x" * 7_000],
)
def test_no_page_takes_long(words: str) -> None:
    """A fraction of a second at most, whatever the headline, the address and the body are made of."""
    verdict("CSTO", "condemns")  # words are read once
    address = SITE + words.replace(" ", "-") * 50
    assert least_seconds(lambda: verdict(words * 50, words * 3_000, url=address)) < 0.5


REPORT = "The Council met in the capital.\n\nThe calendar was agreed.\n\nThe album was shown.\n\nThe budget grew.\n\n"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("The ministers signed a joint text. They deplore the shelling and urge a truce.", Kind.STATEMENT),
        ("The Secretary General warned that militants are massing at the border.", Kind.STATEMENT),
        ("Постпреды заявили протест против захвата миротворцев и потребовали их отпустить.", Kind.STATEMENT),
        ("The ministers thanked the hosts and signed a joint text on the anniversary.", Kind.ROUTINE),
        ("The Secretary General recalled that in those days the leaders condemned the coup.", Kind.ROUTINE),
        ("The Minister of Poland warned the guests of militants at the border.", Kind.ROUTINE),
        ("John Smith told of the shelling and called on the CSTO to condemn it.", Kind.ROUTINE),
    ],
)
def test_an_organ_s_act_counts_wherever_it_stands(act: str, expected: Kind) -> None:
    """In the fifth paragraph of a report too; a past one, somebody else's and one on no threat do not."""
    assert kind("Meeting of the CSTO Council of Foreign Ministers", REPORT + act) is expected


def test_two_positions_beside_each_other_say_more_than_one() -> None:
    """Each alone may be chance: together they score higher."""
    one, other = "The ministers regret the end of the missile treaty.", "They stress the need to stop the arms race."
    apart = [verdict("A meeting", REPORT + words).score for words in (one, other)]
    assert verdict("A meeting", REPORT + f"{one} {other}").score > max(apart)


def test_a_section_s_own_page_is_routine() -> None:
    """A list of statements is none, by its headline or by its address."""
    body = "Statement of the ministers on terrorism"
    assert kind("Statements and appeals", body) is Kind.ROUTINE
    listing = verdict("CSTO", body, url="https://example.org/documents/statements/", section="documents/statements")
    assert listing.kind is Kind.ROUTINE
    assert kind("Statement on terrorism", body) is Kind.STATEMENT
    numbered = "https://example.org/documents/statements/?ELEMENT_ID=7"
    one = verdict("Statement of the CSTO on terrorism", body, url=numbered, section="documents/statements")
    assert one.kind is Kind.STATEMENT


def test_common_words_are_no_misprints_of_acts() -> None:
    """A word that looks like an act less a letter is another word."""
    assert kind("CSTO guests convened, appearing cautious: condensation on the missile museum") is Kind.ROUTINE
