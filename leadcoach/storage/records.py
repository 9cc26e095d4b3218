"""Records of the domain as JSON values, and back with every type looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from leadcoach.domain.records import Document, Draft, Fact, Kind

_KINDS = frozenset(get_args(Kind))


def named(record: Document | Draft | Fact) -> dict[str, object]:
    """Give the fields of a record by name."""
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in record._asdict().items()}


def document_from(value: object) -> Document:
    """Read a document; raises ValueError, KeyError or TypeError."""
    parts = _parts(
        value,
        {"week": (int, type(None)), "starred": bool, "body": dict, "number": int, "zone_known": bool, "extra": dict},
    )
    _kind(parts)
    return Document(**parts)


def draft_from(value: object) -> Draft:
    """Read a draft; raises ValueError, KeyError or TypeError."""
    parts = _parts(value, {"body": dict, "cursor": list})
    _kind(parts)
    row, column = (int(place) for place in parts["cursor"])
    return Draft(**(parts | {"cursor": (row, column)}))


def fact_from(value: object) -> Fact:
    """Read a fact; raises ValueError, KeyError or TypeError."""
    return Fact(**_parts(value, {"data": dict}))


def _parts(value: object, types: Mapping[str, type | tuple[type, ...]]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("expected named values")
    for name, part in value.items():
        if not isinstance(part, types.get(name, str)):
            raise ValueError("expected another kind of value")
    return value


def _kind(parts: Mapping[str, object]) -> None:
    if parts["kind"] not in _KINDS:
        raise ValueError("expected a kind of document")
