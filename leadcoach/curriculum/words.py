"""The word lists lints look into, and the wording of what they find: `words.toml` of a language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from leadcoach.curriculum.faults import Fault, Report, refusal
from leadcoach.curriculum.files import line_with
from leadcoach.curriculum.toml import read_toml

FINDINGS = "findings"


def load_words(folder: Path, language: str) -> Mapping[str, tuple[str, ...] | int]:
    """Give every word list and limit by its name; raises ContentError."""
    report = Report(f"{language}/words.toml")
    words, _findings = parse_words(folder, report)
    if report.faults:
        raise refusal(report.faults)
    return words


def parse_words(folder: Path, report: Report) -> tuple[Mapping[str, tuple[str, ...] | int], Mapping[str, str]]:
    """Give word lists and findings as far as they can be read; every fault is reported."""
    data = read_toml(folder, report.path)
    if isinstance(data, Fault):
        report.faults.append(data)
        return {}, {}
    words: dict[str, tuple[str, ...] | int] = {}
    for key, value in data.items():
        match value:
            case bool():
                _refuse(key, folder, report)
            case int():
                words[key] = value
            case [*parts] if all(isinstance(part, str) and part.strip() for part in parts):
                words[key] = tuple(str(part) for part in parts)
            case _ if key != FINDINGS:
                _refuse(key, folder, report)
    return words, _findings(data.get(FINDINGS, {}), folder, report)


def _refuse(key: str, folder: Path, report: Report) -> None:
    line = line_with(folder, report.path, rf"^\s*{key}\s*=")
    cure = f'Write it like `{key} = ["one", "two"]` or `{key} = 15`.'
    report.add(line, f"`{key}` is neither a list of words nor a whole number", cure)


def _findings(value: object, folder: Path, report: Report) -> Mapping[str, str]:
    if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        return {str(key): str(text) for key, text in value.items()}
    line = line_with(folder, report.path, r"findings")
    report.add(
        line, "`[findings]` holds something else than sentences", 'Write it like `too-long = "Make it shorter."`.'
    )
    return {}
