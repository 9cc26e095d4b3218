"""A quiz marked: what is right and what is not, item by item."""

from __future__ import annotations

from leadcoach.domain.answers import Answer, Picked, Ratings
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Block, Paragraph, Reading, Said
from leadcoach.domain.readings.given import Sheet, told
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
    lines: list[Block] = [Paragraph((_point(name, point, key[name]),)) for name, point in answered.items()]
    return [Paragraph((Said("marks-count", (("count", right), ("all", len(answered)))),)), *lines]


def _point(name: str, given: int, right: int) -> Said:
    said = (("name", f"item.{name}"), ("given", f"point.{given}"), ("right", f"point.{right}"))
    return Said("marks-right" if given == right else "marks-wrong", said)


def _marked_picks(spec: ChoiceSpec, ids: tuple[str, ...]) -> list[Block]:
    lines: list[Block] = []
    for item in spec.items:
        picked, right = item.id in ids, item.id in spec.key
        if picked or right:
            key = "marks-picked-right" if picked and right else "marks-picked-wrong" if picked else "marks-missed"
            lines.append(Paragraph((Said(key, (("name", f"item.{item.id}"),)),)))
    return lines
