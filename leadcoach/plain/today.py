"""`leadcoach today` in lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from leadcoach.domain.cockpit import Cockpit
from leadcoach.services.programme import Programme, Today, WeekState
from leadcoach.services.recall import Coming, cards_text, minutes_text
from leadcoach.services.steering import steering_words
from leadcoach.services.waiting import Waiting
from leadcoach.services.wording import TENDED_PARTS, tended_words, waiting_words, where
from leadcoach.text import _

SCHEMA = "leadcoach/today/1"


def today_lines(
    programme: Programme, today: Today, recall: Coming, waiting: tuple[Waiting, ...], numbers: Cockpit | None = None
) -> Iterator[str]:
    """Say where the person is, what is next with its minutes, what waits, and what the week still holds."""
    yield where(today)
    found = programme.find(today.next) if today.next else None
    if found is None:
        yield _("Nothing is open. You can write in the journal: leadcoach write")
    else:
        module, step = found
        left = today.state.minutes_left(module, step.id)
        start = _("Left off at") if today.left_here else _("Next")
        yield _("{start}: {module} · {step} (about {minutes} min to the end of this part)").format(
            start=start, module=module.title, step=step.title, minutes=left
        )
    if recall.today:
        yield _("Recall: {cards}, {minutes}").format(cards=cards_text(recall.today), minutes=minutes_text(recall.today))
    for each in waiting:
        what, when = waiting_words(each, today.calendar.today)
        yield _("Waits: {what}").format(what=f"{what} ({when})" if when else what)
    if numbers is not None:
        yield _("Three numbers: {numbers}").format(numbers=steering_words(numbers))
    if today.week is not None and today.week.week.written:
        yield _("This week: {parts}").format(parts=", ".join(tended_words(today.week)))


def today_json(
    programme: Programme,
    today: Today | None,
    recall: Coming,
    waiting: tuple[Waiting, ...],
    numbers: Cockpit | None = None,
) -> dict[str, object]:
    """Give the same with a versioned schema."""
    if today is None:
        return {"schema": SCHEMA, "begun": False}
    found = programme.find(today.next) if today.next else None
    following = None
    if found and today.next:
        module, step = found
        following = {
            "address": today.next.subject,
            "module": module.title,
            "step": step.title,
            "minutes_left": today.state.minutes_left(module, step.id),
            "left_here": today.left_here,
        }
    return {
        "schema": SCHEMA,
        "begun": True,
        "day": today.calendar.today.isoformat(),
        "start": today.calendar.start.isoformat(),
        "paused": today.calendar.paused,
        "week": _week_json(today.week) if today.week else None,
        "next": following,
        "tended": [each.week.number for each in today.weeks if each.tended.whole],
        "recall": {
            "due": recall.today,
            "minutes": recall.minutes,
            "next_day": recall.next_day.isoformat() if recall.next_day else None,
        },
        "cockpit": {name: share._asdict() for name, share in numbers._asdict().items()} if numbers else None,
        "waiting": [_waiting_json(each) for each in waiting],
    }


def _waiting_json(each: Waiting) -> dict[str, object]:
    return {
        "kind": each.kind,
        "address": each.subject,
        "title": each.title,
        "words": each.words,
        "on": each.on.isoformat() if each.on else None,
    }


def _week_json(week: WeekState) -> dict[str, object]:
    first, last = week.span or (None, None)
    return {
        "id": week.week.id,
        "number": week.week.number,
        "title": week.week.title,
        "written": week.week.written,
        "first": first.isoformat() if first else None,
        "last": last.isoformat() if last else None,
        "tended": {part: bool(getattr(week.tended, part)) for part in TENDED_PARTS},
    }
