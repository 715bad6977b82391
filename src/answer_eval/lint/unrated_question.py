"""A question whose answer nothing is rated in."""

from collections.abc import Iterator

from answer_eval._faults import Fault, Path
from answer_eval.guide import Guide
from answer_eval.lint import Rule
from answer_eval.lint._draft import Draft
from answer_eval.lint._words import phrased

ASIDE = phrased("aside")


def check(draft: Draft) -> Iterator[Fault]:
    """Yield every question that names no competency with indicators."""
    guide = draft.as_guide
    for path, question in draft.questions():
        if guide and not guide.rated_for(question) and not _is_aside(guide, path):
            named = ", ".join(question.competencies)
            why = f"{named} has no indicators" if named else "it names no competency"
            yield Fault(path, f"the answer to {question.id} is not rated: {why}")


def _is_aside(guide: Guide, path: Path) -> bool:
    """Tell whether a question's section is there to open or close the talk."""
    if path[0] != "sections":
        return False
    section = guide.sections[int(path[1])]
    return bool(ASIDE.search(f"{section.title} {section.intro.text}".lower()))


PLUGIN = Rule(
    name="unrated-question",
    about="No competency uses a question: it takes interview time, and what is said in it sways "
    "the interviewer unrated.",
    fix="name under `competencies` what its answer shows, leave it out, or put it under a section "
    "called Warm-up or Closing",
    check=check,
)
