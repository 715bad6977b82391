"""Tables, and Whisper's files of lines: times in their units, words as written, loops said."""

import pytest

from answer_eval.errors import BadTranscript, UnknownFormat
from answer_eval.formats import FORMATS, document_of
from answer_eval.transcript import UNTIMED, Interval
from reading import read, said

SPEECH = "Well, I rang her back and I asked what she needed. " * 3


@pytest.mark.parametrize(
    "text",
    [
        "speaker,text,start,end\nAnn,one,1,2\nBo,two,2,3\n",
        "end;start;text;speaker\n2;1;one;Ann\n3;2;two;Bo\n",
        "Start Time\tEnd Time\tName\tWords\n0:01\t0:02\tAnn\tone\n0:02\t0:03\tBo\ttwo\n",
        "\n\nText,Speaker,Timestamp\none,Ann,00:00:01\ntwo,Bo,00:00:02\n",
        "Start (s),Speaker_ID,Utterance\n1,Ann,one\n2,Bo,two\n",
        "Timestamp,Name,Dialogue\n00:01,Ann,one\n00:02,Bo,two\n",
    ],
)
def test_columns_stand_in_any_order(text: str) -> None:
    """Columns are known by their names, with any separator."""
    transcript = read(text)
    assert transcript.format == "csv"
    assert said(text) == ["Ann|one", "Bo|two"]
    assert transcript.turns[0].time == Interval(1, 2)


def test_cells_may_hold_lines_and_separators() -> None:
    """A quoted cell keeps its commas and lines; a row without a speaker continues the last."""
    text = 'speaker,text\nAnn,"one, two\nthree"\n,four\nBo,five\nBo\n'
    assert said(text) == ["Ann|one, two three four", "Bo|five"]
    assert read(text).warnings == ("1 rows hold no words",)


def test_a_table_without_speakers_or_times_is_read_with_a_warning() -> None:
    """Words and times will do."""
    transcript = read("start,text\n1,one\nsoon,two\n")
    assert [piece.time for piece in transcript.turns[0].pieces] == [Interval(1, 1), UNTIMED]
    assert transcript.warnings == ("no row says who speaks",)


def test_starts_beyond_a_day_are_milliseconds() -> None:
    """whisper.cpp's tables count in milliseconds, and don't say so."""
    (turn,) = read('start,end,text\n0,2000," one"\n90000,91500," two"\n').turns
    assert [piece.time for piece in turn.pieces] == [Interval(0, 2), Interval(90, 91.5)]


@pytest.mark.parametrize(
    "header",
    ["interview,question,text", "interview,question,text,speaker", "speaker,rating", "a,b"],
)
def test_other_tables_are_no_transcripts(header: str) -> None:
    """Ready-made answers and ratings are not read as speech."""
    assert not FORMATS["csv"].looks_like(document_of(f"{header}\n1,2,3,4\n".encode(), "x"))


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("speaker,text\nAnn,Well, and then?\nBo,Yes.\n", ["Ann|Well, and then?", "Bo|Yes."]),
        ("text,speaker\nWell, and then?,Ann\nYes.,Bo\n", ["Ann|Well, and then?", "Bo|Yes."]),
        ("speaker,text\nAnn,one,,\nBo,two\n", ["Ann|one", "Bo|two"]),
        ('speaker,text\nAnn,"one, two\nBo,three\n', ["Ann|one, two", "Bo|three"]),
        ("start,end,speaker,text\n0,9,0,one\n9,12,1,two\n", ["Speaker 0|one", "Speaker 1|two"]),
        ("| Speaker | Text |\n|---|:---:|\n| Ann | one |\n| Bo | two |\n", ["Ann|one", "Bo|two"]),
    ],
)
def test_careless_tables_are_read(text: str, turns: list[str]) -> None:
    """Words that hold the separator unquoted, open quotes, numbers and Markdown's rules."""
    assert said(text, "csv") == turns


def test_a_cell_that_never_ends_is_a_warning() -> None:
    """A quote that nothing closes is said with its line; no word is lost to it."""
    text = 'speaker,text\nAnn,one\nBo,two\nAnn,"' + "three\n" * 30_000
    assert said(text)[:2] == ["Ann|one", "Bo|two"]
    assert said(text)[2:] == ["Ann|" + " ".join(["three"] * 30_000)]
    assert "a quote that isn't closed" in read(text).warnings[0]


