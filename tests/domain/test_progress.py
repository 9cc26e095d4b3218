"""How far a person is, read off facts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadcoach.domain.outline import ModuleOutline, Outline, StepOutline, WeekOutline
from leadcoach.domain.progress import (
    PRACTICE_LOGGED,
    PROMPT_ANSWERED,
    RETURNED,
    SKIPPED,
    STEP_DONE,
    Place,
    Progress,
    Tended,
    next_place,
    progress,
    tended,
    week_order,
)
from leadcoach.domain.records import Fact, standing


def fact(kind: str, subject: str, number: int = 0, *, voids: str = "", outcome: str = "") -> Fact:
    data = {"outcome": outcome} if outcome else {}
    return Fact(f"F{number}", f"{number:04}", "UTC", "2026-11-23", kind, subject, data, voids)


def walk(id: str, *steps: StepOutline, output: str = "") -> ModuleOutline:
    return ModuleOutline(id, "mindset", "Title", "", 10, "path", output=output, steps=steps)


def week(number: int) -> WeekOutline:
    id = f"w{number:02}"
    opening = walk(
        id,
        StepOutline("opening", "", 2, "text"),
        StepOutline("team", "", 15, "practice"),
        StepOutline("describe", "", 3, "text", journal=True),
        StepOutline("analyse", "", 3, "text", journal=True),
    )
    first = walk(
        f"{id}.mindset", StepOutline("idea", "", 1.4), StepOutline("weed", "", 2, "text"), output=f"{id}.mindset.weed"
    )
    second = walk(f"{id}.toolset", StepOutline("plan", "", 3, "plan"), output=f"{id}.toolset.plan")
    return WeekOutline(id, number, "soil", "", "", 60, "b1", (), opening, (first, second))


OUTLINE = Outline("en", "", {}, (), tuple(week(number) for number in (1, 2, 3)))
WEEK = OUTLINE.weeks[0]
ORDER = ["w01.opening", "w01.mindset.idea", "w01.mindset.weed", "w01.toolset.plan", "w01.team", "w01.describe"]


def test_facts_taken_back_and_those_that_take_back_do_not_stand() -> None:
    one, two = fact("cue", "a", 1), fact("cue", "a", 2)
    back, again = fact("cue", "a", 3, voids="F1"), fact("", "", 4, voids="F3")
    assert standing((two, back, one)) == (two,)
    assert standing((one, back, again)) == ()
    assert standing((two, one)) == (one, two)


def test_progress_is_what_was_done_logged_and_answered() -> None:
    state = progress(
        [
            fact(STEP_DONE, "w01.opening", 1),
            fact(STEP_DONE, "w01.mindset.idea", 2),
            fact("", "w01.mindset.idea", 3, voids="F2"),
            fact(PRACTICE_LOGGED, "w01.team", 5, outcome="done"),
            fact(PRACTICE_LOGGED, "w01.team", 4, outcome="tried"),
            fact(PROMPT_ANSWERED, "w01.describe", 6),
            fact(SKIPPED, "w02", 7),
            fact(SKIPPED, "w03", 8),
            fact(RETURNED, "w02", 9),
            fact("cue", "logs.cue", 10),
        ]
    )
    assert state == Progress(
        frozenset({"w01.opening"}), (("w01.team", "done"),), frozenset({"w01.describe"}), frozenset({"w03"})
    )
    assert (state.outcome("w01.team"), state.outcome("w02.team")) == ("done", "")


def test_a_week_is_tended_when_output_practice_and_prompt_are_there() -> None:
    assert tended(WEEK, Progress()) == Tended(output=False, practice=False, prompt=False)
    state = Progress(frozenset({"w01.toolset.plan"}), (("w01.team", "not-possible"),), frozenset({"w01.analyse"}))
    assert tended(WEEK, state) == Tended(output=True, practice=True, prompt=True)
    assert tended(WEEK, state).whole
    assert not tended(OUTLINE.weeks[1], state).whole


def test_another_step_than_the_output_tends_nothing() -> None:
    assert not tended(WEEK, Progress(frozenset({"w01.mindset.idea", "w01.opening"}))).output


def test_a_week_is_offered_as_opening_modules_practice_prompts() -> None:
    assert [f"{module.id}.{step.id}" for module, step in week_order(WEEK)] == [*ORDER, "w01.analyse"]


def test_further_steps_of_a_week_come_where_its_file_has_them() -> None:
    before, between, after = (StepOutline(name, "", 1, "table") for name in ("recall", "swap", "review"))
    opening, practice, describe, analyse = WEEK.opening.steps
    steps = (opening, before, practice, between, describe, analyse, after)
    longer = WEEK._replace(opening=WEEK.opening._replace(steps=steps))
    order = [f"{module.id}.{step.id}" for module, step in week_order(longer)]
    assert order[:3] == ["w01.opening", "w01.recall", "w01.mindset.idea"]
    assert order[-5:] == ["w01.team", "w01.swap", "w01.describe", "w01.analyse", "w01.review"]
    assert (longer.further, longer.practice) == ((before, between, after), practice)
    assert longer.prompts == (describe, analyse)


def test_a_week_without_a_practice_begins_with_what_comes_before_its_prompts() -> None:
    opening, _practice, describe, analyse = WEEK.opening.steps
    shorter = WEEK._replace(opening=WEEK.opening._replace(steps=(opening, describe, analyse)))
    assert [step.id for _module, step in week_order(shorter)][:2] == ["opening", "idea"]


def test_the_next_thing_goes_through_the_week_in_order_and_one_prompt_is_enough() -> None:
    done: list[Fact] = []
    seen = []
    while (place := next_place(OUTLINE, progress(done), 1)) is not None:
        seen.append(place.subject)
        kind = PROMPT_ANSWERED if place.step in ("describe", "analyse") else STEP_DONE
        done.append(fact(kind, place.subject, len(done)))
    assert seen == ORDER


def test_a_finished_week_leads_back_to_earlier_open_ones_but_not_to_those_put_aside() -> None:
    third = [
        fact(STEP_DONE, f"{module.id}.{step.id}", n) for n, (module, step) in enumerate(week_order(OUTLINE.weeks[2]))
    ]
    assert next_place(OUTLINE, progress(third), 3) == Place("w01", "opening")
    aside = [*third, fact(SKIPPED, "w01", 100)]
    assert next_place(OUTLINE, progress(aside), 3) == Place("w02", "opening")
    taken_up = [*aside, fact(SKIPPED, "w02", 101), fact(RETURNED, "w01", 102)]
    assert next_place(OUTLINE, progress(taken_up), 3) == Place("w01", "opening")


def test_a_step_put_aside_is_passed_over_until_it_is_taken_up() -> None:
    aside = [fact(SKIPPED, "w01.opening", 1)]
    assert next_place(OUTLINE, progress(aside), 1) == Place("w01.mindset", "idea")
    assert next_place(OUTLINE, progress([*aside, fact(RETURNED, "w01.opening", 2)]), 1) == Place("w01", "opening")


def test_nothing_is_next_before_the_first_week_and_in_a_week_that_does_not_exist() -> None:
    assert next_place(OUTLINE, Progress(), 0) is None
    assert next_place(Outline("en", "", {}, (), ()), Progress(), 14) is None


def test_the_minutes_left_are_those_of_open_steps() -> None:
    module = WEEK.modules[0]
    assert Progress().minutes_left(module) == 3
    assert Progress().minutes_left(module, "weed") == 2
    assert Progress(frozenset({"w01.mindset.weed"})).minutes_left(module) == 1
    both = Progress(frozenset({"w01.mindset.weed"}), skipped=frozenset({"w01.mindset.idea"}))
    assert (both.minutes_left(module), both.steps_done(module)) == (0, 2)


SUBJECTS = [f"{module.id}.{step.id}" for module in OUTLINE.modules() for step in module.steps]
KINDS = (STEP_DONE, PRACTICE_LOGGED, PROMPT_ANSWERED, SKIPPED, RETURNED)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from([*SUBJECTS, "w01", "gone"]))), st.integers(0, 14))
def test_the_next_thing_is_always_an_open_step_that_exists(told: list[tuple[str, str]], number: int) -> None:
    state = progress(fact(kind, subject, n, outcome="done") for n, (kind, subject) in enumerate(told))
    place = next_place(OUTLINE, state, number)
    assert place is None or place.subject in set(SUBJECTS) - state.done - state.skipped


def test_late_in_the_evening_no_deep_question_is_next() -> None:
    every = [Place(module.id, step.id).subject for module, step in week_order(WEEK)]
    deep = WEEK.opening.steps[-1]._replace(id="test", level="T")
    opening = WEEK.opening._replace(steps=(*WEEK.opening.steps[:2], deep))
    outline = OUTLINE._replace(weeks=(WEEK._replace(opening=opening),))
    state = Progress(frozenset(every))
    assert next_place(outline, state, 1) == Place("w01", "test")
    assert next_place(outline, state, 1, late=True) is None
