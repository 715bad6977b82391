"""Two machines beside the same people: which of them agrees better."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from answer_eval.agreement.grid import Grid
from answer_eval.agreement.group import Group
from answer_eval.agreement.paired import Paired, beside

COMPARED = ("qwk", "pearson", "mae")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Two machines, each with the people's mean, on the units that both and a person rated."""

    group: Group
    first: str
    second: str
    paired: tuple[Paired, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return self.group.as_json() | {
            "machines": [self.first, self.second],
            "with_people": {each.coefficient: each.as_json() for each in self.paired},
        }


def rivals(group: Group, grid: Grid) -> Iterator[Rivals]:
    """Yield every two machines; none where there are no people."""
    people = grid.mean_of(grid.humans, fewest=1)
    for first, second in combinations(grid.machines, 2) if grid.humans else ():
        both = beside(grid, people, first, second)
        yield Rivals(
            group=group,
            first=grid.raters[first].id,
            second=grid.raters[second].id,
            paired=tuple(
                both.paired(name, "no unit was rated by both machines and a person")
                for name in COMPARED
            ),
        )
