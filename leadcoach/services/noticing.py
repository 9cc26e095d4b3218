"""What the lints noticed, as sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadcoach.domain.answers import Answer, Rows
from leadcoach.domain.lints import Finding
from leadcoach.text import ngettext


def finding_sentences(found: Sequence[Finding], wordings: Mapping[str, str], answer: Answer | None) -> tuple[str, ...]:
    """Give each sentence once, with the rows or the line it is about where an answer has several."""
    places: dict[str, list[str]] = {}
    for finding in found:
        sentence = wordings.get(finding.rule, finding.rule).replace("{word}", finding.word)
        places.setdefault(sentence, []).append(finding.field)
    return tuple(sentence + _where(fields, answer) for sentence, fields in places.items())


def _where(fields: list[str], answer: Answer | None) -> str:
    lines = [field.removeprefix("line/") for field in fields if field.startswith("line/")]
    if lines:
        return " " + ngettext("(line {lines})", "(lines {lines})", len(lines)).format(lines=", ".join(lines))
    rows = answer.filled if isinstance(answer, Rows) else ()
    places = {row.id: str(number) for number, row in enumerate(rows, 1)}
    named = dict.fromkeys(places[row] for row in (field.partition("/")[0] for field in fields) if row in places)
    if len(rows) < 2 or not named:
        return ""
    return " " + ngettext("(row {rows})", "(rows {rows})", len(named)).format(rows=", ".join(named))
