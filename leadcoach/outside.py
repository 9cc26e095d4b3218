"""What the short commands do around a store that the app may be holding: write, log, edit, demo, doctor."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leadcoach.errors import Refused, StoreBusy, StoreError
from leadcoach.text import _, clean

if TYPE_CHECKING:
    from leadcoach.bootstrap import House
    from leadcoach.storage.health import Health

APP_WAIT = 0.3
"""Seconds to wait for the lock before leaving things in the inbox; another short command is done by then."""


def write_entry(house: House, text: str, *, day: date | None = None, week: int | None = None) -> str:
    """Keep an entry, in the store or in the inbox of the running app; gives the sentence to say."""
    from leadcoach.services.journaling import TEXT, Journaling

    try:
        with house.writing(wait=APP_WAIT) as desk:
            document = Journaling(desk).write(text, day=day, week=week)
            return _("Kept: {id}").format(id=document.id)
    except StoreBusy:
        from leadcoach.storage import inbox

        with house.reading() as desk:
            document, words = Journaling(desk).finished(text, day=day, week=week)
            inbox.put(house.paths.inbox, inbox.entry(document, {TEXT: words}, version_id=house.new_id()))
        return _("Kept: {id}. The open app takes it in within two seconds.").format(id=document.id)
    except StoreError as error:
        raise type(error)(error.message + " " + _kept_aside(house, text)) from None


def _kept_aside(house: House, text: str) -> str:
    """Keep the words of a failed entry in the inbox, as a draft that the next start brings back; say whether it did."""
    from leadcoach.domain.records import Draft, utc_stamp
    from leadcoach.services.journaling import TEXT
    from leadcoach.storage import inbox

    draft = Draft(house.new_id(), {TEXT: clean(text).text}, "", house.session, utc_stamp(house.now()), "entry")
    try:
        path = inbox.put(house.paths.inbox, inbox.draft(draft))
    except StoreError:
        return _("Your words could not be kept in the inbox either.")
    return _("Your words are kept in {path}; the next start brings them back.").format(path=path)


def log_kinds(house: House) -> Iterator[str]:
    """Say what can be logged and how."""
    from leadcoach.services.counting import Counting

    with house.reading() as desk:
        for kind, (_module, step) in Counting(desk).kinds().items():
            yield _("leadcoach log {kind} …   {title}").format(kind=kind, title=step.title)
            for name, label in step.fields:
                yield f"    {name}  {label}"
    yield _("leadcoach log practice done|tried|not-possible|own [WORDS]")


def log_now(house: House, kind: str, words: Sequence[str], *, week: int | None = None) -> str:
    """Keep a log, in the store or in the inbox of the running app; gives the sentence to say."""
    from leadcoach.services.counting import Counting

    try:
        with house.writing(wait=APP_WAIT) as desk:
            counting = Counting(desk)
            logged = counting.make(kind, words, week=week)
            counting.keep(logged)
            return logged.sentence
    except StoreBusy:
        from leadcoach.storage import inbox

        with house.reading() as desk:
            logged = Counting(desk).make(kind, words, week=week)
            if logged.document is not None and logged.body is not None:
                item = inbox.entry(logged.document, logged.body, version_id=house.new_id())
                inbox.put(house.paths.inbox, item)
            for fact in logged.facts:
                inbox.put(house.paths.inbox, inbox.fact(fact))
        return logged.sentence


@contextmanager
def edited(house: House) -> Iterator[str]:
    """Give what was written in $VISUAL or $EDITOR, in a private file in the home that goes once the words are kept.

    When words cannot be kept the file stays, and the error says where; raises StoreError and Refused.
    """
    import click

    from leadcoach.storage.editor_files import new_file

    path = new_file(house.paths.inbox, os.getpid(), house.new_id())
    try:
        click.edit(filename=str(path), require_save=False)
        yield path.read_text(encoding="utf-8", errors="replace")
    except StoreError as error:
        raise type(error)(error.message + " " + _("Your words are in {path}.").format(path=path)) from None
    except Refused as error:
        if path.read_text(encoding="utf-8", errors="replace").strip():
            raise Refused(error.message + " " + _("Your words are in {path}.").format(path=path)) from None
        path.unlink(missing_ok=True)
        raise
    else:
        path.unlink(missing_ok=True)


def show_demo(house: House, week: int, *, only_fill: bool, mouse: bool = True, ascii_only: bool = False) -> int:
    """Fill a throwaway home with an invented manager's weeks and open it; gives the exit code."""
    import tempfile

    import click

    if only_fill:
        click.echo(_fill_demo(house, week))
        return 0
    from leadcoach.bootstrap import house as open_house
    from leadcoach.bootstrap import launch

    with tempfile.TemporaryDirectory(prefix="leadcoach-demo-") as folder:
        thrown = open_house(Path(folder), house.content_override, house.language)
        click.echo(_fill_demo(thrown, week))
        return launch(thrown, mouse=mouse, ascii_only=ascii_only)


