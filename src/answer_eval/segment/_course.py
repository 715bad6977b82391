"""All steps of segmentation in their order."""

from answer_eval.guide import Guide
from answer_eval.segment._answer import Answer, Segmentation, Status
from answer_eval.segment._clues import weigh
from answer_eval.segment._cut import Cut, cut, status, without_nods
from answer_eval.segment._decode import decode
from answer_eval.segment._exchanges import exchanges
from answer_eval.segment._kinds import kinds, windows
from answer_eval.segment._matches import matches
from answer_eval.similarity import load_similarity
from answer_eval.transcript import Role, Transcript


def follow(transcript: Transcript, guide: Guide) -> Segmentation:
    """Return the answer to each question of the guide."""
    said = exchanges(transcript)
    seen = windows(said)
    alike = matches(transcript, guide, said, seen, load_similarity())
    clues = weigh(said, seen, kinds(said, seen), alike)
    cuts = cut(transcript, said, decode(clues), len(guide.questions))
    answers = (
        _answer(transcript, question.id, each)
        for question, each in zip(guide.questions, cuts, strict=True)
    )
    return Segmentation(tuple(answers), _warnings(transcript))


def _answer(transcript: Transcript, question: str, found: Cut) -> Answer:
    if not found.asked_in:
        return Answer(question, Status.NOT_ASKED, confidence=1.0)
    turns = without_nods(transcript, found.turns)
    return Answer(
        question,
        status(transcript, turns),
        tuple(sorted(set(found.asked_in))),
        tuple(turns),
        tuple(sorted(set(found.segment))),
        "\n".join(transcript.turns[turn].text for turn in turns),
        1.0,
    )


def _warnings(transcript: Transcript) -> tuple[str, ...]:
    roles = {turn.role for turn in transcript.turns}
    missing = [role for role in (Role.INTERVIEWER, Role.CANDIDATE) if role not in roles]
    return tuple(f"nobody in the transcript is known as the {role}" for role in missing)
