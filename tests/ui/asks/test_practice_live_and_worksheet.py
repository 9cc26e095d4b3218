from __future__ import annotations

import pytest

from leadcoach.domain.answers import Mark, Marks, Opened, Practice
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import InstrumentSpec, Item, LiveSpec, Phase, PracticeSpec
from leadcoach.text import clean
from leadcoach.ui.widgets.asks.clock import LiveClock, minutes_and_seconds
from leadcoach.ui.widgets.asks.instrument import InstrumentAsk
from leadcoach.ui.widgets.asks.live import LiveAsk
from tests.ui.asks.host import FEW, HOSTILE, Clock, Host, screen_text, type_keys

TELL = Ask("team", "practice", "Tell the team", PracticeSpec())
TALK = Ask(
    "talk",
    "live",
    "Talk",
    LiveSpec(
        (Item("me", "Me"), Item("others", "Others")),
        (Item("lb1", "Open question first"), Item("lb2", "Own mistake told")),
        45,
    ),
)
SHEET = Ask("conditions", "instrument", "The five conditions [/]", InstrumentSpec("environment"))


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("1", Practice("done", reason="well", on="2026-11-21")),
        ("2", Practice("tried", reason="well", on="2026-11-21")),
        ("3", Practice("not-possible", reason="well", on="2026-11-21")),
        ("4", Practice("own", own="well", on="2026-11-21")),
    ],
)
async def test_a_practice_is_logged_by_keys_alone(key: str, answer: Practice) -> None:
    app = Host(TELL, Practice())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "On which day?" not in screen_text(app)
        await pilot.press(key, "enter")
        await type_keys(pilot, "well")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.widget.answer == answer
        assert app.said == ["changed"] * 5 + ["submitted"]
        assert app.reached == []


