"""The options by which lists and searches are narrowed: the same as in the search line of the app."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from leadcoach.errors import Refused
from leadcoach.text import _

if TYPE_CHECKING:
    from leadcoach.domain.filters import Filters

Narrowing = Mapping[str, str | bool | tuple[str, ...] | None]
F = TypeVar("F", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--week", metavar="N", help=_("Of a week: 3, or 2-5.")),
    click.option("--since", metavar="DATE", help=_("From that day on: 2026-11-23, 2026-11 or 2026.")),
    click.option("--until", metavar="DATE", help=_("Up to that day.")),
    click.option("--on", metavar="DATE", help=_("On that day, in that month or year.")),
    click.option("--tag", multiple=True, metavar="NAME", help=_("With this tag.")),
    click.option("--person", multiple=True, metavar="NAME", help=_("With this person.")),
    click.option("--level", metavar="NAME", help=_("Of a level: describe, analyse, test.")),
    click.option("--power", metavar="NAME", help=_("Of a Power.")),
    click.option(
        "--kind", multiple=True, metavar="NAME", help=_("entry, capture (a thought), answer, worksheet or journal.")
    ),
    click.option("--starred", is_flag=True, help=_("Only what is starred.")),
)
_SIGNS = {"tag": "#", "person": "@"}


def narrowed(command: F) -> F:
    """Give a command these options; `read_narrowing` reads what they say."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_narrowing(narrowing: Narrowing) -> Filters:
    """Read the options in the language of the search line; raises Refused for one that says nothing."""
    from leadcoach.domain.filters import Filters

    filters = Filters()
    for name, value in _given(narrowing):
        asked = _read(name, value)
        if not asked:
            raise Refused(_unread(name))
        filters = filters.and_also(asked)._replace(kinds=filters.kinds + asked.kinds)
    return filters


def _unread(name: str) -> str:
    """Say what an option takes."""
    day = _("a day, a month or a year: 2026-11-23, 2026-11 or 2026")
    takes = {
        "week": _("a week or a span of weeks: 3, or 2-5"),
        "since": day,
        "until": day,
        "on": day,
        "tag": _("a name with letters or digits"),
        "person": _("a name with letters or digits"),
        "level": _("one of describe, analyse and test"),
        "kind": _("one of entry, capture (a thought), answer, worksheet and journal (entries and thoughts)"),
    }
    return _("--{name} takes {what}.").format(name=name, what=takes.get(name, _("something else; see --help")))


def _given(narrowing: Narrowing) -> Iterator[tuple[str, str | bool]]:
    for name, value in narrowing.items():
        for each in value if isinstance(value, tuple) else (value,):
            if each is not None and each is not False:
                yield name, each


def _read(name: str, value: str | bool) -> Filters:
    """Read one option; a tag of another journal may hold blanks, which a search line cannot."""
    from leadcoach.domain.filters import Filters, read_query
    from leadcoach.text import clean, fold

    if isinstance(value, bool):
        return Filters(starred=True)
    said = clean(value).text.strip()
    if name in _SIGNS:
        folded = fold(said.removeprefix(_SIGNS[name]))
        if not any(map(str.isalnum, folded)):
            return Filters()
        return Filters(tags=(folded,)) if name == "tag" else Filters(people=(folded,))
    asked = read_query(f"{name}:{said}")
    return Filters() if asked.words else asked.filters
