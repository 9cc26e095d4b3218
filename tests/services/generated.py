"""Items as anybody may have written them, for journals that go out and come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from leadcoach.domain.items import Item, Precision
from leadcoach.domain.records import utc_stamp
from leadcoach.exchange.times import shown
from leadcoach.text import clean
from tests.services.homes import PHOTO, PNG

LINES = (
    "", "A title", "[2026-01-01 10:00] not a header", "  [2026-01-01 10:00] x", " [x] y", "[tomorrow at noon] hm",
    "ends in *", "* item", "# heading", "#tag @Ana", "---", "***", "title *", "*", "tags: [a]", "key: value", "…",
    "日本語 עברית", "=1+1", "\\* \\_ \\\\", "trailing  ", "\ttab", "> q", "```", "<b>&amp;</b>", "![](x.png)",
    "2026-11-23", "# 2026-01-02", "\u200b zero", "\ufeffmark", "[[wiki]]", "1. one", "- [ ] todo",
)  # fmt: skip
ZONES = ("Europe/Amsterdam", "America/St_Johns", "Asia/Kathmandu", "UTC", "", "+0530", "-0330")
SECOND = replace(PHOTO, name="b.png", link="", data=PNG + b"x")
ATTACHED = ((), (PHOTO,), (PHOTO, SECOND), (replace(PHOTO, data=None, size=0),))
EXTRA: tuple[dict[str, object], ...] = (
    {},
    {"mood": "good"},
    {"deep": {"er": [1, None, True, 1.5, "x"]}},
    {"date": "x", "text": "y", "tags": "z"},
)

texts = (
    st.one_of(st.lists(st.sampled_from(LINES), min_size=1, max_size=6).map("\n".join), st.text(max_size=60))
    .map(lambda text: clean(text).text)
    .filter(str.strip)
)
times = st.datetimes(datetime(2000, 1, 1), datetime(2000, 12, 31)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))


@st.composite
def items(draw: st.DrawFn) -> tuple[Item, ...]:
    """Give some items, each of a year of its own, so that no two are of one minute."""
    return tuple(draw(_item(2001 + number)) for number in range(draw(st.integers(1, 6))))


@st.composite
def _item(draw: st.DrawFn, year: int) -> Item:
    precision: Precision = draw(st.sampled_from(("day", "minute", "second")))
    at = draw(times).replace(year=year, day=5)
    at = at if precision == "second" else at.replace(second=0)
    zone = draw(st.sampled_from(ZONES))
    day = shown(utc_stamp(at), zone).date().isoformat()
    return Item(
        draw(texts),
        day,
        f"{day}T12:00:00.000Z" if precision == "day" else utc_stamp(at),
        zone,
        zone_known=bool(zone) and draw(st.booleans()),
        precision=precision,
        updated_at=draw(st.sampled_from(("", utc_stamp(at + timedelta(hours=3))))),
        tags=draw(st.sampled_from(((), ("Team Meeting", "été"), ("日本", "a,b"), ("#h", "'q'")))),
        starred=draw(st.booleans()),
        energy=draw(st.sampled_from((None, 1, 5))),
        week=draw(st.sampled_from((None, 3, 13))),
        source=f"test:{year}",
        extra=draw(st.sampled_from(EXTRA)),
        attachments=draw(st.sampled_from(ATTACHED)),
    )
