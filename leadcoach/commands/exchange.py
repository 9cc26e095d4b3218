"""Taking journals in from elsewhere, and giving out what was written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from leadcoach.commands.base import INTERRUPTED, JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.commands.narrowing import narrowed, read_narrowing
from leadcoach.errors import StoreError
from leadcoach.text import _

if TYPE_CHECKING:
    from leadcoach.services.export_account import Format
    from leadcoach.services.import_account import Account
    from leadcoach.services.importing import Importing
    from leadcoach.services.readers import Reading

FORMATS = ("markdown", "html", "pdf", "json", "jrnl", "dayone")
PLACE = click.argument("path", type=click.Path(path_type=Path))
DRY = click.option("--dry-run", is_flag=True, help=_("Only look: the same account, and nothing is written."))
LOOK_EVERY = 200
"""Entries after which a progress line on the terminal is renewed."""


@click.group("import")
def import_() -> None:
    """Take in a journal from elsewhere. Nothing comes twice, and nothing here is written over."""


@import_.command("jrnl")
@PLACE
@click.option("--time-format", default="", help=_("How jrnl writes its times, as `timeformat` in its settings."))
@DRY
@JSON
def import_jrnl(path: Path, time_format: str, dry_run: bool, as_json: bool) -> None:
    """A journal of jrnl: its text file, or its JSON.

    The JSON is what `jrnl --format json` prints, in a file that ends in .json.
    """
    from leadcoach.services.readers import Reading

    _import(Reading("jrnl", path, time_format=time_format), dry_run, as_json)


@import_.command("dayone")
@PLACE
@click.option("--keep-place", is_flag=True, help=_("Take location, weather and device along; they are left off else."))
@DRY
@JSON
def import_dayone(path: Path, keep_place: bool, dry_run: bool, as_json: bool) -> None:
    """The JSON export of Day One, a zip or its folder."""
    from leadcoach.services.readers import Reading

    _import(Reading("dayone", path, keep_place=keep_place), dry_run, as_json)


@import_.command("markdown")
@PLACE
@click.option("--use-file-time", "file_time", is_flag=True, help=_("Notes without a date get that of their file."))
@DRY
@JSON
def import_markdown(path: Path, file_time: bool, dry_run: bool, as_json: bool) -> None:
    """A folder of Markdown notes, or one note.

    Obsidian keeps such folders. The front matter or the name of a note tells its day.
    """
    from leadcoach.services.readers import Reading

    _import(Reading("markdown", path, file_time=file_time), dry_run, as_json)


@import_.command("leadcoach")
@PLACE
@DRY
@JSON
def import_leadcoach(path: Path, dry_run: bool, as_json: bool) -> None:
    """What `leadcoach export json` wrote.

    It holds everything with every version: the way to another laptop.
    """
    from leadcoach.services.readers import Reading

    _import(Reading("leadcoach", path), dry_run, as_json)


@import_.command("runs")
@JSON
def import_runs(as_json: bool) -> None:
    """The imports that can be undone, the newest first."""
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.exchange import IMPORT_SCHEMA, run_lines
        from leadcoach.storage.imports import Imports

        runs = Imports(desk.store).runs()
        if as_json:
            say_json({"schema": IMPORT_SCHEMA, "runs": [run._asdict() for run in runs]})
        else:
            say_lines(run_lines(runs) if runs else [_("Nothing was imported that could be undone.")])


@import_.command("undo")
@click.argument("run", metavar="RUN")
def import_undo(run: str) -> None:
    """Take a whole import back.

    RUN is what `leadcoach import runs` shows. What you changed since stays, and is counted.
    """
    with one_sentence():
        from leadcoach.plain.exchange import undo_lines
        from leadcoach.services.importing import Importing

        house = the_house()
        with house.writing() as desk:
            from leadcoach.services.safety import before

            before(house.paths.store, house.now(), "before-import")
            say_lines(undo_lines(*Importing(desk, house.paths.attachments).undo(run)))


def _import(reading: Reading, dry_run: bool, as_json: bool) -> None:
    """Take a file or folder in and say the account; what could not be read is no failure of the whole."""
    with one_sentence():
        from leadcoach.services.importing import Importing
        from leadcoach.services.readers import found

        house = the_house()
        with house.reading() if dry_run else house.writing() as desk:
            reading = reading._replace(path=reading.path.expanduser(), zone=desk.clock().zone)
            first = next(found(reading), None)  # refuses before a backup is made
            if first is not None and not dry_run:
                from leadcoach.services.safety import before

                before(house.paths.store, house.now(), "before-import")
            _feed(Importing(desk, house.paths.attachments), reading, dry_run=dry_run, as_json=as_json)


def _feed(importing: Importing, reading: Reading, *, dry_run: bool, as_json: bool) -> None:
    from leadcoach.services.importing import chunks
    from leadcoach.services.readers import found

    run = importing.begin(reading.source, dry_run=dry_run)
    try:
        with _progress(_("read {count}")) as say:
            for chunk in chunks(found(reading)):
                run.keep(run.prepare(chunk))
                say(run.account.read)
    except KeyboardInterrupt:
        run.account.cancelled = True
    except StoreError:
        run.account.cancelled = True
        _say_account(run.finish(), as_json=as_json)
        raise
    _say_account(run.finish(), as_json=as_json)
    if run.account.cancelled:
        raise SystemExit(INTERRUPTED)


def _say_account(account: Account, *, as_json: bool) -> None:
    from leadcoach.plain.exchange import import_json, import_lines

    if as_json:
        say_json(import_json(account))
    else:
        say_lines(import_lines(account))


@click.command()
@click.argument("format", type=click.Choice(FORMATS))
@click.argument("words", nargs=-1)
@click.option("-o", "--output", default="", metavar="PATH", help=_("Where to; `-` for standard output."))
@click.option("--force", is_flag=True, help=_("Write over what is there."))
@click.option("--everything", is_flag=True, help=_("With json: also what is marked as never to leave."))
@click.option("--readings", is_flag=True, help=_("Also what the instruments say."))
@narrowed
@JSON
def export(
    format: str,  # noqa: A002 - the word people type
    words: tuple[str, ...],
    output: str,
    force: bool,
    everything: bool,
    as_json: bool,
    **narrowing: str | bool | tuple[str, ...] | None,
) -> None:
    """Write what you wrote to a file for others: markdown, html, pdf, json, jrnl or dayone.

    WORDS narrow it as a search does. Without -o it goes to a file of this folder named by the day; json holds
    everything, with every version, and is what `leadcoach import leadcoach` reads.
    """
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.exchange import export_json, export_lines
        from leadcoach.services.export_account import Export
        from leadcoach.services.exporting import Exporting

        exporting = Exporting(desk, the_house().paths.attachments)
        readings = bool(narrowing.pop("readings"))
        if everything and format != "json":
            raise click.UsageError(_("--everything is for json alone."))
        wanted = cast("Format", format)
        target = _target(exporting.default_name(wanted), wanted, output)
        asked = Export(wanted, target, " ".join(words), read_narrowing(narrowing), everything, force, readings)
        try:
            with _progress(_("written {count}")) as say:
                account = exporting.run(asked, progress=say)
        except KeyboardInterrupt:
            click.echo(_("Stopped. Nothing was written, and what was there before is there still."), err=True)
            raise
        if isinstance(target, Path) and as_json:
            say_json(export_json(account))
        elif isinstance(target, Path):
            say_lines(export_lines(account))
        else:
            for line in export_lines(account):
                click.echo(line, err=True)


def _target(name: str, wanted: Format, output: str) -> Path | BinaryIO:
    from leadcoach.services.export_account import PRINTABLE

    if output == "-":
        if wanted not in PRINTABLE:
            raise click.UsageError(_("Only {names} can go to standard output.").format(names="html, json, jrnl"))
        return sys.stdout.buffer
    target = Path(output or name).expanduser()
    inside = bool(output) and wanted != "markdown" and target.is_dir() and not target.is_symlink()
    return target / name if inside else target


@contextmanager
def _progress(sentence: str) -> Iterator[Callable[[int], None]]:
    """Give a way to say how far it is, on a terminal only, in one line that goes in the end."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    last = -LOOK_EVERY

    def say(number: int) -> None:
        nonlocal last
        if shown and number - last >= LOOK_EVERY:
            last = number
            click.echo("\r" + sentence.format(count=number), nl=False, err=True)

    try:
        yield say
    finally:
        if last >= 0:
            click.echo("\r" + " " * 40 + "\r", nl=False, err=True)
