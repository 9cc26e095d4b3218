"""What can be wrong with an answer to an ask, and when it is enough."""

from __future__ import annotations

from dataclasses import dataclass

from leadcoach.domain.answers import Answer, Number, Picked, Practice, Ratings, Rows, Script, Text, When
from leadcoach.domain.asks import Ask
from leadcoach.domain.progress import OUTCOMES
from leadcoach.domain.scripts import loops
from leadcoach.domain.specs import (
    ChoiceSpec,
    Column,
    DateSpec,
    LinesSpec,
    NumberSpec,
    PracticeSpec,
    ScaleSpec,
    ScriptSpec,
    TableSpec,
    TextSpec,
)
from leadcoach.domain.typed import as_date, as_number
from leadcoach.text import _, ngettext


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer, in one clear sentence, and where."""

    sentence: str
    field: str = ""
    """`row/column`, `item/aspect` or `line/NUMBER`, or empty for the whole answer."""


def problems(ask: Ask, answer: Answer) -> tuple[Problem, ...]:
    """Give everything that is wrong with what was typed; nothing for an empty answer."""
    if answer.empty:
        return ()
    match ask.spec, answer:
        case TextSpec() as spec, Text() as text:
            return _text_problems(spec, text)
        case ScriptSpec(), Script() as script:
            return _script_problems(script)
        case ChoiceSpec() as spec, Picked() as picked:
            return _choice_problems(spec, picked)
        case NumberSpec() as spec, Number() as number:
            return _number_problems(spec, number.text)
        case DateSpec() as spec, When() as when:
            return _date_problems(spec, when)
        case (TableSpec() | LinesSpec()) as spec, Rows() as rows:
            return _row_problems(spec, rows)
        case ScaleSpec() as spec, Ratings() as ratings:
            return _scale_problems(spec, ratings)
        case PracticeSpec(), Practice() as practice:
            return _practice_problems(practice)
    return ()


def complete(ask: Ask, answer: Answer) -> bool:
    """Whether the answer is enough to call the step done: right, and nothing left open in a scale or a choice."""
    if answer.empty or problems(ask, answer):
        return bool(answer.empty and (ask.optional or _nothing_to_choose(ask)))
    match ask.spec, answer:
        case ScaleSpec() as spec, Ratings() as ratings:
            return open_ratings(spec, ratings) == 0
        case ChoiceSpec() as spec, Picked() as picked:
            return len(picked.ids) >= spec.least
        case (TableSpec() | LinesSpec()) as spec, Rows() as rows:
            return len(rows.filled) >= spec.least
        case PracticeSpec(), Practice() as practice:
            return practice.outcome in OUTCOMES
    return True


def _nothing_to_choose(ask: Ask) -> bool:
    """Whether the options would come from an earlier answer that was never given; nobody is held up by that."""
    return isinstance(ask.spec, ChoiceSpec) and bool(ask.spec.options_from) and not ask.spec.items


def open_ratings(spec: ScaleSpec, ratings: Ratings) -> int:
    """Give how many ratings are still missing."""
    return sum((item.id, aspect.id) not in ratings.given for item in spec.items for aspect in spec.aspects)


def _text_problems(spec: TextSpec, text: Text) -> tuple[Problem, ...]:
    over = len(text.text) - spec.most
    if not spec.most or over <= 0:
        return ()
    sentence = ngettext(
        "This is {over} character over the {most} that fit here.",
        "This is {over} characters over the {most} that fit here.",
        over,
    )
    return (Problem(sentence.format(over=over, most=spec.most)),)


def _script_problems(script: Script) -> tuple[Problem, ...]:
    sentence = _("Line {line}: {problem}")
    return tuple(
        Problem(sentence.format(line=each.line, problem=each.sentence), f"line/{each.line}")
        for each in loops.parse(script.text).problems
    )


def _choice_problems(spec: ChoiceSpec, picked: Picked) -> tuple[Problem, ...]:
    if len(picked.ids) <= spec.most:
        return ()
    sentence = ngettext(
        "Choose at most {most}; take one away first.", "Choose at most {most}; take some away first.", spec.most
    )
    return (Problem(sentence.format(most=spec.most)),)


def _number_problems(spec: NumberSpec, text: str, where: str = "") -> tuple[Problem, ...]:
    value = as_number(text)
    if value is None:
        return (Problem(_("This is not a number yet; write it in digits, such as 25."), where),)
    if spec.low is not None and value < spec.low:
        return (Problem(_("The smallest number here is {low}.").format(low=spec.low), where),)
    if spec.high is not None and value > spec.high:
        return (Problem(_("The largest number here is {high}.").format(high=spec.high), where),)
    return ()


def _date_problems(spec: DateSpec, when: When) -> tuple[Problem, ...]:
    found = []
    if when.date is None:
        found.append(Problem(_("This is not a date yet; write it as 2026-11-23 or 23-11-2026."), "date"))
    if spec.time and when.at.strip() and when.time is None:
        found.append(Problem(_("This is not a time yet; write it as 09:30."), "time"))
    return tuple(found)


def _scale_problems(spec: ScaleSpec, ratings: Ratings) -> tuple[Problem, ...]:
    sentence = _("Rate from {low} to {high}.").format(low=spec.low, high=spec.high)
    # What content asks no longer cannot be put right on the screen.
    asked = {(item.id, aspect.id) for item in spec.items for aspect in spec.aspects}
    return tuple(
        Problem(sentence, f"{item}/{aspect}")
        for (item, aspect), value in ratings.given.items()
        if value is not None and not spec.low <= value <= spec.high and (item, aspect) in asked
    )


def _practice_problems(practice: Practice) -> tuple[Problem, ...]:
    if practice.outcome not in OUTCOMES:
        return (
            Problem(_("Say first what became of it: done, tried, not possible, or a practice of your own."), "outcome"),
        )
    if practice.outcome == "not-possible" and not practice.reason.strip():
        return (Problem(_("Say in a few words why it was not possible; the reason is what counts here."), "reason"),)
    if practice.outcome == "own" and not practice.own.strip():
        return (Problem(_("Say in a few words what you did instead; it counts the same."), "own"),)
    if practice.on.strip() and as_date(practice.on) is None:
        return (Problem(_("This is not a date yet; write it as 2026-11-23 or 23-11-2026."), "on"),)
    return ()


def _row_problems(spec: TableSpec | LinesSpec, rows: Rows) -> tuple[Problem, ...]:
    found: list[Problem] = []
    columns = spec.columns if isinstance(spec, TableSpec) else ()
    if len(rows.filled) > spec.most:
        sentence = _("At most {most} rows fit here.") if columns else _("At most {most} lines fit here.")
        found.append(Problem(sentence.format(most=spec.most)))
    for row in rows.filled:
        for column in columns:
            text = row.cell(column.id)
            if text.strip():
                found += _cell_problems(column, text, f"{row.id}/{column.id}")
    return tuple(found)


def _cell_problems(column: Column, text: str, where: str) -> tuple[Problem, ...]:
    if column.kind == "number":
        return _number_problems(NumberSpec(), text, where)
    if column.kind == "date" and as_date(text) is None:
        return (Problem(_("This is not a date yet; write it as 2026-11-23 or 23-11-2026."), where),)
    free = column.open or column.options_from
    if column.kind == "choice" and not free and text not in {item.id for item in column.options}:
        return (Problem(_("Choose one of the list."), where),)
    return ()
