"""Backups: made and proved, listed, checked, put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadcoach.commands.base import JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.errors import Refused, StoreError
from leadcoach.text import _

if TYPE_CHECKING:
    from leadcoach.bootstrap import House
    from leadcoach.services.safety import Safety
    from leadcoach.storage.backups import Backup


@click.group()
def backup() -> None:
    """Make, list, check and restore backups."""


@backup.command("create")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), help=_("Put a copy in this folder too."))
@click.option("--remember", is_flag=True, help=_("Let the daily backup go there too from now on."))
@JSON
def backup_create(to: Path | None, remember: bool, as_json: bool) -> None:
    """Make a backup now and prove that it is whole."""
    if remember and to is None:
        raise click.UsageError(_("Say with --to which folder to remember."))
    with one_sentence():
        from leadcoach.plain.backups import made_json, made_lines

        house = the_house()
        safety = _safety(house)
        if to and remember:
            safety.remember(to, house.writing)
        made = safety.create(to=to)
        if as_json:
            say_json(made_json(made, safety.place()))
            return
        say_lines(made_lines(made, safety.place()))
        if remember:
            say_lines([_("The daily backup goes there too from now on.")])


@backup.command("list")
@JSON
def backup_list(as_json: bool) -> None:
    """Every backup, the newest first."""
    with one_sentence():
        from leadcoach.plain.backups import list_json, list_lines

        house = the_house()
        found = _safety(house).all()
        if as_json:
            say_json(list_json(found))
        else:
            none = [_("There is no backup yet; leadcoach backup create makes one.")]
            say_lines(list_lines(found, house.now().tzinfo) if found else none)


@backup.command("verify")
@click.argument("name", required=False)
@click.option("--all", "every", is_flag=True, help=_("Check each one."))
def backup_verify(name: str | None, every: bool) -> None:
    """Read a backup whole, and say whether it is good.

    NAME is its name or the path of a file; without one, the newest is read.
    """
    with one_sentence():
        safety = _safety(the_house())
        bad = 0
        for each in _chosen(safety, name, every=every):
            try:
                safety.verify(each)
            except StoreError as error:
                if not every:
                    raise
                bad += 1
                say_lines([error.message])
            else:
                say_lines([_("Whole: {path}").format(path=each.path)])
        if bad:
            raise SystemExit(1)


@backup.command("restore")
@click.argument("name")
@click.option("--yes", is_flag=True, help=_("Do not ask."))
def backup_restore(name: str, yes: bool) -> None:
    """Put back what a backup holds.

    NAME is its name or the path of a file. What is there now is kept as a backup first.
    """
    with one_sentence():
        from leadcoach.plain.backups import put_lines

        house = the_house()
        safety = _safety(house)
        chosen = safety.find(name)
        safety.verify(chosen)
        if not yes:
            _ask(house, chosen)
        say_lines(put_lines(safety.restore(chosen), house.now().tzinfo))


def _safety(house: House) -> Safety:
    from leadcoach.services.safety import Safety

    return Safety(house.paths, house.now)


def _chosen(safety: Safety, name: str | None, *, every: bool) -> tuple[Backup, ...]:
    if name:
        return (safety.find(name),)
    found = safety.all()
    if not found:
        raise Refused(_("There is no backup yet; leadcoach backup create makes one."))
    return found if every else found[-1:]


def _ask(house: House, chosen: Backup) -> None:
    from leadcoach.plain.backups import time_text

    question = _("Put back what was written until {time}?").format(time=time_text(chosen, house.now().tzinfo))
    if house.paths.store.exists():
        question += " " + _("What was written since leaves the journal; it is kept as a backup.")
    try:
        agreed = click.confirm(question)
    except click.Abort:
        agreed = False
    if not agreed:
        raise Refused(_("Nothing was changed."))
