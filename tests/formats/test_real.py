"""Recorders' own files, where they lie beside this checkout, keep their speakers and words."""

from pathlib import Path

import pytest

from answer_eval.files import load_transcript
from reading import words_of

REAL = Path(__file__).parents[3] / "shared" / "data" / "transcripts"

pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real transcripts are not beside this checkout"
)


@pytest.mark.parametrize(
    ("file", "speakers", "words"),
    [
        # words counted by hand or by wc -w, without headers, counters, timings and names
        ("teams/sample.vtt", ["John Doe", "Jane Smith", "John Doe", "Jane Smith"], 39),
        ("zoom/sample.vtt", ["Alice Smith", "Bob Jones", "Alice Smith"], 17),
        ("vtt/captions_with_bom.vtt", [""], 12),
        ("vtt/cue_tags.vtt", [""], 13),
        ("vtt/invalid_no_header.vtt", [""], 21),
        ("vtt/missing_timeframe.vtt", [""], 21),
        ("vtt/note_and_style.vtt", [""], 3),
        ("vtt/overlapping.vtt", [""], 6),
        ("srt/sample.srt", [""], 15),
        ("srt/invalid_timeframe.srt", [""], 15),
        ("youtube/rolling.vtt", [""], 14),
        ("assemblyai/utterances.json", ["A"], 60),
        ("aws/today_in_focus.json", ["spk_0", "spk_1", "spk_0"], 264),
        ("azure/batch.json", ["Speaker 1", "Speaker 2", "Speaker 1"], 6),
        ("deepgram/utterances.json", [""], 62),
        ("deepgram/words_only.json", [f"Speaker {n}" for n in (0, 1, 0, 1, 2, 1, 2, 1, 2, 1)], 226),
        ("fireflies/sample.json", ["Alice", "Bob", "Alice"], 23),
        ("rev/monologues.json", ["Speaker 0"], 415),
        ("whisper/plain.json", [""], 11),
        ("whisperx/diarized.json", ["SPEAKER_00", "SPEAKER_01", "SPEAKER_00"], 17),
        ("plain/no_speakers.txt", [""], 4150),
    ],
)
def test_real_files_keep_their_speakers_andwords_of(
    file: str, speakers: list[str], words: int
) -> None:
    """Recorders' own files read to their speakers, with no word lost."""
    transcript = load_transcript(REAL / file)
    assert [turn.speaker for turn in transcript.turns] == speakers
    assert sum(len(turn.text.split()) for turn in transcript.turns) == words


@pytest.mark.parametrize(
    ("file", "turns", "words", "speakers"),
    [
        # turns: the heads in the file, two of one speaker in a row joined; words: wc -w of the rest
        ("otter/podcast.md", 92, 7779, {"Emma", "Kelly", "Ali", "Unknown Speaker"}),
        (
            "google_meet/call.md",
            20,
            1573,
            {
                "Harry Rook",
                "Jackson Lewis",
                "Parvez Shaikh",
                "Sandeep Sreenath",
                "Scott Lilliston",
                "Will White",
            },
        ),
    ],
)
def test_real_conversations_keep_their_turns(
    file: str, turns: int, words: int, speakers: set[str]
) -> None:
    """Long conversations read to all their turns and words, and to nobody who didn't speak."""
    transcript = load_transcript(REAL / file)
    assert len(transcript.turns) == turns
    assert len(words_of(transcript)) == words
    assert {turn.speaker for turn in transcript.turns} == speakers
