"""Lists that an instrument and its asks share: the ids of the content are those the reading knows."""

from __future__ import annotations

from leadcoach.curriculum.loader import load_module
from leadcoach.domain.asks import Ask
from leadcoach.domain.instruments import INSTRUMENTS, behaviour, environment, talents, valued
from leadcoach.domain.readings.given import columns_of
from leadcoach.domain.specs import ChoiceSpec, ScaleSpec
from tests.content.shipped import FOLDER, outline


def ask(file: str, name: str) -> Ask:
    found = outline().module(file)
    assert found is not None, file
    asked = load_module(FOLDER, found.path).ask(name)
    assert asked is not None, name
    return asked


def items(asked: Ask) -> tuple[str, ...]:
    assert isinstance(asked.spec, ChoiceSpec | ScaleSpec)
    return tuple(item.id for item in asked.spec.items)


def test_every_verb_on_offer_is_known() -> None:
    columns = {column.id: column for column in columns_of(ask("w02.toolset", "episodes"))}
    assert tuple(item.id for item in columns["verb"].options) == talents.VERBS
    assert {"energy", "ease", "result", "use"} <= columns.keys()


def test_every_act_of_the_log_has_a_line() -> None:
    assert tuple(column.id for column in columns_of(ask("logs", "behaviour"))) == behaviour.ACTS


def test_every_currency_is_counted() -> None:
    assert items(ask("w06.mindset", "valued")) == (*valued.CURRENCIES, valued.NONE)


def test_the_five_conditions_are_the_same_at_the_end() -> None:
    first, last = ask("environment", "conditions"), ask("w13.toolset", "conditions-again")
    assert items(first) == items(last) == environment.CONDITIONS


def test_the_programme_has_every_instrument_there_is() -> None:
    assert {module.id for module in outline().instruments} == set(INSTRUMENTS)
