"""Sentences about earlier wordings, the bin and names that every front end says in the same words."""

from __future__ import annotations

from leadcoach.domain.differences import Change
from leadcoach.domain.records import Moment, Why
from leadcoach.storage.erasing import Mentions
from leadcoach.text import _, ngettext

SIGNS: dict[Change, tuple[str, str]] = {"kept": ("", ""), "out": ("[-", "-]"), "in": ("{+", "+}")}
"""What stands around what was taken out and what was added."""


def why_text(why: Why) -> str:
    """Give why a wording was kept."""
    return {
        "edit": _("written"),
        "accepted": _("taken over"),
        "import": _("imported"),
        "restore": _("brought back"),
        "joined": _("found beside"),
    }[why]


def when_text(stamp: str, now: Moment) -> str:
    """Give a stored moment as the person's own clock and calendar showed it."""
    return now.of(stamp).at.strftime("%Y-%m-%d %H:%M")


def left_out(number: int) -> str:
    """Say how many lines were left out because nothing changed in them."""
    return ngettext("… {count} line the same …", "… {count} lines the same …", number).format(count=number)


def days_text(days: int) -> str:
    """Say how long something stays in the bin."""
    return ngettext("{count} day left", "{count} days left", days).format(count=days)


def purge_question(name: str, found: Mentions, instead: str, *, whole: bool) -> str:
    """Ask whether a person may be taken out, with how much changes."""
    counts = _named_in(name, found)
    if whole:
        return counts + " " + _("Delete every entry among them for good, and take the name out of the rest?")
    return counts + " " + _("Put “{instead}” in the place of the name everywhere?").format(instead=instead)


def _named_in(name: str, found: Mentions) -> str:
    documents, wordings = len(found.documents), found.wordings
    where = ngettext(
        "“{name}” stands in {count} entry or answer", "“{name}” stands in {count} entries and answers", documents
    )
    how = ngettext("in {count} wording.", "in {count} wordings.", wordings)
    return f"{where.format(name=name, count=documents)}, {how.format(count=wordings)}"
