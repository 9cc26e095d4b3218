"""What recall says: the grades to choose from, when the next cards come, and where cards come from."""

from __future__ import annotations

from leadcoach.domain.prose import Para, Prose, Run
from leadcoach.domain.recall import DAILY, GAPS, SPREAD
from leadcoach.services.recall import Asked, Coming
from leadcoach.services.wording import day_text
from leadcoach.text import _, ngettext
from leadcoach.ui.widgets.list_line import ListLine


def next_sentence(coming: Coming) -> str:
    """Say when the next cards come."""
    if coming.today:
        one, many = _("One more card comes today."), _("{count} more cards come today.")
        return ngettext(one, many, coming.today).format(count=coming.today)
    if coming.next_day is None:
        return _("Cards come while the programme runs.")
    return _("The next ones come on {day}.").format(day=day_text(coming.next_day))


def grade_line(grade: int, card: Asked) -> ListLine:
    """Give the line of a grade, with when the card comes back."""
    words = (_("Again: I did not have it"), _("Hard: I had part of it"), _("Good: I had it"))
    days = card.days[grade]
    back = ngettext("back in {count} day", "back in {count} days", days).format(count=days)
    if len(set(card.days)) == 1:
        # Before its day a card keeps its place, however it went.
        back = _("practice; its day stays")
    return ListLine(str(grade), words[grade], back, str(grade + 1))


def about_cards() -> Prose:
    """Say where cards come from and when they come back."""
    first, *gaps, last = GAPS
    comes = _(
        "Each week of the programme brings a few questions. They come for the first time {first} days after the week "
        "began. A card you know comes back later and later: after {gaps} and {last} days. A card you did not have "
        "comes sooner."
    ).format(first=first, gaps=", ".join(map(str, gaps)), last=last)
    most = _(
        "Never more than {daily} cards come on one day. After a pause the rest is spread over {spread} days, so "
        "there is nothing to catch up on."
    ).format(daily=DAILY, spread=SPREAD)
    return tuple(Para((Run(text),)) for text in (comes, most))
