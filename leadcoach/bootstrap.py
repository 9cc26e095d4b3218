"""The one place that puts the parts together: paths, clock, ids, store, content, language."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from gettext import translation
from pathlib import Path
from typing import TYPE_CHECKING

from leadcoach.domain.ids import ulid
from leadcoach.domain.outline import Outline, WeekOutline
from leadcoach.domain.records import Draft, utc_stamp
from leadcoach.errors import Refused, StoreError
from leadcoach.paths import Paths, paths
from leadcoach.services.desk import Clock, Desk
from leadcoach.services.settings import DAY_END, read_day_end
from leadcoach.storage.lock import Lock, holder
from leadcoach.storage.store import Store
from leadcoach.text import _, clean, use_translation

if TYPE_CHECKING:
    from leadcoach.domain.programme import Card, Module, Power, SourceNote
    from leadcoach.services.safety import Safety
    from leadcoach.storage.checks import Pace
    from leadcoach.ui.app import LeadcoachApp

SOURCE_LANGUAGE = "en"
"""The language the interface is written in."""
APP_WAIT = 0.5
"""Seconds the app waits for a short command to finish writing."""
SHORT_WAIT = 2.0
"""Seconds a short command waits for another short command to finish writing."""


class House:
    """One home with one programme, not yet opened."""

    def __init__(self, paths: Paths, content_override: Path | None, language: str, now: Callable[[], datetime]) -> None:
        self.paths = paths
        self.content_override = content_override
        self.language = language
        self.now = now

    @cached_property
    def content(self) -> Path:
        """The folder of the programme's text; raises ContentError."""
        from leadcoach.curriculum.locate import content_folder

        return content_folder(self.content_override)

    @cached_property
    def outline(self) -> Outline:
        """The programme from above; raises ContentError."""
        from leadcoach.curriculum.index import read_outline

        return read_outline(self.content, self.language, trusted=self.content_override is None)

    @cached_property
    def session(self) -> str:
        """Names this run."""
        return self.new_id()

    def new_id(self) -> str:
        """Give a fresh id that sorts by time."""
        return ulid(self.now(), os.urandom(10))

    @contextmanager
    def reading(self) -> Iterator[Desk]:
        """Open the store for reading; a home without one reads as empty."""
        store = Store.open(self.paths.store, write=False, session=self.session)
        try:
            yield self.desk(store)
        finally:
            store.close()

    def patience(self) -> float:
        """Give how long `write` and `log` wait before they leave things in the inbox: hardly, where the app is open."""
        found = holder(self.paths.lock)
        return APP_WAIT if found and found.stays else SHORT_WAIT

    @contextmanager
    def writing(self, wait: float = SHORT_WAIT, *, stays: bool = False) -> Iterator[Desk]:
        """Take the lock, open the store for writing and take in what waits; raises StoreBusy and the like.

        `stays` tells others that this run holds the lock for as long as somebody sits at it.
        """
        started = utc_stamp(self.now())
        with Lock.acquire(self.paths.lock, wait=wait, pid=os.getpid(), started=started, stays=stays):
            store = Store.open(
                self.paths.store, write=True, session=self.session, before_migration=self._before_migration
            )
            try:
                self.take_in(store)
                yield self.desk(store)
            finally:
                store.close()

    def _before_migration(self, path: Path) -> None:
        from leadcoach.storage.backups import before_migration

        before_migration(path, self.now())

    def take_in(self, store: Store) -> tuple[str, ...]:
        """Take in what waits in the inbox; gives the ids."""
        self._take_in_editor_files(store)
        if not any(self.paths.inbox.glob("*.json")):
            return ()
        from leadcoach.storage.inbox import take

        return take(store, self.paths.inbox)

    def _take_in_editor_files(self, store: Store) -> None:
        """Make drafts of what was written in an editor whose run died."""
        if not (self.paths.inbox / "editor").is_dir():
            return
        from leadcoach.storage.editor_files import left_behind

        for path, text in left_behind(self.paths.inbox, _alive):
            stamp = utc_stamp(self.now())
            store.drafts.put(Draft(self.new_id(), {"text": clean(text).text}, "", self.session, stamp, "entry"))
            path.unlink(missing_ok=True)

    def desk(self, store: Store) -> Desk:
        """Give the services what they work with."""
        clock = Clock(self.now, _zone, read_day_end(store.local.get(DAY_END)))
        return Desk(
            store,
            self.outline,
            clock,
            self.new_id,
            self.session,
            self._load,
            self._words,
            self._cards,
            self._sources,
            self._power,
        )

    @cached_property
    def _modules(self) -> dict[str, Module]:
        return {}

    @cached_property
    def _word_lists(self) -> Mapping[str, tuple[str, ...] | int]:
        from leadcoach.curriculum.words import load_words

        return load_words(self.content, self.language)

    def _load(self, name: str) -> Module:
        if name not in self._modules:
            from leadcoach.curriculum.loader import load_module

            found = self.outline.module(name)
            if found is None:
                raise Refused(_("The programme has no part called {name}.").format(name=name))
            self._modules[name] = load_module(self.content, found.path)
        return self._modules[name]

    def _words(self) -> Mapping[str, tuple[str, ...] | int]:
        return self._word_lists

    def _cards(self, week: WeekOutline) -> tuple[Card, ...]:
        from leadcoach.curriculum.loader import load_cards

        return load_cards(self.content, week.opening.path.rpartition("/")[0] + "/cards.md")

    def _sources(self) -> tuple[SourceNote, ...]:
        from leadcoach.curriculum.loader import load_sources

        return load_sources(self.content, f"{self.language}/sources.md")

    def _power(self, name: str) -> Power:
        from leadcoach.curriculum.powers import load_power

        found = self.outline.power(name)
        if found is None:
            raise Refused(_("The programme has no part called {name}.").format(name=name))
        return load_power(self.content, found.path)


