"""For authors of the programme's text."""

from __future__ import annotations

from pathlib import Path

import click

from leadcoach.commands.base import JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.errors import LeadcoachError
from leadcoach.text import _, ngettext


@click.group()
def content() -> None:
    """For authors of the programme's text."""


@content.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
def content_check(folder: Path | None) -> None:
    """Every error with file, line and cure, all in one run; exit 1 on any."""
    with one_sentence():
        from leadcoach.curriculum.check import check
        from leadcoach.curriculum.locate import content_folder

        faults = check(content_folder(folder or the_house().content_override))
        say_lines(str(fault) for fault in faults)
        if faults:
            count = len(faults)
            raise LeadcoachError(ngettext("{count} error.", "{count} errors.", count).format(count=count))
        click.echo(_("The content is clean."))


@content.command("index")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
def content_index(folder: Path | None) -> None:
    """Write index.json anew, from which the app starts."""
    with one_sentence():
        from leadcoach.curriculum.index import write_index
        from leadcoach.curriculum.locate import content_folder

        write_index(content_folder(folder or the_house().content_override))
        click.echo(_("Written: index.json"))


@content.command("coverage")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@JSON
def content_coverage(folder: Path | None, as_json: bool) -> None:
    """Where each concept of the programme is carried out, a line each."""
    with one_sentence():
        from leadcoach.curriculum.coverage import coverage
        from leadcoach.curriculum.locate import content_folder
        from leadcoach.plain.coverage import coverage_json, coverage_lines

        house = the_house()
        found = coverage(content_folder(folder or house.content_override), house.language)
        if as_json:
            say_json(coverage_json(found))
        else:
            say_lines(coverage_lines(found))
