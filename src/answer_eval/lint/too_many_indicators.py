"""A question that has to serve too many indicators."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._draft import Draft

MOST = 6


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every question with more indicators than one answer can show."""
    guide = draft.as_guide
    for path, question in draft.questions():
        competencies = guide.rated_for(question) if guide else ()
        count = sum(len(each.indicators) for each in competencies)
        if count > MOST:
            yield Fault(path, f"{count} indicators are rated in the answer to {question.id}")


PLUGIN = Rule(
    name="too-many-indicators",
    about=f"More than {MOST} indicators are rated in one answer: one story seldom shows so many, "
    "and raters under load fall back on one overall impression.",
    fix="split the competencies over two questions, or keep the indicators that the job turns on",
    check=check,
)
