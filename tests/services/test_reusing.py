"""Looking earlier answers up, also in content of one's own that names what is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.domain.answers import Picked, Ratings, Row, Rows, Text
from leadcoach.domain.programme import Show
from leadcoach.domain.specs import ChoiceSpec, Item, TableSpec
from leadcoach.services.desk import Desk
from leadcoach.services.occasions import kept_in, latest
from leadcoach.services.programme import Programme
from leadcoach.services.showing import Showing
from leadcoach.services.walking import OpenStep
from leadcoach.services.worksheets import Worksheets
from tests.domain.readings.making import lines
from tests.services.answers import rated
from tests.services.making import Walker
from tests.services.own_content import own_content

NOWHERE = ("@w77.toolset.asks", "@gone.ask.column", "@gone.ask", "@nothing", "@w01.mindset.gone")
CIRCLE = """
## One

```ask table one
- a: choice others open | A
list: others = @two.a
```

## Two

```ask table two
- a: choice others open | A
list: others = @one.a
```

## Itself

```ask table itself
- a: choice others open | A
list: others = @itself.a
```

## Which

```ask choice which
options: @one.a
pick: 0..2
```
"""


def own(make_desk: Callable[[Path], Desk], folder: Path, steps: str) -> Walker:
    return Walker(make_desk(own_content(folder, steps)))


def options(opened: OpenStep) -> tuple[Item, ...]:
    match opened.step.ask.spec if opened.step.ask else None:
        case TableSpec(columns=(column, *_)):
            return column.options
        case ChoiceSpec(items=items):
            return items
    return ()


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_leads_nowhere_proposes_nothing(
    make_desk: Callable[[Path], Desk], tmp_path: Path, address: str
) -> None:
    asks = f"```ask text words\nfrom: {address}\n```\n\n## B\n\n```ask choice pick\noptions: {address}\n```\n"
    walker = own(make_desk, tmp_path, f"\n## A\n\n{asks}")
    assert walker.open("own.words").answer == Text()
    assert options(walker.open("own.pick")) == ()
    assert walker.finish("own.pick", Picked()).done
    module = walker.walking.module("own")
    found = Showing(walker.desk).show(module, Show("share", "x", address, beside=address))
    assert lines(found.reading, found.phrases) == ["Nothing is written there yet."]


@pytest.mark.parametrize("address", NOWHERE)
def test_a_condition_on_an_address_that_leads_nowhere_does_not_hold(
    make_desk: Callable[[Path], Desk], tmp_path: Path, address: str
) -> None:
    asks = f"```ask text a\nwhen: answered {address}\n```\n\n## B\n\n```ask text b\nopens: {address}\n```\n"
    walker = own(make_desk, tmp_path, f"\n## A\n\n{asks}")
    Programme(walker.desk).begin()
    today = Programme(walker.desk).today()
    assert today is not None
    assert ("own.a" in today.state.absent, "own.b" in today.state.asleep) == (True, True)


def test_a_circle_of_options_ends(make_desk: Callable[[Path], Desk], tmp_path: Path) -> None:
    walker = own(make_desk, tmp_path, CIRCLE)
    for ask in ("one", "two", "itself"):
        walker.finish(f"own.{ask}", Rows((Row(f"r-{ask}", {"a": f"From {ask}"}),)))
    assert options(walker.open("own.one")) == (Item("r-two", "From two"),)
    assert options(walker.open("own.itself")) == (Item("r-itself", "From itself"),)
    assert options(walker.open("own.which")) == (Item("r-one", "From one"),)


def test_an_option_whose_row_was_deleted_does_not_hold_the_step_up(
    make_desk: Callable[[Path], Desk], tmp_path: Path
) -> None:
    walker = own(make_desk, tmp_path, CIRCLE)
    walker.finish("own.one", Rows((Row("r1", {"a": "Keys"}), Row("r2", {"a": "Light"}))))
    assert walker.finish("own.which", Picked(("r1",))).done
    walker.finish("own.one", Rows((Row("r2", {"a": "Light"}),)))
    opened = walker.open("own.which")
    assert (opened.answer, options(opened)) == (Picked(("r1",)), (Item("r2", "Light"),))
    assert walker.finish("own.which", Picked(("r2",))).done


def test_the_answers_of_a_worksheet_are_found_by_their_address(walker: Walker) -> None:
    sheets = Worksheets(walker.desk)
    sheets.save(sheets.open("environment"), {"conditions": rated(1, 2, 3, 4, 5), "note": Text("Noise")})
    address = walker.desk.address("@environment.note", "w01.mindset")
    found = latest(walker.desk, address)
    assert found is not None
    assert (found.id, kept_in(walker.desk, address)) == ("environment/once", "environment/once")
    shown = Showing(walker.desk).show(walker.walking.module("w01.mindset"), Show("echo", "x", "@environment.note"))
    assert lines(shown.reading, shown.phrases)[-1] == "Noise"


def test_what_lies_in_the_bin_is_not_looked_up(walker: Walker) -> None:
    walker.finish("w01.describe", Text("On Tuesday …"))
    address = walker.desk.address("@w01.describe", "w01")
    assert latest(walker.desk, address) is not None
    walker.desk.store.documents.bin("w01.describe/once", walker.desk.clock())
    assert latest(walker.desk, address) is None


def test_the_other_answers_of_a_worksheet_stay_out_of_it(walker: Walker) -> None:
    assert latest(walker.desk, walker.desk.address("@environment.conditions", "w01")) is None
    walker.finish("w01.skillset.trust", Ratings({("b1-1", "now"): 3}))
    assert latest(walker.desk, walker.desk.address("@environment.conditions", "w01")) is None
