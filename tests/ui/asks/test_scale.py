from __future__ import annotations

import pytest

from leadcoach.domain.answers import Ratings
from leadcoach.domain.asks import Ask
from leadcoach.domain.problems import Problem
from leadcoach.domain.specs import Item, ScaleSpec
from leadcoach.text import clean
from leadcoach.ui.widgets.asks.scale import ScaleAsk
from tests.ui.asks.host import HOSTILE, Host, screen_text

ASPECTS = (Item("now", "Today"), Item("wished", "Wished"))


def scale(items: int, *, cannot_say: bool = True, low: int = 1, high: int = 5) -> Ask:
    named = tuple(Item(f"i{n}", f"Something that happens in the team, number {n}") for n in range(1, items + 1))
    return Ask("test", "scale", "Test", ScaleSpec(low, high, "never", "as a rule", named, ASPECTS, cannot_say))


async def test_thirty_two_items_in_two_aspects_take_sixty_four_keys() -> None:
    app = Host(scale(32), Ratings())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "0 of 32 rated" in screen_text(app)
        for n in range(64):
            await pilot.press(str(n % 5 + 1))
            await pilot.pause()
            number = min((n + 1) // 2, 31) + 1
            drawn = screen_text(app)
            assert f"team, number {number}" in drawn
            assert f"{(n + 1) // 2} of 32 rated" in drawn
            assert "1 never   5 as a rule" in drawn
        answer = app.widget.answer
        assert isinstance(answer, Ratings)
        assert [answer.given[f"i{n // 2 + 1}", ("now", "wished")[n % 2]] for n in range(64)] == [
            n % 5 + 1 for n in range(64)
        ]
        assert app.said == ["changed"] * 64 + ["submitted"]
        assert app.reached == []


async def test_keys_rate_move_change_and_clear() -> None:
    app = Host(scale(2), Ratings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "question_mark", "minus", "0")
        assert app.widget.answer == Ratings(
            {("i1", "now"): 3, ("i1", "wished"): None, ("i2", "now"): None, ("i2", "wished"): None}
        )
        await pilot.press("g", "right", "right", "right", "j", "left", "down", "backspace", "end", "delete")
        assert app.widget.answer == Ratings({("i1", "now"): 5, ("i1", "wished"): 5})
        await pilot.press("pageup", "k", "l", "h")
        assert app.widget.answer == Ratings({("i1", "now"): 4, ("i1", "wished"): 5})
        await pilot.pause()
        assert app.reached == []


async def test_the_last_rating_leads_back_to_what_is_open() -> None:
    app = Host(scale(3), Ratings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "down", "2", "2", "2", "2")
        await pilot.pause()
        assert app.widget.place[0] == "i1/wished"
        assert "submitted" not in app.said
        await pilot.press("home", "enter", "4", "enter")
        await pilot.pause()
        assert app.said[-1] == "submitted"


async def test_without_cannot_say_the_question_mark_is_for_help() -> None:
    app = Host(scale(1, cannot_say=False), Ratings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark", "0", "6")
        await pilot.pause()
        assert app.widget.answer == Ratings()
        assert app.reached == ["help"]
        assert "cannot say" not in screen_text(app)


@pytest.mark.parametrize(("low", "high", "key", "value"), [(0, 10, "0", 0), (1, 10, "0", 10), (1, 7, "7", 7)])
async def test_other_scales_have_their_keys(low: int, high: int, key: str, value: int) -> None:
    app = Host(scale(1, low=low, high=high), Ratings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert app.widget.answer == Ratings({("i1", "now"): value})


async def test_values_are_marked_without_colour_and_odd_ones_are_shown() -> None:
    given = Ratings({("i1", "now"): 2, ("i1", "wished"): None, ("i2", "now"): 9})
    app = Host(scale(2), given)
    async with app.run_test(size=(80, 24)) as pilot:
        drawn = screen_text(app)
        assert "• Today   1  [2]  3   4   5   ?" in drawn
        assert "» Wished  1   2   3   4   5  [?] cannot say" in drawn
        assert "[9]" in drawn
        app.say_problems()
        await pilot.pause()
        assert "Look again: Rate from 1 to 5." in screen_text(app)
        app.widget.say_problems((Problem("All of it."),))
        await pilot.pause()
        assert "Rate from" not in screen_text(app)
        assert "Look again: All of it." in screen_text(app)


async def test_a_fixed_height_scrolls_inside() -> None:
    app = Host(scale(32), Ratings())
    async with app.run_test(size=(60, 24)) as pilot:
        app.widget.styles.height = 10
        await pilot.pause()
        await pilot.press("end", "4")
        await pilot.pause()
        drawn = screen_text(app)
        assert "What is before the question." in drawn
        assert "as a rule" in drawn
        assert "number 32" not in drawn
        assert "number 1" in drawn
        await pilot.press("end")
        await pilot.pause()
        assert "number 32" in screen_text(app)


async def test_hostile_items_and_aspects_are_shown_as_they_are() -> None:
    items = tuple(Item(f"i{n}", text) for n, text in enumerate(HOSTILE))
    spec = ScaleSpec(1, 5, "[/]", "[@click=app.quit]x[/]", items, (Item("a", "[/b] x"), Item("b", "x" * 10_000)))
    app = Host(Ask("t", "scale", "T", spec), Ratings())
    async with app.run_test(size=(80, 600)) as pilot:
        app.widget.styles.height = 590
        await pilot.pause()
        drawn = screen_text(app)
        for text in HOSTILE:
            assert clean(text).text.strip()[:60] in drawn
        assert "[@click=app.quit]x[/]" in drawn
        assert "• [/b] x" in drawn


async def test_the_place_comes_back_and_starts_at_what_is_open() -> None:
    app = Host(scale(3), Ratings({("i1", "now"): 1, ("i1", "wished"): 2}))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.widget.place == ("i2/now", (2, 0))
        app.widget.go_to("i3/wished", (0, 0))
        await pilot.press("4")
        assert isinstance(app.widget, ScaleAsk)
        assert app.widget.shown.given["i3", "wished"] == 4
        app.widget.go_to("no/such", (0, 0))
        assert app.widget.place[0] == "i1/now"


async def test_a_click_rates() -> None:
    app = Host(scale(1), Ratings())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("ScaleLines", offset=(4 + 9 + 4 * 2 + 1, 3))
        assert app.widget.answer == Ratings({("i1", "now"): 3})
