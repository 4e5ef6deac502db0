"""Whole pages: what a late paragraph says is a position of today's, or is not."""

import datetime as dt

import pytest

from pipeline.classify import verdict
from pipeline.model import Kind


def judged(title: str, body: str) -> Kind:
    return verdict(title, body).kind


OLD = "The ministers adopted a statement condemning the attacks in Syria"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (f"{OLD}.", Kind.STATEMENT),
        (f"The guide recalled that {OLD}.", Kind.ROUTINE),
        (f"Back in 2011, {OLD}.", Kind.ROUTINE),
        (f"Readers asked why {OLD}.", Kind.ROUTINE),
        ("Recalling its words of 2021, the Council condemned the new attacks on the border.", Kind.STATEMENT),
        ("Asked why it is silent, the Secretary General said the CSTO condemns the strikes on Gaza.", Kind.STATEMENT),
        ("The Organization has repeatedly warned and warns again: such strikes are unacceptable.", Kind.STATEMENT),
        ("The Secretary General called for cooperation against terrorism.", Kind.ROUTINE),
        ("The Secretary General called on the parties to stop the shelling.", Kind.STATEMENT),
    ],
)
def test_a_late_paragraph_tells_the_position_of_today_or_none(said: str, expected: Kind) -> None:
    """What was adopted years ago, what is asked and what is cooperation is no position of the page."""
    assert judged("A working day of the Secretariat", f"Books were given.\n\nTea was drunk.\n\n{said}") is expected


def test_pupils_at_play_and_swindlers_are_told_from_tragedies() -> None:
    """A game of students is none of the organ's statements; a condemned attack on pupils is."""
    game = "Pupils played a session of the CSTO Council.\n\nThe Council condemned the attack and demanded a ceasefire."
    assert judged("A day at school", game) is Kind.ROUTINE
    attack = "The CSTO Secretariat condemns the terrorist attack in which pupils were killed."
    assert judged("Condolences over the attack on a school", attack) is Kind.STATEMENT
    assert (
        judged("The Secretariat warns of swindlers who recruit for conflicts", "No troops are recruited.")
        is Kind.ROUTINE
    )


PAST = "An evening by the fire.\n\nOn 3 May 2010 the Secretary General condemned the shelling of a post at Batken."


def test_a_page_s_date_tells_what_is_past() -> None:
    """What is told of years before a record's own date is history, though its words name no other year."""
    assert verdict("Tea in Batken", PAST).kind is Kind.STATEMENT
    assert verdict("Tea in Batken", PAST, published=dt.date(2024, 5, 2)).kind is not Kind.STATEMENT
    assert verdict("Tea in Batken", PAST, published=dt.date(2010, 6, 2)).kind is Kind.STATEMENT
    assert verdict("Tea in Batken", PAST, published=dt.date(2011, 1, 2)).kind is Kind.STATEMENT  # December's news


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The Council condemned the shelling of the border as a breach of the truce of 2002.", Kind.STATEMENT),
        ("The Council condemned the shelling of the border, a breach of the 1992 treaty.", Kind.STATEMENT),
        ("The Council is concerned over Afghanistan, where fighters have doubled since May 2021.", Kind.STATEMENT),
        ("Совет осудил обстрел границы, нарушающий соглашение 2002 года.", Kind.STATEMENT),
        ("Совет осудил обстрел границы как нарушение договора от 15 мая 1992 года.", Kind.STATEMENT),
        ("The Council calls on the sides to respect the ceasefire agreed in November 2020.", Kind.STATEMENT),
        ("The Council condemned the shelling of the border in the south in May 2025.", Kind.STATEMENT),
        ("Совет призвал стороны соблюдать перемирие, достигнутое в ноябре 2020 года.", Kind.STATEMENT),
        ("The Council condemned the shelling of the border in May 2010.", Kind.ROUTINE),
        ("A statement adopted in 2010 condemned the shelling of the border.", Kind.ROUTINE),
        ("The Council's statement of 2010 condemned the shelling of the border.", Kind.ROUTINE),
        ("Совет осудил в мае 2010 года обстрел границы.", Kind.ROUTINE),
    ],
)
def test_the_age_of_a_treaty_or_trouble_makes_no_position_past(said: str, expected: Kind) -> None:
    """A year that says how old a paper or a trouble is says nothing of when it was spoken of."""
    body = f"They met in the hall.\n\n{said}"
    assert verdict("Sitting of the CSTO Permanent Council", body, published=dt.date(2026, 11, 20)).kind is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("CSTO Secretary General: the situation on the border demands an immediate ceasefire", Kind.STATEMENT),
        ("Генсек ОДКБ: ситуация на границе требует немедленно остановить обстрелы", Kind.STATEMENT),
        ("CSTO Secretary General: the situation beyond the river demands skill of gunners", Kind.ROUTINE),
    ],
)
def test_a_situation_that_demands_a_ceasefire_is_a_position(title: str, expected: Kind) -> None:
    """Whoever says so demands it; that a situation demands skill is none."""
    assert judged(title, "He spoke to the press.") is expected


def test_what_is_declared_at_a_conference_is_a_position() -> None:
    """A conference that is declared open is none."""
    assert judged("CSTO Secretary General declares at a conference that missile deployment is a threat", "") is (
        Kind.STATEMENT
    )
    assert judged("CSTO Secretary General declares a scientific conference on terrorism open", "") is not Kind.STATEMENT


def test_who_meets_the_press_speaks_for_himself() -> None:
    """Nobody's appeal below a headline that he met journalists is his; at talks with a guest it may be the guest's."""
    body = 'He answered for an hour.\n\nOf the clashes at the river he noted: "We urge the sides to cease fire."'
    assert judged("The CSTO Secretary General met with local journalists", body) is Kind.STATEMENT
    assert judged("The CSTO Secretary General met with the ambassador of Chile", body) is not Kind.STATEMENT


def test_a_plan_s_last_year_makes_nothing_past() -> None:
    """Years to come in the first words are not the page's: a day's year is, where one is named."""
    plan = "On 14 October 2016 the Council met on a plan to 2025.\n\nOn 13 May 2016 it condemned the shelling of Osh."
    assert verdict("The Council in Yerevan", plan).score > 0.5
    undated = "They met.\n\nOn 13 May 2026 the Council condemned the shelling of the border."
    for title in ("The Council on a plan to 2030", "The Council on a plan of 2026-2030", "Совет о плане до 2030 года"):
        assert verdict(title, undated).score > 0.5, title
