"""Everything that a comparison of raters found, as one record and as JSON."""

from dataclasses import dataclass
from typing import Any

from answer_eval.agreement.compared import Comparison, Standing, Together
from answer_eval.agreement.diagnostics import Diagnostics
from answer_eval.agreement.gates import Gates
from answer_eval.agreement.rivals import Rivals
from answer_eval.agreement.stand_in import StandIn
from answer_eval.agreement.summary import RaterSummary

ENOUGH_FOR_INTERVALS = 50
CAUTION = (
    "with fewer than 50 candidates rated by both of a pair, bootstrap intervals are somewhat too"
    " narrow: of simulated studies of 20, 86 to 94 in 100 held the truth about these very raters,"
    " where 95 are promised; what α, ICC(1,1) and ICC(2,·) would be among other raters, of"
    " differing severity, 82 to 86 did, and of larger studies still fewer"
)
"""As `bench/coverage.py` found it for the coefficients in it."""
NOT_FOR_DECISIONS = "baseline, not for decisions"
ILLUSTRATIVE = "illustrative human ratings"
"""The label of a comparison with ratings that were written for the samples."""


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
    stand_ins: tuple[StandIn, ...]
    rivals: tuple[Rivals, ...]
    diagnostics: Diagnostics
    labels: tuple[str, ...]
    resamples: int
    seed: int
    gates: Gates

    @property
    def caution(self) -> str:
        """What to mind about intervals of so few candidates; "" where each pair has enough."""
        shared = [each.coefficients["qwk"].candidates for each in self.pooled() if each.rated]
        return CAUTION if min(shared, default=0) < ENOUGH_FOR_INTERVALS else ""

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
                **({"caution": self.caution} if self.caution else {}),
            },
            "gates": [each.as_json() for each in self.gates],
            "raters": [each.as_json() for each in self.raters],
            "comparisons": [each.as_json() for each in self.comparisons],
            "together": [each.as_json() for each in self.together],
            "stand_ins": [each.as_json() for each in self.stand_ins],
            "standings": [each.as_json() for each in self.standings],
            "rivals": [each.as_json() for each in self.rivals],
            "diagnostics": self.diagnostics.as_json(),
        }
