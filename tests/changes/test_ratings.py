"""How ratings moved between two runs."""

from hypothesis import given
from hypothesis import strategies as st

from answer_eval.changes.ratings import Moved, NoneInBoth, shifts
from answer_eval.rating import Judged, NotRated, Rater, RaterKind, Rating, Reason, Unit

BASE = Rater("baseline", RaterKind.BASELINE)
OTHER = Rater("openai/other", RaterKind.LLM)


def judged(interview: str, value: float | None, rater: Rater = BASE, sample: int = 1) -> Judged:
    """Make a judgement of one indicator, not rated where there is no value."""
    unit = Unit(interview, interview, "helped", "asks")
    if value is None:
        return NotRated(unit=unit, rater=rater, reason=Reason.NO_EVIDENCE, sample=sample)
    return Rating(unit=unit, rater=rater, value=value, sample=sample)


def test_shift_and_transitions_are_counted_apart() -> None:
    """Golden: 3 → 4 and 2 → 2 shift by 0.5, half of them changed; silence is no number."""
    before = [judged("a", 3), judged("b", 2), judged("c", 4), judged("d", None), judged("e", None)]
    after = [judged("a", 4), judged("b", 2), judged("c", None), judged("d", 1), judged("f", 1)]
    (found,) = shifts(before, after)
    assert (found.both, found.moved) == (2, Moved(0.5, 0.5))
    assert (found.lost, found.gained, found.apart) == (1, 1, 2)


def test_only_raters_of_both_runs_are_compared() -> None:
    """Another rater's ratings would shift by who rates, not by what they rate by."""
    assert shifts([judged("a", 3)], [judged("a", 5, OTHER)]) == ()
    before = [judged("a", 3), judged("a", 1, OTHER)]
    (found,) = shifts(before, [judged("a", 4), judged("b", None)])
    assert (found.both, found.moved, found.apart) == (1, Moved(1.0, 1.0), 1)


def test_samples_count_as_their_mean_and_nothing_rated_has_no_shift() -> None:
    """(2 + 4) / 2 is no change from 3; a unit silent in both is in no count of transitions."""
    before = [judged("a", 2), judged("a", 4, sample=2)]
    (found,) = shifts(before, [judged("a", 3)])
    assert found.moved == Moved(0.0, 0.0)
    (found,) = shifts([judged("a", None)], [judged("a", None)])
    assert (found.both, found.moved, found.lost, found.gained) == (0, NoneInBoth(), 0, 0)


values = st.dictionaries(st.sampled_from("abcde"), st.one_of(st.none(), st.integers(1, 5)))


@given(values, values)
def test_the_other_way_round_everything_is_mirrored(
    one: dict[str, int | None], two: dict[str, int | None]
) -> None:
    """Swapping the runs swaps the transitions and the shift's sign."""
    first, second = ([judged(name, value) for name, value in each.items()] for each in (one, two))
    for there, back in zip(shifts(first, second), shifts(second, first), strict=True):
        assert (there.lost, there.gained, there.apart) == (back.gained, back.lost, back.apart)
        assert there.both == back.both
        if isinstance(there.moved, Moved) and isinstance(back.moved, Moved):
            assert there.moved == Moved(-back.moved.shift, back.moved.changed)
