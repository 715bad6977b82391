"""A machine's ratings beside single people's: what maps are fitted to and tried on."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from answer_eval.agreement.grid import Grid, Mask
from answer_eval.agreement.ratings import Array, Indices, Ratings, ratings_of
from answer_eval.rubric import Scale


@dataclass(frozen=True, eq=False, slots=True)
class Pairs:
    """A row for every person's rating of a unit that the machine rated too.

    `candidates` numbers each row's candidate among `names`, all of whom have a row.
    """

    people: Array
    machine: Array
    candidates: Indices
    names: tuple[str, ...]
    indicators: npt.NDArray[np.str_]
    raters: int
    """How many people."""
    units: int
    scale: tuple[float, float]

    def __len__(self) -> int:
        return len(self.people)

    def held(self, machine: Array) -> Ratings:
        """Return what a machine's column comes to beside the people's."""
        both = np.column_stack([self.people, machine])
        return ratings_of(both, self.candidates, len(self.names), alike=False, span=self.scale)

    @property
    def centred(self) -> "Pairs":
        """How far each rating lies from its side's mean in its indicator."""
        _, place, counts = np.unique(self.indicators, return_inverse=True, return_counts=True)
        people, machine = (
            side - (np.bincount(place, weights=side) / counts)[place]
            for side in (self.people, self.machine)
        )
        return replace(self, people=people, machine=machine)

    def where(self, mask: Mask) -> "Pairs":
        """Return some rows; the candidates keep their numbers."""
        return replace(
            self,
            people=self.people[mask],
            machine=self.machine[mask],
            candidates=self.candidates[mask],
            indicators=self.indicators[mask],
        )


def pairs_of(grid: Grid, machine: int, scale: Scale) -> Pairs:
    """Lay a machine's column beside every person's, on the scale of the guide it rated by."""
    given = grid.values[:, [*grid.humans, machine]]
    rows, columns = np.nonzero(~np.isnan(given[:, :-1]) & ~np.isnan(given[:, -1:]))
    named = np.array([unit.candidate for unit in grid.units], dtype=np.str_)
    names, candidates = np.unique(named[rows], return_inverse=True)
    return Pairs(
        people=given[rows, columns],
        machine=given[rows, -1],
        candidates=candidates,
        names=tuple(names.tolist()),
        indicators=np.array([unit.indicator for unit in grid.units], dtype=np.str_)[rows],
        raters=len(set(columns.tolist())),
        units=len(set(rows.tolist())),
        scale=(float(scale.min), float(scale.max)),
    )
