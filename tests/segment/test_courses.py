"""Whatever course an interview takes, its turns are shared out soundly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.segment import Segmentation, Status, segment
from interviewing import CONFLICT, MISTAKE, PRESSURE, QUESTIONS, TRAINING, cook_guide, spoken

ANSWERS = {"conflict": CONFLICT, "mistake": MISTAKE, "training": TRAINING, "pressure": PRESSURE}
NODS = ("Mm-hm.", "Right.", "I see.", "Okay.", "Uh-huh.", "Got it.")
PROBES = ("What happened then?", "Can you tell me more about that?", "And what did you learn?")
DETAILS = "It took us about a week, and then nobody brought it up again."

orders = st.lists(st.sampled_from(list(QUESTIONS)), unique=True, min_size=1)


def course(order: list[str], probes: list[str], nod: str = "") -> list[str]:
    """Put questions in an order, probe after some, and nod in the midst of every answer."""
    lines = ["I: Good morning, thanks for coming in.", "C: Thank you for having me."]
    for at, name in enumerate(order):
        lines += [f"I: {QUESTIONS[name]}", *_answer(ANSWERS[name], nod)]
        lines += [f"I: {probes[at]}", f"C: {DETAILS}"] if at < len(probes) else []
    return [*lines, "I: That's all from me, thanks for coming in.", "C: Thank you."]


def _answer(text: str, nod: str) -> list[str]:
    begun, _, rest = text.partition(", ")
    return [f"C: {begun},", f"I: {nod}", f"C: {rest}"] if nod else [f"C: {text}"]


def _segmented(lines: list[str]) -> Segmentation:
    return segment(spoken(*lines), cook_guide())


@given(orders, st.lists(st.sampled_from(PROBES), max_size=4))
@settings(max_examples=40, deadline=None)
def test_a_turn_belongs_to_one_answer_at_most(order: list[str], probes: list[str]) -> None:
    """Questions put one by one, in whatever order: no turn twice, every question where it was."""
    found = _segmented(course(order, probes))
    turns = [turn for answer in found.answers for turn in answer.turns]
    assert len(turns) == len(set(turns))
    asked = [each.question for each in found.answers if each.status is not Status.NOT_ASKED]
    assert set(asked) == set(order)


@given(orders, st.sampled_from(NODS))
@settings(max_examples=40, deadline=None)
def test_a_nod_changes_nothing(order: list[str], nod: str) -> None:
    """An answer in two turns with "mm-hm" between them reads as in one."""
    plain, nodded = _segmented(course(order, [])), _segmented(course(order, [], nod))
    for one, other in zip(plain.answers, nodded.answers, strict=True):
        assert (one.question, one.status) == (other.question, other.status)
        assert one.text == other.text.replace("\n", " ")


@given(orders, st.lists(st.sampled_from(PROBES), max_size=4))
@settings(max_examples=15, deadline=None)
def test_the_same_interview_gives_the_same_answers(order: list[str], probes: list[str]) -> None:
    """Other interviews in between change nothing, whether it is remembered or decided anew."""
    from answer_eval.segment import _course

    first = _segmented(course(order, probes))
    _segmented(course(order[::-1], probes))
    assert _segmented(course(order, probes)) is first
    _course._segmented.cache_clear()  # noqa: SLF001  to have it decided anew
    assert _segmented(course(order, probes)) == first
