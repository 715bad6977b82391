"""Measures who is taken for the candidate, on synthetic interviews made of real answers.

The dialogues of `dialogues.py`, told apart by their recorder in every way that is hard: labels
that say nothing, short answers, interviewers who talk much or tell stories of their own,
candidates who ask a lot, panels, observers, one candidate under two labels, labels swapped
half-way, late, for a while, within a speech or for one line, and no labels at all. Questions and
wordings are split in two halves: weights were fitted on one (`--split tuning`) and twenty more
questions that candidates ask, the other is reported by default.

    python -m bench.roles [--split held-back|tuning] [--interviews 40] [--seed 1]
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

from bench.dialogues import Topic, Writer, read_material

from answer_eval.roles import Roles, assign_roles
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of

C, I, O = Role.CANDIDATE, Role.INTERVIEWER, Role.OTHER  # noqa: E741  as a script would have them
LABELS = (
    ("Dana Whitlock", "Amara Osei", "Leo Prins", "Ines Roth"),
    ("Speaker 1", "Speaker 2", "Speaker 3", "Speaker 4"),
    ("SPEAKER_00", "SPEAKER_01", "SPEAKER_02", "SPEAKER_03"),
    ("DW", "AO", "LP", "IR"),
    ("Unknown Speaker", "Maya", "Speaker 3", "Rob"),
    ("A", "B", "C", "D"),
    ("spk_0", "spk_1", "spk_2", "spk_3"),
)
LEADS = ("So we do this a little differently here.", "Let me explain where this comes from.")
BACK = (
    ("How big is the team?", "We're eleven, and I look after five of them myself."),
    ("What happens in the first weeks?", "You shadow me and my colleague, I show you our tools."),
    ("Do you like working here yourself?", "I do. I came nine years ago and I've had three jobs."),
    ("And who would I report to?", "To me. I've had this team since my boss left in spring."),
    ("How is success measured?", "We look at our surveys, and I talk with my people every week."),
    ("Is there a budget for courses?", "We have one. I took my own certificate with it."),
    (
        "What do you like least about it?",
        "Honestly, our ticket system. I lose an hour a day to it.",
    ),
    ("Could I work from home?", "Two days. I'm at home on Mondays and Fridays myself."),
)
"""What candidates ask in the held-back half, and what they hear."""
BACK_TUNING = (
    ("Who are your customers, mostly?", "Small shops, and I'd say a third of them are bakeries."),
    ("What would a typical week look like for me?", "Mondays we plan, then it's yours to fill."),
    ("Why is the job open?", "Our Petra retires. I trained her, and she trained half of us."),
    ("When would I start?", "In March, if we're quick. I've asked for the first already."),
    (
        "Are there many evening shifts?",
        "One a week. I do mine on Thursdays, I swapped with a friend.",
    ),
    ("What software do you use?", "Mostly spreadsheets, I'm afraid. I wrote some of them myself."),
    ("How do people get promoted here?", "We post it, people apply. I was a temp when I came."),
    ("Is the parking free?", "It is, but I came by bike today because it's full by eight."),
    ("What do your best people have in common?", "They ask early. I didn't, and I paid for it."),
    ("Do teams meet outside of work?", "We had a boat trip in June. I was the one who fell in."),
)
OBSERVED = ("Hi, I'm just here to listen.", "Thanks everybody.", "Can everyone hear me?", "Bye.")


@dataclass(frozen=True)
class Said:
    """One line: who really says it, and under which label."""

    role: Role
    label: str
    text: str


Dialogue = list[Said]


@dataclass(frozen=True)
class Case:
    """A transcript, the guide's questions, and the role that each line really has."""

    transcript: Transcript
    questions: tuple[str, ...]
    lines: tuple[Said, ...]