async def test_words_stay_in_sight_when_the_outcome_changes() -> None:
    app = Host(TELL, Practice("own", "walked the floor", "", "20-11-2026"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert app.widget.answer == Practice("done", "walked the floor", "", "20-11-2026")
        assert "walked the floor" in screen_text(app)


async def test_hostile_words_of_a_practice_are_kept() -> None:
    for text in map(clean, FEW):
        given = Practice("own", text.text, text.text, text.text.replace("\n", " "))
        app = Host(TELL, given)
        async with app.run_test(size=(80, 40)) as pilot:
            app.say_problems()
            await pilot.pause()
            assert app.widget.answer == given
            assert app.said == []
            assert "Look again: This is not a date yet" in screen_text(app)


async def test_the_place_in_a_practice_comes_back() -> None:
    app = Host(TELL, Practice("tried", reason="some words"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.widget.go_to("reason", (0, 4))
        await pilot.pause()
        assert app.widget.place == ("reason", (0, 4))
        app.widget.go_to("own", (0, 0))
        await pilot.pause()
        assert app.widget.place[0] == "outcome"


def test_turns_exclude_each_other_and_the_running_one_counts() -> None:
    now = Clock()
    clock = LiveClock(Marks(), now)
    clock.start("me")
    now.seconds = 10
    assert clock.marks.seconds("me") == 10
    clock.start("me")
    clock.start("others")
    now.seconds = 25
    clock.count("lb1")
    clock.stop()
    now.seconds = 100
    assert (clock.marks.seconds("me"), clock.marks.seconds("others")) == (10, 15)
    clock.start("me")
    now.seconds = 101
    assert clock.marks.marks == (
        Mark("me", 0, 10),
        Mark("lb1", 25),
        Mark("others", 10, 15),
        Mark("me", 25, 1),
    )
    assert LiveClock(clock.marks, now).seconds == 26


def test_a_turn_too_short_to_store_is_no_count() -> None:
    now = Clock()
    clock = LiveClock(Marks(), now)
    clock.start("me")
    now.seconds = 0.04
    clock.start("others")
    assert clock.marks == Marks()


def test_minutes_go_past_an_hour() -> None:
    assert minutes_and_seconds(3_675.9) == "61:15"


def ticking(app: Host) -> bool:
    assert isinstance(app.widget, LiveAsk)
    return app.widget.board._ticking is not None


async def test_a_meeting_is_counted_by_keys() -> None:
    now = Clock()
    app = Host(TALK, Marks(), now=now)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.widget, LiveAsk)
        assert not ticking(app)
        await pilot.press("1")
        now.seconds = 60
        await pilot.press("2", "a", "b", "a", "minus")
        now.seconds = 180
        assert ticking(app)
        assert app.widget.answer == Marks(
            (Mark("me", 0, 60), Mark("lb1", 60), Mark("lb2", 60), Mark("others", 60, 120))
        )
        await pilot.press("space")
        await pilot.pause()
        assert not ticking(app)
        drawn = screen_text(app)
        assert "03:00" in drawn
        assert "01:00   33 %" in drawn
        assert app.said == ["changed"] * 7
        now.seconds = 500
        await pilot.press("space")
        now.seconds = 560
        await pilot.press("enter")
        await pilot.pause()
        assert app.widget.shown.seconds("others") == 180
        assert app.said[-1] == "submitted"
        assert app.reached == []


async def test_totals_are_typed_in_place_of_what_was_tapped() -> None:
    now = Clock()
    app = Host(TALK, Marks(), now=now)
    async with app.run_test(size=(80, 40)) as pilot:
        assert isinstance(app.widget, LiveAsk)
        await pilot.press("1")
        now.seconds = 90
        await pilot.press("a", "t")
        await pilot.pause()
        assert "1.5" in screen_text(app)
        assert app.widget.place[0] == "total/me"
        await pilot.press("ctrl+u", "1", "2", "enter", "3", "full_stop", "5", "enter", "ctrl+u", "2", "enter", "enter")
        await pilot.pause()
        assert app.widget.answer == Marks((Mark("me", 0, 720), Mark("others", 0, 210), Mark("lb1", 0), Mark("lb1", 0)))
        assert app.widget.place == ("", (0, 0))
        app.widget.go_to("total/lb2", (0, 0))
        await pilot.press("1", "0", "0", "0")
        await pilot.pause()
        assert "Look again: Write a number from 0 to 999." in screen_text(app)
        assert app.widget.clock.marks.count("lb2") == 100


async def test_stored_marks_are_kept_and_the_clock_stands() -> None:
    given = Marks((Mark("me", 0.0, 60.5), Mark("gone", 3.0, 0.0)))
    app = Host(TALK, given)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        assert app.widget.answer == given
        assert app.said == []
        assert "the clock stands, Space starts it" in screen_text(app)
        await pilot.press("t", "enter", "enter")
        await pilot.pause()
        assert app.widget.answer == given


async def test_hostile_labels_of_a_count_are_shown_as_they_are() -> None:
    texts = [clean(text).text for text in HOSTILE]
    items = tuple(Item(f"i{n}", text) for n, text in enumerate(texts))
    app = Host(Ask("t", "live", "T", LiveSpec(items[:9], items[9:])), Marks())
    async with app.run_test(size=(80, 200)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        drawn = screen_text(app)
        for text in texts[:30]:
            assert text[:30].strip() in drawn


async def test_the_worksheet_is_asked_for_and_its_state_is_said() -> None:
    app = Host(SHEET, Opened())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "The five conditions [/]" in screen_text(app)
        assert "State: not opened yet" in screen_text(app)
        await pilot.press("enter")
        await pilot.click("Door")
        await pilot.pause()
        assert app.uses == ["environment", "environment"]
        assert app.said == []
        assert isinstance(app.widget, InstrumentAsk)
        assert app.widget.answer == Opened()


async def test_a_worksheet_that_was_opened_says_so() -> None:
    app = Host(SHEET, Opened("document-1"))
    async with app.run_test(size=(80, 24)):
        assert app.widget.answer == Opened("document-1")
        assert "State: opened; it keeps what you wrote" in screen_text(app)


DEBRIEF = Ask(
    "debrief",
    "live",
    "Debrief",
    LiveSpec(
        counts=(Item("step", "Next step named"),),
        phases=(Phase("meant", 3, "What was meant"), Phase("why", 5, "Why it differed")),
    ),
)


async def test_parts_of_a_talk_have_their_planned_minutes_and_say_when_they_are_over() -> None:
    now = Clock()
    app = Host(DEBRIEF, Marks(), now=now)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "00:00 of 3 min" in screen_text(app)
        assert "of 8 min" in screen_text(app)
        await pilot.press("1")
        now.seconds += 120
        await pilot.press("a")
        await pilot.pause()
        assert "02:00 of 3 min" in screen_text(app)
        assert "time is up" not in screen_text(app)
        now.seconds += 70
        await pilot.press("2")
        now.seconds += 30
        await pilot.press("enter")
        await pilot.pause()
        assert "03:10 of 3 min time is up" in screen_text(app)
        marks = app.widget.answer
        assert isinstance(marks, Marks)
        assert (marks.seconds("meant"), marks.seconds("why"), marks.count("step")) == (190, 30, 1)


async def test_minutes_of_parts_can_be_typed() -> None:
    app = Host(DEBRIEF, Marks())
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("t")
        await type_keys(pilot, "4")
        await pilot.press("enter")
        await type_keys(pilot, "6")
        await pilot.pause()
        marks = app.widget.answer
        assert isinstance(marks, Marks)
        assert (marks.seconds("meant"), marks.seconds("why")) == (240, 360)


async def test_the_minutes_of_the_parts_stand_in_one_column_whether_over_or_not() -> None:
    long = Phase("likely", 4, "What made the difference likely, as we see it")
    spec = LiveSpec(phases=(Phase("meant", 2, "What was meant"), long, Phase("next", 2, "One change")))
    app = Host(Ask("d", "live", "D", spec), Marks((Mark("meant", 0, 150), Mark("next", 200, 60))))
    async with app.run_test(size=(76, 24)) as pilot:
        await pilot.pause()
        drawn = [line for line in screen_text(app).splitlines() if "02:30 of" in line or "01:00 of" in line]
        assert "time is up" in drawn[0]
        assert drawn[0].index("02:30") == drawn[1].index("01:00")
