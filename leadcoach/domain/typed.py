"""Numbers, dates and times of day in the ways people write them: read from typed text, and given back."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_NUMBER = re.compile(r"[+-]?\d{1,12}([.,]\d{1,6})?")
_TIME = re.compile(r"([01]?\d|2[0-3])[:.h]?([0-5]\d)?")


def as_number(text: str) -> Decimal | None:
    """Give the number a text says (comma or point), or None."""
    if not _NUMBER.fullmatch(text.strip()):
        return None
    from decimal import Decimal, InvalidOperation  # short commands read dates, and hardly ever a number

    try:
        return Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None


def as_date(text: str) -> date | None:
    """Give the date of `2026-11-23`, `23-11-2026`, `23.11.2026` or `23/11/2026`, or None."""
    parts = re.split(r"[-./]", text.strip())
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    if len(year) != 4:
        return None
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def as_time(text: str) -> time | None:
    """Give the time of `9`, `09:30`, `9.30` or `9h30`, or None."""
    found = _TIME.fullmatch(text.strip())
    return time(int(found[1]), int(found[2] or 0)) if found else None


def number_text(value: float) -> str:
    """Give a number as people write it: whole where it is whole, else one decimal."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.1f}"
