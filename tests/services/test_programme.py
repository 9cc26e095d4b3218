"""The programme as it runs."""

from __future__ import annotations

from datetime import date

import pytest

from leadcoach.domain.answers import Number, Text
from leadcoach.domain.progress import Place, week_order
from leadcoach.errors import Refused
from leadcoach.services.desk import Desk
from leadcoach.services.garden import Garden
from leadcoach.services.programme import Programme, Today
from leadcoach.services.settings import DAY_END_CHOICES, Settings
from tests.services.answers import ANSWERS, rated
from tests.services.making import Clock, Walker

MONDAY = date(2026, 11, 23)


def today(desk: Desk) -> Today:
    found = Programme(desk).today()
    assert found is not None
    return found


def words(desk: Desk) -> list[str]:
    return [week.word for week in today(desk).weeks]


def test_before_it_begins_there_is_no_today(desk: Desk) -> None:
    programme = Programme(desk)
    assert (programme.begun(), programme.today(), desk.week(), desk.calendar()) == (False, None, None, None)
    assert programme.profile().name == ""


def test_it_begins_today_with_the_first_step(desk: Desk) -> None:
    assert Programme(desk).begin(route="team") == MONDAY
    found = today(desk)
    assert (found.profile.start, found.profile.route, found.calendar.week) == (MONDAY, "team", 1)
    assert (found.next, found.left_here) == (Place("w01", "opening"), False)
    assert found.week is not None
    assert found.week.span == (MONDAY, date(2026, 11, 29))
    assert words(desk) == ["now", "not written yet", "not written yet"]


def test_it_begins_once(desk: Desk) -> None:
    Programme(desk).begin(date(2026, 12, 1))
    with pytest.raises(Refused, match="begun already"):
        Programme(desk).begin()
    assert today(desk).calendar.start == date(2026, 12, 1)


def test_a_start_to_come_is_week_0_and_after_the_last_week_it_is_over(desk: Desk, clock: Clock) -> None:
    Programme(desk).begin(date(2026, 12, 1))
    found = today(desk)
    assert (found.calendar.week, found.week, desk.week()) == (0, None, None)
    assert found.next == Place("w01", "opening")
    clock.ahead(days=400)
    found = today(desk)
    assert (found.calendar.week, found.week, desk.week()) == (14, None, None)
    assert found.next == Place("w01", "opening")


def test_the_profile_is_what_its_walk_was_told(walker: Walker) -> None:
    for subject in ("profile.name", "profile.route", "profile.team"):
        walker.finish(subject, ANSWERS[subject])
    profile = Programme(walker.desk).profile()
    assert (profile.name, profile.route, profile.team, profile.buddy, profile.start) == ("Robin", "team", 9, "", None)


def test_a_profile_of_another_shape_counts_as_not_said(desk: Desk) -> None:
    programme = Programme(desk)
    for ask in ("name", "start", "route", "team"):
        programme.answer_profile(ask, {"date": 3})
    assert programme.profile() == type(programme.profile())()
    assert programme.today() is None


def test_a_pause_shifts_the_weeks_and_resuming_goes_on(desk: Desk, clock: Clock) -> None:
    programme = Programme(desk)
    programme.begin()
    clock.ahead(days=3)
    programme.pause()
    assert today(desk).calendar.paused
    with pytest.raises(Refused, match="paused already"):
        programme.pause()
    clock.ahead(days=10)
    programme.resume()
    calendar = today(desk).calendar
    assert (calendar.paused, calendar.week, calendar.span(2)[0]) == (False, 1, date(2026, 12, 10))
    with pytest.raises(Refused, match="not paused"):
        programme.resume()


def test_a_week_is_put_aside_and_taken_up(desk: Desk) -> None:
    programme = Programme(desk)
    programme.begin()
    programme.put_aside("w01")
    assert words(desk)[0] == "put aside"
    assert today(desk).next is None
    programme.take_up("w01")
    assert today(desk).next == Place("w01", "opening")


