"""One record per item: the decided cases of the identity ladder."""

import datetime as dt
from pathlib import Path

import pytest

from crawler.model import EvidenceRef
from pipeline import schema
from pipeline.model import Attachment, Lead, Relation, Remembered
from pipeline.store import Store

DAY = dt.date(2026, 3, 3)
TYPO = ("refrain from violence", "refrain from violense")


def test_new_article_is_a_record_of_its_own(meet, store):
    """A first sighting is NEW; its record has the address, revision 1, and is its own root."""
    found: Remembered = meet(published=DAY, address="https://en.odkb-csto.org/news/news_odkb/prizyv-k-sderzhannosti/")
    assert (found.match.relation, found.record.revision, found.root, found.news) == ("new", 1, found.record.id, True)
    assert found.record == store.get(found.record.id)
    assert store.count() == 1


def test_ids_are_sixteen_hex_digits_and_repeat(meet, sight, tmp_path: Path):
    """The id is derived: another store gives the same article at the same address the same id."""
    first = meet().record.id
    other = Store(schema.open(tmp_path / "other.db"))
    with schema.transaction(other.db):
        assert other.remember(sight()).record.id == first
    other.db.close()
    assert len(first) == 16
    assert int(first, 16) >= 0


@pytest.mark.parametrize(
    "address",
    [
        "http://en.odkb-csto.org/news/news_odkb/prizyv-k-sderzhannosti/",
        "https://www.en.odkb-csto.org/news/news_odkb/prizyv-k-sderzhannosti/",
        "https://en.odkb-csto.org/news/news_odkb/prizyv-k-sderzhannosti/?bxajaxid=0123456789abcdef0123456789abcdef",
        "http://127.0.0.1:8080/news/news_odkb/prizyv-k-sderzhannosti/",
    ],
)
def test_another_form_of_the_address_is_the_same_record(meet, store, address):
    """http, www, noise parameters and a mirror share the canonical address: one record, both addresses kept."""
    first = meet()
    again = meet(address=address)
    assert (again.match.relation, again.record.id) == (Relation.SAME, first.record.id)
    assert again.record.urls == (first.record.url, address)
    assert store.count() == 1


@pytest.mark.parametrize(
    "path",
    [
        "/documents/statements/prizyv-k-sderzhannosti/",
        "/news/news_odkb/prizyv-k-sderzhannosti-14032/",
        "/news/news_odkb/?ELEMENT_ID=14032",
        "/news/news_odkb/prizyv-k-sderzhannosti-/",
    ],
)
def test_same_text_at_another_address_is_one_record(meet, store, path):
    """Another section, an element number, a closing hyphen: the same wording on the same site is one record."""
    first = meet(published=DAY)
    again = meet(path, published=DAY)
    assert (again.match.relation, again.match.rung) == ("same", "content")
    assert again.record.urls == (first.record.url, "https://en.odkb-csto.org" + path)
    assert (again.record.url, again.record.revision, store.count()) == (first.record.url, 1, 1)


def test_slugs_differing_by_a_hyphen_with_other_text_are_two(meet, store):
    """A closing hyphen is part of the identity where the pages say different things."""
    meet()
    meet(
        "/news/news_odkb/prizyv-k-sderzhannosti-/",
        body="The Permanent Council met in Moscow and heard a report on the budget of the organization for next year.",
    )
    assert store.count() == 2


def test_interviews_sharing_a_headline_are_three(meet, store):
    """A headline alone is never a key."""
    for n, topic in enumerate(("peacekeeping in general", "the coming exercises", "cooperation with neighbours")):
        body = f"Question about {topic}. The answer was long and dealt with {topic} from many sides, in part {n}."
        meet(f"/news/smi/intervyu-{n}/", title="Interview of the Secretary General", body=body)
    assert store.count() == 3


def test_exercises_differing_in_year_and_place_are_two(meet, store):
    """Two items of one template, resemblance above 0.8, are two where the facts differ."""
    template = (
        "The joint exercise Rubezh was held at the {place} training ground in {year} with units of all member states. "
        "The troops practised the search for and the destruction of armed groups, the evacuation of the wounded, the "
        "protection of convoys and the restoration of communications in mountainous terrain under the direction of the "
        "joint headquarters, and the results were summed up by the commanders on the last day of the manoeuvres."
    )
    first = meet("/training/rubezh2021/", title="Rubezh exercise", body=template.format(place="Edelweiss", year=2021))
    again = meet("/training/rubezh2022/", title="Rubezh exercise", body=template.format(place="Harbmaidon", year=2022))
    only_place = meet("/training/rubezh3/", title="Rubezh exercise", body=template.format(place="Lyaur", year=2022))
    assert [one.match.relation for one in (first, again, only_place)] == ["new", "new", "new"]
    assert store.count() == 3


