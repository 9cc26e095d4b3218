"""Our own JSON: nothing is lost, and nothing odd gets in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadcoach.domain.dumps import DocumentDump, Dump
from leadcoach.domain.items import Attachment, Failure
from leadcoach.domain.records import Document, Draft, Fact, Version
from leadcoach.errors import Refused
from leadcoach.exchange import own_json
from tests.exchange.making import drafts, dumps, facts, json_values

Keep = Callable[[str | bytes], Path]
NOW = "2026-11-23T08:30:00.000Z"
PICTURE = b"\x89PNG\r\n\x1a\nrest"
DUMP = DocumentDump(
    Document("D1", "entry", "", "once", NOW, "Europe/Amsterdam", "2026-11-23", {"text": "Second"}, "V2"),
    (
        Version("V1", "D1", "", NOW, "edit", {"text": "First"}),
        Version("V2", "D1", "V1", NOW, "edit", {"text": "Second"}),
    ),
)
FACT = Fact("F1", NOW, "UTC", "2026-11-23", "step done", "w01.opening.why")
DRAFT = Draft("D2", {"text": "half a"}, "", "S1", NOW, cursor=(3, 4))


def read(path: Path) -> tuple[list[Dump], list[Failure]]:
    found = list(own_json.read(path))
    return [each for each in found if not isinstance(each, Failure)], [
        each for each in found if isinstance(each, Failure)
    ]


def export() -> dict[str, Any]:
    parsed = json.loads("".join(own_json.written([DUMP], [FACT], [DRAFT], made_at=NOW)))
    assert isinstance(parsed, dict)
    return parsed


def changed(**fields: object) -> str:
    parsed = export()
    parsed["documents"].insert(0, {**parsed["documents"][0], **fields})
    return json.dumps(parsed)


@given(st.lists(dumps(), max_size=3), st.lists(facts(), max_size=2), st.lists(drafts(), max_size=2))
@settings(max_examples=50)
def test_everything_comes_back(
    kept: Keep, documents: list[DocumentDump], facts: list[Fact], drafts: list[Draft]
) -> None:
    text = "".join(own_json.written(documents, facts, drafts, made_at=NOW))
    assert read(kept(text)) == ([*documents, *facts, *drafts], [])


def test_an_export_looks_as_it_is_described() -> None:
    parsed = export()
    assert list(parsed) == ["schema", "made_at", "documents", "facts", "drafts"]
    assert (parsed["schema"], parsed["made_at"]) == ("leadcoach/export/1", NOW)
    (document,) = parsed["documents"]
    assert "body" not in document  # it is that of the version that stands
    assert document.keys() == {*Document._fields, "versions", "attachments"} - {"number", "body"}
    assert [version["body"] for version in document["versions"]] == [{"text": "First"}, {"text": "Second"}]
    assert all(len(version["sha256"]) == 64 for version in document["versions"])


@pytest.mark.parametrize("versions", [(), (DUMP.versions[0], DUMP.versions[1]._replace(body=None))])
def test_words_that_stand_in_no_version_come_back(kept: Keep, versions: tuple[Version, ...]) -> None:
    dump = DUMP._replace(versions=versions)
    assert read(kept("".join(own_json.written([dump], made_at=NOW)))) == ([dump], [])


def test_an_empty_export_is_one(kept: Keep) -> None:
    assert read(kept("".join(own_json.written((), made_at=NOW)))) == ([], [])


def test_an_export_is_written_record_by_record() -> None:
    asked = []

    def documents() -> Iterator[DocumentDump]:
        for number in range(1000):
            asked.append(number)
            yield DUMP

    pieces = own_json.written(documents(), made_at=NOW)
    for _piece in range(5):
        next(pieces)
    assert len(asked) < 6


def test_an_export_is_read_record_by_record(kept: Keep) -> None:
    found = own_json.read(kept("".join(own_json.written([DUMP] * 3, made_at=NOW)) + "broken"))
    assert next(found) == DUMP


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "no spaces"},
        {"id": ""},
        {"id": 5},
        {"kind": "letter"},
        {"kind": ["entry"]},
        {"made_at": "yesterday"},
        {"made_at": "2026-11-31T08:30:00.000Z"},
        {"day": "2026-11-31"},
        {"week": True},
        {"week": 100},
        {"starred": 1},
        {"zone": "a\nb"},
        {"precision": "hour"},
        {"head": "V9"},
        {"unknown": 1},
        {"extra": []},
        {"extra": {"a\x1bb": 1}},
        {"versions": [5]},
        {"versions": {}},
        {"body": []},
        {"attachments": [{"name": "x", "type": "text/html"}]},
    ],
)
def test_a_document_that_is_not_what_it_should_be_leaves_the_others(kept: Keep, fields: dict[str, object]) -> None:
    found, failures = read(kept(changed(**fields)))
    assert found == [DUMP, FACT, DRAFT]
    assert [failure.place for failure in failures] == ["document 1"]


def test_a_document_without_an_id_or_with_versions_of_one_id_leaves_the_others(kept: Keep) -> None:
    parsed = export()
    (document,) = parsed["documents"]
    nameless = {name: value for name, value in document.items() if name != "id"}
    doubled = {**document, "versions": document["versions"] * 2}
    parsed["documents"] = [nameless, doubled, document]
    found, failures = read(kept(json.dumps(parsed)))
    assert found == [DUMP, FACT, DRAFT]
    assert len(failures) == 2


def test_words_that_were_changed_in_the_file_are_told(kept: Keep) -> None:
    text = "".join(own_json.written([DUMP, DUMP], made_at=NOW)).replace("First", "Fixed", 1)
    found, failures = read(kept(text))
    assert found == [DUMP]
    assert [(failure.place, "changed" in failure.reason) for failure in failures] == [("document 1", True)]


def test_control_and_direction_signs_are_taken_out_and_counted(kept: Keep) -> None:
    found, _failures = read(kept(changed(body={"text": "a\x1bb\u202e", "list": [{"c": "\x00"}]}, versions=[], head="")))
    dump = found[0]
    assert isinstance(dump, DocumentDump)
    assert (dump.document.body, dump.removed) == ({"text": "ab", "list": [{"c": ""}]}, 3)


@pytest.mark.parametrize(
    "fields",
    [
        {"data": "no base64!"},
        {"data": "aGVsbG8="},
        {"size": 1},
        {"sha256": "0" * 64},
        {"type": "image/jpeg"},
    ],
)
def test_a_broken_picture_costs_no_words(kept: Keep, fields: dict[str, object]) -> None:
    parsed = json.loads("".join(own_json.written([with_picture()], made_at=NOW)))
    parsed["documents"][0]["attachments"][0].update(fields)
    (dump,), failures = read(kept(json.dumps(parsed)))
    assert isinstance(dump, DocumentDump)
    assert dump.document == DUMP.document
    assert [(each.name, each.data, each.sha256) for each in dump.attachments] == [("p.png", None, "")]
    assert [failure.place for failure in failures] == ["document 1"]


def test_a_name_of_a_file_leads_nowhere(kept: Keep) -> None:
    parsed = json.loads("".join(own_json.written([with_picture()], made_at=NOW)))
    parsed["documents"][0]["attachments"][0]["name"] = "../../etc/p.png"
    (dump,), _failures = read(kept(json.dumps(parsed)))
    assert isinstance(dump, DocumentDump)
    assert [each.name for each in dump.attachments] == ["p.png"]


def with_picture() -> DocumentDump:
    import hashlib

    digest = hashlib.sha256(PICTURE).hexdigest()
    return DUMP._replace(attachments=(Attachment("p.png", "image/png", len(PICTURE), digest, PICTURE, "photo:1"),))


def test_hostile_records_leave_the_others(kept: Keep) -> None:
    good = "".join(own_json.written([DUMP], made_at=NOW))
    deep = "[" * 100_000 + "]" * 100_000
    bad = f'{deep}, NaN, {{"id": 1, "id": 2}}, 1e999, "\\ud800",\n'
    found, failures = read(kept(good.replace('"documents": [', f'"documents": [{bad}', 1)))
    assert found == [DUMP]
    assert [failure.place for failure in failures] == [f"document {number}" for number in range(1, 6)]


def test_a_file_that_breaks_off_gives_what_is_whole(kept: Keep) -> None:
    text = "".join(own_json.written([DUMP, DUMP], made_at=NOW))
    found, failures = read(kept(text[:-200]))
    assert found == [DUMP]
    assert [failure.place for failure in failures] == ["after document 1"]


def test_a_newer_export_is_refused_in_a_sentence(kept: Keep) -> None:
    with pytest.raises(Refused, match="newer leadcoach"):
        read(kept('{"schema": "leadcoach/export/2", "documents": [5]}'))


def test_a_part_that_is_not_known_is_told(kept: Keep) -> None:
    found, failures = read(kept('{"schema": "leadcoach/export/1", "songs": [1], "documents": []}'))
    assert (found, [failure.place for failure in failures]) == ([], ["the file"])


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        '{"documents": []}',
        '{"schema": 1}',
        '{"schema": "leadcoach/export/x"}',
        '{"schema": "leadcoach/export/0"}',
        "[" * 100_000,
        b"\xff\xff",
        '{"schema"',
    ],
)
def test_a_file_that_is_no_export_is_refused(kept: Keep, content: str | bytes) -> None:
    with pytest.raises(Refused, match="no export of leadcoach"):
        read(kept(content))


FIELDS = [*Document._fields, "versions", "attachments"]


@given(st.dictionaries(st.sampled_from(FIELDS), json_values(), max_size=3), st.binary(max_size=40))
@settings(max_examples=60)
def test_no_record_and_no_bytes_break_the_reader(kept: Keep, fields: dict[str, object], data: bytes) -> None:
    found, failures = read(kept(changed(**fields)))
    assert [each for each in found if not isinstance(each, DocumentDump)] == [FACT, DRAFT]
    assert DUMP in found
    assert len(found) == 4 or len(failures) == 1
    with pytest.raises(Refused):
        read(kept(data))
