"""How far a rater's ratings of one sample answer move when it is asked again."""

from collections.abc import Sequence

from answer_eval.agreement.repeats import Spread, by_indicator, repeats_of, spread
from answer_eval.guide import Guide
from answer_eval.trial.rated import RatedCase


def stability(rated: Sequence[RatedCase], guide: Guide) -> tuple[Spread, ...]:
    """Return every indicator's spread over the samples, in the guide's order."""
    found = repeats_of(each for case in rated for each in case.judged)
    order = [each.id for each in guide.rubric.indicators]
    return tuple(spread(*each) for each in by_indicator(found, order).items())
