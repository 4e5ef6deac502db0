"""What the sixteenth and the seventeenth batch change in a story: names of images made of words, leads of a sentence."""

import random
from dataclasses import replace

from .story import Piece, Slide, Story, draw
from .words import say

_WORDED_IMAGES = (
    "Совещание 05.04.2019 {0}.JPG", "DSC{0} копия.JPG", "Фото 12.05.20{1} встреча.jpg", "Без имени-{1}.jpg", "{1} (12).jpg",
    "2018-11-08_CSC (3).png", "Снимок экрана 2020-04-{1}.png", "IMG_{0} копия 2.jpg", "Заседание СМО.jpg",
)  # fmt: skip


def harder(rng: random.Random) -> Story:
    """A story; some of its names of images are words, dates and numbers, and some of its leads one short sentence."""
    story = draw(rng)
    return replace(
        story,
        beside=tuple(_renamed(rng, piece) for piece in story.beside),
        pieces=tuple(_renamed(rng, piece) for piece in story.pieces),
        slides=_shortened(rng, story),
    )


def _renamed(rng: random.Random, piece: Piece) -> Piece:
    if piece.kind != "image" or rng.random() < 0.4:
        return piece
    return replace(piece, text=rng.choice(_WORDED_IMAGES).format(rng.randrange(1000, 9999), rng.randrange(10, 25)))


def _shortened(rng: random.Random, story: Story) -> tuple[Slide, ...]:
    """The slides; at most one of those without a date is a sentence and no more, and never all there are."""
    place = rng.randrange(3 * len(story.slides)) if len(story.slides) > 1 else 0
    slides = list(story.slides)
    if 0 < place < len(slides) and slides[place].date is None and not slides[place].href.endswith(story.path):
        slides[place] = replace(slides[place], paragraphs=(say(rng, story.lang, "sentence"),))
    return tuple(slides)
