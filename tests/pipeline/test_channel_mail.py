"""Mail by apprise, sent for real to a mail server on loopback."""

import datetime as dt
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from pipeline.channels.apprise import Apprise
from pipeline.channels.errors import Transient
from tests.pipeline import mailbox
from tests.pipeline.mailbox import Mailbox

# apprise's e-mail service asks for a module that Python 3.13 has dropped.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

LINK = "https://odkb-csto.org/news/news_odkb/zayavlenie/?a=1&b=2"
TITLE = 'Заявление <script>alert(1)</script> & "граница"\r\nBcc: thief@example.org'
RECORD = {
    "id": "00000000000000aa",
    "title": TITLE,
    "url": LINK,
    "lead": "Совет обеспокоен <img src=x onerror=alert(1)>.",
    "source": "csto-ru",
    "published": "2026-11-21",
}
REASONS = [{"rule": "act", "field": "title", "start": 0, "end": 9, "text": "Заявление"}]
ALERT: dict[str, object] = {
    "type": "statement.new",
    "id": "alert_1",
    "data": {
        "record": RECORD,
        "verdict": {"kind": "security_statement", "score": 0.9, "states": ["TJ"], "reasons": REASONS},
    },
}
TROUBLE: dict[str, object] = {
    "type": "source.failing",
    "id": "alert_2",
    "data": {"source": "csto-en", "code": "failing", "reason": "3 polls in a row failed: <b>timed out</b>"},
}


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mailbox.opened() as opened:
        yield opened


def channel(box: Mailbox, to: str = "desk@example.org") -> Apprise:
    url = f"mailto://watch:hunter2222@localhost:{box.port}/?to={to}&from=csto@example.org&mode=insecure"
    made = Apprise("mail", url, timeout=dt.timedelta(seconds=5))
    for one in made.services():
        one.plugin.request_rate_per_sec = 0
    return made


def parts(mail: EmailMessage) -> tuple[str, str]:
    """The mail as text and as HTML."""
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert page is not None
    return text.get_content(), page.get_content()


def test_a_statement_arrives_as_a_mail(box: Mailbox) -> None:
    """Logged in, to the receiver, subject in Cyrillic on one line; text and HTML both carry words and address."""
    assert channel(box).send(ALERT, 1) == "E-Mail: taken"
    (mail,) = box.mails
    assert box.logins == [("watch", "hunter2222")]
    assert box.recipients == [["desk@example.org"]]
    assert mail["Subject"] == '[new statement] Заявление <script>alert(1)</script> & "граница" Bcc: thief@example.org'
    assert mail["Bcc"] is None
    text, page = parts(mail)
    assert "security statement 0.90 · TJ · 2026-11-21 · csto-ru" in text
    assert "Совет обеспокоен <img src=x onerror=alert(1)>." in text
    assert text.rstrip().endswith(LINK)
    assert '<a href="https://odkb-csto.org/news/news_odkb/zayavlenie/?a=1&amp;b=2">' in page
    assert "<mark>Заявление</mark>" in page


def test_nothing_in_a_headline_acts_in_a_mail(box: Mailbox) -> None:
    """Tags of a headline or a lead are text in the HTML part; an address that is none becomes no link."""
    bad = {**RECORD, "url": 'https://x.example/"onmouseover="alert(1)'}
    channel(box).send({**ALERT, "data": {"record": bad}}, 1)
    page = parts(box.mails[0])[1]
    assert "<script" not in page
    assert "<img" not in page
    assert 'onmouseover="' not in page


def test_attempts_bear_the_alerts_id_and_one_record_is_one_thread(box: Mailbox) -> None:
    """The same header on every attempt, for filters that drop repeats; a revision joins the first alert's thread."""
    mails = channel(box)
    for attempt, alert in enumerate((ALERT, ALERT, {**ALERT, "id": "alert_9", "type": "statement.revised"})):
        mails.send(alert, attempt + 1)
    assert [mail["X-CSTO-Alert"] for mail in box.mails] == ["alert_1", "alert_1", "alert_9"]
    assert {mail["References"] for mail in box.mails} == {"<00000000000000aa@csto-monitor.invalid>"}
    assert box.mails[0]["Auto-Submitted"] == "auto-generated"


