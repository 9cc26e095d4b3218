"""What the instruments say, as the last part of an export; nothing that must not leave is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from leadcoach.domain.blocks import Block, Reading
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.items import Item
from leadcoach.domain.readings import Given, Sheet
from leadcoach.errors import ContentError
from leadcoach.exchange import sheets
from leadcoach.exchange.markdown_files import READINGS
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.pulse import as_it_may_leave
from leadcoach.services.reading_sheets import Dated, appendix_title, parts, section
from leadcoach.services.reading_words import says_something
from leadcoach.services.spoken import Spoken
from leadcoach.services.withholding import Withholding


@dataclass(frozen=True, slots=True)
class Appendix:
    """Reads every instrument that has something to say; `seen` is told of each."""

    desk: Desk
    seen: Callable[[], None] = lambda: None
    whole: bool = False
    """Whether words that never leave are in it, for a file that stays with the person."""

    def readings(self) -> Iterator[tuple[str, Spoken]]:
        """Give each instrument with its reading, in the order of the programme, as they may leave."""
        instruments, withholding = Instruments(self.desk), Withholding(self.desk)
        for module in self.desk.outline.instruments:
            if module.id not in INSTRUMENTS:
                continue
            # One text of the programme that cannot be read must not cost the export.
            with suppress(ContentError):
                said = instruments.reading(module.id)
                if says_something(said.reading) and said.reading != unwritten(self.desk, module.id):
                    self.seen()
                    # What the team agreed on holds for a whole copy as well.
                    agreed = as_it_may_leave(self.desk, module.id, said)
                    yield module.id, agreed if self.whole else withholding.shareable(module.id, agreed)

    def section(self) -> sheets.Section:
        """Give them as a section; they are read while it is written."""
        dated = Dated(self.desk.clock().day, self.desk.outline.language)
        return section((said for _use, said in self.readings()), dated)

    def file(self) -> tuple[str, bytes]:
        """Give them as one Markdown file with its name."""
        from leadcoach.exchange import sheet_markdown

        text = "".join(sheet_markdown.section_written(self.section()))
        return READINGS, text.lstrip("\n").encode("utf-8", "replace")

    def items(self) -> Iterator[Item]:
        """Give them as one entry in Markdown for another journal; none where nothing is said."""
        from leadcoach.exchange import sheet_markdown
        from leadcoach.services.appended import entry

        text = "".join(map(sheet_markdown.piece_written, self.section().pieces))
        if text:
            yield entry(appendix_title(), text, self.desk.clock())

    def records(self) -> Iterator[dict[str, object]]:
        """Give them as JSON values, each block with its words in Markdown."""
        from leadcoach.services.reading_values import reading_values

        for use, said in self.readings():
            yield reading_values(use, said, partial(_in_markdown, said))


def unwritten(desk: Desk, use: str) -> Reading:
    """Give what an instrument says before anything is written; a sheet to print, such as a ballot, says it always."""
    return INSTRUMENTS[use].read(Given(desk.clock().day, desk.week() or 0, Sheet(), outline=desk.outline))


def _in_markdown(said: Spoken, block: Block) -> str:
    from leadcoach.exchange import sheet_markdown

    return sheet_markdown.parts_written(parts(Spoken(Reading((), (block,)), said.phrases)))
