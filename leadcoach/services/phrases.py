"""The wording of what the generic readings say themselves."""

from __future__ import annotations

from leadcoach.text import _


def generic_phrases() -> dict[str, str]:
    """Give the wording of every phrase key of the generic readings."""
    return _echoes() | _numbers() | _counts() | _promises() | _others()


def _echoes() -> dict[str, str]:
    return {
        "echo-nothing": _("Nothing is written there yet."),
        "echo-opened": _("The worksheet was opened."),
        "share-of": _("{minutes} min,"),
        "share-title": _("Share of the talking, in per cent"),
        "share-more": _("You guessed {guess} per cent; counted were {real}. That is {points} more."),
        "share-less": _("You guessed {guess} per cent; counted were {real}. That is {points} less."),
        "share-as-guessed": _("You guessed {guess} per cent, and that is what was counted."),
        "share-rate": _("({rate} an hour)"),
        "phase-planned": _("({minutes} planned)"),
        "practice-done": _("Done."),
        "practice-tried": _("Tried."),
        "practice-not-possible": _("Not possible."),
        "practice-own": _("A practice of your own instead."),
        "cannot-say": _("cannot say"),
        "then": "·",
        "row-unnamed": _("(without a name)"),
        "option-gone": _("(no longer on the list)"),
    }


def _numbers() -> dict[str, str]:
    return {
        "gap-none": _("Nothing lies between the two."),
        "gap-widest": _("Widest gap ({points}): {name}"),
        "gap-points": _("(gap {points})"),
        "gap-column": _("Gap"),
        "waves-then": _("Then"),
        "waves-now": _("Now"),
        "waves-one": _("There is only one of the two answers yet."),
        "waves-sum": _("Lines {first} to {last} together: {then} then, {now} now."),
        "lowest-item": _("Lowest: {name}, {value}."),
        "lowest-even": _("All stand at {value}. None is lower than the others."),
        "lowest-row": _("Lowest: {name}, {value}."),
        "lowest-row-even": _("All at {value}."),
        "lowest-row-above": _("All above {value}: none is low."),
        "series-week": _("w{week}"),
        "series-limit": _("Weeks at {limit} or more: {count} of {all}."),
        "cost-column": _("Hours in a quarter"),
        "cost-sum": _("Hours in a quarter, in all"),
    }


def _counts() -> dict[str, str]:
    return {
        "most-often": _("Most often, {count} of {all} times:"),
        "tally-title": _("Share of {all}, in per cent"),
        "tally-times": _("({count})"),
        "tally-filled": _("{name}: filled in {count} of {all} rows, {share} per cent."),
        "groups-open": _("Not sorted yet"),
        "groups-count": _("({count})"),
        "grid-empty": _("No row yet:"),
    }


def _promises() -> dict[str, str]:
    return {
        "ledger-open": _("open"),
        "ledger-open-until": _("open until {day}"),
        "ledger-waiting": _("waiting since {day}"),
        "ledger-answered": _("done"),
        "ledger-answered-on": _("answered on {day}"),
        "ledger-in-time": _("answered in time on {day}"),
        "ledger-late": _("answered late on {day}"),
        "ledger-share": _("Answered in time: {count} of {all}, {share} per cent."),
        "ledger-share-within": _("Answered within {days} days: {count} of {all}, {share} per cent."),
    }


def _others() -> dict[str, str]:
    return {
        "marks-count": _("{count} of {all} right."),
        "marks-given": _("You said"),
        "marks-ours": _("We say"),
        "marks-same": _("the same"),
        "marks-right": _("Right"),
        "marks-wrong": _("Not this one"),
        "marks-missed": _("This one as well"),
        "marks-it-is": _("It is this one"),
        "seats-one": _("One seat has spoken so far. Add a second one to see what only one of them says."),
        "seats-only": _("· only here:"),
        "seats-none": _("· no word of its own."),
        "seats-shared": _("Shared words:"),
        "seats-unshared": _("No word is shared."),
    }
