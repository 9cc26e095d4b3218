"""The times of jrnl: how they are written in its text, what they say, and the identity they give an entry."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import NamedTuple

from leadcoach.domain.items import Precision
from leadcoach.errors import Refused
from leadcoach.exchange.times import YEARS, When, of_clock
from leadcoach.text import _

TIMEFORMAT = "%Y-%m-%d %H:%M"
"""How jrnl writes times where nobody set it up otherwise."""

TIMEFORMATS = (TIMEFORMAT, "%F %r")
"""What jrnl writes where nobody set it up otherwise, by its version."""
_SPELT = {"%F": "%Y-%m-%d", "%T": "%H:%M:%S", "%R": "%H:%M", "%r": "%I:%M:%S %p", "%D": "%m/%d/%y", "%e": "%d"}
"""Signs that the system's clock writes and Python does not read, spelt out."""
_SIGN = re.compile("%.")

_PROBE = datetime(2001, 2, 3, 4, 5, 6)  # noqa: DTZ001 -- the clock's time, as jrnl has it
_LONGEST = 100


class TimeFormat(NamedTuple):
    """A way to write times, in the signs of `strftime`."""

    text: str
    precision: Precision

    def read(self, text: str) -> datetime | None:
        """Give the time a text says, or None where it says none that can be kept."""
        if len(text) > _LONGEST:
            return None
        try:
            at = datetime.strptime(text, self.text)  # noqa: DTZ007 -- jrnl's times have no zone
        except (ValueError, OverflowError, re.error):
            return None
        first, last = YEARS
        return at.replace(tzinfo=None) if first <= at.year <= last else None

    def write(self, at: datetime) -> str:
        """Give the text of a time."""
        return at.strftime(self.text)

    def when(self, at: datetime, zone: str) -> When:
        """Give a time that was read as an item keeps it; `zone` only serves to reckon the instant."""
        return of_clock(at, zone, known=False, precision=self.precision)

    @property
    def example(self) -> str:
        """How a time looks."""
        return self.write(_PROBE)


def time_format(text: str) -> TimeFormat:
    """Give the time format of jrnl's setting `timeformat`.

    Raises Refused for what is none, for one without year, month and day, and for one that cannot stand in brackets.
    """
    text = _SIGN.sub(lambda sign: _SPELT.get(sign[0], sign[0]), text)
    try:
        written = _PROBE.strftime(text)
        read = datetime.strptime(written, text)  # noqa: DTZ007 -- as above
    except (ValueError, OverflowError, re.error) as error:
        raise Refused(_("This is no format of times; jrnl's own is {own}.").format(own=TIMEFORMAT)) from error
    if read.date() != _PROBE.date() or any(sign in written for sign in "]\n"):
        raise Refused(_("The format of times must have year, month and day, on one line and without a bracket."))
    if read.second:
        return TimeFormat(text, "second")
    return TimeFormat(text, "minute" if read.hour or read.minute else "day")


def source_of(said: str, text: str) -> str:
    """Give the identity of an entry that has none: the same from jrnl's text and its JSON, and in every zone.

    `said` is its local time as `YYYY-MM-DD HH:MM`.
    """
    digest = hashlib.sha256(f"{said}\n{text.strip()}".encode()).hexdigest()
    return f"jrnl:hash:{digest[:40]}"
