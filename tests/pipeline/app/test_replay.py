"""`csto replay`: every page kept is read again, whatever one of them does; `--dry-run` writes nothing."""

import ctypes
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from crawler.replica.faults import Fault
from crawler.replica.site import ReplicaSite
from pipeline.app import lock
from tests.conftest import Watch

CSTO = Path(sys.executable).with_name("csto")
PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_FOWNER = 1, 3

BREAKS = """
from pipeline import anatomy
whole = anatomy.read
def read(page, *more, **named):
    if page.url.endswith("{path}"):
        raise ValueError("broken")
    return whole(page, *more, **named)
anatomy.read = read
"""


def without_privilege() -> None:
    """Even root is held to a file's mode from the next exec on (capabilities(7), prctl(2))."""
    if os.getuid() == 0:
        for capability in range(CAP_DAC_OVERRIDE, CAP_FOWNER + 1):
            ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def test_a_dry_replay_only_reads_the_state(watch: Watch) -> None:
    """In a state folder that may not be written to, held by a daemon: every page is read, nothing is changed."""
    assert 0 == watch.csto("poll").code
    kept = len(watch.records())
    state = watch.folder / "state"
    places = [state, *state.rglob("*")]
    before = {path: path.read_bytes() for path in places if path.is_file()}
    with lock.hold(state, "run"):
        for path in places:
            path.chmod(path.stat().st_mode & ~0o222)
        try:
            done = subprocess.run(
                [CSTO, "replay", "--dry-run"],
                cwd=watch.folder,
                capture_output=True,
                text=True,
                preexec_fn=without_privilege,
                timeout=60,
                check=False,
            )
        finally:
            for path in places:
                path.chmod(path.stat().st_mode | 0o200)
    assert 0 == done.returncode, done.stderr
    assert f"pages {kept}" in done.stderr
    assert "dry run: nothing was written" in done.stderr
    now = {path: path.read_bytes() for path in before if path.name != lock.FILE}
    assert {path: content for path, content in before.items() if path.name != lock.FILE} == now


def test_a_dry_replay_names_the_store_that_is_damaged(watch: Watch) -> None:
    """What a person can mend is the store, not the copy that the rehearsal is made on."""
    assert 0 == watch.csto("poll").code
    assert 0 == watch.csto("db", "vacuum").code
    store = watch.folder / "state" / "csto.db"
    content = bytearray(store.read_bytes())
    for page in range(4096 * 8, len(content), 4096 * 3):
        content[page : page + 64] = b"\xff" * 64
    store.write_bytes(content)
    done = watch.csto("replay", "--dry-run")
    assert (1, f"csto: {store} is damaged; restore a backup\n") == (done.code, done.err)


def test_a_dry_replay_says_what_a_replay_then_does(watch: Watch) -> None:
    """The figures of the rehearsal are those of the replay."""
    assert 0 == watch.csto("poll").code
    told, done = watch.csto("replay", "--dry-run"), watch.csto("replay")
    assert (0, 0) == (told.code, done.code)
    assert "pages 30" in done.err
    assert done.err.splitlines()[0] == told.err.splitlines()[-1]


def test_what_the_evidence_does_not_say_is_named(watch: Watch, site: ReplicaSite) -> None:
    """Words put into the database by hand, of a wording of today and of an earlier one: a dry replay names both."""
    watch.csto("poll")
    path = next(iter(site.stories))
    site.edit(path, paragraphs=[*site.stories[path].paragraphs, "The parties will meet again on 1 December."])
    watch.csto("poll", "--recheck")
    before = watch.csto("replay", "--dry-run")
    assert (0, "") == (before.code, before.out)
    edited, other = (one["id"] for one in sorted(watch.records(), key=lambda one: one["revision"] == 1)[:2])
    with closing(sqlite3.connect(watch.folder / "state" / "csto.db")) as db:
        sql = "UPDATE revisions SET body = body || ' Forged.' WHERE number = 1 AND record = ?"
        for id in (edited, other):
            db.execute(sql, db.execute("SELECT key FROM records WHERE id = ?", (id,)).fetchone())
        db.commit()
    told = watch.csto("replay", "--dry-run").out.splitlines()
    assert {f"{edited}  corrected (an earlier wording)", f"{other}  corrected (body)"} == {
        line.rpartition("  ")[0] for line in told
    }
    assert "corrected 2" in watch.csto("replay").err
    assert "" == watch.csto("replay", "--dry-run").out
    shown = [watch.csto("show", id, "--history").out for id in (edited, other)]
    assert [1, 2] == [one.count("from its page, and put right") for one in shown]  # a revision; record and revision
    said = json.loads(watch.csto("show", edited, "--history", "--json").out)["history"]
    assert [False, True] == [one["corrected"] is None for one in said]


def test_an_archive_is_made_again_from_its_evidence(watch: Watch, site: ReplicaSite) -> None:
    """Without the database: the same records under the same ids, seen when they were seen, with all their wordings."""
    watch.csto("poll")
    path = next(iter(site.stories))
    site.edit(path, paragraphs=[*site.stories[path].paragraphs, "The parties will meet again on 1 December."])
    watch.csto("poll", "--recheck")
    kept = ("id", "url", "title", "published", "body", "first_seen", "last_seen", "revision")
    before = {record["id"]: [record[name] for name in kept] for record in watch.records()}
    (watch.folder / "state").rename(watch.folder / "old")
    assert 0 == watch.csto("backfill", "--from", "warc:old/evidence").code
    assert before == {record["id"]: [record[name] for name in kept] for record in watch.records()}


