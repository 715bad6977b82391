"""What stands behind agreement and disagreement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answer_eval.agreement.answers import AnswersKnown
from answer_eval.agreement.confusion import Confusion, confusions
from answer_eval.agreement.disagreements import Disagreement, disagreements
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.grid import Grid
from answer_eval.agreement.halo import Halo, halos
from answer_eval.agreement.items import Item, items
from answer_eval.agreement.length import NO_TEXTS, LengthEffect, length_effects
from answer_eval.agreement.ratings import no_points
from answer_eval.agreement.shift import Shift, shifts
from answer_eval.rating import Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostics:
    """Each is for every person and machine, or every two raters where one of these is absent."""

    halos: tuple[Halo, ...]
    length_effects: tuple[LengthEffect, ...] | Undefined
    items: tuple[Item, ...]
    confusions: tuple[Confusion, ...]
    shifts: tuple[Shift, ...]
    disagreements: tuple[Disagreement, ...]
    no_points: str = ""
    """Why there are neither confusions nor shifts, if so."""

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form; `length_effect` is null, with the reason, without texts."""
        lengths: dict[str, Any]
        if isinstance(self.length_effects, Undefined):
            lengths = {"length_effect": None, "no_length_effect": self.length_effects.why}
        else:
            lengths = {"length_effect": [each.as_json() for each in self.length_effects]}
        return {
            "halo": [each.as_json() for each in self.halos],
            **lengths,
            "items": [each.as_json() for each in self.items],
            **({"no_points": self.no_points} if self.no_points else {}),
            "confusion": [each.as_json() for each in self.confusions],
            "shift": [each.as_json() for each in self.shifts],
            "disagreements": [each.as_json() for each in self.disagreements],
        }


def diagnose(
    grid: Grid,
    judged: Sequence[Judged],
    competencies: Mapping[str, str],
    answers: AnswersKnown,
) -> Diagnostics:
    """Look behind the agreement of all units."""
    return Diagnostics(
        halos=tuple(halos(grid)),
        length_effects=(
            tuple(length_effects(grid, answers)) if answers.words else Undefined(NO_TEXTS)
        ),
        items=tuple(items(grid, competencies)),
        confusions=tuple(confusions(grid)),
        shifts=tuple(shifts(grid)),
        disagreements=tuple(disagreements(grid, judged)),
        no_points=no_points(grid.span),
    )
