"""A competency that the guide's own rule of scoring leaves without a score."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._draft import Draft


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every competency with fewer indicators than a score takes."""
    if draft.as_guide is None:
        return
    least = draft.as_guide.scoring.minimum_rated
    for path, competency in draft.competencies_used():
        count = len(competency.indicators)
        if 0 < count < least:
            what = f"{competency.id} can never have a score: {count} of the {least} indicators"
            yield Fault(path, f"{what} that one takes")


PLUGIN = Rule(
    name="never-scored",
    about="A competency has fewer indicators than `scoring.minimum_rated`: however well it is "
    "shown, it gets no score.",
    fix="add indicators, or lower `minimum_rated` under `scoring`",
    check=check,
)
