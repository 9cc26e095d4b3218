"""Earlier wordings, differences, the bin and what was deleted, in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leadcoach.domain.differences import Line, Piece, lines_of
from leadcoach.domain.records import Moment
from leadcoach.plain.journal import entry_json
from leadcoach.services.headings import unheaded
from leadcoach.services.journaling import title
from leadcoach.services.keeping import Binned, Wording
from leadcoach.services.kept_wording import SIGNS, days_text, left_out, when_text, why_text
from leadcoach.storage.erasing import Gone, Mentions
from leadcoach.text import _, ngettext

SCHEMA = "leadcoach/journal-versions/1"
BIN_SCHEMA = "leadcoach/journal-bin/1"


def version_lines(wordings: Iterable[Wording], now: Moment) -> Iterator[str]:
    """Give a line a wording: number, when, why, how many words, the first that changed."""
    found = tuple(wordings)
    width = len(str(len(found)))
    for each in found:
        words = ngettext("{count} word", "{count} words", each.words).format(count=each.words)
        stands = _("stands now") if each.stands else ""
        parts = (when_text(each.version.made_at, now), why_text(each.version.why), words, stands, each.changed)
        yield "  ".join((f"{each.number:>{width}}", *(part for part in parts if part)))


def versions_json(identity: str, wordings: Iterable[Wording]) -> dict[str, object]:
    """Give every wording with a versioned schema."""
    versions = [
        {
            "number": each.number,
            "id": each.version.id,
            "made_at": each.version.made_at,
            "why": each.version.why,
            "words": each.words,
            "stands": each.stands,
            "text": None if each.version.body is None else each.text,
        }
        for each in wordings
    ]
    return {"schema": SCHEMA, "id": identity, "versions": versions}


def difference_lines(pieces: Iterable[Piece]) -> Iterator[str]:
    """Give a difference as text: what was taken out in `[-…-]`, what was added in `{+…+}`."""
    found = tuple(pieces)
    if all(piece.change == "kept" for piece in found):
        yield _("The words are the same.")
        return
    for line in lines_of(found):
        yield left_out(line) if isinstance(line, int) else marked(line)


def difference_json(identity: str, pieces: Iterable[Piece]) -> dict[str, object]:
    """Give a difference with a versioned schema: pieces kept, out and in, which together make both texts."""
    return {"schema": SCHEMA, "id": identity, "difference": [[piece.change, piece.text] for piece in pieces]}


def marked(line: Line) -> str:
    """Give a line of a difference with its signs."""
    return "".join(f"{SIGNS[change][0]}{text}{SIGNS[change][1]}" for change, text in line)


def bin_lines(binned: Iterable[Binned]) -> Iterator[str]:
    """Give a line for each that lies in the bin: day, id, how long it stays, first line."""
    for each in binned:
        days = days_text(each.days_left)
        yield f"{each.document.day}  {each.document.id}  {days}  {unheaded(title(each.document))}"


def bin_json(binned: Iterable[Binned]) -> dict[str, object]:
    """Give what lies in the bin with a versioned schema."""
    entries = [
        {**entry_json(each.document), "binned_at": each.document.binned_at, "days_left": each.days_left}
        for each in binned
    ]
    return {"schema": BIN_SCHEMA, "entries": entries}


def purged_lines(changed: Mentions, gone: Gone) -> Iterator[str]:
    """Say what became of a name."""
    if gone.ids:
        said = ngettext("{count} entry is deleted for good.", "{count} entries are deleted for good.", len(gone.ids))
        yield said.format(count=len(gone.ids))
    if changed.documents:
        said = ngettext("The name is out of {count} wording.", "The name is out of {count} wordings.", changed.wordings)
        yield said.format(count=changed.wordings)


def backup_lines(names: Iterable[str]) -> Iterator[str]:
    """Say which backups still hold what was deleted, and what can be done."""
    found = tuple(names)
    if not found:
        return
    yield ngettext(
        "{count} backup still holds it. Delete its file yourself if it must go there too:",
        "{count} backups still hold it. Delete their files yourself if it must go there too:",
        len(found),
    ).format(count=len(found))
    yield from (f"  {name}" for name in found)
