"""One row for every part of every quote, located or not."""

from collections.abc import Iterator

from answer_eval.evidence import Located
from answer_eval.rating import Judged
from answer_eval.reports import Run
from answer_eval.tables import Cell, csv_text
from answer_eval.transcript import Interval, Span, Transcript

COLUMNS = (
    "interview",
    "question",
    "indicator",
    "rater",
    "sample",
    "polarity",
    "part",
    "quote",
    "turn",
    "start_char",
    "end_char",
    "start_time",
    "match",
)


class EvidenceCsv:
    """`evidence.csv`: half-open code-point offsets into turns; none where unlocated."""

    name = "evidence.csv"

    def files(self, run: Run) -> Iterator[tuple[str, str]]:
        """Yield the one file."""
        rows = (
            row
            for evaluation in run.evaluations
            for judged in evaluation.judged
            for quote in judged.quotes
            for row in _rows(judged, quote, evaluation.interview.transcript)
        )
        yield self.name, csv_text(COLUMNS, rows)


def _rows(judged: Judged, located: Located, transcript: Transcript) -> Iterator[tuple[Cell, ...]]:
    unit, quote = judged.unit, located.quote
    whose = (unit.interview, unit.question, unit.indicator, judged.rater.id, judged.sample)
    places = [place(span, transcript) for span in located.parts] or [("", "", "", "")]
    for part, where in enumerate(places, start=1):
        yield (*whose, quote.polarity, part, quote.text, *where, located.match)


def place(span: Span, transcript: Transcript) -> tuple[Cell, Cell, Cell, Cell]:
    """Return a span's turn, its ends, and its start in seconds where it is timed."""
    time = transcript.time(span)
    start = time.start if isinstance(time, Interval) else ""
    return span.turn, span.start_char, span.end_char, start


PLUGIN = EvidenceCsv()
