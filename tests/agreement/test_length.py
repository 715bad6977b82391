"""Whether longer answers are rated higher, by the machine more than by people."""

from math import log

import numpy as np
import pytest

from answer_eval.agreement.answers import AnswersKnown
from answer_eval.agreement.comparison import compare
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.length import LengthEffect
from answer_eval.rating import Judged
from judging import ANNA, LLM, said

pytestmark = pytest.mark.usefixtures("few_resamples")


def effect(judged: list[Judged], words: list[int]) -> LengthEffect:
    """Return the finding for answers of so many words."""
    known = {(f"i{number}", "q"): count for number, count in enumerate(words)}
    found = compare(judged, answers=AnswersKnown(words=known)).diagnostics.length_effects
    assert not isinstance(found, Undefined)
    return found[0]


def test_r_with_the_logarithm_of_the_words() -> None:
    """The machine goes by length alone, Anna as numpy says; the fifth has no text known."""
    words = [10, 100, 1000, 10000]
    found = effect(said(ANNA, [2, 1, 4, 3, 1]) + said(LLM, [1, 2, 3, 4, 5]), words)
    anna = np.corrcoef([log(count) for count in words], [2, 1, 4, 3])[0, 1]
    assert found.r.first.value == pytest.approx(anna)
    assert found.r.second.value == pytest.approx(1)
    assert found.r.difference.value == pytest.approx(anna - 1)
    assert found.r.difference.units == 4


def test_ratings_that_stand_still() -> None:
    """A rater who gives one rating goes by nothing, and there is no difference to tell."""
    found = effect(said(ANNA, [3, 3, 3]) + said(LLM, [1, 2, 3]), [10, 20, 30])
    assert isinstance(found.r.first.value, Undefined)
    assert isinstance(found.r.second.value, float)
    assert isinstance(found.r.difference.value, Undefined)
    assert found.as_json()["r"]["difference"]["value"] is None


def test_no_answer_in_common() -> None:
    """Texts of other answers are no use."""
    found = effect(said(ANNA, [None, 2]) + said(LLM, [1, 2]), [10])
    assert found.r.first.value == Undefined("no answer that both rated has a text")


def test_without_texts_it_says_why() -> None:
    """A table of ratings alone has no lengths: JSON has null and what to do."""
    found = compare(said(ANNA, [1, 2]) + said(LLM, [1, 2])).diagnostics
    assert isinstance(found.length_effects, Undefined)
    shown = found.as_json()
    assert shown["length_effect"] is None
    assert "name the run's folder" in shown["no_length_effect"]
