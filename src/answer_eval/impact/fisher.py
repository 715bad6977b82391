"""Fisher's exact test that two groups have one rate."""

from math import comb

from answer_eval.impact.intervals import Count


def fisher(group: Count, reference: Count) -> float:
    """Return the two-sided p: the share of tables no likelier than this one, margins fixed.

    Each table's weight is C(n₁, k) C(n₂, m − k), m the hits of both: whole numbers, so that ties
    are ties. Fisher (1935); two-sided as in R's fisher.test.
    """
    hits = group.hits + reference.hits
    low, high = max(0, hits - reference.of), min(group.of, hits)
    weights = [comb(group.of, low) * comb(reference.of, hits - low)]
    for k in range(low, high):
        step = (group.of - k) * (hits - k), (k + 1) * (reference.of - hits + k + 1)
        weights.append(weights[-1] * step[0] // step[1])
    seen = weights[group.hits - low]
    return sum(each for each in weights if each <= seen) / sum(weights)
