"""Help: keys say what they do, help says all of them, and the palette says the same."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from leadcoach.domain.answers import Script
from leadcoach.domain.asks import Ask
from leadcoach.domain.prose import plain
from leadcoach.domain.specs import ScriptSpec
from leadcoach.text import clean
from leadcoach.ui import modals, screens, widgets
from leadcoach.ui.app import NOT_IN_PALETTE, LeadcoachApp
from leadcoach.ui.screens.help import HelpScreen, help_prose
from leadcoach.ui.widgets.asks.script import ScriptAsk
from tests.ui.seeing import OpenCoach, press, top, words


def own_classes() -> Iterator[type[Any]]:
    """The app, every screen, dialog and widget of ours."""
    yield LeadcoachApp
    for package in (screens, modals, widgets):
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            for each in vars(module).values():
                if isinstance(each, type) and issubclass(each, Widget) and each.__module__ == module.__name__:
                    yield each


def bindings(of: type[Any]) -> list[Binding]:
    """The bindings a class declares itself."""
    return [binding for binding in vars(of).get("BINDINGS", ()) if isinstance(binding, Binding)]


@pytest.mark.parametrize("owner", sorted(set(own_classes()), key=str))
def test_every_key_has_an_id_a_name_and_says_what_it_does(owner: type[Any]) -> None:
    assert len(bindings(owner)) == len(vars(owner).get("BINDINGS", ()))
    for binding in bindings(owner):
        assert binding.id, binding
        assert binding.description, binding
        assert binding.tooltip, binding
        assert binding.key, binding


def test_an_id_belongs_to_one_key() -> None:
    found = [str(binding.id) for owner in set(own_classes()) for binding in bindings(owner)]
    assert sorted(set(found)) == sorted(found)


@pytest.mark.parametrize("keys", [("1",), ("2", "enter"), ("3", "n"), ("4", "enter"), ("enter",)])
async def test_f1_shows_every_key_that_works_here(open_coach: OpenCoach, keys: tuple[str, ...]) -> None:
    async with open_coach(size=(120, 60)) as coach:
        await press(coach, *keys)
        screen, focused = coach.app.screen, coach.app.focused
        working = [each for each in screen.active_bindings.values() if each.enabled and (each.binding.id or "").strip()]
        said = str(help_prose(focused, tuple(screen.active_bindings.values())))
        await press(coach, "f1")
        assert top(coach.app) == "HelpScreen"
        shown = words(coach.app)
        for each in working:
            sentence = each.tooltip or each.binding.tooltip
            assert sentence, each
            assert sentence in said, each
        assert "Everywhere outside a text field" in said
        assert "Keys" in shown
        await press(coach, "f1")
        assert top(coach.app) == "HelpScreen"
        await press(coach, "escape")
        assert coach.app.screen is screen
        assert coach.app.focused is focused


async def test_the_help_of_the_widget_comes_first_as_a_list(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "4", "enter", "f1")
        lines = [line.strip() for line in coach.screen.split("\n")]
        assert any(line.startswith("• Press the number") for line in lines)
        assert not [line for line in lines if "**" in line or line.startswith("#")]


async def test_keys_that_do_nothing_here_are_not_shown(open_coach: OpenCoach) -> None:
    async with open_coach(size=(120, 60)) as coach:
        await press(coach, "4", "enter")
        assert "Say that you cannot say" not in str(
            help_prose(coach.app.focused, tuple(coach.app.screen.active_bindings.values()))
        )


async def test_one_key_in_a_text_field_leads_to_help(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "enter", "question_mark")
        assert coach.app.focused.text == "?"
        await press(coach, "f1")
        assert isinstance(coach.app.screen, HelpScreen)
        await coach.shows("Your own words")
        await press(coach, "escape")
        assert coach.app.focused.text == "?"


async def test_the_palette_offers_what_the_keys_do(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        for keys in (("1",), ("2",), ("3",), ("escape", "4", "enter")):
            await press(coach, *keys)
            screen: Screen[object] = coach.app.screen
            offered = {command.title: command.help for command in coach.app.get_system_commands(screen)}
            expected = {
                each.binding.description: each.tooltip or each.binding.tooltip
                for each in screen.active_bindings.values()
                if each.enabled and each.binding.id and not each.binding.id.startswith(NOT_IN_PALETTE)
            }
            assert set(offered) <= set(expected)
            assert {"Quit", "Capture", "Settings", "Search", "Keys", "Keep"} <= set(offered)
            assert all(tooltip and tooltip == clean(tooltip).text for tooltip in offered.values())


async def test_a_command_of_the_palette_does_what_its_key_does(open_coach: OpenCoach) -> None:
    async with open_coach() as coach:
        await press(coach, "ctrl+p")
        await coach.type("sett")
        await coach.pilot.pause(0.3)
        await press(coach, "enter")
        await coach.pilot.pause(0.2)
        assert top(coach.app) == "SettingsScreen"


def test_a_sign_inside_a_help_text_is_kept() -> None:
    page = plain(help_prose(ScriptAsk(Ask("s", "script", "S", ScriptSpec()), Script()), ()))
    assert "begins with # is a note" in page
    assert "`" not in page
    assert "## " not in page
