from __future__ import annotations

import time

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from leadcoach.domain.answers import Text
from leadcoach.domain.asks import Ask
from leadcoach.domain.specs import TextSpec
from leadcoach.text import clean
from leadcoach.ui.widgets.asks.text import TextAsk
from tests.ui.asks.host import FEW, PASTE, PASTED, Host, numbered, paste, screen_text, type_keys

ASK = Ask("weed", "text", "A weed", TextSpec(placeholder="What do you give [/] people?"))
SHORT = Ask("name", "text", "Your name", TextSpec(most=20))


async def test_typed_words_are_the_answer_and_each_key_is_said_once() -> None:
    app = Host(ASK, Text())
    async with app.run_test(size=(80, 24)) as pilot:
        await type_keys(pilot, "one")
        await pilot.press("enter")
        await type_keys(pilot, "2?")
        await pilot.pause()
        assert app.widget.answer == Text("one\n2?")
        assert app.said == ["changed"] * 6
        assert app.reached == []


async def test_a_field_below_the_page_comes_into_sight_with_the_first_key() -> None:
    app = Host(ASK, Text())
    async with app.run_test(size=(80, 10)) as pilot:
        app.query_one(Static).update("\n".join(["before"] * 12))
        await pilot.pause()
        app.query_one(VerticalScroll).scroll_home(animate=False)
        await pilot.pause()
        assert "What do you give" not in screen_text(app)
        await type_keys(pilot, "one")
        await pilot.pause()
        assert "one" in screen_text(app)


@pytest.mark.parametrize("text", [*FEW, "a\n\nb\n", "  spaces  ", ""], ids=numbered)
async def test_a_stored_text_is_shown_and_kept_without_a_word_said(text: str) -> None:
    kept = clean(text).text
    app = Host(ASK, Text(kept))
    async with app.run_test(size=(80, 24)):
        assert app.widget.answer == Text(kept)
        assert app.said == []
        assert kept[:20].split("\n")[0].strip() in screen_text(app)


async def test_a_paste_comes_in_cleaned_and_says_what_went() -> None:
    app = Host(ASK, Text())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await paste(pilot, PASTE)
        assert app.widget.answer == Text(PASTED)
        assert [note.message for note in app._notifications] == [
            "4 characters of the pasted text were left out: they cannot be shown here."
        ]


async def test_the_placeholder_is_no_markup() -> None:
    app = Host(ASK, Text())
    async with app.run_test(size=(80, 24)):
        assert "What do you give [/] people?" in screen_text(app)


async def test_the_field_grows_from_three_rows_to_the_most() -> None:
    app = Host(ASK, Text())
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.widget, TextAsk)
        assert app.widget.editor.size.height == 3
        await paste(pilot, "\n".join("abcde"))
        assert app.widget.editor.size.height == 5
        await paste(pilot, "\n" * 40)
        assert app.widget.editor.size.height == 12


async def test_the_counter_shows_only_near_the_most() -> None:
    app = Host(SHORT, Text("fifteen letters"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "characters" not in screen_text(app)
        await type_keys(pilot, "a")
        await pilot.pause()
        assert "16 of 20 characters" in screen_text(app)
        await type_keys(pilot, "bcdef")
        await pilot.pause()
        assert "1 character over 20" in screen_text(app)
        app.say_problems()
        await pilot.pause()
        assert "Look again: This is 1 character over the 20 that fit here." in screen_text(app)
        await pilot.press("backspace")
        app.say_problems()
        await pilot.pause()
        assert "Look again" not in screen_text(app)


async def test_the_place_comes_back() -> None:
    app = Host(ASK, Text("one\ntwo\nthree"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "right", "right")
        place = app.widget.place
        assert place == ("", (1, 2))
    again = Host(ASK, Text("one\ntwo\nthree"))
    async with again.run_test(size=(80, 24)) as pilot:
        again.widget.go_to(*place)
        await pilot.press("X")
        assert again.widget.answer == Text("one\ntwXo\nthree")
        again.widget.go_to("", (99, 99))
        assert again.widget.place == ("", (2, 5))


async def test_tab_leaves_the_field() -> None:
    app = Host(ASK, Text("a"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "ctrl+n")
        assert app.widget.answer == Text("a")
        assert app.reached == ["on"]


async def test_a_proposal_is_no_answer_until_it_is_taken_or_touched() -> None:
    for key, answer in (("ctrl+t", Text("from before")), ("X", Text("Xfrom before"))):
        app = Host(ASK, Text("from before"), proposal=True)
        async with app.run_test(size=(80, 24)) as pilot:
            assert app.widget.answer == Text()
            assert "A proposal" in screen_text(app)
            await pilot.press(key)
            await pilot.pause()
            assert app.widget.answer == answer
            assert app.said == ["changed"]
            assert "A proposal" not in screen_text(app)


async def test_a_line_of_ten_thousand_characters_can_be_typed_in() -> None:
    app = Host(ASK, Text("word " * 2_000))
    async with app.run_test(size=(80, 24)) as pilot:
        began = time.process_time()
        await type_keys(pilot, "a" * 10)
        await pilot.pause()
        assert app.widget.answer == Text("a" * 10 + "word " * 2_000)
        # No measurement: a guard against work that grows with the square of the line.
        assert time.process_time() - began < 10
