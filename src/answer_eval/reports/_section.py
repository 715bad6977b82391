"""What one page of the report is about: an interview, its guide, and all who rated it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import ClassVar

from answer_eval.evaluation import Evaluation
from answer_eval.guide import Guide
from answer_eval.interview import Interview
from answer_eval.rating import Judged, Rater, RaterKind
from answer_eval.reports import Run
from answer_eval.reports._words import KINDS
from answer_eval.rubric import Scale
from answer_eval.score import NoScore, Score


@dataclass(frozen=True, slots=True)
class Link:
    """A place's name, and the way there; no way where it has no place of its own."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class RaterName:
    """Who rates, and the letter that stands for them; no letter where nobody else rates."""

    id: str
    letter: str
    kind: str
    is_baseline: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A number on the scale, and how far along it stands: 0 at the worst end, 100 at the best."""

    text: str
    along: float
    is_number: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Absent:
    """No number, and why."""

    label: str
    why: str
    detail: str = ""
    is_number: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A score by one rater, with how many indicators were `rated` `of` how many."""

    rater: RaterName
    outcome: Point | Absent
    rated: int
    of: int


@dataclass(frozen=True, slots=True)
class Section:
    """Evaluations that share one interview, word for word, and one guide."""

    key: str
    """What its anchors start with."""
    interview: Interview
    guide: Guide
    evaluations: tuple[Evaluation, ...]
    letters: dict[str, str]

    @property
    def guide_digest(self) -> str:
        """The digest by which the run knows the guide."""
        return self.evaluations[0].guide_digest

    def anchor(self, kind: str, *numbers: int) -> str:
        """Return the id of a thing on its page."""
        return "-".join([self.key, kind + str(numbers[0]), *map(str, numbers[1:])])

    def name(self, rater: Rater) -> RaterName:
        """Return how the page calls a rater."""
        letter = self.letters[rater.id]
        return RaterName(rater.id, letter, KINDS[rater.kind], rater.kind is RaterKind.BASELINE)

    @property
    def raters(self) -> tuple[RaterName, ...]:
        """Those who rated."""
        return tuple(self.name(evaluation.rater) for evaluation in self.evaluations)

    def judged(self) -> dict[tuple[str, str], list[Judged]]:
        """Return all judgements of each question's indicators, rater by rater."""
        found = defaultdict[tuple[str, str], list[Judged]](list)
        for evaluation in self.evaluations:
            for each in evaluation.judged:
                found[each.unit.question, each.unit.indicator].append(each)
        return found

    def score(self, evaluation: Evaluation, score: Score) -> ScoreView:
        """Return a score as the page shows it, to two decimals."""
        outcome: Point | Absent
        if isinstance(score.value, NoScore):
            outcome = Absent("No score", score.value.why)
        else:
            outcome = point(score.value, self.guide.scale, f"{score.value:.2f}")
        return ScoreView(self.name(evaluation.rater), outcome, score.rated, score.of)


def point(value: float, scale: Scale, text: str = "") -> Point:
    """Return where a value stands on a scale."""
    along = 100 * (value - scale.worst) / (scale.best - scale.worst)
    return Point(text or f"{round(value, 2):g}", round(along, 2))


def sections(run: Run) -> Iterator[Section]:
    """Yield a section for every interview and guide, in the run's order.

    An interview that changed between two raters' ratings has a section for each state.
    """
    groups = defaultdict[tuple[Interview, str], list[Evaluation]](list)
    for each in run.evaluations:
        groups[each.interview, each.guide_digest].append(each)
    letters = _letters(each.rater.id for each in run.evaluations)
    for number, ((interview, guide), evaluations) in enumerate(groups.items(), start=1):
        yield Section(f"i{number}", interview, run.guides[guide], tuple(evaluations), letters)


def _letters(raters: Iterable[str]) -> dict[str, str]:
    """Return one letter for each rater of the run, the same on every page."""
    names = sorted(set(raters))
    if len(names) == 1:
        return {names[0]: ""}
    return {name: _letter(index) for index, name in enumerate(names)}


def _letter(index: int) -> str:
    size = len(ascii_uppercase)
    return ascii_uppercase[index] if index < size else str(index + 1)