def _fill_demo(house: House, week: int) -> str:
    from leadcoach.curriculum.demo import load_demo
    from leadcoach.services.demo import Demo, said

    data = load_demo(house.content, house.language)
    with house.writing() as desk:
        demo = Demo(desk, data.answers)
        filled = demo.fill(week)
        demo.write(data.entries, data.captures)
        demo.count(data.logs)
    return said(filled, week)


class Report(NamedTuple):
    """What the doctor found."""

    store: Path
    health: Health | None
    waiting: int
    """Files in the inbox that nobody took in yet."""

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return self.health is None or (self.health.sound and not self.health.open_to_others)

    def lines(self) -> Iterator[str]:
        """Say it in lines."""
        yield _("Store: {path}").format(path=self.store)
        if self.health is None:
            yield _("Nothing has been written yet, so there is nothing to check.")
            return
        yield from _health_lines(self.health)
        if self.waiting:
            yield _("{count} waiting in the inbox; the next start takes them in.").format(count=self.waiting)

    def as_json(self) -> dict[str, object]:
        """Give the same with a versioned schema."""
        found = _health_json(self.health) if self.health else None
        return {"schema": "leadcoach/doctor/1", "store": str(self.store), "health": found, "waiting": self.waiting}


def _health_lines(health: Health) -> Iterator[str]:
    counts = ", ".join(f"{name} {count}" for name, count in health.counts.items())
    yield _("Holds: {counts} · {size} kB").format(counts=counts, size=round(health.size / 1024))
    if health.sound:
        yield _("Whole: every page, every row and every word is as it was written.")
    yield from (_("Wrong: {problem}").format(problem=problem) for problem in health.problems)
    if health.altered:
        yield _("Wrong: {count} versions hold other words than were written.").format(count=len(health.altered))
    if health.headless:
        yield _("Wrong: {count} documents have lost their latest wording.").format(count=health.headless)
    if not health.search:
        yield _(
            "The search index does not fit what was written: a search may miss words. The words themselves are whole."
        )
    if health.open_to_others:
        names = ", ".join(health.open_to_others)
        yield _("Other users of this machine can reach: {names}. Take their rights away with chmod go=.").format(
            names=names
        )
    else:
        yield _("Private: nobody else on this machine can read it.")
    safe = _("free of") if health.safe_sqlite else _("older than the cure of")
    yield _("SQLite {version}, {safe} a fault that needs two writers; leadcoach uses one.").format(
        version=health.sqlite, safe=safe
    )


def _health_json(health: Health) -> dict[str, object]:
    return {
        "sqlite": health.sqlite,
        "bytes": health.size,
        "modes": {name: oct(mode) for name, mode in health.modes.items()},
        "problems": list(health.problems),
        "altered": list(health.altered),
        "headless": health.headless,
        "search": health.search,
        "counts": dict(health.counts),
        "sound": health.sound,
    }


def examine_home(house: House) -> Report:
    """Look at the store without changing it; raises StoreReadOnly where it may not be looked at."""
    from leadcoach.storage import faults
    from leadcoach.storage.health import examine
    from leadcoach.storage.inbox import waiting

    path = house.paths.store
    try:
        health = examine(path) if path.exists() else None
        return Report(path, health, len(waiting(house.paths.inbox)))
    except OSError as error:
        raise faults.from_system(error, str(path)) from None