def test_mended_slip_at_another_address_is_one_record(meet, store):
    """A copy with one typo mended is the same item; no revision, and neither address makes one on later visits."""
    first = meet(published=DAY)
    copy = meet("/documents/statements/prizyv/", body=first.record.body.replace(*TYPO), published=DAY)
    assert (copy.match.relation, copy.match.rung, copy.record.id) == ("same", "near", first.record.id)
    for _ in range(2):
        assert meet(published=DAY).match.relation == "same"
        again = meet("/documents/statements/prizyv/", body=first.record.body.replace(*TYPO), published=DAY)
        assert (again.match.relation, again.record.revision) == ("same", 1)
    assert store.count() == 1


def test_number_slip_is_a_slip(meet, store):
    """A year broken by a slip of the pen (20`8) does not make another item."""
    body = (
        "The exercise of 2018 near Issyk-Kul ended today. "
        + "Units of the member states took part in all its stages. " * 3
    )
    meet(body=body)
    assert meet("/news/x/other/", body=body.replace("2018", "20`8")).match.relation == "same"
    assert store.count() == 1


def test_well_edited_copy_keeps_its_own_text(meet, store):
    """A copy changed in many words is a record of its own, linked: neither text is lost, one alert."""
    words = (
        "The Council of Foreign Ministers adopted a declaration on regional stability and called for dialogue. " * 2
        + "It was stressed that the use of force is inadmissible and that talks have no alternative in the long run. "
        + "Ministers instructed the Secretariat to prepare proposals before the autumn session of the Council."
    )
    first = meet(body=words, published=DAY)
    edited = words.replace("adopted a declaration", "approved a document").replace("no alternative", "no substitute")
    copy = meet("/documents/x/", body=edited.replace("instructed", "asked"), published=DAY)
    assert (copy.match.relation, copy.record.duplicate_of, copy.root) == ("duplicate", first.record.id, first.record.id)
    assert store.count() == 2


def test_copy_on_another_site_is_linked(meet):
    """The same text on the Joint Staff's site is a record of its own that points at the first and shares its alert."""
    first = meet()
    copy = meet("/en/news/prizyv/", site="https://jscsto.odkb-csto.org", source="jscsto-en")
    second = meet("/documents/prizyv", site="https://pacsto.org", source="pacsto-en")
    assert (copy.match.relation, copy.match.rung) == ("duplicate", "content")
    assert {copy.record.duplicate_of, second.record.duplicate_of, second.root} == {first.record.id}


def test_same_words_long_apart_are_two_records(meet):
    """The very same text published again months later is a record of its own, linked to the first."""
    first = meet(published=DAY)
    again = meet("/news/news_odkb/again/", published=DAY + dt.timedelta(days=200))
    assert (again.match.relation, again.record.duplicate_of) == ("duplicate", first.record.id)
    assert again.record.published == DAY + dt.timedelta(days=200)


@pytest.mark.parametrize("body", ["", "Photo report", "Video of the day"])
def test_few_words_do_not_make_two_pages_one(meet, store, body):
    """Pages with hardly a word are not taken for each other, unless their dates are the same."""
    meet("/photo/a-first-one/", title="Gallery", body=body, published=DAY)
    meet("/photo/a-second-one/", title="Gallery", body=body, published=DAY + dt.timedelta(days=1))
    meet("/photo/a-third-one/", title="Gallery", body=body)
    assert store.count() == 3


