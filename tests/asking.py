"""A guide, an answer and a template to ask raters about."""

from collections.abc import Sequence

from answer_eval.fence import Line
from answer_eval.files import packaged, read_text
from answer_eval.guide import Guide
from answer_eval.prompt import BREAK, Part, RatingRequest, render
from answer_eval.transcript import Role

TEMPLATE = (
    f"Rate $competency on $points.\n\n$indicators{BREAK}"
    "$question\n<answer-$mark>\n$segment\n</answer-$mark>"
)

PACKAGED = read_text(packaged("prompts", "rate.md"))

GUIDE = Guide.model_validate(
    {
        "id": "library",
        "version": "1",
        "title": "Library desk",
        "scale": {"min": 1, "max": 5},
        "role": {"title": "Librarian", "responsibilities": [{"text": "Keeps the desk open"}]},
        "competencies": [
            {
                "id": "care",
                "name": "Care",
                "tier": "primary",
                "weight": 3,
                "definition": "Looks after readers.",
                "indicators": [
                    {
                        "id": "asks",
                        "positive": "Asks what the reader needs",
                        "negative": "Assumes what the reader needs",
                        "source": {"seed": "handbook", "line": 7},
                    },
                    {
                        "id": "checks-back",
                        "positive": "Checks back afterwards",
                        "negative": "Never checks back",
                        "absence": "negative",
                    },
                ],
            },
            {
                "id": "calm",
                "name": "Calm",
                "tier": "secondary",
                "indicators": [
                    {"id": "stays_calm", "positive": "Stays calm", "negative": "Gets loud"}
                ],
            },
        ],
        "questions": [
            {
                "id": "helped",
                "text": "Whom did you help, and how?",
                "competencies": ["care", "calm"],
                "probes": [{"text": "Was she content?"}],
            },
            {"id": "failed", "text": "When did it go wrong?", "competencies": ["care"]},
        ],
    }
)
HELPED, FAILED = GUIDE.questions
CARE, CALM = GUIDE.competencies

LINES = (
    Line(0, Role.INTERVIEWER, "Whom did you help, and how?"),
    Line(1, Role.CANDIDATE, "A reader wanted a map. I asked her which town she was after."),
    Line(2, Role.INTERVIEWER, "Was she content with it?"),
    Line(3, Role.CANDIDATE, "I rang her a week later and she was. We found two more since."),
)


def asked(lines: Sequence[Line] = LINES, template: str = TEMPLATE) -> RatingRequest:
    """Return the request for Care in the answer to the first question."""
    return render(GUIDE, [Part(HELPED, CARE.indicators, tuple(lines))], template)
