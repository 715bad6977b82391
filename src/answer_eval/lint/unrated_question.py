"""A question whose answer nothing is rated in."""

from collections.abc import Iterator

from answer_eval._faults import Fault
from answer_eval.lint import Rule
from answer_eval.lint._draft import Draft


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every question that names no competency with indicators."""
    guide = draft.as_guide
    for path, question in draft.questions():
        if guide and not guide.rated_for(question):
            named = ", ".join(question.competencies)
            why = f"{named} has no indicators" if named else "it names no competency"
            yield Fault(path, f"the answer to {question.id} is not rated: {why}")


PLUGIN = Rule(
    name="unrated-question",
    about="No competency uses a question: it takes interview time, and what is said in it sways "
    "the interviewer unrated.",
    fix="name under `competencies` what its answer shows, or leave the question out",
    check=check,
)