class TestFiles:
    """Records that come from seed files: no address until the item is met on a site."""

    TEXT = "A lead of the day\n\n\nSecretary General calls for restraint\n\n03.03.2026\n\nbody\u00a0here\r\n"

    def file(self, meet, **more):
        return meet(None, text=self.TEXT, identifier="00112233445566ab", news=False, **more)

    def test_file_gives_its_identifier(self, meet, store):
        """The file's own identifier becomes the id, its text is kept byte for byte."""
        found = self.file(meet, leads=(Lead("A lead of the day"),))
        assert (found.record.id, found.record.url, found.record.urls) == ("00112233445566ab", None, ())
        assert store.get(found.record.id).text == self.TEXT

    def test_taken_identifier_is_salted(self, meet, store):
        """Another item under the same identifier gets an id of its own."""
        self.file(meet)
        other = self.file(
            meet, title="Other", body="A wholly different text about a festival of songs held in a park in May."
        )
        assert other.match.relation == "new"
        assert other.record.id != "00112233445566ab"
        assert store.count() == 2

    def test_importing_again_changes_nothing(self, meet, store):
        """The same file again leaves every byte of the record as it was."""
        before = self.file(meet, published=DAY).record
        again = self.file(meet, published=DAY, at=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))
        assert (again.match.relation, again.record) == ("same", before)
        assert store.get(before.id) == before

    def test_met_on_a_site_it_gains_address_and_date(self, meet, store):
        """Met later on a site, with another carousel: same id, address and date gained, text kept, no news."""
        known = self.file(meet, leads=(Lead("A lead of the day"),)).record
        ref = EvidenceRef("a.warc.gz", 7, "ab" * 32, dt.datetime(2026, 3, 5, tzinfo=dt.UTC))
        met = meet(
            published=DAY, leads=(Lead("Another lead"),), section="news/news_odkb", evidence=ref, source="csto-en"
        )
        assert (met.match.relation, met.match.rung, met.record.id, met.news) == ("same", "content", known.id, False)
        assert (met.record.published, met.record.section, met.record.revision) == (DAY, "news/news_odkb", 1)
        assert (met.record.url, met.record.text, met.record.leads) == (met.record.urls[0], self.TEXT, known.leads)
        assert (met.record.evidence, store.count()) == (ref, 1)

    def test_site_decides_the_source(self, meet):
        """A file's source is a guess by language: the site that shows the item is right."""
        self.file(meet)
        met = meet("/documents/prizyv", site="https://pacsto.org", source="pacsto-en")
        assert (met.match.relation, met.record.source, met.record.id) == ("same", "pacsto-en", "00112233445566ab")

    def test_file_of_a_known_page_gives_its_text(self, meet, store):
        """A file met after its page: one record, whose text is then the file's; again changes nothing."""
        page = meet(published=DAY)
        found = self.file(meet)
        assert (found.record.id, found.record.text, found.record.published) == (page.record.id, self.TEXT, DAY)
        assert self.file(meet).record == found.record == store.get(page.record.id)

    def test_later_visits_keep_the_files_text(self, meet, store):
        """Polling the page does not replace the file's text."""
        self.file(meet)
        meet(published=DAY)
        meet(published=DAY, leads=(Lead("One more lead"),), at=dt.datetime(2026, 3, 9, tzinfo=dt.UTC))
        assert store.get("00112233445566ab").text == self.TEXT

    def test_joining_links_the_translation(self, meet, store):
        """A file that learns its address through its page is linked with the page's twin."""
        self.file(meet)
        russian = meet(
            site="https://odkb-csto.org", source="csto-ru", lang="ru", title="Призыв", body="Совсем короткий текст."
        )
        met = meet(published=DAY, twin="csto-ru")
        assert met.record.translations == (russian.record.id,)
        assert met.root == russian.record.id


def test_lone_surrogates_do_not_stop_the_store(meet, store):
    """Text no encoding can hold is stored with the mark for it."""
    found = meet(body="Broken \ud800 letter and enough other words to be a body of its own here today.")
    assert "\ufffd" in store.get(found.record.id).body or "?" in store.get(found.record.id).body


def test_any_text_comes_back_as_it_was(meet, store):
    """Line ends, no-break spaces, NUL and marks of direction survive the round trip."""
    text = "a\r\nb\u00a0c\x00d\u200e\ufeff\n\n\n"
    assert store.get(meet(text=text).record.id).text == text


def test_attachments_gain_addresses_not_revisions(meet):
    """A document known by name is the same document when its address becomes known."""
    first = meet(attachments=(Attachment("Annex 1.pdf"),))
    again = meet(attachments=(Attachment("Annex 1.pdf", "https://en.odkb-csto.org/upload/iblock/Annex 1.pdf"),))
    assert (again.match.relation, again.record.revision) == ("same", 1)
    assert again.record.attachments[0].url is not None
    assert first.record.id == again.record.id


def test_record_survives_closing(meet, store, file):
    """What was committed is there for the next process."""
    found = meet()
    store.db.close()
    db = schema.open(file, readonly=True)
    assert Store(db).get(found.record.id) == found.record
    db.close()


def test_page_around_the_wording_is_kept_up_to_date(meet):
    """A page read from a site gives its text and contact anew each time, without a revision."""
    first = meet(text="one")
    again = meet(text="two", contact="Press secretary")
    assert (first.record.text, again.record.text, again.record.contact) == ("one", "two", "Press secretary")
