"""Measures segmentation on synthetic interviews made of real or of invented answers.

Question and answer pairs of `shared/data/human_rated/interview_answers.jsonl`, or of
`segmentation_invented.yaml`, are recombined across interviews: other wordings of the questions,
other orders, small talk, probes, back-channels, skips, swaps, non-answers. Questions, wordings and
small talk are split in two halves: constants were tuned on one (`--split tuning`), the other is
reported by default.

    python bench/segmentation.py [--material real|invented] [--split held-back|tuning]
        [--interviews 300] [--seed 1]
    python bench/segmentation.py --time
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the commands do, before NumPy is loaded

import numpy as np

from answer_eval.guide import Guide
from answer_eval.segment import QUESTION_UNCERTAIN_BELOW, segment
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of
from dialogues import Interview, write
from spoken_dialogues import Judged

BINS = (0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
HOUR_WORDS, HOUR_QUESTIONS = 9000, 8
ANSWER_WORDS = 25
FEWEST_TURNS = {"short": 1000, "usual": 110, "long": 1}
"""The interview is as many as it takes; of short turns, nothing needs to be lengthened."""
RUNS = 31


def _rate(hits: Iterable[bool], rng: np.random.Generator) -> str:
    values = np.array(list(hits), dtype=float)
    if not len(values):
        return "none"
    draws = rng.choice(values, (1000, len(values))).mean(axis=1)
    low, high = np.percentile(draws, [2.5, 97.5])
    return f"{values.mean():.3f} [{low:.3f}, {high:.3f}] of {len(values)}"


def _heard(interviews: Iterable[Interview]) -> Iterator[Judged]:
    for interview in interviews:
        for found in segment(interview.transcript, interview.guide).answers:
            yield Judged(found, *interview.truth[found.question.removeprefix("q")])


def report(heard: Sequence[Judged], seed: int) -> Iterator[str]:
    """Yield how often answers are right, and whether confidence tells which."""
    rng = np.random.default_rng(seed)
    asked = [each for each in heard if each.asked]
    bound = QUESTION_UNCERTAIN_BELOW
    sure = [each for each in heard if each.found.confidence >= bound]
    unsure = [each for each in heard if each.found.confidence < bound]
    told = (each.status is each.found.status for each in asked if each.right)
    brier = float(np.mean([(each.found.confidence - each.exact) ** 2 for each in heard]))
    yield f"right question          {_rate((each.right for each in asked), rng)}"
    yield f"exactly these turns     {_rate((each.exact for each in asked), rng)}"
    yield f"not asked, found        {_rate((e.right for e in heard if not e.asked), rng)}"
    yield f"answered or not, told   {_rate(told, rng)}"
    yield f"confidence of {bound} up    {len(sure) / len(heard):.3f} of all"
    for name, some in (("at or above", sure), ("below it", unsure)):
        yield f"  right, {name:12}     {_rate((each.right for each in some), rng)}"
        yield f"  exact, {name:12}     {_rate((each.exact for each in some), rng)}"
    yield f"Brier score             {brier:.3f}"
    yield from _reliability(heard)


def _reliability(heard: Sequence[Judged]) -> Iterator[str]:
    yield "confidence     answers  mean  right  exact"
    for low, high in pairwise(BINS):
        some = [each for each in heard if low <= each.found.confidence < high]
        if some:
            mean = np.mean([each.found.confidence for each in some])
            right, exact = (
                np.mean([getattr(e, what) for e in some]) for what in ("right", "exact")
            )
            yield f"{low:.2f} to {high:.2f}   {len(some):7}  {mean:.2f}  {right:.2f}   {exact:.2f}"


def time(seed: int) -> Iterator[str]:
    """Yield how long interviews of an hour take, none of them met before, by the clock."""
    for kind, fewest in FEWEST_TURNS.items():
        hours = [_hour(seed + number, fewest) for number in range(RUNS + 1)]
        times = list[float]()
        for transcript, guide in hours:
            segment(transcript_of([], "nothing"), guide)  # looks the guide up, once in a batch
            start = perf_counter()
            segment(transcript, guide)
            times.append((perf_counter() - start) * 1000)
        words = median(_words(turn.text for turn in each.turns) for each, _ in hours)
        turns = median(len(each.turns) for each, _ in hours)
        yield f"{RUNS} interviews of {kind} turns: {words:.0f} words in {turns:.0f} turns"
        yield f"  best {min(times[1:]):.1f}, median {median(times[1:]):.1f} ms"


def _hour(seed: int, fewest_turns: int) -> tuple[Transcript, Guide]:
    """Join interviews to so many turns, then lengthen answers by others' to an hour of talk.

    At 150 words a minute; the guide is the first interview's.
    """
    interviews = sorted(
        write("real", "held-back", 40, seed),
        key=lambda each: abs(len(each.guide.questions) - HOUR_QUESTIONS),
    )
    texts = list[tuple[str, str]]()
    for interview in interviews:
        if len(texts) < fewest_turns and _words(text for _, text in texts) < HOUR_WORDS:
            texts += [(turn.speaker, turn.text) for turn in interview.transcript.turns]
    others = cycle(text for _, text in texts if _words([text]) > ANSWER_WORDS)
    answers = cycle(at for at, (_, text) in enumerate(texts) if _words([text]) > ANSWER_WORDS)
    while _words(text for _, text in texts) < HOUR_WORDS:
        at = next(answers)
        texts[at] = texts[at][0], f"{texts[at][1]} {next(others)}"
    return _with_roles([Utterance(*each) for each in texts]), interviews[0].guide


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _with_roles(lines: list[Utterance]) -> Transcript:
    roles = {"I": Role.INTERVIEWER, "C": Role.CANDIDATE}
    return transcript_of(lines, "synthetic").with_roles(roles)


def main() -> None:
    """Write interviews, cut them up, and print how often rightly."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--material", choices=["real", "invented"], default="real")
    parser.add_argument("--split", choices=["held-back", "tuning"], default="held-back")
    parser.add_argument("--interviews", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--time", action="store_true")
    options = parser.parse_args()
    if options.time:
        print(*time(options.seed), f"load {os.getloadavg()[0]:.1f}", sep="\n")
        return
    heard = list(_heard(write(options.material, options.split, options.interviews, options.seed)))
    print(f"{options.interviews} interviews, {options.material} answers, {options.split} questions")
    print(*report(heard, options.seed), sep="\n")


if __name__ == "__main__":
    main()
