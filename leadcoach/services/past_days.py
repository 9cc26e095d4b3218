"""The days of something written, as people say them: most often days that are gone."""

from __future__ import annotations

from datetime import date, timedelta

from leadcoach.domain.dates import day_said
from leadcoach.domain.typed import as_date
from leadcoach.text import _, fold


def past_day(text: str, today: date) -> date | None:
    """Give the day that a text says of something written: a full date, `yesterday`, or the last such weekday or day."""
    said = day_said(text, today)
    if said is None or said <= today or as_date(text) or fold(text.strip()) == fold(_("tomorrow")):
        return said
    # The last year holds each day and month once, today included; the last week each weekday.
    back = 364 if any(letter.isdigit() for letter in text) else 7
    return day_said(text, today - timedelta(days=back)) if "+" not in text and today.toordinal() > back else None
