"""Where on its way a walk is: the steps that are there for this person, and what is said about them."""

from __future__ import annotations

from leadcoach.domain.outline import ModuleOutline, StepOutline
from leadcoach.domain.programme import Module, Step
from leadcoach.services.desk import Desk
from leadcoach.services.programme import Programme
from leadcoach.services.wording import day_text
from leadcoach.text import _, ngettext

GLYPHS = {"mindset": "◆", "skillset": "▲", "toolset": "■"}


class Way:
    """The steps of a walk and the one that is shown; it looks anew at each turn, as answers open and close steps."""

    def __init__(self, desk: Desk, programme: Programme, module: Module, wanted: str, *, single: bool) -> None:
        self._desk = desk
        self._programme = programme
        self._module = module
        found = desk.outline.module(module.id)
        self._outline = found or ModuleOutline(module.id, "", module.title, module.objective, module.minutes, "")
        self.single = single or self._outline.aspect == "week"
        """Whether the step stands for itself: a log, a setting, or a step of a week's own walk."""
        self._steps = self._there()
        self._name = wanted if module.step(wanted) else (self._steps[0] if self._steps else module.steps[0].id)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._module.step(self._name) or self._module.steps[0]

    @property
    def first(self) -> bool:
        """Whether there is no step before it."""
        return self._before() == ""

    def go_on(self) -> bool:
        """Turn to the next step; False at the end."""
        self._steps = self._there()
        names = [step.id for step in self._module.steps]
        later = names[names.index(self._name) + 1 :]
        following = next((name for name in later if name in self._steps), "")
        self._name = following or self._name
        return bool(following)

    def go_back(self) -> None:
        """Turn to the step before."""
        self._name = self._before() or self._name

    def where(self) -> str:
        """Give the week, or the title of what belongs to none."""
        week = self._desk.outline.week_of(self._module.id)
        if week is None:
            return self._module.title
        return _("Week {number} · {title}").format(number=week.number, title=week.title)

    def title(self) -> str:
        """Give the walk's and the step's name."""
        glyph = GLYPHS.get(self._outline.aspect, "")
        return f"{glyph} {self._module.title} · {self.step.title}".strip()

    def progress(self) -> str:
        """Give how far this is, and how long it still takes."""
        minutes = {step.id: step.minutes for step in self._outline.steps}
        if self.single or self._name not in self._steps:
            alone = round(minutes.get(self._name, 1)) or 1
            return ngettext("about {count} min", "about {count} min", alone).format(count=alone)
        number = self._steps.index(self._name)
        left = round(sum(minutes.get(name, 0) for name in self._steps[number:])) or 1
        parts = [
            _("step {number} of {count}").format(number=number + 1, count=len(self._steps)),
            ngettext("about {count} min left", "about {count} min left", left).format(count=left),
        ]
        if self._module.evidence:
            parts.append(_("evidence {label}, Ctrl+G says why").format(label=self._module.evidence))
        return " · ".join(parts)

    def end(self) -> str:
        """Give what is said when the last step is behind: what was saved, what is open, what opens later."""
        state = self._programme.progress()
        there = state.there(self._outline)
        still = [step.title for step in there if not state.is_done(self._outline, step)]
        output = self._output_title() if self._module.output in state.done else ""
        parts = [_("Saved: “{output}”.").format(output=output)] if output else []
        more = len(still) - 1
        if not still:
            parts.append(_("This part is done."))
        elif more:
            said = ngettext("Still open: “{step}” and {more} more.", "Still open: “{step}” and {more} more.", more)
            parts.append(said.format(step=still[0], more=more))
        else:
            parts.append(_("Still open: “{step}”.").format(step=still[0]))
        asleep = [step for step in self._outline.steps if f"{self._module.id}.{step.id}" in state.asleep]
        parts += [self._later(step) for step in asleep]
        return " ".join(parts)

    def _later(self, step: StepOutline) -> str:
        day = self._programme.opening_days().get(f"{self._module.id}.{step.id}")
        if day is None:
            return _("“{step}” opens later.").format(step=step.title)
        return _("“{step}” opens on {day}.").format(step=step.title, day=day_text(day))

    def _there(self) -> tuple[str, ...]:
        away = self._programme.progress()
        found = {step.id for step in away.there(self._outline)}
        return tuple(step.id for step in self._module.steps if step.id in found)

    def _before(self) -> str:
        names = [step.id for step in self._module.steps]
        earlier = names[: names.index(self._name)]
        return next((name for name in reversed(earlier) if name in self._steps), "")

    def _output_title(self) -> str:
        ask = self._module.ask(self._module.output.rsplit(".", 1)[-1]) if self._module.output else None
        return ask.label if ask else ""
