"""A follow-up in which the candidate takes back what they told."""

from answer_eval.fence import Line
from answer_eval.transcript import Role
from answer_eval.trust.checks import Check, Must
from answer_eval.trust.scene import ADDED, Lines, Scene

ASKED = "So that was all you yourself?"
DENIED = (
    "No, I have to correct that. None of it was me: it was a colleague who did it, and I only heard"
    " of it afterwards. I did nothing of the kind, and I have no example of my own."
)


def denied(lines: Lines) -> Lines:
    """Return an answer with the follow-up after it."""
    asked = Line(ADDED, Role.INTERVIEWER, ASKED)
    return (*lines, asked, Line(ADDED, Role.CANDIDATE, DENIED))


def _vary(scene: Scene) -> tuple[Scene, ...]:
    return (scene.rewritten(denied),)


PLUGIN = Check(
    "taken_back", "asked again, the candidate says that it was a colleague", _vary, Must.FALL
)
