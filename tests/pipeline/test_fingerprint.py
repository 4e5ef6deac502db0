"""What identifies a text by its content: the same for ever, on every machine, whatever stands around the words."""

import datetime as dt
import random
import struct
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rensa import RMinHash

from pipeline.facts import agree, facts, is_slip
from pipeline.fingerprint import fingerprint, openings, state
from pipeline.model import Attachment
from pipeline.shingles import BANDS, ROWS, SEED, bands, resemblance, shingles
from pipeline.stems import folded_words, stem
from pipeline.text import fold, words

TEXT = " ".join(f"word{n}" for n in range(120))
TEXTS = st.text(alphabet=st.sampled_from("abcАбВ ёЁ.,-«»’\n\u00a0\u00ad0123İß́"), max_size=80)


@given(TEXTS)
def test_words_are_those_of_the_full_folding(text):
    """The fast way over folded text gives what `pipeline.text.words` gives."""
    assert folded_words(fold(text)) == words(fold(text))


@pytest.mark.parametrize(
    "other", ["TEXT here: “yes”", "text  here,\nyes", "tехt here yes"], ids=["case", "space", "look-alikes"]
)
def test_content_ignores_how_words_are_set(other):
    """Case, punctuation, white space and look-alike letters are no content."""
    assert fingerprint("T", other).content_hash == fingerprint("t.", "Text here. Yes").content_hash


def test_content_knows_headline_from_body():
    """The same words divided otherwise are other content."""
    assert fingerprint("a b", "c").content_hash != fingerprint("a", "b c").content_hash
    assert fingerprint(None, "a").content_hash != fingerprint("a", "").content_hash


def test_bands_are_the_same_in_every_process():
    """No process, hash seed or run changes a band or a digest: what is stored is found again."""
    code = f"""from pipeline.fingerprint import fingerprint
found = fingerprint('x', {TEXT!r})
print(found.bands, found.content_hash, found.openings)"""
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    here = fingerprint("x", TEXT)
    assert runs == {f"{here.bands} {here.content_hash} {here.openings}\n"}


def test_each_band_is_hashed_by_itself():
    """All 32 at once come to what each of them comes to alone: the upper 48 of the lower 128 bits of a product."""
    sketch = RMinHash(BANDS * ROWS, SEED)
    sketch.update(shingles(TEXT.split()))
    rows = sketch.digest()
    for place, band in enumerate(bands(shingles(TEXT.split()))):
        row = struct.pack("<4I", *rows[place * ROWS : place * ROWS + ROWS])
        product = int.from_bytes(row, "little") * 0x9E3779B97F4A7C15F39CC0605CEDC835
        product += (place + 1) * 0xC2B2AE3D27D4EB4F165667B19E3779F9
        assert band == product % 2**128 >> 80


def test_bands_are_known_values():
    """A change of the sketch is a change of the stored format: it must be made on purpose, and SKETCH with it."""
    assert bands(shingles(TEXT.split()))[:2] == BANDS_OF_TEXT
    assert len(bands(shingles(TEXT.split()))) == BANDS


BANDS_OF_TEXT = (72050098475411, 238565751625079)


def test_near_copies_share_a_band_and_strangers_do_not():
    """With one word in fourteen changed a band is still shared; unrelated texts share none."""
    maker = random.Random(5)
    shared = 0
    for n in range(200):
        one = [f"w{maker.randrange(5000)}" for _ in range(250)]
        other = [f"x{n}" if maker.random() < 0.07 else word for word in one]
        shared += bool(set(bands(shingles(one))) & set(bands(shingles(other))))
        assert not set(bands(shingles(one))) & set(bands(shingles([f"y{word}" for word in one])))
    assert shared >= 198


def test_resemblance_is_jaccard():
    """Shared over all; nothing resembles nothing."""
    assert resemblance(shingles(["a", "b", "c", "d"]), shingles(["a", "b", "c", "e"])) == pytest.approx(1 / 3)
    assert resemblance(shingles([]), shingles([])) == 0.0
    assert shingles(["a", "b"]) == {"a b"}
    assert bands(frozenset()) == ()


