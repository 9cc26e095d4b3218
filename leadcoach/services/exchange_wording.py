"""What came in and what went out, in sentences that every front end says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leadcoach.domain.items import Attachment, Failure
from leadcoach.services import export_account, import_account
from leadcoach.text import _, ngettext


def import_lines(account: import_account.Account) -> Iterator[str]:
    """Give the account of an import: numbers first, then a line for each thing that could not be read."""
    yield _counts(account)
    yield from _more(account)
    for each in account.remarks:
        yield _("Look at {place}: {reason}").format(place=each.place, reason=each.reason)
    yield from failure_lines(account.failures, account.failed)
    if account.cancelled:
        yield _("Stopped before the end. What is counted here is in; the same import again brings the rest.")
    if account.dry_run:
        yield _("This was a look only: nothing was written.")
    elif account.added or account.changed:
        yield _("To take it back: leadcoach import undo {run}").format(run=account.run)


def _counts(account: import_account.Account) -> str:
    """Give how many were read and what became of them; what happened to none is left out, but not what came in."""
    read = ngettext("{count} entry read", "{count} entries read", account.read).format(count=account.read)
    added = _("{count} would come in") if account.dry_run else _("{count} came in")
    parts = [added.format(count=account.added)]
    for count, said in (
        (account.here, _("{count} here already")),
        (account.changed, _("{count} changed")),
        (account.failed, _("{count} could not be read")),
    ):
        parts += [said.format(count=count)] if count else []
    return f"{read}: {', '.join(parts)}."


def _more(account: import_account.Account) -> Iterator[str]:
    if account.beside:
        one = "{count} changed one was edited here since; the words of the file lie in its history."
        many = "{count} changed ones were edited here since; the words of the file lie in their history."
        yield ngettext(one, many, account.beside).format(count=account.beside)
    if account.facts:
        yield _("Events: {count}.").format(count=account.facts)
    if account.erased:
        yield _("Deleted for good here, and left out: {count}.").format(count=account.erased)
    if account.unplaced:
        yield _("Text that had no place, kept below its entry: {count}.").format(count=account.unplaced)
    if account.removed:
        yield _("Control characters taken out: {count}.").format(count=account.removed)
    if account.kept_files or account.missing_files:
        yield _("Files kept with the entries: {kept}; missing: {missing}.").format(
            kept=account.kept_files, missing=account.missing_files
        )


def failure_lines(failures: Iterable[Failure], number: int) -> Iterator[str]:
    """Give a line for each failure with its place, and how many more there were."""
    told = 0
    for each in failures:
        told += 1
        yield _("Could not be read, {place}: {reason}").format(place=each.place, reason=each.reason)
    if number > told:
        yield _("… and {count} more.").format(count=number - told)


def export_lines(account: export_account.Account) -> Iterator[str]:
    """Give the account of an export."""
    if account.cancelled:
        yield _("Stopped. Nothing was written, and what was there before is there still.")
        return
    entries = ngettext("{count} entry", "{count} entries", account.entries).format(count=account.entries)
    words = ngettext("{count} word", "{count} words", account.words).format(count=account.words)
    if account.path:
        yield _("Written: {path}").format(path=account.path)
    yield f"{entries}, {words}" if account.words else entries
    if not account.entries:
        yield _("Nothing you wrote matches what you asked for.")
    if account.readings:
        one = "With what {count} instrument says."
        yield ngettext(one, "With what {count} instruments say.", account.readings).format(count=account.readings)
    if account.attachments or account.missing:
        yield _("Files that belong to them: {count}; missing: {missing}.").format(
            count=account.attachments, missing=account.missing
        )
    if account.left_out:
        one = "{count} is marked as never to leave, and stayed."
        yield ngettext(one, "{count} are marked as never to leave, and stayed.", account.left_out).format(
            count=account.left_out
        )


def attachment_lines(files: Iterable[Attachment]) -> Iterator[str]:
    """Give a line for each file that belongs to an entry: name, type, size; or that it is missing."""
    for each in files:
        about = ", ".join(filter(None, (each.type, size_text(each.size) if each.sha256 else _("missing"))))
        yield _("attached: {name} ({about})").format(name=each.name, about=about)


def size_text(size: int) -> str:
    """Give bytes as people write them."""
    if size < 1_000:
        return _("{size} bytes").format(size=size)
    if size < 1_000_000:
        return _("{size} kB").format(size=round(size / 1_000))
    return _("{size} MB").format(size=round(size / 1_000_000, 1))
