"""What `answer-eval agree` prints of each rater."""

from typing import TYPE_CHECKING

from answer_eval.cli import _show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table

    from answer_eval.agreement.compared import Comparison
    from answer_eval.agreement.summary import RaterSummary


def raters(summaries: "Iterable[RaterSummary]") -> "Table":
    """Return what each rater did, and how severely and widely beside the other people."""
    from answer_eval.agreement.estimate import shown

    table = _show.table(
        "Raters (severity: points below or above the other people; range: SD as a multiple of"
        " theirs; middle: share of middling ratings beyond theirs)",
        ["rater"],
        ["rated", "no evidence", "failed", "mean", "SD", "severity", "range", "middle"],
    )
    for each in summaries:
        counts = (each.rated, each.no_evidence, each.failed)
        beside = (each.severity, each.range_use, each.central)
        spread = (shown(each.mean), shown(each.sd))
        table.add_row(each.rater, *map(str, counts), *spread, *map(str, beside))
    return table


def no_evidence(comparisons: "Iterable[Comparison]") -> "Table":
    """Return who found evidence where, in the units whose questions both have as answered."""
    from answer_eval.agreement.compared import TwoByTwo
    from answer_eval.agreement.estimate import shown

    table = _show.table(
        "Rated or no evidence, in the units that both judged",
        ["raters"],
        ["n", "both rated", "first only", "second only", "neither", "agreement", "κ"],
    )
    for each in comparisons:
        found = each.no_evidence
        if isinstance(found, TwoByTwo):
            counts = (found.both_rated, found.first_only, found.second_only, found.neither)
            agreement = shown(found.exact.value)
            who = f"{each.first} – {each.second}"
            numbers = map(str, (sum(counts), *counts))
            table.add_row(who, *numbers, agreement, str(found.kappa))
    return table
