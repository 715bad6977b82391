"""Why a coefficient can be undefined, in the words that tables print."""

import numpy as np

from answer_eval.agreement.ratings import Ratings

BETWEEN_POINTS = "some ratings lie between the scale's points: equal ones are an accident, see qwk"


def one_rating_only(ratings: Ratings) -> str:
    """Say that every rating of every rater is the same, if so."""
    if len(ratings.levels) > 1:
        return ""
    return f"every rating is {ratings.levels[0]:g}: chance alone would agree as well"


def between_points(ratings: Ratings) -> str:
    """Say that some rating isn't a whole number, if so."""
    if np.array_equal(ratings.levels, np.round(ratings.levels)):
        return ""
    return BETWEEN_POINTS


def no_spread(ratings: Ratings) -> str:
    """Say that some rater gave one and the same rating throughout, if so."""
    for column in ratings.values.T:
        given = np.unique(column[~np.isnan(column)])
        if len(given) == 1:
            return f"a rater gave every unit {given[0]:g}: there is no spread to relate"
    return ""


def one_unit(ratings: Ratings) -> str:
    """Say that there is one unit, if so."""
    return "" if ratings.units > 1 else "one unit only: two are the least"
