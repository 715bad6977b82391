"""A sample answer given as one's own is flagged; an answer of one's own isn't."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from answer_eval.evaluation import evaluate_sync
from answer_eval.files import load_guide, packaged
from answer_eval.guide import Guide
from answer_eval.near_copy import is_near_copy
from answer_eval.question import Example, Question
from answer_eval.raters.scripted import ScriptedRater
from answer_eval.rating import Flag
from rating_world import GUIDE, TEMPLATE, make_interview

SAMPLE = (
    "A customer rang about a parcel that had gone missing, so I asked what was in it and when it "
    "was due. I called the depot while she waited, found it on the wrong shelf, and rang her the "
    "next day to hear that it had come."
)
QUESTION = Question(
    id="helped", text="Whom did you help?", examples=(Example(kind="good", text=SAMPLE),)
)


def test_copies_are_told_however_they_are_dressed() -> None:
    """To the letter, with other punctuation, with a frame around it, shortened, a word changed."""
    words = SAMPLE.split()
    for copy in [
        SAMPLE,
        SAMPLE.upper().replace(",", " -"),
        f"Well, let me think about that for a moment. {SAMPLE} So that's my story, I suppose.",
        " ".join(words[: len(words) // 2]),
        SAMPLE.replace("parcel", "package").replace("shelf", "rack"),
    ]:
        assert is_near_copy(copy, QUESTION), copy


def test_the_same_story_in_other_words_is_ones_own() -> None:
    """What is told may be alike; it is the wording that gives a copy away."""
    own = (
        "Somebody phoned because her order never arrived. First I found out what she had bought "
        "and the delivery day, then got hold of the warehouse with her on hold. It lay in the "
        "wrong place. The day after I checked with her that she'd got it."
    )
    assert not is_near_copy(own, QUESTION)
    assert not is_near_copy("", QUESTION)
    assert not is_near_copy("A customer rang about a parcel that had gone missing.", QUESTION)


def test_shipped_sample_answers_are_not_copies_of_each_other() -> None:
    """Each of the shipped guides' examples is flagged by its own question, and by no other's."""
    guide = load_guide(packaged("rubrics", "customer_support_specialist.yaml"))
    told = [(question, each.text) for question in guide.questions for each in question.examples]
    long = [(question, text) for question, text in told if len(text.split()) >= 12]
    assert len(long) > 8
    for question, text in long:
        assert is_near_copy(text, question)
    for (one, _), (other, text) in combinations(long, 2):
        assert one is other or not is_near_copy(text, one)


@given(st.randoms(use_true_random=False))
def test_shuffled_words_are_no_copy(luck: random.Random) -> None:
    """The same words in another order have no runs in common worth the name."""
    words = SAMPLE.split()
    luck.shuffle(words)
    runs = {tuple(SAMPLE.split()[at : at + 4]) for at in range(len(words) - 3)}
    kept = sum(tuple(words[at : at + 4]) in runs for at in range(len(words) - 3))
    assert kept * 2 >= len(runs) or not is_near_copy(" ".join(words), QUESTION)


def test_a_copy_flags_the_ratings_of_its_question() -> None:
    """A person looks; the ratings stay what they are."""
    data = GUIDE.model_dump()
    data["questions"] = [{**QUESTION.model_dump(), "competencies": ["care"]}]
    guide = Guide.model_validate(data)
    silent = ScriptedRater(lambda _: "")
    for words, flagged in [(SAMPLE, True), ("I asked her what she needed.", False)]:
        evaluation = evaluate_sync(make_interview(words=words), guide, silent, TEMPLATE)
        assert {Flag.NEAR_COPY in each.flags for each in evaluation.judged} == {flagged}
