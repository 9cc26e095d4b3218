"""Archives and folders of others: what is read of them, and what was made to do harm."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from leadcoach.errors import Refused
from leadcoach.exchange import archives, attachments, folders
from leadcoach.exchange.archives import Archive, Writer
from leadcoach.exchange.attachments import File, safe_name, taken
from leadcoach.exchange.folders import Folder
from leadcoach.exchange.sources import Source, Unreadable, whole

MANY = 1_000_000


def zipped(path: Path, files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive with these files; names are taken as they are."""
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return path


def said(source: Source) -> list[str]:
    """The reasons why files were left alone."""
    return [failure.reason for failure in source.failures]


def test_an_archive_gives_its_files_and_writes_nothing(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"b/c.txt": b"two", "a.txt": b"one", "folder/": b""})
    with Archive(path) as archive:
        assert archive.names == ("a.txt", "b/c.txt")
        assert [whole(archive, name, MANY) for name in archive.names] == [b"one", b"two"]
        assert archive.failures == ()
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    "name",
    [
        "../x.json",
        "a/../../x.json",
        "/etc/x.json",
        "C:/x.json",
        "C:x.json",
        "a\\..\\x.json",
        "a//x",
        "./x",
        "x\x01",
        "n" * 300,
    ],
)
def test_a_name_that_leads_elsewhere_is_left_alone(tmp_path: Path, name: str) -> None:
    with Archive(zipped(tmp_path / "a.zip", {name: b"{}", "fine.json": b"{}"})) as archive:
        assert archive.names == ("fine.json",)
        assert said(archive) == ["Its name leads out of the archive or cannot be used; the file was left alone."]
        assert name not in archive.failures[0].place


def test_links_secrets_and_odd_packing_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("secret", b"x")
        archive.writestr("odd", b"x" * 100, zipfile.ZIP_BZIP2)
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1) + 8
    path.write_bytes(data[:at] + struct.pack("<H", 1) + data[at + 2 :])
    with Archive(path) as read:
        assert read.names == ()
        assert said(read) == [
            "It is a link to another file; it was left alone.",
            "It is encrypted; it was left alone.",
            "It is packed in a way that is not read here; it was left alone.",
        ]


def test_a_file_without_a_name_is_left_alone(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"one.txt": b"first", "two.txt": b"second"})
    path.write_bytes(path.read_bytes().replace(b"one.txt", b"\0ne.txt"))
    with Archive(path) as archive:
        assert archive.names == ("two.txt",)
        assert said(archive) == ["Its name leads out of the archive or cannot be used; the file was left alone."]


def test_of_a_name_that_comes_twice_the_first_counts(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"one.txt": b"first", "two.txt": b"second"})
    path.write_bytes(path.read_bytes().replace(b"two.txt", b"one.txt"))
    with Archive(path) as archive:
        assert archive.names == ("one.txt",)
        assert whole(archive, "one.txt", MANY) == b"first"
        assert said(archive) == ["Its name comes twice in the archive; the first file was used."]


def test_a_file_that_unpacks_to_far_more_is_not_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"bomb": bytes(3_000_000), "fine": b"fine"})
    with Archive(path) as archive:
        with pytest.raises(Unreadable, match="far more than it holds"):
            whole(archive, "bomb", 10 * MANY)
        assert whole(archive, "fine", MANY) == b"fine"
        with pytest.raises(Unreadable, match="larger than allowed"):
            whole(archive, "fine", 3)


def test_an_archive_as_a_whole_unpacks_to_no_more_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FREE", 2_500)
    monkeypatch.setattr(archives, "MOST_RATIO", 1)
    with Archive(zipped(tmp_path / "a.zip", {"one": bytes(1_000)})) as archive:
        assert len(whole(archive, "one", MANY) + whole(archive, "one", MANY)) == 2_000
        with pytest.raises(Refused, match="far more than it holds"):
            whole(archive, "one", MANY)


def test_files_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"one": b"1" * 50, "two": b"2" * 50}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    path.write_bytes(data)
    with pytest.raises(Refused, match="over each other"):
        Archive(path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {str(number): b"" for number in range(4)})
    monkeypatch.setattr(archives, "MOST_FILES", 3)
    with pytest.raises(Refused, match="more than 100,000 files"):
        Archive(path)
    monkeypatch.setattr(archives, "MOST_FILES", 4)
    monkeypatch.setattr(archives, "MOST_DIRECTORY", 100)
    with pytest.raises(Refused, match="more than 100,000 files"):
        Archive(path)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x05\x06" + b"\xff" * 18, b"PK\x03\x04" * 20])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(Refused, match="broken or no zip file"):
        Archive(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "missing"):
        with pytest.raises(Refused):
            Archive(path)


