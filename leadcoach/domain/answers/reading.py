"""Reading a stored value: each gives what it says or raises ValueError."""

from __future__ import annotations


def string(value: object) -> str:
    """Give a string; raises ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError("expected text")
    return value


def mapping(value: object) -> dict[str, object]:
    """Give named values; raises ValueError for anything else."""
    if not isinstance(value, dict):
        raise ValueError("expected named values")
    return value


def items(value: object) -> list[object]:
    """Give a list; raises ValueError for anything else."""
    if not isinstance(value, list):
        raise ValueError("expected a list")
    return value
