"""Reading the journal from the shell."""

from __future__ import annotations

import click

from leadcoach.commands.base import JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.text import _


@click.group()
def journal() -> None:
    """Read the journal."""


@journal.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1))
@JSON
def journal_list(limit: int, as_json: bool) -> None:
    """The newest entries, a line each."""
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.journal import entries_json, list_lines
        from leadcoach.services.journaling import Journaling

        found = Journaling(desk).entries(limit=limit)
        if as_json:
            say_json(entries_json(found))
        else:
            say_lines(list_lines(found) if found else [_("The journal is empty. Begin with: leadcoach write")])


@journal.command("show")
@click.argument("identity", metavar="ID")
@JSON
def journal_show(identity: str, as_json: bool) -> None:
    """One entry, whole."""
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.journal import entries_json, show_lines
        from leadcoach.services.journaling import Journaling

        found = Journaling(desk).show(identity)
        if as_json:
            say_json(entries_json([found]))
        else:
            say_lines(show_lines(found))


@journal.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1))
@JSON
def journal_search(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find words in everything written, newest first. Any input is valid."""
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.journal import entries_json, hit_lines
        from leadcoach.services.journaling import Journaling

        found = Journaling(desk).search(" ".join(words), limit=limit)
        if as_json:
            say_json(entries_json(hit.document for hit in found))
        else:
            say_lines(hit_lines(found) if found else [_("Nothing found.")])
