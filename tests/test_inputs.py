"""Inputs: which interviews are found and read, and which files are refused or passed over."""

from pathlib import Path

import pytest

from answer_eval.answers import ExpectedKind, Kind, ReadyAnswer
from answer_eval.errors import BadAnswers, BadTranscript, InputError, UnknownFormat
from answer_eval.inputs import Inputs, find_inputs

TALK = "Ann: Tell me about a hard call.\nBo: I rang him back.\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hello.\n\n00:02.000 --> 00:03.000\n<v Bo>Well.\n"
RATINGS = "interview,question,indicator,rater,rating,not_rated\na,q1,i,human:x,3,\n"
ANSWERS = "interview,question,text,expected_kind\nz1,q1,I rang.,good\nz2,q1,,weak\n"


def _fill(folder: Path, **named: str | bytes) -> Path:
    for name, content in named.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _names(inputs: Inputs) -> tuple[list[str], list[str], list[str]]:
    return (
        [source.interview for source in inputs.found],
        [each.interview for each in inputs.unreadable],
        [each.path.name for each in inputs.skipped],
    )


def test_a_folder_is_sorted_into_read_unreadable_and_skipped(tmp_path: Path) -> None:
    """Transcripts are found by content, failures are recorded, and strays are listed."""
    _fill(
        tmp_path,
        a_dot_txt=TALK,
        b_dot_export=VTT,
        sub__c_dot_vtt=VTT,
        empty_dot_vtt=b"",
        header_dot_vtt="WEBVTT\n",
        noise_dot_txt=bytes(range(256)),
        prose_dot_txt="Nobody speaks here.\n",
        README_dot_md=TALK,
        guide_dot_yaml="id: x\n",
        human_ratings_dot_csv=RATINGS,
        photo_dot_png=b"\x89PNG\r\n" + bytes(40),
        zoom_dot_m4a=bytes(40),
    )
    inputs = find_inputs([tmp_path])
    assert _names(inputs) == (
        ["a", "b", "sub/c"],
        ["empty", "header", "noise", "prose"],
        ["README.md", "guide.yaml", "human_ratings.csv", "photo.png", "zoom.m4a"],
    )
    told = [
        "the file is empty — export",
        "read as vtt, it holds no words of speech — export",
        "its name ends in .txt, but it looks like binary data — give",
        "not a transcript that we know: it looks like plain text that doesn't say who speaks",
    ]
    assert all(each.why.startswith(why) for each, why in zip(inputs.unreadable, told, strict=True))
    assert all(" — " in each.why for each in inputs.unreadable)
    assert all(each.why for each in inputs.skipped)
    assert inputs.found[0].path == tmp_path / "a.txt"
    assert inputs.found[0].answers == ()


@pytest.mark.parametrize(
    ("name", "content", "error", "said"),
    [
        ("e.vtt", b"", UnknownFormat, "the file is empty"),
        ("h.vtt", b"WEBVTT\n", BadTranscript, "no words of speech"),
        ("n.txt", bytes(range(256)), UnknownFormat, "looks like binary data"),
        ("p.txt", b"Nobody speaks here.", UnknownFormat, "doesn't say who speaks"),
        ("i.png", b"\x89PNG\r\n" + bytes(40), UnknownFormat, "looks like a picture"),
        ("r.csv", RATINGS.encode(), BadAnswers, "no column text"),
        ("a.csv", b"interview,question,text\na,q,x\na,q,y\n", BadAnswers, "a second time"),
        ("a.jsonl", b'{"interview": "a",\n', BadAnswers, "not JSON"),
        ("t.csv", b"a,b\n1,2,3\n", BadAnswers, "3 cells where the header has 2"),
        ("q.csv", b'interview,question,text\na,q,"x\n', BadAnswers, "a quote opens here"),
        ("0.csv", b"", UnknownFormat, "the file is empty"),
    ],
)
def test_a_file_that_is_named_must_be_readable(
    tmp_path: Path, name: str, content: bytes, error: type[InputError], said: str
) -> None:
    """Named on the command line, the same file stops the run, with its place and the next step."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error, match=said) as refused:
        find_inputs([path])
    assert refused.value.where.startswith(str(path))
    assert refused.value.fix


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    """A path with nothing at its end is a spelling mistake."""
    with pytest.raises(InputError, match=r"none\.vtt: there is no such file"):
        find_inputs([tmp_path / "none.vtt"])


def test_a_folder_without_interviews_is_refused(tmp_path: Path) -> None:
    """Nothing to rate is no success."""
    _fill(tmp_path, README_dot_md=TALK)
    with pytest.raises(InputError, match=r": no interview found \(1 other files\)"):
        find_inputs([tmp_path])


def test_two_inputs_with_one_id_are_named_both(tmp_path: Path) -> None:
    """The same interview in two formats can't be rated as one."""
    _fill(tmp_path, a_dot_txt=TALK, a_dot_vtt=VTT)
    with pytest.raises(InputError, match=r"two inputs have the id 'a': .*a\.txt and .*a\.vtt"):
        find_inputs([tmp_path])


