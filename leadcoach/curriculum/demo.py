"""The invented manager behind `leadcoach demo`, as content tells it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leadcoach.curriculum.files import read_text
from leadcoach.errors import ContentError
from leadcoach.text import _


@dataclass(frozen=True, slots=True)
class DemoData:
    """Answers by subject, entries, captured thoughts and logs; days are `+N` after the first day of week 1."""

    answers: Mapping[str, object] = field(default_factory=dict)
    entries: tuple[Mapping[str, object], ...] = ()
    captures: tuple[Mapping[str, object], ...] = ()
    logs: tuple[Mapping[str, object], ...] = ()


def load_demo(folder: Path, language: str) -> DemoData:
    """Read `demo.toml`; raises ContentError when it is missing or broken."""
    name = f"{language}/demo.toml"
    text = read_text(folder, name)
    if not isinstance(text, str):
        raise ContentError(_("The demo's answers cannot be read."), (str(text),))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(_("{name} cannot be read: {reason}").format(name=name, reason=error)) from None
    return DemoData(
        data.get("answers", {}),
        tuple(data.get("entries", ())),
        tuple(data.get("captures", ())),
        tuple(data.get("logs", ())),
    )
