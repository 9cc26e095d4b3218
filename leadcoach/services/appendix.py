"""What the instruments say, as the last part of an export; nothing that must not leave is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.errors import ContentError
from leadcoach.exchange import sheets
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.reading_sheets import Dated, section
from leadcoach.services.reading_words import says_something
from leadcoach.services.spoken import Spoken
from leadcoach.services.withholding import Withholding

FILE = "what-the-instruments-say.md"
"""Its name in a folder of Markdown files."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """Reads every instrument that has something to say; `seen` is told of each."""

    desk: Desk
    seen: Callable[[], None] = lambda: None

    def readings(self) -> Iterator[Spoken]:
        """Give the readings in the order of the programme, as they may leave."""
        instruments, withholding = Instruments(self.desk), Withholding(self.desk)
        for module in self.desk.outline.instruments:
            if module.id not in INSTRUMENTS:
                continue
            # One text of the programme that cannot be read must not cost the export.
            with suppress(ContentError):
                said = instruments.reading(module.id)
                # A sheet to print, such as a ballot, says the same before anything is written.
                blank = instruments.of_answers(module.id, {}).reading
                if says_something(said.reading) and said.reading != blank:
                    self.seen()
                    yield withholding.shareable(module.id, said)

    def section(self) -> sheets.Section:
        """Give them as a section; they are read while it is written."""
        return section(self.readings(), Dated(self.desk.clock().day, self.desk.outline.language))

    def file(self) -> tuple[str, bytes]:
        """Give them as one Markdown file with its name."""
        from leadcoach.exchange import sheet_markdown

        text = "".join(sheet_markdown.section_written(self.section()))
        return FILE, text.lstrip("\n").encode("utf-8", "replace")
