"""A competency that no question asks about."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._draft import Draft


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every competency with indicators that no question names."""
    named = {name for _, question in draft.questions() for name in question.competencies}
    for path, competency in draft.competencies() if draft.as_guide else ():
        if competency.indicators and competency.id not in named:
            yield Fault(path, f"no question is rated for {competency.id}")


PLUGIN = Rule(
    name="uncovered-competency",
    about="A competency has indicators and no question: no candidate gets the chance to show it, "
    "and it never has a score.",
    fix="add a question that gives occasion to show it, or take its indicators out",
    check=check,
)
