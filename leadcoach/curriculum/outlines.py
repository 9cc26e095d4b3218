"""From texts to the programme seen from above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

from leadcoach.curriculum.minutes import step_minutes
from leadcoach.curriculum.programme import Programme
from leadcoach.curriculum.survey import Survey, WeekTexts
from leadcoach.domain.asks import Ask
from leadcoach.domain.outline import ExerciseOutline, ModuleOutline, Outline, PowerOutline, StepOutline, WeekOutline
from leadcoach.domain.programme import Exercise, Module, Power, Step
from leadcoach.domain.prose import plain
from leadcoach.domain.specs import ChoiceSpec, Column, LiveSpec, ScaleSpec, TableSpec

Aspect = Literal["week", "instrument", "extra", "routine", "shelf"]
Slim: TypeAlias = Outline | WeekOutline | ModuleOutline | StepOutline | PowerOutline | ExerciseOutline


def outline_of(programme: Programme, survey: Survey, fingerprint: str) -> Outline:
    """Give the outline of one language; its survey must be without faults."""
    return Outline(
        language=survey.language,
        fingerprint=fingerprint,
        names=survey.names,
        months=programme.months,
        weeks=tuple(_week(programme, week, week.own) for week in survey.weeks if week.own),
        instruments=_modules(survey.instruments.values(), "instrument"),
        extras=_modules(survey.extras.values(), "extra"),
        findings=survey.findings,
        routines=_modules(survey.routines.values(), "routine"),
        shelf=_modules(survey.shelf.values(), "shelf"),
        powers=tuple(_power(power) for power in survey.powers.values() if power),
    )


def _week(programme: Programme, week: WeekTexts, own: Module) -> WeekOutline:
    modules = [(aspect, module) for aspect, module in week.modules.items() if module]
    return WeekOutline(
        id=week.entry.id,
        number=week.entry.number,
        month=programme.month_of(week.entry.id),
        title=own.title,
        objective=own.objective,
        minutes=own.minutes,
        block=week.entry.block,
        powers=week.entry.powers,
        opening=_module(own, "week", own_minutes(week)),
        modules=tuple(_module(module, aspect, module.minutes) for aspect, module in modules),
        card_ids=tuple(card.id for card in week.cards or ()),
        disciplines=week.entry.disciplines,
        leg=week.entry.leg,
    )


def own_minutes(week: WeekTexts) -> int:
    """Give the minutes of the week's own walk: what the modules leave of the week's minutes."""
    taken = sum(module.minutes for module in week.modules.values() if module)
    return max((week.own.minutes if week.own else 0) - taken, 0)


def _modules(modules: Iterable[Module | None], aspect: Aspect) -> tuple[ModuleOutline, ...]:
    return tuple(_module(module, aspect, module.minutes) for module in modules if module)


def _module(module: Module, aspect: str, minutes: int) -> ModuleOutline:
    spread = step_minutes(module, minutes)
    return ModuleOutline(
        id=module.id,
        aspect=aspect,
        title=module.title,
        objective=module.objective,
        minutes=minutes,
        path=module.path,
        evidence=module.evidence,
        output=module.output,
        steps=tuple(_step(step, each) for step, each in zip(module.steps, spread, strict=True)),
        ring=module.ring,
        rhythm=module.rhythm,
        week=module.week,
        shelf=module.shelf,
    )


def _power(power: Power) -> PowerOutline:
    exercises = tuple(_exercise(exercise) for exercise in power.exercises)
    return PowerOutline(power.id, power.title, power.objective, power.path, exercises)


def _exercise(exercise: Exercise) -> ExerciseOutline:
    return ExerciseOutline(exercise.id, exercise.title, exercise.face, exercise.week, exercise.steps, exercise.came)


def _step(step: Step, minutes: float) -> StepOutline:
    ask = step.ask
    if ask is None:
        part = step.part.of.removeprefix("@") if step.part else ""
        return StepOutline(step.id, step.title, minutes, when=step.when, opens=step.opens, part=part)
    return StepOutline(
        id=step.id,
        title=step.title,
        minutes=minutes,
        ask=ask.kind,
        optional=ask.optional,
        keep="" if ask.keep == "document" else ask.keep,
        level=ask.level,
        journal=ask.journal,
        question=plain(step.before) if ask.journal else "",
        distance=ask.distance,
        repeat=ask.repeat,
        fields=_fields(ask) if ask.fact_kind else _own_words(ask),
        when=step.when,
        opens=step.opens,
        due=_columns(ask, lambda column: column.due),
        later=_columns(ask, lambda column: column.later),
    )


def _own_words(ask: Ask) -> tuple[tuple[str, str], ...]:
    """Give id and label of the columns that say in words what a promise is about; none where nothing is promised."""
    columns = ask.spec.columns if isinstance(ask.spec, TableSpec) else ()
    if not any(column.due for column in columns):
        return ()
    return tuple((column.id, column.label) for column in columns if column.kind == "text" and not column.later)


def _columns(ask: Ask, chosen: Callable[[Column], bool]) -> tuple[str, ...]:
    if not isinstance(ask.spec, TableSpec):
        return ()
    return tuple(column.id for column in ask.spec.columns if chosen(column))


def _fields(ask: Ask) -> tuple[tuple[str, str], ...]:
    """Give id and label of everything this ask logs."""
    match ask.spec:
        case TableSpec(columns=columns):
            return tuple((column.id, column.label) for column in columns)
        case ChoiceSpec(items=items) | ScaleSpec(items=items):
            return tuple((item.id, item.text) for item in items)
        case LiveSpec(turns=turns, counts=counts):
            return tuple((item.id, item.text) for item in (*turns, *counts))
    return ((ask.id, ask.label),)


def slim(found: Slim) -> dict[str, object]:
    """Give JSON values of outlines, without what stands at its default."""
    return {
        name: _slim_value(value)
        for name, value in found._asdict().items()
        if name not in found._field_defaults or value != found._field_defaults[name]
    }


def _slim_value(value: object) -> object:
    match value:
        case WeekOutline() | ModuleOutline() | StepOutline() | PowerOutline() | ExerciseOutline():
            return slim(value)
        case tuple():
            return [_slim_value(each) for each in value]
        case dict():
            return {key: _slim_value(each) for key, each in value.items()}
    return value
