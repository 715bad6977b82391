"""Whisper: the shapes of its JSON, and of that of programs built on it."""

import json
from typing import Any

import pytest

from answer_eval.transcript import UNTIMED, Interval
from reading import read, said_in


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "whisper",
            {"transcription": [{"offsets": {}, "text": " one", "speaker": "0"}]},
            ["Speaker 0|one"],
        ),
        ("whisper", {"text": "one", "usage": {"type": "tokens"}}, ["|one"]),
        (
            "whisperx",
            {
                "task": "transcribe",
                "text": "one two",
                "segments": [
                    {"type": "transcript.text.segment", "speaker": "agent", "text": "one"},
                    {"type": "transcript.text.segment", "speaker": "A", "text": "two"},
                ],
            },
            ["agent|one", "A|two"],
        ),
        (
            "whisper",
            {"transcription": [{"offsets": {"from": 0, "to": 900}, "text": " one"}]},
            ["|one"],
        ),
        (
            "whisper",
            {"text": "one two", "chunks": [{"timestamp": [0, 1], "text": "one"}]},
            ["|one"],
        ),
        ("whisper", {"text": "one"}, ["|one"]),
        (
            "whisperx",
            {
                "segments": [
                    {
                        "text": "one two",
                        "words": [
                            {"word": "one", "speaker": "S0"},
                            {"word": "two", "speaker": "S1"},
                        ],
                    }
                ]
            },
            ["S0|one", "S1|two"],
        ),
        (
            "whisperx",
            {
                "speakers": [{"speaker": "S0", "timestamp": [0, 1], "text": "one"}],
                "chunks": [],
                "text": "one",
            },
            ["S0|one"],
        ),
    ],
)
def test_who_says_what(name: str, value: Any, said: list[str]) -> None:
    """Each shape is found to be its program's, with its speakers and all its words once."""
    assert said_in(value) == said
    assert said_in(value, name) == said


def test_whispers_words_have_the_times_and_its_text_the_punctuation() -> None:
    """Where OpenAI was asked for words alone, they are matched to the text by their number."""
    words = [{"word": "One", "start": 0, "end": 1}, {"word": "two", "start": 3.5, "end": 4}]
    (turn,) = read(json.dumps({"text": "One, two.", "words": words})).turns
    assert turn.text == "One, two."
    assert [piece.time for piece in turn.pieces] == [Interval(0, 1), Interval(3.5, 4)]
    (untimed,) = read(json.dumps({"text": "One, two. Three", "words": words})).turns
    assert untimed.time is UNTIMED
