"""What an import says of a file beside its entries, where nothing was lost."""

from __future__ import annotations

from dataclasses import dataclass

from leadcoach.domain.items import Failure
from leadcoach.text import _, ngettext


@dataclass(frozen=True, slots=True)
class Remark(Failure):
    """Something to look at: every word was read, though perhaps not as it was meant.

    It comes where failures come, and an account counts it apart.
    """


def guessed(number: int) -> Remark:
    """Give the remark on signs that were not UTF-8."""
    one = "{number} sign was not UTF-8 and was read as Windows-1252; look whether it is right."
    many = "{number} signs were not UTF-8 and were read as Windows-1252; look whether they are right."
    return Remark("file", ngettext(one, many, number).format(number=number))


def left_out(place: str) -> Remark:
    """Give the remark on what instruments said at an export: it is no entry."""
    return Remark(place, _("What the instruments said at an export. It was left out; they read your answers anew."))
