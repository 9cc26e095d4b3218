"""Every worksheet goes out as a file and is read from it as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from leadcoach.domain.answers import Answer
from leadcoach.domain.instruments import INSTRUMENTS
from leadcoach.domain.problems import problems
from leadcoach.errors import Refused
from leadcoach.exchange.sheet_files import Form, written
from leadcoach.services.desk import Desk
from leadcoach.services.instruments import Instruments
from leadcoach.services.reading_words import says_something
from leadcoach.services.worksheet_files import WorksheetFiles
from tests.services.filled import answer_to, fill
from tests.services.making import ROOT, SHIPPED


def forms(desk: Desk) -> dict[str, Form]:
    """Every worksheet that can be a file."""
    found = {}
    for use in INSTRUMENTS:
        with suppress(Refused):
            found[use] = WorksheetFiles(desk).form(use)
    return found


def filled_in(form: Form) -> Form:
    """A worksheet with an answer to each question that is right."""
    answers = [answer_to(field.ask, "lilac") for field in form.fields]
    right = [
        field._replace(answer=None if problems(field.ask, answer) else answer)
        for field, answer in zip(form.fields, answers, strict=True)
    ]
    return form._replace(fields=tuple(right))


def comparable(use: str, form: Form) -> dict[str, Answer]:
    own = INSTRUMENTS[use].asks
    keys = {each.subject: each.subject.removeprefix(f"{use}.") for each in form.fields}
    return {
        (keys[each.subject] if keys[each.subject] in own else each.subject): each.answer
        for each in form.fields
        if each.answer and not each.answer.empty
    }


def test_every_worksheet_is_read_from_its_file_as_from_the_store(make_desk: Callable[[Path], Desk]) -> None:
    desk = make_desk(SHIPPED)
    found = forms(desk)
    assert {"environment", "pma"} <= found.keys()
    for use, blank in found.items():
        form = filled_in(blank)
        said, filled = WorksheetFiles(desk).of_file(use, written(form).encode(), "f.md")
        expected = Instruments(desk).of_answers(use, comparable(use, form))
        assert filled.answers.keys() == {each.subject for each in form.fields if each.answer and not each.answer.empty}
        assert repr(said.reading).replace("r1", "one") == repr(expected.reading).replace("r1", "one"), use


def test_a_blank_worksheet_has_nothing_filled_in_and_is_read(make_desk: Callable[[Path], Desk]) -> None:
    desk = make_desk(SHIPPED)
    for use, form in forms(desk).items():
        said, filled = WorksheetFiles(desk).of_file(use, written(form).encode(), "f.md")
        assert filled.answers == {}
        assert says_something(said.reading) == says_something(Instruments(desk).of_answers(use, {}).reading)


def test_what_is_kept_stands_on_the_sheet_and_what_never_leaves_only_where_it_is_wanted(
    make_desk: Callable[[Path], Desk],
) -> None:
    desk = make_desk(SHIPPED)
    fill(desk, lambda ask: "zebra" if ask.privacy == "never" else "lilac")
    files = WorksheetFiles(desk)
    assert "zebra" in written(files.form("pma"))
    assert "lilac" in written(files.form("delegation"))
    for use in forms(desk):
        assert "zebra" not in written(files.form(use, hidden=False))


def test_the_question_of_another_worksheet_is_refused(make_desk: Callable[[Path], Desk]) -> None:
    files = WorksheetFiles(make_desk(SHIPPED))
    with pytest.raises(Refused, match="this is a worksheet of pma, and environment was asked for"):
        files.of_file("environment", written(files.form("pma")).encode(), "f.md")


def test_a_reading_of_what_was_done_has_no_worksheet(make_desk: Callable[[Path], Desk]) -> None:
    with pytest.raises(Refused, match="no worksheet of its own"):
        WorksheetFiles(make_desk(SHIPPED)).form("certificate")


def test_the_examples_of_the_guide_are_read(make_desk: Callable[[Path], Desk]) -> None:
    desk, guide = make_desk(SHIPPED), (ROOT / "docs" / "instruments.md").read_text("utf-8")
    found = re.findall(r"```(?:markdown|json)\n(.*?)\n```\n", guide, re.DOTALL)
    uses = [re.findall(r'"?instrument"?: "?([a-z]+)', example)[0] for example in found]
    assert uses == ["delegation", "environment", "environment"]
    for use, example in zip(uses, found, strict=True):
        said, filled = WorksheetFiles(desk).of_file(use, example.encode(), "f.md")
        assert says_something(said.reading)
        assert filled.answers
