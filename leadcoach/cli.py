"""The command line: the global options, and where each command is. It loads click and nothing else."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from leadcoach import __version__
from leadcoach.commands.base import need_terminal, one_sentence, the_house
from leadcoach.text import _

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
COMMANDS = {
    "backup": "backup:backup",
    "completion": "about:completion",
    "content": "content:content",
    "demo": "about:demo",
    "doctor": "doctor:doctor",
    "export": "exchange:export",
    "import": "exchange:import_",
    "journal": "journal:journal",
    "log": "programme:log",
    "paths": "about:where",
    "read": "read:read",
    "start": "programme:start",
    "today": "programme:today",
    "write": "write:write",
}
"""Each command with its file in `commands` and its name there."""


class LazyGroup(click.Group):
    """A group that reads the file of a command when it is called, or when help wants its first sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Give a command by its name, or None."""
        if cmd_name not in COMMANDS:
            return None
        file, _colon, name = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"leadcoach.commands.{file}"), name)
        return found if isinstance(found, click.Command) else None


@click.group(cls=LazyGroup, context_settings=CONTEXT, invoke_without_command=True)
@click.version_option(__version__, "-V", "--version", message="leadcoach %(version)s")
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Keep everything in this folder (or LEADCOACH_HOME)."),
)
@click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Use this folder as the programme's text."),
)
@click.option("--lang", default="en", show_default=True, help=_("Language of the programme."))
@click.option("--no-mouse", is_flag=True, help=_("Leave the mouse to the terminal."))
@click.option("--ascii", "ascii_only", is_flag=True, help=_("Draw with plain ASCII signs."))
@click.pass_context
def cli(context: click.Context, /, no_mouse: bool, ascii_only: bool, **_options: object) -> None:
    """Thirteen weeks of Learning Leadership, in your terminal and on your laptop alone.

    Without a command it opens the app where you left it.
    """
    if context.invoked_subcommand is not None:
        return
    with one_sentence():
        need_terminal()
        from leadcoach.bootstrap import launch

        raise SystemExit(launch(the_house(), mouse=not no_mouse, ascii_only=ascii_only))
