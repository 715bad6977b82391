"""Speech services: the shapes that each one's JSON has, beside its sample's."""

import json
from typing import Any

import pytest

from answer_eval.errors import UnknownFormat
from answer_eval.transcript import Interval
from reading import read, said, said_in


def _live(word: str, speaker: int = 0, channel: int = 0, *, final: bool = True) -> dict[str, Any]:
    """Write a message of Deepgram's stream."""
    words = [{"word": word, "start": 1, "end": 2, "speaker": speaker}]
    return {
        "type": "Results",
        "channel_index": [channel, 2],
        "is_final": final,
        "channel": {"alternatives": [{"transcript": word, "words": words}]},
    }


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "assemblyai",
            {
                "audio_duration": 3,
                "utterances": [{"speaker": "A", "text": "one", "start": 5, "end": 9}],
                "words": [{"text": "lost"}],
            },
            ["A|one"],
        ),
        (
            "assemblyai",
            {"audio_url": "x", "utterances": None, "words": None, "text": "one"},
            ["|one"],
        ),
        (
            "assemblyai",
            {"utterances": None, "words": [{"text": "one", "start": 5, "end": 9, "speaker": None}]},
            ["|one"],
        ),
        (
            "deepgram",
            {
                "results": {
                    "channels": [{"alternatives": [{}]}],
                    "utterances": [
                        {"speaker": 0, "transcript": "one"},
                        {"speaker": 1, "transcript": "two"},
                    ],
                }
            },
            ["Speaker 0|one", "Speaker 1|two"],
        ),
        (
            "deepgram",
            {"results": {"channels": [{"alternatives": [{"transcript": "one", "words": []}]}]}},
            ["|one"],
        ),
        (
            "deepgram",
            {
                "results": {
                    "channels": [
                        {"alternatives": [{"words": [{"word": "two", "start": 2, "speaker": 0}]}]},
                        {"alternatives": [{"words": [{"word": "one", "start": 1}]}]},
                    ]
                }
            },
            ["Channel 1|one", "Channel 0 Speaker 0|two"],
        ),
        (
            "deepgram",
            {
                "results": {
                    "channels": [{}, {"alternatives": [{}]}],
                    "utterances": [
                        {"channel": 0, "transcript": "one", "start": 0},
                        {"channel": 0, "transcript": "three", "start": 4},
                        {"channel": 1, "transcript": "two", "start": 2},
                    ],
                }
            },
            ["Channel 0|one", "Channel 1|two", "Channel 0|three"],
        ),
        (
            "deepgram",
            {
                "results": {
                    "channels": [
                        {
                            "alternatives": [
                                {
                                    "paragraphs": {
                                        "paragraphs": [
                                            {
                                                "speaker": 0,
                                                "sentences": [{"text": "One."}, {"text": "Two."}],
                                            },
                                            {"speaker": 1, "sentences": [{"text": "Three."}]},
                                        ]
                                    }
                                }
                            ]
                        }
                    ]
                }
            },
            ["Speaker 0|One. Two.", "Speaker 1|Three."],
        ),
        (
            "deepgram",
            {
                "result": {"results": {"channels": [{"alternatives": [{"transcript": "one"}]}]}},
                "error": None,
            },
            ["|one"],
        ),
        (
            "rev",
            {
                "monologues": [
                    {
                        "speaker": 0,
                        "elements": [
                            {"type": "text", "value": "one"},
                            {"type": "unknown", "value": "<unknown>"},
                            {"type": "punct", "value": "?"},
                        ],
                    }
                ]
            },
            ["Speaker 0|one <unknown>?"],
        ),
        (
            "speechmatics",
            {
                "results": [
                    {"type": "word", "start_time": at, "channel": channel}
                    | {"alternatives": [{"content": text}]}
                    for at, channel, text in (
                        (0, "left", "One."),
                        (1, "left", "Three"),
                        (0.5, "right", "Two"),
                        (1.5, "left", "four."),
                    )
                ]
            },
            ["left|One.", "right|Two", "left|Three four."],
        ),
        (
            "speechmatics",
            {
                "speakers": [{"name": "M1", "time": "0.0"}, {"name": "F2", "time": "1.0"}],
                "words": [
                    {"name": name, "time": time, "duration": "0.1"}
                    for name, time in (("One", "0.1"), (".", "0.2"), ("Two", "1.1"))
                ],
            },
            ["M1|One.", "F2|Two"],
        ),
        (
            "otter_json",
            {
                "speech": {
                    "speakers": [{"id": 7, "speaker_name": "Ann"}],
                    "transcripts": [
                        {"speaker_id": 7, "transcript": "one", "start_offset": 16_000},
                        {"speaker_id": None, "speaker_model_label": "2", "transcript": "two"},
                    ],
                }
            },
            ["Ann|one", "Speaker 2|two"],
        ),
        (
            "turns_json",
            {
                "meeting": {
                    "id": 1,
                    "lines": [{"Speaker": "Ann", "Text": "one"}, {"speaker": 2, "body": "two"}],
                }
            },
            ["Ann|one", "Speaker 2|two"],
        ),
        (
            "speechmatics",
            [
                {"message": "RecognitionStarted"},
                *(
                    {
                        "message": message,
                        "results": [
                            {"type": "word", "start_time": 1}
                            | {"alternatives": [{"content": text, "speaker": speaker}]}
                        ],
                    }
                    for message, text, speaker in (
                        ("AddPartialTranscript", "won", "S1"),
                        ("AddTranscript", "one", "S1"),
                        ("AddTranscript", "two", "S2"),
                    )
                ),
            ],
            ["S1|one", "S2|two"],
        ),
        (
            "deepgram",
            [
                {"type": "Metadata"},
                _live("won", final=False),
                _live("one"),
                _live("two", speaker=1),
            ],
            ["Speaker 0|one", "Speaker 1|two"],
        ),
        (
            "deepgram",
            [_live("one"), _live("two", channel=1)],
            ["Channel 0 Speaker 0|one", "Channel 1 Speaker 0|two"],
        ),
        (  # Gladia's, where nobody asked for speakers
            "whisper",
            {
                "result": {
                    "transcription": {"utterances": [{"text": "one", "start": 0.5, "end": 2}]}
                }
            },
            ["|one"],
        ),
        (
            "fireflies",
            [
                {
                    "sentence": "one",
                    "startTime": "00:01",
                    "endTime": "00:02",
                    "speaker_name": "Ann",
                },
                {"sentence": "two", "speaker_id": 3, "speaker_name": None},
            ],
            ["Ann|one", "Speaker 3|two"],
        ),
        (
            "rev",
            {
                "speakers": [{"id": 0, "name": "Ann"}],
                "monologues": [
                    {
                        "speaker": 0,
                        "elements": [
                            {"type": "text", "value": "one", "timestamp": "00:00:01,000"},
                            {"type": "punct", "value": ", "},
                            {"type": "text", "value": "two"},
                        ],
                    },
                    {"speaker_info": {"display_name": "Bo"}, "elements": [{"value": "three"}]},
                ],
            },
            ["Ann|one, two", "Bo|three"],
        ),
        (
            "speechmatics",
            {
                "results": [
                    {"type": kind, "start_time": 1, "attaches_to": to}
                    | {"alternatives": [{"content": text, "speaker": "UU"}]}
                    for kind, to, text in (
                        ("word", "none", "one"),
                        ("punctuation", "next", "\u00ab"),
                        ("word", "none", "two"),
                        ("punctuation", "previous", "\u00bb"),
                    )
                ]
            },
            ["|one \u00abtwo\u00bb"],
        ),
    ],
)
def test_who_says_what(name: str, value: Any, said: list[str]) -> None:
    """Each shape is found to be its service's, with its speakers and all its words once."""
    assert said_in(value) == said
    assert said_in(value, name) == said


