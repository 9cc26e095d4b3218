"""Pages to read."""

from __future__ import annotations

from leadcoach.domain.prose import Heading, plain
from leadcoach.services.library import Library
from tests.services.making import Walker


def test_cards_are_questions_with_their_answers_below(walker: Walker) -> None:
    week = walker.desk.outline.week(1)
    assert week is not None
    page = Library(walker.desk).cards(week)
    assert sum(isinstance(block, Heading) for block in page) == 4
    assert plain(page).startswith("What makes a bean taller?\n\nLight, water and time.")


def test_sources_come_in_the_order_the_module_names_them(walker: Walker) -> None:
    page = Library(walker.desk).sources(walker.walking.module("w01.mindset"))
    assert [plain((block,)) for block in page if isinstance(block, Heading)] == [
        "Bean 2020: growing beans",
        "Pea 2021: counting peas",
    ]
    assert Library(walker.desk).sources(walker.walking.module("logs")) == ()
