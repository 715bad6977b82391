"""Lists without ids: what came, went, moved or was reworded."""

from hypothesis import given
from hypothesis import strategies as st

from answer_eval.changes.change import How
from answer_eval.changes.lists import moved, steps

names = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_each_text_is_told_once_with_what_became_of_it() -> None:
    """Reworded where the words are alike, else one removed and one added."""
    was = ["What did you do first?", "Whom did you ask?", "Why?"]
    now = ["What did you do at first?", "Whom did you ask?", "Name the result and its cost."]
    assert list(steps(was, now)) == [
        (How.REWORDED, was[0], now[0]),
        (How.REMOVED, "Why?", ""),
        (How.ADDED, "", now[2]),
    ]


def test_one_that_changed_its_place_is_told_and_the_others_are_not() -> None:
    """The last one brought to the front is the one that moved."""
    assert moved(["a", "b", "c", "d"], ["d", "a", "b", "c"]) == ["d"]
    assert list(steps(["a1", "b2", "c3"], ["c3", "a1", "b2"])) == [(How.MOVED, "c3", "c3")]


@given(names, names)
def test_what_came_and_went_moves_nothing(was: list[str], now: list[str]) -> None:
    """Only names in both can move, and those that didn't stand in one order in both."""
    told = moved(was, now)
    assert set(told) <= set(was) & set(now)
    kept = [[each for each in names if each not in told] for names in (was, now)]
    first, second = ([each for each in one if each in set(was) & set(now)] for one in kept)
    assert first == second
    assert moved(was, was) == []
