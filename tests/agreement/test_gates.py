"""A threshold is moved by its name, and the table of thresholds says who set it."""

import pytest

from answer_eval.agreement.gates import GATES, gates_of
from answer_eval.errors import UsageError


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("qwk=0.6", "≥ 0.6"),
        ("degradation_qwk = .05", "≤ 0.05"),
        ("smd=0.2", "-0.2 to 0.2"),
        ("sd_ratio=2", "0.5 to 2"),
        ("stand_in=0", "≤ 0"),
    ],
)
def test_one_word_moves_one_gate(word: str, shown: str) -> None:
    """One edge moves to the value; two edges lie the same way off their middle."""
    name = word.partition("=")[0].strip()
    for before, after in zip(GATES, gates_of([word]), strict=True):
        assert (str(after) == shown) if after.name == name else (after == before)
    assert {each.source for each in gates_of([word])} - {each.source for each in GATES} == {
        "set by --gate"
    }


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("kappa=0.6", "no gate is called 'kappa' — choose from qwk, pearson"),
        ("qwk", "'' is no number"),
        ("qwk=high", "'high' is no number"),
        ("qwk=nan", "'nan' is no number"),
        ("qwk=7", "qwk lies within -1 and 1"),
        ("pearson=-70", "pearson lies within -1 and 1"),
        ("degradation_qwk=10", "degradation_qwk lies within -2 and 2"),
        ("smd=0", "nothing lies within"),
        ("sd_ratio=-1", "nothing lies within"),
        ("sd_ratio=0.9", "nothing lies within"),
    ],
)
def test_what_makes_no_gate(word: str, said: str) -> None:
    """A name that isn't known, no number, or a range without anything in it."""
    with pytest.raises(UsageError) as raised:
        gates_of([word])
    assert said in str(raised.value)


def test_what_lies_within() -> None:
    """Both edges are within; JSON has null for an open end."""
    gate = next(iter(gates_of(["qwk=0.6"])))
    assert gate.holds(0.6)
    assert not gate.holds(0.59)
    assert gate.as_json() == {"gate": "qwk", "low": 0.6, "high": None, "source": "set by --gate"}
