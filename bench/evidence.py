"""Measures the evidence check against langextract's aligner: 50 quotes, 5,000 words, one run.

The transcript and the quotes are made of sentences written for this file. langextract is no
dependency of ours; without it (`pip install langextract`) only our half runs.

    python bench/evidence.py [--seed 1]
"""

import argparse
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from statistics import mean
from time import perf_counter

from answer_eval.evidence import Evidence, Match, Polarity, Quote, Unlocated, locate
from answer_eval.evidence._passage import passage
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of

QUESTIONS = 12
WORDS = 5000
BAR = 30
"""Times as fast as langextract's best setting."""
WHO = ("a customer", "my team lead", "the new colleague", "a supplier", "our night shift")
WHERE = ("in the warehouse", "on the phone", "at the front desk", "during the migration")
WHAT = (
    "asked what exactly had gone wrong before I promised anything",
    "wrote down the order number, the date and the name of the driver",
    "noticed that the invoice didn't match the delivery from March",
    "explained in plain words why the refund would take three days",
    "apologised for the delay and offered to collect the parcel myself",
    "sat down with the figures and found out where the loss came from",
    "kept the meeting short because everybody was tired by then",
    "proposed to test the change on twenty-five accounts first",
    "told the others openly that the mistake had been mine",
    "put the cheaper part in and checked it again after the weekend",
    "asked for help when the second server stopped answering",
    "trained two people so that somebody could stand in for me",
)
SO = (
    "and in the end it held for the whole season",
    "which nobody had done there before",
    "so that the same thing wouldn't happen again",
    "although my manager would rather have waited",
    "and the complaint was closed within a week",
    "because I had seen what it costs to be late",
)
ASIDES = ("That was in spring.", "It rained all week.", "I still remember it well.", "So, yeah.")
PROBES = (
    "And what was your own part in that, as against the team's?",
    "How did you know that it had worked?",
    "What would the people around you say about it today?",
    "Could you walk me through the moment when you decided?",
)
ABSENT = (
    "I climbed the mast in a storm and mended the antenna with a fishing line",
    "We sold the bakery to my cousin after the harvest festival had been cancelled",
    "She taught me how to tune a violin by listening to the refrigerator hum",
    "Every Tuesday I count the swans beside the old observatory",
    "The orchestra refused to play until the mayor returned their trumpet",
    "My grandmother's recipe won a medal at the county fair in Ohio",
    "I speak Latin with the goats because they answer politely",
    "They painted the submarine yellow to annoy the admiral's secretary",
    "He juggled lanterns on the frozen canal for the tourists",
    "Nobody had warned the beekeepers about the parade of tractors",
)
LONG_ABSENT = " and then ".join(f"{line.lower()} in the year of the comet" for line in ABSENT)
MISHEARD = {
    "asked": "ask", "wrote": "road", "noticed": "notice", "explained": "explain",
    "apologised": "apologise", "found": "fount", "kept": "kept up", "told": "tolled",
    "proposed": "propose", "put": "but", "trained": "train",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A quote, the turns of the answer it is looked for in, and what should become of it."""

    kind: str
    quote: str
    turns: tuple[int, ...]
    spoken: str = ""
    """The candidate's words it was made from."""


def sentence(random_: random.Random, told: str) -> str:
    """Return one sentence of a candidate; its middle is used for no other."""
    return (
        f"{random_.choice(('So', 'Then', 'After that', 'Well,', 'Back then'))} I was with "
        f"{random_.choice(WHO)} {random_.choice(WHERE)} and I {told} {random_.choice(SO)}."
    )


def interview(random_: random.Random) -> tuple[Transcript, list[tuple[int, ...]]]:
    """Return a transcript of about WORDS words, and the candidate's turns of each answer."""
    lines, answers, said = list[Utterance](), list[tuple[int, ...]](), 0
    for number in range(QUESTIONS):
        lines.append(Utterance("Ira", f"Question {number}: tell me about a time like that."))
        turns = list[int]()
        while said < WORDS * (number + 1) / QUESTIONS:
            spoken = " ".join(
                part
                for _ in range(5)
                for part in (sentence(random_, random_.choice(WHAT)), random_.choice(ASIDES))
            )
            turns.append(len(lines))
            lines += [Utterance("Cy", spoken), Utterance("Ira", random_.choice(PROBES))]
            said += len(spoken.split())
        lines.append(Utterance("Ivo", "Thanks."))
        answers.append(tuple(turns))
    read = transcript_of(_alternating(lines), "text")
    roles = {"Cy": Role.CANDIDATE, "Ira": Role.INTERVIEWER, "Ivo": Role.INTERVIEWER}
    return read.with_roles(roles), answers


def _alternating(lines: Iterable[Utterance]) -> Iterator[Utterance]:
    """Yield each line as a turn of its own: no speaker follows themselves."""
    yield from lines


def cases(
    random_: random.Random, transcript: Transcript, answers: Sequence[tuple[int, ...]]
) -> list[Case]:
    """Return ten quotes of each kind, in no order."""
    made = list[Case]()
    for at in range(10):
        turns = answers[at]
        for kind, make in (("exact", str), ("edited", edited), ("rearranged", rearranged)):
            turn = transcript.turns[random_.choice(turns)].text
            spoken = random_.choice([each for each in turn.split(". ") if len(each.split()) > 12])
            quote = make(spoken) if kind != "edited" else edited(spoken, at)
            made.append(Case(kind, quote, turns, spoken))
        made.append(Case("absent", LONG_ABSENT if at == 9 else ABSENT[at], turns))
        made.append(Case("interviewer's", random_.choice(PROBES), turns))
    random_.shuffle(made)
    return made


def edited(spoken: str, at: int = 0) -> str:
    """Return a sentence as a transcriber or a model would have changed it."""
    text = spoken.replace("twenty-five", "25").replace("two people", "2 people")
    ways: tuple[Callable[[str], str], ...] = (
        lambda text: text.replace(" and I ", " and, um, I "),
        lambda text: " ".join(MISHEARD.get(word, word) for word in text.split()),
        lambda text: text.replace(" the ", " ", 1),
        lambda text: text.replace(" and I ", " and then I ").upper(),
        lambda text: text.replace("was with", "was together with").replace(" before ", " until "),
    )
    return ways[at % len(ways)](text)


def rearranged(spoken: str) -> str:
    """Return the second half of a sentence, an ellipsis and the first."""
    words = spoken.split()
    half = len(words) // 2
    return f"{' '.join(words[half:])} … {' '.join(words[:half])}"


Finder = Callable[[Case], bool]


def timed(find: Finder, made: Sequence[Case]) -> tuple[list[float], dict[str, int]]:
    """Return each quote's seconds, and how many of each kind were found in the answer."""
    seconds, found = (
        list[float](),
        dict.fromkeys(("exact", "edited", "rearranged", "absent", "interviewer's"), 0),
    )
    for case in made:
        start = perf_counter()
        hit = find(case)
        seconds.append(perf_counter() - start)
        found[case.kind] += hit
    return seconds, found


def ours(transcript: Transcript) -> Finder:
    """Return our check."""

    def find(case: Case) -> bool:
        located = locate(Quote(Polarity.POSITIVE, case.quote), transcript, case.turns)
        if case.kind == "interviewer's":
            assert isinstance(located, Unlocated)
            assert located.match is Match.MISATTRIBUTED
        return isinstance(located, Evidence)

    return find


def langextracts(transcript: Transcript) -> Finder:
    """Return langextract's aligner at its best setting: one answer's text, no lesser matches."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def find(case: Case) -> bool:
        text = "\n".join(transcript.turns[turn].text for turn in case.turns)
        wanted = [[Extraction("quote", case.quote)]]
        aligned = WordAligner().align_extractions(wanted, text, accept_match_lesser=False)
        return aligned[0][0].char_interval is not None

    return find


def main() -> None:
    """Run both on the same quotes and print what each found and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    random_ = random.Random(parser.parse_args().seed)  # noqa: S311  no secret
    transcript, answers = interview(random_)
    made = cases(random_, transcript, answers)
    print(f"{sum(len(turn.text.split()) for turn in transcript.turns)} words, {len(made)} quotes")
    passage.cache_clear()
    mine = show("answer_eval", *timed(ours(transcript), made), made)
    if find_spec("langextract") is None:
        print("langextract isn't installed here: pip install langextract")
        return
    theirs = show("langextract", *timed(langextracts(transcript), made), made)
    print(f"{theirs / mine:.0f} times as fast (bar: {BAR})")


def show(name: str, seconds: Sequence[float], found: dict[str, int], made: Sequence[Case]) -> float:
    """Print one finder's row; return its mean milliseconds a quote."""
    each = mean(seconds) * 1000
    longest = max(zip(seconds, made, strict=True), key=lambda pair: len(pair[1].quote))[0] * 1000
    counts = ", ".join(f"{kind} {count}/10" for kind, count in found.items())
    words = len(LONG_ABSENT.split())
    print(f"{name:12} {each:8.3f} ms a quote, {longest:8.2f} ms for {words} absent words; {counts}")
    return each


if __name__ == "__main__":
    main()
