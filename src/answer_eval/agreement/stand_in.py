"""Whether a machine can take one person's place among the people."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.group import Group
from answer_eval.agreement.paired import Paired, beside
from answer_eval.agreement.verdict import GateVerdict, Outcome, decide

NO_UNITS = "no unit was rated by the machine, this person and another"
HELD = ("qwk", "pearson")
"""The coefficients with the others' mean; the first is the one that is judged."""

ANSWERS = {Outcome.PASS: "yes", Outcome.FAIL: "no", Outcome.NOT_ENOUGH_DATA: "not enough data"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """A machine held against the mean of the other people, beside the person it stands in for.

    `losses` have the left-out person's coefficient as `first`, the machine's as `second`, and the
    person's less the machine's as `difference`; all are on the units that the two and some other
    person rated.
    """

    group: Group
    machine: str
    person: str
    losses: tuple[Paired, ...]
    verdict: GateVerdict

    @property
    def answer(self) -> str:
        """Whether the machine stands in at least as well: yes, no, or not enough data."""
        return ANSWERS[self.verdict.outcome]

    @property
    def sentence(self) -> str:
        """The finding in words."""
        loss = self.losses[0]
        asked = f"{self.machine} stands in at least as well as {self.person}: {self.answer}"
        if isinstance(loss.difference.value, Undefined):
            return f"{asked} ({loss.difference.value.why})"
        machine, person = (f"{each.value:z.2f}" for each in (loss.second, loss.first))
        settled = self.verdict.outcome is not Outcome.NOT_ENOUGH_DATA
        wanted = "" if settled else f"; {_wanted(self.verdict)}"
        return (
            f"{asked} (QWK with the other people {machine}, {self.person}'s {person}: loss"
            f" {loss.difference}, allowed {self.verdict.gate.high:.4g}{wanted})"
        )

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return self.group.as_json() | {
            "machine": self.machine,
            "left_out": self.person,
            "with_the_others": {each.coefficient: _with_others(each) for each in self.losses},
            "stands_in": self.answer,
            "sentence": self.sentence,
            "verdict": self.verdict.as_json(),
        }


def _with_others(loss: Paired) -> dict[str, Any]:
    shown = loss.as_json()
    return {
        "left_out": shown["first"],
        "machine": shown["second"],
        "difference": shown["difference"],
    }


def _wanted(verdict: GateVerdict) -> str:
    if isinstance(verdict.enough, Undefined):
        return verdict.enough.why
    return f"about {verdict.enough} candidates would settle it"


def stand_ins(group: Group, grid: Grid, gates: Gates = GATES) -> Iterator[StandIn]:
    """Yield a finding for every machine and every person; none where there is one person."""
    for machine in grid.machines if len(grid.humans) > 1 else ():
        for person in grid.humans:
            others = [each for each in grid.humans if each != person]
            both = beside(grid, grid.mean_of(others, fewest=1), person, machine)
            losses = tuple(both.paired(name, NO_UNITS) for name in HELD)
            yield StandIn(
                group=group,
                machine=grid.raters[machine].id,
                person=grid.raters[person].id,
                losses=losses,
                verdict=decide(gates.stand_in, losses[0].difference),
            )
