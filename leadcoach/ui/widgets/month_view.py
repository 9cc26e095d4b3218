"""A month drawn as text: its weeks, its days, and on which of them something was written."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from leadcoach.text import _
from leadcoach.ui.widgets.plain_text import plain

WEEK_CELLS = 6
"""Cells for the week of the programme beside each row."""
TIGHT, NARROW, BROAD = 7, 9, 13
"""Cells of a day, by the width of the window."""
ROWS = 6
"""Weeks that a month can touch."""
_CURSOR, _ONE, _MORE = "▌", "·", "•"
_EDGES = "[]"
"""Around today."""


class Month(NamedTuple):
    """What is known of a month."""

    first: date
    counts: Mapping[str, int]
    """How many entries each day has, by ISO date; days without any are left out."""
    week_of: Callable[[date], int | None]
    """Gives the week of the programme that a day lies in."""


class MonthView(Widget, can_focus=True):
    """Draws a month with a cursor on one day; arrows move it, also into the months before and after."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", _("List the day"), tooltip=_("List what you wrote on this day"), id="calendar.choose"
        ),
        Binding("left,h", "move(-1)", _("Left"), show=False, tooltip=_("One day back"), id="calendar.left"),
        Binding("right,l", "move(1)", _("Right"), show=False, tooltip=_("One day on"), id="calendar.right"),
        Binding("up,k", "move(-7)", _("Up"), show=False, tooltip=_("One week back"), id="calendar.up"),
        Binding("down,j", "move(7)", _("Down"), show=False, tooltip=_("One week on"), id="calendar.down"),
        Binding("pageup", "turn(-1)", _("Month back"), tooltip=_("One month back"), id="calendar.back"),
        Binding("pagedown", "turn(1)", _("Month on"), tooltip=_("One month on"), id="calendar.on"),
        Binding("home,g", "today", _("Today"), tooltip=_("To today"), id="calendar.today"),
    ]
    DEFAULT_CSS = "MonthView { height: auto; width: auto; margin: 1 2; text-wrap: nowrap; text-overflow: clip; }"
    ALLOW_SELECT: ClassVar[bool] = False

    class Moved(Message):
        """The cursor stands on another day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Chosen(Message):
        """Enter or a click on a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, today: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._today = today
        self._day = today
        self._month = Month(today.replace(day=1), {}, lambda _day: None)

    # Drawing -----------------------------------------------------------------------------------------------------

    @property
    def _cell(self) -> int:
        room = self.app.size.width - WEEK_CELLS - 4
        return next((cell for cell in (BROAD, NARROW) if 7 * cell <= room), TIGHT)

    @property
    def _width(self) -> int:
        return WEEK_CELLS + 7 * self._cell

    @property
    def _step(self) -> int:
        """Lines from one week to the next."""
        return 2 if self.app.size.height >= 36 else 1

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's
        """Give the cells of seven days and the week beside them."""
        return self._width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Give the lines of a head and six weeks, so that what stands below never moves."""
        return 3 + ROWS * self._step

    def render(self) -> Content:
        """Give the month."""
        first = self._month.first
        legend = _("{one} one written  {more}3 three written").format(one=_ONE, more=_MORE)
        head = plain(f"{month_name(first)} {first.year}").stylize("bold $accent")
        head = head.pad_right(max(3, self._width - head.cell_length - len(legend))) + plain(legend).stylize(
            "$text-muted"
        )
        names = "".join(name.ljust(self._cell) for name in _day_names())
        lines = [head, Content(), plain(" " * (WEEK_CELLS + 2) + names).stylize("$text-muted")]
        for monday in mondays(first):
            lines += [self._row(monday), *[Content()] * (self._step - 1)]
        return Content("\n").join(lines)

    def _row(self, monday: date) -> Content:
        days = [monday + timedelta(days=number) for number in range(7)]
        weeks = dict.fromkeys(week for day in days if (week := self._month.week_of(day)))
        named = plain("W" + "–".join(map(str, weeks)) if weeks else "").stylize("$text-muted")
        return Content("").join([named.pad_right(WEEK_CELLS - named.cell_length), *map(self._cell_of, days)])

    def _cell_of(self, day: date) -> Content:
        if day.month != self._month.first.month:
            return Content(" " * self._cell)
        count = self._month.counts.get(day.isoformat(), 0)
        here = day == self._day
        number = f"[{day.day}]" if day == self._today else f" {day.day} "
        tight = self._cell == TIGHT
        said = sign(count, 9) if tight else f" {sign(count)}"
        text = f"{_CURSOR if here else ' '}{number:>4}{said}".ljust(self._cell)
        drawn = plain(text)
        if here:
            drawn = drawn.stylize(
                "bold $block-cursor-foreground on $block-cursor-background" if self.has_focus else "bold"
            )
        elif count or day == self._today:
            drawn = drawn.stylize("bold")
        else:
            drawn = drawn.stylize("$text-muted")
        return drawn

    def on_focus(self) -> None:
        """Show the cursor in full."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as a thin line."""
        self.refresh()

    # Moving ------------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Go to the day under the mouse; a second click lists it."""
        place = event.get_content_offset(self)
        if place is None or place.x < WEEK_CELLS or place.y < 3:
            return
        weeks = mondays(self._month.first)
        row, column = (place.y - 3) // self._step, (place.x - WEEK_CELLS) // self._cell
        if row >= len(weeks) or column > 6:
            return
        day = weeks[row] + timedelta(days=column)
        if day == self._day:
            self.action_choose()
        elif day.month == self._month.first.month:
            self._go(day)

    def action_move(self, days: int) -> None:
        """Move by so many days."""
        self._go(_plus(self._day, days))

    def action_turn(self, months: int) -> None:
        """Move by a month, to the same day or the last one there is."""
        self._go(month_on(self._day, months))

    def action_today(self) -> None:
        """Move to today."""
        self._go(self._today)

    def action_choose(self) -> None:
        """Post `Chosen` for the day under the cursor."""
        self.post_message(self.Chosen(self._day))

    def _go(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.post_message(self.Moved(day))
            self.refresh()

    # From outside ------------------------------------------------------------------------------------------------

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self._day

    def show(self, month: Month) -> None:
        """Show a month."""
        self._month = month
        self.refresh()


def sign(count: int, most: int = 99) -> str:
    """Give the sign for so many entries on a day: none, one, or how many, `most` where there are more."""
    return f"{_MORE}{min(count, most)}" if count > 1 else _ONE if count else ""


def mondays(first: date) -> list[date]:
    """Give the Mondays of the weeks that the month of this first day touches."""
    monday = _plus(first, -first.weekday())
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return [monday + timedelta(days=7 * row) for row in range(((last - monday).days) // 7 + 1)]


def month_on(day: date, months: int) -> date:
    """Give the same day some months on, or the last day of that month; within the calendar."""
    number = min(max(day.year * 12 + day.month - 1 + months, 12 + 1), 9999 * 12 + 10)
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_name(day: date) -> str:
    """Give the name of a day's month."""
    names = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return names[day.month - 1]


def _day_names() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def _plus(day: date, days: int) -> date:
    """Give a day some days on; a month away from the ends of the calendar, where nobody writes."""
    aim = day.toordinal() + days
    return date.fromordinal(min(max(aim, 40), date.max.toordinal() - 40))
