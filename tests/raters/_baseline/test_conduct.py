"""What sentences show of their speaker, sign by sign."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.raters._baseline.conduct import (
    WEIGHTS,
    Mark,
    Sign,
    conduct,
    is_own,
    is_shrug,
    read_signs,
)


def marks(sentence: str) -> list[str]:
    """Return the marks of a sentence with the words they were read from."""
    return [f"{sign.mark}: {sign.words}" for sign in read_signs(sentence)]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("I asked her what was wrong.", ["deed: asked"]),
        ("I'd ask her what was wrong.", ["intent: ask"]),
        ("I wanted to ask her what was wrong.", ["intent: ask"]),
        ("I always ask them what is wrong.", ["habit: ask"]),
        ("I didn\u2019t ask her what was wrong.", ["undone: didn't ask"]),
        ("I never really asked.", ["undone: never asked"]),
        ("I shouted at him.", ["wrong: shouted"]),
        ("I didn't shout at him.", ["restraint: didn't shout"]),
        ("Instead of shouting I asked him.", ["restraint: instead shouting", "deed: asked"]),
        ("I moved two tables and carried chairs.", ["act: moved"]),
        ("I didn't go back.", ["omission: didn't go"]),
        ("I enjoy that.", ["attitude: enjoy"]),
        ("I'm not interested.", ["undone: not interested"]),
        ("They thanked me for it.", ["outcome: thanked"]),
        ("It was their fault.", ["blame: fault"]),
        ("That's not my job.", ["indifference: not my job"]),
        ("You just wait.", ["minimum: you just"]),
        ("It was sort of finished.", ["vagueness: sort of"]),
    ],
)
def test_each_mark_is_read(sentence: str, read: list[str]) -> None:
    """Every mark has a sentence that shows it and nothing else."""
    assert marks(sentence) == read


def test_every_mark_has_a_weight_and_a_sentence_above() -> None:
    """No mark is without effect."""
    assert set(WEIGHTS) == set(Mark)
    assert 0 not in WEIGHTS.values()


@pytest.mark.parametrize(
    "sentence",
    [
        "She asked me what was wrong.",
        "The manager shouted at him.",
        "The office never explained it.",
        "There was a man who ignored the sign.",
        "The reader wanted help, and somebody offered it.",
    ],
)
def test_what_others_do_is_not_held_for_or_against_the_speaker(sentence: str) -> None:
    """Only the speaker's own clauses are read for deeds and wrongs."""
    assert not read_signs(sentence)


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("I asked him, listened and repaired it.", ["asked", "listened", "repaired"]),
        ("I checked it, the new rota, and explained it.", ["checked", "explained"]),
        ("Apologised at once and replaced it.", ["apologised", "replaced"]),
        ("When he complained I listened.", ["listened"]),
        ("The aisle was shut, so we planned a detour.", ["planned"]),
    ],
)
def test_a_clause_without_a_subject_has_the_last_ones(sentence: str, read: list[str]) -> None:
    """And one that starts a sentence has the speaker."""
    assert [sign.words for sign in read_signs(sentence)] == read


@pytest.mark.parametrize("sentence", ["I had no plan.", "We need the report.", "I saw his work."])
def test_a_listed_word_after_a_determiner_names_a_thing(sentence: str) -> None:
    """`The report` is no reporting."""
    assert not [sign for sign in read_signs(sentence) if sign.mark is Mark.DEED]


@pytest.mark.parametrize(
    "sentence",
    [
        "That was a very good plan.",
        "It came with respect.",
        "I have superb listening skills.",
        "I'm known for calming people.",
    ],
)
def test_what_is_named_is_not_done(sentence: str) -> None:
    """A plan, respect, a skill and what one is known for are no deeds."""
    assert not [sign for sign in read_signs(sentence) if sign.mark is Mark.DEED]


@pytest.mark.parametrize(
    "sentence", ["I have seldom been asked.", "We were very kindly supported.", "I wasn't invited."]
)
def test_what_is_done_to_the_speaker_is_no_conduct(sentence: str) -> None:
    """Neither done nor left undone by them."""
    assert not read_signs(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I was delighted and relieved.",
        "Your clients must be happy.",
        "I'd love to help you improve.",
        "I recommend you to everybody.",
    ],
)
def test_compliments_and_own_feelings_weigh_nothing(sentence: str) -> None:
    """What is said to the listener tells of nothing done, nor does how the speaker felt."""
    assert conduct(read_signs(sentence)) == 0


