"""Generated things that cross the border: texts, items, documents with their history, facts and drafts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from leadcoach.domain.dumps import DocumentDump
from leadcoach.domain.items import Attachment, Item
from leadcoach.domain.records import Document, Draft, Fact, Version, utc_stamp
from leadcoach.exchange.times import When, of_clock, of_day
from leadcoach.text import clean

ZONES = ("Europe/Amsterdam", "America/St_Johns", "Asia/Kathmandu", "Pacific/Auckland", "+0530", "UTC")

_LINES = st.sampled_from(
    [
        "",
        " ",
        "Two questions before the first answer.",
        "Rate the week *",
        "*",
        "---",
        "# 2026-11-23",
        "- [ ] ask @Ana",
        "- [x] #delegation, week-1",
        "[2026-11-23 09:30] I wrote this down before",
        " [2026-11-23 09:30] with a space",
        "[tomorrow at nine] we meet",
        "[ open",
        "[1] a footnote",
        "close] here",
        "tags: [one, two]",
        "\\. \\- \\(",
        "![](dayone-moment://ABC)",
        "<b>&amp;</b>",
        "日本語, Grüße, עברית 🌱",
        "e\u0301 and \u200b and \u00a0",
    ]
)
_SIGNS = st.characters(codec="utf-8")


def texts() -> st.SearchStrategy[str]:
    """Clean texts, many with lines some format takes for something else."""
    lines = st.lists(st.one_of(_LINES, st.text(_SIGNS, max_size=20)), max_size=6).map("\n".join)
    return st.one_of(lines, st.text(_SIGNS, max_size=60), st.text("[]* \n2026-:", max_size=40)).map(_cleaned)


def names(most: int = 20) -> st.SearchStrategy[str]:
    """Short clean texts of one line, not empty."""
    return st.text("abcÄé ñ日-_.0", min_size=1, max_size=most).map(str.strip).filter(bool).map(_cleaned)


def json_values() -> st.SearchStrategy[object]:
    """What may stand in `extra`."""
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**53), 2**53),
        st.floats(allow_nan=False, allow_infinity=False),
        texts(),
    )
    return st.recursive(leaves, lambda inner: st.one_of(st.lists(inner, max_size=3), _objects(inner)), max_leaves=4)


def extras() -> st.SearchStrategy[Mapping[str, object]]:
    """Keys of a source that have no place in an item."""
    return _objects(json_values(), "x-")


def whens() -> st.SearchStrategy[When]:
    """Times as items keep them: to the day, the minute or the millisecond."""
    local = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)).map(_to_milliseconds)
    clocks = st.builds(
        of_clock, local, st.sampled_from(ZONES), known=st.booleans(), precision=st.sampled_from(["minute", "second"])
    )
    return st.one_of(clocks, st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(of_day))


def stamps() -> st.SearchStrategy[str]:
    """UTC times as they are kept."""
    return st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)).map(lambda at: utc_stamp(at.replace(tzinfo=UTC)))


def attachments() -> st.SearchStrategy[Attachment]:
    """Pictures with their bytes, and placeholders for missing ones."""
    return st.builds(_attachment, st.binary(max_size=12), names(8), st.booleans(), _objects(json_values(), "x-"))


def items() -> st.SearchStrategy[Item]:
    """Items as they stand in the store, without attachments; `id` or `source` or neither is given."""
    return st.builds(
        _item,
        whens(),
        text=texts(),
        updated_at=st.one_of(st.just(""), stamps()),
        tags=st.lists(names(), max_size=3, unique_by=str.casefold).map(tuple),
        starred=st.booleans(),
        energy=st.one_of(st.none(), st.integers(1, 5)),
        week=st.one_of(st.none(), st.integers(1, 13)),
        level=st.sampled_from(["", "D", "A", "T"]),
        ask=st.sampled_from(["", "w01.prompts.why"]),
        id=st.one_of(st.just(""), ids()),
        source=st.one_of(st.just(""), ids().map("dayone:{}".format)),
        extra=extras(),
    )


def ids() -> st.SearchStrategy[str]:
    """Ids, of our own kind and natural ones."""
    return st.one_of(
        st.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=26, max_size=26),
        st.text("abc0._/@:-", min_size=1, max_size=30).map("w01.{}".format),
    )


def dumps() -> st.SearchStrategy[DocumentDump]:
    """Documents of every kind with versions, some of them thinned, and files."""
    return st.builds(
        _dump,
        document=st.builds(
            _document,
            whens(),
            id=ids(),
            kind=st.sampled_from(["answer", "entry", "capture", "worksheet", "template"]),
            ask=st.one_of(st.just(""), ids()),
            occasion=st.sampled_from(["once", "2026-11-23", "w03"]),
            week=st.one_of(st.none(), st.integers(0, 99)),
            level=st.sampled_from(["", "D"]),
            starred=st.booleans(),
            privacy=st.sampled_from(["normal", "private"]),
            author=st.sampled_from(["me", "coach"]),
            binned_at=st.one_of(st.just(""), stamps()),
            origin=st.one_of(st.just(""), ids()),
            extra=extras(),
        ),
        versions=st.lists(versions(), max_size=4, unique_by=lambda version: version.id),
        attachments=st.lists(attachments(), max_size=2).map(tuple),
    )


def versions() -> st.SearchStrategy[Version]:
    """Wordings; some keep their place only."""
    return st.builds(
        Version,
        id=ids(),
        document=st.just(""),
        parent=st.one_of(st.just(""), ids()),
        made_at=stamps(),
        why=st.sampled_from(["edit", "accepted", "import", "restore", "joined"]),
        body=st.one_of(st.none(), _bodies()),
        wording=st.sampled_from(["", "0f" * 32]),
        pinned=st.booleans(),
    )


def facts() -> st.SearchStrategy[Fact]:
    """Things that happened."""
    return st.builds(
        lambda when, **fields: Fact(at=when.made_at, zone=when.zone, day=when.day, **fields),
        whens(),
        id=ids(),
        kind=st.sampled_from(["step done", "card reviewed"]),
        subject=ids(),
        data=extras(),
        voids=st.one_of(st.just(""), ids()),
    )


def drafts() -> st.SearchStrategy[Draft]:
    """Words not yet made a version."""
    return st.builds(
        Draft,
        document=ids(),
        body=_bodies(),
        base=st.one_of(st.just(""), ids()),
        session=names(),
        at=stamps(),
        kind=st.sampled_from(["answer", "entry"]),
        ask=st.one_of(st.just(""), ids()),
        occasion=st.sampled_from(["once", "2026-11-23"]),
        field=names(),
        cursor=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    )


def _bodies() -> st.SearchStrategy[dict[str, object]]:
    return st.one_of(texts().map(lambda text: {"text": text}), _objects(json_values(), "field "))


def _objects(values: st.SearchStrategy[Any], prefix: str = "") -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(names(6).map(f"{prefix}{{}}".format), values, max_size=3)


def _item(when: When, **fields: Any) -> Item:
    return when.of(Item(day="", made_at="", **fields))


def _document(when: When, **fields: Any) -> Document:
    named = when._asdict()
    del named["odd"]
    return Document(**named, **fields)


def _dump(document: Document, versions: list[Version], attachments: tuple[Attachment, ...]) -> DocumentDump:
    own = tuple(version._replace(document=document.id) for version in versions)
    head = own[-1] if own else None
    standing = document._replace(head=head.id if head else "", body=(head.body if head else None) or {})
    return DocumentDump(standing, own, attachments)


def _attachment(rest: bytes, name: str, missing: bool, extra: Mapping[str, object]) -> Attachment:  # noqa: FBT001
    data = b"\x89PNG\r\n\x1a\n" + rest
    if missing:
        return Attachment("p.png", "image/png", link=f"photo:{name}", extra=extra)
    return Attachment("p.png", "image/png", len(data), hashlib.sha256(data).hexdigest(), data, extra=extra)


def _cleaned(text: str) -> str:
    return clean(text).text


def _to_milliseconds(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
