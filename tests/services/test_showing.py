"""Readings with their words."""

from __future__ import annotations

import pytest

from leadcoach.domain.answers import Text
from leadcoach.domain.blocks import Bars, Paragraph, Quote, Reading, Said, spoken
from leadcoach.domain.programme import Show
from leadcoach.services.desk import Desk
from leadcoach.services.phrases import generic_phrases
from leadcoach.services.showing import Showing
from leadcoach.services.spoken import Spoken
from leadcoach.services.worksheets import Worksheets
from tests.services.answers import ANSWERS, rated
from tests.services.making import Walker


def shown(walker: Walker, subject: str) -> Spoken:
    opened = walker.open(subject)
    assert opened.step.show is not None
    return Showing(walker.desk).show(opened.module, opened.step.show)


def sentences(found: Spoken) -> list[str]:
    return [spoken(block.words, found.phrases) for block in found.reading.blocks if isinstance(block, Paragraph)]


def drawn(reading: Reading) -> list[Bars]:
    return [block for block in reading.blocks if isinstance(block, Bars)]


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("w01.mindset.guess-again", "Nothing is written there yet."),
        ("w01.mindset.conditions", "Not rated yet."),
        ("w01.skillset.talk", "Nothing is written there yet."),
        ("w01.skillset.trust", "Nothing is written there yet."),
        ("w01.toolset.weed-again", "Nothing is written there yet."),
    ],
)
def test_a_reading_of_nothing_says_so(walker: Walker, subject: str, said: str) -> None:
    assert sentences(shown(walker, subject)) == [said]


def test_a_pinned_echo_stays_as_it_was_while_the_answer_goes_on(walker: Walker) -> None:
    for text in ("first", "later"):
        walker.finish("w01.mindset.weed", Text(text))
    found = shown(walker, "w01.toolset.weed-again")
    assert sentences(found) == ["first"]
    (quoted,) = [word for block in found.reading.blocks if isinstance(block, Paragraph) for word in block.words]
    assert isinstance(quoted, Quote)
    assert quoted.source.version == walker.desk.store.documents.versions("w01.mindset.weed/once")[0].id


def test_a_draft_is_not_shown_as_an_answer(walker: Walker) -> None:
    walker.type("w01.mindset.weed", Text("half"))
    assert sentences(shown(walker, "w01.toolset.weed-again")) == ["Nothing is written there yet."]


def test_bars_carry_the_labels_of_the_ask_and_the_title_of_the_step(walker: Walker) -> None:
    walker.finish("w01.skillset.trust", ANSWERS["w01.skillset.trust"])
    found = shown(walker, "w01.skillset.trust")
    (bars,) = drawn(found.reading)
    assert spoken(bars.title, found.phrases) == "Building trust"
    assert spoken(bars.bars[0].label, found.phrases) == "Someone names an own mistake before it is found"
    assert [(bar.value, bar.mark) for bar in bars.bars] == [(3, 3), (3, 3)]


def test_what_was_counted_is_shown_as_shares(walker: Walker) -> None:
    walker.finish("w01.skillset.talk", ANSWERS["w01.skillset.talk"])
    module = walker.walking.module("w01.skillset")
    found = Showing(walker.desk).show(module, Show("share", "picture", "@talk", beside="@w01.toolset.hours"))
    (bars,) = drawn(found.reading)
    assert [(spoken(bar.label, found.phrases), bar.value) for bar in bars.bars] == [("Me", 25), ("Others", 75)]
    assert sentences(found) == []


def test_the_guess_beside_is_found_elsewhere(walker: Walker) -> None:
    walker.finish("w01.skillset.talk", ANSWERS["w01.skillset.talk"])
    walker.finish("profile.team", ANSWERS["profile.team"])
    module = walker.walking.module("w01.skillset")
    found = Showing(walker.desk).show(module, Show("share", "picture", "@talk", beside="@profile.team"))
    assert sentences(found) == ["You guessed 9 per cent; counted were 25. That is 16 more."]


def test_an_address_that_leads_nowhere_says_that_nothing_is_there(walker: Walker) -> None:
    module = walker.walking.module("w01.toolset")
    found = Showing(walker.desk).show(module, Show("echo", "gone", "@nowhere"))
    assert sentences(found) == ["Nothing is written there yet."]


@pytest.mark.parametrize("subject", sorted(ANSWERS))
def test_every_kind_of_answer_is_echoed_with_no_phrase_missing(walker: Walker, subject: str) -> None:
    walker.finish(subject, ANSWERS[subject])
    file, _dot, ask = subject.rpartition(".")
    found = Showing(walker.desk).show(walker.walking.module(file), Show("echo", "again", f"@{ask}"))
    keys = {word.key for word in said_in(found.reading)}
    assert keys
    assert keys <= set(found.phrases)


def said_in(value: object) -> list[Said]:
    from dataclasses import fields, is_dataclass

    if isinstance(value, Said):
        return [value]
    if isinstance(value, tuple):
        return [said for each in value for said in said_in(each)]
    if is_dataclass(value):
        return [said for field in fields(value) for said in said_in(getattr(value, field.name))]
    return []


def test_the_first_worksheet_stays_beside_the_present_one(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    for values in ((2, 4, 3, 4, 4), (3, 4, 3, 4, 4)):
        sheet = worksheets.open("environment")
        worksheets.save(sheet, {**sheet.answers, "conditions": rated(*values)})
    found = Showing(desk).instrument("environment")
    (bars,) = drawn(found.reading)
    assert next((bar.value, bar.mark) for bar in bars.bars) == (3, 2)
    assert "Since the first rating: Time was 2 of 5 and is now 3 of 5." in sentences(found)


def test_a_reading_follows_what_is_typed_without_storing_it(desk: Desk) -> None:
    worksheets = Worksheets(desk)
    sheet = worksheets.open("environment")
    found = worksheets.reading(sheet, {"conditions": rated(1, 3, 3, 3, 3)})
    assert "Thinnest: Time, 1 of 5." in sentences(found)
    assert desk.store.documents.get("environment/once") is None


def test_generic_sentences_are_worded() -> None:
    assert all(wording.strip() for key, wording in generic_phrases().items() if key != "echo-field")
