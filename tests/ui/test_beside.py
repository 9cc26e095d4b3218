"""What stands beside the weeks: the Powers, routines and the shelf, what waits; also in content of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leadcoach.domain.answers import Row, Rows
from leadcoach.domain.progress import STEP_DONE
from tests.services.making import Walker
from tests.services.own_content import own_content
from tests.ui.conftest import ALL_ASKS
from tests.ui.seeing import OpenCoach, at, filling, notices, press, rows, said, shown_list, top, words
from tests.ui.test_hostile import LONG, TEXT, unharmed

EVERY_FILE = Path(__file__).parent.parent / "curriculum" / "every_file"
PROMISES = """
## Promises

```ask table promises
- from: choice lines open | From
- what: text | What
- by: date | By | due
- came: text | What came of it | later
list: lines = @w01.mindset.weed
```
"""


@pytest.fixture
def every_file(tmp_path: Path) -> Path:
    content = Path(shutil.copytree(ALL_ASKS, tmp_path / "every-file"))
    (content / "index.json").unlink()
    shutil.copytree(EVERY_FILE, content, dirs_exist_ok=True)
    return content


def spoil(content: Path, where: str) -> None:
    """Write over a file while the app has it open."""
    [path] = content.glob(where)
    path.write_text("nothing", encoding="utf-8")


def promise(folder: Path, content: Path, **cells: str) -> None:
    with filling(folder, content) as desk:
        Walker(desk).finish("own.promises", Rows((Row("01JD3N5Z9X0000000000000000", cells),)))


async def test_a_power_tells_its_faces_its_steps_and_what_came_of_them(open_coach: OpenCoach, every_file: Path) -> None:
    async with open_coach(content=every_file, size=(80, 60)) as coach:
        Walker(coach.desk).finish("w01.toolset.asks", Rows((Row("r", {"ask": TEXT}),)))
        coach.desk.store.facts.add(coach.desk.fact(STEP_DONE, "w01.toolset.asks"))
        await press(coach, "2")
        assert shown_list(coach.app).go_to("power/ps")
        await press(coach, "enter")
        assert top(coach.app) == "PowerScreen"
        assert "In how you lead" in words(coach.app)
        assert "Less doing, more asking." in words(coach.app)
        assert "What came of it" in words(coach.app)
        assert rows(coach.app)["w01.toolset.asks"].right == "done"
        unharmed(coach, "power")
        assert shown_list(coach.app).go_to("sparring.question")
        await press(coach, "enter")
        assert top(coach.app) == "WalkScreen"


async def test_a_power_whose_steps_lead_nowhere_opens_all_the_same(open_coach: OpenCoach, every_file: Path) -> None:
    path = every_file / "en/powers/ps.md"
    text = path.read_text(encoding="utf-8").replace("@w01.team", "@w77.team").replace("@w01.", "@w66.")
    path.write_text(text, encoding="utf-8")
    async with open_coach(content=every_file) as coach:
        await press(coach, "2")
        assert shown_list(coach.app).go_to("power/ps")
        await press(coach, "enter")
        assert top(coach.app) == "PowerScreen"
        assert list(rows(coach.app)) == ["sparring.question"]


async def test_a_power_whose_text_broke_meanwhile_says_so(open_coach: OpenCoach, every_file: Path) -> None:
    async with open_coach(content=every_file) as coach:
        spoil(every_file, "en/powers/ps.md")
        await press(coach, "2")
        assert shown_list(coach.app).go_to("power/ps")
        await press(coach, "enter")
        assert top(coach.app) == "ProgrammeScreen"
        assert any("en/powers/ps.md" in note for note in notices(coach.app))


async def test_a_power_opens_though_the_walk_of_what_came_broke_meanwhile(
    open_coach: OpenCoach, every_file: Path
) -> None:
    async with open_coach(content=every_file) as coach:
        spoil(every_file, "en/week-01*/toolset.md")
        await press(coach, "2")
        assert shown_list(coach.app).go_to("power/ps")
        await press(coach, "enter")
        assert top(coach.app) == "PowerScreen"
        assert any("toolset.md" in note for note in notices(coach.app))


@pytest.mark.parametrize("which", ["routines", "shelf"])
async def test_walks_of_no_week_are_listed_and_open(open_coach: OpenCoach, every_file: Path, which: str) -> None:
    async with open_coach(content=every_file) as coach:
        await press(coach, "2")
        assert shown_list(coach.app).go_to(which)
        await press(coach, "enter")
        assert top(coach.app) == "ShelfScreen"
        walks = coach.desk.outline.routines if which == "routines" else coach.desk.outline.shelf
        assert {*rows(coach.app)} == {walk.id for walk in walks}
        await press(coach, "enter")
        assert top(coach.app) == "WalkScreen"


@pytest.mark.parametrize("day", ["0001-01-01", "2026-11-24"])
@pytest.mark.parametrize("text", [TEXT, LONG, ""])
async def test_a_promise_waits_under_its_own_words(open_coach: OpenCoach, tmp_path: Path, text: str, day: str) -> None:
    content = own_content(tmp_path, PROMISES)
    cells = {"from": "01JD3N5Z9X1111111111111111", "what": text, "by": day}
    promise(tmp_path, content, **cells)
    async with open_coach(content=content, now=at(11, 24)) as coach:
        [line] = [line for id, line in rows(coach.app).items() if id.startswith("waiting/own/promises/")]
        assert line.left.startswith("Promises: " if text else "Promises")
        assert "01JD3N5Z9X" not in said(coach.app)
        unharmed(coach, "Today")
        assert shown_list(coach.app).go_to(line.id)
        await press(coach, "enter")
        assert top(coach.app) == "WalkScreen"
        unharmed(coach, "the promise")


async def test_a_week_without_its_questions_has_no_line_for_them(open_coach: OpenCoach, tmp_path: Path) -> None:
    content = own_content(tmp_path, PROMISES)
    [path] = content.glob("en/week-01*/week.md")
    path.write_text(path.read_text(encoding="utf-8").partition("\n## ")[0], encoding="utf-8")
    async with open_coach(content=content) as coach:
        assert "prompts" not in rows(coach.app)
        await press(coach, "2", "enter")
        assert top(coach.app) == "WeekScreen"


async def test_what_does_not_fit_on_today_waits_behind_a_line(open_coach: OpenCoach, tmp_path: Path) -> None:
    content = own_content(tmp_path, PROMISES)
    days = ("2026-11-25", "2026-11-20", "2026-11-23", "2026-11-29", "2026-11-24")
    with filling(tmp_path, content) as desk:
        found = tuple(Row(f"r{number}", {"what": TEXT, "by": day}) for number, day in enumerate(days))
        Walker(desk).finish("own.promises", Rows(found))
    async with open_coach(content=content) as coach:
        assert [id.rpartition("/")[2] for id in rows(coach.app) if id.startswith("waiting/")] == ["r1", "r2", "r4"]
        assert "and 2 more that wait" in said(coach.app)
        assert shown_list(coach.app).go_to("waiting")
        await press(coach, "enter")
        assert top(coach.app) == "WaitingScreen"
        assert [id.rpartition("/")[2] for id in rows(coach.app)] == ["r1", "r2", "r4", "r0", "r3"]
        unharmed(coach, "what waits")
        await press(coach, "down", "enter")
        assert top(coach.app) == "WalkScreen"
        await press(coach, "escape")
        assert shown_list(coach.app).cursor_id == "waiting/own/promises/r2"
