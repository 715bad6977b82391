"""The thresholds that agreement is held against, by name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import Any

from answer_eval.errors import UsageError


@dataclass(frozen=True, slots=True)
class Gate:
    """The values of a statistic that are good enough: from `low` to `high`."""

    name: str
    low: float
    high: float
    source: str

    def __str__(self) -> str:
        if self.high == inf:
            return f"≥ {self.low:.4g}"
        if self.low == -inf:
            return f"≤ {self.high:.4g}"
        return f"{self.low:.4g} to {self.high:.4g}"

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        return self.low <= value <= self.high

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form; an open end is null."""
        return {
            "gate": self.name,
            "low": self.low if self.low > -inf else None,
            "high": self.high if self.high < inf else None,
            "source": self.source,
        }


WILLIAMSON = "Williamson, Xi & Breyer 2012"
QWK = Gate("qwk", 0.70, inf, WILLIAMSON)
PEARSON = Gate("pearson", 0.70, inf, WILLIAMSON)
SMD = Gate("smd", -0.15, 0.15, WILLIAMSON)
SD_RATIO = Gate("sd_ratio", 2 / 3, 1.5, "Wang & von Davier 2014")
PAIR_GATES = (QWK, PEARSON, SMD, SD_RATIO)
DEGRADATION_GATES = (
    Gate("degradation_qwk", -inf, 0.10, WILLIAMSON),
    Gate("degradation_pearson", -inf, 0.10, WILLIAMSON),
    Gate("exact_gap", -inf, 0.05125, "ACT research brief 2021"),
)
STAND_IN = Gate("stand_in", -inf, 0.10, "the margin of degradation_qwk")


@dataclass(frozen=True, slots=True)
class Gates:
    """Every gate: of a pair, of a machine beside people, and of a machine in a person's place."""

    pair: tuple[Gate, ...] = PAIR_GATES
    degradation: tuple[Gate, ...] = DEGRADATION_GATES
    stand_in: Gate = STAND_IN

    def __iter__(self) -> Iterator[Gate]:
        yield from (*self.pair, *self.degradation, self.stand_in)

    def moved(self, moved: Mapping[str, Gate]) -> "Gates":
        """Return these gates with some in other places."""
        return Gates(
            tuple(moved.get(each.name, each) for each in self.pair),
            tuple(moved.get(each.name, each) for each in self.degradation),
            moved.get(self.stand_in.name, self.stand_in),
        )


GATES = Gates()
MOST = 1.0
"""What every coefficient with a lower edge reaches at most."""
FARTHEST = 2.0
"""How far two coefficients, each from -1 to 1, can lie apart."""


def gates_of(words: Iterable[str]) -> Gates:
    """Return the gates as a user wants them: `NAME=VALUE` moves one's edge.

    A gate with two edges moves both: `smd=0.2` is -0.2 to 0.2, `sd_ratio=2` is 0.5 to 2.
    Raises UsageError for a name that isn't known and a value that makes no gate.
    """
    return GATES.moved({gate.name: gate for gate in map(_moved, words)})


def _moved(word: str) -> Gate:
    known = {gate.name: gate for gate in GATES}
    name, _, text = (part.strip() for part in word.partition("="))
    if name not in known:
        raise UsageError(f"no gate is called {name!r}", fix=f"choose from {', '.join(known)}")
    gate = _at(known[name], _number(text))
    if not gate.low < gate.high:
        raise UsageError(f"--gate {word}: nothing lies within {gate}", fix="give a larger value")
    most, edge = (MOST, gate.low) if gate.high == inf else (FARTHEST, gate.high)
    if inf in {gate.high, -gate.low} and abs(edge) > most:
        raise UsageError(
            f"--gate {word}: {name} lies within -{most:g} and {most:g}",
            fix=f"write it as {name}={known[name].low if gate.high == inf else known[name].high:g}",
        )
    return gate


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = inf
    if not isfinite(value):
        raise UsageError(f"--gate: {text!r} is no number", fix="write it as --gate qwk=0.6")
    return value


def _at(gate: Gate, edge: float) -> Gate:
    moved = replace(gate, source="set by --gate")
    if gate.high == inf:
        return replace(moved, low=edge)
    if gate.low == -inf:
        return replace(moved, high=edge)
    return replace(moved, low=1 / edge if gate.low > 0 < edge else -edge, high=edge)
