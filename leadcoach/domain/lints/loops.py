"""The names of variables in a causal loop script."""

from __future__ import annotations

from leadcoach.domain.answers import Answer, Script
from leadcoach.domain.lints.looking import Finding, tokens
from leadcoach.domain.scripts.loops import parse
from leadcoach.domain.wordlists import WordLists, word_list

_RULES = (("verb-name", "verb-starts"), ("direction-name", "direction-starts"))


def variable(answer: Answer, words: WordLists, _column: str = "") -> tuple[Finding, ...]:
    """Look for variables that are no nouns that can rise and fall: verbs, and a direction built into the name."""
    if not isinstance(answer, Script):
        return ()
    found = []
    for each in parse(answer.text).loops.variables:
        said = tokens(each.name)
        rule = next((rule for rule, name in _RULES if _begins_with(said, word_list(words, name))), "")
        if rule:
            found.append(Finding(rule, _line_of(each.name, answer.text), each.name))
    return tuple(found)


def _begins_with(said: list[str], phrases: tuple[str, ...]) -> bool:
    return any(said[: len(start)] == start for start in map(tokens, phrases) if start)


def _line_of(name: str, script: str) -> str:
    """Give the line on which a name first stands, as a field; empty where it is written with other spaces."""
    lines = enumerate(script.splitlines(), 1)
    number = next((number for number, line in lines if name.casefold() in line.casefold()), 0)
    return f"line/{number}" if number else ""
