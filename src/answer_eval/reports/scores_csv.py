"""One row for every score, with how many indicators were rated of how many."""

from collections.abc import Iterator

from answer_eval.evaluation import Evaluation
from answer_eval.reports import Run
from answer_eval.score import Score
from answer_eval.tables import Cell, csv_text

COLUMNS = (
    "interview",
    "candidate",
    "level",
    "id",
    "score",
    "rated",
    "of",
    "flags",
    "rater",
    "guide",
)


class ScoresCsv:
    """`scores.csv`: an empty score where too few indicators are rated."""

    name = "scores.csv"

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield the one file."""
        rows = (
            _row(evaluation, score)
            for evaluation in run.evaluations
            for score in evaluation.scorecard.scores
        )
        yield self.name, csv_text(COLUMNS, rows)


def _row(evaluation: Evaluation, score: Score) -> tuple[Cell, ...]:
    return (
        evaluation.interview.id,
        evaluation.interview.candidate,
        score.level,
        score.id,
        score.value if isinstance(score.value, float) else "",
        score.rated,
        score.of,
        ";".join(score.flags),
        evaluation.rater.id,
        evaluation.guide,
    )


PLUGIN = ScoresCsv()
