"""Dialogues with a cook, cut up by a guide of four questions."""

from collections.abc import Mapping

from answer_eval.guide import Guide
from answer_eval.segment import Answer, segment
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of
from guide_texts import care_guide

QUESTIONS = {
    "conflict": "Tell me about a time you disagreed with a colleague. How did you settle it?",
    "mistake": "Describe a mistake you made in the kitchen and what you did about it.",
    "training": "How do you train somebody who is new to the line?",
    "pressure": "What do you do when too many orders come in at once?",
}
CONFLICT = "The other cook and I argued over who cleans the grill, so I asked her to sit down."
MISTAKE = "I once salted a soup twice. I threw it away, told the chef at once and made it again."
TRAINING = "I show a new cook each step, then let them do it while I watch, and we taste together."
PRESSURE = "When orders pile up I call the times out loud, group what is alike and ask for a hand."


def cook_guide() -> Guide:
    """Build a guide of four questions to a cook."""
    return guide_of(QUESTIONS)


def guide_of(questions: Mapping[str, str]) -> Guide:
    """Build a guide of questions, by their ids."""
    return care_guide(questions, any=("Does it.", "Leaves it."))


def spoken(*lines: str) -> Transcript:
    """Make a transcript of lines that start with I: or C:."""
    said = [Utterance(line[0], line[2:].strip()) for line in lines]
    roles = {"I": Role.INTERVIEWER, "C": Role.CANDIDATE}
    return transcript_of(said, "text").with_roles(roles)


def cut(*lines: str) -> dict[str, Answer]:
    """Segment a dialogue of such lines."""
    return {answer.question: answer for answer in segment(spoken(*lines), cook_guide()).answers}
