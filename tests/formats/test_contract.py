"""Every format: its sample reads to the turns of the plain-text twin beside it."""

import json
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.errors import BadTranscript
from answer_eval.files import load_transcript
from answer_eval.formats import FORMATS, document_of, read_transcript
from answer_eval.formats._json import JsonFormat
from answer_eval.transcript import Interval, Transcript
from reading import words_of

SAMPLES = Path(__file__).parents[2] / "samples" / "formats"
TWIN = ".turns.txt"

formats = pytest.mark.parametrize("name", FORMATS.names)
TEXTS = [each for each in FORMATS.names if each != "docx"]
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
def test_no_encoding_or_line_ending_changes_thewords_of(name: str, encoding: str) -> None:
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
    whole = words_of(load_transcript(sample))
    with suppress(BadTranscript):
        read = words_of(read_transcript(document_of(cut.encode(), "x"), name))
        assert read[:-2] == whole[: len(read)][:-2]  # the last word and its punctuation may be cut


def test_the_same_speech_in_two_formats_reads_to_the_samewords_of() -> None:
    """The samples that hold one interview hold its words, whatever wrote them."""
    twins = [name for name in FORMATS.names if name not in ("text", "vtt")]
    spoken = {name: " ".join(words_of(load_transcript(_sample(name)))) for name in twins}
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


def test_a_lost_character_is_a_warning() -> None:
    """A file cut off within a character is read, and says what was lost."""
    data = "Ann: naïve café, déjà vu, über, señor, œuvre, façade, crème\nBo: é".encode()[:-1]
    transcript = read_transcript(document_of(data, "x"))
    assert transcript.turns[1].text == "\ufffd"
    assert "1 of the file's characters can't be read" in transcript.warnings[-1]


@pytest.mark.parametrize("encoding", ["gb18030", "shift-jis", "windows-1251", "euc-kr"])
def test_letters_of_another_encoding_are_a_warning(encoding: str) -> None:
    """No words are shown as if they had been said, where only UTF-8 would tell them."""
    said = {
        "windows-1251": "\u0434\u0430, \u043a\u043e\u043d\u0435\u0447\u043d\u043e",
        "euc-kr": "\uc548\ub155\ud558\uc138\uc694",
        "shift-jis": "\u3053\u3093\u306b\u3061\u306f",
    }.get(encoding, "\u4f60\u597d\u4e16\u754c")
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{said}\n"
    assert (
        "save the file as UTF-8"
        in read_transcript(document_of(text.encode(encoding), "x")).warnings[-1]
    )
    assert "UTF-8" not in str(read_transcript(document_of(text.encode(), "x")).warnings)


def test_a_long_gap_behind_a_name_is_read_or_refused_at_once() -> None:
    """Tables drawn with spaces have them."""
    started = perf_counter()
    _read_or_refuse(f"Ann{' ' * 20_000}x".encode(), "")
    assert perf_counter() - started < MOMENT
