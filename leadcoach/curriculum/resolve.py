"""Whether an address of one file leads to an ask of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leadcoach.curriculum.faults import did_you_mean
from leadcoach.domain.address import Address, parse_in
from leadcoach.domain.answers import LINE
from leadcoach.domain.asks import Ask
from leadcoach.domain.programme import Module
from leadcoach.domain.specs import ChoiceSpec, LinesSpec, LiveSpec, ScaleSpec, TableSpec


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why an address leads nowhere."""

    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class Resolver:
    """The walks of one language by their ids."""

    modules: Mapping[str, Module]
    unsure: frozenset[str]
    """Ids of walks with faults of their own: what is missing there may only be misspelt, and is reported already."""

    def address(self, text: str, home: str) -> Address:
        """Read an address as seen from inside the file `home`; raises ValueError."""
        names = frozenset(name for name in (*self.modules, *self.unsure) if "." not in name)
        return parse_in(text, names).within(home)

    def look_up(self, text: str, home: str) -> Ask | Wrong | None:
        """Give the ask an address leads to from inside the file `home`, or why there is none; None where unsure."""
        try:
            address = self.address(text, home)
        except ValueError as error:
            return Wrong(f"`{text}` is no address: {error}", "Write it like `@w01.mindset.weed`.")
        module = self.modules.get(address.file)
        if address.file in self.unsure and (module is None or module.ask(address.ask) is None):
            return None
        if module is None:
            return Wrong(f"`{text}` leads to no file", did_you_mean(address.file, self.modules, "Name a written one."))
        return _in_module(module, address, text)


def _in_module(module: Module, address: Address, text: str) -> Ask | Wrong:
    ask = module.ask(address.ask)
    if ask is None:
        known = [each.id for each in module.asks]
        return Wrong(f"`{text}` leads to no ask of {module.path}", did_you_mean(address.ask, known))
    if address.column and address.column not in columns(ask):
        cure = did_you_mean(address.column, columns(ask), "Leave out the column.")
        return Wrong(f"`{text}` names no column of `{ask.id}`", cure)
    return ask


def columns(ask: Ask) -> tuple[str, ...]:
    """Give what may stand behind the ask in an address."""
    match ask.spec:
        case TableSpec(columns=found):
            return tuple(column.id for column in found)
        case ScaleSpec(items=items, aspects=aspects):
            return tuple(item.id for item in (*items, *aspects))
        case ChoiceSpec(items=items):
            return tuple(item.id for item in items)
        case LiveSpec(turns=turns, counts=counts, phases=phases):
            return (*(item.id for item in (*turns, *counts)), *(phase.id for phase in phases))
        case LinesSpec():
            return (LINE,)
    return ()