@dataclass
class Caster:
    """Makes one kind of dialogue hard to tell."""

    rng: random.Random
    topics: Sequence[Topic]
    pools: dict[str, list[Any]]

    def dialogue(self) -> tuple[Dialogue, tuple[str, ...]]:
        """Return a plain dialogue, and the guide's questions."""
        written = Writer(self.rng, self.topics, self.pools)
        guide = written.write().guide
        said = [Said(I if line.speaker == "I" else C, "", line.text) for line in written.lines]
        return said, tuple(each.text for each in guide.questions)

    def story(self) -> str:
        """Return a real answer's words, as somebody else could tell them."""
        topic = self.rng.choice(self.topics)
        return self.rng.choice(topic.answers)

    def short(self, said: Dialogue) -> Dialogue:
        """Cut the candidate down to one sentence of at most twelve words."""
        return [replace(s, text=_short(s.text)) if s.role is C else s for s in said]

    def talkative(self, said: Dialogue) -> Dialogue:
        """Let the interviewer hold forth before every other question."""
        return [
            replace(s, text=f"{self.small_talk()} {s.text}") if s.role is I and self.half() else s
            for s in said
        ]

    def small_talk(self) -> str:
        """Return some sentences that ask nothing."""
        some = self.rng.sample([*self.pools["lead_ins"], *self.pools["asides"]], 4)
        return " ".join([*some, self.rng.choice(LEADS)])

    def stories(self, said: Dialogue) -> Dialogue:
        """Let the interviewer tell an episode of theirs before some of the questions."""
        return [
            replace(s, text=f"{self.story()} {s.text}")
            if s.role is I and self.rng.random() < 0.25
            else s
            for s in said
        ]

    def asking(self, said: Dialogue) -> Dialogue:
        """Let the candidate ask three to eight questions at the end."""
        pool = self.pools["back"]
        pairs = self.rng.sample(pool, self.rng.randint(3, 8))
        more = [(Said(C, "", ask), Said(I, "", tell)) for ask, tell in pairs]
        return [*said, *(line for pair in more for line in pair)]

    def bare(self, said: Dialogue) -> Dialogue:
        """Take out all punctuation, as some recognisers leave it."""
        plain = (replace(s, text=re.sub(r"[^\w\s']", "", s.text).lower()) for s in said)
        return [s for s in plain if s.text.strip()]

    def half(self) -> bool:
        """Toss a coin."""
        return self.rng.random() < 0.5

    def named(self, said: Dialogue) -> Dialogue:
        """Give both a label; which is whose is drawn."""
        labels = list(self.rng.choice(LABELS))
        self.rng.shuffle(labels)
        names = {I: labels[0], C: labels[1]}
        return [replace(s, label=names[s.role]) for s in said]

    def panel(self, said: Dialogue) -> Dialogue:
        """Share the interviewer's lines among three, turn by turn in blocks; one more listens."""
        labels = list(self.rng.choice(LABELS))
        self.rng.shuffle(labels)
        at, panel = 0, Dialogue()
        for line in said:
            at += line.role is I and self.rng.random() < 0.3
            panel.append(replace(line, label=labels[3] if line.role is C else labels[at % 3]))
        for text in OBSERVED[: self.rng.choice((0, 2, 4))]:
            panel.insert(self.rng.randrange(len(panel)), Said(O, "Observer Kim", text))
        return panel

    def rejoined(self, said: Dialogue) -> Dialogue:
        """Give the candidate another label from somewhere in the middle on."""
        named = self.named(said)
        label = next(s.label for s in named if s.role is C)
        is_name = label in {"Amara Osei", "Dana Whitlock", "Maya", "Rob"}
        other = f"{label.split()[0]}'s iPhone" if is_name and self.half() else "SPEAKER_09"
        cut = self.cut(named)
        return [
            replace(s, label=other) if s.role is C and at >= cut else s
            for at, s in enumerate(named)
        ]

    def swapped(self, said: Dialogue) -> Dialogue:
        """Swap the two labels from somewhere in the middle on."""
        named = self.named(said)
        return _exchanged(named, *_labels(named), self.cut(named), len(named))

    def swapped_late(self, said: Dialogue) -> Dialogue:
        """Swap the two labels in the last third."""
        named = self.named(said)
        cut = self.rng.randrange(2 * len(named) // 3, len(named))
        return _exchanged(named, *_labels(named), cut, len(named))

    def swapped_back(self, said: Dialogue) -> Dialogue:
        """Swap the two labels in the first half, and back again a third of the lines later."""
        named = self.named(said)
        cut = self.rng.randrange(len(named) // 6, len(named) // 2 + 1)
        return _exchanged(named, *_labels(named), cut, cut + len(named) // 3)

    def swapped_within(self, said: Dialogue) -> Dialogue:
        """Swap the two labels between two sentences of one who speaks."""
        named = self.named(said)
        cut = self.cut(named)
        long = [at for at, s in enumerate(named) if _halves(s) and at >= cut] or [cut]
        at = long[0]
        cut_up = [*named[:at], *(_halves(named[at]) or named[at : at + 1]), *named[at + 1 :]]
        return _exchanged(cut_up, *_labels(named), at + 1, len(cut_up))

    def swapped_panel(self, said: Dialogue) -> Dialogue:
        """Swap the candidate's label and one of a panel's from somewhere in the middle on."""
        panel = self.panel(said)
        mine = next(s.label for s in panel if s.role is C)
        other = self.rng.choice(sorted({s.label for s in panel if s.role is I}))
        return _exchanged(panel, mine, other, self.cut(panel), len(panel))

    def mislabelled(self, said: Dialogue) -> Dialogue:
        """Put one line of either under the other's label."""
        named = self.named(said)
        at = self.rng.randrange(len(named) // 4, len(named))
        return _exchanged(named, *_labels(named), at, at + 1)

    def cut(self, said: Dialogue) -> int:
        """Return a place in the middle."""
        return self.rng.randrange(len(said) // 3, 2 * len(said) // 3 + 1)

    def unnamed(self, said: Dialogue) -> Dialogue:
        """Take off all labels."""
        return said


def _labels(said: Dialogue) -> tuple[str, str]:
    names = {s.role: s.label for s in said}
    return names[C], names[I]


def _exchanged(said: Dialogue, one: str, other: str, start: int, end: int) -> Dialogue:
    """Exchange two labels in some of the lines."""
    swap = {one: other, other: one}
    return [
        replace(s, label=swap.get(s.label, s.label)) if start <= at < end else s
        for at, s in enumerate(said)
    ]


def _halves(said: Said) -> list[Said]:
    """Return a line's two halves, if it has four sentences or more."""
    sentences = re.split(r"(?<=[.!?])\s+", said.text)
    half = len(sentences) // 2
    parts = [" ".join(sentences[:half]), " ".join(sentences[half:])]
    return [replace(said, text=part) for part in parts] if half > 1 else []


def _short(text: str) -> str:
    first = re.split(r"(?<=[.!?])\s+", text)[0]
    return " ".join(first.split()[:12])


KINDS: dict[str, tuple[str, ...]] = {
    "plain": ("named",),
    "short answers": ("short", "named"),
    "talkative interviewer": ("talkative", "named"),
    "interviewer's stories": ("stories", "named"),
    "stories, short answers": ("short", "stories", "named"),
    "candidate asks": ("asking", "named"),
    "no punctuation": ("bare", "named"),
    "panel": ("panel",),
    "panel with stories": ("stories", "panel"),
    "two labels": ("rejoined",),
    "two labels, asking": ("asking", "rejoined"),
    "swapped": ("swapped",),
    "swapped, stories": ("stories", "swapped"),
    "swapped, short answers": ("short", "swapped"),
    "swapped, asking": ("asking", "swapped"),
    "swapped, no punctuation": ("bare", "swapped"),
    "swapped in mid-speech": ("swapped_within",),
    "swapped late": ("swapped_late",),
    "swapped and back": ("swapped_back",),
    "swapped in a panel": ("swapped_panel",),
    "one line mislabelled": ("mislabelled",),
    "no labels": ("unnamed",),
    "no labels, bare": ("bare", "unnamed"),
}


def case(kind: str, number: int, seed: int, material: tuple[list[Topic], dict[str, Any]]) -> Case:
    """Return the interview of a kind and number."""
    caster = Caster(random.Random(f"{seed}-{kind}-{number}"), *material)  # noqa: S311  no secret
    said, questions = caster.dialogue()
    for step in KINDS[kind]:
        apply: Callable[[Dialogue], Dialogue] = getattr(caster, step)
        said = apply(said)
    transcript = transcript_of((Utterance(s.label, s.text) for s in said), "synthetic")
    return Case(transcript, questions, tuple(said))


def material(split: str) -> tuple[list[list[Topic]], dict[str, list[Any]]]:
    """Return a half of the topics, of the small talk, and of what candidates ask."""
    banks, pools = read_material("real", split)
    return banks, {**pools, "back": [*(BACK if split == "held-back" else BACK_TUNING)]}


LONG = 25
"""Words of a line that is long enough to be an answer, or taken for one."""


def share_right(case: Case, roles: Roles) -> float:
    """Return the share of long lines of which it is told rightly whether they are the candidate's.

    A line counts as told to be the candidate's where most of its words are.
    """
    told = [turn.role is C for turn in roles.transcript.turns for _ in turn.text.split()]
    at, right = 0, list[bool]()
    for line in case.lines:
        length = len(line.text.split())
        if length >= LONG:
            right.append((sum(told[at : at + length]) > length / 2) == (line.role is C))
        at += length
    assert at == len(told)
    return sum(right) / len(right) if right else 1.0


def main() -> None:
    """Write interviews, tell the roles, and print in how many every long line is told rightly."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--split", choices=["held-back", "tuning"], default="held-back")
    parser.add_argument("--interviews", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    (bank,), pools = material(options.split)
    times, total = list[float](), Counter[str]()
    heads = f"{'right':>6} {'wrong':>6} {'unsure':>6} long lines right (sure, unsure)"
    print(f"{'':24} {'guide':8} {heads}")
    for kind in KINDS:
        for known in (True, False):
            found = Counter[str]()
            shares: dict[bool, list[float]] = {True: [], False: []}
            for number in range(options.interviews):
                each = case(kind, number, options.seed, (bank, pools))
                start = perf_counter()
                roles = assign_roles(each.transcript, each.questions if known else ())
                times.append(perf_counter() - start)
                share = share_right(each, roles)
                sure = not roles.uncertain
                shares[sure].append(share)
                outcome = ("right" if share == 1 else "wrong") if sure else "unsure"
                found[outcome] += 1
            total += found
            means = [f"{sum(s) / len(s):.3f}" if s else "-" for s in shares.values()]
            print(
                f"{kind:24} {'known' if known else 'unknown':8} {found['right']:6}"
                f" {found['wrong']:6} {found['unsure']:6} {', '.join(means)}"
            )
    print(dict(total), f"slowest {max(times) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
