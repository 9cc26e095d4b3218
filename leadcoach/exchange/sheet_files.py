"""A worksheet as a file that any editor opens: Markdown in the syntax of the programme's text, filled in; or JSON."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask, blank, read_answer
from leadcoach.domain.problems import problems
from leadcoach.domain.typed import as_date
from leadcoach.errors import Refused
from leadcoach.exchange.limits import json_value, text_of
from leadcoach.exchange.sheet_names import points_at_rows
from leadcoach.exchange.sheet_reading import FENCE, closes, read_lines
from leadcoach.exchange.sheet_rows import Placed
from leadcoach.exchange.sheet_tables import Fault, Line
from leadcoach.exchange.sheet_writing import UNSAFE, answer_lines, hints
from leadcoach.exchange.sources import Unreadable
from leadcoach.text import _, clean, one_line

MOST_BYTES = 1024**2
"""Of a worksheet's file."""
MOST_FRONT = 50
"""Lines of front matter."""

_MARK = re.compile(r"\s*<!--\s*ask:\s*(?P<ask>[^\s<>]+)\s*-->\s*")
_PAIR = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_-]*)\s*:\s*(?P<value>.*)")
_ID = re.compile(r"[a-z][a-z0-9.-]{0,80}")
_KEYS = ("instrument", "date")


class Field(NamedTuple):
    """One question of a worksheet."""

    subject: str
    """Of its answer, such as `w05.mindset.pma`."""
    ask: Ask
    """With its options looked up."""
    title: str = ""
    text: str = ""
    """What stands above the question."""
    answer: Answer | None = None
    """What is filled in."""


class Form(NamedTuple):
    """A worksheet with its questions."""

    instrument: str
    title: str
    fields: tuple[Field, ...]


class Filled(NamedTuple):
    """What a file says."""

    answers: Mapping[str, Answer]
    """By their subject; empty ones are not among them."""
    day: str = ""
    """An ISO date, where the file has one."""


def written(form: Form, day: str = "") -> str:
    """Give the Markdown file of a worksheet with what is filled in; `day` is an ISO date."""
    return "\n".join((*_front(form, day), *(line for each in form.fields for line in _field(form, each)), ""))


def written_json(form: Form, day: str = "") -> dict[str, object]:
    """Give the same for JSON."""
    answers = {each.subject: each.answer.to_json() for each in form.fields if each.answer and not each.answer.empty}
    return {"instrument": form.instrument, **({"date": day} if day else {}), "answers": answers}


