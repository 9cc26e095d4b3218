"""Imports and exports beside the screen: in small steps, or in a thread with a way of its own into the store."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from leadcoach.errors import LeadcoachError
from leadcoach.services.desk import Desk
from leadcoach.services.exchange_wording import export_lines, import_lines
from leadcoach.services.export_account import Export
from leadcoach.services.exporting import Exporting, beside
from leadcoach.services.import_run import Found, ImportRun
from leadcoach.services.importing import Importing, chunks
from leadcoach.services.readers import Reading, Source, found

if TYPE_CHECKING:
    from leadcoach.ui.app import LeadcoachApp


@dataclass(slots=True)
class Running:
    """Something on its way; a thread may read and write this."""

    number: int = 0
    """Entries so far."""
    cancelled: bool = False
    """Whether somebody asked to stop."""
    lines: list[str] = field(default_factory=list)
    """The account where it ended with an error."""


def give_out(desk: Desk, store: Path, export: Export, attachments: Path, running: Running) -> list[str]:
    """Write an export, in a thread; gives the account. Raises LeadcoachError."""

    def say(number: int) -> None:
        running.number = number

    with beside(desk, store) as reading:
        exporting = Exporting(reading, attachments)
        return list(export_lines(exporting.run(export, cancelled=lambda: running.cancelled, progress=say)))


async def bring_in(
    coach: LeadcoachApp, source: Source, path: Path, attachments: Path, running: Running, *, dry_run: bool
) -> list[str]:
    """Read in a thread and write here, some entries at a time; gives the account. Raises LeadcoachError."""
    reading = Reading(source, path, coach.desk.clock().zone)
    pieces = chunks(found(reading))
    first = await asyncio.to_thread(next, pieces, None)
    if first is not None and not dry_run:
        from leadcoach.services.safety import before

        await asyncio.to_thread(before, coach.around.store, coach.desk.clock().at, "before-import")
    run = Importing(coach.desk, attachments).begin(source, dry_run=dry_run)
    try:
        await _feed(run, first, pieces, running)
    except LeadcoachError:
        run.account.cancelled = True
        running.lines = list(import_lines(run.finish()))
        raise
    return list(import_lines(run.finish()))


async def _feed(
    run: ImportRun, first: tuple[Found, ...] | None, pieces: Iterator[tuple[Found, ...]], running: Running
) -> None:
    chunk = first
    while chunk is not None:
        if running.cancelled:
            run.account.cancelled = True
            return
        run.keep(await asyncio.to_thread(run.prepare, chunk))
        running.number = run.account.read
        chunk = await asyncio.to_thread(next, pieces, None)
