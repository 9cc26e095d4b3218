from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Input

from leadcoach.ui.themes import DUSK, NOON, TERMINAL, THEMES, theme_names
from leadcoach.ui.widgets.key_bar import KeyBar
from leadcoach.ui.widgets.line_list import LineList, ListLine

ENOUGH = 4.5
GROUNDS = ("background", "surface", "panel")
WORDS = (
    "foreground",
    "text",
    "text-muted",
    "text-disabled",
    "accent",
    "text-accent",
    "warning",
    "text-warning",
    "error",
)
PAIRS = (
    *((word, ground) for word in WORDS for ground in GROUNDS),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("accent", "block-cursor-background"),
    ("text-muted", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("foreground", "input-selection-background"),
    ("foreground", "screen-selection-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("background", "warning"),  # the warning of the key bar is drawn in reverse
)


def luminance(color: Color) -> float:
    """The relative luminance of WCAG 2."""
    parts = [value / 255 for value in color.rgb]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [DUSK, NOON], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("word", "ground"), PAIRS)
def test_words_can_be_read(theme: Theme, word: str, ground: str) -> None:
    colors = theme.to_color_system().generate()
    assert contrast(Color.parse(colors[word]), Color.parse(colors[ground])) >= ENOUGH


@pytest.mark.parametrize("theme", [DUSK, NOON], ids=lambda theme: theme.name)
def test_there_is_one_accent_and_no_red(theme: Theme) -> None:
    assert theme.primary == theme.accent == theme.success
    for name, value in theme.to_color_system().generate().items():
        if name.startswith(("error", "warning", "text-error", "text-warning")) and value.startswith("#"):
            hue = Color.parse(value).hsl.h * 360
            assert 25 < hue < 335, name


def test_the_terminal_theme_sets_no_ground_under_text_and_no_colour_but_its_accent() -> None:
    colors = TERMINAL.to_color_system().generate()
    for name in ("background", "foreground", "text-muted", "block-cursor-background", "block-cursor-foreground"):
        assert colors[name] == "ansi_default"
    assert TERMINAL.accent == "ansi_magenta"
    assert TERMINAL.warning == TERMINAL.error == "ansi_default"


def test_names_come_in_the_order_of_the_choice() -> None:
    assert theme_names() == ("garden-dusk", "garden-noon", "garden-terminal")


class Looked(App[None]):
    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        yield LineList([ListLine("a", "First", "1"), ListLine("b", "Second", dim=True)])
        yield Input("typed")
        yield KeyBar()


@pytest.mark.parametrize("name", theme_names())
async def test_every_style_sheet_can_be_read_in_every_theme(name: str) -> None:
    app = Looked()
    app.theme = name
    async with app.run_test(size=(60, 10)) as pilot:
        first = app.query_one(LineList).render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        assert list(app.query_one(LineList).render_line(0)) != list(first)


async def test_no_color_leaves_no_colour_with_the_terminal_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    class Plain(Looked):
        def __init__(self) -> None:
            super().__init__()
            self.theme = TERMINAL.name

    app = Plain()
    async with app.run_test(size=(60, 10)):
        styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
        assert any(style and style.bold for style in styles)
