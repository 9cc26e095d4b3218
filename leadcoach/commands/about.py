"""Looking around: the demo, where things are, completion."""

from __future__ import annotations

import os

import click

from leadcoach.commands.base import JSON, need_terminal, one_sentence, say_json, say_lines, the_house
from leadcoach.text import _

FIRST_LOOK = 6
"""The week of the demo that somebody sees who names none."""


@click.command()
@click.option(
    "--week",
    default=FIRST_LOOK,
    show_default=True,
    type=click.IntRange(1, 13),
    help=_("Which week it is there: 6 has something of everything and things still open, 13 is the end."),
)
@click.option("--only-fill", is_flag=True, help=_("Fill the home given with --home and do not open the app."))
def demo(week: int, only_fill: bool) -> None:
    """Look around in an invented manager's weeks, in a throwaway home."""
    with one_sentence():
        from leadcoach.outside import show_demo

        options = click.get_current_context().find_root().params
        if not only_fill:
            need_terminal()
        elif not (options["home"] or os.environ.get("LEADCOACH_HOME", "").strip()):
            raise click.UsageError(_("Say with --home which folder to fill; your own journal is not the place for it."))
        looks = {"mouse": not options["no_mouse"], "ascii_only": options["ascii_only"]}
        raise SystemExit(show_demo(the_house(), week, only_fill=only_fill, **looks))


@click.command("paths")
@JSON
def where(as_json: bool) -> None:
    """Where things are on this machine."""
    with one_sentence():
        house = the_house()
        found = {
            "store": house.paths.store,
            "inbox": house.paths.inbox,
            "backups": house.paths.backups,
            "attachments": house.paths.attachments,
            "config": house.paths.config,
            "state": house.paths.state,
            "content": house.content,
        }
        if as_json:
            say_json({"schema": "leadcoach/paths/1", **{name: str(path) for name, path in found.items()}})
        else:
            say_lines(f"{name:<11} {path}" for name, path in found.items())


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what switches on completion in your shell."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(_("There is no completion for {shell}.").format(shell=shell))
    click.echo(found(click.get_current_context().find_root().command, {}, "leadcoach", "_LEADCOACH_COMPLETE").source())
