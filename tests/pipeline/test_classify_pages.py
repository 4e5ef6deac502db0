"""Whole pages: what a late paragraph says is a position of today's, or is not."""

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
