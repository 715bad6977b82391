"""Who is the candidate and who interviews, told by a label or by how each one speaks."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from answer_eval.errors import UsageError
from answer_eval.similarity import load_similarity, words_of
from answer_eval.transcript import Role, Transcript, Turn

ROLES_UNCERTAIN_BELOW = 0.8
"""Confidence below which a person should check who is the candidate."""

# What each sign is worth, in log-odds of being the candidate rather than the interviewer: judged
# from how far apart the two usually are (in brackets), and checked on bench/segmentation.py.
FIRST_PERSON = 15.0
"""The share of "I" and "my" less that of "you" and "your" (0.12 apart)."""
QUESTIONS = -4.0
"""The share of sentences that ask (0.5 apart)."""
GUIDE = -5.0
"""How near the nearest sentence comes to a question of the guide, over all questions (0.3)."""
TALK = 0.7
"""The logarithm of the words spoken (1.5 apart)."""
NAMED = 4.0
"""A label that says it: "Candidate", "Interviewer"."""
BYSTANDER_SHARE = 0.05
"""A third speaker who asks nothing and speaks less than this is neither."""

_I = frozenset("i i'd i'll i'm i've me mine my myself our us we we'd we're we've".split())  # noqa: SIM905  a list of words
_YOU = frozenset("you you'd you'll you're you've your yours yourself".split())  # noqa: SIM905  as above
_CANDIDATE = re.compile(r"\b(candidate|applicant|interviewee)\b", re.IGNORECASE)
_INTERVIEWER = re.compile(
    r"\b(interviewer|recruiter|hr|human resources|hiring manager|panel(l?ist)?|moderator)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


@dataclass(frozen=True, slots=True)
class Roles:
    """A transcript with roles, and how sure they are."""

    transcript: Transcript
    confidence: float
    """How sure it is who the candidate is, 0 to 1; given labels are sure."""
    warnings: tuple[str, ...] = ()


@dataclass
class _Speech:
    """All that one speaker says."""

    words: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    questions: list[str] = field(default_factory=list)

    def hear(self, text: str) -> None:
        """Take in a turn."""
        self.words.update(words_of(text))
        said = [each.strip() for each in _SENTENCE.findall(text) if each.strip()]
        self.sentences += len(said)
        self.questions.extend(each for each in said if each.endswith("?"))

    @property
    def length(self) -> int:
        """Words spoken."""
        return self.words.total()


def assign_roles(
    transcript: Transcript, questions: Sequence[str], candidate_label: str = ""
) -> Roles:
    """Say who the candidate is and who interviews.

    A label wins; roles that are set already stay; else they are inferred, also from who puts the
    guide's `questions`, if any are known. UsageError for a label that no speaker has.
    """
    speakers = list(dict.fromkeys(turn.speaker for turn in transcript.turns))
    if candidate_label:
        candidate = _labelled(candidate_label, speakers)
        return Roles(_cast(transcript, _speeches(transcript.turns), candidate), 1.0)
    if any(turn.role is not Role.OTHER for turn in transcript.turns):
        return Roles(transcript, 1.0)
    return _inferred(transcript, questions)


def _labelled(label: str, speakers: list[str]) -> str:
    """Return the one speaker of that name, or whose name has all its words."""
    wanted = label.casefold().split()
    exact = [name for name in speakers if name.casefold().split() == wanted]
    partial = [name for name in speakers if {*wanted} <= {*name.casefold().split()}]
    found = exact or partial
    if len(found) == 1:
        return found[0]
    named = ", ".join(repr(name) for name in speakers if name) or "nobody by name"
    many = "more than one speaker" if found else "no speaker"
    raise UsageError(
        f"{many} is called {label!r}: the transcript has {named}",
        fix="give the candidate's label as the transcript spells it",
    )


def _speeches(turns: Iterable[Turn]) -> dict[str, _Speech]:
    speeches = dict[str, _Speech]()
    for turn in turns:
        speeches.setdefault(turn.speaker, _Speech()).hear(turn.text)
    return speeches


def _cast(transcript: Transcript, speeches: Mapping[str, _Speech], candidate: str) -> Transcript:
    """Return the transcript with that candidate; everybody else interviews, bystanders excepted."""
    others = {name: speech for name, speech in speeches.items() if name != candidate}
    least = BYSTANDER_SHARE * sum(speech.length for speech in speeches.values())
    asking = [name for name, speech in others.items() if speech.questions or speech.length >= least]
    roles = dict.fromkeys(asking or others, Role.INTERVIEWER)
    return transcript.with_roles({**roles, candidate: Role.CANDIDATE})


def _inferred(transcript: Transcript, questions: Sequence[str]) -> Roles:
    speeches = _speeches(transcript.turns)
    if len(speeches) <= 1:
        return _alone(transcript, next(iter(speeches), ""))
    odds = {
        name: _odds(name, speech, near)
        for (name, speech), near in zip(
            speeches.items(), _nearness(speeches.values(), questions), strict=True
        )
    }
    candidate, runner_up = sorted(odds, key=odds.__getitem__, reverse=True)[:2]
    confidence = 1 / (1 + exp(-min(30.0, odds[candidate] - odds[runner_up])))
    return Roles(
        _cast(transcript, speeches, candidate),
        confidence,
        _doubts(candidate, runner_up, confidence),
    )


def _alone(transcript: Transcript, name: str) -> Roles:
    if _CANDIDATE.search(name):
        return Roles(transcript.with_roles({name: Role.CANDIDATE}), 1.0)
    what = f"only {name!r} speaks" if name else "no speakers are named"
    return Roles(transcript, 0.0, (f"{what}: who the candidate is can't be told",))


def _odds(name: str, speech: _Speech, near: float) -> float:
    first = sum(speech.words[word] for word in _I) - sum(speech.words[word] for word in _YOU)
    named = bool(_CANDIDATE.search(name)) - bool(_INTERVIEWER.search(name))
    return (
        FIRST_PERSON * first / (speech.length + 20)
        + QUESTIONS * len(speech.questions) / (speech.sentences + 2)
        + GUIDE * near
        + TALK * log(speech.length + 1)
        + NAMED * named
    )


def _nearness(speeches: Iterable[_Speech], wanted: Sequence[str]) -> list[float]:
    """Return how near each speaker's questions come to those wanted, 0 to 1."""
    similarity = load_similarity()
    return [
        float(similarity.compare(speech.questions, wanted).mean.max(axis=0).mean())
        if speech.questions and wanted
        else 0.0
        for speech in speeches
    ]


def _doubts(candidate: str, runner_up: str, confidence: float) -> tuple[str, ...]:
    if confidence >= ROLES_UNCERTAIN_BELOW:
        return ()
    return (f"{candidate!r} may be the candidate, or {runner_up!r}: check, or name the candidate",)
