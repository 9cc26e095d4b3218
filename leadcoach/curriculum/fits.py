"""Whether what an address leads to is of use where it is named: as a proposal, as options, in `when` and `opens`."""

from __future__ import annotations

from dataclasses import dataclass

from leadcoach.curriculum.faults import did_you_mean
from leadcoach.domain.asks import Ask
from leadcoach.domain.predicates import Chosen
from leadcoach.domain.specs import ChoiceSpec, Column, Item, TableSpec


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit, for the line of a key."""

    key: str
    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class Target:
    """What an address leads to."""

    text: str
    """The address as written."""
    ask: Ask
    part: str = ""
    """What stands behind the ask in the address, or empty."""

    @property
    def column(self) -> Column | None:
        """The column of a table, a form or a plan that it names."""
        return self.ask.spec.column(self.part) if isinstance(self.ask.spec, TableSpec) else None

    @property
    def is_rows(self) -> bool:
        """Whether it gives one text a row."""
        return self.ask.kind == "lines" or self.column is not None


def prefill_misfit(ask: Ask, found: Target) -> Misfit | None:
    """Say why an earlier answer cannot be proposed for an ask."""
    match ask.kind:
        case "text":
            return None
        case "lines":
            return None if found.is_rows else _unlike(ask, found, "Name a `lines`, or a column of a table.")
        case "table":
            return _table_misfit(ask, found)
        case "plan":
            return _plan_misfit(ask, found)
    if found.ask.kind != ask.kind:
        return _unlike(ask, found, f"Name a `{ask.kind}`, or take the line away.")
    if found.part:
        what = f"`{found.text}` names a part of `{found.ask.id}`, and `from` takes the whole answer"
        return Misfit("from", what, "Leave out the column.")
    return None


def _unlike(ask: Ask, found: Target, cure: str) -> Misfit:
    what = f"`{found.text}` is a `{found.ask.kind}`, and a `{ask.kind}` cannot be prefilled from it"
    return Misfit("from", what, cure)


def _table_misfit(ask: Ask, found: Target) -> Misfit | None:
    columns = ask.spec.columns if isinstance(ask.spec, TableSpec) else ()
    if found.is_rows or found.ask.kind == "text":
        first = columns[0] if columns else None
        if first is None or first.kind in {"text", found.column.kind if found.column else "text"}:
            return None
        what = f"`{found.text}` fills the first column, `{first.id}`, which is a `{first.kind}`"
        return Misfit("from", what, "Let the table begin with a `text` column.")
    if found.ask.kind != "table" or not isinstance(found.ask.spec, TableSpec):
        return _unlike(ask, found, "Name a `table` with the same columns, a `lines`, a `text` or a column.")
    kinds = {column.id: column.kind for column in columns}
    common = [column for column in found.ask.spec.columns if column.id in kinds]
    if common and all(kinds[column.id] == column.kind for column in common):
        return None
    what = f"`{found.text}` has no columns with the same ids and kinds"
    return Misfit("from", what, "Give the columns the same ids, or name one column, which fills the first.")


def _plan_misfit(ask: Ask, found: Target) -> Misfit | None:
    if found.ask.kind == "plan" and not found.part:
        return None
    if not (found.ask.kind == "text" or found.column):
        return _unlike(ask, found, "Name a `plan`, a `text` or a column.")
    if isinstance(ask.spec, TableSpec) and ask.spec.column("wish") is None:
        what = f"`{found.text}` fills the wish, and this plan has none"
        return Misfit("from", what, "Name a whole `plan`, or add `wish` to the `parts`.")
    return None


def options_misfit(key: str, found: Target) -> Misfit | None:
    """Say why the rows at an address cannot be options."""
    if found.is_rows:
        return None
    what = f"`{found.text}` has no rows to choose from"
    return Misfit(key, what, "Name a `lines`, a column of a table, or a part of a plan, such as `@first-plan.wish`.")


def chosen_misfit(condition: Chosen, found: Target) -> Misfit | None:
    """Say why a predicate cannot ask whether an option was chosen there."""
    options = _options(found)
    if options is None:
        what = f"`{found.text}` is no choice, so nothing was chosen there"
        return Misfit("when", what, "Name a `choice`, or a choice column of a form.")
    known = [option.id for option in options]
    if known and condition.option not in known:
        what = f"`{found.text}` has no option `{condition.option}`"
        return Misfit("when", what, did_you_mean(condition.option, known))
    return None


def _options(found: Target) -> tuple[Item, ...] | None:
    """Give the options, none where they are earlier rows; None where nothing can be chosen."""
    if isinstance(found.ask.spec, ChoiceSpec):
        return found.ask.spec.items
    return found.column.options if found.column and found.column.kind == "choice" else None


def date_misfit(found: Target) -> Misfit | None:
    """Say why a step cannot open on what stands at an address."""
    if (found.ask.kind == "date" and not found.part) or (found.column and found.column.kind == "date"):
        return None
    cure = "Name a `date`, or a column of dates, such as `@charter.decide`."
    return Misfit("opens", f"`{found.text}` is no date", cure)
