"""What an instrument says, of what is kept or of a file; worksheets to fill in, and pages to hand out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from leadcoach.commands.base import JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.errors import Refused
from leadcoach.text import _, clean, one_line

if TYPE_CHECKING:
    from leadcoach.exchange.sheets import Sheets
    from leadcoach.services.desk import Desk
    from leadcoach.services.spoken import Spoken

STANDARD_INPUT = "-"
BALLOTS = ("ballot", "culture-ballot")
"""Instruments that read nothing and are there to be printed."""
PULSE = "pulse"


class Asked(NamedTuple):
    """What is to be read, and where to it goes."""

    use: str
    """The id of an instrument, or of a page to hand out."""
    file: str
    output: Path | None
    force: bool
    everything: bool
    as_json: bool


@click.command()
@click.argument("instrument", required=False)
@click.argument("file", required=False, metavar="[FILE|-]")
@click.option("--sheet", is_flag=True, help=_("Write the worksheet instead, to fill in with an editor."))
@click.option("-o", "--output", default="", metavar="PATH", help=_("Into a new file: .md, .txt, .html, .pdf or .json."))
@click.option("--force", is_flag=True, help=_("Write over what is there."))
@click.option("--everything", is_flag=True, help=_("With -o: also words that are marked as never to leave."))
@JSON
def read(instrument: str | None, file: str | None, sheet: bool, as_json: bool, **where: str | bool) -> None:
    """What an instrument says of your answers, or of the worksheet in FILE.

    Without INSTRUMENT it lists them. --sheet writes the worksheet with what you filled in so far; fill it in with any
    editor and read it with: leadcoach read INSTRUMENT FILE. Nothing of it is kept. The name of a page to hand out,
    such as hand-team-notice, gives that page.
    """
    if (sheet and file) or (instrument is None and (sheet or where["output"])):
        raise click.UsageError(_("Name an instrument; and --sheet writes a worksheet, it does not read one."))
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.services.hand_outs import page_named
        from leadcoach.services.instrument_list import named

        if instrument is None:
            _list(desk, as_json=as_json)
            return
        page = page_named(desk, instrument)
        target = _place(str(where["output"])) if where["output"] else None
        force, everything = bool(where["force"]), bool(where["everything"])
        asked = Asked(page or named(desk, instrument), file or "", target, force, everything, as_json)
        if page:
            _page(desk, asked, sheet=sheet)
        elif sheet:
            _sheet(desk, asked)
        else:
            _reading(desk, asked)


def _list(desk: Desk, *, as_json: bool) -> None:
    from leadcoach.plain.readings import list_json, list_lines
    from leadcoach.services.hand_outs import hand_outs
    from leadcoach.services.instrument_list import listed

    found = listed(desk)
    if as_json:
        say_json(list_json(found))
    else:
        say_lines(list_lines(found, tuple(page.id for page in hand_outs(desk))))


def _reading(desk: Desk, asked: Asked) -> None:
    from leadcoach.plain.readings import reading_json, reading_lines

    said, of = _read(desk, asked)
    if asked.output is not None:
        _write_reading(desk, asked, leaving := _leaving(desk, asked, said), of)
        if leaving is not said:
            say_lines([_numbers_stayed() if asked.use == PULSE else _stayed()])
    elif asked.as_json:
        say_json(reading_json(asked.use, said))
    else:
        say_lines(reading_lines(said, _width()))
        if asked.file and _reads_what_is_kept(asked.use, said):
            say_lines(["", _("It counts what is kept by the day or by the round, so a file says nothing of it.")])


def _read(desk: Desk, asked: Asked) -> tuple[Spoken, str]:
    """Give the reading, and in a few words what was read."""
    from leadcoach.services.instruments import Instruments

    if not asked.file:
        of = _("A page to print, one for each") if asked.use in BALLOTS else _("Of what is kept in leadcoach")
        return Instruments(desk).reading(asked.use), of
    from leadcoach.services.worksheet_files import WorksheetFiles

    data, name = _file(asked.file)
    said, filled = WorksheetFiles(desk).of_file(asked.use, data, name)
    return said, _("Of a worksheet of {day}").format(day=filled.day) if filled.day else _("Of a worksheet in a file")


def _reads_what_is_kept(use: str, said: Spoken) -> bool:
    """Whether a file had nothing to read because the days or rounds lie in the store alone."""
    from leadcoach.domain.instruments import INSTRUMENTS
    from leadcoach.services.reading_words import says_something

    return bool(INSTRUMENTS[use].facts) and not says_something(said.reading)


def _leaving(desk: Desk, asked: Asked, said: Spoken) -> Spoken:
    """Give a reading as a file may hold it. What the team did not agree to stays, whoever asks for everything."""
    from leadcoach.services.pulse import as_it_may_leave
    from leadcoach.services.withholding import Withholding

    if asked.file:
        return said
    return as_it_may_leave(desk, asked.use, said) if asked.everything else Withholding(desk).shareable(asked.use, said)


def _stayed() -> str:
    return _("Words marked as never to leave stayed here; --everything writes them as well.")


def _numbers_stayed() -> str:
    return _("The numbers stayed here: the sheet of the pulse holds no sentence about sharing yet.")


def _file(file: str) -> tuple[bytes, str]:
    """Give the bytes of a file, or of standard input, and what to call it; raises Refused."""
    from leadcoach.exchange.limits import pieces
    from leadcoach.exchange.sheet_files import MOST_BYTES

    if file == STANDARD_INPUT:
        if sys.stdin is None:
            raise Refused(_("There is no standard input to read from; name a file."))
        return sys.stdin.buffer.read(MOST_BYTES + 1), _("standard input")
    name = one_line(file, 120)
    try:
        return b"".join(pieces(_place(file), MOST_BYTES)), name
    except Refused as refused:
        raise Refused(f"{name}: {refused.message}") from None


def _place(path: str) -> Path:
    """Give a path with the home it may begin with; raises Refused for the home of nobody."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise Refused(_("There is nobody here whose home that could be.")) from None


