"""Intervals of intraclass correlations from the F distribution."""

from answer_eval.agreement.coefficients._mean_squares import MeanSquares, mean_squares
from answer_eval.agreement.estimate import Bounds, Undefined
from answer_eval.agreement.f_distribution import f_quantile
from answer_eval.agreement.ratings import Ratings, sample_of

SHARE = 0.975
"""Of the F distribution below each end: both leave out 2.5 %."""

NO_ERROR = Undefined("the raters leave no error: F is infinite")


def one_way(ratings: Ratings) -> Bounds | Undefined:
    """Return the ends for MS_U / MS_W divided by what it is when units don't differ."""
    ms = _of_sample(ratings)
    return _ratio(ms, ms.within.item(), ratings.units * (ms.k - 1))


def two_way(ratings: Ratings) -> Bounds | Undefined:
    """Return the ends for MS_U / MS_E divided by what it is when units don't differ."""
    ms = _of_sample(ratings)
    return _ratio(ms, ms.error.item(), (ratings.units - 1) * (ms.k - 1))


def of_single(ratio: Bounds | Undefined, raters: int) -> Bounds | Undefined:
    """Turn the ends of F into those of one rating's reliability: (F − 1) / (F + k − 1)."""
    if isinstance(ratio, Undefined):
        return ratio
    low, high = ((f - 1) / (f + raters - 1) for f in (ratio.low, ratio.high))
    return Bounds(low, high)


def of_mean(ratio: Bounds | Undefined) -> Bounds | Undefined:
    """Turn the ends of F into those of the mean's reliability: 1 − 1/F."""
    if isinstance(ratio, Undefined):
        return ratio
    return Bounds(1 - 1 / ratio.low, 1 - 1 / ratio.high)


def of_agreement(ratings: Ratings) -> Bounds | Undefined:
    """Return the ends for ICC(2,1), their degrees of freedom by Satterthwaite's approximation."""
    ms, n = _of_sample(ratings), ratings.units
    k, units, raters, error = ms.k, ms.units.item(), ms.raters.item(), ms.error.item()
    if not error:
        return NO_ERROR
    single = (units - error) / (units + (k - 1) * error + k * (raters - error) / n)
    spread = k * single * raters
    rest = (n * (1 + (k - 1) * single) - k * single) * error
    divisor = spread**2 / (k - 1) + rest**2 / ((n - 1) * (k - 1))
    if (spread + rest) ** 2 < divisor or not divisor:
        return Undefined("too little agreement: less than one degree of freedom is left")
    free = (spread + rest) ** 2 / divisor
    above, below = f_quantile(SHARE, n - 1, free), f_quantile(SHARE, free, n - 1)
    noise = k * raters + (k * n - k - n) * error
    return Bounds(
        n * (units - above * error) / (above * noise + n * units),
        n * (below * units - error) / (noise + n * below * units),
    )


def stepped_up(single: Bounds | Undefined, raters: int) -> Bounds | Undefined:
    """Turn the ends for one rating into those for the mean of k (Spearman-Brown)."""
    if isinstance(single, Undefined):
        return single
    if 1 + single.low * (raters - 1) <= 0:
        return Undefined("its lower end for one rating has no counterpart for their mean")
    low, high = (raters * end / (1 + end * (raters - 1)) for end in (single.low, single.high))
    return Bounds(low, high)


def _of_sample(ratings: Ratings) -> MeanSquares:
    return mean_squares(ratings, sample_of(ratings.population))


def _ratio(ms: MeanSquares, error: float, freedom: int) -> Bounds | Undefined:
    if not error:
        return NO_ERROR
    f, units = ms.units.item() / error, ms.n.item() - 1
    return Bounds(f / f_quantile(SHARE, units, freedom), f * f_quantile(SHARE, freedom, units))
