"""Where I am, beginning, and the thirty-second logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from leadcoach.commands.base import DAY, JSON, one_sentence, say_json, say_lines, the_house
from leadcoach.text import _, clean

if TYPE_CHECKING:
    from datetime import datetime


@click.command()
@click.option("--date", "day", type=DAY, help=_("First day of week 1; today otherwise."))
@click.option("--route", type=click.Choice(["alone", "team", "community"]), help=_("How you go."))
def start(day: datetime | None, route: str | None) -> None:
    """Begin the programme without questions (the app asks them)."""
    with one_sentence(), the_house().writing() as desk:
        from leadcoach.services.programme import Programme
        from leadcoach.services.wording import day_text

        begun = Programme(desk).begin(day.date() if day else None, route or "")
        click.echo(_("Week 1 begins on {day}. Start the app with: leadcoach").format(day=day_text(begun)))


@click.command()
@JSON
def today(as_json: bool) -> None:
    """Where I am, the next step with its minutes, what waits, and what the week still holds."""
    with one_sentence(), the_house().reading() as desk:
        from leadcoach.plain.today import today_json, today_lines
        from leadcoach.services.programme import Programme
        from leadcoach.services.recall import Coming, Recall
        from leadcoach.services.steering import steering
        from leadcoach.services.waiting import waiting

        programme = Programme(desk)
        found = programme.today()
        recall = Recall(desk).coming(found.calendar) if found else Coming()
        waits = waiting(desk, found.state, found.opening, found.calendar.week) if found else ()
        numbers = steering(desk, found.calendar.week) if found else None
        if as_json:
            say_json(today_json(programme, found, recall, waits, numbers))
        elif found is None:
            click.echo(_("The programme has not begun. Start the app with: leadcoach (or: leadcoach start)"))
        else:
            say_lines(today_lines(programme, found, recall, waits, numbers))


@click.command()
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
