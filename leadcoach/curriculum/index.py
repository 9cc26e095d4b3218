"""The index of the programme: `index.json`, which start-up reads instead of ninety texts.

Only `json` is imported here; YAML, msgspec and Markdown come in when an index must be built.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from leadcoach.curriculum.faults import Fault
from leadcoach.curriculum.files import INDEX, fingerprint, read_bytes
from leadcoach.domain.outline import FORMAT, Outline, outline_from
from leadcoach.errors import ContentError
from leadcoach.text import _, clean

if TYPE_CHECKING:
    from leadcoach.curriculum.programme import Programme

NEEDED = frozenset({"language", "fingerprint", "names", "months", "weeks"})
"""What one language of an index must hold, so that a cut one is not taken for an empty programme."""


def read_outline(folder: Path, language: str, *, trusted: bool) -> Outline:
    """Give the programme seen from above, from the index where it stands for the texts, else built in memory.

    `trusted` content was checked before it was shipped: its index is taken as it is. Raises ContentError.
    """
    stored = read_index(folder)
    if stored and (trusted or stored.get("fingerprint") == fingerprint(folder)):
        found = _stored_outline(stored, language, trusted=trusted)
        if found:
            return found
    return outline(folder, language)


def read_index(folder: Path) -> Mapping[str, object]:
    """Give what `index.json` holds; empty when it is missing, broken or of another format."""
    raw = read_bytes(folder, INDEX)
    if isinstance(raw, Fault):
        return {}
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) and data.get("format") == FORMAT else {}


def _stored_outline(stored: Mapping[str, object], language: str, *, trusted: bool) -> Outline | None:
    languages = stored.get("languages")
    data = languages.get(language) if isinstance(languages, dict) else None
    if not isinstance(data, dict) or not data.keys() >= NEEDED:
        return None
    try:
        return outline_from(data if trusted else _cleaned(data))
    except (KeyError, TypeError, ValueError, AttributeError, AssertionError):
        return None


def _cleaned(data: dict[str, object]) -> dict[str, object]:
    """Clean every word of somebody else's index; the texts themselves are cleaned when they are read."""
    return {key: _cleaned_value(value) for key, value in data.items()}


def _cleaned_value(value: object) -> object:
    match value:
        case str():
            return clean(value).text
        case dict():
            return _cleaned(value)
        case list():
            return [_cleaned_value(each) for each in value]
    return value


def outline(folder: Path, language: str) -> Outline:
    """Build the programme seen from above from its texts; raises ContentError with every fault of the language."""
    from leadcoach.curriculum.faults import refusal
    from leadcoach.curriculum.outlines import outline_of
    from leadcoach.curriculum.survey import survey, survey_programme

    programme, faults = survey_programme(folder)
    if faults and language not in programme.languages:
        raise refusal(faults)
    if language not in programme.languages:
        sentence = _("The programme is not written in the language {language}; it has: {languages}.")
        raise ContentError(sentence.format(language=language, languages=", ".join(programme.languages)))
    found = survey(folder, programme, language)
    if faults or found.faults:
        raise refusal((*faults, *found.faults))
    return outline_of(programme, found, fingerprint(folder))


def build(folder: Path, language: str) -> dict[str, object]:
    """Give the index of one language as JSON values that `domain.outline.outline_from` reads; raises ContentError."""
    from leadcoach.curriculum.outlines import slim

    return slim(outline(folder, language))


def index_text(folder: Path) -> str:
    """Give what `index.json` should hold; raises ContentError."""
    programme = _programme(folder)
    data = {
        "format": FORMAT,
        "fingerprint": fingerprint(folder),
        "languages": {language: build(folder, language) for language in programme.languages},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def write_index(folder: Path) -> Path:
    """Write `index.json` beside `programme.toml` and give its path; raises ContentError when the texts have faults."""
    text = index_text(folder)
    target, waiting = folder / INDEX, folder / f".{INDEX}.new"
    try:
        waiting.write_text(text, encoding="utf-8", newline="\n")
        waiting.replace(target)
    except OSError as error:
        sentence = _("{path} could not be written ({reason}); the index before is still there.")
        raise ContentError(sentence.format(path=target, reason=error.strerror)) from error
    return target


def _programme(folder: Path) -> Programme:
    from leadcoach.curriculum.faults import refusal
    from leadcoach.curriculum.survey import survey_programme

    programme, faults = survey_programme(folder)
    if faults:
        raise refusal(faults)
    return programme
