"""What a run can't tell: always, and by what this one rests on."""

from collections.abc import Iterator

from answer_eval.agreement.report import ILLUSTRATIVE
from answer_eval.agreement.verdict import FEWEST_CANDIDATES
from answer_eval.card import Known
from answer_eval.evidence import Evidence
from answer_eval.rating import RaterKind
from answer_eval.reports import Run

ALWAYS = (
    "Ratings tell what candidates said in an interview; none was held against work on the job.",
    "Agreement with people says that raters judge alike, not that they judge rightly.",
    "A located quote shows that the words were said, not that they are true.",
    "What was misheard is rated as it is written in the transcript.",
    "What holds for this guide, these questions and these candidates need not hold for others.",
    "Ratings are for a person to read and check. Nobody is to be rejected by them alone.",
)


def limits(known: Known) -> Iterator[str]:
    """Yield the limits of any run, then those of this one."""
    yield from ALWAYS
    run, about = known.run, known.run.about
    candidates = len({each.interview.candidate for each in run.evaluations})
    if candidates < FEWEST_CANDIDATES:
        yield (
            f"Only {candidates} candidates: with fewer than {FEWEST_CANDIDATES} no interval is"
            " believed and no verdict given."
        )
    if rates_by_baseline(run):
        yield "The baseline's ratings are a bar for others to clear: not for decisions."
    if known.agreement and ILLUSTRATIVE in known.agreement.labels:
        yield "The human ratings were written for the samples: agreement with them shows nothing."
    if known.agreement is None:
        yield "No people's ratings were given: whether people would rate alike is unknown."
    if known.groups is None:
        yield "Whether groups of candidates are rated alike was not tested."
    yield from _of_quotes(known)
    if failures := len(about["failures"]):
        yield f"{failures} failures: no valid reply, or a file that could not be read."
    yield from about["notes"]


def rates_by_baseline(run: Run) -> bool:
    """Tell whether any of the ratings in a run's folder are the baseline's."""
    return any(each.rater.kind is RaterKind.BASELINE for each in run.evaluations)


def _of_quotes(known: Known) -> Iterator[str]:
    judged = [row for each in known.run.evaluations for row in each.judged]
    quotes = [quote for row in judged for quote in row.quotes]
    lost = sum(not isinstance(each, Evidence) for each in quotes)
    if lost:
        yield f"{lost} of {len(quotes)} quotes were not found in the answer and count for nothing."
