"""What a comparison of raters found, as records and as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from answer_eval.agreement.baseline import Degradation
from answer_eval.agreement.estimate import Estimate, Undefined
from answer_eval.agreement.verdict import Verdict

MEAN = "mean of humans"
COLUMNS = (
    "group",
    "id",
    "kind",
    "first",
    "second",
    "coefficient",
    "value",
    "low",
    "high",
    "n",
    "of",
    "candidates",
    "undefined",
)
NOT_FOR_DECISIONS = "baseline, not for decisions"


class PairKind(StrEnum):
    """Who is compared with whom."""

    HUMAN_HUMAN = "human-human"
    HUMAN_MACHINE = "human-machine"
    MEAN_MACHINE = "mean-machine"
    MACHINE_MACHINE = "machine-machine"


@dataclass(frozen=True, slots=True)
class Group:
    """The units that were pooled: `all`, or those of one indicator, competency or question."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterSummary:
    """What one rater did, and how severely and widely they rated."""

    rater: str
    kind: str
    rated: int
    not_rated: int
    failed: int
    mean: float | Undefined
    sd: float | Undefined
    lowest: float | Undefined
    highest: float | Undefined


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRatedTable:
    """Whether two raters found something to rate, in the units that both judged."""

    both_rated: int
    first_only: int
    second_only: int
    neither: int
    exact: Estimate
    kappa: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two raters over one group of units; the first is the reference.

    The coefficients are on the `rated` units of the `of` that both took up: jointly rated, not
    those that either found nothing to rate in.
    """

    group: Group
    kind: PairKind
    first: str
    second: str
    rated: int
    of: int
    coefficients: Mapping[str, Estimate]
    not_rated: NotRatedTable | Undefined
    ceiling: float | Undefined
    """The highest QWK that the people's own reliability allows a machine."""
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """More than two raters at once over one group of units."""

    group: Group
    who: str
    raters: tuple[str, ...]
    coefficients: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A machine beside the people: against their mean, and against their own agreement."""

    group: Group
    machine: str
    against: str
    degradations: tuple[Degradation, ...]
    reliability: float | Undefined
    """ρ, of one person's rating: the mean r between people on units the machine rated too."""
    coefficients: Mapping[str, Estimate]
    """Those that take all people's ratings and the machine's."""
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReport:
    """Everything that `compare` found."""

    units: int
    interviews: int
    candidates: int
    raters: tuple[RaterSummary, ...]
    comparisons: tuple[Comparison, ...]
    together: tuple[Together, ...]
    standings: tuple[Standing, ...]
    labels: tuple[str, ...]
    resamples: int
    seed: int

    def pooled(self) -> tuple[Comparison, ...]:
        """Return the comparisons over all units."""
        return tuple(each for each in self.comparisons if each.group.kind == "all")

    @property
    def shares_units(self) -> bool:
        """Whether any two raters took up the same unit."""
        return any(each.of for each in self.pooled())

    def to_json(self) -> dict[str, Any]:
        """Return everything, JSON-able."""
        return {
            "unit": "interview x question x indicator",
            "units": self.units,
            "interviews": self.interviews,
            "candidates": self.candidates,
            "labels": list(self.labels),
            "interval": {
                "level": 0.95,
                "method": "percentile bootstrap, candidates resampled",
                "resamples": self.resamples,
                "seed": self.seed,
            },
            "raters": [_rater_json(each) for each in self.raters],
            "comparisons": [_comparison_json(each) for each in self.comparisons],
            "together": [_together_json(each) for each in self.together],
            "standings": [_standing_json(each) for each in self.standings],
        }

    def rows(self) -> Iterator[tuple[str | float, ...]]:
        """Yield a row of `COLUMNS` for every pair's coefficient; "" where it is undefined."""
        for each in self.comparisons:
            for name, found in each.coefficients.items():
                yield _row(each, name, found)


def _row(comparison: Comparison, name: str, found: Estimate) -> tuple[str | float, ...]:
    shown = found.as_json()
    return (
        comparison.group.kind,
        comparison.group.id,
        comparison.kind.value,
        comparison.first,
        comparison.second,
        name,
        *("" if shown[part] is None else shown[part] for part in ("value", "low", "high")),
        found.units,
        comparison.of,
        found.candidates,
        shown.get("undefined", ""),
    )


def _number(value: float | Undefined) -> float | None:
    return None if isinstance(value, Undefined) else value


def _rater_json(summary: RaterSummary) -> dict[str, Any]:
    return {
        "rater": summary.rater,
        "kind": summary.kind,
        "rated": summary.rated,
        "not_rated": summary.not_rated,
        "failed": summary.failed,
        "mean": _number(summary.mean),
        "sd": _number(summary.sd),
        "lowest": _number(summary.lowest),
        "highest": _number(summary.highest),
    }


def _coefficients_json(coefficients: Mapping[str, Estimate]) -> dict[str, Any]:
    return {name: found.as_json() for name, found in coefficients.items()}


def _group_json(group: Group) -> dict[str, str]:
    return {"group": group.kind, "id": group.id}


def _comparison_json(comparison: Comparison) -> dict[str, Any]:
    return _group_json(comparison.group) | {
        "kind": comparison.kind.value,
        "raters": [comparison.first, comparison.second],
        "n": comparison.rated,
        "of": comparison.of,
        "coefficients": _coefficients_json(comparison.coefficients),
        "ceiling_qwk": _number(comparison.ceiling),
        "not_rated": _not_rated_json(comparison.not_rated),
        "verdict": comparison.verdict.as_json(),
    }


def _not_rated_json(table: NotRatedTable | Undefined) -> dict[str, Any]:
    if isinstance(table, Undefined):
        return {"undefined": table.why}
    return {
        "both_rated": table.both_rated,
        "first_only": table.first_only,
        "second_only": table.second_only,
        "neither": table.neither,
        "exact": table.exact.as_json(),
        "kappa": table.kappa.as_json(),
    }


def _together_json(together: Together) -> dict[str, Any]:
    return _group_json(together.group) | {
        "who": together.who,
        "raters": list(together.raters),
        "coefficients": _coefficients_json(together.coefficients),
    }


def _standing_json(standing: Standing) -> dict[str, Any]:
    return _group_json(standing.group) | {
        "machine": standing.machine,
        "against": standing.against,
        "degradation": {each.coefficient: each.as_json() for each in standing.degradations},
        "human_reliability": _number(standing.reliability),
        "coefficients": _coefficients_json(standing.coefficients),
        "verdict": standing.verdict.as_json(),
    }
