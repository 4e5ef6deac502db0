"""The last resort for pages that are no article page: what it gives, and what it does not cost."""

import subprocess
import sys

from pipeline.reading import generic

SAID = (
    "The ministers of six states have met in a mountain village and agreed on nothing but the date of their next talks."
)
PAGE = f"<html><head><title>A meeting</title></head><body><article><p>{SAID}</p><p>{SAID[::-1]}</p></article></body>"
DATED = (
    "<html><head><title>The council has met today</title></head><body>"
    + "<li>to be had, 12 марта 2019 г. .</li>" * 1_500
)
LANGUAGES = """
import sys
from pipeline.reading import generic
generic.extract(sys.stdin.read())
print(sum(name.startswith("dateparser.data.date_translation_data.") for name in sys.modules))
"""


def test_title_and_paragraphs_are_given() -> None:
    """Those of the page; of what has no text, none."""
    title, lines = generic.extract(PAGE)
    assert (title, lines[:1]) == ("A meeting", (SAID,))
    assert generic.extract("<html><body><p>12 34</p></body></html>") == (None, ())


def test_no_dates_are_looked_for() -> None:
    """Dates are none of its business: the languages of its own search for them would take three seconds to load."""
    done = subprocess.run([sys.executable, "-c", LANGUAGES], input=DATED, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