def test_json_lines_are_a_list() -> None:
    """A record on each line is read as far as the lines go."""
    text = '{"speaker": "Ann", "text": "one"}\n{"speaker": "Bo", "text": "two"}\n'
    assert said(text) == ["Ann|one", "Bo|two"]
    assert said(text + '{"speaker"') == ["Ann|one", "Bo|two"]
    assert "no JSON from here on" in read(text + '{"speaker"').warnings[0]


def test_a_bare_list_has_times_in_either_unit() -> None:
    """Segments that would last for a quarter of an hour are counted in milliseconds."""
    segments = [{"text": "one", "start": 599, "end": 4160}, {"text": "two", "start": 4160}]
    (turn,) = read(json.dumps(segments)).turns
    assert turn.pieces[0].time == Interval(0.599, 4.16)
    for one in ({"start": 599.5, "end": 604}, {"time": [599.5, 604]}, {"timestamp": [599.5, 604]}):
        (turn,) = read(json.dumps([{"text": "one"} | one])).turns
        assert turn.time == Interval(599.5, 604)


def test_a_list_of_messages_is_no_speech() -> None:
    """Texts without times or speakers are anybody's, such as a chat's."""
    with pytest.raises(UnknownFormat):
        read(json.dumps([{"type": "message", "user": "U1", "text": "one", "ts": "1772445600.1"}]))


def test_times_beyond_a_day_are_milliseconds() -> None:
    """JSON of nobody we know doesn't say what it counts in."""
    value = {"turns": [{"speaker": "Ann", "text": "one", "start": 90_000, "end": 91_000}]}
    (turn,) = read(json.dumps(value)).turns
    assert turn.time == Interval(90, 91)


def test_words_are_cut_at_sentences_and_pauses() -> None:
    """Words become pieces that end with a sentence or before a silence, each with its time."""
    words = [("One.", 0, 1), ("Two", 1, 2), ("three", 9, 10)]
    listed = [{"word": word, "start": start, "end": end} for word, start, end in words]
    value = {"results": {"channels": [{"alternatives": [{"words": listed}]}]}}
    (turn,) = read(json.dumps(value)).turns
    assert [piece.time for piece in turn.pieces] == [
        Interval(0, 1),
        Interval(1, 2),
        Interval(9, 10),
    ]
