"""The correlation with people, corrected for their unreliability."""

import numpy as np

from answer_eval.agreement.coefficients import Measurement, Takes
from answer_eval.agreement.coefficients._trios import PEOPLE, WITH_MACHINE, mean_over, none_or
from answer_eval.agreement.coefficients.pearson import PLUGIN as PEARSON
from answer_eval.agreement.ratings import Array, Draws, Ratings, quotient


class DisattenuatedCorrelation:
    """The machine's correlation with a single person, had that person rated without error.

    r_T = r_HM / √r_HH on the units that two people and the machine rated: r_HM the mean r of the
    machine with each of the two, r_HH theirs; with more people, means over their pairs. It can
    exceed 1. Undefined where no unit has two people's ratings and the machine's, where one of
    them gave the same rating throughout, and where people don't correlate.
    Spearman (1904), American Journal of Psychology 15, 72-101.
    """

    name = "disattenuated_r"
    title = "disattenuated r"
    measurement = Measurement.INTERVAL
    takes = Takes.MACHINE

    def undefined(self, ratings: Ratings) -> str:
        """Return why not, "" if defined."""
        return none_or(ratings, PEARSON)

    def values(self, ratings: Ratings, draws: Draws) -> Array:
        """Return r_T in every resample."""
        people = mean_over(PEARSON, ratings, draws, PEOPLE)
        machine = mean_over(PEARSON, ratings, draws, WITH_MACHINE)
        return quotient(machine, np.sqrt(np.where(people > 0, people, np.nan)))


PLUGIN = DisattenuatedCorrelation()