def _width() -> int:
    """Give how wide lines may be: as the terminal, and no wider than is good to read."""
    from shutil import get_terminal_size

    from leadcoach.plain.readings import WIDTH

    return min(WIDTH, get_terminal_size((WIDTH, 24)).columns)


# Files ----------------------------------------------------------------------------------------------------------------


def _sheet(desk: Desk, asked: Asked) -> None:
    from leadcoach.exchange.sheet_files import written, written_json
    from leadcoach.services.worksheet_files import WorksheetFiles

    # What is shown here is shown to the person; a file may be given away.
    hidden = asked.output is None or asked.everything
    files = WorksheetFiles(desk)
    form = files.form(asked.use, hidden=hidden)
    day = desk.clock().day.isoformat()
    if asked.output is None and not asked.as_json:
        click.echo(clean(written(form, day), sys.maxsize).text, nl=False)
        return
    if asked.output is None:
        say_json(written_json(form, day))
        return
    import json

    ending = asked.output.suffix.lower()
    as_json = asked.as_json or ending == ".json"
    if not as_json and ending not in {".md", ".markdown", ".txt"}:
        raise Refused(_("A worksheet is written as .md or .json: end the name of the file so."))
    text = json.dumps(written_json(form, day), ensure_ascii=False, indent=2) if as_json else written(form, day)
    _write(asked, [text])
    if not hidden and form != files.form(asked.use):
        say_lines([_stayed()])


def _write_reading(desk: Desk, asked: Asked, said: Spoken, of: str) -> None:
    from leadcoach.plain.readings import reading_lines
    from leadcoach.services.reading_sheets import Dated, document

    ending = asked.output.suffix.lower() if asked.output else ""
    dated = Dated(desk.clock().day, desk.outline.language)
    if asked.as_json or ending == ".json":
        import json

        from leadcoach.plain.readings import reading_json

        _write(asked, [json.dumps(reading_json(asked.use, said), ensure_ascii=False, indent=2)])
    elif ending == ".txt":
        _write(asked, (f"{line}\n" for line in reading_lines(said)))
    else:
        refusal = _("A reading is written as .md, .txt, .html, .pdf or .json: end the name of the file so.")
        _write_document(asked, document(said, of, dated), refusal)


def _page(desk: Desk, asked: Asked, *, sheet: bool) -> None:
    from leadcoach.plain.hand_outs import page_lines
    from leadcoach.services.hand_outs import printed

    refusal = _("{name} is a page to hand out: read it, or write it with -o as .md, .txt, .html or .pdf.")
    refusal = refusal.format(name=asked.use)
    if sheet or asked.file or asked.as_json:
        raise Refused(refusal)
    page = printed(desk, asked.use)
    if asked.output is None:
        say_lines(page_lines(page, _width()))
    elif asked.output.suffix.lower() == ".txt":
        _write(asked, (f"{line}\n" for line in page_lines(page)))
    else:
        _write_document(asked, page, refusal)


def _write_document(asked: Asked, sheets: Sheets, refusal: str) -> None:
    """Write a document in the form its name asks for; raises Refused with the sentence given for another one."""
    ending = asked.output.suffix.lower() if asked.output else ""
    if ending in {".md", ".markdown"}:
        from leadcoach.exchange import sheet_markdown

        _write(asked, sheet_markdown.written(sheets))
    elif ending in {".html", ".htm"}:
        from leadcoach.exchange import html

        _write(asked, html.written(sheets))
    elif ending == ".pdf":
        from leadcoach.exchange import pdf

        _write_bytes(asked, lambda: pdf.written(sheets))
    else:
        raise Refused(refusal)


def _write(asked: Asked, pieces: Iterable[str]) -> None:
    _write_bytes(asked, lambda: clean("".join(pieces), sys.maxsize).text.encode("utf-8", "replace"))


def _write_bytes(asked: Asked, made: Callable[[], bytes]) -> None:
    """Write a new file, whole or not at all, and say where it is."""
    from leadcoach.exchange.writing import new_file

    if asked.output is None:
        return
    with new_file(asked.output, force=asked.force) as file:
        file.write(made())
    say_lines([_("Written: {path}").format(path=one_line(str(asked.output), 300))])
