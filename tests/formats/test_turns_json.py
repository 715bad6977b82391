"""Recorders that export turns as JSON in shapes of their own, without a format of ours."""

import json
from typing import Any

import pytest

from answer_eval.errors import UnknownFormat
from answer_eval.transcript import UNTIMED, Interval
from reading import read, said_in


@pytest.mark.parametrize(
    ("value", "said", "time"),
    [
        (
            [
                {"participant": {"name": "Bo"}, "words": [{"text": "One.", "start_timestamp": t}]}
                for t in ({"relative": 1.5, "absolute": "2026-03-02T10:00:00Z"},)
            ],
            ["Bo|One."],
            Interval(1.5, 1.5),
        ),
        (
            {
                "transcript": [
                    {
                        "speaker": "Speaker 1",
                        "words": [
                            {"text": "One", "start_time": 1, "end_time": 2},
                            {"text": " two.", "start_time": 2, "end_time": 3},
                        ],
                    }
                ]
            },
            ["Speaker 1|One two."],
            Interval(1, 3),
        ),
        (
            {
                "callTranscripts": [
                    {
                        "transcript": [
                            {
                                "speakerId": "7",
                                "sentences": [{"start": 460000, "end": 462000, "text": "One two."}],
                            }
                        ]
                    }
                ]
            },
            ["Speaker 7|One two."],
            Interval(460, 462),
        ),
        (
            {
                "text": "One twofold.",
                "tokens": [
                    {"text": "One", "start_ms": 10, "end_ms": 90, "speaker": "1"},
                    {"text": " two", "start_ms": 100, "end_ms": 120, "speaker": "1"},
                    {"text": "fold", "start_ms": 120, "end_ms": 190, "speaker": "1"},
                    {"text": ".", "start_ms": 190, "end_ms": 200, "speaker": "1"},
                ],
            },
            ["Speaker 1|One twofold."],
            Interval(0.01, 0.2),
        ),
        (
            {
                "text": "One two.",
                "words": [
                    {"text": "One", "start": 1.5, "end": 2.1, "speaker_id": "ann"},
                    {"text": " ", "start": 2.1, "end": 2.2, "speaker_id": "ann"},
                    {"text": "two.", "start": 2.2, "end": 3.5, "speaker_id": "ann"},
                ],
            },
            ["ann|One two."],
            Interval(1.5, 3.5),
        ),
        (
            {
                "transcriptEntries": [
                    {
                        "name": "conferenceRecords/a/entries/1",
                        "participant": "conferenceRecords/a/participants/4",
                        "text": "One two.",
                    }
                ]
            },
            ["conferenceRecords/a/participants/4|One two."],
            UNTIMED,
        ),
        (
            {
                "type": "Transcript",
                "entries": [
                    {
                        "text": "One two.",
                        "speakerId": "7e1b@example",
                        "speakerDisplayName": "Bo Berg",
                        "startOffset": "00:00:01.5000000",
                        "endOffset": "00:00:02.2500000",
                    }
                ],
            },
            ["Bo Berg|One two."],
            Interval(1.5, 2.25),
        ),
        (
            {
                "transcript": [
                    {
                        "speaker": {"display_name": "Bo Berg", "matched_email": None},
                        "text": "One two.",
                        "timestamp": "00:01:05",
                    }
                ]
            },
            ["Bo Berg|One two."],
            Interval(65, 65),
        ),
        (
            {
                "transcript": {
                    "speaker_blocks": [
                        {"speaker": {"name": name}, "words": said}
                        | {"start_time": 1772445600000 + at, "end_time": 1772445600900 + at}
                        for name, said, at in (("Bo", "One.", 0), ("Ann", "Two.", 1500))
                    ]
                }
            },
            ["Bo|One.", "Ann|Two."],
            Interval(0, 0.9),
        ),
        (
            {
                "items": [
                    {"personName": "Bo Berg", "text": "One two.", "offsetMillisecond": 1500},
                ]
            },
            ["Bo Berg|One two."],
            Interval(1.5, 1.5),
        ),
        (
            {
                "sentences": [
                    {"speaker": "Bo", "transcript": f"{said}.", "timestamp": f"2026-03-02T{at}Z"}
                    for said, at in (("One", "10:00:00"), ("Two", "10:00:04.5"), ("Three", "soon"))
                ]
            },
            ["Bo|One. Two. Three."],
            Interval(0, 4.5),
        ),
        (
            {
                "transcript_object": [
                    {
                        "role": "user",
                        "content": "One two.",
                        "words": [
                            {"word": "One", "start": 1.5, "end": 2},
                            {"word": "two.", "start": 2, "end": 2.5},
                        ],
                    }
                ]
            },
            ["user|One two."],
            Interval(1.5, 2.5),
        ),
        (  # a whole second is an integer, as AssemblyAI's milliseconds are
            {
                "result": {
                    "utterances": [
                        {"speaker": 0, "text": "One.", "start": 0, "end": 1.5},
                        {"speaker": 1, "text": "Two.", "start": 2, "end": 3.5},
                    ]
                }
            },
            ["Speaker 0|One.", "Speaker 1|Two."],
            Interval(0, 1.5),
        ),
    ],
    ids=[
        "Recall",
        "Sonix",
        "Gong",
        "Soniox",
        "ElevenLabs",
        "Meet",
        "Teams",
        "Fathom",
        "Read",
        "Webex",
        "MeetGeek",
        "Retell",
        "Gladia",
    ],
)
def test_words_may_stand_a_level_below_their_speaker(
    value: Any, said: list[str], time: Interval
) -> None:
    """Recorders without a format of their own keep their words, speakers and times."""
    transcript = read(json.dumps(value))
    assert transcript.format == "turns_json"
    assert said_in(value) == said
    assert transcript.turns[0].time == time
    assert not transcript.warnings


@pytest.mark.parametrize(
    "value",
    [
        [{"name": "root", "level": "INFO", "message": "one two"}],
        {"utterances": [{"text": "one two", "intent": "greet"}]},
    ],
)
def test_logs_and_lists_of_examples_are_no_speech(value: Any) -> None:
    """A message needs somebody who says it, and nameless words a time."""
    with pytest.raises(UnknownFormat):
        read(json.dumps(value))


def test_watsons_words_without_labels_are_nobodys() -> None:
    """Without labels, or without word times, the words are kept."""
    best = {"transcript": "one two ", "timestamps": [["one", 0.1, 0.4], ["two", 0.5, 0.9], [3]]}
    value = {"results": [{"alternatives": [best]}, {"alternatives": [{"transcript": "three "}]}]}
    assert read(json.dumps(value)).format == "watson"
    assert said_in(value) == ["|one two three"]
