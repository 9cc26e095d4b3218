"""Checks of what was written that help and never block: pure functions from an answer and word lists to findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadcoach.domain.answers import Answer
from leadcoach.domain.asks import Ask
from leadcoach.domain.lint_names import split_name
from leadcoach.domain.lints.feedback import asks_back, one_behaviour, sweeping
from leadcoach.domain.lints.goals import learning_goal, next_try, one_change
from leadcoach.domain.lints.looking import Finding, Lint
from leadcoach.domain.lints.loops import variable
from leadcoach.domain.lints.names import no_names
from leadcoach.domain.lints.people import person_words, share_back, structure
from leadcoach.domain.lints.plans import if_then
from leadcoach.domain.lints.questions import open_question
from leadcoach.domain.lints.stories import own_story, signal
from leadcoach.domain.lints.tables import dual_hard, exact_steps, no_reason
from leadcoach.domain.specs import ScriptSpec
from leadcoach.domain.wordlists import WordLists

__all__ = ["LINTS", "Finding", "Lint", "findings", "names_for"]

LINTS: Mapping[str, Lint] = {
    "if-then": if_then,
    "open-question": open_question,
    "next-try": next_try,
    "no-reason": no_reason,
    "share-back": share_back,
    "person-words": person_words,
    "learning-goal": learning_goal,
    "dual-hard": dual_hard,
    "signal": signal,
    "own-story": own_story,
    "no-names": no_names,
    "exact-steps": exact_steps,
    "structure": structure,
    "one-change": one_change,
    "sweeping": sweeping,
    "one-behaviour": one_behaviour,
    "asks-back": asks_back,
    "variable": variable,
}
"""Every lint content may name."""

ALWAYS = {"loops": "variable"}
"""The lint that is on for every script of a language."""


def names_for(ask: Ask) -> tuple[str, ...]:
    """Give the lints an ask names, and the one that is always on for its kind."""
    always = ALWAYS.get(ask.spec.language, "") if isinstance(ask.spec, ScriptSpec) else ""
    return tuple(name for name in dict.fromkeys((*ask.lint, always)) if name)


def findings(names: Sequence[str], answer: Answer, words: WordLists) -> tuple[Finding, ...]:
    """Run the named lints, each `NAME` or `NAME@COLUMN`, over an answer; a name that is unknown says nothing."""
    split = [split_name(name) for name in names]
    found = (LINTS[name](answer, words, column) for name, column in split if name in LINTS)
    return tuple(dict.fromkeys(finding for several in found for finding in several))
