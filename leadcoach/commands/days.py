"""A day given to a command, in the words the app takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from leadcoach.errors import Refused
from leadcoach.text import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from leadcoach.bootstrap import House


def day_option(about: str) -> Callable[[Any], Any]:
    """Give the option --date; `read_day` reads what it says."""
    said = about + " " + _("2026-11-23, 5-11, yesterday or monday.")
    return click.option("--date", "day", metavar="DATE", help=said)


def read_day(house: House, text: str | None) -> date | None:
    """Give the day that a person typed, None for nothing; raises Refused for what is no day."""
    if text is None:
        return None
    from leadcoach.services.past_days import past_day

    with house.reading() as desk:
        found = past_day(text, desk.clock().day)
    if found is None:
        raise Refused(_("This is no day. Write it like 2026-11-23, or say yesterday, monday or 5-11."))
    return found
