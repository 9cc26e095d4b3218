from __future__ import annotations

from datetime import timedelta

import pytest

from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import Column, Item, TableSpec
from leadcoach.text import clean
from tests.ui.asks.host import HOSTILE, PASTE, PASTED, TODAY, Host, paste, screen_text, type_keys

YES_NO = (Item("yes", "Yes"), Item("try", "We try it"), Item("no", "No, because"))
ASKS = Ask(
    "asks",
    "table",
    "Asks",
    TableSpec(
        (
            Column("ask", "text", "What they asked"),
            Column("due", "date", "Answer by"),
            Column("answer", "choice", "Your answer", YES_NO, open=True),
            Column("hours", "number", "Hours", optional=True),
            Column("answered", "date", "Answered on", stamp="answer"),
        ),
        0,
        4,
    ),
)
HABITS = Ask(
    "habits",
    "table",
    "Habits",
    TableSpec((Column("habit", "text", "What you do"), Column("effect", "choice", "Effect", YES_NO[:2])), 3, 3),
)
STORY = Ask(
    "story",
    "table",
    "Story",
    TableSpec(
        (Column("wish", "text", "Your wish"), Column("if", "text", "If …"), Column("n", "number", "How often")),
        form=True,
    ),
)
TWO = Rows((Row("r1", {"ask": "New laptops", "due": "2026-11-23", "old": "kept"}), Row("r2", {"ask": "Less paper"})))


def rows_of(app: Host) -> tuple[Row, ...]:
    answer = app.widget.answer
    assert isinstance(answer, Rows)
    return answer.rows


async def test_rows_are_filled_by_keys_alone() -> None:
    app = Host(HABITS, Rows())
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.widget.answer == Rows()
        for habit in ("plan", "ask", "stop"):
            await type_keys(pilot, habit)
            await pilot.press("enter", "2", "enter")
        await pilot.pause()
        assert app.widget.answer == Rows(
            tuple(
                Row(f"new{n}", {"habit": habit, "effect": "try"})
                for n, habit in enumerate(("plan", "ask", "stop"), start=1)
            )
        )
        assert app.said.count("submitted") == 1
        assert app.said[-1] == "submitted"
        assert app.said.count("changed") == 4 + 3 + 4 + 3
        assert app.reached == []


async def test_a_row_that_is_still_empty_is_used_before_another_is_added() -> None:
    app = Host(HABITS, Rows())
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "plan")
        await pilot.press("ctrl+r")
        await type_keys(pilot, "ask")
        await pilot.pause()
        assert [row.cell("habit") for row in rows_of(app)] == ["plan", "ask"]
        assert "At most" not in screen_text(app)


async def test_an_open_table_starts_with_a_row_and_adds_more() -> None:
    app = Host(ASKS, Rows())
    async with app.run_test(size=(80, 40)) as pilot:
        await type_keys(pilot, "one")
        await pilot.press("ctrl+r")
        await type_keys(pilot, "two")
        await pilot.press("ctrl+l", "a")
        await type_keys(pilot, "three")
        await pilot.press("ctrl+r", "ctrl+r", "ctrl+l", "a")
        await type_keys(pilot, "four")
        await pilot.press("ctrl+r", "ctrl+l", "a")
        await pilot.pause()
        assert [row.cell("ask") for row in rows_of(app)] == ["one", "two", "three", "four"]
        assert "At most 4 rows fit here." in screen_text(app)


async def test_enter_after_the_last_field_goes_back_to_the_list() -> None:
    app = Host(ASKS, TWO)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("down", "enter")
        app.widget.go_to("r2/answered", (0, 0))
        await pilot.press("enter")
        await pilot.pause()
        assert app.widget.place == ("r2/", (1, 0))
        assert app.said == []


