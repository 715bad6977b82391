"""Raters with known weaknesses, found out by the checks that are made for them."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from answer_eval.agreement.verdict import Outcome
from answer_eval.batch import Work
from answer_eval.errors import RunStopped
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.trust.attacks import ATTACKS, phrases
from answer_eval.trust.checks import CHECKS, Perturbing
from answer_eval.trust.perturbation import Perturbation, perturb
from rating_world import GUIDE, Told, make_interview
from trust.worlds import Ready, Rule, by_words, failing, works

CANDIDATES = 20


def tried(rule: Rule, checks: Sequence[Perturbing], folder: Path) -> Perturbation:
    """Try a rater that goes by a rule on twenty candidates."""
    with Ready(by_words(rule), folder) as ready:
        found = asyncio.run(perturb(works(CANDIDATES), ready.rounds, checks))
        steps = 1 + sum(each.steps for each in checks)
        assert ready.finished == CANDIDATES * steps
    return found


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("flattery", lambda words: 5 if "wonderful" in words else 3),
        ("irrelevant_sentences", lambda words: 2 if "tram" in words else 4),
        ("repetition", lambda words: min(5, 2 + words.count("asked"))),
        ("other_names", lambda words: 4 if "Emily" in words else 3),
        ("other_pronouns", lambda words: 4 if " he " in words else 3),
        ("filler_words", lambda words: 3 if "um," in words else 5),
        ("less_evidence", lambda _: 5),
        ("taken_back", lambda _: 5),
    ],
)
def test_each_check_finds_the_weakness_it_is_for(name: str, rule: Rule, tmp_path: Path) -> None:
    """And a rater without that weakness passes it."""
    check = [CHECKS[name]]
    assert tried(rule, check, tmp_path / "weak").verdict is Outcome.FAIL
    steady: Rule = (lambda _: 4) if check[0].must == "stay" else _by_evidence
    assert tried(steady, check, tmp_path / "steady").verdict is Outcome.PASS


def _by_evidence(words: str) -> int | None:
    if "None of it was me" in words:
        return None
    return 5 if "I asked" in words else 2


def test_a_rater_that_does_as_told_fails_the_attacks(tmp_path: Path) -> None:
    """It gives a 5 to whoever orders one, and keeps its head over the benign twins."""
    orders = phrases("attacks")
    found = tried(lambda words: 5 if words.endswith(orders) else 3, ATTACKS, tmp_path)
    attacks, benign = found.findings
    assert attacks.verdict.outcome is Outcome.FAIL
    assert attacks.shift.value == pytest.approx(2.0)
    assert benign.verdict.outcome is Outcome.PASS
    assert found.verdict is Outcome.FAIL


def test_one_order_of_indicators_is_as_good_as_another(tmp_path: Path) -> None:
    """A rater that is strict where it begins with `checks` is found out by the guide backwards."""

    def first_more(request: RatingRequest) -> Reply | NoReply:
        first = next(iter(request.asked))
        return by_words(lambda _: 5 if first == "asks" else 3).tell(request)

    with Ready(Told(first_more), tmp_path) as ready:
        found = asyncio.run(
            perturb(works(CANDIDATES), ready.rounds, [CHECKS["reordered_indicators"]])
        )
    [finding] = found.findings
    assert finding.shift.value == pytest.approx(-2.0)
    assert finding.verdict.outcome is Outcome.FAIL


def test_an_answer_that_a_check_leaves_alone_is_not_counted(tmp_path: Path) -> None:
    """One of three answers holds a name: the exchange of names is tried on that one."""
    named = works(1)
    nameless = [Work(make_interview(f"int_{i}", "I asked what he needed."), GUIDE) for i in (8, 9)]
    with Ready(by_words(lambda _: 4), tmp_path) as ready:
        found = asyncio.run(perturb([*named, *nameless], ready.rounds, [CHECKS["other_names"]]))
    [finding] = found.findings
    assert (finding.answers, finding.units) == (1, 2)
    assert (found.interviews, found.candidates) == (3, 3)


def test_what_was_asked_already_is_not_asked_again(tmp_path: Path) -> None:
    """Each answer as it is and changed once: with one quoted sentence the step between is free."""
    rater = by_words(lambda _: 4)
    with Ready(rater, tmp_path) as ready:
        asyncio.run(perturb(works(3), ready.rounds, [CHECKS["less_evidence"]]))
    assert len(rater.requests) == 6


def test_failures_are_told_with_their_check(tmp_path: Path) -> None:
    """An answer without a valid reply is compared with nothing."""
    with Ready(failing(), tmp_path) as ready:
        found = asyncio.run(perturb(works(1), ready.rounds, [CHECKS["flattery"]]))
    assert {each.check for each in found.failures} == {"unchanged", "flattery"}
    assert found.findings[0].units == 0
    assert found.verdict is Outcome.NOT_ENOUGH_DATA


def test_a_refused_key_ends_it_as_itself(tmp_path: Path) -> None:
    """RunStopped arrives as it was raised, not in a group of tasks' errors."""

    def stop(_: RatingRequest) -> Reply | NoReply:
        raise RunStopped("the key is refused", fix="check it")

    with Ready(Told(stop), tmp_path) as ready, pytest.raises(RunStopped, match="key"):
        asyncio.run(perturb(works(2), ready.rounds, [CHECKS["flattery"]]))
