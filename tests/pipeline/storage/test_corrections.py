"""What replay puts right rests on one page: what a record has of files, leads and other pages stays."""

import datetime as dt

import pytest

from crawler.model import EvidenceRef
from pipeline import schema
from pipeline.model import Attachment, Lead
from tests.pipeline.storage.conftest import BODY, NOW, of_lead

DAY = dt.date(2026, 3, 3)
HOUR = dt.timedelta(hours=1)
REF = EvidenceRef("a.warc.gz", 1, "aa" * 32, NOW)
LATER = EvidenceRef("a.warc.gz", 9, "bb" * 32, NOW + HOUR)
ANNEX = (Attachment("annex.pdf", "https://en.odkb-csto.org/upload/annex.pdf"),)


@pytest.fixture
def correct(store):
    """Puts today's reading of a kept page in the place of the one it gave then."""

    def corrected(sighting):
        with schema.transaction(store.db):
            return store.correct(sighting).record

    return corrected


def test_text_of_a_file_stays_byte_for_byte(meet, sight, correct):
    """A seed file that was later met on a site keeps its very text when the page is read again; a date is gained."""
    text = f"Headline\n\n\n{BODY}\u00a0"
    meet(None, text=text)
    met = meet(evidence=REF, text="as the page has it").record
    assert (met.text, met.evidence) == (text, REF)
    found = correct(sight(evidence=REF, text="as the page has it", published=DAY))
    assert (found.text, found.published, found.revision) == (text, DAY, 1)


def test_what_another_page_gave_stays(meet, sight, correct):
    """The date and the attachments that only the second address of an item shows are kept, time and again."""
    meet(evidence=REF)
    second = {"path": "/documents/statements/prizyv-k-sderzhannosti/", "published": DAY, "attachments": ANNEX}
    gained = meet(**second, evidence=LATER, at=NOW + HOUR).record
    assert (gained.published, gained.attachments, gained.evidence) == (DAY, ANNEX, REF)
    for _ in range(2):
        found = correct(sight(evidence=REF))
        assert (found.published, found.attachments) == (DAY, ANNEX)


def test_date_of_a_lead_stays(meet, sight, correct, store):
    """An undated page whose carousel lead had a date keeps that date."""
    lead = Lead(BODY.split("\n\n")[0], DAY)
    with schema.transaction(store.db):
        store.remember_lead(of_lead(lead, NOW))
    assert meet(evidence=REF).record.published == DAY
    assert correct(sight(evidence=REF)).published == DAY


def test_what_its_own_page_was_misread_for_is_put_right(meet, sight, correct):
    """A date and attachments that the very page gave then and does not give today were misread: they go."""
    meet(published=DAY, attachments=ANNEX, evidence=REF)
    found = correct(sight(evidence=REF))
    assert (found.published, found.attachments) == (None, ())