def test_openings_bind_a_lead_to_its_article():
    """A lead and the body it was taken from share the first words, a short dateline before them aside."""
    lead = "The Secretary General met the ambassador and spoke of the coming summit of the organization."
    assert set(openings(lead)) & set(openings(lead + "\n\nMore of it."))
    assert set(openings(lead)) & set(openings("Moscow, on the third of March\n\n" + lead))
    assert openings("Too few words") == ()


def test_state_covers_what_makes_a_revision():
    """Wording, date and attachments; the order of attachments does not count."""
    print_ = fingerprint("a", "b")
    one, two = Attachment("x.pdf"), Attachment(None, "https://x/y.pdf?z=1")
    assert state(print_, None, (one, two)) == state(print_, None, (two, one))
    assert len({state(print_, None, ()), state(print_, dt.date(2020, 1, 1), ()), state(print_, None, (one,))}) == 3


class TestFacts:
    @pytest.mark.parametrize(
        "text",
        ["on 12 July 2020", "July 12, 2020", "12.07.2020", "12 июля 2020 года", "the 12th of July, 2020"],
    )
    def test_dates_in_any_form(self, text):
        """One date, whatever its form; the year is a number."""
        found = facts(text, words(text))
        assert (found.dates, found.numbers) == (("7-12",), ("2020",))

    def test_numbers(self):
        """Thousands, decimals, spelt-out numbers; a number broken by a slip is none."""
        text = "1,300 men and 3,5 tons, two planes, 20`8, July17 and 007"
        found = facts(text, words(text))
        assert (found.numbers, found.dates) == (("1300", "2", "3.5", "7"), ("7-17",))

    def test_names(self):
        """Capitalised words within a sentence are names; one that only opens sentences is marked or left out."""
        text = "In Batken the CSTO met. Delegates spoke. The parties left Batken."
        assert facts(text, words(text)).names == ("batken", "batken", "csto", "~delegates")

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("talks in Batken on 3 May", "talks in Isfara on 3 May", False),
            ("talks in Batken on 3 May", "talks in Batken on 4 May", False),
            ("talks of 30 men", "talks of 40 men", False),
            ("talks in Batken", "talks in Batken with Ivanov", True),
            ("the Organization met", "the Organizaton met", True),
            ("held in Iran today", "held in Iraq today", False),
            ("Minsk hosted the talks today", "Yerevan hosted the talks today", False),
            ("the parties to talks", "all parties to them", True),
        ],
    )
    def test_agreement(self, one, other, same):
        """Two texts agree unless each has a fact the other lacks; one letter in a long name is a slip."""
        ours, theirs = facts(one, words(one)), facts(other, words(other))
        assert agree(ours, theirs, edited=2, strict=False) is same
        assert agree(theirs, ours, edited=2, strict=False) is same

    def test_strict_agreement_wants_equal_figures(self):
        """In a text changed in many words, dates and numbers must be the very same."""
        one, other = (facts(text, words(text)) for text in ("on 3 May and later", "in May and later"))
        assert agree(one, other, edited=9, strict=False)
        assert not agree(one, other, edited=9, strict=True)

    @pytest.mark.parametrize(
        ("one", "other", "slip"),
        [
            ("organization", "organizaton", True),
            ("secretary", "secertary", True),
            ("treaty", "treatys", True),
            ("armenia", "albania", False),
            ("iran", "iraq", False),
            ("rubezh2021", "rubezh2022", False),
        ],
    )
    def test_slips(self, one, other, slip):
        """One letter changed, lost, added or swapped in a long word; never a digit."""
        assert is_slip(one, other) is slip
        assert is_slip(other, one) is slip


@pytest.mark.parametrize(
    "forms",
    [
        "граница границе границу границей",
        "call calls called calling",
        "договорённость договоренности",
        "политика политику",
    ],
)
def test_forms_of_a_word_share_a_stem(forms):
    """Inflected forms are one for search, in both languages."""
    assert len({stem(word) for word in forms.split()}) == 1
