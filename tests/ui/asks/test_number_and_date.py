from __future__ import annotations

from decimal import Decimal

import pytest

from leadcoach.domain.answers import Number, When
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import DateSpec, NumberSpec
from leadcoach.text import clean
from tests.ui.asks.host import FEW, PASTE, Host, numbered, paste, screen_text, type_keys

SHARE = Ask("guess", "number", "Your share", NumberSpec(Decimal(0), Decimal(100), "%"))
SITTING = Ask("sitting", "date", "Sitting", DateSpec(time=True, rhythms=("week", "2w", "month")))
DAY = Ask("start", "date", "Start", DateSpec())
ONE_LINE = [text for text in FEW if "\n" not in clean(text).text]


async def test_digits_are_the_number_and_letters_do_not_go_in() -> None:
    app = Host(SHARE, Number())
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "2c5?,5x")
        await pilot.press("enter")
        await pilot.pause()
        assert app.widget.answer == Number("25,5")
        assert app.said == ["changed"] * 4 + ["submitted"]
        assert app.reached == []
        assert "%   0 to 100" in screen_text(app)


async def test_what_is_pasted_stays_on_one_line_and_is_told_to_be_no_number() -> None:
    app = Host(SHARE, Number())
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, PASTE)
        assert app.widget.answer == Number("one [/] ]0;xtwo [31mthree")
        app.say_problems()
        await pilot.pause()
        assert "Look again: This is not a number yet" in screen_text(app)
        await pilot.press("ctrl+u", "7")
        assert app.widget.answer == Number("7")


@pytest.mark.parametrize("text", ONE_LINE, ids=numbered)
async def test_a_stored_text_stays_as_it_is_and_can_be_mended(text: str) -> None:
    kept = clean(text).text
    app = Host(SHARE, Number(kept))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.widget.answer == Number(kept)
        assert app.said == []
        await pilot.press("end", "backspace")
        assert app.widget.answer == Number(kept[:-1])


@pytest.mark.parametrize(
    ("low", "high", "said"), [(1, None, "people   1 or more"), (None, 9, "people   at most 9"), (None, None, "people")]
)
async def test_the_range_stands_beside_the_number(low: int | None, high: int | None, said: str) -> None:
    spec = NumberSpec(None if low is None else Decimal(low), None if high is None else Decimal(high), "people")
    app = Host(Ask("n", "number", "N", spec), Number())
    async with app.run_test(size=(80, 24)):
        assert said in screen_text(app)


async def test_the_place_in_a_number_comes_back() -> None:
    app = Host(SHARE, Number("125"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("home", "right")
        assert app.widget.place == ("", (0, 1))
        app.widget.go_to("", (0, 2))
        await pilot.press("0")
        assert app.widget.answer == Number("1205")


async def test_day_time_and_rhythm_by_keys() -> None:
    app = Host(SITTING, When(zone="Europe/Amsterdam"))
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "tuesday")
        await pilot.pause()
        assert app.widget.answer == When("tuesday", zone="Europe/Amsterdam")
        assert "Tuesday 2026-11-24" in screen_text(app)
        await pilot.press("enter")
        await type_keys(pilot, "9.30")
        await pilot.press("enter", "right", "space", "enter")
        await pilot.pause()
        assert app.widget.answer == When("2026-11-24", "9.30", "Europe/Amsterdam", "2w")
        assert app.said[-1] == "submitted"
        assert app.said.count("submitted") == 1
        assert "● every two weeks" in screen_text(app)
        assert app.reached == []


async def test_words_become_a_date_when_the_field_is_left() -> None:
    app = Host(SITTING, When())
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "+7")
        await pilot.press("tab")
        await pilot.pause()
        assert app.widget.answer == When("2026-11-28")
        assert "Saturday" in screen_text(app)


async def test_a_date_stays_as_it_was_typed() -> None:
    app = Host(DAY, When())
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "23-11-2026")
        await pilot.press("enter")
        await pilot.pause()
        assert app.widget.answer == When("23-11-2026")
        assert "Monday 2026-11-23" in screen_text(app)
        assert "How often" not in screen_text(app)


@pytest.mark.parametrize("text", ONE_LINE, ids=numbered)
async def test_stored_texts_of_a_date_stay_as_they_are(text: str) -> None:
    kept = clean(text).text
    app = Host(SITTING, When(kept, kept, "zone", kept))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert app.widget.answer == When(kept, kept, "zone", kept)
        assert app.said == []


async def test_what_is_wrong_stands_below_its_field() -> None:
    app = Host(SITTING, When("soon", "late"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.say_problems()
        await pilot.pause()
        lines = [line.strip(" ▌") for line in screen_text(app).splitlines()]
        assert lines[lines.index("soon") + 1].startswith("Look again: This is not a date yet")
        assert lines[lines.index("late") + 1].startswith("Look again: This is not a time yet")


@pytest.mark.parametrize(
    ("field", "cursor", "place"),
    [
        ("time", (0, 2), ("time", (0, 2))),
        ("rhythm", (0, 1), ("rhythm", (0, 1))),
        ("date", (0, 99), ("date", (0, 10))),
        ("no such", (0, 3), ("date", (0, 3))),
    ],
)
async def test_the_place_in_a_date_comes_back(
    field: str, cursor: tuple[int, int], place: tuple[str, tuple[int, int]]
) -> None:
    app = Host(SITTING, When("2026-11-23", "09:30"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.widget.go_to(field, cursor)
        await pilot.pause()
        assert app.widget.place == place
