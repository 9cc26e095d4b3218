"""What an entry keeps beside its words."""

from __future__ import annotations

import pytest

from leadcoach.domain.entry_body import beside, energy_of, texts, with_energy


@pytest.mark.parametrize(
    ("value", "energy"), [(1, 1), (5, 5), (0, None), (6, None), (True, None), ("3", None), (3.0, None), (None, None)]
)
def test_energy_is_a_whole_number_from_1_to_5_or_nothing(value: object, energy: int | None) -> None:
    assert energy_of({"text": "x", "energy": value}) == energy


def test_energy_can_be_taken_back() -> None:
    assert with_energy(with_energy({"tags": ["a"]}, 4), None) == {"tags": ["a"]}


def test_what_stands_beside_the_words_is_no_part_of_them() -> None:
    body = {"text": "Words", "energy": 3, "tags": ["Team Meeting"], "checked": ["happened"], "rows": [{"id": "1"}]}
    assert texts(body) == ["Words"]
    assert beside(body) == {"energy": 3, "tags": ["Team Meeting"], "checked": ["happened"]}
