"""A reading as JSON values: worded, with its raw numbers, and without the places they come from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from leadcoach.domain.blocks import (
    Band,
    Bar,
    Bars,
    Block,
    Entry,
    Figure,
    Ledger,
    Line,
    Next,
    Paragraph,
    Phrases,
    Quote,
    Series,
    Table,
    Words,
    spoken,
)
from leadcoach.services.spoken import Spoken

SCHEMA = "leadcoach/reading/1"


def reading_values(use: str, said: Spoken, text: Callable[[Block], str]) -> dict[str, object]:
    """Give a reading with a versioned schema; `text` gives a block in words."""
    return {
        "schema": SCHEMA,
        "instrument": use,
        "title": spoken(said.reading.title, said.phrases),
        "blocks": [_block(block, said.phrases) | {"text": text(block)} for block in said.reading.blocks],
    }


def _block(block: Block, phrases: Phrases) -> dict[str, object]:
    return {"kind": type(block).__name__.lower(), "text": "", **_values(block, phrases)}


def _values(block: Block, phrases: Phrases) -> dict[str, object]:
    match block:
        case Paragraph(words=words, tone=tone):
            return {"tone": tone, "words": _words_json(words, phrases)}
        case Figure(label=label, value=value, unit=unit, was=was, band=band):
            said = {"label": spoken(label, phrases), "value": value, "unit": unit}
            return {**said, "was": was, "band": _band_json(band)}
        case Bars(title=title, bars=bars, low=low, high=high):
            listed = [_bar_json(bar, phrases) for bar in bars]
            return {"title": spoken(title, phrases), "low": low, "high": high, "bars": listed}
        case Series(title=title, at=at, lines=lines, limit=limit):
            times = [spoken(each, phrases) for each in at]
            listed = [_line_json(line, phrases) for line in lines]
            return {"title": spoken(title, phrases), "at": times, "lines": listed, "limit": limit}
        case Table(title=title, columns=columns, rows=rows):
            heads = [spoken(each, phrases) for each in columns]
            body = [[_cell_json(cell, phrases) for cell in row] for row in rows]
            return {"title": spoken(title, phrases), "columns": heads, "rows": body}
        case Ledger(title=title, entries=entries):
            return {"title": spoken(title, phrases), "entries": [_entry_json(each, phrases) for each in entries]}
        case Next(words=words, to=to):
            return {"words": _words_json(words, phrases), "to": to.subject}


def _words_json(words: Words, phrases: Phrases) -> list[dict[str, object]]:
    """Give words piece by piece, so that ours and theirs can be told apart."""
    return [{"text": spoken((word,), phrases), "theirs": isinstance(word, Quote)} for word in words]


def _band_json(band: Band | None) -> dict[str, float] | None:
    return {"low": band.low, "high": band.high} if band else None


def _bar_json(bar: Bar, phrases: Phrases) -> dict[str, object]:
    return {
        "label": spoken(bar.label, phrases),
        "value": bar.value,
        "mark": bar.mark,
        "instead": spoken(bar.instead, phrases) or None,
        "band": _band_json(bar.band),
        "faint": bar.faint,
    }


def _line_json(line: Line, phrases: Phrases) -> dict[str, object]:
    return {"label": spoken(line.label, phrases), "values": list(line.values)}


def _entry_json(entry: Entry, phrases: Phrases) -> dict[str, object]:
    return {
        "label": spoken(entry.label, phrases),
        "state": spoken((entry.state,), phrases),
        "due": entry.due.isoformat() if entry.due else None,
        "done": entry.done.isoformat() if entry.done else None,
        "answer": spoken(entry.answer, phrases) or None,
    }


def _cell_json(cell: Words | float | date | None, phrases: Phrases) -> object:
    match cell:
        case tuple():
            return spoken(cell, phrases)
        case date():
            return cell.isoformat()
    return cell
