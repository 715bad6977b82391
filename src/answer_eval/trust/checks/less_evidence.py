"""The answer without half of what spoke for it, then without any of it."""

from dataclasses import replace
from functools import partial
from itertools import accumulate

from answer_eval.fence import Line
from answer_eval.transcript import Role, Span
from answer_eval.trust.checks import Check, Must
from answer_eval.trust.checks._words import sentences
from answer_eval.trust.scene import Lines, Scene


def without(lines: Lines, quoted: frozenset[Span], every: int) -> Lines:
    """Return an answer without every so-manieth of the candidate's sentences that were quoted.

    The first one goes with `every` 1 only.
    """
    seen, told = 0, list[Line]()
    for line in lines:
        kept = list[str]()
        for sentence, at in _placed(line):
            is_quoted = line.role is Role.CANDIDATE and _meets(line.turn, at, quoted)
            seen += is_quoted
            if not (is_quoted and seen % every == 0):
                kept.append(sentence)
        told.append(replace(line, text=" ".join(kept)))
    return tuple(told)


def _placed(line: Line) -> list[tuple[str, range]]:
    """Return each sentence with its characters; the breaks between them are one space."""
    found = sentences(line.text)
    ends = list(accumulate(len(each) + 1 for each in found))
    return [
        (each, range(end - 1 - len(each), end - 1)) for each, end in zip(found, ends, strict=True)
    ]


def _meets(turn: int, at: range, quoted: frozenset[Span]) -> bool:
    return any(
        span.turn == turn and span.start_char < at.stop and at.start < span.end_char
        for span in quoted
    )


def _vary(scene: Scene) -> tuple[Scene, ...]:
    return tuple(
        scene.rewritten(partial(without, quoted=scene.quoted, every=every)) for every in (2, 1)
    )


PLUGIN = Check(
    "less_evidence",
    "the sentences that were quoted for positive anchors are left out: every second, then all",
    _vary,
    Must.FALL,
    steps=2,
)