def test_ready_made_answers_come_with_their_turns(tmp_path: Path) -> None:
    """A table of answers is an interview for each id in it, found by its columns in a folder."""
    _fill(tmp_path, a_dot_txt=TALK, answers_dot_csv=ANSWERS, more_dot_jsonl=b'{"x": 1}\n')
    inputs = find_inputs([tmp_path])
    assert _names(inputs) == (["a", "z1", "z2"], [], ["more.jsonl"])
    ready = inputs.found[1]
    assert ready.answers == (ReadyAnswer("q1", 0),)
    assert ready.expected == (ExpectedKind("q1", Kind.GOOD),)
    assert ready.path == tmp_path / "answers.csv"
    assert inputs.found[2].transcript.turns[0].text == ""


def test_a_faulty_table_of_answers_in_a_folder_is_a_failure(tmp_path: Path) -> None:
    """Its columns say that it holds answers: it must not be passed over."""
    _fill(tmp_path, a_dot_txt=TALK, b_dot_csv="interview,question,text\n,q1,Yes.\n")
    (failed,) = find_inputs([tmp_path]).unreadable
    assert failed.interview == "b"
    assert failed.why.startswith("interview is empty — ")


LONE_QUOTE = 'start\tend\ttext\n0\t900\t"Well, yes.\n900\t1800\tI rang.\n'
RAGGED = "speaker,text\nAnn,Well, and then?\nBo,I rang him back.\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.tsv", LONE_QUOTE, '"Well, yes. I rang.'),
        ("a.csv", RAGGED, "Well, and then?"),
        ("a.csv", VTT, "Hello."),
        ("a.jsonl", TALK, "Tell me about a hard call."),
    ],
)
def test_a_transcript_need_be_no_sound_table(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    """Whisper quotes nothing, and people forget to: what reads as a transcript is one."""
    (tmp_path / name).write_text(content, "utf-8")
    for given in (tmp_path / name, tmp_path):
        (source,) = find_inputs([given]).found
        assert source.transcript.turns[0].text == words


def test_an_unsound_table_of_a_folder_is_a_failure_only_if_meant_as_answers(tmp_path: Path) -> None:
    """Its header says what it was meant as: answers must not be passed over, the rest may."""
    ragged = "x,y,1,2,3,4,5,6,7\n"
    _fill(
        tmp_path,
        a_dot_txt=TALK,
        b_dot_csv=f"interview,question,text\n{ragged}",
        c_dot_csv=f"interview,question,rater\n{ragged}",
    )
    inputs = find_inputs([tmp_path])
    assert _names(inputs) == (["a"], ["b"], ["c.csv"])
    assert inputs.unreadable[0].why.startswith("9 cells where the header has 3 — put")


def test_the_chat_beside_a_transcript_is_passed_over(tmp_path: Path) -> None:
    """Zoom leaves its chat in the same folder: nobody said it, and nothing failed."""
    chat = "10:01:02\t From Ann Lee to Everyone:\n\tHello, can you hear me?\n"
    _fill(tmp_path, a_dot_vtt=VTT, meeting_saved_chat_dot_txt=chat)
    inputs = find_inputs([tmp_path])
    assert _names(inputs) == (["a"], [], ["meeting_saved_chat.txt"])
    assert inputs.skipped[0].why.startswith("Zoom's chat")
    with pytest.raises(UnknownFormat, match="Zoom's chat"):
        find_inputs([tmp_path / "meeting_saved_chat.txt"])


def test_ids_of_answers_and_transcripts_must_differ(tmp_path: Path) -> None:
    """A table's interview and a file's are two inputs."""
    _fill(tmp_path, z1_dot_txt=TALK, answers_dot_csv=ANSWERS)
    with pytest.raises(InputError, match="two inputs have the id 'z1'"):
        find_inputs([tmp_path])


def test_a_manifest_says_what_no_transcript_can(tmp_path: Path) -> None:
    """Ids, labels, dates and guides come from the manifest, which is no input itself."""
    folder = _fill(
        tmp_path,
        a_dot_txt=TALK,
        b_dot_vtt=VTT,
        guide_dot_yaml="id: x\n",
        list_dot_csv="interview,path,candidate,guide,candidate_label,date,language\n"
        "one,a.txt,Bo Li,guide.yaml,Bo,2026-01-02,en\n",
    )
    inputs = find_inputs([folder], folder / "list.csv")
    assert _names(inputs) == (["one", "b"], [], ["guide.yaml"])
    first = inputs.found[0]
    assert (first.candidate, first.candidate_label) == ("Bo Li", "Bo")
    assert (first.guide, first.date, first.language) == (folder / "guide.yaml", "2026-01-02", "en")


def test_a_damaged_file_of_a_manifest_ends_no_batch(tmp_path: Path) -> None:
    """One file that can't be read, whatever its suffix, is one failure record by its id."""
    folder = _fill(
        tmp_path,
        a_dot_txt=TALK,
        b_dot_doc=bytes(99),
        z_dot_csv=ANSWERS,
        list_dot_csv="interview,path\none,a.txt\ntwo,b.doc\nthree,z.csv\n",
    )
    inputs = find_inputs([], folder / "list.csv")
    assert _names(inputs) == (["one"], ["two", "three"], [])
    assert "name their interviews themselves" in inputs.unreadable[1].why


def test_a_lost_file_of_a_manifest_ends_no_batch(tmp_path: Path) -> None:
    """It is one failure, told with its line, as of thousands some are always missing."""
    (tmp_path / "a.txt").write_text("Interviewer: Why?\nAnna: Because of that.\n")
    manifest = tmp_path / "interviews.csv"
    manifest.write_text("interview,path\none,a.txt\ntwo,gone.txt\nthree,.\n")
    inputs = find_inputs([], manifest)
    assert [each.interview for each in inputs.found] == ["one"]
    assert [(each.interview, each.why) for each in inputs.unreadable] == [
        ("two", f"there is no such file — check the path's spelling ({manifest}:3)"),
        ("three", f"this is a folder — name a file in it ({manifest}:4)"),
    ]


def test_a_manifest_beside_a_folder_is_rated_with_it(tmp_path: Path) -> None:
    """Each file once, under the manifest's id where it has one; alone, it is a selection."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Interviewer: Why?\nAnna: Because of that.\n")
    manifest = tmp_path / "interviews.csv"
    manifest.write_text("interview,path\none,b.txt\n")
    assert [each.interview for each in find_inputs([tmp_path], manifest).found] == ["one", "a"]
    assert [each.interview for each in find_inputs([], manifest).found] == ["one"]
