"""Which steps are there: conditions on repeated answers, on forms and worksheets, and on steps that are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from leadcoach.domain.answers import Row, Rows, Text, When
from leadcoach.services.desk import Desk
from leadcoach.services.programme import Programme
from leadcoach.services.worksheets import Worksheets
from tests.services.answers import rated
from tests.services.making import Clock, Walker
from tests.services.own_content import own_content

STEPS = """
## Every week

```ask text weekly
repeat: week
```

## A form

```ask table form
rows: one
- which: choice kinds | Which
list: kinds = own Own | other Other
```

## A day each week

```ask date day
repeat: week
```

## Told

```ask text told
when: answered @weekly and @form.which is own and answered @environment.note
```

## Alone

```ask text alone
when: route is alone
```

## Tomorrow

```ask text tomorrow
opens: +1d
```

## On the day

```ask text on-the-day
opens: @day
```
"""


@pytest.fixture
def walker(make_desk: Callable[[Path], Desk], tmp_path: Path) -> Walker:
    desk = make_desk(own_content(tmp_path, STEPS))
    Programme(desk).begin()
    return Walker(desk)


def away(walker: Walker) -> set[str]:
    state = Programme(walker.desk).progress()
    return {subject for subject in state.absent | state.asleep if subject.startswith("own.")}


def test_conditions_find_every_kind_of_answer(walker: Walker, clock: Clock) -> None:
    assert "own.told" in away(walker)
    walker.finish("own.weekly", Text("Once"))
    walker.finish("own.form", Rows((Row("r", {"which": "own"}),)))
    sheets = Worksheets(walker.desk)
    sheets.save(sheets.open("environment"), {"conditions": rated(1, 2, 3, 4, 5), "note": Text("Noise")})
    assert "own.told" not in away(walker)
    clock.ahead(days=70)
    assert "own.told" not in away(walker)
    walker.finish("own.form", Rows((Row("r", {"which": "other"}),)))
    assert "own.told" in away(walker)


def test_a_step_wakes_after_the_nearest_one_that_is_there(walker: Walker, clock: Clock) -> None:
    walker.finish("own.told", Text("x"))
    assert "own.tomorrow" in away(walker)
    walker.finish("own.day", When("2026-11-24"))
    clock.ahead(days=1)
    assert not {"own.tomorrow", "own.on-the-day"} & away(walker)