async def test_removing_needs_the_key_twice_and_can_be_taken_back() -> None:
    app = Host(ASKS, TWO)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert "Press x once more to remove row 1. Any other key keeps it." in screen_text(app)
        await pilot.press("down", "x", "up", "x", "tab", "shift+tab", "x")
        await pilot.pause()
        assert app.widget.answer == TWO
        assert app.said == []
        await pilot.press("x")
        await pilot.pause()
        assert app.widget.answer == Rows(TWO.rows[1:])
        assert "Row 1 is removed. u brings it back." in screen_text(app)
        await pilot.press("x", "x")
        assert app.widget.answer == Rows()
        await pilot.press("u", "u", "u")
        await pilot.pause()
        assert app.widget.answer == TWO
        assert app.said == ["changed"] * 4


async def test_rows_move() -> None:
    app = Host(ASKS, TWO)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("shift+up", "J")
        assert app.widget.answer == Rows(TWO.rows[::-1])
        await pilot.press("shift+down", "enter", "end", "X")
        assert [row.cell("ask") for row in rows_of(app)] == ["Less paper", "New laptopsX"]
        await pilot.press("ctrl+l", "K")
        await pilot.pause()
        assert [row.id for row in rows_of(app)] == ["r1", "r2"]


async def test_the_day_is_noted_when_the_answer_is_first_given() -> None:
    app = Host(ASKS, TWO)
    async with app.run_test(size=(80, 40)) as pilot:
        app.widget.go_to("r2/answer", (0, 0))
        await pilot.press("1")
        await pilot.pause()
        assert rows_of(app)[1].cells == {"ask": "Less paper", "answer": "yes", "answered": "2026-11-21"}
        app.widget.go_to("r2/answered", (0, 0))
        await pilot.press("end", "ctrl+u")
        app.widget.go_to("r2/answer", (0, 0))
        await pilot.press("1", "2")
        await pilot.pause()
        assert rows_of(app)[1].cells == {"ask": "Less paper", "answer": "try", "answered": ""}


async def test_own_words_stand_in_an_open_choice_and_a_pick_does_not_lose_them() -> None:
    app = Host(ASKS, TWO)
    async with app.run_test(size=(80, 40)) as pilot:
        app.widget.go_to("r1/answer", (0, 0))
        await pilot.press("2", "tab")
        await type_keys(pilot, "as soon")
        await pilot.pause()
        assert rows_of(app)[0].cell("answer") == "as soon"
        assert app.widget.place == ("r1/answer", (1, 7))
        app.widget.go_to("r1/answer", (1, 2))
        await pilot.press("delete")
        assert rows_of(app)[0].cell("answer") == "assoon"
        await pilot.press("space")
        await pilot.press("shift+tab", "3")
        await pilot.pause()
        assert rows_of(app)[0].cell("answer") == "no"
        await pilot.press("3")
        await pilot.pause()
        assert rows_of(app)[0].cell("answer") == "as soon"


async def test_opening_every_row_changes_nothing() -> None:
    odd = Rows((*TWO.rows, Row("r3", {"answer": "gone", "due": "soon", "hours": "many", "other": "x"}), Row("r4", {})))
    app = Host(ASKS, odd)
    async with app.run_test(size=(80, 40)) as pilot:
        for _row in range(4):
            await pilot.press("enter", *["tab"] * 6, "ctrl+l", "down")
        await pilot.pause()
        assert app.widget.answer == odd
        assert app.said == []


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_hostile_cells_labels_and_options_are_kept_and_shown(width: int) -> None:
    texts = [clean(text).text for text in HOSTILE]
    rows = Rows(tuple(Row(f"r{n}", {"a": text, "b": text, "c": text}) for n, text in enumerate(texts)))
    options = tuple(Item(f"i{n}", text) for n, text in enumerate(texts[:8]))
    columns = (
        Column("a", "text", "[/] label"),
        Column("b", "number", "[@click=app.quit]x[/]"),
        Column("c", "choice", "[TODO]", options),
    )
    app = Host(Ask("t", "table", "T", TableSpec(columns, 0, 99)), rows)
    async with app.run_test(size=(width, 80)) as pilot:
        for _row in texts:
            await pilot.press("down")
            await pilot.pause()
        drawn = screen_text(app)
        assert "[@click=app.quit]x[/]" in drawn
        assert "[/] label" in drawn
        assert "xxxxx…" in drawn
        assert app.widget.answer == rows
        assert app.said == []


