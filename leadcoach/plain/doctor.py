"""What the doctor found, in lines and as JSON: each finding one sentence with its cure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Literal, NamedTuple

from leadcoach.services.doctor import Report
from leadcoach.storage.health import Health
from leadcoach.storage.surroundings import Place
from leadcoach.text import _, ngettext

Level = Literal["wrong", "careful"]
OLD = timedelta(days=7)
"""From this age on, a newest backup is worth a word."""
_SECONDS = timedelta(minutes=1)
"""Two backups of one second have names a second apart."""
_MOST_NAMES = 5


class Finding(NamedTuple):
    """Something to do something about."""

    id: str
    """Stable, for scripts."""
    level: Level
    sentence: str


def findings(report: Report) -> Iterator[Finding]:
    """Give everything that is wrong, and everything to be careful about."""
    if report.health is not None:
        yield from _of_words(report, report.health)
        yield from _of_indexes(report.health)
        yield from _of_home(report)
    yield from _of_backups(report)


def well(report: Report) -> bool:
    """Whether nothing is wrong."""
    return not any(finding.level == "wrong" for finding in findings(report))


def report_lines(report: Report) -> Iterator[str]:
    """Say it in lines, what is well too."""
    yield _("Store: {path}").format(path=report.paths.store)
    yield from report.mended
    if report.health is None:
        yield _("Nothing has been written yet, so there is nothing to check.")
    else:
        yield from _well_lines(report, report.health)
    for finding in findings(report):
        said = _("Wrong: {what}") if finding.level == "wrong" else _("Careful: {what}")
        yield said.format(what=finding.sentence)
    if report.waiting:
        yield _("{count} waiting in the inbox; the next start takes them in.").format(count=report.waiting)


def report_json(report: Report) -> dict[str, object]:
    """Give the same with a versioned schema."""
    age = report.age
    return {
        "schema": "leadcoach/doctor/1",
        "store": str(report.paths.store),
        "health": _health_json(report.health) if report.health else None,
        "waiting": report.waiting,
        "attachments": report.attachments._asdict(),
        "backups": {
            "count": len(report.backups),
            "good": len(report.good),
            "newest": report.good[-1].path.name if report.good else None,
            "age_hours": round(age.total_seconds() / 3600, 1) if age is not None else None,
            "restored": report.drill is not None and report.drill.tried and not report.drill.failure,
        },
        "findings": [finding._asdict() for finding in findings(report)],
        "mended": list(report.mended),
        "well": well(report),
    }


def counts_text(counts: Mapping[str, int]) -> str:
    """Give what a store or a backup holds, what was written first; what there is none of is left out."""
    order = ("entry", "capture", "answer", "worksheet", "template", "versions", "drafts", "facts")
    names = [*(name for name in order if name in counts), *(name for name in counts if name not in order)]
    said = [_counted(name, counts[name]) for name in names if counts[name]]
    return ", ".join(said) or _("nothing yet")


def _counted(name: str, count: int) -> str:
    said = {
        "entry": ngettext("{count} entry", "{count} entries", count),
        "capture": ngettext("{count} thought", "{count} thoughts", count),
        "answer": ngettext("{count} answer", "{count} answers", count),
        "worksheet": ngettext("{count} worksheet", "{count} worksheets", count),
        "template": ngettext("{count} template", "{count} templates", count),
        "versions": ngettext("{count} version", "{count} versions", count),
        "drafts": ngettext("{count} draft", "{count} drafts", count),
        "facts": ngettext("{count} event", "{count} events", count),
    }
    return said.get(name, f"{name} {{count}}").format(count=f"{count:,}")


def place_sentence(place: Place) -> str:
    """Give what is wrong with the place of the store, and the cure; empty where nothing is."""
    if place.synced:
        return _(
            "{who} synchronises the folder of the store, which can mix two versions of it. Move it out with "
            "--home FOLDER, and let copies go there: leadcoach backup create --to FOLDER --remember."
        ).format(who=place.synced)
    if place.remote:
        return _(
            "The store lies on a network disk ({kind}), where what was saved can be lost. Move it to a disk of this "
            "machine with --home FOLDER, and let copies go there: leadcoach backup create --to FOLDER --remember."
        ).format(kind=place.remote)
    return ""


def _well_lines(report: Report, health: Health) -> Iterator[str]:
    yield _("Holds: {counts} · {size} kB").format(counts=counts_text(health.counts), size=round(health.size / 1000))
    if health.sound:
        yield _("Whole: every page, every row and every word is as it was written.")
    if not report.reachable:
        yield _("Private: nobody else on this machine can read it.")
    if health.safe_sqlite:
        yield _("SQLite {version}.").format(version=health.sqlite)
    else:
        said = _("SQLite {version} has a fault that can only strike where two write at once; leadcoach writes alone.")
        yield said.format(version=health.sqlite)
    if report.attachments.whole:
        yield _("Attachments: {count}, each as it was kept.").format(count=report.attachments.whole)
    if report.good:
        yield _("Backups: {count}, the newest of {time}.").format(count=len(report.good), time=_newest_time(report))
    if report.drill and report.drill.tried and not report.drill.failure:
        yield _("Restored in trial: the newest backup opens, and all of it is there.")


def _of_words(report: Report, health: Health) -> Iterator[Finding]:
    cure = _cure(report)
    for problem in health.problems:
        yield Finding("pages", "wrong", f"{problem.rstrip('.')}. {cure}")
    if health.altered:
        said = _("{count} versions hold other words than were written.").format(count=len(health.altered))
        yield Finding("words", "wrong", f"{said} {cure}")
    if health.headless:
        said = _("{count} documents have lost their latest wording.").format(count=health.headless)
        yield Finding("heads", "wrong", f"{said} {cure}")
    if health.older:
        yield Finding(
            "older", "careful", _("An older leadcoach made this store. Start leadcoach once to bring it up to date.")
        )


def _of_indexes(health: Health) -> Iterator[Finding]:
    if health.search is False:
        yield Finding(
            "search",
            "wrong",
            _(
                "The search index does not fit what was written: a search may miss words, which themselves are there. "
                "leadcoach doctor --repair makes it anew."
            ),
        )
    if health.tags is False:
        yield Finding(
            "tags",
            "wrong",
            _("The index of tags and people does not fit what was written. leadcoach doctor --repair makes it anew."),
        )
    if health.search is None and health.sound and not health.older:
        yield Finding(
            "unlooked",
            "careful",
            _("The search index could not be looked at, which needs room and the right to write in the folder."),
        )


def _of_home(report: Report) -> Iterator[Finding]:
    if report.reachable:
        names = ", ".join(report.reachable[:_MOST_NAMES]) + (" …" if len(report.reachable) > _MOST_NAMES else "")
        said = _("Other users of this machine can reach: {names}. leadcoach doctor --repair takes their rights away.")
        yield Finding("private", "wrong", said.format(names=names))
    if said := place_sentence(report.place):
        yield Finding("place", "careful", said)
    if report.attachments.altered:
        said = _("{count} attachments are not what was kept. Put them back from a copy made with backup create --to.")
        yield Finding("attachments", "wrong", said.format(count=len(report.attachments.altered)))
    if report.attachments.missing:
        said = _("{count} attachments are missing. Import their file again, or put them back from a copy.")
        yield Finding("attachments-missing", "wrong", said.format(count=report.attachments.missing))
    if report.broken:
        said = _("{count} files of the inbox could not be read. They are kept in {path}; look at them by hand.")
        yield Finding("inbox", "careful", said.format(count=report.broken, path=report.paths.inbox / "broken"))


def _of_backups(report: Report) -> Iterator[Finding]:
    for why in report.bad.values():
        yield Finding("backup", "wrong", why)
    if report.drill and report.drill.failure:
        said = _("The newest backup could not be restored in trial: {why}").format(why=report.drill.failure)
        yield Finding("drill", "wrong" if report.drill.tried else "careful", said)
    age = report.age
    if report.health is None:
        if report.good:
            said = _("There is no store, but a good backup: leadcoach backup restore {name} brings it back.")
            yield Finding("lost", "careful", said.format(name=report.good[-1].path.name))
    elif age is None:
        said = _("There is no good backup yet. leadcoach backup create makes one; the open app makes one a day.")
        yield Finding("no-backup", "careful", said)
    elif age < -_SECONDS:
        said = _("The newest backup is of {time}, which is still to come. Set the clock of this machine right.")
        yield Finding("clock", "careful", said.format(time=_newest_time(report)))
    elif age > OLD:
        said = _("The newest good backup is {days} days old. leadcoach backup create makes one now.")
        yield Finding("old-backup", "careful", said.format(days=age.days))


def _cure(report: Report) -> str:
    if not report.good:
        return _("There is no good backup; keep a copy of the folder {path} before anything else is tried.").format(
            path=report.paths.data
        )
    return _(
        "leadcoach backup restore {name} brings back what was written until {time}, and keeps the file there is."
    ).format(name=report.good[-1].path.name, time=_newest_time(report))


def _newest_time(report: Report) -> str:
    return report.good[-1].at.astimezone(report.at.tzinfo).strftime("%Y-%m-%d %H:%M")


def _health_json(health: Health) -> dict[str, object]:
    return {
        "sqlite": health.sqlite,
        "bytes": health.size,
        "modes": {name: oct(mode) for name, mode in health.modes.items()},
        "problems": list(health.problems),
        "altered": list(health.altered),
        "headless": health.headless,
        "search": health.search,
        "tags": health.tags,
        "counts": dict(health.counts),
        "sound": health.sound,
    }
