"""Export: everything that was written, or what filters choose of it, in a form that other programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from leadcoach.services.desk import Desk
from leadcoach.services.export_account import ENDINGS, JOURNAL, READABLE, Account, Cancelled, Export, Format
from leadcoach.services.export_run import ExportRun, Kept
from leadcoach.services.finding import Finding
from leadcoach.storage.attachments import Attached, AttachedFiles
from leadcoach.storage.leaving import Chosen, Leavings
from leadcoach.storage.store import Store


class Exporting:
    """Use cases of giving out; `attachments` is the folder of the bytes of files."""

    def __init__(self, desk: Desk, attachments: Path) -> None:
        self._desk = desk
        self._leavings = Leavings(desk.store)
        self._kept = Kept(desk, AttachedFiles(attachments), self._leavings, Attached.of_store(desk.store))

    def default_name(self, wanted: Format) -> str:
        """Give the name a file of that format has where nobody named one."""
        return f"leadcoach-{self._desk.clock().day.isoformat()}{ENDINGS[wanted]}"

    def chosen(self, export: Export) -> Chosen:
        """Give what the search line and the filters choose; without kinds, those the format is for."""
        words, filters = Finding(self._desk).filters(export.line, export.filters)
        own = export.format == "json"
        if not filters.kinds and not own:
            filters = filters._replace(kinds=READABLE if export.format in ("html", "pdf") else JOURNAL)
        return Chosen(words, filters, binned=own, hidden=own and export.everything)

    def count(self, export: Export) -> int:
        """Give how many documents an export would hold."""
        return self._leavings.count(self.chosen(export))

    def run(
        self,
        export: Export,
        *,
        cancelled: Callable[[], bool] = lambda: False,
        progress: Callable[[int], None] = lambda _written: None,
    ) -> Account:
        """Write the export and give the account; raises Refused, and a StoreError where there is no room.

        What was at the target before stays unless everything was written.
        """
        writing = ExportRun(self._kept, export, self.chosen(export), cancelled, progress)
        try:
            writing.write()
        except Cancelled:
            return Account(export.format, cancelled=True)
        return writing.account


@contextmanager
def beside(desk: Desk, store: Path) -> Iterator[Desk]:
    """Give the desk over a second way into the store, for reading alone, that belongs to the thread that asks.

    Raises a StoreError.
    """
    opened = Store.open(store, write=False, session=desk.session)
    try:
        yield desk._replace(store=opened)
    finally:
        opened.close()
