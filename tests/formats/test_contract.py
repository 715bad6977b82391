"""Every format: its sample reads to the turns of the plain-text twin beside it."""

import json
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.errors import BadTranscript, UsageError
from answer_eval.files import load_transcript
from answer_eval.formats import FORMATS, Document, document_of, read_transcript
from answer_eval.formats._json import JsonFormat
from answer_eval.transcript import Interval, Transcript

SAMPLES = Path(__file__).parents[2] / "samples" / "formats"
REAL = Path(__file__).parents[3] / "shared" / "data" / "transcripts"
TWIN = ".turns.txt"

formats = pytest.mark.parametrize("name", FORMATS.names)
TEXTS = [each for each in FORMATS.names if each != "docx"]
LONGEST_MESSAGE = 200
"""Characters that fit on two lines of a terminal."""
MOMENT = 5.0
"""Seconds, on a busy machine; what grows with the square of a line's length takes minutes."""
EXAMPLES = 30
"""For each format; there are some twenty."""
JSON = [each.name for each in FORMATS if isinstance(each, JsonFormat)]


def _sample(name: str) -> Path:
    (sample,) = (path for path in SAMPLES.glob(f"{name}.*") if not path.name.endswith(TWIN))
    return sample


def _said(transcript: Transcript) -> list[str]:
    return [f"{turn.speaker}: {turn.text}" for turn in transcript.turns]


@formats
def test_the_sample_says_what_its_twin_says(name: str) -> None:
    """Speakers and words of a sample are those of its twin, one turn a line."""
    transcript = load_transcript(_sample(name))
    assert _said(transcript) == (SAMPLES / f"{name}{TWIN}").read_text("utf-8").splitlines()
    assert transcript.format == name


@formats
def test_content_alone_tells_the_format(name: str) -> None:
    """A sample is found whatever its file is called, and its own format is the surest of it."""
    document = document_of(_sample(name).read_bytes(), "export")
    sure = {each.name: each.looks_like(document) for each in FORMATS}
    assert max(sure, key=lambda each: sure[each]) == name
    assert all(0 <= each <= 1 for each in sure.values())


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_no_encoding_or_line_ending_changes_the_words(name: str, encoding: str) -> None:
    """A sample reads the same in every encoding that holds it, with CRLF or CR line ends."""
    sample = _sample(name)
    text = sample.read_text("utf-8")
    expected = _said(load_transcript(sample))
    for end in ("\n", "\r\n", "\r"):
        data = text.replace("\n", end).encode(encoding)
        assert _said(read_transcript(document_of(data, "x"))) == expected


@formats
def test_turns_are_numbered_and_pieces_cover_them(name: str) -> None:
    """Each turn's pieces are its words in order; times run forward within each."""
    transcript = load_transcript(_sample(name))
    for index, turn in enumerate(transcript.turns):
        assert turn.index == index
        parts = [turn.text[piece.start_char : piece.end_char] for piece in turn.pieces]
        assert " ".join(parts) == turn.text
        times = [piece.time for piece in turn.pieces if isinstance(piece.time, Interval)]
        assert all(time.start <= time.end for time in times)


