"""Opening content: one file at a time, to values of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from markdown_it.token import Token

from leadcoach.curriculum import heads
from leadcoach.curriculum.faults import Report, refusal
from leadcoach.curriculum.fences import line_of, read_ask, read_card, read_part, read_show, word
from leadcoach.curriculum.markdown import to_prose
from leadcoach.curriculum.pages import Page, Section, is_broken, is_fence, prose_only, read_page
from leadcoach.curriculum.phrases import PHRASES, read_phrases
from leadcoach.domain.asks import Ask
from leadcoach.domain.programme import Card, Module, Part, Show, SourceNote, Step

EXTRAS = ("profile", "capture", "logs")
ASPECTS = ("mindset", "skillset", "toolset")
FOLDERS: Mapping[str, heads.Kind] = {"instruments": "instrument", "routines": "routine", "shelf": "shelf"}
"""Folders of a language whose every file is a walk, and the kind of it."""
HOMES = {"card": "Cards stand in `cards.md`.", "exercise": "Exercises stand in the files of `powers/`."}

_T = TypeVar("_T")


def load_module(folder: Path, path: str) -> Module:
    """Give the walk of one file, such as `en/profile.md`; raises ContentError with every fault."""
    report = Report(path)
    return _or_refuse(parse_module(folder, path, report), report)


def load_cards(folder: Path, path: str) -> tuple[Card, ...]:
    """Give the cards of one `cards.md`, each with its full id (`w01.cards.levers`); raises ContentError."""
    report = Report(path)
    return _or_refuse(parse_cards(folder, path, report), report)


def load_sources(folder: Path, path: str) -> tuple[SourceNote, ...]:
    """Give every source of one `sources.md`; raises ContentError."""
    report = Report(path)
    return _or_refuse(parse_sources(folder, path, report), report)


def kind_of(path: str) -> heads.Kind:
    """Say by its place what kind of walk a file holds."""
    *folders, name = path.split("/")
    if name == "week.md":
        return "week"
    for each, kind in FOLDERS.items():
        if each in folders:
            return kind
    return "extra" if name.removesuffix(".md") in EXTRAS else "module"


def parse_module(folder: Path, path: str, report: Report) -> Module | None:
    """Give as much of a walk as can be read; every fault is reported. None when nothing can."""
    kind = kind_of(path)
    page = read_page(folder, path, kind, report)
    if page is None:
        return None
    sections, phrases = list(page.sections), {}
    if sections and sections[-1].title == PHRASES and kind == "instrument":
        phrases = read_phrases(sections.pop(), report)
    steps = tuple(_step(section, report) for section in sections)
    _look_for_twins(steps, report)
    if not (steps or phrases) and kind != "week" and not report.faults:
        report.add(1, "There are no steps here", "Begin one with a `##` heading.")
    head = page.head
    return Module(
        id=head.id,
        title=head.title,
        objective=head.objective,
        minutes=head.minutes,
        steps=steps,
        evidence=head.evidence,
        sources=head.source_ids,
        output=head.output,
        phrases=phrases,
        reading=head.reading,
        path=path,
        ring=head.ring,
        rhythm=head.rhythm,
        week=head.week,
        shelf=head.shelf,
    )


def _step(section: Section, report: Report) -> Step:
    marks = [number for number, token in enumerate(section.tokens) if is_fence(token)]
    ask = show = None
    part: Part | None = None
    for number in marks:
        token = section.tokens[number]
        if word(token) == "ask":
            ask = _only_one(ask, read_ask(token, section.title, report), token, report)
        elif word(token) == "show":
            show = _only_one(show, read_show(token, report), token, report)
        elif word(token) == "part":
            part = _only_one(part, read_part(token, report), token, report)
        else:
            report.add(line_of(token), f"A `{word(token)}` has no place in a step", HOMES[word(token)])
    fenced = bool(marks) or any(is_broken(token) for token in section.tokens)
    if part and (ask or show):
        report.add(part.line, "A `part` stands beside another fence", "Begin a new step with `##` before it.")
    turn = next((number for number in marks if word(section.tokens[number]) == "ask"), marks[0] if marks else None)
    before, after = section.tokens[:turn], [] if turn is None else section.tokens[turn:]
    step = Step(
        id=_step_id(section, ask or show or part, report, fenced=fenced),
        title=section.title,
        before=to_prose(prose_only(before)),
        ask=ask,
        show=show,
        after=to_prose(prose_only(after)),
        show_first=_stands_first(show, ask),
        when=_step_when(section, ask, show, report, fenced=fenced),
        opens=ask.opens if ask else "",
        part=part,
        line=section.line,
    )
    if not (step.before or fenced):
        report.add(section.line, "This step is empty", "Write a few sentences, or take the heading away.")
    return step


def _stands_first(show: Show | None, ask: Ask | None) -> bool:
    """Whether a reading stands in the question: it was written before the ask."""
    return bool(show and ask and show.line < ask.line)


def _only_one(earlier: _T | None, found: _T | None, token: Token, report: Report) -> _T | None:
    if earlier is None:
        return found
    cure = f"Begin a new step with `##` before the second `{word(token)}`."
    report.add(line_of(token), f"There are two `{word(token)}` fences in one step", cure)
    return earlier


def _step_id(section: Section, made: Ask | Show | Part | None, report: Report, *, fenced: bool) -> str:
    if made and section.id:
        report.add(
            section.line, f"This step has the id of its fence, `{made.id}`", "Take the line `<!-- id: … -->` away."
        )
    if not fenced and not section.id:
        cure = "Add a line `<!-- id: the-idea -->` under the heading."
        report.add(section.line, "This step has no id", cure)
    return made.id if made else section.id


def _step_when(section: Section, ask: Ask | None, show: Show | None, report: Report, *, fenced: bool) -> str:
    comments = section.comments
    if comments.when_line and fenced:
        cure = "Write `when: …` in the fence, and take the comment away."
        report.add(comments.when_line, "The `when` of this step belongs into its fence", cure)
    if ask and show and show.when:
        cure = f"Write it in the fence of `{ask.id}`: it speaks for the whole step."
        report.add(show.line, "The `when` of this step belongs to its ask", cure)
    made = ask or show
    return made.when if made else comments.when


def _look_for_twins(steps: tuple[Step, ...], report: Report) -> None:
    seen: set[str] = set()
    for step in steps:
        beside = step.show if step.ask else None
        for name, line in ((step.id, step.line), (beside.id if beside else "", beside.line if beside else 0)):
            if name and name in seen:
                report.add(line, f"The id `{name}` stands in this file twice", "Give each step an id of its own.")
            seen.add(name)


def parse_cards(folder: Path, path: str, report: Report) -> tuple[Card, ...] | None:
    """Give as many cards as can be read; every fault is reported."""
    page = read_page(folder, path, "cards", report)
    if page is None:
        return None
    found: dict[str, Card] = {}
    for section in page.sections:
        card = _card(section, page, report)
        if card and card.id in found:
            report.add(section.line, f"There are two cards `{card.id}`", "Give each card an id of its own.")
        elif card:
            found[card.id] = card
    return tuple(found.values())


def _card(section: Section, page: Page, report: Report) -> Card | None:
    if not section.tokens or not is_fence(section.tokens[0]) or word(section.tokens[0]) != "card":
        report.add(section.line, "The card's fence is missing", "Put ```card my-card right under the heading.")
        return None
    fence, *rest = section.tokens
    head = read_card(fence, report)
    for token in rest:
        if is_fence(token):
            report.add(line_of(token), "A card has one fence", "Begin the next card with a `##` heading.")
    answer = to_prose(prose_only(rest))
    if not answer:
        report.add(section.line, "This card has no answer", "Write it after the fence.")
    return Card(f"{page.head.id}.{head.id}", head.kind, section.title, answer) if head else None


def parse_sources(folder: Path, path: str, report: Report) -> tuple[SourceNote, ...] | None:
    """Give as many sources as can be read; every fault is reported."""
    page = read_page(folder, path, "sources", report)
    if page is None:
        return None
    found: dict[str, SourceNote] = {}
    for section in page.sections:
        text = to_prose(prose_only(section.tokens))
        if not section.id:
            report.add(
                section.line, "This source has no id", "Add a line `<!-- id: author-year -->` under the heading."
            )
        elif section.id in found:
            report.add(section.line, f"There are two sources `{section.id}`", "Give each source an id of its own.")
        if not text:
            report.add(section.line, "This source has no text", "Say what it is, where to find it, what it can carry.")
        found.setdefault(section.id, SourceNote(section.id, section.title, text))
    found.pop("", None)
    return tuple(found.values())


def _or_refuse(found: _T | None, report: Report) -> _T:
    if found is None or report.faults:
        raise refusal(report.faults)
    return found
