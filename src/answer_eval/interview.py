"""One interview ready to be rated: its transcript with roles, and the answer to each question."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from answer_eval.guide import Guide
from answer_eval.hearing import is_poorly_heard
from answer_eval.hostile import instructions_in
from answer_eval.language import UNTOLD, Language, Untold, is_other, language_of, named
from answer_eval.mending import NO_CORRECTIONS, Corrections
from answer_eval.rating import Flag
from answer_eval.roles import assign_roles
from answer_eval.segment import QUESTION_UNCERTAIN_BELOW, Answer, Status, segment
from answer_eval.transcript import Role, Transcript

SHORT_ANSWER_WORDS = 20
"""An answer of fewer words is flagged: one episode, with what was done in it, rarely fits."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """That a model was asked to settle some questions, and what came of it."""

    by: str
    """The model, as a rater's id."""
    questions: tuple[str, ...]
    prompt: str
    """The template's digest."""
    key: str
    """The digest of all that the reply rests on; its row in the store has it too."""
    raw: str
    failure: str = ""
    """Why the reply settles nothing, "" where it does: a reason that there can be no rating."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """A transcript with roles, and one answer per question of a guide, in the guide's order."""

    id: str
    candidate: str
    transcript: Transcript
    answers: tuple[Answer, ...]
    flags: tuple[Flag, ...] = ()
    warnings: tuple[str, ...] = ()
    language: Language | Untold = UNTOLD
    """What every answer is to be in; untold where nobody looks."""
    corrected_turns: tuple[int, ...] = ()
    """Those whose roles people settled."""
    settlements: tuple[Settlement, ...] = ()
    """What a model was asked to settle; empty where nothing was uncertain or none was to."""

    @property
    def unsettled(self) -> tuple[Settlement, ...]:
        """The settlements for which no valid reply came."""
        return tuple(each for each in self.settlements if each.failure)

    def answer(self, question: str) -> Answer:
        """Return the answer to a question of the guide."""
        return next(each for each in self.answers if each.question == question)

    def flags_of(self, answer: Answer) -> tuple[Flag, ...]:
        """Return why a person should look at the ratings of an answer, whatever they are."""
        return (*self.flags, *self._language_flags(answer), *_answer_flags(answer))

    def _language_flags(self, answer: Answer) -> Iterable[Flag]:
        if Flag.LANGUAGE not in self.flags and is_other(answer.text, self.language):
            yield Flag.LANGUAGE


def prepare(
    name: str,
    candidate: str,
    transcript: Transcript,
    guide: Guide,
    candidate_label: str = "",
    corrections: Corrections = NO_CORRECTIONS,
) -> Interview:
    """Find who the candidate is and where the answer to each question of the guide stands.

    Corrected roles and answers win over what is found. Raises BadCorrections for a correction of
    what the interview hasn't.
    """
    roles = assign_roles(transcript, [each.text for each in guide.questions], candidate_label)
    cast = corrections.cast(roles.transcript)
    segmentation = segment(cast, guide)
    settled = corrections.settle_roles(cast)
    doubtful = roles.uncertain and not settled
    return Interview(
        name,
        candidate,
        cast,
        corrections.mend(cast, segmentation.answers),
        (Flag.ROLES_UNCERTAIN,) if doubtful else (),
        (*cast.warnings, *(() if settled else roles.warnings), *segmentation.warnings),
        corrected_turns=corrections.turns,
    )


def check_language(interview: Interview, guide: Guide, stated: str = "") -> Interview:
    """Flag an interview that isn't in its guide's language, or each answer that isn't.

    A language that people state ("en", "German") counts without a look at the words.
    """
    wanted, said = language_of_guide(guide), named(stated)
    if isinstance(said, Language):
        differs = isinstance(wanted, Language) and said != wanted
    else:
        words = candidates_words(interview.transcript)
        said, differs = language_of(words), is_other(words, wanted)
        interview = replace(interview, language=wanted)
    if not differs:
        return interview
    warning = f"the candidate speaks {said.name}, the guide is in {wanted.name}"
    return replace(
        interview,
        flags=(*interview.flags, Flag.LANGUAGE),
        warnings=(*interview.warnings, f"{warning}: questions are found badly, if at all"),
    )


def language_of_guide(guide: Guide) -> Language | Untold:
    """Return the language of a guide's questions, probes and indicators."""
    asked = [question.text for question in guide.questions]
    asked += [probe.text for question in guide.questions for probe in question.probes]
    rated = [f"{i.positive} {i.negative}" for each in guide.competencies for i in each.indicators]
    return language_of(" ".join([*asked, *rated]))


def candidates_words(transcript: Transcript) -> str:
    """Return what the candidate says, or what everybody says where no candidate is known."""
    known = any(turn.role is Role.CANDIDATE for turn in transcript.turns)
    turns = (each for each in transcript.turns if each.role is Role.CANDIDATE or not known)
    return " ".join(turn.text for turn in turns)


def of_answers(
    name: str, candidate: str, transcript: Transcript, turns: dict[str, int], guide: Guide
) -> Interview:
    """Make an interview of ready-made answers: `turns` says which turn answers a question."""
    answers = tuple(_ready(each.id, transcript, turns.get(each.id, -1)) for each in guide.questions)
    return Interview(name, candidate, transcript, answers, warnings=transcript.warnings)


def _ready(question: str, transcript: Transcript, turn: int) -> Answer:
    if turn < 0:
        return Answer(question, Status.NOT_ASKED, confidence=1.0)
    text = transcript.turns[turn].text
    status = Status.ANSWERED if text.strip() else Status.NOT_ANSWERED
    return Answer(question, status, (), (turn,), (turn,), text, 1.0)


def _answer_flags(answer: Answer) -> Iterable[Flag]:
    if answer.confidence < QUESTION_UNCERTAIN_BELOW:
        yield Flag.QUESTION_UNCERTAIN
    if answer.status is Status.ANSWERED and len(answer.text.split()) < SHORT_ANSWER_WORDS:
        yield Flag.SHORT_ANSWER
    if instructions_in(answer.text):
        yield Flag.INSTRUCTION_LIKE_TEXT
    if is_poorly_heard(answer.text):
        yield Flag.TRANSCRIPT_QUALITY
