"""What was found for every rater and every grouping, as records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from answer_eval.agreement.estimate import Undefined
from answer_eval.impact.attribute import Attribute, crossed
from answer_eval.impact.conditional import GroupDifference, conditional_differences
from answer_eval.impact.dsm import GroupDsm, group_dsms
from answer_eval.impact.explained import Explained, explained
from answer_eval.impact.means import GroupMean, group_means
from answer_eval.impact.rates import RateTable, rate_tables
from answer_eval.impact.sample import Paired, Sample, criteria
from answer_eval.rating import RaterKind

NOT_FOR_DECISIONS = "baseline, not for decisions"
LIMITS = (
    "These are figures about groups: they decide about nobody, and reject nobody.",
    "They are input for an independent bias audit, not one, and not legal advice.",
    "Four fifths is a screen: small groups of one true rate often fall below it by chance.",
    "No difference found is not fairness shown: see how many candidates each figure rests on.",
    "A difference alone does not tell whether rater, questions, guide or candidates differ.",
    "The group with the highest rate is picked by its rate, so ratios to it lean low by chance.",
    "Many groups are compared at once: of p values below .05 one in twenty is due to chance alone.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePeople:
    """A machine's scores beside people's in every group of one grouping."""

    candidates: int
    unknown: int
    dsms: tuple[GroupDsm, ...]
    differences: tuple[GroupDifference, ...]
    explained: Explained


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Everything about one column of groups, or two crossed."""

    columns: tuple[str, ...]
    unknown: int
    rates: tuple[RateTable, ...]
    means: tuple[GroupMean, ...]
    beside_people: BesidePeople | Undefined


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReport:
    """Everything about one rater's scores by one guide."""

    sample: Sample
    groupings: tuple[Grouping, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands over everything that shows these scores."""
        return (NOT_FOR_DECISIONS,) if self.sample.rater == RaterKind.BASELINE else ()


def groupings(attributes: Sequence[Attribute]) -> Iterator[Attribute]:
    """Yield every column of groups, then every two crossed."""
    yield from attributes
    for first, second in combinations(attributes, 2):
        yield crossed(first, second)


def examine(
    sample: Sample,
    paired: Paired | Undefined,
    attributes: Iterable[Attribute],
    cuts: Sequence[float],
) -> SampleReport:
    """Compare the groups of every attribute by the median, every cut, the means and people."""
    some = attributes if sample.people else ()
    found = (_grouping(sample, paired, each, cuts) for each in some)
    return SampleReport(sample=sample, groupings=tuple(found))


def _grouping(
    sample: Sample, paired: Paired | Undefined, attribute: Attribute, cuts: Sequence[float]
) -> Grouping:
    members = attribute.members(sample.people)
    return Grouping(
        columns=attribute.columns,
        unknown=members.unknown,
        rates=tuple(
            table
            for each in criteria(sample.scores, cuts)
            for table in rate_tables(sample.scores, members, each)
        ),
        means=group_means(sample.scores, members),
        beside_people=_beside(paired, attribute),
    )


def _beside(paired: Paired | Undefined, attribute: Attribute) -> BesidePeople | Undefined:
    if isinstance(paired, Undefined):
        return paired
    members = attribute.members(paired.people)
    return BesidePeople(
        candidates=len(paired.people),
        unknown=members.unknown,
        dsms=group_dsms(paired, members),
        differences=conditional_differences(paired, members),
        explained=explained(paired, members),
    )
