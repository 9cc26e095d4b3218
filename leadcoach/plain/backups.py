"""Backups in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from leadcoach.domain.records import utc_stamp
from leadcoach.plain.doctor import counts_text, place_sentence
from leadcoach.services.safety import Made, Put
from leadcoach.storage.backups import Backup
from leadcoach.storage.surroundings import Place
from leadcoach.text import _, ngettext


def reason_text(backup: Backup) -> str:
    """Give why a backup was made, in words."""
    return {
        "asked": _("asked for"),
        "daily": _("daily"),
        "working": _("while working"),
        "before-migration": _("before an update"),
        "before-import": _("before an import"),
        "before-restore": _("before a restore"),
        "before-delete": _("before a deletion"),
    }.get(backup.reason, backup.reason or _("from elsewhere"))


def time_text(backup: Backup, zone: tzinfo | None) -> str:
    """Give when a backup was made, by the person's clock."""
    return backup.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def size_text(size: int) -> str:
    """Give a size that a person can compare."""
    return _("{size} kB").format(size=round(size / 1000)) if size < 10_000_000 else f"{size / 1_000_000:.0f} MB"


def list_lines(backups: Iterable[Backup], zone: tzinfo | None) -> Iterator[str]:
    """Give a line a backup, the newest first."""
    for backup in reversed(tuple(backups)):
        parts = [time_text(backup, zone), backup.path.name, reason_text(backup), size_text(backup.size)]
        if backup.facts and backup.good:
            parts.append(counts_text(backup.facts.counts))
        else:
            parts.append(_("not known to be whole: leadcoach backup verify {name}").format(name=backup.path.name))
        yield "  ".join(parts)


def made_lines(made: Made, place: Place) -> Iterator[str]:
    """Say what was made, where, and what is left to do."""
    facts = made.backup.facts
    yield _("Backed up and checked: {path}").format(path=made.backup.path)
    if facts:
        yield _("It holds: {counts} · {size}").format(counts=counts_text(facts.counts), size=size_text(facts.size))
    if made.pruned:
        yield ngettext(
            "{count} older backup was no longer needed and went.",
            "{count} older backups were no longer needed and went.",
            made.pruned,
        ).format(count=made.pruned)
    if made.copied:
        yield _("Copied and read back: {path}").format(path=made.copied.backup.path)
        if made.copied.attachments:
            yield _("With it went {count} attachments.").format(count=made.copied.attachments)
        for name in made.copied.altered:
            yield _("Not copied, because it is not what was kept: attachment {name}.").format(name=name)
    if said := place_sentence(place):
        yield said


def put_lines(put: Put, zone: tzinfo | None) -> Iterator[str]:
    """Say what a restore did, and where what was there before is."""
    yield _("Restored: what was written until {time} ({counts}).").format(
        time=time_text(put.backup, zone), counts=counts_text(put.restored.counts)
    )
    if put.attachments:
        yield _("With it came {count} attachments.").format(count=put.attachments)
    if put.restored.kept is None:
        return
    kept = put.restored.kept
    if put.restored.whole:
        yield _("What was there before is kept: leadcoach backup restore {name} brings it back.").format(name=kept.name)
    else:
        yield _("What was there before could not be used; it was moved to {path}, and nothing of it was lost.").format(
            path=kept
        )


def backup_json(backup: Backup) -> dict[str, object]:
    """Give one backup."""
    facts = backup.facts
    return {
        "name": backup.path.name,
        "path": str(backup.path),
        "made_at": utc_stamp(backup.at),
        "reason": backup.reason or None,
        "bytes": backup.size,
        "sha256": facts.sha256 if facts else None,
        "counts": dict(facts.counts) if facts else None,
        "good": backup.good,
    }


def list_json(backups: Iterable[Backup]) -> dict[str, object]:
    """Give all of them, the newest first, with a versioned schema."""
    return {"schema": "leadcoach/backups/1", "backups": [backup_json(each) for each in reversed(tuple(backups))]}


def made_json(made: Made, place: Place) -> dict[str, object]:
    """Give what was made with a versioned schema."""
    copied = made.copied
    return {
        "schema": "leadcoach/backup-made/1",
        "backup": backup_json(made.backup),
        "pruned": made.pruned,
        "copied": backup_json(copied.backup) | {"attachments": copied.attachments} if copied else None,
        "synced_by": place.synced or None,
        "remote": place.remote or None,
    }
