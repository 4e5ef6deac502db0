"""What fuzzing (atheris over `anatomy.read` and `seedtext`) has found, each kept."""

import datetime as dt
from pathlib import Path

import pytest

from crawler.model import Page, Source
from crawler.sites import PROFILES
from pipeline import anatomy
from pipeline.reading import furniture

PAGES = Path(__file__).parents[2] / "sites" / "finds"
FINDS = {path.name: path.read_bytes() for path in PAGES.iterdir()} | {
    "an image ending inside a longer word": b"<p>a.jpgx</p><p>The Council met in Minsk and agreed on three papers.</p>",
}


def test_an_image_ending_inside_a_word_is_no_image() -> None:
    """`.jpgx` looks like an ending and is none: the line stays as it is."""
    assert furniture.take_images("scan.jpgx of a page") == ("scan.jpgx of a page", ())


@pytest.mark.parametrize("name", sorted(FINDS))
def test_no_find_breaks_the_reader(name: str) -> None:
    """Each find is read without an error."""
    profile = PROFILES[0]
    source = Source(profile, profile.base_url, profile.sections)
    address = f"{profile.base_url}/news/news_odkb/x-y/"
    page = Page(source.name, address, address, FINDS[name], dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert anatomy.read(page, source).text


def test_words_before_a_colon_are_no_images_name() -> None:
    """A sentence that ends in a colon keeps its words: what stands behind them is the name."""
    line = "The agenda holds nine items. Among them are: DSC_0412.JPG"
    assert furniture.take_images(line) == ("The agenda holds nine items. Among them are:", ("DSC_0412.JPG",))
