"""The exact-agreement gap."""

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._trios import PEOPLE, WITH_MACHINE, mean_over, none_or
from answer_eval.agreement.coefficients.exact import PLUGIN as EXACT
from answer_eval.agreement.ratings import Array, Draws, Ratings


class ExactGap:
    """How much oftener two people agree exactly than either of them does with the machine.

    Gap = p_HH − p_HM on the units that two people and the machine rated: p_HH the two people's
    exact agreement, p_HM the mean of the machine's with each of them (a mean rating has no exact
    agreement); with more people, means over their pairs. Below 0 the machine agrees with people
    better than they do. Undefined where no unit has two people's ratings and the machine's, and
    where ratings lie between the scale's points.
    Flagged above .05125: ACT research brief (2021).
    """

    name = "exact_gap"
    title = "exact-agreement gap"
    measurement = Measurement.NOMINAL
    takes = Takes.MACHINE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return none_or(ratings, EXACT)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return the gap in every resample."""
        people = mean_over(EXACT, ratings, draws, PEOPLE)
        return people - mean_over(EXACT, ratings, draws, WITH_MACHINE)


PLUGIN = ExactGap()
