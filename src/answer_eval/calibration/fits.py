"""How a map is fitted to a machine's ratings and people's of the same units."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import numpy as np

from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.ratings import Array
from answer_eval.calibration.maps import Linear, Map, Monotone, Point


class Method(StrEnum):
    """How a map is fitted."""

    LINEAR = "linear"
    MONOTONE = "monotone"


def fit(method: Method, people: Array, machine: Array) -> Map | Undefined:
    """Fit a map to people's ratings and the machine's, row by row; or say why there is none."""
    if why := _degenerate(people, machine):
        return Undefined(why)
    return FITS[method](people, machine)


def _degenerate(people: Array, machine: Array) -> str:
    if not len(people):
        return "no unit was rated by a person and the machine"
    if np.ptp(machine) == 0:
        return f"the machine gave {machine[0]:g} throughout: there is nothing to map"
    if np.ptp(people) == 0:
        return f"people gave {people[0]:g} throughout: any map would be flat"
    if np.mean((people - people.mean()) * (machine - machine.mean())) <= 0:
        return "the machine's ratings don't rise with people's: any map would be flat or fall"
    return ""


def linear(people: Array, machine: Array) -> Linear:
    """Give the machine's ratings people's mean and standard deviation: linear linking.

    y = H̄ + (SD_H / SD_M)(x − M̄). Off the scale's ends it keeps every rating's rank and the spread
    of a person's ratings; least squares would narrow that spread by r. The line is that of linear
    equating, which it is only where machine and person are equally reliable. Kolen & Brennan
    (2014), Test Equating, Scaling, and Linking, ch. 2; RSMTool scales a machine's scores so.
    """
    slope = float(np.std(people) / np.std(machine))
    return Linear(slope, float(np.mean(people) - slope * np.mean(machine)))


def monotone(people: Array, machine: Array) -> Monotone:
    """Return people's expected rating at each of the machine's, never falling: isotonic regression.

    Pooling adjacent violators gives the least squares among all maps that don't fall. Between the
    machine's ratings it is interpolated. It can't be flat where the two rise together.
    Ayer, Brunk, Ewing, Reid & Silverman (1955), Annals of Mathematical Statistics 26, 641-647.
    """
    at, place, counts = np.unique(machine, return_inverse=True, return_counts=True)
    means = np.bincount(place, weights=people) / counts
    levels = _pooled(means.tolist(), counts.tolist())
    return Monotone(_corners(list(zip(at.tolist(), levels, strict=True))))


FITS: Mapping[Method, Callable[[Array, Array], Map]] = {
    Method.LINEAR: linear,
    Method.MONOTONE: monotone,
}


def _pooled(means: list[float], counts: list[int]) -> list[float]:
    """Pool neighbours that fall into their common mean until none does."""
    blocks = list[tuple[float, int, int]]()
    for mean, count in zip(means, counts, strict=True):
        block = (mean, count, 1)
        while blocks and blocks[-1][0] >= block[0]:
            block = _joined(blocks.pop(), block)
        blocks.append(block)
    return [level for level, _, length in blocks for _ in range(length)]


def _joined(one: tuple[float, int, int], other: tuple[float, int, int]) -> tuple[float, int, int]:
    weight = one[1] + other[1]
    return (one[0] * one[1] + other[0] * other[1]) / weight, weight, one[2] + other[2]


def _corners(points: list[Point]) -> tuple[Point, ...]:
    """Leave out the points within a level stretch: its ends say the same."""
    inner = (
        before[1] == here[1] == after[1]
        for before, here, after in zip(points, points[1:], points[2:], strict=False)
    )
    kept = [True, *(not each for each in inner), True]
    return tuple(point for point, keep in zip(points, kept, strict=True) if keep)
