"""Each wording keeps the page that first showed it: what proves that it was there on that day."""

import datetime as dt

from crawler.model import EvidenceRef
from pipeline.model import Lead
from tests.pipeline.storage.conftest import BODY, NOW

HOUR = dt.timedelta(hours=1)
CAROUSEL = (Lead("Another lead of the day"),)


def ref(hours: int) -> EvidenceRef:
    """The page fetched so many hours from now."""
    return EvidenceRef("a.warc.gz", 100 + hours, f"{100 + hours:064x}", NOW + hours * HOUR)


def test_a_page_read_again_leaves_the_one_that_showed_the_wording_first(meet, store):
    """However often the page around a wording changes: its first page and its last are known, and both looked after."""
    meet(evidence=ref(0))
    for hours in (1, 2):
        leads = CAROUSEL * hours
        found = meet(evidence=ref(hours), at=NOW + hours * HOUR, leads=leads).record
    assert found.evidence == ref(2)
    (one,) = store.revisions(found.id)
    assert (one.first_evidence, one.evidence) == (ref(0), ref(2))
    assert {*store.evidence_kept({"csto-en"})} == {ref(0), ref(2)}


def test_each_revision_has_its_own_page(meet, store):
    """An edit leaves the proof of what was said before it."""
    meet(evidence=ref(0))
    meet(evidence=ref(1), at=NOW + HOUR, leads=CAROUSEL)
    now = meet(body=BODY.replace("40", "60"), evidence=ref(2), at=NOW + 2 * HOUR).record
    pages = [(one.first_evidence, one.evidence) for one in store.revisions(now.id)]
    assert pages == [(ref(0), ref(1)), (ref(2), ref(2))]


def test_an_older_capture_of_the_same_wording_becomes_its_first(meet, store):
    """What an archive shows to be older is proven by the archive's page; the record's own page stays the latest."""
    meet(evidence=ref(0))
    found = meet(evidence=ref(-5), at=NOW - 5 * HOUR, archived=True).record
    (one,) = store.revisions(found.id)
    assert (one.at, one.first_evidence, one.evidence) == (NOW - 5 * HOUR, ref(-5), ref(0))


def test_a_file_proves_nothing_until_a_page_is_met(meet, store):
    """The first page of what came from a file is the first that was met on the site."""
    meet(None)
    found = meet(evidence=ref(1), at=NOW + HOUR).record
    assert [one.first_evidence for one in store.revisions(found.id)] == [ref(1)]
