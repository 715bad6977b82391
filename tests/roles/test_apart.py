"""A transcript of one voice is cut into sentences; each keeps the time of its own words."""

import pytest

from answer_eval.roles import assign_roles
from answer_eval.transcript import Interval, Transcript, Utterance, transcript_of


def cut(*utterances: Utterance) -> Transcript:
    """Return the transcript as everything after it sees it."""
    return assign_roles(transcript_of(utterances, "text"), ()).transcript


def test_sentences_that_run_over_cues_have_the_times_of_both() -> None:
    """A cue that holds the end of one and the start of the next is in both."""
    parted = cut(
        Utterance("", "Whom did you", Interval(0, 1)),
        Utterance("", "help? I helped", Interval(1, 2)),
        Utterance("", "a neighbour.", Interval(2, 3)),
    )
    assert [turn.text for turn in parted.turns] == ["Whom did you help?", "I helped a neighbour."]
    assert [turn.time for turn in parted.turns] == [Interval(0, 2), Interval(1, 3)]
    assert [turn.index for turn in parted.turns] == [0, 1]


def test_without_punctuation_every_cue_is_a_turn() -> None:
    """There are no sentences to be found in it."""
    words = "so whom did you help in the last year or so and what was it about would you say"
    parted = cut(*(Utterance("", words, Interval(at, at + 1)) for at in range(4)))
    assert [turn.text for turn in parted.turns] == [words] * 4
    assert parted.turns[2].time == Interval(2, 3)


@pytest.mark.parametrize("labels", [("Ana", "Ben"), ("Candidate", "Candidate"), ("", "Ben")])
def test_who_is_told_from_others_keeps_whole_turns(labels: tuple[str, str]) -> None:
    """So does one whom the label names as the candidate."""
    said = "I helped a neighbour. I carried her bags."
    told = transcript_of([Utterance(label, said) for label in labels], "text")
    assert [turn.text for turn in assign_roles(told, ()).transcript.turns] == [
        turn.text for turn in told.turns
    ]
