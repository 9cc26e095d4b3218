"""Asks, sheets and readings for the tests of generic readings."""

from __future__ import annotations

from datetime import date

from leadcoach.domain.answers import Answer, Ratings, Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.blocks import (
    Bars,
    Block,
    Figure,
    Ledger,
    Next,
    Paragraph,
    Phrases,
    Reading,
    Series,
    Table,
    Words,
    spoken,
)
from leadcoach.domain.readings.given import Sheet, item_phrases
from leadcoach.domain.specs import Column, Item, ScaleSpec, Spec, TableSpec
from leadcoach.domain.typed import number_text
from leadcoach.services.phrases import generic_phrases


def items(**named: str) -> tuple[Item, ...]:
    return tuple(Item(name.replace("_", "-"), text) for name, text in named.items())


def ask(kind: str, spec: Spec) -> Ask:
    return Ask("a", kind, "The label", spec)


def table(*columns: Column) -> Ask:
    return ask("table", TableSpec(columns))


def scale(*aspects: str, **named: str) -> Ask:
    both = tuple(Item(aspect, aspect.title()) for aspect in aspects) or (Item("is", ""),)
    return ask("scale", ScaleSpec(1, 5, "never", "always", items(**named), both))


def sheet(answer: Answer, **given: str) -> Sheet:
    return Sheet("D", "V", given.get("day", ""), {"a": answer})


def rows(*cells: dict[str, str]) -> Sheet:
    return sheet(Rows(tuple(Row(f"r{number}", each) for number, each in enumerate(cells, 1))))


def rated(**given: int | None) -> Sheet:
    """Ratings by item, or by `item__aspect`."""
    pairs = (name.partition("__")[::2] for name in given)
    values = given.values()
    return sheet(
        Ratings(
            {
                (item.replace("_", "-"), aspect or "is"): value
                for (item, aspect), value in zip(pairs, values, strict=True)
            }
        )
    )


def told(reading: Reading, asked: Ask, **sentences: str) -> list[str]:
    """Everything a reading says, a line for each sentence, bar, row and entry."""
    phrases = generic_phrases() | item_phrases(asked) | {f"sentence.{name}": text for name, text in sentences.items()}
    return lines(reading, phrases)


def lines(reading: Reading, phrases: Phrases) -> list[str]:
    return [line for block in reading.blocks for line in _lines(block, phrases)]


def _lines(block: Block, phrases: Phrases) -> list[str]:
    match block:
        case Paragraph() | Next():
            return [spoken(block.words, phrases)]
        case Figure():
            return [f"{spoken(block.label, phrases)} = {_cell(block.value, phrases)}"]
        case Bars():
            return [
                f"{spoken(bar.label, phrases)} = {_cell(bar.value, phrases)}"
                + ("" if bar.mark is None else f" -> {number_text(bar.mark)}")
                for bar in block.bars
            ]
        case Table():
            head = [" | ".join(spoken(column, phrases) for column in block.columns)]
            return head + [" | ".join(_cell(value, phrases) for value in row) for row in block.rows]
        case Series():
            at = " ".join(spoken(each, phrases) for each in block.at)
            return [at] + [
                f"{spoken(line.label, phrases)}: " + " ".join(_cell(value, phrases) for value in line.values)
                for line in block.lines
            ]
        case Ledger():
            return [
                " | ".join(
                    part
                    for part in (
                        spoken((entry.state,), phrases), spoken(entry.label, phrases), spoken(entry.answer, phrases)
                    )
                    if part
                )
                for entry in block.entries
            ]  # fmt: skip


def _cell(value: Words | float | date | None, phrases: Phrases) -> str:
    match value:
        case None:
            return "?"
        case tuple():
            return spoken(value, phrases)
        case date():
            return value.isoformat()
    return number_text(value)
