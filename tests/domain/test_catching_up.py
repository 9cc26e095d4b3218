"""The smallest useful step of each week left behind."""

from __future__ import annotations

from leadcoach.domain.catching_up import catch_up
from leadcoach.domain.lenses import lenses
from leadcoach.domain.outline import ModuleOutline, Outline, StepOutline, WeekOutline
from leadcoach.domain.progress import Place, Progress


def week(number: int, *, practice: float = 4, prompt: float = 3, leg: str = "") -> WeekOutline:
    id = f"w{number:02}"
    opening = ModuleOutline(
        id,
        "week",
        "Title",
        "",
        20,
        "path",
        steps=(
            StepOutline("opening", "Opening", 2, "text"),
            StepOutline("team", "Team", practice, "practice"),
            StepOutline("describe", "Describe", prompt, "text", journal=True),
        ),
    )
    steps = (StepOutline("idea", "Idea", 1), StepOutline("weed", "Weed", 1.4, "text"))
    module = ModuleOutline(f"{id}.mindset", "mindset", "M", "", 9, "path", output=f"{id}.mindset.weed", steps=steps)
    return WeekOutline(id, number, "soil", "", "", 60, "b1", (), opening, (module,), leg=leg)


OUTLINE = Outline("en", "", {}, (), (week(1), week(2, practice=1), week(3, prompt=0.4), week(4)))


def test_each_week_left_behind_offers_its_smallest_step() -> None:
    found = catch_up(OUTLINE, Progress(), 4)
    assert [(each.week, each.part, each.place, each.minutes) for each in found] == [
        (1, "output", Place("w01.mindset", "idea"), 2),
        (2, "practice", Place("w02", "team"), 1),
        (3, "prompt", Place("w03", "describe"), 1),
    ]


def test_what_is_met_tended_put_aside_or_still_to_come_is_left_out() -> None:
    state = Progress(
        frozenset({"w01.mindset.weed", "w01.mindset.idea"}),
        (("w01.team", "done"),),
        frozenset({"w01.describe"}),
        frozenset({"w02", "w03.describe"}),
    )
    found = catch_up(OUTLINE, state, 4)
    assert [(each.week, each.part) for each in found] == [(3, "output")]
    assert catch_up(OUTLINE, Progress(), 1) == ()
    assert catch_up(OUTLINE, Progress(), 0) == ()


def test_a_step_that_is_not_there_is_not_offered() -> None:
    asleep = Progress(asleep=frozenset({"w01.mindset.idea"}))
    assert catch_up(OUTLINE, asleep, 2)[0].place == Place("w01.mindset", "weed")


def test_a_practice_that_is_not_there_or_was_put_aside_is_not_offered() -> None:
    for state in (Progress(absent=frozenset({"w02.team"})), Progress(skipped=frozenset({"w02.team"}))):
        assert [each.part for each in catch_up(OUTLINE, state, 3) if each.week == 2] == ["output"]


def test_a_lens_shows_the_weeks_that_carry_its_tag() -> None:
    names = {"disciplines": {"mastery": "Mastery", "team": "Team"}, "legs": {"safety": "Safety", "mindset": "Mindset"}}
    tagged = (week(1)._replace(disciplines=("mastery",)), week(2, leg="safety"), week(3, leg="safety"))
    found = lenses(OUTLINE._replace(names=names, weeks=tagged))
    assert [(lens.name, sorted(lens.weeks)) for lens in found] == [("Mastery", ["w01"]), ("Safety", ["w02", "w03"])]
    assert lenses(OUTLINE) == ()