async def test_a_paste_into_a_cell_loses_no_line() -> None:
    app = Host(STORY, Rows())
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(pilot, PASTE)
        await pilot.press("enter", "enter")
        await paste(pilot, "1\n2\r\n3")
        await pilot.pause()
        assert app.widget.answer == Rows((Row("new1", {"wish": PASTED, "n": "1 2 3"}),))


async def test_wide_lists_have_aligned_columns_and_narrow_ones_do_not() -> None:
    wide, narrow = Host(ASKS, TWO), Host(ASKS, TWO)
    async with wide.run_test(size=(110, 40)):
        lines = screen_text(wide).splitlines()
        head = next(line for line in lines if "What they asked" in line and "Answer by" in line)
        first = next(line for line in lines if "New laptops" in line)
        assert head.index("Answer by") == first.index("2026-11-23")
        assert head.index("What they asked") == first.index("New laptops")
    async with narrow.run_test(size=(80, 40)):
        assert "1  New laptops · 2026-11-23" in screen_text(narrow)


async def test_what_is_wrong_stands_in_the_list_and_below_the_cell() -> None:
    app = Host(ASKS, Rows((Row("r1", {"ask": "a"}), Row("r2", {"ask": "b", "due": "soon", "hours": "x"}))))
    async with app.run_test(size=(80, 40)) as pilot:
        app.say_problems()
        await pilot.pause()
        assert "!  2  b · soon · x" in screen_text(app)
        assert "Look again" not in screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        lines = [line.strip(" ▌") for line in screen_text(app).splitlines()]
        assert lines[lines.index("soon") + 1].startswith("Look again: This is not a date yet")
        assert lines[lines.index("x") + 1].startswith("Look again: This is not a number yet")


async def test_the_place_comes_back_in_another_row() -> None:
    app = Host(ASKS, TWO)
    async with app.run_test(size=(80, 24)) as pilot:
        app.widget.go_to("r2/ask", (0, 4))
        await pilot.press("X")
        await pilot.pause()
        assert app.widget.place == ("r2/ask", (0, 5))
        assert rows_of(app)[1].cell("ask") == "LessX paper"
        await pilot.press("ctrl+up")
        await pilot.pause()
        assert app.widget.place[0] == "r1/ask"
        app.widget.go_to("r2/", (0, 0))
        await pilot.pause()
        assert app.widget.place == ("r2/", (1, 0))
        app.widget.go_to("gone/ask", (0, 0))
        await pilot.pause()
        assert app.widget.place == ("r2/", (1, 0))


async def test_a_form_goes_from_field_to_field_and_keeps_other_rows() -> None:
    app = Host(STORY, Rows((Row("r1", {}), Row("r2", {"wish": "from another laptop"}))))
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "calm [/]?")
        await pilot.press("enter")
        await type_keys(pilot, "2 c")
        await pilot.press("down")
        await type_keys(pilot, "3")
        assert app.widget.place == ("r1/n", (0, 1))
        await pilot.press("up", "up", "end", "X", "down", "down", "enter")
        await pilot.pause()
        assert app.widget.answer == Rows(
            (Row("r1", {"wish": "calm [/]?X", "if": "2 c", "n": "3"}), Row("r2", {"wish": "from another laptop"}))
        )
        assert app.said == ["changed"] * 14 + ["submitted"]
        assert app.reached == []


async def test_a_proposed_form_is_blank_until_taken() -> None:
    given = Rows((Row("r1", {"wish": "from week 1"}),))
    app = Host(STORY, given, proposal=True)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.widget.answer == Rows()
        assert "from week 1" in screen_text(app)
        await pilot.press("enter", "tab", "ctrl+t")
        await pilot.pause()
        assert app.widget.answer == given
        assert app.said == ["changed"]


