"""Scores from ratings by the rubric's rule, in code, never a model's arithmetic."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from statistics import median

from answer_eval.guide import Guide, Scoring
from answer_eval.rating import Flag, Judged, Rating
from answer_eval.rubric import Competency


class Level(StrEnum):
    """What a score sums up."""

    QUESTION = "question"
    COMPETENCY = "competency"
    OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class NoScore:
    """There is no score, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """A mean of ratings, or why there is none; always with how many were `rated` `of` how many."""

    level: Level
    id: str
    value: float | NoScore
    rated: int
    of: int
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Every score of one interview by one rater."""

    competencies: tuple[Score, ...]
    questions: tuple[Score, ...]
    overall: Score

    @property
    def scores(self) -> tuple[Score, ...]:
        """All of them, overall last."""
        return (*self.competencies, *self.questions, self.overall)


def score(judged: Sequence[Judged], guide: Guide) -> Scorecard:
    """Score one rater's ratings of one interview.

    An indicator rated in several questions counts once, as the mean of its ratings, and several
    samples of a rating as their median; a competency with too few rated indicators gets no score;
    unevidenced ratings don't count.
    """
    means = _indicator_means(judged)
    competencies = tuple(
        _competency(each, means, guide.scoring) for each in guide.competencies if each.indicators
    )
    questions = tuple(_question(each.id, judged) for each in guide.questions)
    return Scorecard(competencies, questions, _overall(competencies, guide))


def _counted(judged: Iterable[Judged]) -> list[Rating]:
    ratings = (each for each in judged if isinstance(each, Rating))
    return [each for each in ratings if Flag.UNEVIDENCED not in each.flags]


def _mean(values: Sequence[float | Fraction]) -> Fraction:
    if len(values) == 1:
        return Fraction(values[0])
    return sum((Fraction(value) for value in values), Fraction()) / len(values)


@lru_cache
def as_written(weight: float) -> Fraction:
    """Return the weight that the guide says: 0.1 is a tenth, not the float nearest to it."""
    return Fraction(str(weight))


def _indicator_means(judged: Iterable[Judged]) -> dict[str, Fraction]:
    """Return each rated indicator's mean over questions, of the median of each one's samples."""
    samples = defaultdict[str, defaultdict[str, list[float]]](lambda: defaultdict(list))
    for rating in _counted(judged):
        samples[rating.unit.indicator][rating.unit.question].append(rating.value)
    return {
        indicator: _mean([median(values) for values in by_question.values()])
        for indicator, by_question in samples.items()
    }


def _competency(competency: Competency, means: dict[str, Fraction], rule: Scoring) -> Score:
    name, of = competency.id, len(competency.indicators)
    weighed = [(each.weight, means[each.id]) for each in competency.indicators if each.id in means]
    rated = len(weighed)
    if rated < rule.minimum_rated or rated < rule.minimum_share * of:
        need = max(rule.minimum_rated, -(-Fraction(str(rule.minimum_share)) * of // 1))
        why = NoScore(f"{rated} of {of} indicators rated; the guide asks for {need}")
        return Score(Level.COMPETENCY, name, why, rated, of, (Flag.LOW_COVERAGE,))
    return Score(Level.COMPETENCY, name, float(_weighted(weighed)), rated, of)


def _question(name: str, judged: Sequence[Judged]) -> Score:
    here = [each for each in judged if each.unit.question == name]
    means = _indicator_means(here)
    of = len({each.unit.indicator for each in here})
    value = float(_mean(list(means.values()))) if means else NoScore("no indicator is rated")
    return Score(Level.QUESTION, name, value, len(means), of)


def _overall(competencies: Sequence[Score], guide: Guide) -> Score:
    tiers = {each.id: each.tier for each in guide.competencies}
    weights = {each.id: each.weight for each in guide.competencies}
    counted = [each for each in competencies if tiers[each.id] in guide.scoring.overall]
    scored = [(weights[each.id], each.value) for each in counted if isinstance(each.value, float)]
    rated, of = sum(each.rated for each in counted), sum(each.of for each in counted)
    flags = (Flag.LOW_COVERAGE,) if len(scored) < len(counted) else ()
    if not scored:
        return Score(
            Level.OVERALL, "overall", NoScore("no competency has a score"), rated, of, flags
        )
    return Score(Level.OVERALL, "overall", float(_weighted(scored)), rated, of, flags)


def _weighted(values: Sequence[tuple[float, float | Fraction]]) -> Fraction:
    weights = [as_written(weight) for weight, _ in values]
    products = (w * Fraction(value) for w, (_, value) in zip(weights, values, strict=True))
    return sum(products, Fraction()) / sum(weights, Fraction())
