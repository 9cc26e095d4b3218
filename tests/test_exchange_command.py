"""`leadcoach import` and `leadcoach export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import assert_harmless, assert_one_sentence, call, read_json, texts

JRNL = "[2026-10-01 09:00] First of all\nMore of it\n\n[2026-10-02 09:00] Second \x1b#calm *\n"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "jrnl.txt"
    path.write_text(JRNL, "utf-8")
    return path


def test_an_import_gives_its_account_and_can_be_undone(journal: Path, isolated_home: Path) -> None:
    looked = call("import", "jrnl", str(journal), "--dry-run")
    assert looked.exit_code == 0
    assert looked.stdout.splitlines()[0] == "2 entries read: 2 would come in."
    assert "nothing was written" in looked.stdout
    assert not isolated_home.exists()
    done = read_json("import", "jrnl", str(journal))
    assert (done["read"], done["added"], done["failed"], done["removed_characters"]) == (2, 2, 0, 1)
    assert texts() == ["Second #calm", "First of all\nMore of it"]
    again = call("import", "jrnl", str(journal))
    assert again.stdout == "2 entries read: 0 came in, 2 here already.\nControl characters taken out: 1.\n"
    assert list((isolated_home / "data" / "backups").glob("*before-import*.db"))
    (run,) = read_json("import", "runs")["runs"]
    assert (run["id"], run["brought"]) == (done["run"], 2)
    assert done["run"] in call("import", "runs").stdout
    assert call("import", "undo", done["run"]).stdout == "2 things were taken back.\n"
    assert texts() == []
    assert "Nothing was imported" in call("import", "runs").stdout


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"schema": "other"}', "utf-8")
    for args in (("jrnl", "none.txt"), ("leadcoach", str(tmp_path / "x.json")), ("undo", "NOTHING")):
        assert_one_sentence(call("import", *args))


def test_an_export_says_what_it_wrote(journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("import", "jrnl", str(journal))
    monkeypatch.chdir(tmp_path)
    told = read_json("export", "html", "-o", str(tmp_path))
    (page,) = tmp_path.glob("leadcoach-*.html")
    assert (told["entries"], Path(told["path"])) == (2, page)
    assert_one_sentence(call("export", "html"))
    assert call("export", "html", "--force").exit_code == 0
    assert call("export", "markdown", "-o", "notes").stdout.startswith("Written: notes\n2 entries, ")
    assert len(list((tmp_path / "notes").glob("*.md"))) == 2
    assert call("export", "pdf", "-o", "out.pdf", "second").stdout.startswith("Written: out.pdf\n1 entry, ")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_standard_output_holds_the_export_alone(journal: Path) -> None:
    call("import", "jrnl", str(journal))
    result = call("export", "json", "-o", "-")
    assert len(json.loads(result.stdout)["documents"]) == 2
    assert "2 entries" in result.stderr
    assert_harmless(result)
    assert call("export", "dayone", "-o", "-").exit_code == 2


@pytest.mark.parametrize(
    ("args", "number"),
    [
        (("--tag", "calm"), 1),
        (("--tag", "#calm", "--starred"), 1),
        (("--since", "2026-10-02"), 1),
        (("--until", "2026-10-01"), 1),
        (("--kind", "entry", "--kind", "capture"), 2),
        (("--kind", "answer"), 0),
        (("--week", "2-5"), 0),
        (("first", "more"), 1),
        (("since:2026-10", "#calm"), 1),
    ],
    ids=str,
)
def test_filters_choose_what_goes_out(journal: Path, tmp_path: Path, args: tuple[str, ...], number: int) -> None:
    call("import", "jrnl", str(journal))
    assert read_json("export", "json", *args, "-o", str(tmp_path / "out.json"))["entries"] == number


def test_a_filter_that_is_none_is_wrong_usage() -> None:
    for args in (("--week", "x"), ("--since", "soon"), ("--kind", "poem"), ("--level", "deep"), ("--tag", "")):
        assert call("export", "jrnl", *args).exit_code == 1, args
    assert call("export", "html", "--everything").exit_code == 2
