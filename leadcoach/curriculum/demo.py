"""The invented manager behind `leadcoach demo`, as content tells it: one file a week."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from leadcoach.curriculum.faults import Fault, Report, did_you_mean, refusal
from leadcoach.curriculum.files import line_with
from leadcoach.curriculum.toml import read_toml
from leadcoach.domain.demo import DemoWeek, Told, day_number
from leadcoach.errors import ContentError
from leadcoach.text import _

DEMO = "demo"
"""The folder of a language that holds the files."""
NAMES = {"occasions": "ask", "later": "ask", "logs": "kind", "aside": "subject"}
"""Lists whose items name what they are about, and the key that does."""
LISTS = ("occasions", "later", "entries", "captures", "logs", "pulses", "aside")
TABLES = ("answers", "days", *LISTS)
_NAME = re.compile(r"week-(\d\d)\.toml")
_DAY_CURE = 'Write days after the first day of week 1, such as `"+3"`.'


def load_demo(folder: Path, language: str) -> tuple[DemoWeek, ...]:
    """Read every week of the demo, in order; raises ContentError where there is none or one is broken."""
    faults: list[Fault] = []
    weeks = tuple(parse_demo(folder, language, faults))
    if faults:
        raise refusal(faults)
    if not weeks:
        raise ContentError(
            _("This programme has no demo: there are no files {path}.").format(path=path_of(language, 1))
        )
    return weeks


def path_of(language: str, number: int) -> str:
    """Give the path of a week's file below the content folder."""
    return f"{language}/{DEMO}/week-{number:02}.toml"


def parse_demo(folder: Path, language: str, faults: list[Fault]) -> Iterator[DemoWeek]:
    """Give as many weeks as can be read; every fault is noted."""
    try:
        names = sorted(path.name for path in (folder / language / DEMO).iterdir())
    except OSError:
        return
    for name in names:
        found = _NAME.fullmatch(name)
        if found:
            report = Report(path_of(language, int(found[1])))
            report.faults = faults
            yield _week(folder, int(found[1]), report)


def _week(folder: Path, number: int, report: Report) -> DemoWeek:
    data = read_toml(folder, report.path)
    if isinstance(data, Fault):
        report.faults.append(data)
        return DemoWeek(number, report.path)
    for key in data:
        if key not in TABLES:
            report.add(line_of(folder, report.path, key), f"There is no `{key}` here", did_you_mean(key, TABLES))
    answers = _table(folder, data, "answers", report)
    lists = {key: tuple(_items(folder, data, key, report)) for key in LISTS}
    return DemoWeek(
        number,
        report.path,
        {subject: Told(subject, value, report.path, subject) for subject, value in answers.items()},
        _days(folder, data, report),
        **lists,
    )


def _table(folder: Path, data: Mapping[str, object], key: str, report: Report) -> Mapping[str, object]:
    found = data.get(key, {})
    if isinstance(found, dict):
        return found
    report.add(line_of(folder, report.path, key), f"`{key}` is no table", f"Write `[{key}]` above it.")
    return {}


def _days(folder: Path, data: Mapping[str, object], report: Report) -> Mapping[str, int]:
    days: dict[str, int] = {}
    for subject, text in _table(folder, data, "days", report).items():
        try:
            days[subject] = day_number(text)
        except ValueError:
            report.add(line_of(folder, report.path, subject), f"`{subject}` has no day", _DAY_CURE)
    return days


def _items(folder: Path, data: Mapping[str, object], key: str, report: Report) -> Iterator[Told]:
    found = data.get(key, [])
    line = line_of(folder, report.path, key)
    if not (isinstance(found, list) and all(isinstance(item, dict) for item in found)):
        report.add(line, f"`{key}` is no list of tables", f"Write `[[{key}]]` above each.")
        return
    for number, item in enumerate(found, 1):
        told = _item(key, number, item, report, line)
        if told is not None:
            yield told


def _item(key: str, number: int, item: Mapping[str, object], report: Report, line: int) -> Told | None:
    subject = item.get(NAMES[key], "") if key in NAMES else ""
    where = f"{key} {number}" + (f" ({subject})" if subject else "")
    if not isinstance(subject, str) or (key in NAMES and not subject):
        report.add(line, f"{where} does not say what it is about", f'Write `{NAMES[key]} = "…"`.')
        return None
    try:
        day = day_number(item.get("day"))
        if key == "aside":
            return Told(subject, _back(item), report.path, where, day)
    except ValueError:
        report.add(line, f"{where} has no day", _DAY_CURE)
        return None
    return Told(subject, item.get("value") if key in ("occasions", "later") else item, report.path, where, day)


def _back(item: Mapping[str, object]) -> int | None:
    """Give the day on which something put aside was taken up again."""
    return day_number(item["back"]) if "back" in item else None


def line_of(folder: Path, path: str, key: str) -> int:
    """Give the first line that names a key."""
    return line_with(folder, path, rf"(?<![\w.-]){re.escape(key)}(?![\w-])")
