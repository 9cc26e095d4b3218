"""How a reading gets what it needs, and the generic readings that need no Python of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from leadcoach.domain.answers import Answer, Marks, Number, Opened, Picked, Practice, Ratings, Rows, Text, When
from leadcoach.domain.asks import Ask, Item, LiveSpec, ScaleSpec, TableSpec
from leadcoach.domain.blocks import Bar, Bars, Block, Figure, Paragraph, Quote, Reading, Said, Source, Table, Words

WordLists = Mapping[str, tuple[str, ...] | int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Answers that stand together, and where they are kept."""

    document: str = ""
    version: str = ""
    day: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """An answer from elsewhere that a reading uses where it exists."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Given:
    """Everything a reading may look at."""

    today: date
    week: int
    sheet: Sheet
    sheets: Mapping[str, tuple[Sheet, ...]] = field(default_factory=dict)
    words: WordLists = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A worksheet's pure function, with what it declares it needs."""

    id: str
    asks: Mapping[str, type[Answer]]
    phrases: frozenset[str]
    read: Callable[[Given], Reading]
    needs: tuple[Need, ...] = ()


def item_phrases(ask: Ask) -> dict[str, str]:
    """Give the wording of everything an answer to this ask may name: items, aspects, columns, options."""
    found = {"title": ask.label}
    match ask.spec:
        case TableSpec(columns=columns):
            for column in columns:
                found[f"column.{column.id}"] = column.label
                found |= {f"option.{column.id}.{item.id}": item.text for item in column.options}
        case LiveSpec(turns=turns, counts=counts):
            found |= {f"item.{item.id}": item.text for item in (*turns, *counts)}
        case _:
            items: tuple[Item, ...] = (*getattr(ask.spec, "items", ()), *getattr(ask.spec, "aspects", ()))
            found |= {f"item.{item.id}": item.text for item in items}
    return found


def echo(ask: Ask, sheet: Sheet) -> Reading:
    """Give an earlier answer back as it was written."""
    answer = sheet.answers.get(ask.id)
    if answer is None or answer.empty:
        return Reading((Said("title"),), (Paragraph((Said("echo-nothing"),)),))
    return Reading((Said("title"),), _echoed(ask, answer, sheet))


def bars(ask: Ask, sheet: Sheet) -> Reading:
    """Give the ratings of a scale as bars; with two aspects the second is the mark to aim at."""
    answer = sheet.answers.get(ask.id)
    if not isinstance(ask.spec, ScaleSpec) or not isinstance(answer, Ratings) or answer.empty:
        return Reading((Said("title"),), (Paragraph((Said("echo-nothing"),)),))
    return Reading((Said("title"),), (rating_bars(ask.spec, answer, sheet, (Said("title"),)),))


def share(ask: Ask, sheet: Sheet, guess: float | None) -> Reading:
    """Give how the talking was shared, how often each thing happened in an hour, and the guess beside the count.

    Rates are counts per hour of all turns together; without turns only the counts are given.
    """
    answer = sheet.answers.get(ask.id)
    if not isinstance(ask.spec, LiveSpec) or not isinstance(answer, Marks) or answer.empty:
        return Reading((Said("title"),), (Paragraph((Said("echo-nothing"),)),))
    source = Source(sheet.document, sheet.version)
    total = sum(answer.seconds(turn.id) for turn in ask.spec.turns)
    blocks: list[Block] = []
    if total:
        drawn = tuple(
            Bar((Said(f"item.{turn.id}"),), round(100 * answer.seconds(turn.id) / total), because=(source,))
            for turn in ask.spec.turns
        )
        blocks += [Bars((Said("share-title"),), drawn, 0, 100), *_beside(drawn[0].value or 0, guess)]
    blocks += [_rate(each, answer.count(each.id), total, source) for each in ask.spec.counts]
    return Reading((Said("title"),), tuple(blocks))


