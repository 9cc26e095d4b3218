from __future__ import annotations

import pytest

from leadcoach.domain.answers import Picked
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import ChoiceSpec, Item
from leadcoach.text import clean
from tests.ui.asks.host import HOSTILE, Host, screen_text

ITEMS = (Item("alone", "Alone"), Item("team", "With my team"), Item("community", "In a community"))
ONE = Ask("route", "choice", "Route", ChoiceSpec(ITEMS, key=("team",)))
SOME = Ask("focus", "choice", "Focus", ChoiceSpec(ITEMS, 0, 2))


@pytest.mark.parametrize(
    ("keys", "ids", "said"),
    [
        (("2",), ("team",), ["changed"]),
        (("down", "space"), ("team",), ["changed"]),
        (("j", "j", "k", "space"), ("team",), ["changed"]),
        (("1", "3"), ("community",), ["changed", "changed"]),
        (("2", "2"), (), ["changed", "changed"]),
        (("down", "enter"), ("team",), ["changed", "submitted"]),
        (("3", "enter"), ("community",), ["changed", "submitted"]),
        (("up", "space"), ("alone",), ["changed"]),
        (("9",), (), []),
    ],
)
async def test_one_is_picked_by_keys(keys: tuple[str, ...], ids: tuple[str, ...], said: list[str]) -> None:
    app = Host(ONE, Picked())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.widget.answer == Picked(ids)
        assert app.said == said
        assert app.reached == []


async def test_several_are_kept_in_the_order_of_the_list_and_one_too_many_is_refused() -> None:
    app = Host(SOME, Picked())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "1", "2")
        await pilot.pause()
        assert app.widget.answer == Picked(("alone", "community"))
        assert "Look again: Choose at most 2; take some away first." in screen_text(app)
        await pilot.press("1", "2")
        await pilot.pause()
        assert app.widget.answer == Picked(("team", "community"))
        assert "Look again" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.said == ["changed"] * 4 + ["submitted"]


async def test_what_is_no_longer_on_the_list_gives_way_to_what_is_picked() -> None:
    app = Host(SOME, Picked(("gone", "away")))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.widget.answer == Picked(("gone", "away"))
        await pilot.press("2")
        await pilot.pause()
        assert app.widget.answer == Picked(("team", "gone"))
        await pilot.press("3")
        await pilot.pause()
        assert app.widget.answer == Picked(("team", "community"))
        await pilot.press("1")
        await pilot.pause()
        assert app.widget.answer == Picked(("team", "community"))
        assert "Look again: Choose at most 2" in screen_text(app)


async def test_what_is_chosen_is_said_in_glyph_and_word_and_what_is_right_is_not() -> None:
    app = Host(ONE, Picked(("alone",)))
    async with app.run_test(size=(80, 24)):
        lines = [line for line in screen_text(app).splitlines() if "○" in line or "●" in line]
        assert lines == ["▌ 1 ● Alone · chosen", "  2 ○ With my team", "  3 ○ In a community"]


async def test_a_stored_id_that_is_no_longer_offered_stays() -> None:
    app = Host(SOME, Picked(("gone", "team")))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.widget.answer == Picked(("gone", "team"))
        await pilot.press("2", "1")
        assert app.widget.answer == Picked(("alone", "gone"))


async def test_hostile_options_are_shown_as_they_are() -> None:
    items = tuple(Item(f"i{n}", text) for n, text in enumerate(HOSTILE))
    app = Host(Ask("a", "choice", "A", ChoiceSpec(items, 0, 99)), Picked())
    async with app.run_test(size=(80, 400)) as pilot:
        drawn = screen_text(app)
        for text in HOSTILE:
            assert clean(text).text.strip()[:60] in drawn
        assert drawn.count("x" * 70) > 100
        await pilot.press("end", "space")
        assert app._exit is False


async def test_no_options_yet_is_said() -> None:
    app = Host(Ask("a", "choice", "A", ChoiceSpec(())), Picked())
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Nothing to choose from yet." in screen_text(app)
        await pilot.press("1", "down", "space", "enter")
        await pilot.pause()
        assert app.said == ["submitted"]


async def test_the_place_comes_back() -> None:
    app = Host(ONE, Picked())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        assert app.widget.place == ("", (2, 0))
        app.widget.go_to("", (1, 0))
        await pilot.press("space")
        assert app.widget.answer == Picked(("team",))


async def test_a_click_picks() -> None:
    app = Host(ONE, Picked())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("Options", offset=(6, 2))
        assert app.widget.answer == Picked(("community",))


async def test_the_option_under_the_cursor_stays_in_view() -> None:
    items = tuple(Item(f"i{n}", f"Option number {n}") for n in range(40))
    app = Host(Ask("a", "choice", "A", ChoiceSpec(items)), Picked())
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press(*["down"] * 39)
        await pilot.pause()
        assert "Option number 39" in screen_text(app)
        await pilot.press(*["up"] * 39)
        await pilot.pause()
        assert "Option number 0" in screen_text(app)
