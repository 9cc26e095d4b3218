"""The asks content can declare."""

from __future__ import annotations

from dataclasses import dataclass, field

from leadcoach.domain.answers import SHAPES, Answer
from leadcoach.domain.specs import ChoiceSpec, ScaleSpec, Spec, TableSpec

KINDS = tuple(SHAPES)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a step, as content declares it."""

    id: str
    kind: str
    label: str
    spec: Spec
    optional: bool = False
    origin: tuple[str, ...] = ()
    """The `from` addresses to prefill from; shown as a proposal."""
    when: str = ""
    """The predicate that must hold for the step to be in the walk; empty for always."""
    opens: str = ""
    """Until when the step sleeps, in the language of `domain.opening`; empty for not at all."""
    lint: tuple[str, ...] = ()
    """`NAME` or `NAME@COLUMN`."""
    repeat: str = ""
    keep: str = "document"
    """`document`, `fact KIND` or `nothing`."""
    privacy: str = "normal"
    journal: bool = False
    level: str = ""
    distance: str = ""
    minutes: int = 0
    line: int = field(default=0, compare=False)

    @property
    def fact_kind(self) -> str:
        """The kind of fact this ask leaves, or empty."""
        return self.keep.removeprefix("fact ").strip() if self.keep.startswith("fact ") else ""

    @property
    def on_sheet(self) -> bool:
        """Whether a worksheet keeps it in its own document; on a worksheet, too, others are kept as in a walk."""
        return not self.repeat and self.keep == "document"

    @property
    def shape(self) -> type[Answer]:
        """The class of its answers."""
        return SHAPES[self.kind]


def blank(ask: Ask) -> Answer:
    """Give the empty answer to an ask."""
    return ask.shape()


def read_answer(ask: Ask, value: object) -> Answer:
    """Read a stored value; raises ValueError when it does not fit the kind of ask."""
    return ask.shape.from_json(value)


def wording(ask: Ask) -> str:
    """Give the text whose hash tells later whether an answer was given to the same words."""
    texts = [ask.label]
    match ask.spec:
        case ScaleSpec(items=items, aspects=aspects):
            texts += [item.text for item in (*aspects, *items)]
        case ChoiceSpec(items=items):
            texts += [item.text for item in items]
        case TableSpec(columns=columns):
            texts += [column.label for column in columns]
    return "\n".join(texts)
