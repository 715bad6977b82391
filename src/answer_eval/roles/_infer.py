"""Roles inferred from what everybody says, and against the labels where these can't be right."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from answer_eval.roles import ROLES_UNCERTAIN_BELOW, Roles
from answer_eval.roles._cuts import Apart
from answer_eval.roles._labels import says_candidate
from answer_eval.roles._one_voice import split
from answer_eval.roles._signs import Signs, guided
from answer_eval.roles._speakers import (
    Speaker,
    bystanders,
    candidates,
    likeliest,
    open_question,
    speakers,
    sureness,
)
from answer_eval.roles._swaps import owners
from answer_eval.transcript import Role, Transcript


def infer(parted: Apart, questions: Sequence[str]) -> Roles:
    """Tell every turn's role from what is said, and how sure that is."""
    transcript, heard = parted.transcript, parted.heard
    voices = [turn.speaker for turn in transcript.turns]
    if len(set(voices)) <= 1:
        return _alone(parted, questions)
    seen = guided(parted.seen, heard, questions)
    found = likeliest(heard.words, voices, seen)
    owned = owners(voices, seen, heard.words, [each.label for each in found])
    if list(owned.voices) != voices:
        found = likeliest(heard.words, owned.voices, seen)
    everyone = speakers(heard.words, owned.voices, seen)
    confidence = sureness(everyone, found, len(voices))
    cast = _cast(transcript, owned.voices, everyone, found)
    unclear = (*owned.doubts, *(_unclear(parted) if owned.changes else ()))
    unsettled = (*_second_thoughts(everyone, found), *unclear)
    doubts = (*_doubts(everyone, found, confidence), *_two_labels(found))
    warnings = (*doubts, *owned.told, *unsettled, *_strays(cast, seen))
    return Roles(cast, confidence, warnings, unsettled=bool(unsettled))


def keep_to(parted: Apart, questions: Sequence[str], labels: Sequence[str]) -> Roles:
    """Take these labels for the candidate's, as a person says, and others that are the same person.

    Labels that seem swapped are told and left as they are.
    """
    transcript, heard = parted.transcript, parted.heard
    voices = [turn.speaker for turn in transcript.turns]
    seen = guided(parted.seen, heard, questions)
    everyone = speakers(heard.words, voices, seen)
    found = candidates(everyone, [each for each in everyone if each.label in labels])
    swaps = owners(voices, seen, heard.words, [each.label for each in found]).warnings
    cast = _cast(transcript, voices, everyone, found)
    warnings = (*_two_labels(found), *swaps, *_strays(cast, seen))
    return Roles(cast, 1.0, warnings, unsettled=bool(swaps))


def _alone(parted: Apart, questions: Sequence[str]) -> Roles:
    transcript = parted.transcript
    name = transcript.turns[0].speaker if transcript.turns else ""
    if says_candidate(name):
        return Roles(transcript.with_roles({name: Role.CANDIDATE}), 1.0)
    what = f"only {name!r} speaks" if name else "no speakers are named"
    cast = split(transcript, guided(parted.seen, parted.heard, questions))
    if not any(turn.role is Role.CANDIDATE for turn in cast.turns):
        return Roles(transcript, 0.0, (f"{what}: who the candidate is can't be told",))
    told = f"{what}: what comes near the guide's questions is taken for the interviewer's words"
    return Roles(cast, 0.5, (f"{told}, the rest for the candidate's: check",), unsettled=True)


def _cast(
    transcript: Transcript,
    voices: Sequence[str],
    everyone: Sequence[Speaker],
    found: Sequence[Speaker],
) -> Transcript:
    """Give every turn the role of who speaks it."""
    roles = {each.label: Role.INTERVIEWER for each in everyone}
    roles |= dict.fromkeys(bystanders(everyone, found), Role.OTHER)
    roles |= {each.label: Role.CANDIDATE for each in found}
    cast = zip(transcript.turns, voices, strict=True)
    return replace(transcript, turns=tuple(replace(turn, role=roles[v]) for turn, v in cast))


def _doubts(
    everyone: Sequence[Speaker], found: Sequence[Speaker], confidence: float
) -> tuple[str, ...]:
    if confidence >= ROLES_UNCERTAIN_BELOW:
        return ()
    others = [each for each in everyone if each not in found]
    runner_up = max(others, key=lambda each: each.signs).label
    return (
        f"{found[0].label!r} may be the candidate, or {runner_up!r}: check, or name the candidate",
    )


def _second_thoughts(everyone: Sequence[Speaker], found: Sequence[Speaker]) -> tuple[str, ...]:
    label = open_question(everyone, found)
    if not label:
        return ()
    return (f"{label!r} is heard only while the candidate isn't, and may be the same: check",)


def _unclear(parted: Apart) -> tuple[str, ...]:
    if not parted.unclear:
        return ()
    turns = " and ".join(map(str, parted.unclear))
    return (f"in turn {turns} one label changes from one speaker to the other: check where",)


def _strays(cast: Transcript, seen: Signs) -> tuple[str, ...]:
    """Tell which turns of the candidate's put a question that nobody just put: one more speaks.

    A single turn under the wrong label is told and left as it is.
    """
    echoes = np.convolve(seen.puts, (False, True, True))[: len(seen.puts)]
    stray = [
        turn.index
        for turn, puts in zip(cast.turns, seen.puts_to_you & ~echoes, strict=True)
        if puts and turn.role is Role.CANDIDATE
    ]
    if not stray:
        return ()
    turns = ", ".join(map(str, stray))
    return (
        f"in turn {turns} the candidate's label puts a question of the guide: check who speaks",
    )


def _two_labels(found: Sequence[Speaker]) -> tuple[str, ...]:
    if len(found) == 1:
        return ()
    names = " and ".join(repr(each.label) for each in found)
    return (f"{names} are taken for one person, the candidate",)