async def test_a_cell_grows_to_four_rows() -> None:
    app = Host(STORY, Rows())
    async with app.run_test(size=(80, 24)) as pilot:
        for rows, text in ((1, "a"), (3, " word" * 40), (4, " word" * 90)):
            await paste(pilot, text)
            assert app.focused is not None
            assert app.focused.size.height == rows


async def test_a_promise_gets_its_day_when_its_row_begins() -> None:
    promised = Ask(
        "asks",
        "table",
        "Asks",
        TableSpec(
            (
                Column("ask", "text", "What they asked"),
                Column("due", "date", "Answer by", due=True, ahead=7),
                Column("answer", "text", "Your answer", later=True),
            )
        ),
    )
    app = Host(promised, Rows((Row("r1", {"ask": "More light", "due": "2026-12-24"}),)))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("enter", "end")
        await type_keys(pilot, "!")
        await pilot.press("ctrl+r")
        await type_keys(pilot, "Keys")
        await pilot.pause()
        assert "later" in screen_text(app)
        first, second = rows_of(app)
        assert first.cells == {"ask": "More light!", "due": "2026-12-24"}
        assert second.cells == {"ask": "Keys", "due": (TODAY + timedelta(days=7)).isoformat()}


async def test_a_column_with_nothing_to_choose_from_takes_own_words() -> None:
    column = Column("pilot", "choice", "Pilot", options_from="@charter.question")
    app = Host(Ask("t", "table", "T", TableSpec((column,))), Rows())
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "Stock")
        await pilot.pause()
        assert [row.cells for row in rows_of(app)] == [{"pilot": "Stock"}]


async def test_a_long_first_cell_leaves_room_for_what_follows() -> None:
    row = Row("r1", {"habit": "I ask the new colleague every Friday what was strange this week", "effect": "try"})
    app = Host(HABITS, Rows((row,)))
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.pause()
        assert "… · We try it" in screen_text(app)


async def test_many_short_options_stand_beside_each_other() -> None:
    verbs = tuple(Item(f"v{n}", f"Verb {n}") for n in range(14))
    app = Host(Ask("t", "table", "T", TableSpec((Column("verb", "choice", "Verb", verbs, open=True),))), Rows())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = [line for line in screen_text(app).splitlines() if "○" in line]
        assert len(lines) == 3
        await pilot.press(*["right"] * 13, "space")
        await pilot.pause()
        assert "● Verb 13" in screen_text(app)


async def test_a_day_that_was_proposed_gives_way_to_the_one_that_is_typed() -> None:
    spec = TableSpec((Column("try", "text", "Try"), Column("by", "date", "By", due=True, ahead=14)), form=True)
    app = Host(Ask("t", "table", "T", spec), Rows())
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "Ask")
        await pilot.press("enter")
        await pilot.pause()
        assert (TODAY + timedelta(days=14)).isoformat() in screen_text(app)
        await type_keys(pilot, "tomorrow")
        await pilot.press("enter")
        await pilot.pause()
        assert (TODAY + timedelta(days=1)).isoformat() in screen_text(app)


async def test_a_row_that_was_proposed_gets_its_day_with_the_first_own_word() -> None:
    columns = (
        Column("try", "text", "Try"),
        Column("expect", "text", "Expect"),
        Column("by", "date", "By", due=True, ahead=14),
    )
    day = (TODAY + timedelta(days=14)).isoformat()
    app = Host(Ask("t", "table", "T", TableSpec(columns)), Rows((Row("r1", {"try": "Ask first"}),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        await type_keys(pilot, "Fewer calls")
        await pilot.pause()
        assert day in screen_text(app)
        await pilot.press("enter", "ctrl+u", "shift+tab")
        await type_keys(pilot, " now")
        await pilot.pause()
        assert day not in screen_text(app)