@pytest.mark.parametrize(
    "sentence",
    ["I told her you get a refund and thanked her.", "I explained to your clerk what I'd seen."],
)
def test_a_deed_told_to_the_listener_still_counts(sentence: str) -> None:
    """`You` doesn't undo what was done."""
    assert conduct(read_signs(sentence)) > 0


def test_what_the_speaker_is_counts_only_beside_a_deed() -> None:
    """Self-praise is free; with a deed it says how it was done."""
    assert conduct(read_signs("I'm patient, friendly and passionate about helping people.")) == 0
    deed, both = "I explained it.", "I was patient and explained it."
    assert conduct(read_signs(both)) > conduct(read_signs(deed)) > 0


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("I wanted to ask him, but I didn't.", ["undone: ask … didn't"]),
        ("I almost shouted, but in the end I didn't.", ["restraint: shouted … didn't"]),
        ("I asked him and I nearly moved it, but I didn't.", ["deed: asked", "omission: moved …"]),
    ],
)
def test_i_didnt_turns_the_clause_before_it(sentence: str, read: list[str]) -> None:
    """And nothing else in the sentence."""
    assert all(told.startswith(each) for told, each in zip(marks(sentence), read, strict=True))


@pytest.mark.parametrize("filler", ["um, ", "er, ", "you know, ", "I mean, "])
def test_fillers_are_read_past(filler: str) -> None:
    """Wherever they fall, also within a set phrase."""
    assert marks(f"It went {filler}live and I {filler}asked.") == [
        "outcome: went live",
        "deed: asked",
    ]


@pytest.mark.parametrize("sentence", ["I didn't know.", "I don't think it was late.", "I won't."])
def test_not_to_know_is_no_omission(sentence: str) -> None:
    """Nor is a bare refusal: there is nothing that was left undone."""
    assert not [sign for sign in read_signs(sentence) if sign.mark is Mark.OMISSION]


def test_an_act_that_would_be_is_none() -> None:
    """Only what was done counts as an act."""
    assert marks("I would have moved it.") == []


@pytest.mark.parametrize(
    "sentence", ["I don't know.", "Hm, I can't think of one.", "Well, no idea."]
)
def test_a_shrug_is_known(sentence: str) -> None:
    """Words for having nothing to say."""
    assert is_shrug(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I don't know that one, but I promised to find out by four o'clock.",
        "I can't remember her name, she'd lost her luggage and I took her to the desk.",
    ],
)
def test_an_admission_on_the_way_to_a_deed_is_no_shrug(sentence: str) -> None:
    """Who goes on to tell something has answered."""
    assert not is_shrug(sentence)


@pytest.mark.parametrize(("sentence", "own"), [("We were late.", True), ("It was late.", False)])
def test_talk_of_oneself_is_told_from_other_talk(sentence: str, *, own: bool) -> None:
    """By pronouns of the first person."""
    assert is_own(sentence) is own


def test_conduct_is_full_at_two_clear_signs() -> None:
    """1/2 + 1/2 of a deed each; a wrong takes one back; more than two add nothing."""
    deed, wrong = Sign(Mark.DEED, "asked"), Sign(Mark.WRONG, "shouted")
    assert conduct([]) == 0
    assert conduct([deed]) == 0.5
    assert conduct([deed, deed]) == conduct([deed] * 5) == 1
    assert conduct([deed, wrong]) == 0
    assert conduct([wrong] * 3) == -1


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever a recorder writes, conduct lies from -1 to 1 and at most one act is read."""
    signs = read_signs(text)
    assert -1 <= conduct(signs) <= 1
    assert sum(sign.mark is Mark.ACT for sign in signs) <= 1


def test_the_document_names_every_mark_with_its_weight() -> None:
    """The table in docs/baseline.md is the table in the code."""
    page = (Path(__file__).parents[3] / "docs" / "baseline.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([+−][\d.]+) \|", page, re.MULTILINE)
    told = {name: float(weight.replace("−", "-")) for name, weight in rows}
    assert told == {mark.value: weight for mark, weight in WEIGHTS.items()}
