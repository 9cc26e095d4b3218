"""The JSON of leadcoach itself, which loses nothing: documents of every kind with all versions, facts and drafts.

`{"schema": "leadcoach/export/1", "made_at": …, "documents": […], "facts": […], "drafts": […]}`, one record on a line;
`readings` may come last: what the instruments say, which a reader passes over because it is made of the rest.
A document has the fields of `records.Document`, its `versions` with the sha256 of each body, and its `attachments` with
their bytes in base64. It is read and written record by record, so that memory stays flat.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from leadcoach.domain.dumps import DocumentDump, Dump
from leadcoach.domain.items import Attachment, Failure
from leadcoach.domain.records import Draft, Fact, Version
from leadcoach.errors import Refused
from leadcoach.exchange import own_records
from leadcoach.exchange.json_stream import Member, members
from leadcoach.exchange.limits import pieces
from leadcoach.exchange.sources import Unreadable
from leadcoach.text import _

SCHEMA = "leadcoach/export/"
NUMBER = 1
"""Which schema is written; older ones are read as well."""
MOST_BYTES = 16 * 1024**3
LISTS = ("documents", "facts", "drafts")
READINGS = "readings"

_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=own_records.plain).encode
_SCHEMA = re.compile(re.escape(SCHEMA) + r"([1-9]\d{0,5})")
_READERS: Mapping[str, Callable[[object], tuple[Dump, tuple[str, ...]]]] = {
    "documents": own_records.document,
    "facts": own_records.fact,
    "drafts": own_records.draft,
}


def read(path: Path) -> Iterator[Dump | Failure]:
    """Give everything an export holds; a record that cannot be read comes as a failure, and the rest is read.

    Raises Refused, with the first record asked for, for a file that is no such export, or of a newer leadcoach.
    """
    last = ""
    try:
        for member in members(pieces(path, MOST_BYTES), frozenset((*LISTS, READINGS))):
            if not last:
                _check_schema(member)
                last = _("the begin")
            elif member.name == READINGS:
                continue
            elif member.number:
                last = _place(member)
                yield from _records(member)
            elif member.name not in _KNOWN or not isinstance(member.value, list | str):
                yield Failure(_("the file"), _("A part of the file is not known here, and was left alone."))
    except Unreadable as error:
        if not last:
            raise Refused(_("This is no export of leadcoach. {why}").format(why=error.reason)) from error
        yield Failure(_("after {place}").format(place=last), error.reason)
    if not last:
        raise _no_export()


def written(
    documents: Iterable[DocumentDump],
    facts: Iterable[Fact] = (),
    drafts: Iterable[Draft] = (),
    readings: Iterable[Mapping[str, object]] = (),
    *,
    made_at: str,
) -> Iterator[str]:
    """Give an export record by record; `made_at` is the UTC stamp it bears. Without readings there is no such list."""
    yield f'{{"schema": "{SCHEMA}{NUMBER}", "made_at": {_ENCODE(made_at)}'
    yield from _list("documents", map(_document, documents))
    yield from _list("facts", (each._asdict() for each in facts))
    yield from _list("drafts", (each._asdict() for each in drafts))
    rest = iter(readings)
    if first := next(rest, None):
        yield from _list(READINGS, chain((first,), rest))
    yield "}\n"


_KNOWN = frozenset({"made_at", READINGS, *LISTS})


def _check_schema(first: Member) -> None:
    found = _SCHEMA.fullmatch(first.value) if isinstance(first.value, str) else None
    if first.name != "schema" or found is None:
        raise _no_export()
    if int(found[1]) > NUMBER:
        raise Refused(_("This export was made by a newer leadcoach. Nothing was read; update leadcoach first."))


def _no_export() -> Refused:
    return Refused(_("This is no export of leadcoach: it does not begin with its `schema`."))


def _records(member: Member) -> Iterator[Dump | Failure]:
    place = _place(member)
    if member.fault:
        yield Failure(place, member.fault)
        return
    try:
        record, faults = _READERS[member.name](member.value)
    except Unreadable as error:
        yield Failure(place, error.reason)
        return
    yield record
    for fault in faults:
        yield Failure(place, fault)


def _place(member: Member) -> str:
    names = {"documents": _("document {number}"), "facts": _("fact {number}"), "drafts": _("draft {number}")}
    return names[member.name].format(number=member.number)


def _list(name: str, records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    begin = f',\n"{name}": ['
    for record in records:
        yield f"{begin}\n{_ENCODE(record)}"
        begin = ","
    yield "\n]" if begin == "," else begin + "]"


def _document(dump: DocumentDump) -> dict[str, object]:
    document = dump.document
    fields: dict[str, object] = document._asdict()
    del fields["number"]
    head = next((version for version in dump.versions if version.id == document.head), None)
    if head is not None and document.body in ({}, head.body):
        del fields["body"]
    fields["versions"] = [_version(version) for version in dump.versions]
    fields["attachments"] = [_attachment(attachment) for attachment in dump.attachments]
    return fields


def _version(version: Version) -> dict[str, object]:
    fields = version._asdict()
    del fields["document"]
    fields["sha256"] = own_records.digest(version.body)
    return fields


def _attachment(attachment: Attachment) -> dict[str, object]:
    data = attachment.data
    return {
        "name": attachment.name,
        "type": attachment.type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "link": attachment.link,
        "extra": attachment.extra,
        "data": None if data is None else base64.b64encode(data).decode(),
    }