def test_a_digest_is_one_mail_however_long(box: Mailbox) -> None:
    """300 alerts are one mail in two parts, each alert with its address, and no tag torn."""
    many = [{**ALERT, "id": f"a{n}"} for n in range(300)]
    channel(box).send({"type": "digest", "id": "digest_1", "data": {"alerts": many}}, 1)
    (mail,) = box.mails
    text, page = parts(mail)
    assert mail["Subject"] == "[digest] 300 alerts"
    assert text.count(LINK) == 300
    assert page.count("<mark>Заявление</mark>") == 300


def test_trouble_arrives_as_a_mail(box: Mailbox) -> None:
    """An operations alert names source, code and reason, escaped; its recovery joins the same thread."""
    mails = channel(box)
    mails.send(TROUBLE, 1)
    mails.send({**TROUBLE, "id": "alert_3", "type": "source.recovered"}, 1)
    text, page = parts(box.mails[0])
    assert box.mails[0]["Subject"] == "[trouble] csto-en: 3 polls in a row failed: <b>timed out</b>"
    assert "failing" in text
    assert "&lt;b&gt;timed out&lt;/b&gt;" in page
    assert box.mails[0]["References"] == box.mails[1]["References"] == "<csto-en.failing@csto-monitor.invalid>"


@pytest.mark.parametrize(
    ("verb", "answer"),
    [
        ("RCPT", "450 4.2.1 box busy"),
        ("RCPT", "550 5.1.1 no such box"),
        ("DATA", "421 4.7.0 slow down"),
        ("DATA", "554 5.7.1 looks like spam"),
        ("AUTH", "535 5.7.8 wrong password"),
        ("CONNECT", "554 not today"),
    ],
)
def test_a_refusal_is_tried_again_and_named(box: Mailbox, verb: str, answer: str) -> None:
    """Whatever a server refuses with, now or for good, is tried again (CONTRACT.md), and its own words are kept."""
    box.answers[verb] = answer
    with pytest.raises(Transient, match=answer.split(" ", 2)[2]) as caught:
        channel(box).send(ALERT, 1)
    assert answer[:3] in str(caught.value)
    assert "hunter2222" not in str(caught.value)
    assert box.mails == []


def test_a_password_that_the_server_repeats_is_masked(box: Mailbox) -> None:
    """No answer holds a secret, even where the server says it."""
    box.answers["AUTH"] = "535 5.7.8 not hunter2222"
    with pytest.raises(Transient, match=r"not \*\*\*"):
        channel(box).send(ALERT, 1)


def test_each_address_has_a_result_of_its_own(box: Mailbox) -> None:
    """A colleague whose box is gone does not make the others get the same mail eight times."""
    box.answers["RCPT gone@example.org"] = "550 5.1.1 no such box"
    mails = channel(box, "desk@example.org,gone@example.org")
    with pytest.raises(Transient, match=r"E-Mail: taken; E-Mail: .*gone@example\.org.*no such box") as first:
        mails.send(ALERT, 1)
    with pytest.raises(Transient, match="taken before"):
        channel(box, "desk@example.org,gone@example.org").send(ALERT, 2, first.value.taken)
    box.answers.clear()
    assert mails.send(ALERT, 3, first.value.taken) == "E-Mail: taken before; E-Mail: taken"
    assert box.recipients == [["desk@example.org"], ["gone@example.org"]]


def test_a_server_that_does_not_answer_costs_no_more_than_the_timeout(box: Mailbox) -> None:
    """Nobody listens there: an answer at once, as a failed attempt."""
    url = "mailto://localhost:1/?to=desk@example.org&from=csto@example.org&mode=insecure"
    with pytest.raises(Transient, match="refused"):
        Apprise("mail", url, timeout=dt.timedelta(seconds=2)).send(ALERT, 1)
