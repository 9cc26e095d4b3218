"""Keeping a journal entry from the shell."""

from __future__ import annotations

import sys

import click

from leadcoach.commands.base import one_sentence, the_house
from leadcoach.commands.days import day_option, read_day
from leadcoach.text import _, clean


@click.command()
@click.argument("text", nargs=-1)
@click.option("--editor", is_flag=True, help=_("Write in $VISUAL or $EDITOR."))
@click.option("--tag", "tags", multiple=True, help=_("Add #TAG below the text; may be given several times."))
@click.option("--energy", type=click.IntRange(1, 5), help=_("How much energy you have: 1 is little, 5 is plenty."))
@click.option("--week", type=click.IntRange(1, 13), help=_("Which week it belongs to; the current one otherwise."))
@day_option(_("Which day it belongs to; today otherwise:"))
def write(
    text: tuple[str, ...],
    editor: bool,
    tags: tuple[str, ...],
    energy: int | None,
    week: int | None,
    day: str | None,
) -> None:
    """Keep a journal entry: TEXT, a line-by-line dialogue, or `-` for standard input.

    TEXT given on the command line stays in the shell's history; `-`, the dialogue and --editor do not.
    While the app is open the entry goes to its inbox and shows there within two seconds.
    """
    with one_sentence():
        from contextlib import nullcontext

        from leadcoach.outside import edited, write_entry

        house = the_house()
        on = read_day(house, day)
        with edited(house) if editor else nullcontext(_given(text)) as words:
            tagged = _tagged(words, tags)
            click.echo(write_entry(house, tagged, day=on, week=week, energy=energy))


def _tagged(words: str, tags: tuple[str, ...]) -> str:
    """Give the words with the tags on a line below; tags alone are no entry."""
    if not (tags and clean(words).text.strip()):
        return words
    return words.rstrip("\n") + "\n\n" + " ".join("#" + tag.lstrip("#") for tag in tags)


def _given(text: tuple[str, ...]) -> str:
    """Give the words from the arguments, standard input or a dialogue."""
    if text and text != ("-",):
        return " ".join(text)
    if text or not sys.stdin.isatty():
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    click.echo(_("Write. A line with only a full stop ends it; Ctrl+C leaves nothing behind."), err=True)
    kept = []
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8", "replace")
        if line.rstrip("\r\n") == ".":
            break
        kept.append(line)
    return "".join(kept)
