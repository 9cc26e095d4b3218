"""Homes of their own for journals that go out of one and into another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from leadcoach.bootstrap import House
from leadcoach.domain.items import Attachment, Item
from leadcoach.paths import paths
from leadcoach.services.desk import Desk
from leadcoach.services.export_account import Account, Export, Format
from leadcoach.services.exporting import Exporting
from leadcoach.services.import_account import Account as Imported
from leadcoach.services.import_run import Found
from leadcoach.services.importing import Importing
from leadcoach.services.readers import Reading, Source, found

NOW = datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
PHOTO = Attachment("garden.png", "image/png", len(PNG), "", PNG, "dayone-moment://AB12")
ITEM = Item(
    "A plain morning\n\nNothing more.",
    "2026-11-21",
    "2026-11-21T06:15:00.000Z",
    "Europe/Amsterdam",
    source="dayone:6F9619FF8B86D011B42D00C04FC964FF",
    place="entry 1",
)
ITEMS = (
    ITEM,
    replace(ITEM, text="Day only", day="2025-03-01", made_at="2025-03-01T12:00:00.000Z", zone="", zone_known=False,
            precision="day", source="markdown:day-only"),
    replace(ITEM, text="With all\n[2026-01-01 10:00] no header\n# no title\n---", day="2026-11-20",
            made_at="2026-11-20T22:10:00.000Z", zone="America/St_Johns", precision="minute", starred=True, energy=4,
            tags=("Team Meeting", "été"), source="jrnl:hash:0011", extra={"mood": "good", "deep": {"er": [1, None]}}),
    replace(ITEM, text="A photo ![](dayone-moment://AB12) stands here", day="2026-11-19",
            made_at="2026-11-19T10:00:00.000Z", source="dayone:AAAA19FF8B86D011B42D00C04FC964FF", attachments=(PHOTO,)),
    replace(ITEM, text="<script>alert('x')</script> =1+1 \\ * _ & \u2028 日本語 עברית", day="2026-11-18",
            made_at="2026-11-18T10:00:00.000Z", updated_at="2026-11-19T11:12:13.000Z", source="markdown:hostile"),
)  # fmt: skip


def home(folder: Path) -> House:
    """A home in a folder, not yet created."""
    return House(paths(folder), None, "en", lambda: NOW)


def take_in(house: House, items: tuple[Found, ...] = ITEMS, *, dry_run: bool = False) -> Imported:
    """Import items into a home."""
    with house.reading() if dry_run else house.writing() as desk:
        return Importing(desk, house.paths.attachments).run("test", iter(items), dry_run=dry_run)


def read_in(house: House, source: Source, path: Path, *, dry_run: bool = False) -> Imported:
    """Import a file into a home."""
    with house.reading() if dry_run else house.writing() as desk:
        reading = Reading(source, path, desk.clock().zone)
        return Importing(desk, house.paths.attachments).run(source, found(reading), dry_run=dry_run)


def give_out(house: House, wanted: Format, target: Path, line: str = "", *, everything: bool = False) -> Account:
    """Export a home into a file."""
    with house.reading() as desk:
        export = Export(wanted, target, line, everything=everything)
        return Exporting(desk, house.paths.attachments).run(export)


def counts(desk: Desk) -> tuple[int, ...]:
    """How many rows each table has that an import may touch."""
    tables = ("document", "version", "fact", "draft", "tag", "attached", "imported")
    return tuple(desk.store._db.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables)


def state(house: House) -> tuple[int, ...]:
    """The same, looked up in a home."""
    with house.reading() as desk:
        return counts(desk)