def test_evidence_that_is_gone_is_named(watch: Watch) -> None:
    """A file cut in the middle, then taken away: what is left is read, the rest is counted, and the exit code is 1."""
    assert 0 == watch.csto("poll").code
    (kept,) = (watch.folder / "state" / "evidence").iterdir()
    kept.write_bytes(kept.read_bytes()[: kept.stat().st_size // 2])
    cut = watch.csto("replay", "--dry-run")
    kept.unlink()
    gone = watch.csto("replay")
    assert (1, 1) == (cut.code, gone.code)
    read = int(cut.err.rpartition("unchanged ")[2].split()[0].rstrip(","))
    assert 0 < read < 30
    assert f"failed: evidence/{kept.name}: missing or damaged: {30 - read} of the pages kept there" in cut.err
    assert f"failed: evidence/{kept.name}: missing or damaged: 30 of the pages kept there" in gone.err


def test_the_figures_of_a_replay_add_up(watch: Watch) -> None:
    """A page kept twice, of an unchanged article, is one wording and one copy that nothing rests on any more."""
    watch.csto("poll")
    watch.csto("poll", "--recheck")
    done = watch.csto("replay")
    counted = dict(part.rsplit(" ", 1) for part in done.err.strip().splitlines()[-1].removeprefix("csto: ").split(", "))
    assert int(counted.pop("pages")) == sum(map(int, counted.values())) > 30


def test_a_page_that_breaks_the_reader_stops_nothing(watch: Watch, site: ReplicaSite) -> None:
    """Where a library that only the last resort needs is broken, one page breaks the reader: it is named, and kept.

    All others are read, by the poll and by each replay; mended, the library reads that one too.
    """
    path = list(site.stories)[3]
    site.fault(Fault.hollow(), path=path)
    installed = watch.folder / "broken"
    installed.mkdir()
    (installed / "trafilatura.py").write_text('raise ImportError("lxml was built for another Python")\n')
    paths = os.pathsep.join(filter(None, (str(installed), os.environ.get("PYTHONPATH"))))
    polled = watch.csto("poll", env={"PYTHONPATH": paths})
    replayed = watch.csto("replay", env={"PYTHONPATH": paths})
    told = f"{path}: the reader broke: ImportError: lxml was built for another Python\n"
    assert (1, 1) == (polled.code, replayed.code)
    assert told in polled.err
    assert told in replayed.err
    assert "pages 30, new 29, quarantined 1" in polled.err
    assert "pages 30, unchanged 29, unreadable 1" in replayed.err
    mended = watch.csto("replay")
    assert 0 == mended.code, mended.err
    assert "the reader broke" not in mended.err


def test_each_page_set_aside_of_an_address_is_taken(watch: Watch, site: ReplicaSite) -> None:
    """What was edited while the reader was broken is known once it is mended: both wordings, the last one in force."""
    path = next(iter(site.stories))
    broken = watch.folder / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(BREAKS.format(path=path))
    env = {"PYTHONPATH": os.pathsep.join(filter(None, (str(broken), os.environ.get("PYTHONPATH"))))}
    assert "quarantined 1" in watch.csto("poll", env=env).err
    site.edit(path, paragraphs=[*site.stories[path].paragraphs, "The parties will meet again on 1 December."])
    assert "quarantined 1" in watch.csto("poll", "--recheck", env=env).err
    assert "released 1" in watch.csto("replay").err
    (record,) = (one for one in watch.records() if one["url"].endswith(path))
    assert (2, True) == (record["revision"], record["body"].endswith("on 1 December."))
    assert "" == watch.csto("replay", "--dry-run").out


def test_what_was_kept_before_a_page_was_set_aside_releases_nothing(watch: Watch, site: ReplicaSite) -> None:
    """A site shows its frame only: what it showed before says nothing of now, and `status` goes on telling of it."""
    watch.csto("poll")
    for path in list(site.stories)[:3]:
        site.fault(Fault.hollow(), path=path)
    assert "quarantined 3" in watch.csto("poll", "--recheck").err
    told = watch.csto("replay", "--dry-run").out.splitlines()
    assert 3 == len(told)
    assert all(line.startswith("set aside (neither a headline nor the text of an article was found") for line in told)
    assert "unreadable 3" in (replayed := watch.csto("replay").err)
    assert "released" not in replayed
    assert "3 pages set aside" in watch.csto("status").out
    site.clear_faults()
    watch.csto("poll", "--recheck")
    assert "set aside" not in watch.csto("status").out


def test_db_check_reads_every_page_kept(watch: Watch) -> None:
    """The archive is its records and the pages they were read from: one that is damaged or gone is named, exit 1."""
    polled = watch.csto("poll")
    assert polled.code == 0, polled.err
    sound = watch.csto("db", "check")
    assert sound.code == 0
    assert sound.out.endswith("state/evidence: 30 pages, as they were kept\n")
    (kept,) = (watch.folder / "state" / "evidence").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole + b"\x1f\x8b\x08 half a record, as a power cut leaves it")
    assert watch.csto("db", "check").code == 0
    at = len(whole) // 2
    kept.write_bytes(whole[:at] + bytes(200) + whole[at + 200 :])
    cut = watch.csto("db", "check")
    kept.unlink()
    gone = watch.csto("db", "check")
    assert (cut.code, gone.code) == (1, 1)
    offsets = [one["evidence"]["offset"] for one in watch.records()]
    hit = max(offset for offset in offsets if offset <= at)
    assert f"evidence/{kept.name}: missing or damaged: 1 of the pages kept there, the first at {hit}\n" in cut.err
    assert f"evidence/{kept.name}: missing or damaged: 30 of the pages kept there" in gone.err
