"""Own keys: what `[keys]` in config.toml says, checked before Textual, which accepts anything, is told."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, Keys, _character_to_key

from leadcoach.errors import Refused
from leadcoach.text import _

MODIFIERS = frozenset({"ctrl", "shift", "alt", "super"})
KEPT = frozenset({"ctrl+c", "ctrl+p", "tab", "shift+tab"})
"""Keys that always mean the same: copy, the palette, and the way between fields."""
EVERYWHERE = ("app.", "area.", "screen.")
FOCUSED = {
    "ask": ("walk", "sheet", "capture"),
    "reading": ("walk", "sheet"),
    "list": (
        *("today", "catch-up", "programme", "power", "journal", "recall", "settings"),
        *("versions", "bin", "people", "templates", "calendar", "filters"),
    ),
    "garden": ("today",),
}
"""What can have the focus in which places; its keys come before those of the place."""
WHERE_ONE_WRITES = ("walk.", "entry.", "sheet.", "capture.", "recall.", "ask.")
"""Ids of keys that must work while the cursor stands in a text."""
_NAMED = frozenset(key.value for key in Keys) | KEY_ALIASES.keys()
_SIGNS = frozenset(_character_to_key(chr(number)) for number in range(32, 127))


class Declared(NamedTuple):
    """A binding of ours."""

    id: str
    keys: tuple[str, ...]
    writes: bool
    """Whether a key for it must not be one that writes a letter."""


def read_keymap(wanted: Mapping[str, object]) -> dict[str, str]:
    """Give what `[keys]` says as a keymap for Textual; raises Refused with one sentence for the first thing wrong."""
    if not wanted:
        return {}
    known = {each.id: each for each in declared()}
    found = {id: _keys(id, value, known) for id, value in wanted.items()}
    _look_for_clashes(found, known)
    return {id: ",".join(keys) for id, keys in found.items()}


def declared() -> Iterator[Declared]:
    """Give every binding of the app, its screens, dialogs and widgets, by id."""
    import leadcoach.ui

    seen: set[str] = set()
    for module in pkgutil.walk_packages(leadcoach.ui.__path__, "leadcoach.ui."):
        for each in vars(importlib.import_module(module.name)).values():
            if not (isinstance(each, type) and issubclass(each, DOMNode) and each.__module__ == module.name):
                continue
            for binding in vars(each).get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id and binding.id not in seen:
                    seen.add(binding.id)
                    keys = tuple(_long(key.strip()) for key in binding.key.split(","))
                    writes = binding.id.startswith(WHERE_ONE_WRITES) and not any(map(_is_letter, keys))
                    yield Declared(binding.id, keys, writes)


def _keys(id: str, value: object, known: Mapping[str, Declared]) -> tuple[str, ...]:
    if id not in known:
        near = get_close_matches(id, known, n=1)
        hint = _(" Did you mean {near}?").format(near=near[0]) if near else ""
        raise Refused(_("config.toml, [keys]: there is no key called {id}.").format(id=id) + hint)
    keys = tuple(_long(part.strip()) for part in value.split(",")) if isinstance(value, str) else ()
    for key in keys or ("",):
        if not _is_key(key):
            sentence = _('config.toml, [keys]: {id} needs the name of a key, such as "ctrl+k" or "f5".')
            raise Refused(sentence.format(id=id))
        if key in KEPT:
            sentence = _("config.toml, [keys]: {key} cannot be used for {id}; it means the same everywhere.")
            raise Refused(sentence.format(key=key, id=id))
        if known[id].writes and _is_letter(key):
            sentence = _("config.toml, [keys]: {id} must work while you write, so {key} cannot be its key.")
            raise Refused(sentence.format(id=id, key=key))
    return keys


def _look_for_clashes(found: Mapping[str, tuple[str, ...]], known: Mapping[str, Declared]) -> None:
    """Refuse a key that would stand for two things in the same place; what shares a key anyhow may share another."""
    standing = {id: found.get(id, each.keys) for id, each in known.items()}
    for id, keys in found.items():
        for other, others in standing.items():
            both = set(keys) & set(others) - set(known[id].keys)
            related = set(known[id].keys) & set(known[other].keys)
            if other != id and both and not related and _meet(id, other):
                sentence = _("config.toml, [keys]: {key} would be both {id} and {other}; give one of them another key.")
                raise Refused(sentence.format(key=min(both), id=id, other=other))


def _meet(id: str, other: str) -> bool:
    """Whether two bindings can be active at once: those of one place, those that work everywhere, and the focus's."""
    one, two = id.partition(".")[0], other.partition(".")[0]
    together = one == two or two in FOCUSED.get(one, ()) or one in FOCUSED.get(two, ())
    return together or id.startswith(EVERYWHERE) or other.startswith(EVERYWHERE)


def _long(key: str) -> str:
    """Give a key as Textual names it: `question_mark` for `?`."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    return "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last])


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    return all(each in MODIFIERS for each in modifiers) and (key in _NAMED or last in _NAMED or _is_letter(last))


def _is_letter(key: str) -> bool:
    """Whether a key writes something into a text: a letter, or a sign such as `slash`."""
    return len(key) == 1 or key in _SIGNS
