"""A quiz marked: what is right and what is not, item by item."""

from __future__ import annotations

from leadcoach.domain.answers import Answer, Picked, Ratings
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Block, Paragraph, Reading, Said, Table, Words
from leadcoach.domain.readings.given import TITLE, Sheet, told
from leadcoach.domain.specs import ChoiceSpec, ScaleSpec


def marks(ask: Ask, sheet: Sheet) -> Reading:
    """Give what is right and what is not of a scale or a choice that has a key; what is open stays open."""
    answer = sheet.answers.get(ask.id)
    if answer is None or answer.empty:
        return told()
    return told(*_marked(ask, answer))


def _marked(ask: Ask, answer: Answer) -> list[Block]:
    match ask.spec, answer:
        case ScaleSpec() as spec, Ratings() as ratings if spec.key:
            return _marked_points(spec, ratings)
        case ChoiceSpec() as spec, Picked(ids) if spec.key:
            return _marked_picks(spec, ids)
    return []


def _marked_points(spec: ScaleSpec, ratings: Ratings) -> list[Block]:
    key, aspect = dict(spec.key), spec.aspects[0].id
    given = {item.id: ratings.given.get((item.id, aspect)) for item in spec.items if item.id in key}
    answered = {name: point for name, point in given.items() if point is not None}
    if not answered:
        return []
    right = sum(point == key[name] for name, point in answered.items())
    body = tuple(_compared(name, point, key[name]) for name, point in answered.items())
    table = Table(TITLE, ((), (Said("marks-given"),), (Said("marks-ours"),)), body)
    return [Paragraph((Said("marks-count", (("count", right), ("all", len(answered)))),)), table]


def _compared(name: str, given: int, right: int) -> tuple[Words, Words, Words]:
    ours = "marks-same" if given == right else f"point.{right}"
    return (Said(f"item.{name}"),), (Said(f"point.{given}"),), (Said(ours),)


def _marked_picks(spec: ChoiceSpec, ids: tuple[str, ...]) -> list[Block]:
    shown = [item.id for item in spec.items if item.id in ids or item.id in spec.key]
    body = tuple(((Said(_verdict(spec, ids, name)),), (Said(f"item.{name}"),)) for name in shown)
    return [Table(TITLE, ((), ()), body)] if body else []


def _verdict(spec: ChoiceSpec, ids: tuple[str, ...], name: str) -> str:
    """Give the phrase for an option: picked rightly or not, or missed, alone or beside others."""
    if name in ids:
        return "marks-right" if name in spec.key else "marks-wrong"
    return "marks-missed" if len(spec.key) > 1 else "marks-it-is"
