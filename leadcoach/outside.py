"""What the short commands do around a store that the app may be holding: write, log, edit, demo."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leadcoach.errors import Refused, StoreBusy, StoreError
from leadcoach.text import _, clean

if TYPE_CHECKING:
    from leadcoach.bootstrap import House


def write_entry(
    house: House, text: str, *, day: date | None = None, week: int | None = None, energy: int | None = None
) -> str:
    """Keep an entry, in the store or in the inbox of the running app; gives the sentence to say."""
    from leadcoach.services.journaling import Journaling, free_body

    try:
        with house.writing(wait=house.patience()) as desk:
            document = Journaling(desk).write(text, day=day, week=week, energy=energy)
            return _("Kept: {id}").format(id=document.id)
    except StoreBusy:
        from leadcoach.storage import inbox

        with house.reading() as desk:
            document, words = Journaling(desk).finished(text, day=day, week=week)
            inbox.put(house.paths.inbox, inbox.entry(document, free_body(words, energy), version_id=house.new_id()))
        return _("Kept: {id}. The open app takes it in within two seconds.").format(id=document.id)
    except StoreError as error:
        raise type(error)(error.message + " " + _kept_aside(house, text, energy)) from None


def _kept_aside(house: House, text: str, energy: int | None) -> str:
    """Keep the words of a failed entry in the inbox, as a draft that the next start brings back; say whether it did."""
    from leadcoach.domain.records import Draft, utc_stamp
    from leadcoach.services.journaling import free_body
    from leadcoach.storage import inbox

    body = free_body(clean(text).text, energy)
    draft = Draft(house.new_id(), body, "", house.session, utc_stamp(house.now()), "entry")
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
        with house.writing(wait=house.patience()) as desk:
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

    weeks = load_demo(house.content, house.language)
    with house.writing() as desk:
        return said(Demo(desk, weeks).fill(week), week)
