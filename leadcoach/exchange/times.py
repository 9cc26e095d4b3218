"""When something was: local dates and times with their zones, to and from the UTC stamps that are kept.

In the spring a clock leaves an hour out; a time within it is taken as the clock before the change would have had it.
In autumn an hour comes twice; a time within it is the first one, where nothing says otherwise.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal, NamedTuple

from leadcoach.domain.items import Item, Precision
from leadcoach.domain.records import utc_stamp

Odd = Literal["", "gap", "fold"]
"""What the clock did: left the hour out, or had it twice."""

NOON = time(12)
YEARS = (1001, 9998)
"""The first and the last year that can be kept: four digits in every zone."""
MORNING_ENDS = 12
"""Before this hour a time may belong to the day before."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,31}(?:/[A-Za-z0-9_+-]{1,31}){0,2}")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?P<seconds>:\d{2}(?:[.,]\d{1,9})?)?) ?(?P<offset>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_OF_THIS_MACHINE = frozenset({"localtime", "posixrules", "Factory"})


class When(NamedTuple):
    """A time as an item keeps it; the first five fields bear an item's names."""

    day: str
    made_at: str
    zone: str
    zone_known: bool
    precision: Precision
    odd: Odd = ""

    def of(self, item: Item) -> Item:
        """Give the item with this time."""
        from dataclasses import replace

        return replace(
            item,
            day=self.day,
            made_at=self.made_at,
            zone=self.zone,
            zone_known=self.zone_known,
            precision=self.precision,
        )


def zone_of(name: str) -> tzinfo | None:
    """Give the zone with that IANA name or offset (`+0200`, `+02:00`, `Z`), or None where there is no such zone."""
    if name in ("Z", "UTC"):
        return UTC
    if offset := _OFFSET.fullmatch(name):
        return _offset(offset)
    if not _NAME.fullmatch(name) or name in _OF_THIS_MACHINE:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such name, or the name of a folder or of another file
        return None


def of_clock(local: datetime, zone: str, *, known: bool = True, precision: Precision = "second") -> When:
    """Give the time a clock in that zone showed; `local.fold` chooses among an hour that came twice.

    A zone that does not exist is reckoned as UTC and counts as unknown. Raises ValueError outside of `YEARS`.
    """
    _check(local.year)
    found = zone_of(zone)
    if precision == "day":
        return of_day(local.date(), zone if known else "")
    naive = local.replace(tzinfo=None)
    if precision == "minute":
        naive = naive.replace(second=0, microsecond=0)
    aware = naive.replace(tzinfo=found or UTC)
    return When(
        naive.date().isoformat(),
        utc_stamp(aware),
        zone if found else "",
        known and found is not None,
        precision,
        _odd(aware),
    )


def of_instant(instant: datetime, zone: str, *, known: bool = True, precision: Precision = "second") -> When:
    """Give an aware time as a person in that zone lived it: its day is the local one.

    A zone that does not exist is taken as UTC and counts as unknown. Raises ValueError outside of `YEARS`.
    """
    _check(instant.year)
    found = zone_of(zone)
    local = instant.astimezone(found or UTC)
    _check(local.year)
    return When(
        local.date().isoformat(), utc_stamp(instant), zone if found else "", known and found is not None, precision
    )


def of_day(day: date, zone: str = "") -> When:
    """Give a day without a time: noon of it in UTC stands for its instant. Raises ValueError outside of `YEARS`."""
    _check(day.year)
    found = zone_of(zone)
    stamp = utc_stamp(datetime.combine(day, NOON, UTC))
    return When(day.isoformat(), stamp, zone if found else "", found is not None, "day")


def of_iso(text: str, zone: str, *, known: bool = False) -> When | None:
    """Read an ISO date or date-time, or give None.

    With an offset the instant is certain, and it is shown in `zone` where that is known, else in the offset itself.
    Without one it is a clock's time in `zone`. A date alone stays a day.
    """
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    try:
        return _of_iso(found, zone, known=known)
    except (ValueError, OverflowError):
        return None


def _of_iso(found: re.Match[str], zone: str, *, known: bool) -> When:
    if not found["time"]:
        return of_day(date.fromisoformat(found["day"]), zone if known else "")
    precision: Precision = "second" if found["seconds"] else "minute"
    clock = found["time"].replace(",", ".")
    at = datetime.fromisoformat(f"{found['day']}T{clock}{found['offset'] or ''}")
    if at.tzinfo is None:
        return of_clock(at, zone, known=known, precision=precision)
    own = known and zone_of(zone) is not None
    return of_instant(at, zone if own else found["offset"], precision=precision)


def shown(stamp: str, zone: str) -> datetime:
    """Give a UTC stamp as an aware time in that zone, in UTC where the zone does not exist.

    Raises ValueError for a text that is no stamp, or a time no calendar of that zone reaches.
    """
    at = datetime.fromisoformat(stamp)
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        return aware.astimezone(zone_of(zone) or UTC)
    except OverflowError as error:
        raise ValueError("the time lies outside of the calendar") from error


def clock_of(item: Item) -> datetime:
    """Give the one local date and time of an item, without a zone, for formats that know nothing else.

    That is what the clock showed, also at night, which may still belong to the day before. An item that was put on
    quite another day has that day with the clock's time, and an item of a day has its noon.
    Raises ValueError when the item's day or stamp cannot be read.
    """
    day = date.fromisoformat(item.day)
    if item.precision == "day":
        return datetime.combine(day, NOON)
    local = shown(item.made_at, item.zone).replace(tzinfo=None)
    at_night = local.date() - day == timedelta(days=1) and local.hour < MORNING_ENDS
    return local if local.date() == day or at_night else datetime.combine(day, local.time())


def _check(year: int) -> None:
    first, last = YEARS
    if not first <= year <= last:
        raise ValueError("the year lies outside of what can be kept")


def _offset(found: re.Match[str]) -> tzinfo | None:
    hours, minutes = int(found[2]), int(found[3])
    if hours > 23 or minutes > 59:
        return None
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(ahead if found[1] == "+" else -ahead)


def _odd(aware: datetime) -> Odd:
    first, second = (aware.replace(fold=fold).utcoffset() for fold in (0, 1))
    if first is None or second is None or first == second:
        return ""
    return "fold" if first > second else "gap"
