"""Typed changes and the word diff."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.changes import attachments_differ, changes
from pipeline.model import Article, Attachment, ChangeKind, Reading, Served
from pipeline.redline import word_diff

ARTICLE = Article("Call for peace", None, "The parties met in Batken on 3 May.", "", Reading(Served.HINT, 1.0))


def test_diff_shows_words():
    """Runs of words kept, removed, added, in reading order."""
    assert word_diff("the old plan of peace", "the new plan of lasting peace") == [
        ("same", "the "),
        ("removed", "old "),
        ("added", "new "),
        ("same", "plan of "),
        ("added", "lasting "),
        ("same", "peace"),
    ]


@given(st.text(alphabet="ab \n.", max_size=40), st.text(alphabet="ab \n.", max_size=40))
def test_diff_holds_both_texts(before, after):
    """What is kept and removed gives the words before, kept and added those after."""
    runs = word_diff(before, after)
    assert "".join(text for op, text in runs if op != "added").split() == before.split()
    assert "".join(text for op, text in runs if op != "removed").split() == after.split()


@given(st.text(alphabet="ab .", max_size=40))
def test_same_text_has_no_changes(body):
    """No change is found where there is none."""
    one = dataclasses.replace(ARTICLE, body=body)
    assert changes(one, dataclasses.replace(one, body=body.upper().replace(" ", "  "))) == ()


def test_names_and_numbers_say_which():
    """The change names what went and what came."""
    after = dataclasses.replace(ARTICLE, body="The parties met in Isfara on 4 May with Ivanov.")
    found = {one.kind: (one.before, one.after) for one in changes(ARTICLE, after)}
    assert found[ChangeKind.NAMES] == ("Batken", "Isfara, Ivanov")
    assert found[ChangeKind.NUMBERS] == ("5-3", "5-4")
    assert found[ChangeKind.WORDING] == ("Batken … 3 May.", "Isfara … 4 May with Ivanov.")


def test_long_changes_are_cut():
    """`before` and `after` are short enough for a message."""
    found = changes(ARTICLE, dataclasses.replace(ARTICLE, body="another word " * 500))
    assert all(len(one.before) <= 300 and len(one.after) <= 300 for one in found)


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        ([Attachment("a.pdf")], [Attachment(None, "https://x/upload/a.pdf")], False),
        ([Attachment("Annex")], [Attachment(None, "https://x/upload/39f.docx")], False),
        (
            [Attachment("Annex 1.pdf"), Attachment("Annex 2.pdf")],
            [Attachment("Annex 2.pdf"), Attachment("Annex 1.pdf")],
            False,
        ),
        ([Attachment("a.pdf")], [Attachment("b.pdf")], True),
        ([Attachment("a.pdf")], [], True),
        ([], [Attachment("a.pdf")], True),
    ],
)
def test_attachments(before, after, differ):
    """A document is the same under its name or its address; added, taken away or exchanged is a change."""
    assert attachments_differ(before, after) is differ
