"""Own keys from config.toml: what is right works and is shown; what is wrong is said in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from leadcoach.errors import Refused
from leadcoach.ui.keymap import FOCUSED, declared, read_keymap
from tests.ui.seeing import OpenCoach, top


def configured(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "coach" / "config"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, encoding="utf-8")


async def test_an_own_key_works_is_shown_and_the_old_one_is_free(open_coach: OpenCoach, tmp_path: Path) -> None:
    configured(tmp_path, '[keys]\n"app.capture" = "ctrl+k"\n"walk.next" = "f8,ctrl+j"\n')
    async with open_coach(size=(120, 30)) as coach:
        await coach.press("c")
        assert top(coach.app) != "CaptureModal"
        await coach.shows("Ctrl+K Capture")
        await coach.press("ctrl+k")
        assert top(coach.app) == "CaptureModal"
        await coach.press("escape", "enter")
        await coach.shows("F8 Go on")
        await coach.press("f8")
        assert top(coach.app) == "TodayScreen"


async def test_the_help_names_the_own_key(open_coach: OpenCoach, tmp_path: Path) -> None:
    configured(tmp_path, '[keys]\n"app.settings" = "f6"\n')
    async with open_coach(size=(80, 60)) as coach:
        await coach.press("f1")
        assert top(coach.app) == "HelpScreen"
        line = next(line for line in coach.screen.split("\n") if "Theme, dates" in line)
        assert "F6" in line
        assert "F2" not in line


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[keys]\n"app.captur" = "x"', "there is no key called app.captur. Did you mean app.capture?"),
        ('[keys]\n"app.capture" = ""', 'app.capture needs the name of a key, such as "ctrl+k" or "f5".'),
        ('[keys]\n"app.capture" = 3', 'app.capture needs the name of a key, such as "ctrl+k" or "f5".'),
        ('[keys]\n"app.capture" = "ctrl+foo"', 'app.capture needs the name of a key, such as "ctrl+k" or "f5".'),
        ('[keys]\n"app.capture" = "ctrl+c"', "ctrl+c cannot be used for app.capture; it means the same everywhere."),
        ('[keys]\n"walk.next" = "z"', "walk.next must work while you write, so z cannot be its key."),
        ('[keys]\n"walk.next" = "?"', "walk.next must work while you write, so question_mark cannot be its key."),
        (
            '[keys]\n"walk.next" = "ctrl+b"',
            "ctrl+b would be both walk.next and walk.previous; give one of them another key.",
        ),
        (
            '[keys]\n"walk.skip" = "escape"',
            "escape would be both walk.skip and screen.back; give one of them another key.",
        ),
        ('[keys]\n"walk.next" = "ctrl+r"', "ctrl+r would be both walk.next and ask.table.add-from-field;"),
        ('[keys]\n"ask.take" = "ctrl+n"', "ctrl+n would be both ask.take and capture.keep;"),
        ('[keys]\n"today.write" = "j"', "j would be both today.write and list.down;"),
        ('keys = "x"', "only the table [keys] is known."),
        ("[colours]\nx = 1", "only the table [keys] is known."),
        ("[keys", "cannot be read"),
    ],
)
async def test_what_is_wrong_is_said_in_one_sentence(
    open_coach: OpenCoach, tmp_path: Path, text: str, sentence: str
) -> None:
    configured(tmp_path, text)
    with pytest.raises(Refused) as refused:
        async with open_coach():
            pass
    assert sentence in refused.value.message


@pytest.mark.parametrize(
    "ids", [("screen.back", "recall.end"), ("screen.back", "capture.close"), ("walk.distance", "ask.take")]
)
def test_what_shares_a_key_may_share_another(ids: tuple[str, ...]) -> None:
    assert read_keymap(dict.fromkeys(ids, "f12")) == dict.fromkeys(ids, "f12")


@pytest.mark.parametrize(
    "value", ["", "+", "++", "ctrl+", "ctrl++", ",", "f9,", "x" * 10_000, "[/]", "ctrl+[@click=app.quit]", None, ["f9"]]
)
def test_what_is_no_key_is_refused(value: object) -> None:
    with pytest.raises(Refused):
        read_keymap({"walk.skip": value})


def test_every_place_of_a_focus_is_one_there_is() -> None:
    places = {each.id.partition(".")[0] for each in declared()}
    assert places >= {*FOCUSED, *(place for named in FOCUSED.values() for place in named)}


def test_two_keys_may_be_exchanged() -> None:
    assert read_keymap({"walk.next": "ctrl+b", "walk.previous": "ctrl+n"}) == {
        "walk.next": "ctrl+b",
        "walk.previous": "ctrl+n",
    }


def test_every_binding_may_keep_its_own_key() -> None:
    found = {each.id: ",".join(each.keys) for each in declared() if not each.id.startswith(("area.",))}
    assert len(found) > 50
    for id, keys in found.items():
        assert read_keymap({id: keys}) == {id: keys}


def test_nothing_to_read_is_no_keymap() -> None:
    assert read_keymap({}) == {}
    assert {each.id for each in declared()} >= {"app.capture", "walk.next", "list.down"}