@formats
@settings(deadline=None, max_examples=EXAMPLES)
@given(data=st.data())
def test_a_damaged_sample_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """Bytes cut out of a sample, or put into it, raise nothing but BadTranscript."""
    whole = _sample(name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[end:]
    _read_or_refuse(damaged, data.draw(st.sampled_from(["", name])))


@pytest.mark.parametrize("name", TEXTS)
@settings(deadline=None, max_examples=EXAMPLES)
@given(data=st.data())
def test_a_sample_of_shuffled_lines_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """Lines left out, doubled, joined or in another order raise nothing but BadTranscript."""
    lines = _sample(name).read_text("utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.integers(0, len(lines) - 1))
        lines[place : place + 1] = data.draw(
            st.sampled_from([["", ""], [lines[place]] * 2, [lines[place] + lines[other]], ["\t"]])
        )
        lines[place], lines[other] = lines[other], lines[place]
    _read_or_refuse("\n".join(lines).encode(), data.draw(st.sampled_from(["", name])))


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.builds(list),
    st.builds(dict),
    st.builds(lambda: ["x", 1, [{"text": "x"}]]),
    st.just("9" * 400),
    st.just(10**400),
)


@pytest.mark.parametrize("name", JSON)
@settings(deadline=None, max_examples=EXAMPLES)
@given(data=st.data())
def test_json_of_another_shape_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """Keys and records taken out, or changed to another type, raise nothing but BadTranscript."""
    value = json.loads(_sample(name).read_text("utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        _mutate(value, data)
    _read_or_refuse(json.dumps(value).encode(), data.draw(st.sampled_from(["", name])))


def _mutate(value: Any, data: st.DataObject) -> None:
    """Walk down to some place of a JSON value, and change or delete what stands there."""
    while isinstance(value, dict | list) and value:
        places = list(value) if isinstance(value, dict) else range(len(value))
        place = data.draw(st.sampled_from(places))
        inner = value[place]
        if isinstance(inner, dict | list) and inner and data.draw(st.integers(0, 3)):
            value = inner
        elif data.draw(st.booleans()):
            value[place] = data.draw(junk)
            return
        else:
            del value[place]
            return


@pytest.mark.parametrize("name", JSON)
@settings(deadline=None, max_examples=EXAMPLES)
@given(data=st.data())
def test_json_that_is_cut_off_reads_up_to_the_cut(name: str, data: st.DataObject) -> None:
    """Of JSON cut off anywhere, the words are those that the whole file begins with."""
    sample = _sample(name)
    text = sample.read_text("utf-8")
    cut = text[: data.draw(st.integers(0, len(text)))]
    whole = _words(load_transcript(sample))
    with suppress(BadTranscript):
        read = _words(read_transcript(document_of(cut.encode(), "x"), name))
        assert read[:-2] == whole[: len(read)][:-2]  # the last word and its punctuation may be cut


def _words(transcript: Transcript) -> list[str]:
    return [word for turn in transcript.turns for word in turn.text.split()]


def test_the_same_speech_in_two_formats_reads_to_the_same_words() -> None:
    """The samples that hold one interview hold its words, whatever wrote them."""
    twins = [name for name in FORMATS.names if name not in ("text", "vtt")]
    spoken = {name: " ".join(_words(load_transcript(_sample(name)))) for name in twins}
    assert len(set(spoken.values())) == 1, spoken


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", *FORMATS.names]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    """No bytes raise anything but BadTranscript."""
    _read_or_refuse(data, name)


MARKS = """\
WEBVTT
NOTE
00:01.000 --> 00:02.000
00:01 --> x
1
[00:12]
0:12
Ann:
Ann (0:12): hi
**Bo:** ho
<v Ann>
<v>
</v>
<Ann> hi
(Ann)
Ann 1 minute 2 seconds
1 minute 2 seconds1:02
From Ann to Me: (1:02 PM) hi
[0.5 - 1.5s] Ann: hi
10:02 AM
01;02;03;04
## Ann
said: no
&#0; &amp;lt;
\u3000
--> 3
: \ufeff
"""


@settings(deadline=None)
@given(st.lists(st.sampled_from([*MARKS.splitlines(), ""])), st.sampled_from(["", *FORMATS.names]))
def test_any_lines_are_read_or_refused(lines: list[str], name: str) -> None:
    """No order of the formats' own marks raises anything but BadTranscript."""
    _read_or_refuse("\n".join(lines).encode(), name)


@pytest.mark.parametrize(
    "line", [" ", "\t", "# ", "(", "[1.5 - ", "1:02 ", "From a to ", "A", "- "]
)
def test_a_long_line_is_read_or_refused_at_once(line: str) -> None:
    """No format takes more than a moment to look at what repeats without end."""
    started = perf_counter()
    _read_or_refuse((line * 20_000 + "x").encode(), "")
    assert perf_counter() - started < MOMENT


def _read_or_refuse(data: bytes, name: str) -> None:
    with suppress(BadTranscript):
        assert read_transcript(document_of(data, "x"), name).turns


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n\n", "the file is empty"),
        (b"PK\x03\x04\x00\x00" + bytes(range(40)), "looks like a zip archive or an Office file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "looks like a picture"),
        (bytes(range(256)), "looks like binary data"),
        (b'[{"speaker": "Ann"}]', "looks like JSON"),
        (b"{\\rtf1 hello}", "looks like an RTF document"),
        (b"<html><body>Ann: hi</body></html>", "looks like HTML or XML"),
        (b"interview,question,rater\na,b,c\n", "looks like a table"),
        (b"Once upon a time there was a desk.\n", "looks like plain text that doesn't say who"),
        (b"[Script Info]\nTitle: x\nTimer: 100\nDialogue: 0,a\n", "looks like ASS subtitles"),
        (b"ID3" + bytes(20), "`answer-eval transcribe` can make"),
        (b"%PDF-1.4" + bytes(20), "as .docx, WebVTT or text"),
        (b"%PDF-1.4\nAnna: Hello.\nBen: Hello.\nAnna: Well.\n", "looks like a PDF"),
        (b"PK\x03\x04\nAnna: Hello.\nBen: Hello.\nAnna: Well.\n", "looks like a zip archive"),
        (b"{\\rtf1 \nAnna: Hello.\nBen: Hello.\nAnna: Well.\n}", "looks like an RTF document"),
        (b"<!DOCTYPE html>\nAnna: Hello.\nBen: Hello.\nAnna: Well.\n", "looks like HTML"),
    ],
)
def test_a_file_of_no_format_says_what_it_looks_like(data: bytes, words: str) -> None:
    """What is no transcript is refused in its own words, with the next step, on one short line."""
    with pytest.raises(BadTranscript) as refused:
        read_transcript(document_of(data, "x.bin"))
    said = str(refused.value)
    assert words in said
    assert said.startswith("x.bin: ")
    assert len(said) <= LONGEST_MESSAGE
    assert refused.value.fix
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "data", "misnamed"),
    [
        ("a.vtt", b"<html><body>Please sign in</body></html>", True),
        ("a.VTT", b"Once upon a time there was a desk.\n", True),
        ("a.docx", b"hello\n", True),
        ("a.docx", b"PK\x03\x04\x00\x00" + bytes(40), True),
        ("a.json", b"hello\n", True),
        ("a.json", b'{"a": 1}', False),
        ("a.csv", b"<html></html>", True),
        ("a.csv", b"a,b,c\n1,2,3\n", False),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), True),
        ("a.txt", b"hello\n", False),
        ("a", b"hello\n", False),
    ],
)
def test_a_name_that_promises_something_else_is_told(
    name: str, data: bytes, misnamed: bool
) -> None:
    """Where a file is not what its name says, the message says so, as short as the others."""
    with pytest.raises(BadTranscript) as refused:
        read_transcript(document_of(data, name))
    said = str(refused.value)
    assert (f"its name ends in .{name.rpartition('.')[2].lower()}, but" in said) is misnamed
    assert len(said) <= LONGEST_MESSAGE


