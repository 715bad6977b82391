"""An interview is flagged where its language isn't the guide's, and where its roles are unsure."""

from answer_eval.files import load_guide, packaged
from answer_eval.interview import Interview, check_language, language_of_guide, of_answers, prepare
from answer_eval.language import Language
from answer_eval.rating import Flag
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of
from rating_world import GUIDE as SMALL

GUIDE = load_guide(packaged("rubrics", "customer_support.yaml"))
ASKED = [question.text for question in GUIDE.questions]

ENGLISH = "I rang her the same day and I asked what she needed, and then I sent it to her at home."
GERMAN = (
    "Ich habe sie noch am selben Tag angerufen und gefragt, was sie braucht, und dann habe ich es"
    " ihr nach Hause geschickt."
)


def held(*answers: str) -> Transcript:
    """Build an interview in which the guide's questions get these answers."""
    lines = [
        Utterance(*line)
        for question, answer in zip(ASKED, answers, strict=True)
        for line in (("Ira", question), ("Cy", answer))
    ]
    return transcript_of(lines, "text")


def checked(transcript: Transcript, stated: str = "") -> Interview:
    """Make an interview ready, its language included."""
    return check_language(prepare("int", "int", transcript, GUIDE, "Cy"), GUIDE, stated)


def flags(interview: Interview) -> list[bool]:
    """Tell of each answer whether its ratings are flagged for language."""
    return [Flag.LANGUAGE in interview.flags_of(answer) for answer in interview.answers]


def test_the_guides_language_is_told_from_its_words() -> None:
    """The packaged guide is English."""
    assert language_of_guide(GUIDE) == Language("en")


def test_an_interview_in_the_guides_language_is_not_flagged() -> None:
    """Nor warned of."""
    interview = checked(held(ENGLISH, ENGLISH))
    assert flags(interview) == [False, False]
    assert interview.warnings == ()


def test_another_language_is_flagged_on_every_answer() -> None:
    """With a warning that names both languages, even where the questions are the guide's."""
    interview = checked(held(GERMAN, GERMAN))
    assert flags(interview) == [True, True]
    assert "speaks German, the guide is in English" in interview.warnings[0]


def test_one_answer_in_another_language_is_flagged_alone() -> None:
    """Where the interview as a whole is in the guide's."""
    assert flags(checked(held(ENGLISH * 4, GERMAN))) == [False, True]


def test_a_stated_language_counts_without_a_look() -> None:
    """Both ways: for the guide's language, and for another."""
    assert flags(checked(held(GERMAN, GERMAN), "en-GB")) == [False, False]
    assert flags(checked(held(ENGLISH, ENGLISH), "German")) == [True, True]


def test_a_guide_of_too_few_words_flags_nothing() -> None:
    """Its language can't be told, so nothing can be in another one."""
    few = SMALL.model_copy(update={"competencies": ()})
    interview = prepare("int", "int", held(GERMAN, GERMAN), few, "Cy")
    assert flags(check_language(interview, few)) == [False, False]
    assert flags(check_language(interview, few, "de")) == [False, False]


def test_ready_made_answers_are_looked_at_too() -> None:
    """They have no interviewer."""
    transcript = transcript_of([Utterance("Cy", GERMAN)], "answers").with_roles(
        {"Cy": Role.CANDIDATE}
    )
    ready = of_answers("int", "int", transcript, {GUIDE.questions[0].id: 0}, GUIDE)
    assert Flag.LANGUAGE in check_language(ready, GUIDE).flags


def test_unsure_roles_are_flagged_on_every_answer() -> None:
    """Also where they were mended."""
    unnamed = [Utterance("", turn.text) for turn in held(ENGLISH, ENGLISH).turns]
    interview = prepare("int", "int", transcript_of(unnamed, "text"), GUIDE)
    assert interview.flags == (Flag.ROLES_UNCERTAIN,)
    assert [answer.text for answer in interview.answers] == [ENGLISH, ENGLISH]
    assert "check" in interview.warnings[0]
