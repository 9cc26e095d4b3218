"""The command line. It loads click and nothing else; each command imports what it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadcoach import __version__
from leadcoach.errors import ContentError, LeadcoachError, Refused
from leadcoach.text import _, as_ascii, clean, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from leadcoach.bootstrap import House

INTERRUPTED = 130
"""The exit code after Ctrl+C: 128 and the number of its signal."""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


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


@click.group(context_settings=CONTEXT, invoke_without_command=True)
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
        _need_terminal()
        from leadcoach.bootstrap import launch

        raise SystemExit(launch(the_house(), mouse=not no_mouse, ascii_only=ascii_only))


def _need_terminal() -> None:
    """Refuse to open the app where nobody could see it or type; a closed stream is None."""
    if all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return
    raise Refused(
        _(
            "The app needs a terminal. These work without one: leadcoach today, write, journal, log, "
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


@cli.command()
@click.option("--date", "day", type=DAY, help=_("First day of week 1; today otherwise."))
@click.option("--route", type=click.Choice(["alone", "team", "community"]), help=_("How you go."))
def start(day: datetime | None, route: str | None) -> None:
    """Begin the programme without questions (the app asks them)."""
    with one_sentence(), the_house().writing() as desk:
        from leadcoach.services.programme import Programme
        from leadcoach.services.wording import day_text

        begun = Programme(desk).begin(day.date() if day else None, route or "")
        click.echo(_("Week 1 begins on {day}. Start the app with: leadcoach").format(day=day_text(begun)))


@cli.command()
@JSON
def today(as_json: bool) -> None:
    """Where I am, the next step with its minutes, what waits, and what the week still holds."""
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.today import today_json, today_lines
        from leadcoach.services.programme import Programme
        from leadcoach.services.recall import Coming, Recall
        from leadcoach.services.waiting import waiting

        programme = Programme(desk)
        found = programme.today()
        recall = Recall(desk).coming(found.calendar) if found else Coming()
        waits = waiting(desk, found.state, found.opening, found.calendar.week) if found else ()
        if as_json:
            say_json(today_json(programme, found, recall, waits))
        elif found is None:
            click.echo(_("The programme has not begun. Start the app with: leadcoach (or: leadcoach start)"))
        else:
            say_lines(today_lines(programme, found, recall, waits))


@cli.command()
@click.argument("text", nargs=-1)
@click.option("--editor", is_flag=True, help=_("Write in $VISUAL or $EDITOR."))
@click.option("--tag", "tags", multiple=True, help=_("Add #TAG below the text; may be given several times."))
@click.option("--week", type=click.IntRange(1, 13), help=_("Which week it belongs to; the current one otherwise."))
@click.option("--date", "day", type=DAY, help=_("Which day it belongs to; today otherwise."))
def write(text: tuple[str, ...], editor: bool, tags: tuple[str, ...], week: int | None, day: datetime | None) -> None:
    """Keep a journal entry: TEXT, a line-by-line dialogue, or `-` for standard input.

    TEXT given on the command line stays in the shell's history; `-`, the dialogue and --editor do not.
    While the app is open the entry goes to its inbox and shows there within two seconds.
    """
    with one_sentence():
        from contextlib import nullcontext

        from leadcoach.outside import edited, write_entry

        house = the_house()
        with edited(house) if editor else nullcontext(_given(text)) as words:
            tagged = _tagged(words, tags)
            click.echo(write_entry(house, tagged, day=day.date() if day else None, week=week))


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


@cli.group()
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


@cli.command()
@click.argument("kind", required=False)
@click.argument("words", nargs=-1)
@click.option("--week", type=click.IntRange(1, 13), help=_("For practice: which week; the current one otherwise."))
def log(kind: str | None, words: tuple[str, ...], week: int | None) -> None:
    """The 30-second logs: `log behaviour lb1=2`, `log cue done`, `log practice done`.

    Without a KIND it lists what can be logged.
    """
    with one_sentence():
        from leadcoach.outside import log_kinds, log_now

        house = the_house()
        if kind is None:
            say_lines(log_kinds(house))
        else:
            click.echo(clean(log_now(house, kind, words, week=week)).text)


@cli.group()
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


@cli.command()
@click.option(
    "--week", default=1, show_default=True, type=click.IntRange(1, 13), help=_("Up to which week it is filled.")
)
@click.option("--only-fill", is_flag=True, help=_("Fill the home given with --home and do not open the app."))
def demo(week: int, only_fill: bool) -> None:
    """Look around in an invented manager's weeks, in a throwaway home."""
    with one_sentence():
        from leadcoach.outside import show_demo

        options = click.get_current_context().find_root().params
        if not only_fill:
            _need_terminal()
        elif not (options["home"] or os.environ.get("LEADCOACH_HOME", "").strip()):
            raise click.UsageError(_("Say with --home which folder to fill; your own journal is not the place for it."))
        looks = {"mouse": not options["no_mouse"], "ascii_only": options["ascii_only"]}
        raise SystemExit(show_demo(the_house(), week, only_fill=only_fill, **looks))


@cli.command("paths")
@JSON
def where(as_json: bool) -> None:
    """Where things are on this machine."""
    with one_sentence():
        house = the_house()
        found = {
            "store": house.paths.store,
            "inbox": house.paths.inbox,
            "config": house.paths.config,
            "state": house.paths.state,
            "content": house.content,
        }
        if as_json:
            say_json({"schema": "leadcoach/paths/1", **{name: str(path) for name, path in found.items()}})
        else:
            say_lines(f"{name:<8} {path}" for name, path in found.items())


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what switches on completion in your shell."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(_("There is no completion for {shell}.").format(shell=shell))
    click.echo(found(cli, {}, "leadcoach", "_LEADCOACH_COMPLETE").source())


@cli.command()
@JSON
def doctor(as_json: bool) -> None:
    """Check the store: whole, readable, private."""
    with one_sentence():
        from leadcoach.outside import examine_home

        report = examine_home(the_house())
        if as_json:
            say_json(report.as_json())
        else:
            say_lines(report.lines())
        if not report.well:
            raise SystemExit(1)
