"""Keys and help for what has the focus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textual.binding import ActiveBinding
from textual.widget import Widget

from leadcoach.domain.prose import Grid, Heading, Listing, Para, Prose, ProseBlock, Run
from leadcoach.text import _
from leadcoach.ui.screens.reading import ReadingScreen
from leadcoach.ui.widgets.key_bar import key_name

_MARKS = re.compile(r"^#+ |\*\*|`", re.MULTILINE)
"""What makes headings, strong words and keys of a help text; a `#` in a line is a sign like others."""
EVERYWHERE = ("app.", "area.")


class HelpScreen(ReadingScreen):
    """Says what the keys do, taken from the same bindings that do it."""

    def __init__(self, focused: Widget | None, bindings: Iterable[ActiveBinding]) -> None:
        super().__init__(_("Keys"), help_prose(focused, tuple(bindings)))


def help_prose(focused: Widget | None, bindings: tuple[ActiveBinding, ...]) -> Prose:
    """Give the help of the widget with the focus, then its keys, then the keys that work everywhere."""
    working = [each for each in bindings if each.binding.id and each.enabled]
    everywhere = [each for each in working if (each.binding.id or "").startswith(EVERYWHERE)]
    own = [each for each in working if each not in everywhere]
    return (
        *_widget_help(focused),
        Heading(3, (Run(_("Here")),)),
        _grid(own),
        Heading(3, (Run(_("Everywhere outside a text field")),)),
        _grid(everywhere),
        Heading(3, (Run(_("The garden and the weeks")),)),
        Para((Run(garden_rule()),)),
        Para((Run(tended_rule()),)),
    )


def garden_rule() -> str:
    """Say how the garden grows."""
    return _(
        "Each bed is one building block of a learning culture, 0 to 8 high. Up to 3 come from your own test: today's "
        "mean of the block in the newest round, 1 to 5 read as 0 to 3. Up to 3 come from what you did in weeks that "
        "work on the block: one for each output saved, practice logged and question answered. Up to 2 come from the "
        "records of the instruments, such as asks answered, slots held or experiments decided: each kind gives up to "
        "1. Nothing shrinks because you paused. Enter on a bed shows its records."
    )


def tended_rule() -> str:
    """Say when a week is tended."""
    return _(
        "A week is tended when one module output is saved, the practice with the team is logged (done, tried, not "
        "possible because, or one of your own), and one journal question is answered. Pausing and putting aside cost "
        "nothing."
    )


def _widget_help(focused: Widget | None) -> Iterator[ProseBlock]:
    for node in focused.ancestors_with_self if focused else ():
        text = getattr(node, "HELP", None)
        if isinstance(text, str) and text.strip():
            for part in _MARKS.sub("", text).strip().split("\n\n"):
                yield _help_block(part.strip())
            return


def _help_block(part: str) -> ProseBlock:
    if not part.startswith("- "):
        return Para((Run(" ".join(part.split())),))
    items = (" ".join(item.split()) for item in f"\n{part}".split("\n- ")[1:])
    return Listing(ordered=False, items=tuple((Para((Run(item),)),) for item in items))


def _grid(bindings: list[ActiveBinding]) -> Grid:
    rows: dict[str, list[str]] = {}
    for each in bindings:
        says = each.tooltip or each.binding.tooltip or each.binding.description
        rows.setdefault(says, []).append(key_name(each.binding))
    header = ((Run(_("key")),), (Run(_("does")),))
    return Grid(header, tuple(((Run(", ".join(keys)),), (Run(says),)) for says, keys in rows.items()))
