"""Files that are no texts, lie elsewhere, or are too much: one clear fault each, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from leadcoach.curriculum.check import check
from leadcoach.curriculum.demo import load_demo
from leadcoach.curriculum.faults import Fault
from leadcoach.curriculum.files import fingerprint, read_text
from leadcoach.curriculum.index import outline, read_outline
from leadcoach.curriculum.loader import load_cards, load_module, load_sources
from leadcoach.curriculum.words import load_words
from leadcoach.errors import ContentError

MODULE = "en/week-01-every-ask/mindset.md"


def link(path: Path) -> None:
    elsewhere = path.parent / "elsewhere.txt"
    elsewhere.write_text("secret", encoding="utf-8")
    path.symlink_to(elsewhere)


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "not UTF-8": (lambda path: path.write_bytes(b"---\nid: w01\n\xff\xfe\n"), "not UTF-8"),
    "byte order mark": (lambda path: path.write_bytes(b"\xef\xbb\xbf---\n"), "byte order mark"),
    "null bytes": (lambda path: path.write_bytes(b"---\n\0\n"), "control terminals"),
    "empty": (lambda path: path.write_bytes(b""), "no front matter"),
    "huge": (lambda path: path.write_bytes(b"a " * 600_000), "larger than 1 MB"),
    "long": (
        lambda path: path.write_text("---\nid: w01\n---\n" + "word " * 20_000, encoding="utf-8"),
        "longer than 64 kB",
    ),
    "brackets": (lambda path: path.write_text("[" * 300, encoding="utf-8"), "200 brackets"),
    "front matter": (lambda path: path.write_text("---\n" + "a: b\n" * 5_000 + "---\n", encoding="utf-8"), "16 kB"),
    "nested front matter": (
        lambda path: path.write_text("---\n" + "- " * 4_000 + "\n---\n", encoding="utf-8"),
        "no lists",
    ),
    "directory": (lambda path: path.mkdir(), "not a file"),
    "link": (link, "link leads out"),
    "dangling link": (lambda path: path.symlink_to("nowhere"), "link leads out"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_is_one_sentence_with_the_file_in_it(content: Path, name: str) -> None:
    spoil, sentence = SPOILT[name]
    (content / MODULE).unlink()
    spoil(content / MODULE)

    with pytest.raises(ContentError) as caught:
        load_module(content, MODULE)

    assert any(problem.startswith(f"{MODULE}:") and sentence in problem for problem in caught.value.problems)
    assert "secret" not in caught.value.message
    assert any(fault.path == MODULE and sentence in fault.what for fault in check(content))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in Windows folders")
def test_a_pipe_is_not_opened(content: Path) -> None:
    (content / MODULE).unlink()
    os.mkfifo(content / MODULE)
    assert any(fault.what == "This is not a file" for fault in check(content))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_nobody_may_read(content: Path) -> None:
    (content / MODULE).chmod(0)
    with pytest.raises(ContentError, match="cannot be opened"):
        load_module(content, MODULE)


@pytest.mark.parametrize(
    "path",
    ["../outside.md", "en/../../outside.md", "/etc/passwd", "en//profile.md", "", "en\\profile.md", "C:x.md", "a\0b"],
)
def test_a_path_that_leads_out_is_not_read(content: Path, path: str) -> None:
    (content.parent / "outside.md").write_text("secret", encoding="utf-8")
    found = read_text(content, path)
    assert isinstance(found, Fault)
    assert "inside the content folder" in found.what
    with pytest.raises(ContentError):
        load_module(content, path)


def test_a_linked_folder_is_not_entered(content: Path) -> None:
    week = content / "en/week-01-every-ask"
    week.rename(content.parent / "moved")
    week.symlink_to(content.parent / "moved")
    assert {fault.what for fault in check(content) if "week-01" in fault.path} == {
        "A link leads out of the content folder here"
    }


@pytest.mark.parametrize(
    "missing", ["programme.toml", "en/names.toml", "en/words.toml", "en/sources.md", "en/profile.md"]
)
def test_a_missing_file_is_named(content: Path, missing: str) -> None:
    (content / missing).unlink()
    assert Fault(missing, 1, "The file is missing", "Add it, or take away what names it.") in check(content)


def test_a_missing_module_of_a_written_week(content: Path) -> None:
    (content / MODULE).unlink()
    assert f"{MODULE}:1: The week is written and has no mindset. Write the file." in map(str, check(content))


def test_every_fault_comes_in_one_run_and_sorted(content: Path) -> None:
    for path in ("en/profile.md", "en/capture.md", MODULE):
        (content / path).write_text("---\nid: X\n---\n\n## One\n\n```ask aks q\n```\n", encoding="utf-8")
    faults = check(content)
    assert {"en/profile.md", "en/capture.md", MODULE} <= {fault.path for fault in faults}
    assert list(faults) == sorted(faults)
    assert len(faults) == len(set(faults))


def test_a_file_nobody_reads_is_most_often_misspelt(content: Path) -> None:
    (content / "en/week-01-every-ask/mindsets.md").write_text("x", encoding="utf-8")
    (content / "README.md").write_text("About this folder.", encoding="utf-8")
    stray = [str(fault) for fault in check(content) if fault.path != "index.json"]
    assert stray == [
        "en/week-01-every-ask/mindsets.md:1: Nothing reads this file. Did you mean `en/week-01-every-ask/mindset.md`?"
    ]


def test_a_folder_of_too_many_files(content: Path) -> None:
    for number in range(200):
        (content / f"en/{number}.md").write_text("x", encoding="utf-8")
    assert any(fault.cure == "A content folder has at most 200 files." for fault in check(content))


def test_a_folder_that_is_too_large(content: Path) -> None:
    for number in range(3):
        (content / f"en/{number}.md").write_text("x" * 900_000, encoding="utf-8")
    assert any("2 MB" in fault.what for fault in check(content))


def test_an_empty_folder_has_one_fault_beside_the_index(tmp_path: Path) -> None:
    assert [fault.path for fault in check(tmp_path)] == ["index.json", "programme.toml"]
    assert check(tmp_path / "nowhere")


def test_a_broken_demo_is_a_fault_and_a_missing_one_is_none(content: Path) -> None:
    with pytest.raises(ContentError, match=r"en/demo/week-01\.toml"):
        load_demo(content, "en")
    (content / "en/demo").mkdir()
    (content / "en/demo/week-01.toml").write_text("answers = [", encoding="utf-8")
    assert [fault.path for fault in check(content)] == ["en/demo/week-01.toml", "index.json"]
    with pytest.raises(ContentError, match=r"en/demo/week-01\.toml:1: This is not TOML"):
        load_demo(content, "en")


@pytest.mark.parametrize("path", ["programme.toml", "en/names.toml", "en/words.toml"])
@pytest.mark.parametrize(
    "text",
    ["", "x", "= 1", "a = " + "[" * 5_000, "[[weeks]]", "weeks = 1\nmonths = [2]", "[blocks]\nb1 = 1", "findings = 1",
     "[[weeks]]\nid = 1\nfolder = 2\nblock = []\npowers = {}", "[[months]]\nid = 1\nweeks = [[1]]", "languages = [1]"],
)  # fmt: skip
def test_toml_of_any_shape_is_only_faults(content: Path, path: str, text: str) -> None:
    (content / path).write_text(text, encoding="utf-8")
    assert check(content)
    for read in (outline, load_words):
        with suppress(ContentError):
            read(content, "en")


def test_cards_and_sources_refuse_in_the_same_way(content: Path) -> None:
    for path in ("en/week-01-every-ask/cards.md", "en/sources.md"):
        (content / path).write_bytes(b"\xff")
    with pytest.raises(ContentError, match="not UTF-8"):
        load_cards(content, "en/week-01-every-ask/cards.md")
    with pytest.raises(ContentError, match="not UTF-8"):
        load_sources(content, "en/sources.md")


def test_a_broken_text_stops_the_outline_with_every_fault(content: Path) -> None:
    (content / MODULE).write_text("x", encoding="utf-8")
    (content / "en/capture.md").write_text("x", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_outline(content, "en", trusted=False)
    assert {problem.partition(":")[0] for problem in caught.value.problems} == {MODULE, "en/capture.md"}
    assert "more problems" in caught.value.message


def test_line_ends_do_not_change_the_fingerprint_and_words_do(content: Path) -> None:
    before = fingerprint(content)
    raw = (content / MODULE).read_bytes()
    (content / MODULE).write_bytes(raw.replace(b"\n", b"\r\n"))
    assert fingerprint(content) == before
    (content / MODULE).write_bytes(raw + b"More.\n")
    assert fingerprint(content) != before
