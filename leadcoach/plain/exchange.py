"""What came in and what went out, in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leadcoach.domain.items import Attachment
from leadcoach.services import export_account, import_account
from leadcoach.services.exchange_wording import attachment_lines, export_lines, import_lines
from leadcoach.storage.imports import Run
from leadcoach.text import ngettext

__all__ = [
    "attachment_lines",
    "attachments_json",
    "export_json",
    "export_lines",
    "import_json",
    "import_lines",
    "run_lines",
    "undo_lines",
]

IMPORT_SCHEMA = "leadcoach/import/1"
EXPORT_SCHEMA = "leadcoach/export/1"


def import_json(account: import_account.Account) -> dict[str, object]:
    """Give the account of an import with a versioned schema."""
    return {
        "schema": IMPORT_SCHEMA,
        "run": account.run or None,
        "dry_run": account.dry_run,
        "cancelled": account.cancelled,
        "read": account.read,
        "added": account.added,
        "already_here": account.here,
        "changed": account.changed,
        "beside": account.beside,
        "failed": account.failed,
        "facts": account.facts,
        "erased": account.erased,
        "unplaced": account.unplaced,
        "removed_characters": account.removed,
        "attachments": {"kept": account.kept_files, "missing": account.missing_files},
        "failures": [{"place": each.place, "reason": each.reason} for each in account.failures],
        "remarks": [{"place": each.place, "reason": each.reason} for each in account.remarks],
    }


def run_lines(runs: Iterable[Run]) -> Iterator[str]:
    """Give a line an import that can be undone: when, id, how much it brought."""
    for run in runs:
        brought = ngettext("{count} thing came in", "{count} things came in", run.brought).format(count=run.brought)
        yield f"{run.at[:16].replace('T', ' ')} UTC  {run.id}  {brought}"


def undo_lines(gone: int, kept: int) -> Iterator[str]:
    """Say what became of taking an import back."""
    yield ngettext("{count} thing was taken back.", "{count} things were taken back.", gone).format(count=gone)
    if kept:
        one = "{count} was changed since, and stayed."
        yield ngettext(one, "{count} were changed since, and stayed.", kept).format(count=kept)


def export_json(account: export_account.Account) -> dict[str, object]:
    """Give the account of an export with a versioned schema."""
    return {
        "schema": EXPORT_SCHEMA,
        "format": account.format,
        "path": account.path or None,
        "cancelled": account.cancelled,
        "entries": account.entries,
        "words": account.words,
        "readings": account.readings,
        "attachments": {"written": account.attachments, "missing": account.missing},
        "left_out": account.left_out,
    }


def attachments_json(files: Iterable[Attachment]) -> list[dict[str, object]]:
    """Give the files of an entry."""
    return [
        {"name": each.name, "type": each.type or None, "bytes": each.size, "sha256": each.sha256 or None}
        for each in files
    ]
