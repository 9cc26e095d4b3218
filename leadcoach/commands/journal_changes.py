"""The journal from the shell: bringing back, marking, moving, the bin, and deleting for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from leadcoach.commands.base import JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.commands.days import day_option, read_day
from leadcoach.errors import Refused
from leadcoach.text import _, clean, ngettext

if TYPE_CHECKING:
    from leadcoach.services.keeping import Keeping

ID = click.argument("identity", metavar="ID")
YES = click.option("--yes", is_flag=True, help=_("Do not ask."))


@click.command("restore")
@ID
@click.option("--version", "number", type=click.IntRange(1), metavar="N", help=_("Bring this version back."))
def restore(identity: str, number: int | None) -> None:
    """Take an entry out of the bin, or bring a version back.

    Nothing is overwritten: what stands now stays as a version.
    """

    def change(keeping: Keeping) -> str:
        if number is None:
            if keeping.take_back(identity):
                return _("Taken out of the bin.")
            return _("It does not lie in the bin. To bring an earlier version back, add --version N.")
        if keeping.return_to(identity, keeping.wording(identity, number).version.id):
            return _("Version {number} stands again; what stood before is kept as a version.").format(number=number)
        return _("That is what stands already.")

    _change(change)


@click.command("star")
@ID
@click.option("--off", is_flag=True, help=_("Take the star off."))
def star(identity: str, off: bool) -> None:
    """Mark an entry with a star, or take it off."""

    def change(keeping: Keeping) -> str:
        keeping.star(identity, starred=not off)
        return _("The star is off.") if off else _("Starred.")

    _change(change)


@click.command("move")
@ID
@day_option(_("The day it belongs to:"))
@click.option("--week", type=click.IntRange(1, 13), help=_("The week it belongs to."))
@click.option("--no-week", is_flag=True, help=_("It belongs to no week."))
def move(identity: str, day: str | None, week: int | None, no_week: bool) -> None:
    """Let an entry belong to another day or week. Its words, and when it was written, stay."""
    if day is None and week is None and not no_week:
        raise click.UsageError(_("Say where to: --date, --week or --no-week."))
    if week is not None and no_week:
        raise click.UsageError(_("Say --week or --no-week, not both."))
    with one_sentence():
        on = read_day(the_house(), day)

    def change(keeping: Keeping) -> str:
        keeping.move(identity, on, week=week, no_week=no_week)
        return _("Moved.")

    _change(change)


@click.command("bin")
@click.argument("identity", metavar="[ID]", required=False)
@JSON
def bin_(identity: str | None, as_json: bool) -> None:
    """Put an entry in the bin for 30 days, or list the bin.

    Without an ID it lists what lies there; `journal restore ID` takes an entry back.
    """
    if identity is None:
        _say_bin(as_json=as_json)
        return

    def change(keeping: Keeping) -> str:
        keeping.bin(identity)
        return _("In the bin for 30 days. `leadcoach journal restore {id}` takes it back.").format(id=identity)

    _change(change)


def _say_bin(*, as_json: bool) -> None:
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.kept import bin_json, bin_lines
        from leadcoach.services.keeping import Keeping

        found = Keeping(desk).binned()
        if as_json:
            say_json(bin_json(found))
        else:
            say_lines(bin_lines(found) if found else [_("The bin is empty.")])


@click.command("erase")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@YES
def erase(ids: tuple[str, ...], yes: bool) -> None:
    """Delete entries for good: every version, draft and file. Nothing brings them back but a backup."""
    with one_sentence():
        from leadcoach.plain.journal import list_lines
        from leadcoach.plain.kept import backup_lines
        from leadcoach.services.keeping import Keeping
        from leadcoach.services.leftovers import Leftovers

        house = the_house()
        with house.writing() as desk:  # what waits in the inbox can be meant, too
            wanted = Keeping(desk).all_there(ids)
            lines = tuple(list_lines(desk.store.documents.many(wanted).values()))
        count = len(wanted)
        if not yes:
            question = ngettext(
                "Delete {count} entry for good, with every version?",
                "Delete {count} entries for good, with every version?",
                count,
            )
            _agree("\n".join([*lines, question.format(count=count)]), _("erase"))
        leftovers = Leftovers(house.paths.store)
        with house.writing() as desk:
            gone = Keeping(desk).erase(wanted)
            leftovers.clear(gone)
        said = ngettext("{count} entry is deleted for good.", "{count} entries are deleted for good.", count)
        say_lines([said.format(count=count), *backup_lines(leftovers.holding(gone.ids))])


@click.command("purge")
@click.argument("name")
@click.option("--instead", default="", metavar="TEXT", help=_("What takes the place of the name; `someone` otherwise."))
@click.option("--erase", "whole", is_flag=True, help=_("Delete entries that name the person, whole and for good."))
@YES
def purge(name: str, instead: str, whole: bool, yes: bool) -> None:
    """Take a person out of everything you wrote.

    Earlier versions and the bin change too. It finds the NAME as a whole word, with an @ or without,
    whatever its capitals and accents.
    """
    with one_sentence():
        from leadcoach.plain.kept import backup_lines, purged_lines
        from leadcoach.services.keeping import Keeping
        from leadcoach.services.kept_wording import purge_question
        from leadcoach.services.leftovers import Leftovers

        house = the_house()
        with house.writing() as desk:  # what waits in the inbox counts, too
            keeping = Keeping(desk)
            asked = keeping.asked(name, instead)
            found = keeping.mentions(name)
        if not found.documents:
            raise Refused(_("Nobody of that name is in what you wrote. Nothing was changed."))
        if not yes:
            _agree(purge_question(asked.name.removeprefix("@"), found, asked.instead, whole=whole), _("purge"))
        leftovers = Leftovers(house.paths.store)
        with house.writing() as desk:
            changed, gone = Keeping(desk).purge_person(name, asked.instead, erase=whole)
            leftovers.clear(gone)
        held = leftovers.held_by(lambda store: bool(store.erasing.mentions(asked).documents))
        say_lines([*purged_lines(changed, gone), *backup_lines(held)])


def _change(change: Callable[[Keeping], str]) -> None:
    """Change something under the lock, and say the sentence it gives."""
    with one_sentence(), the_house().writing() as desk:
        from leadcoach.services.keeping import Keeping

        said = change(Keeping(desk))
    say_lines([said])


def _agree(question: str, word: str) -> None:
    """Ask for a word that nobody types by chance; raises Refused for any other."""
    click.echo(clean(question).text, err=True)
    asked = _("Type {word} to go on:").format(word=word)
    try:
        said = click.prompt(asked, default="", show_default=False, prompt_suffix=" ", err=True)
    except click.Abort:
        said = ""
    if said.strip().casefold() != word.casefold():
        raise Refused(_("Nothing was changed."))


COMMANDS = (restore, star, move, bin_, erase, purge)
"""What the group `journal` has beside reading."""