def house(home: Path | None, content: Path | None, language: str) -> House:
    """Give the home named on the command line or in the environment, else the platform's own.

    From here on the interface speaks the language, as far as it is translated.
    """
    if language != SOURCE_LANGUAGE:
        use_translation(translation("leadcoach", Path(__file__).parent / "locale", [language], fallback=True))
    named = os.environ.get("LEADCOACH_HOME", "")
    chosen = home or (Path(named) if named.strip() else None)
    return House(paths(chosen), content, language, _now)


def coach_app(house: House, desk: Desk, *, ascii_only: bool = False) -> LeadcoachApp:
    """Give the app, ready to run on an open desk; raises Refused for own keys that cannot be."""
    from leadcoach.storage.inbox import rescue
    from leadcoach.ui.app import LeadcoachApp
    from leadcoach.ui.surroundings import Surroundings

    around = Surroundings(
        store=house.paths.store,
        inbox=house.paths.inbox,
        take_in=lambda: house.take_in(desk.store),
        rescue=lambda drafts: rescue(house.paths.inbox, drafts),
        crash_log=house.paths.crash_log,
        empty_bin=lambda: _empty_bin(house, desk),
        editor=own_editor(os.environ),
        safety=lambda pace: _safety(house, pace),
        keymap=own_keys(house.paths.config_file),
        ascii_only=ascii_only,
    )
    return LeadcoachApp(desk, around)


def _empty_bin(house: House, desk: Desk) -> None:
    from leadcoach.services.keeping import Keeping
    from leadcoach.services.leftovers import Leftovers

    gone = Keeping(desk).empty_bin(desk.clock())
    if gone.ids:
        Leftovers(house.paths.store).clear(gone)


def _safety(house: House, pace: Pace) -> Safety:
    from leadcoach.services.safety import Safety

    return Safety(house.paths, house.now, pace)


def own_editor(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Give the command of a person's own editor; empty where they named none, or nothing one could run."""
    import shlex

    named = next((environment[name] for name in ("VISUAL", "EDITOR") if environment.get(name, "").strip()), "")
    try:
        return tuple(shlex.split(named, posix=os.name == "posix"))
    except ValueError:
        return ()


def own_keys(config: Path) -> dict[str, str]:
    """Give what `[keys]` of the config file says, checked; raises Refused with one sentence."""
    if not config.is_file():
        return {}
    import tomllib

    try:
        found = tomllib.loads(config.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(_("{path} cannot be read: {why}.").format(path=config, why=error)) from None
    keys = found.pop("keys", {})
    if found or not isinstance(keys, dict):
        raise Refused(_("{path}: only the table [keys] is known.").format(path=config))
    from leadcoach.ui.keymap import read_keymap

    return read_keymap(keys)


def launch(house: House, *, mouse: bool = True, ascii_only: bool = False) -> int:
    """Open the app on this home; gives the exit code. Raises StoreBusy when it is open elsewhere."""
    from leadcoach.ui import ends

    ends.block_signals()
    with house.writing(wait=APP_WAIT, stays=True) as desk:
        code = ends.run(coach_app(house, desk, ascii_only=ascii_only), mouse=mouse)
        _scour(desk)
        return code


def _scour(desk: Desk) -> None:
    """Leave no trace in the file of what was deleted for good; where nothing was, this does nothing."""
    from leadcoach.services.keeping import Keeping

    with suppress(StoreError):
        Keeping(desk).scour()


def _alive(pid: int) -> bool:
    """Whether a process with that number runs; one that belongs to somebody else counts."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _now() -> datetime:
    return datetime.now().astimezone()


def _zone(now: datetime) -> str:
    """Give the zone's IANA name where the system tells it, else its offset."""
    named = os.environ.get("TZ", "")
    if "/" in named and not named.startswith((":", "/")):
        return named
    try:
        target = str(Path("/etc/localtime").readlink()) if sys.platform != "win32" else ""
    except OSError:
        target = ""
    _before, found, name = target.partition("zoneinfo/")
    return name if found else now.strftime("%z") or "+0000"
