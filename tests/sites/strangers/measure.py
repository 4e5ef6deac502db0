"""Reads many pages and counts what was exact, by template and by trap. `python -m tests.sites.strangers.measure`."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline import anatomy
from pipeline.model import Article

from .content import folded
from .eighth import EIGHTH
from .eleventh import ELEVENTH
from .examiner.batches import FIFTEENTH, FOURTEENTH, SEVENTEENTH, SIXTEENTH, THIRTEENTH, Makers
from .fifth import FIFTH
from .first import FIRST
from .fourth import FOURTH
from .ninth import NINTH
from .second import SECOND
from .seventh import SEVENTH
from .shell import Batch, Case
from .sixth import SIXTH
from .tenth import TENTH
from .third import THIRD
from .twelfth import TWELFTH

FIELDS = ("title", "published", "body", "leads", "contact")


def wrong(one: Case, article: Article) -> tuple[str, ...]:
    """Names of the fields that differ from the truth."""
    truth = one.shown.truth
    read: dict[str, object] = {
        "title": folded(article.title),
        "published": article.published,
        "body": folded(article.body),
        "leads": len(article.leads),
        "contact": folded(article.contact),
    }

    def is_judged(name: str) -> bool:
        return truth[name] is not None or name == "published"  # a page without a date has none

    return tuple(name for name in FIELDS if is_judged(name) and read[name] != truth[name])


def run(seeds: Iterable[int], batch: Batch | Makers) -> list[tuple[Case, tuple[str, ...]]]:
    """Every seed's page with what was read wrongly."""
    results = []
    for seed in seeds:
        one = batch.case(seed)
        results.append((one, wrong(one, anatomy.read(one.page, one.source))))
    return results


def table(results: list[tuple[Case, tuple[str, ...]]]) -> str:
    """Figures in all, by field, by template, by trap and style."""
    total = len(results)
    bad = sum(1 for _, names in results if names)
    fields = Counter(name for _, names in results for name in names)
    lines = [f"all exact {100 * (total - bad) / total:.2f} % of {total}"]
    lines += [f"  {name:10} {100 * (total - fields[name]) / total:.2f} %" for name in FIELDS]
    for heading, keys in (
        ("template", lambda one: (one.template,)),
        ("trap", lambda one: (*one.shown.traps, *one.notes)),
    ):
        seen: Counter[str] = Counter()
        failed: Counter[str] = Counter()
        for one, names in results:
            for key in keys(one):
                seen[key] += 1
                failed[key] += bool(names)
        lines.append(heading)
        rows = sorted(seen, key=lambda key: -failed[key] / seen[key])
        lines += [f"  {key:28} {100 - 100 * failed[key] / seen[key]:6.1f} %  {failed[key]}/{seen[key]}" for key in rows]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--batch", default="first")
    parser.add_argument("--keep", type=Path, help="folder for failing pages")
    given = parser.parse_args()
    results = run(range(given.first, given.first + given.pages), BATCHES[given.batch])
    sys.stdout.write(table(results) + "\n")
    for seed, (one, names) in enumerate(results, given.first):
        if names and given.keep:
            sys.stdout.write(f"{seed} {one.template}: {', '.join(names)}: {'; '.join(sorted(one.shown.traps))}\n")


BATCHES = {
    "first": FIRST,
    "second": SECOND,
    "third": THIRD,
    "fourth": FOURTH,
    "fifth": FIFTH,
    "sixth": SIXTH,
    "seventh": SEVENTH,
    "eighth": EIGHTH,
    "ninth": NINTH,
    "tenth": TENTH,
    "eleventh": ELEVENTH,
    "twelfth": TWELFTH,
    "thirteenth": THIRTEENTH,
    "fourteenth": FOURTEENTH,
    "fifteenth": FIFTEENTH,
    "sixteenth": SIXTEENTH,
    "seventeenth": SEVENTEENTH,
}

if __name__ == "__main__":
    main()