def test_today_goes_back_to_the_place_last_left_until_it_is_done(walker: Walker) -> None:
    programme = Programme(walker.desk)
    programme.begin()
    programme.leave_at(Place("w01.mindset", "weed"))
    found = today(walker.desk)
    assert (found.next, found.left_here) == (Place("w01.mindset", "weed"), True)
    walker.finish("w01.mindset.weed", ANSWERS["w01.mindset.weed"])
    found = today(walker.desk)
    assert (found.next, found.left_here) == (Place("w01", "opening"), False)


@pytest.mark.parametrize(
    "place", [Place("gone", "step"), Place("profile", "name"), Place("environment", "note"), Place("", "")]
)
def test_a_place_that_is_no_step_of_a_week_is_no_place_to_go_on(desk: Desk, place: Place) -> None:
    programme = Programme(desk)
    programme.begin()
    programme.leave_at(place)
    assert today(desk).next == Place("w01", "opening")


def test_autosave_remembers_the_place(walker: Walker) -> None:
    Programme(walker.desk).begin()
    walker.type("w01.toolset.asks", ANSWERS["w01.toolset.asks"])
    assert today(walker.desk).next == Place("w01.toolset", "asks")


def test_a_week_is_tended_by_one_output_the_practice_and_one_prompt(walker: Walker) -> None:
    Programme(walker.desk).begin()
    for subject in ("w01.skillset.talk", "w01.team"):
        walker.finish(subject, ANSWERS[subject])
    assert words(walker.desk)[0] == "now"
    walker.finish("w01.analyse", Text("It helped."))
    assert words(walker.desk)[0] == "tended"


def test_following_the_next_thing_leads_through_the_whole_week_and_ends(walker: Walker) -> None:
    from leadcoach.services.worksheets import Worksheets

    programme = Programme(walker.desk)
    programme.begin()
    seen: list[str] = []
    while (place := today(walker.desk).next) is not None and len(seen) < 60:
        seen.append(place.subject)
        opened = walker.open(place.subject)
        if place.subject == "w01.mindset.conditions":
            worksheets = Worksheets(walker.desk)
            sheet = worksheets.open("environment")
            worksheets.save(sheet, {**sheet.answers, "conditions": rated(1, 2, 3, 4, 5)}, opened)
        elif place.subject == "w01.mindset.guess":
            walker.finish(place.subject, Number("40"))
        else:
            walker.finish(place.subject, ANSWERS.get(place.subject, opened.answer))
    week = walker.desk.outline.weeks[0]
    offered = [f"{module.id}.{step.id}" for module, step in week_order(week)]
    assert seen == [subject for subject in offered if subject not in ("w01.analyse", "w01.test")]
    assert words(walker.desk)[0] == "tended"


def test_the_garden_grows_from_a_toolset_scale_and_from_what_was_done(desk: Desk, walker: Walker) -> None:
    programme = Programme(desk)
    assert [(bed.block, bed.height) for bed in Garden(walker.desk).beds(programme.progress())] == [("b1", 0), ("b7", 0)]
    walker.finish("w01.team", ANSWERS["w01.team"])
    walker.finish("w01.skillset.talk", ANSWERS["w01.skillset.talk"])
    assert [(bed.block, bed.height) for bed in Garden(walker.desk).beds(programme.progress())] == [
        ("b1", 0),
        ("b7", 2.5),
    ]


def test_the_end_of_the_day_is_kept_on_this_laptop(desk: Desk) -> None:
    settings = Settings(desk)
    assert settings.day_end() == "03:00"
    settings.set_day_end(DAY_END_CHOICES[0])
    assert settings.day_end() == "00:00"


def test_the_place_last_left_is_not_next_while_its_week_is_put_aside(desk: Desk) -> None:
    programme = Programme(desk)
    programme.begin(date(2026, 11, 23))
    programme.leave_at(Place("w01.mindset", "weed"))
    programme.put_aside("w01")
    today = programme.today()
    assert today is not None
    assert (today.next, today.left_here) == (None, False)
    programme.take_up("w01")
    again = programme.today()
    assert again is not None
    assert (again.next, again.left_here) == (Place("w01.mindset", "weed"), True)