def test_a_broken_file_in_an_archive_fails_alone(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"broken": b"x" * 200, "fine": b"fine"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"x" * 200, b"x" * 199 + b"y"))
    with Archive(path) as archive:
        with pytest.raises(Unreadable, match="broken in the archive"):
            whole(archive, "broken", MANY)
        assert whole(archive, "fine", MANY) == b"fine"


def test_the_same_content_gives_the_same_archive() -> None:
    def written() -> bytes:
        target = io.BytesIO()
        with Writer(target) as archive:
            with archive.packed("a.json") as file:
                file.write(b"{")
                file.write(b"}")
            archive.put("photos/b.png", b"picture")
        return target.getvalue()

    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        assert {info.filename: archive.read(info) for info in archive.infolist()} == {
            "a.json": b"{}",
            "photos/b.png": b"picture",
        }
        assert all(info.external_attr >> 16 == 0o600 for info in archive.infolist())
    assert written() == written()


def test_a_folder_gives_regular_files_below_it_only(tmp_path: Path) -> None:
    top = tmp_path / "notes"
    (top / "deep").mkdir(parents=True)
    (top / ".hidden").mkdir()
    (tmp_path / "outside.md").write_text("outside")
    for name in ("a.md", "deep/b.md", ".hidden/c.md", ".d.md"):
        (top / name).write_text(name)
    (top / "link.md").symlink_to(tmp_path / "outside.md")
    (top / "away").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(top / "pipe.md")
    folder = Folder(top)
    assert folder.names == ("a.md", "deep/b.md")
    assert whole(folder, "deep/b.md", MANY) == b"deep/b.md"
    assert sorted(failure.place for failure in folder.failures) == ["away", "link.md", "pipe.md"]


def test_a_file_that_became_a_link_meanwhile_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a")
    folder = Folder(tmp_path)
    (tmp_path / "a.md").unlink()
    (tmp_path / "a.md").symlink_to("/etc/passwd")
    with pytest.raises(Unreadable, match="cannot be opened"):
        whole(folder, "a.md", MANY)


def test_a_folder_has_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path.joinpath(*["f"] * 5)
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("a")
    monkeypatch.setattr(folders, "DEEPEST", 3)
    folder = Folder(tmp_path)
    assert folder.names == ()
    assert said(folder) == ["It lies too deep in folders; it was left alone."]
    monkeypatch.setattr(folders, "MOST_FOLDERS", 2)
    with pytest.raises(Refused, match="20,000 folders"):
        Folder(tmp_path)
    for number in range(4):
        (tmp_path / f"{number}.md").write_text("a")
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    with pytest.raises(Refused, match="100,000 files"):
        Folder(tmp_path)
    with pytest.raises(Unreadable, match="larger than allowed"):
        whole(folder, "0.md", 0)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.jpeg", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.jpeg", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", "image/heic"),
        ("a.m4a", b"\x00\x00\x00\x18ftypmp42", "audio/mp4"),
        ("a.mov", b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        ("a.mp4", b"\x00\x00\x00\x14ftypisom", "video/mp4"),
        ("A.PDF", b"%PDF-1.4", "application/pdf"),
        ("a.wav", b"RIFF\x00\x00\x00\x00WAVE", "audio/wav"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(name: str, data: bytes, kind: str) -> None:
    attachment = taken(File(name), data)
    assert (attachment.name, attachment.type, attachment.size, attachment.data) == (name, kind, len(data), data)
    assert len(attachment.sha256) == 64


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.svg", b"<svg onload=x>", "this type"),
        ("a.exe", b"MZ", "this type"),
        ("noname", b"%PDF-", "this type"),
        ("a.png", b"<html>", "not what its name says"),
        ("a.png", b"%PDF-1.4", "not what its name says"),
        ("a.pdf", b"", "not what its name says"),
    ],
)
def test_what_is_not_taken(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        taken(File(name), data)


def test_a_file_beyond_the_limit_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", 5)
    with pytest.raises(Unreadable, match="25 MB"):
        taken(File("a.pdf"), b"%PDF-1")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("a\\b\\c.png", "c.png"),
        ("con.png", "file_con.png"),
        ("a:b?.png", "a_b_.png"),
        (".hidden.png", "hidden.png"),
        ("\u202egnp.exe\x07.png", "gnp.exe.png"),
        ("", "file"),
        ("x" * 300 + ".png", "x" * 116 + ".png"),
    ],
)
def test_a_name_is_safe_on_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert safe_name(safe) == safe
