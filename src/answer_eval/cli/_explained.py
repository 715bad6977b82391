"""An explanation of segmentation as a person reads it."""

from collections.abc import Iterator
from dataclasses import asdict
from math import isfinite
from typing import TYPE_CHECKING, Any

import click

from answer_eval.shares import percent

if TYPE_CHECKING:
    from answer_eval.segment import Explanation, Fit, Heard, Missed
    from answer_eval.transcript import Transcript

QUOTED = 100
"""Characters of a turn that are shown."""
STRONG, SOME = 2.0, 0.5
"""Log-odds from which words, or a reply, speak strongly, or at all."""
SURELY, HARDLY = 0.7, 0.3
"""Shares from which it is, or isn't, taken for a new question by its wording."""
CLOSE_CALL = 100.0
"""A question less likely to have been asked than this, one to so many, wasn't."""


def explained(explanation: "Explanation", transcript: "Transcript") -> Iterator[str]:
    """Yield the lines that say why each turn, and each question, went where it went."""
    for heard in explanation.heard:
        text = " ".join(transcript.turns[turn].text for turn in heard.asked_in)
        said = text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"
        yield f"\n{_turns(heard.asked_in)}  {said}"
        yield click.style(f"  → {_verdict(heard)}, confidence {heard.confidence:.2f}", bold=True)
        yield from (f"  · {reason}" for reason in _reasons(heard))
    for missed in explanation.missed:
        yield f"\n{missed.question}"
        yield click.style("  → not asked", bold=True)
        yield f"  · {_why_missed(missed)}"


def as_data(explanation: "Explanation") -> dict[str, Any]:
    """Return what `--json` prints of it."""
    missed = [asdict(each) for each in explanation.missed]
    for each in missed:
        each["odds"] = round(each["odds"], 2) if isfinite(each["odds"]) else None
    return {"turns": [_rounded(asdict(each)) for each in explanation.heard], "not_asked": missed}


def _rounded(data: dict[str, Any]) -> dict[str, Any]:
    fits = [_rounded(fit) for fit in data.pop("fits", [])]
    plain = {key: round(at, 3) if isinstance(at, float) else at for key, at in data.items()}
    return {**plain, "fits": fits} if fits else plain


def _turns(turns: tuple[int, ...]) -> str:
    listed = ", ".join(map(str, turns))
    return f"turn {listed}" if len(turns) == 1 else f"turns {listed}"


def _verdict(heard: "Heard") -> str:
    if heard.put:
        return f"puts {' and '.join(heard.put)}"
    if heard.question:
        return f"goes on with {heard.question}"
    return "belongs to no question of the guide"


def _reasons(heard: "Heard") -> Iterator[str]:
    yield _worded(heard)
    for rank, fit in enumerate(heard.fits):
        yield f"{'' if rank < max(1, len(heard.put)) else 'next best, '}{_fitting(fit, heard)}"
    if heard.planned:
        yield f"the guide plans it as a probe of {heard.question}"
    if heard.besides:
        yield "much like what is asked besides the guide in many interviews"
    if heard.put:
        yield _placed(heard.places)


def _worded(heard: "Heard") -> str:
    share = f"({percent(heard.new_question)})"
    if heard.new_question >= SURELY:
        return f"its wording is that of a new question {share}"
    if heard.new_question <= HARDLY:
        return f"its wording is that of a follow-up or of talk, not of a new question {share}"
    return f"its wording leaves open whether it is a new question {share}"


def _fitting(fit: "Fit", heard: "Heard") -> str:
    words = _strength(fit.wording, "what is asked, and how, speaks", "for it", "against it")
    about = f"both about {', '.join(fit.topics)}; " if fit.topics else ""
    likeness = f"{about}alike by meaning {max(0, fit.meaning):.2f}, by letters {fit.letters:.2f}"
    reply = _strength(fit.reply, "the reply speaks", "for it", "against it")
    answered = f"; {reply} ({_turns(heard.replies)})" if heard.replies else "; nobody replied"
    return f"{fit.question}: {words} ({likeness}){answered}"


def _strength(odds: float, subject: str, pro: str, contra: str) -> str:
    if abs(odds) < SOME:
        return f"{subject} neither {pro} nor {contra}"
    strongly = "strongly " if abs(odds) >= STRONG else ""
    return f"{subject} {strongly}{pro if odds > 0 else contra}"


def _placed(places: int) -> str:
    if places == 1:
        return "it comes next in the guide"
    if places > 1:
        return f"the guide has it {places} places on, so that {places - 1} would be passed over"
    return "the guide has it earlier: the interview went back"


def _why_missed(missed: "Missed") -> str:
    if not missed.nearest:
        return "nothing that was said comes near it"
    instead = missed.taken_for or "no question of the guide"
    where = f"nearest is {_turns(missed.nearest)}, taken for {instead}"
    if missed.odds >= CLOSE_CALL:
        return f"{where}: that is over {CLOSE_CALL:.0f} times likelier"
    return f"{where}: that is only {missed.odds:.1f} times likelier, so look there yourself"
