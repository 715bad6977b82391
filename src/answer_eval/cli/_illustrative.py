"""Whether ratings are those written for the samples, in whatever form their table has them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from answer_eval.agreement.report import ILLUSTRATIVE
from answer_eval.files import load_table, packaged
from answer_eval.human_ratings import read_ratings
from answer_eval.rating import Judged, Rating

Said = tuple[str, str, str, float | str]
"""Interview, indicator, rater, and a rating or why there is none. The question is no part of it:
a table with a column for each indicator need not name it."""


def labels(judged: Iterable[Judged], about: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the label of illustrative ratings, where the run says so or these are the samples'."""
    said = about.get("labels", {}).get("illustrative_ratings", False)
    return (ILLUSTRATIVE,) if said or _of_the_samples(judged) else ()


def _of_the_samples(judged: Iterable[Judged]) -> bool:
    """Tell whether everything that some rater said is the samples'."""
    samples = read_ratings([load_table(packaged("samples", "human_ratings.csv"))]).judged
    written = {_said(each) for each in samples}
    by_rater = defaultdict[str, set[Said]](set)
    for each in judged:
        by_rater[each.rater.id].add(_said(each))
    return any(said <= written for said in by_rater.values())


def _said(judged: Judged) -> Said:
    outcome = judged.value if isinstance(judged, Rating) else judged.reason
    return judged.unit.interview, judged.unit.indicator, judged.rater.id, outcome
