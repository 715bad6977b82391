"""What was found of raters held against each other, as records."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from answer_eval.agreement.baseline import Degradation
from answer_eval.agreement.estimate import Estimate, Undefined, number_json
from answer_eval.agreement.group import Group
from answer_eval.agreement.verdict import Verdict

MEAN = "mean of humans"
MEDIAN = "median of humans"


class PairKind(StrEnum):
    """Who is compared with whom."""

    HUMAN_HUMAN = "human-human"
    HUMAN_ADJUDICATED = "human-adjudicated"
    HUMAN_MACHINE = "human-machine"
    MEAN_MACHINE = "mean-machine"
    MEDIAN_MACHINE = "median-machine"
    ADJUDICATED_MACHINE = "adjudicated-machine"
    MACHINE_MACHINE = "machine-machine"

    @property
    def is_of_combined(self) -> bool:
        """Whether the reference is no person but what several come to."""
        return self in {PairKind.MEAN_MACHINE, PairKind.MEDIAN_MACHINE}

    @property
    def is_alike(self) -> bool:
        """Whether both are of one standing: two people, or two machines."""
        return self in {
            PairKind.HUMAN_HUMAN,
            PairKind.HUMAN_ADJUDICATED,
            PairKind.MACHINE_MACHINE,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoByTwo:
    """Whether each of two raters gave a rating, unit by unit."""

    both_rated: int
    first_only: int
    second_only: int
    neither: int
    exact: Estimate
    kappa: Estimate

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "both_rated": self.both_rated,
            "first_only": self.first_only,
            "second_only": self.second_only,
            "neither": self.neither,
            "exact": self.exact.as_json(),
            "kappa": self.kappa.as_json(),
        }


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
    not_rated: TwoByTwo | Undefined
    """Rated, or not for whatever reason that is a judgement."""
    no_evidence: TwoByTwo | Undefined
    """Rated, or no evidence found: without units that either has as not asked or not answered."""
    ceiling: float | Undefined
    """The highest QWK that the people's own reliability allows a machine."""
    verdict: Verdict

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return self.group.as_json() | {
            "kind": self.kind.value,
            "raters": [self.first, self.second],
            "n": self.rated,
            "of": self.of,
            "coefficients": coefficients_json(self.coefficients, self.of),
            **_ceiling_json(self.ceiling),
            "not_rated": _table_json(self.not_rated),
            "no_evidence": _table_json(self.no_evidence),
            "verdict": self.verdict.as_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """More than two raters at once over one group of units.

    `of` counts the units that two or more of them took up.
    """

    group: Group
    who: str
    raters: tuple[str, ...]
    of: int
    coefficients: Mapping[str, Estimate]

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return self.group.as_json() | {
            "who": self.who,
            "raters": list(self.raters),
            "of": self.of,
            "coefficients": coefficients_json(self.coefficients, self.of),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A machine beside the people: against their mean, and against their own agreement."""

    group: Group
    machine: str
    against: str
    of: int
    """The units that the machine and a person took up."""
    degradations: tuple[Degradation, ...]
    reliability: float | Undefined
    """ρ, of one person's rating: the mean r between people on units the machine rated too."""
    ceiling: float | Undefined
    """The highest QWK against `against` that the reliability allows any machine."""
    coefficients: Mapping[str, Estimate]
    """Those that take all people's ratings and the machine's."""
    verdict: Verdict

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return self.group.as_json() | {
            "machine": self.machine,
            "against": self.against,
            "of": self.of,
            "degradation": {each.coefficient: each.as_json() for each in self.degradations},
            "human_reliability": number_json(self.reliability)["value"],
            **_ceiling_json(self.ceiling),
            "coefficients": coefficients_json(self.coefficients, self.of),
            "verdict": self.verdict.as_json(),
        }


def coefficients_json(coefficients: Mapping[str, Estimate], of: int) -> dict[str, Any]:
    """Return coefficients by name, each with its coverage: its units as a share of `of`."""
    return {
        name: found.as_json() | {"coverage": found.units / of if of else None}
        for name, found in coefficients.items()
    }


def _ceiling_json(ceiling: float | Undefined) -> dict[str, Any]:
    if isinstance(ceiling, Undefined):
        return {"ceiling_qwk": None, "no_ceiling": ceiling.why}
    return {"ceiling_qwk": ceiling}


def _table_json(table: TwoByTwo | Undefined) -> dict[str, Any]:
    return {"undefined": table.why} if isinstance(table, Undefined) else table.as_json()
