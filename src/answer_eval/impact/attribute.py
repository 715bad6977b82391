"""Which group a candidate belongs to: known here, and never where answers are rated."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from answer_eval.agreement.ratings import Array, Indices

SMALL = 0.02
"""A category below this share of the sample may be left out of impact ratios (6 RCNY § 5-301)."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One column of groups, or two crossed; a candidate without a label is of unknown group."""

    columns: tuple[str, ...]
    labels: Mapping[str, str]

    @property
    def name(self) -> str:
        """The columns' names, crossed."""
        return " × ".join(self.columns)

    def members(self, people: Sequence[str]) -> "Members":
        """Return the groups of some people, the largest first."""
        found = [self.labels.get(person, "") for person in people]
        sizes = Counter(filter(None, found))
        names = tuple(sorted(sizes, key=lambda each: (-sizes[each], each)))
        number = {name: place for place, name in enumerate(names)}
        return Members(names, np.array([number.get(each, -1) for each in found], dtype=np.intp))


def crossed(first: Attribute, second: Attribute) -> Attribute:
    """Return the intersections of two columns' groups; unknown where either is."""
    return Attribute(
        (*first.columns, *second.columns),
        {
            person: f"{label} × {second.labels[person]}"
            for person, label in first.labels.items()
            if person in second.labels
        },
    )


@dataclass(frozen=True, eq=False)
class Members:
    """The groups of a sample, the largest first, and each person's: -1 where it is unknown."""

    names: tuple[str, ...]
    place: Indices

    @cached_property
    def masks(self) -> Array:
        """1 where a person is in a group, people × groups."""
        masks: Array = (self.place[:, None] == np.arange(len(self.names))).astype(np.float64)
        return masks

    @property
    def sizes(self) -> list[int]:
        """How many people each group has."""
        return [int(size) for size in self.masks.sum(axis=0)]

    @property
    def unknown(self) -> int:
        """How many people's group isn't known."""
        return int((self.place < 0).sum())

    @property
    def small(self) -> list[bool]:
        """Whether each group is below 2 % of all people, those of unknown group among them."""
        return [size < SMALL * len(self.place) for size in self.sizes]

    @property
    def larger(self) -> "Members":
        """The same people without the small groups: the members of those become unknown."""
        kept = [number for number, small in enumerate(self.small) if not small]
        place = np.full(len(self.names) + 1, -1)
        place[kept] = np.arange(len(kept))
        return Members(tuple(self.names[number] for number in kept), place[self.place])
