"""The readings that give an answer back: as it was written, as bars, and as the share of the talking."""

from __future__ import annotations

from leadcoach.domain.answers import (
    Answer,
    Marks,
    Number,
    Opened,
    Picked,
    Practice,
    Ratings,
    Row,
    Rows,
    Script,
    Text,
    When,
)
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import Bar, Bars, Block, Figure, Paragraph, Quote, Reading, Said, Source, Table, Words
from leadcoach.domain.readings.cells import cell_words, column, row_source
from leadcoach.domain.readings.given import TITLE, Sheet, columns_of, told
from leadcoach.domain.specs import ChoiceSpec, Column, Item, LinesSpec, LiveSpec, NumberSpec, ScaleSpec, TableSpec


def echo(ask: Ask, sheet: Sheet, name: str = "") -> Reading:
    """Give an earlier answer back as it was written; with the `name` of a column what stands there alone."""
    answer = sheet.answers.get(ask.id)
    if answer is None or answer.empty:
        return told()
    each = column(ask, name) if name else None
    if each is not None and isinstance(answer, Rows):
        rows = [row for row in answer.filled if row.cell(name).strip()]
        return told(*(Paragraph(_cell(each, row, sheet)) for row in rows))
    return told(*_echoed(ask, answer, sheet))


def bars(ask: Ask, sheet: Sheet) -> Reading:
    """Give the ratings of a scale as bars; with two aspects the second is the mark to aim at."""
    answer = sheet.answers.get(ask.id)
    if not isinstance(ask.spec, ScaleSpec) or not isinstance(answer, Ratings) or answer.empty:
        return told()
    return told(rating_bars(ask.spec, answer, sheet, TITLE))


def share(ask: Ask, sheet: Sheet, guess: float | None) -> Reading:
    """Give how the talking was shared, how often each thing happened in an hour, and the guess beside the count.

    Rates are counts per hour of all turns together; without turns only the counts are given.
    """
    answer = sheet.answers.get(ask.id)
    if not isinstance(ask.spec, LiveSpec) or not isinstance(answer, Marks) or answer.empty:
        return told()
    source = sheet.source
    total = sum(answer.seconds(turn.id) for turn in ask.spec.turns)
    blocks: list[Block] = []
    if total:
        drawn = tuple(
            Bar((Said(f"item.{turn.id}"),), round(100 * answer.seconds(turn.id) / total), because=(source,))
            for turn in ask.spec.turns
        )
        blocks += [Bars((Said("share-title"),), drawn, 0, 100), *_beside(drawn[0].value or 0, guess)]
    blocks += [_rate(each, answer.count(each.id), total, source) for each in ask.spec.counts]
    return told(*blocks)


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
    source = sheet.source
    first, *rest = spec.aspects
    drawn = []
    for item in spec.items:
        mark = ratings.given.get((item.id, rest[0].id)) if rest else None
        value, instead = ratings.given.get((item.id, first.id)), left_out(ratings, item.id, first.id)
        drawn.append(Bar((Said(f"item.{item.id}"),), value, mark, (source,), instead))
    return Bars(title, tuple(drawn), spec.low, spec.high)


def left_out(ratings: Ratings, item: str, aspect: str) -> Words:
    """Give the words for a rating that was left out on purpose, none for a number or where nothing is rated yet."""
    given = ratings.given
    return (Said("cannot-say"),) if (item, aspect) in given and given[item, aspect] is None else ()


def _echoed(ask: Ask, answer: Answer, sheet: Sheet) -> tuple[Block, ...]:
    source = sheet.source
    match ask.spec, answer:
        case ScaleSpec() as spec, Ratings() as ratings:
            return (rating_bars(spec, ratings, sheet, TITLE),)
        case _, Text() | Script() | When():
            return (Paragraph((Quote(answer.words(), source),)),)
        case ChoiceSpec() as spec, Picked(ids):
            return tuple(Paragraph(picked_words(spec, each, source)) for each in ids)
        case NumberSpec(unit=unit), Number() as number:
            value = number.value
            return (Figure((), None if value is None else float(value), unit, because=(source,)),)
        case TableSpec() | LinesSpec(), Rows() as rows:
            return _rows(ask, rows, sheet)
        case LiveSpec() as spec, Marks() as marks:
            return _observed(spec, marks, source)
        case _, Practice() as practice:
            said = Paragraph((Said(f"practice-{practice.outcome}"),))
            return (said, Paragraph((Quote(practice.words(), source),))) if practice.words() else (said,)
        case _, Opened():
            return (Paragraph((Said("echo-opened"),)),)
    return ()


def picked_words(spec: ChoiceSpec, name: str, source: Source) -> Words:
    """Give what was picked: an option of ours by its wording, one taken from their rows as they wrote it."""
    option = next((item for item in spec.items if item.id == name), None)
    if spec.options_from:
        return (Quote(option.text, source),) if option else (Said("option-gone"),)
    return (Said(f"item.{name}"),)


def _rows(ask: Ask, rows: Rows, sheet: Sheet) -> tuple[Block, ...]:
    columns = columns_of(ask)
    if isinstance(ask.spec, TableSpec) and ask.spec.form:
        return tuple(_form(columns, row, sheet) for row in rows.filled)
    if len(columns) > 1:
        body = tuple(tuple(_cell(each, row, sheet) for each in columns) for row in rows.filled)
        return (Table(TITLE, tuple((Said(f"column.{each.id}"),) for each in columns), body),)
    return tuple(Paragraph(_cell(each, row, sheet)) for row in rows.filled for each in columns)


def _form(columns: tuple[Column, ...], row: Row, sheet: Sheet) -> Table:
    """Give the one row of a form: the name of each field beside what stands in it."""
    held = [each for each in columns if row.cell(each.id).strip()]
    return Table(TITLE, ((), ()), tuple(((Said(f"column.{each.id}"),), _cell(each, row, sheet)) for each in held))


def _cell(each: Column, row: Row, sheet: Sheet) -> Words:
    return cell_words(each, row.cell(each.id), row_source(sheet, row))


def _observed(spec: LiveSpec, marks: Marks, source: Source) -> tuple[Block, ...]:
    total = sum(marks.seconds(turn.id) for turn in spec.turns)
    found: list[Block] = []
    for turn in spec.turns:
        seconds = marks.seconds(turn.id)
        if total:
            label = (Said("share-of", (("minutes", round(seconds / 60, 1)),)), Said(f"item.{turn.id}"))
            found.append(Figure(label, round(100 * seconds / total), "%", because=(source,)))
    for phase in spec.phases:
        label = (Said(f"item.{phase.id}"), Said("phase-planned", (("minutes", phase.minutes),)))
        found.append(Figure(label, round(marks.seconds(phase.id) / 60, 1), "min", because=(source,)))
    found += [Figure((Said(f"item.{each.id}"),), marks.count(each.id), because=(source,)) for each in spec.counts]
    return tuple(found)
