"""One row for every interview, question, indicator, rater and sample."""

from collections.abc import Iterator

from answer_eval.evaluation import Evaluation
from answer_eval.rating import Calibrated, Judged, Rating
from answer_eval.reports import Run
from answer_eval.tables import Cell, csv_text

COLUMNS = (
    "interview",
    "candidate",
    "guide",
    "guide_version",
    "question",
    "indicator",
    "rater",
    "rater_kind",
    "sample",
    "rating",
    "not_rated",
    "evidence",
    "flags",
    "raw_rating",
    "calibration",
)


class RatingsCsv:
    """`ratings.csv`: a rating or the reason why there is none, never both.

    `raw_rating` is the rater's own, which the rating is unless a `calibration` is named.
    """

    name = "ratings.csv"

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield the one file."""
        rows = (
            _row(evaluation, each) for evaluation in run.evaluations for each in evaluation.judged
        )
        yield self.name, csv_text(COLUMNS, rows)


def _row(evaluation: Evaluation, judged: Judged) -> tuple[Cell, ...]:
    return (
        judged.unit.interview,
        judged.unit.candidate,
        evaluation.guide,
        evaluation.guide_version,
        judged.unit.question,
        judged.unit.indicator,
        judged.rater.id,
        judged.rater.kind,
        judged.sample,
        judged.value if isinstance(judged, Rating) else "",
        "" if isinstance(judged, Rating) else judged.reason,
        len(judged.evidence),
        ";".join(judged.flags),
        _raw(judged),
        judged.calibration if isinstance(judged, Calibrated) else "",
    )


def _raw(judged: Judged) -> Cell:
    if isinstance(judged, Calibrated):
        return judged.raw
    return judged.value if isinstance(judged, Rating) else ""


PLUGIN = RatingsCsv()