def test_an_unknown_format_name_lists_the_known_ones() -> None:
    """A wrong --format is a usage error with the choices."""
    with pytest.raises(UsageError, match=f"choose from {', '.join(FORMATS.names)}"):
        read_transcript(Document("x", b"Ann: hi", "Ann: hi"), "zoom")


def test_a_lost_character_is_a_warning() -> None:
    """A file cut off within a character is read, and says what was lost."""
    data = "Ann: naïve café, déjà vu, über, señor, œuvre, façade, crème\nBo: é".encode()[:-1]
    transcript = read_transcript(document_of(data, "x"))
    assert transcript.turns[1].text == "\ufffd"
    assert "1 of the file's characters can't be read" in transcript.warnings[-1]


@pytest.mark.skipif(not REAL.is_dir(), reason="the real transcripts are not beside this checkout")
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
def test_real_files_keep_their_speakers_and_words(
    file: str, speakers: list[str], words: int
) -> None:
    """Recorders' own files read to their speakers, with no word lost."""
    transcript = load_transcript(REAL / file)
    assert [turn.speaker for turn in transcript.turns] == speakers
    assert sum(len(turn.text.split()) for turn in transcript.turns) == words


@pytest.mark.skipif(not REAL.is_dir(), reason="the real transcripts are not beside this checkout")
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
    assert len(_words(transcript)) == words
    assert {turn.speaker for turn in transcript.turns} == speakers
