"""What every command says and asks: one sentence for an error, lines, JSON, the home."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from leadcoach.errors import ContentError, LeadcoachError, Refused
from leadcoach.text import _, as_ascii, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadcoach.bootstrap import House

INTERRUPTED = 130
"""The exit code after Ctrl+C: 128 and the number of its signal."""


@contextmanager
def one_sentence() -> Iterator[None]:
    """Turn our errors into a sentence on stderr and exit code 1; the only place that does."""
    try:
        yield
    except LeadcoachError as error:
        click.echo(clean(error.message).text, err=True)
        if isinstance(error, ContentError):
            for problem in error.problems:
                click.echo(clean(problem).text, err=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


def the_house() -> House:
    """Give the home the global options name."""
    from leadcoach.bootstrap import house

    options = click.get_current_context().find_root().params
    return house(options["home"], options["content"], options["lang"])


def need_terminal() -> None:
    """Refuse to open the app where nobody could see it or type; a closed stream is None."""
    if all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return
    raise Refused(
        _(
            "The app needs a terminal. These work without one: leadcoach today, write, journal, read, log, "
            "paths, doctor (see leadcoach --help)."
        )
    )


JSON = click.option("--json", "as_json", is_flag=True, help=_("Machine-readable, with a versioned schema."))
DAY = click.DateTime(["%Y-%m-%d"])


def say_json(value: object) -> None:
    """Print JSON that keeps every letter."""
    import json

    click.echo(clean(json.dumps(value, ensure_ascii=False, indent=2), sys.maxsize).text)


def say_lines(lines: Iterable[str]) -> None:
    """Print lines with what could drive a terminal taken out, and in plain ASCII signs where wanted."""
    ascii_only = click.get_current_context().find_root().params["ascii_only"]
    for line in lines:
        text = clean(line).text
        click.echo(as_ascii(text) if ascii_only else text)
