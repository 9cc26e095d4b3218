"""Front matter of Markdown files: a YAML mapping between two lines `---`, every value read as text, never more."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from leadcoach.exchange.sources import Unreadable
from leadcoach.text import _

Value = str | list["Value"] | dict[str, "Value"]

MOST_BYTES = 16_000
DEEPEST = 6
LONGEST_KEY = 100
"""Characters of a key we write: YAML takes no more than a thousand, each escaped."""

_BLOCK = re.compile(r"---[ \t]*\n(?P<raw>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_A_PAIR = re.compile(r"\s*(?:#.*\n\s*)*(?:[^\s:#\-\[{][^:\n]*|\"[^\"\n]*\"):(?:\s|\Z)")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9/_-]*")
_NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def split(text: str) -> tuple[str | None, str]:
    """Give the front matter of a text, None where there is none, and what comes after it.

    A text that begins with a ruled line has no front matter: what follows must look like `key: value`.
    """
    found = _BLOCK.match(text) if text.startswith("---") else None
    if not found or (found["raw"].strip() and not _A_PAIR.match(found["raw"])):
        return None, text
    return found["raw"], text[found.end() :]


def read(raw: str) -> dict[str, Value]:
    """Read the lines between the marks.

    Raises Unreadable for anything but one mapping of texts, lists and mappings: for aliases, anchors, tags, keys that
    come twice, more than 16 kB, and what is no YAML.
    """
    if len(raw.encode("utf-8", "replace")) > MOST_BYTES:
        raise Unreadable(_("The front matter is longer than 16 kB; it was kept as text below the entry."))
    import yaml

    try:
        return _document(_events(raw))
    except yaml.YAMLError as error:
        raise _unreadable() from error


def _events(raw: str) -> Iterator[object]:
    """Give what YAML finds, one by one, so that nothing nested too deep is looked through to its end."""
    import yaml

    for event in yaml.parse(raw, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
        if any(getattr(event, name, None) for name in ("anchor", "tag")):
            raise _unreadable()
        if not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent):
            yield event


def _document(events: Iterator[object]) -> dict[str, Value]:
    import yaml

    if next(events, None) is None:
        return {}
    value = _value(next(events), events, 1)
    if not isinstance(next(events, None), yaml.DocumentEndEvent) or next(events, None) is not None:
        raise _unreadable()
    if isinstance(value, dict):
        return value
    if value == "":
        return {}
    raise _unreadable()


def _value(event: object, events: Iterator[object], depth: int) -> Value:
    import yaml

    if isinstance(event, yaml.ScalarEvent):
        return str(event.value)
    if depth > DEEPEST:
        raise _unreadable()
    if isinstance(event, yaml.SequenceStartEvent):
        return [_value(each, events, depth + 1) for each in _until(yaml.SequenceEndEvent, events)]
    if not isinstance(event, yaml.MappingStartEvent):
        raise _unreadable()
    pairs: dict[str, Value] = {}
    for key in _until(yaml.MappingEndEvent, events):
        if not isinstance(key, yaml.ScalarEvent) or key.value in pairs:
            raise _unreadable()
        pairs[str(key.value)] = _value(next(events), events, depth + 1)
    return pairs


def _until(end: type, events: Iterator[object]) -> Iterator[object]:
    for event in events:
        if isinstance(event, end):
            return
        yield event


def _unreadable() -> Unreadable:
    return Unreadable(_("The front matter cannot be read; it was kept as text below the entry."))


def written(pairs: Mapping[str, object]) -> str:
    """Give pairs as lines of YAML; texts are quoted where a reader of YAML would take them for something else."""
    return "".join(f"{_scalar(key)}: {_flow(value)}\n" for key, value in pairs.items())


def _flow(value: object) -> str:
    match value:
        case bool() | int():
            return json.dumps(value)
        case list() | tuple():
            return f"[{', '.join(_flow(each) for each in value)}]"
        case Mapping():
            return f"{{{', '.join(f'{_quoted(str(key))}: {_flow(each)}' for key, each in value.items())}}}"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT else _quoted(text)


def _quoted(text: str) -> str:
    """Give a text between quotes; single ones keep what has many double ones, such as JSON, readable."""
    if '"' in text and not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))


def can_hold(value: object, depth: int = 1) -> bool:
    """Whether a value comes back as it was: texts, lists and mappings of them, not too deep."""
    if depth > DEEPEST:
        return False
    match value:
        case list():
            return all(can_hold(each, depth + 1) for each in value)
        case dict():
            return all(len(key) <= LONGEST_KEY and can_hold(each, depth + 1) for key, each in value.items())
    return isinstance(value, str)


def as_read(pairs: Mapping[str, object]) -> dict[str, Value]:
    """Give pairs as a reader of what was written finds them: everything is text."""
    return {key: _as_text(value) for key, value in pairs.items()}


def _as_text(value: object) -> Value:
    match value:
        case bool() | int():
            return json.dumps(value)
        case list() | tuple():
            return [_as_text(each) for each in value]
        case Mapping():
            return {str(key): _as_text(each) for key, each in value.items()}
    return str(value)