def test_times_make_no_talk_of_an_agenda() -> None:
    """Lines with times are speech only where their words are."""
    agenda = "\n".join(f"{hour}:00 Review of the plan with team {hour}" for hour in range(10, 20))
    with pytest.raises(UnknownFormat):
        read(agenda)


def test_whispers_tsv_is_in_milliseconds_and_unquoted() -> None:
    """Times are milliseconds; a quotation mark is a character like others."""
    text = 'start\tend\ttext\n0\t1500\t"One, he said.\n1500\t2000\ttwo\nthree\n'
    transcript = read(text)
    assert transcript.format == "whisper_tsv"
    assert said(text) == ['|"One, he said. two three']
    assert transcript.turns[0].pieces[0].time == Interval(0, 1.5)
    assert transcript.warnings == ("line 4: a row without times", "no row says who speaks")


def test_tsv_with_speakers() -> None:
    """A column of speakers between times and words names them."""
    text = "start\tend\tspeaker\ttext\n0\t1500\tAnn\tone\n1500\t2000\tBo\ttwo\n"
    assert said(text) == ["Ann|one", "Bo|two"]


def test_whispers_lines_may_have_times() -> None:
    """What Whisper prints, with times in brackets, is read with them."""
    transcript = read("[00:00.000 --> 00:05.000]  one\n[01:00:05.000 --> 01:00:09.000]  two\nend\n")
    assert transcript.format == "whisper_txt"
    assert [piece.time for piece in transcript.turns[0].pieces] == [
        Interval(0, 5),
        Interval(3605, 3609),
        UNTIMED,
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("[0.00s -> 5.00s]  ", "[5.00s -> 9.40s]  "),
        ("00:00:00.000 --> 00:00:05.000 ", "00:00:05.000 --> 00:00:09.400 "),
        ("00:00:00.000 --> 00:00:05.000: ", "00:00:05.000 --> 00:00:09.400: "),
    ],
)
def test_whispers_kin_write_times_in_their_way(heads: tuple[str, str]) -> None:
    """Arrows may be short, brackets missing, and a colon may stand behind the times."""
    (turn,) = read("\n".join(f"{head}{SPEECH.strip()}" for head in heads)).turns
    assert [piece.time for piece in turn.pieces] == [Interval(0, 5), Interval(5, 9.4)]
    assert turn.text == f"{SPEECH}{SPEECH}".strip()


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        (SPEECH, True),
        ("Ich habe gestern mit einem Kunden gesprochen, der sein Paket nicht fand. " * 3, True),
        ("Also ich habe da ja, the best of the week, nicht gefunden. " * 9, True),
        ("***INAUDIBLE***\n" + f"{SPEECH}\n***NO SOUND***\n", True),
        ("The licence of the software and of its parts is granted to the owner. " * 3, False),
        ("I did.", False),
        ("# Heading\n- you and I\n" * 9, False),
        ("name = 'I'\nyou = {\n" * 9, False),
        ("interview,rater,rating\nint_ich,rater_wir,gut\nint_ich,rater_wir,schlecht\n" * 9, False),
    ],
)
def test_prose_is_speech_by_its_words(text: str, *, is_speech: bool) -> None:
    """Nameless text is read where it reads like talk, not where it reads like a document."""
    assert bool(FORMATS["whisper_txt"].looks_like(document_of(text.encode(), "x"))) == is_speech


def test_a_loop_is_said_and_kept() -> None:
    """A sentence again and again is a warning; its words stay."""
    text = "Ann: " + "Thanks for watching. " * 6 + "\nBo: " + "Yeah. " * 6 + "\n"
    transcript = read(text)
    assert transcript.turns[0].text.count("Thanks") == 6
    (warning,) = transcript.warnings
    assert "turn 0: 'Thanks for watching' stands there 6 times in a row" in warning


def test_a_header_alone_is_refused() -> None:
    """A table without rows is no transcript."""
    with pytest.raises(BadTranscript, match="read as csv, it holds no words"):
        read("speaker,text,start,end\n")


def test_a_frames_number_is_no_part_of_a_time() -> None:
    """Premiere counts frames behind the seconds."""
    table = "Speaker Name,Start Time,End Time,Text\nAnn,00:00:01:12,00:00:04:00,one\n"
    assert read(table).turns[0].time == Interval(1, 4)
