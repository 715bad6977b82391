"""Speech services: the shapes that each one's JSON has, beside its sample's."""

import json
from typing import Any

import pytest

from answer_eval.transcript import UNTIMED, Interval
from reading import read, said, said_in


def _google(*words: tuple[str, int], transcript: str = "") -> dict[str, Any]:
    listed = [{"word": word, "speakerTag": tag} if tag else {"word": word} for word, tag in words]
    return {"alternatives": [{"transcript": transcript, "words": listed}]}


def _aws(*words: str, **more: str) -> list[dict[str, Any]]:
    return [
        {"type": "pronunciation", "start_time": str(n), "end_time": str(n + 0.5)}
        | {"alternatives": [{"content": word}]}
        | more
        for n, word in enumerate(words)
    ]


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
            "aws",
            {"results": {"items": _aws("one", "two", speaker_label="spk_1")}},
            ["spk_1|one two"],
        ),
        (
            "aws",
            {
                "results": {
                    "transcripts": [],
                    "items": _aws("one"),
                    "channel_labels": {
                        "channels": [
                            {"channel_label": "ch_0", "items": _aws("one", "three")},
                            {"channel_label": "ch_1", "items": _aws("two")},
                        ]
                    },
                }
            },
            ["ch_0|one three", "ch_1|two"],
        ),
        (
            "aws",
            {
                "results": {
                    "transcripts": [{"transcript": "one"}],
                    "audio_segments": [{"transcript": "one", "speaker_label": "spk_0"}],
                }
            },
            ["spk_0|one"],
        ),
        ("aws", {"results": {"transcripts": [{"transcript": "one"}], "items": []}}, ["|one"]),
        (
            "aws",
            {
                "Transcript": [
                    {"ParticipantRole": "AGENT", "Content": "one", "BeginOffsetMillis": 5},
                    {"ParticipantId": "c1", "Content": "two"},
                    {"ParticipantId": "d1", "Content": "three"},
                ],
                "Participants": [{"ParticipantId": "c1", "ParticipantRole": "CUSTOMER"}],
            },
            ["AGENT|one", "CUSTOMER|two", "d1|three"],
        ),
        (
            "azure",
            {
                "combinedPhrases": [],
                "phrases": [{"speaker": 1, "offsetMilliseconds": 40, "text": "one"}],
            },
            ["Speaker 1|one"],
        ),
        (
            "azure",
            {
                "AudioFileResults": [
                    {
                        "SegmentResults": [
                            {"ChannelNumber": "0", "Offset": 20, "NBest": [{"Display": "two"}]},
                            {
                                "ChannelNumber": "1",
                                "SpeakerId": "1",
                                "Offset": 10,
                                "NBest": [{"Lexical": "one"}],
                            },
                        ]
                    }
                ]
            },
            ["Channel 1 Speaker 1|one", "Channel 0|two"],
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
            "azure",
            {
                "RecognizedPhrases": [
                    {"Speaker": 1, "Offset": "PT1S", "NBest": [{"Display": "one"}]},
                    {"recognitionStatus": "Failure"},
                    {"offset": "PT2S", "nBest": [{"speaker": 2, "display": "two"}]},
                ]
            },
            ["Speaker 1|one", "Speaker 2|two"],
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
            "aws",
            {
                "results": {
                    "items": [
                        {
                            "type": "pronunciation",
                            "start_time": at,
                            "alternatives": [{"content": word}],
                        }
                        for at, word in (("0.5", "one"), ("2.5", "two"))
                    ],
                    "speaker_labels": {
                        "segments": [
                            {"start_time": "0.0", "speaker_label": "spk_0", "items": []},
                            {"start_time": "2.0", "speaker_label": "spk_1", "items": []},
                        ]
                    },
                }
            },
            ["spk_0|one", "spk_1|two"],
        ),
        (
            "google_speech",
            [_google(transcript="one"), _google(("\u2581two", 1), transcript="two")],
            ["|one", "Speaker 1|two"],
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
            "google_speech",
            {
                "results": [
                    _google(("one", 0), transcript="one"),
                    _google(("two", 0), transcript="two"),
                    _google(("one", 1), ("two", 2)),
                ]
            },
            ["Speaker 1|one", "Speaker 2|two"],
        ),
        (  # cut off within the result that repeats
            "google_speech",
            {"results": [_google(("one", 0), ("two", 0), transcript="x"), _google(("one", 1))]},
            ["Speaker 1|one two"],
        ),
        (  # one word spelt anew
            "google_speech",
            {
                "results": [
                    _google(
                        *((each, 0) for each in ["a", "b", "c", "d", "e", "f"]), transcript="x"
                    ),
                    _google(
                        *((each, 1) for each in ["a", "b", "C", "d", "e", "f"]), transcript="x"
                    ),
                ]
            },
            ["Speaker 1|a b C d e f"],
        ),
        (  # each result has words of its own
            "google_speech",
            {
                "response": {
                    "results": [
                        _google(("one", 1), ("two", 1), transcript="one two"),
                        _google(("one", 2), transcript="one"),
                    ]
                }
            },
            ["Speaker 1|one two", "Speaker 2|one"],
        ),
        (
            "google_speech",
            {"results": {"gs://x": {"transcript": {"results": [_google(transcript="one")]}}}},
            ["|one"],
        ),
        (
            "google_speech",
            {
                "results": [
                    {"channelTag": 1, "resultEndTime": "1s", **_google(transcript="one")},
                    {"channelTag": 2, **_google(transcript="two")},
                ]
            },
            ["Channel 1|one", "Channel 2|two"],
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
    """Each shape is found to be its service's, with its speakers and all its words once."""
    assert said_in(value) == said
    assert said_in(value, name) == said


@pytest.mark.parametrize(
    ("phrase", "time"),
    [
        ({"offset": "PT1M2.5S", "duration": "PT1S"}, Interval(62.5, 63.5)),
        ({"offset": "PT1H", "duration": "PT0S"}, Interval(3600, 3600)),
        ({"offsetInTicks": 54_000_000.0, "durationInTicks": 10_000_000}, Interval(5.4, 6.4)),
        ({"offset": 54_000_000, "duration": 10_000_000}, Interval(5.4, 6.4)),
        ({"offset": 5400, "duration": 1000, "text": "one"}, Interval(5.4, 6.4)),
    ],
)
def test_azure_times_are_ticks_or_iso(phrase: dict[str, Any], time: Interval) -> None:
    """Azure writes times in ticks of 100 ns, as ISO durations, or both."""
    value = {"recognizedPhrases": [phrase | {"nBest": [{"display": "one"}]}]}
    (turn,) = read(json.dumps(value)).turns
    assert turn.time == time


def test_whispers_words_have_the_times_and_its_text_the_punctuation() -> None:
    """Where OpenAI was asked for words alone, they are matched to the text by their number."""
    words = [{"word": "One", "start": 0, "end": 1}, {"word": "two", "start": 3.5, "end": 4}]
    (turn,) = read(json.dumps({"text": "One, two.", "words": words})).turns
    assert turn.text == "One, two."
    assert [piece.time for piece in turn.pieces] == [Interval(0, 1), Interval(3.5, 4)]
    (untimed,) = read(json.dumps({"text": "One, two. Three", "words": words})).turns
    assert untimed.time is UNTIMED


def test_json_lines_are_a_list() -> None:
    """A record on each line is read as far as the lines go."""
    text = '{"speaker": "Ann", "text": "one"}\n{"speaker": "Bo", "text": "two"}\n'
    assert said(text) == ["Ann|one", "Bo|two"]
    assert said(text + '{"speaker"') == ["Ann|one", "Bo|two"]
    assert "no JSON from here on" in read(text + '{"speaker"').warnings[0]


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
