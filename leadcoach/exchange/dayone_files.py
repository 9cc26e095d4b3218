"""The pictures, films, sound and PDF files of Day One entries, found in the export they came with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from leadcoach.domain.items import Attachment, Failure, Item
from leadcoach.exchange import attachments, own
from leadcoach.exchange.attachments import File
from leadcoach.exchange.dayone_entries import LISTS, moments, own_fields
from leadcoach.exchange.remarks import Remark
from leadcoach.exchange.sources import Source, Unreadable, whole
from leadcoach.text import _, clean

IDENTIFIER = "identifier"
MD5 = "md5"
"""Under these names `extra` keeps what Day One calls a file."""
PLACE = frozenset({
    "location", "creationDevice", "creationDeviceIdentifier", "cameraMake", "cameraModel", "lensMake", "lensModel",
})  # fmt: skip
"""Where a picture was taken and with what device: not taken unless asked for."""
FOLDERS = ("photos", "videos", "audios", "pdfs")
"""Where the files of each of `LISTS` lie."""

_SUFFIXES = ("jpeg", "mp4", "m4a", "pdf")
"""What the files of each of `LISTS` are where they do not say so."""
_READ = frozenset({"type", "orderInEntry", own.KEY})
_NAMES = ("filename", "fileName", "pdfName", "title")
_MOST = 1_000
"""How many files one entry may list."""


class Listed(NamedTuple):
    """A file as an entry lists it."""

    kind: int
    """Its place in `LISTS`."""
    said: Mapping[str, object]


class Files:
    """The files of an export, by folder and name without suffix."""

    def __init__(self, source: Source, journal: str) -> None:
        self._source = source
        above = journal.rpartition("/")[0]
        begin = f"{above}/" if above else ""
        self._names: dict[str, str] = {}
        for name in source.names:
            below = name.removeprefix(begin)
            if name.startswith(begin) and below.partition("/")[0] in FOLDERS:
                self._names.setdefault(below.rpartition(".")[0].lower(), name)

    def of(
        self, entry: Mapping[str, object], item: Item, *, keep_place: bool
    ) -> tuple[tuple[Attachment, ...], list[Failure]]:
        """Give the files of an entry with their bytes, and what is wrong with those that are missing."""
        links = moments(item.text)
        found: list[Attachment] = []
        failures: list[Failure] = []
        for listed in in_order(entry):
            file = described(listed, links, keep_place=keep_place)
            links.pop(str(listed.said.get(IDENTIFIER, "")).lower(), None)
            try:
                attachment = attachments.taken(file, self._bytes(listed))
            except Unreadable as error:
                attachment = attachments.placeholder(file)
                failures.append(attachments.refusal(item.place, error))
            found.append(restored(attachment, listed))
        if own_fields(entry) is None:
            for identifier, link in list(links.items())[:_MOST]:
                found.append(attachments.placeholder(File(identifier, link, {IDENTIFIER: identifier.upper()})))
                failures.append(Remark(item.place, _("A file the text refers to is missing.")))
        return tuple(found), failures

    def _bytes(self, listed: Listed) -> bytes:
        folder = FOLDERS[listed.kind]
        for name in (listed.said.get(MD5), listed.said.get(IDENTIFIER)):
            if isinstance(name, str) and (path := self._names.get(f"{folder}/{name}".lower())):
                return whole(self._source, path, attachments.MOST_BYTES)
        raise attachments.Missing(_("A file of this entry is missing from the export."))


def in_order(entry: Mapping[str, object]) -> list[Listed]:
    """Give the files an entry lists, in the order it shows them."""
    listed = list(_listed(entry))[:_MOST]
    return sorted(listed, key=lambda one: _number(one.said.get("orderInEntry")))


def _listed(entry: Mapping[str, object]) -> Iterator[Listed]:
    for kind, name in enumerate(LISTS):
        files = entry.get(name)
        for said in files if isinstance(files, list) else []:
            if isinstance(said, dict):
                yield Listed(kind, said)


def _number(value: object) -> int:
    return value if type(value) is int else _MOST


def described(listed: Listed, links: Mapping[str, str], *, keep_place: bool) -> File:
    """Give the name, link and further words of a listed file."""
    said = listed.said
    link = links.get(str(said.get(IDENTIFIER, "")).lower(), "")
    left = _READ if keep_place else _READ | PLACE
    return File(
        _name(listed),
        link,
        {clean(name).text: own.clean_value(value) for name, value in said.items() if name not in left},
    )


def _name(listed: Listed) -> str:
    said = listed.said
    kind = said.get("type")
    suffix = kind.lower() if isinstance(kind, str) and kind.lower() in attachments.TYPES else _SUFFIXES[listed.kind]
    named = next((name for key in _NAMES if isinstance(name := said.get(key), str) and name.strip()), "")
    if named:
        stem = named.rpartition(".")[0] if attachments.type_of(named) else named
        return attachments.safe_name(f"{stem}.{suffix}")
    known = next((name for key in (MD5, IDENTIFIER) if isinstance(name := said.get(key), str) and name), "file")
    return attachments.safe_name(f"{known}.{suffix}")


def restored(attachment: Attachment, listed: Listed) -> Attachment:
    """Give the attachment with what we wrote of it for ourselves."""
    ours = listed.said.get(own.KEY)
    return own.restored_attachment(attachment, ours) if isinstance(ours, dict) else attachment