def _beside(real: float, guess: float | None) -> list[Block]:
    if guess is None:
        return []
    given = (("guess", guess), ("real", real), ("points", abs(real - guess)))
    key = "share-as-guessed" if real == guess else "share-more" if real > guess else "share-less"
    return [Paragraph((Said(key, given),))]


def _rate(item: Item, count: int, seconds: float, source: Source) -> Figure:
    hours = seconds / 3600
    label = (Said(f"item.{item.id}"),)
    if not hours or not count:
        return Figure(label, count, because=(source,))
    rate = (("rate", round(count / hours, 1)),)
    return Figure((*label, Said("share-rate", rate)), count, because=(source,))


def rating_bars(spec: ScaleSpec, ratings: Ratings, sheet: Sheet, title: Words) -> Bars:
    """Give one bar an item, with the source of its number."""
    source = Source(sheet.document, sheet.version)
    first, *rest = spec.aspects
    drawn = []
    for item in spec.items:
        mark = ratings.given.get((item.id, rest[0].id)) if rest else None
        drawn.append(Bar((Said(f"item.{item.id}"),), ratings.given.get((item.id, first.id)), mark, (source,)))
    return Bars(title, tuple(drawn), spec.low, spec.high)


def _echoed(ask: Ask, answer: Answer, sheet: Sheet) -> tuple[Block, ...]:
    source = Source(sheet.document, sheet.version)
    match ask.spec, answer:
        case ScaleSpec() as spec, Ratings() as ratings:
            return (rating_bars(spec, ratings, sheet, (Said("title"),)),)
        case _, Text() | When():
            return (Paragraph((Quote(answer.words(), source),)),)
        case _, Picked(ids):
            return tuple(Paragraph((Said(f"item.{each}"),)) for each in ids)
        case _, Number() as number:
            value = number.value
            return (Figure((Said("title"),), None if value is None else float(value), because=(source,)),)
        case TableSpec() as spec, Rows() as rows:
            return _table(spec, rows, source)
        case LiveSpec() as spec, Marks() as marks:
            return _observed(spec, marks, source)
        case _, Practice() as practice:
            said = Paragraph((Said(f"practice-{practice.outcome}"),))
            return (said, Paragraph((Quote(practice.words(), source),))) if practice.words() else (said,)
        case _, Opened():
            return (Paragraph((Said("echo-opened"),)),)
    return ()


def _table(spec: TableSpec, rows: Rows, source: Source) -> tuple[Block, ...]:
    if spec.form or len(spec.columns) == 1:
        return tuple(
            Paragraph((Said("echo-field", ()), Said(f"column.{column.id}"), Quote(row.cell(column.id), source)))
            if spec.form
            else Paragraph((Quote(row.cell(column.id), source),))
            for row in rows.filled
            for column in spec.columns
            if row.cell(column.id).strip()
        )
    columns = tuple((Said(f"column.{column.id}"),) for column in spec.columns)
    body = tuple(
        tuple(
            _cell(spec, column.id, row.cell(column.id), Source(source.document, source.version, row.id))
            for column in spec.columns
        )
        for row in rows.filled
    )
    return (Table((Said("title"),), columns, body),)


def _cell(spec: TableSpec, name: str, text: str, source: Source) -> Words:
    column = spec.column(name)
    if column and any(item.id == text for item in column.options):
        return (Said(f"option.{name}.{text}"),)
    return (Quote(text, source),)


def _observed(spec: LiveSpec, marks: Marks, source: Source) -> tuple[Block, ...]:
    total = sum(marks.seconds(turn.id) for turn in spec.turns)
    found: list[Block] = []
    for turn in spec.turns:
        seconds = marks.seconds(turn.id)
        if total:
            label = (Said("share-of", (("minutes", round(seconds / 60, 1)),)), Said(f"item.{turn.id}"))
            found.append(Figure(label, round(100 * seconds / total), "%", because=(source,)))
    found += [Figure((Said(f"item.{each.id}"),), marks.count(each.id), because=(source,)) for each in spec.counts]
    return tuple(found)
