"""The files of the four Powers: two faces in prose, then two exercises made of steps that exist elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it.token import Token

from leadcoach.curriculum.faults import Report, refusal
from leadcoach.curriculum.fences import FENCES, line_of, word
from leadcoach.curriculum.grammar import ID, ID_CURE, Fields, read_body
from leadcoach.curriculum.markdown import to_prose
from leadcoach.curriculum.pages import Page, Section, is_broken, is_fence, prose_only, read_page
from leadcoach.domain.programme import Exercise, Power
from leadcoach.domain.prose import Prose

FACES = ("leadership", "integration")
EXAMPLES = {
    "face": "face: leadership",
    "week": "week: w03",
    "steps": "steps: @w03.mindset.idea @w03.toolset.asks",
    "came": "came: @w03.toolset.asks",
}
"""Every key of an exercise; all are needed."""

_WEEK = re.compile(r"w\d{2}")
_STEP = re.compile(r"@(?:w\d{2}(?:\.[a-z][a-z0-9-]*)?|[a-z][a-z0-9-]*)\.[a-z][a-z0-9-]*")


def load_power(folder: Path, path: str) -> Power:
    """Give the Power of one file, such as `en/powers/ps.md`; raises ContentError with every fault."""
    report = Report(path)
    found = parse_power(folder, path, report)
    if found is None or report.faults:
        raise refusal(report.faults)
    return found


def parse_power(folder: Path, path: str, report: Report) -> Power | None:
    """Give as much of a Power as can be read; every fault is reported. None when nothing can."""
    page = read_page(folder, path, "power", report)
    if page is None:
        return None
    faces: dict[str, Prose] = {}
    exercises: list[Exercise] = []
    for section in page.sections:
        if any(is_fence(token) or is_broken(token) for token in section.tokens):
            found = _exercise(section, page, report)
            exercises += [found] if found else []
        else:
            _take_face(section, faces, report)
            if exercises and section.id in FACES:
                report.add(section.line, "A face stands below an exercise", "Put both faces first.")
    _look_at_faces(faces, exercises, report)
    head = page.head
    return Power(
        id=head.id,
        title=head.title,
        objective=head.objective,
        leadership=faces.get("leadership", ()),
        integration=faces.get("integration", ()),
        exercises=tuple(exercises),
        sources=head.source_ids,
        path=path,
    )


def _take_face(section: Section, faces: dict[str, Prose], report: Report) -> None:
    if section.id not in FACES:
        cure = "Give it the line `<!-- id: leadership -->` or `<!-- id: integration -->`, or an `exercise` fence."
        report.add(section.line, "This section is neither a face nor an exercise", cure)
    elif section.id in faces:
        report.add(section.line, f"The face `{section.id}` stands here twice", "Take one away.")
    else:
        faces[section.id] = to_prose(section.tokens)
        if not faces[section.id]:
            report.add(section.line, f"The face `{section.id}` has no text", "Write a few paragraphs.")


def _look_at_faces(faces: dict[str, Prose], exercises: list[Exercise], report: Report) -> None:
    """Each face has its prose and exactly one exercise; what could not be read is reported already."""
    sound = not report.faults
    for face in FACES if sound else ():
        if face not in faces:
            cure = f"Begin a section with `##` and the line `<!-- id: {face} -->`."
            report.add(1, f"The face `{face}` is missing", cure)
        found = [exercise for exercise in exercises if exercise.face == face]
        if not found:
            report.add(1, f"The face `{face}` has no exercise", f"Add one with `face: {face}`.")
        for exercise in found[1:]:
            report.add(exercise.line, f"The face `{face}` has two exercises", "Give each face one.")


def _exercise(section: Section, page: Page, report: Report) -> Exercise | None:
    fences = [token for token in section.tokens if is_fence(token)]
    for token in fences:
        if word(token) != "exercise":
            what = f"`{word(token)}` has no place in the file of a Power"
            report.add(line_of(token), what, "Put it into a module or a routine, and name it in `steps`.")
    own = [token for token in fences if word(token) == "exercise"]
    for token in own[1:]:
        report.add(line_of(token), "There are two exercises under one heading", "Begin the second with a `##` heading.")
    if section.id:
        cure = "Take the line `<!-- id: … -->` away."
        report.add(section.line, "An exercise has the id of its fence", cure)
    text = to_prose(prose_only(section.tokens))
    if own and not text:
        report.add(section.line, "This exercise has no text", "Say below the fence what it is and why.")
    return _read(own[0], section, text, page.head.id, report) if own else None


def _read(token: Token, section: Section, text: Prose, power: str, report: Report) -> Exercise | None:
    line, words = line_of(token), token.info.split()
    if len(words) != 2 or not ID.fullmatch(words[1]):
        report.add(line, "A fence begins with `exercise ID`", f"Write it like {FENCES['exercise']}. {ID_CURE}")
        return None
    if power and not words[1].startswith(f"{power}-"):
        report.add(line, f"The exercise `{words[1]}` does not belong to `{power}`", f"Write it like `{power}-1`.")
    fields = Fields(read_body(token.content, line + 1, EXAMPLES, report, items=False), line, report)
    for key, example in EXAMPLES.items():
        if not fields.has(key):
            report.add(line, f"The exercise does not say its `{key}`", f"Add a line such as `{example}`.")
    came = _subjects(fields, "came")
    if len(came) > 1:
        fields.wrong("came", "`came` names more than one answer", "Name the one that shows what came of it.")
    return Exercise(
        id=words[1],
        title=section.title,
        face=fields.one_of("face", FACES),
        week=_week(fields),
        steps=_subjects(fields, "steps"),
        came=came[0] if came else "",
        text=text,
        line=line,
    )


def _week(fields: Fields) -> int:
    text = fields.text("week")
    if _WEEK.fullmatch(text):
        return int(text[1:])
    if text:
        fields.wrong("week", f"`{text}` is no week", f"Write it like `{EXAMPLES['week']}`.")
    return 0


def _subjects(fields: Fields, key: str) -> tuple[str, ...]:
    """Give the subjects of the steps that a key names, without their `@`."""
    texts = fields.text(key).split()
    for text in texts:
        if not _STEP.fullmatch(text):
            fields.wrong(key, f"`{text}` names no step", f"Write it like `{EXAMPLES[key]}`.")
    return tuple(text[1:] for text in texts if _STEP.fullmatch(text))
