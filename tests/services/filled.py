"""Answers to everything an instrument reads, with a word of one's own wherever words fit."""

from __future__ import annotations

from collections.abc import Callable

from leadcoach.domain.answers import (
    Answer,
    Mark,
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
from leadcoach.domain.ids import answer_id
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.records import Document
from leadcoach.domain.specs import ChoiceSpec, Column, LinesSpec, LiveSpec, ScaleSpec, TableSpec
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import document_id
from leadcoach.services.reusing import Reusing

ROWS = 3


def answer_to(ask: Ask, word: str) -> Answer:
    """Give an answer that is right, as far as one can be without knowing what is asked."""
    match ask.spec:
        case TableSpec(columns=columns, form=form):
            rows = (Row(f"r{n}", {each.id: _cell(each, word, n) for each in columns}) for n in range(1, ROWS + 1))
            return Rows(tuple(rows)[: 1 if form else ROWS])
        case LinesSpec():
            return Rows(tuple(Row(f"r{n}", {"line": f"{word} {n}"}) for n in range(1, ROWS + 1)))
        case ChoiceSpec(items=items):
            return Picked(tuple(item.id for item in items[:1]))
        case ScaleSpec(low=low, high=high, items=items, aspects=aspects):
            span = high - low + 1
            pairs = [(item.id, each.id) for item in items for each in aspects]
            return Ratings({pair: low + n % span for n, pair in enumerate(pairs)})
        case LiveSpec(turns=turns, counts=counts):
            timed = tuple(Mark(item.id, 0, 60.0 * n) for n, item in enumerate(turns, 2))
            return Marks((*timed, *(Mark(item.id, 0) for item in counts)))
    return _single(ask, word)


def _single(ask: Ask, word: str) -> Answer:
    shapes: dict[type[Answer], Answer] = {
        Text: Text(f"{word} was said."),
        Number: Number("3"),
        When: When("2026-11-20", "09:30", "UTC", "week"),
        Practice: Practice("done", "", f"{word} helped", "2026-11-20"),
        Script: Script(f"{word} one -> {word} two : +\n{word} two -> {word} one : -"),
        Opened: Opened(),
    }
    return shapes[ask.shape]


def _cell(column: Column, word: str, number: int) -> str:
    if column.options_from:
        return f"r{number}"
    options = [item.id for item in column.options] or [word]
    cells = {"number": str(number), "date": f"2026-11-{20 + number}", "choice": options[number % len(options)]}
    return cells.get(column.kind, f"{word} {number}")


def asked_by(desk: Desk, use: str) -> dict[str, Ask]:
    """Give every ask whose answer an instrument reads, by its subject."""
    found = {f"{use}.{ask.id}": ask for ask in desk.load(use).asks}
    for need in INSTRUMENTS[use].needs:
        address = desk.address(need.address, "")
        module = desk.walk(address.file)
        ask = module.ask(address.ask) if module else None
        if module is not None and ask is not None:
            found[address.subject] = Reusing(desk).ask(module, ask)
    return found


def fill(desk: Desk, word_for: Callable[[Ask], str]) -> None:
    """Keep an answer to everything that any instrument reads, with the privacy of its ask."""
    now = desk.clock()
    sheets: dict[str, dict[str, object]] = {}
    hidden: set[str] = set()
    for use in INSTRUMENTS:
        for subject, ask in asked_by(desk, use).items():
            file, body = subject.rpartition(".")[0], {ask.id: answer_to(ask, word_for(ask)).to_json()}
            if file in INSTRUMENTS and ask.on_sheet:
                sheets.setdefault(file, {}).update(body)
                hidden |= {file} if ask.privacy == "never" else set()
                continue
            week = desk.outline.week_of(file)
            document = Document(
                document_id(desk, subject, ask.repeat), "answer", subject, "once", now.stamp, now.zone,
                now.day.isoformat(), week=week.number if week else None, privacy=ask.privacy,
            )  # fmt: skip
            _keep(desk, document, body)
    for use, body in sheets.items():
        sheet = Document(answer_id(use), "worksheet", use, "once", now.stamp, now.zone, now.day.isoformat())
        _keep(desk, sheet._replace(privacy="never" if use in hidden else "normal"), body)


def _keep(desk: Desk, document: Document, body: dict[str, object]) -> None:
    desk.store.documents.save(document, body, why="edit", moment=desk.clock(), version_id=desk.new_id(), pin=True)