def read(data: bytes, form: Form, name: str) -> Filled:
    """Read a worksheet's file, Markdown or JSON, as answers to the questions of a form.

    Raises Refused with one sentence that has the name of the file and, where it is known, the line.
    """
    if len(data) > MOST_BYTES:
        sentence = _("{name} is larger than {most} MB, which no worksheet is. Nothing was read.")
        raise Refused(sentence.format(name=name, most=MOST_BYTES // 1024**2))
    try:
        text = clean(text_of(data).text, MOST_BYTES).text
        return _read_json(text, form) if text.lstrip().startswith("{") else _read_text(text, form)
    except Unreadable as error:
        cause = error.__cause__
        if isinstance(cause, json.JSONDecodeError):
            raise _refused(name, Fault(cause.lineno, _("this is not valid JSON"))) from None
        raise Refused(_("{name}: {reason} Nothing was read.").format(name=name, reason=error.reason)) from None
    except Fault as fault:
        raise _refused(name, fault) from None


def _refused(name: str, fault: Fault) -> Refused:
    if not fault.line:
        return Refused(_("{name}: {reason}. Nothing was read.").format(name=name, reason=fault.reason))
    sentence = _("{name}, line {line}: {reason}. Nothing was read.")
    return Refused(sentence.format(name=name, line=fault.line, reason=fault.reason))


# Writing --------------------------------------------------------------------------------------------------------------


def _front(form: Form, day: str) -> Iterator[str]:
    yield "---"
    yield f"instrument: {form.instrument}"
    if day:
        yield f"date: {day}"
    yield from ("---", "", f"# {one_line(form.title)}")


def _field(form: Form, each: Field) -> Iterator[str]:
    yield from ("", f"## {one_line(each.title or each.ask.label)}", "")
    label = each.ask.label if each.ask.label != each.title else ""
    for text in (each.text, label, "\n".join(hints(each.ask))):
        if text.strip():
            yield from (_aside(line) for line in text.split("\n"))
            yield ""
    yield from (f"<!-- ask: {each.subject} -->", "")
    rows = any(points_at_rows(other.ask) for other in form.fields)
    yield from answer_lines(each.ask, each.answer or blank(each.ask), rows=rows)


def _aside(line: str) -> str:
    """Give a line of text above a question so that it is read as nothing else."""
    return f"\\{line.lstrip()}" if line.lstrip().startswith(UNSAFE) else line


# Reading --------------------------------------------------------------------------------------------------------------


def _read_text(text: str, form: Form) -> Filled:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    front, rest = _split(lines)
    day = _read_front(front, form)
    placed: dict[str, Placed] = {}
    for mark, said in _marked(rest):
        field = _named(form, mark.text, mark.number)
        if field.subject in placed:
            raise Fault(mark.number, _("the answer to {ask} stands there twice").format(ask=field.subject))
        placed[field.subject] = _checked(field, read_lines(field.ask, said), mark.number)
    if not placed:
        sentence = _("there is no answer in it; each stands below a line such as <!-- ask: {ask} -->")
        raise Fault(0, sentence.format(ask=form.fields[0].subject))
    return Filled({name: each.answer for name, each in placed.items() if not each.answer.empty}, day)


def _split(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Give the lines of the front matter and what comes after it."""
    first = next((n for n, line in enumerate(lines) if line.text.strip()), 0)
    if lines[first].text.rstrip() != "---":
        return (), lines
    for n, line in enumerate(lines[first + 1 : first + 2 + MOST_FRONT], first + 1):
        if line.text.rstrip() == "---":
            return lines[first + 1 : n], lines[n + 1 :]
    raise Fault(lines[first].number, _("the front matter that begins here has no end; close it with ---"))


def _read_front(lines: Sequence[Line], form: Form) -> str:
    """Give the date; raises Fault for a worksheet of another instrument, and for what is no front matter."""
    pairs: dict[str, str] = {}
    for line in lines:
        found = _PAIR.fullmatch(line.text.strip())
        if not line.text.strip():
            continue
        if not found or found["key"] not in _KEYS or found["key"] in pairs:
            sentence = _("the front matter has lines `instrument: {name}` and `date: 2026-11-23`, each once")
            raise Fault(line.number, sentence.format(name=form.instrument))
        pairs[found["key"]] = found["value"].strip().strip("\"'")
    line_of = {key: line.number for line in lines for key in pairs if line.text.strip().startswith(key)}
    _same(pairs.get("instrument", form.instrument), form, line_of.get("instrument", 0))
    return _day(pairs.get("date", ""), line_of.get("date", 0))


def _same(instrument: object, form: Form, line: int) -> None:
    if instrument != form.instrument:
        other = instrument if isinstance(instrument, str) and _ID.fullmatch(instrument) else _("something else")
        sentence = _("this is a worksheet of {other}, and {instrument} was asked for")
        raise Fault(line, sentence.format(other=other, instrument=form.instrument))


def _day(text: object, line: int) -> str:
    day = as_date(text) if isinstance(text, str) else None
    if text and day is None:
        raise Fault(line, _("this is not a date; write it as 2026-11-23"))
    return day.isoformat() if day else ""


def _marked(lines: Sequence[Line]) -> Iterator[tuple[Line, Sequence[Line]]]:
    """Give each mark, as the line that says the ask, with the lines up to the heading of the next one."""
    marks: list[int] = []
    headings: list[int] = []
    opened: Line | None = None
    for n, line in enumerate(lines):
        if opened is not None:
            opened = None if closes(opened.text, line.text) else opened
        elif FENCE.fullmatch(line.text):
            opened = line
        elif _MARK.fullmatch(line.text):
            marks.append(n)
        elif line.text.startswith(("## ", "# ")):
            headings.append(n)
    if opened is not None:
        raise Fault(opened.number, _("the text that begins here between fences has no end"))
    for n, start in enumerate(marks):
        end = marks[n + 1] if n + 1 < len(marks) else len(lines)
        # A heading of their own in an answer stays in it: only the last one before the next mark belongs to that.
        stop = max((each for each in headings if start < each < end), default=end) if end < len(lines) else end
        found = _MARK.fullmatch(lines[start].text)
        yield Line(lines[start].number, found["ask"] if found else ""), lines[start + 1 : stop]


def _named(form: Form, name: str, line: int) -> Field:
    """Give the field of an ask by its subject, or by its id alone where only one ask has it."""
    whole = [each for each in form.fields if each.subject == name]
    bare = [each for each in form.fields if each.subject.rpartition(".")[2] == name]
    if len(whole or bare) == 1:
        return (whole or bare)[0]
    known = [each.subject for each in form.fields]
    near = difflib.get_close_matches(name[:80], known, 3, 0.5) or known[:3]
    said = name if _ID.fullmatch(name) else _("this name")
    sentence = _("{instrument} has no question called {name}; near it: {near}")
    raise Fault(line, sentence.format(instrument=form.instrument, name=said, near=", ".join(near)))


def _checked(field: Field, placed: Placed, line: int) -> Placed:
    """Give an answer that is right; raises Fault for one that is not."""
    for problem in problems(field.ask, placed.answer):
        first, _slash, second = problem.field.partition("/")
        at = placed.lines.get(second) or placed.lines.get(first) or line
        raise Fault(at, problem.sentence.rstrip("."))
    return placed


def _read_json(text: str, form: Form) -> Filled:
    value = json_value(text)
    answers = value.get("answers") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(answers, dict):
        sentence = _('a worksheet in JSON looks like {{"instrument": "{name}", "answers": {{…}}}}')
        raise Fault(0, sentence.format(name=form.instrument))
    _same(value.get("instrument", form.instrument), form, 0)
    found: dict[str, Answer] = {}
    for name, stored in answers.items():
        field = _named(form, name, 0)
        found[field.subject] = _checked(field, _from_json(field, stored), 0).answer
    return Filled({name: answer for name, answer in found.items() if not answer.empty}, _day(value.get("date", ""), 0))


def _from_json(field: Field, stored: object) -> Placed:
    try:
        return Placed(read_answer(field.ask, stored))
    except ValueError:
        sentence = _("the answer to {ask} has another form than a {kind} has")
        raise Fault(0, sentence.format(ask=field.subject, kind=field.ask.kind)) from None
