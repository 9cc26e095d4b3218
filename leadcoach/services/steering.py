"""The three numbers of the cockpit, from the store."""

from __future__ import annotations

from leadcoach.domain.cockpit import ASKS, EXPERIMENTS, SLOTS, Cockpit, Share, cockpit
from leadcoach.domain.ids import answer_id
from leadcoach.domain.progress import STEERED_FROM
from leadcoach.services.desk import Desk, answer_value
from leadcoach.services.occasions import every
from leadcoach.text import _


def steering(desk: Desk, week: int) -> Cockpit | None:
    """Give the three numbers as they stand, or None before the week from which they are shown."""
    if week < STEERED_FROM:
        return None
    wanted = (ASKS, *EXPERIMENTS)
    found = desk.store.documents.many([answer_id(subject) for subject in wanted])
    answers = {each.ask: answer_value(each, each.ask) for each in found.values() if not each.binned_at}
    slots = [answer_value(document, SLOTS) for document in every(desk, SLOTS)]
    experiments = [answers.get(subject) for subject in EXPERIMENTS]
    return cockpit(answers.get(ASKS), slots, experiments, desk.clock().day)


def steering_words(numbers: Cockpit) -> str:
    """Give the three numbers in one line."""
    said = (
        _("asks in time {share}").format(share=share_words(numbers.asks)),
        _("slots held {share}").format(share=share_words(numbers.slots)),
        _("experiments decided {share}").format(share=share_words(numbers.experiments)),
    )
    return " · ".join(said)


def share_words(share: Share) -> str:
    """Give so many of so many, or a dash where there is nothing to count yet."""
    return _("{count} of {all}").format(count=share.done, all=share.all) if share.all else "–"
