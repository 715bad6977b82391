"""Whether a machine can take one person's place among the people."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from answer_eval.agreement.baseline import Degradation
from answer_eval.agreement.bootstrap import estimate, undefined
from answer_eval.agreement.coefficients import COEFFICIENTS, Coefficient
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.gates import GATES, Gates
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.group import Group
from answer_eval.agreement.ratings import Array, Ratings, ratings_of
from answer_eval.agreement.verdict import GateVerdict, Outcome, decide

HELD = ("qwk", "pearson")
"""The coefficients with the others' mean; the first is the one that is judged."""

ANSWERS = {Outcome.PASS: "yes", Outcome.FAIL: "no", Outcome.NOT_ENOUGH_DATA: "not enough data"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """A machine held against the mean of the other people, beside the person it stands in for.

    `losses` have the left-out person's coefficient as `human_human`, the machine's as
    `human_machine`, and the person's less the machine's as `difference`; all are on the units that
    the two and some other person rated.
    """

    group: Group
    machine: str
    person: str
    losses: tuple[Degradation, ...]
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
        machine, person = (f"{each.value:z.2f}" for each in (loss.human_machine, loss.human_human))
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
            "with_the_others": {each.coefficient: _loss_json(each) for each in self.losses},
            "stands_in": self.answer,
            "sentence": self.sentence,
            "verdict": self.verdict.as_json(),
        }


def _loss_json(loss: Degradation) -> dict[str, Any]:
    return {
        "left_out": loss.human_human.as_json(),
        "machine": loss.human_machine.as_json(),
        "difference": loss.difference.as_json(),
    }


def _wanted(verdict: GateVerdict) -> str:
    if isinstance(verdict.enough, Undefined):
        return verdict.enough.why
    return f"about {verdict.enough} candidates would settle it"


def stand_ins(group: Group, grid: Grid, gates: Gates = GATES) -> Iterator[StandIn]:
    """Yield a finding for every machine and every person; none where there is one person."""
    for machine in grid.machines if len(grid.humans) > 1 else ():
        for person in grid.humans:
            losses = tuple(_loss(COEFFICIENTS[name], grid, machine, person) for name in HELD)
            yield StandIn(
                group=group,
                machine=grid.raters[machine].id,
                person=grid.raters[person].id,
                losses=losses,
                verdict=decide(gates.stand_in, losses[0].difference),
            )


def _loss(coefficient: Coefficient, grid: Grid, machine: int, person: int) -> Degradation:
    theirs, its = _beside_others(grid, machine, person)
    if why := _undefined(coefficient, theirs, its):
        nothing = undefined(why, theirs if theirs.units else None)
        return Degradation(coefficient.name, nothing, nothing, nothing)
    return Degradation(
        coefficient.name,
        estimate(lambda draws: coefficient.values(theirs, draws), theirs),
        estimate(lambda draws: coefficient.values(its, draws), its),
        estimate(
            lambda draws: coefficient.values(theirs, draws) - coefficient.values(its, draws),
            theirs,
        ),
    )


def _undefined(coefficient: Coefficient, *pairs: Ratings) -> str:
    if not pairs[0].units:
        return "no unit was rated by the machine, this person and another"
    return next(filter(None, map(coefficient.undefined, pairs)), "")


def _beside_others(grid: Grid, machine: int, person: int) -> tuple[Ratings, Ratings]:
    """Return the others' mean with the person and with the machine, on the same units."""
    mean = grid.mean_of([each for each in grid.humans if each != person], fewest=1)
    all_three = np.column_stack([mean, grid.values[:, [person, machine]]])
    kept = ~np.isnan(all_three).any(axis=1)

    def beside(column: int) -> Ratings:
        values: Array = all_three[kept][:, [0, column]]
        candidates = grid.candidates[kept]
        return ratings_of(values, candidates, grid.population, alike=False, span=grid.span)

    return beside(1), beside(2)
