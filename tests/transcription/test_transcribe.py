"""Recordings go out, transcripts that can be read come back, once each."""

import asyncio
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from answer_eval.cli import main
from answer_eval.errors import InputError, RunStopped, UsageError
from answer_eval.files import load_transcript
from answer_eval.raters import RaterOptions
from answer_eval.transcription import AT_ONCE, Done, State, _audio, recordings, transcribe
from raters.speaking import FAST
from server.serving import Server, serving

TURNS = [("A", "Tell me about a hard call."), ("B", "I rang him back.")]


@pytest.fixture
def audio(tmp_path: Path) -> Path:
    """Return a recording that the test server takes for one."""
    path = tmp_path / "bo berg.wav"
    path.write_bytes(b"RIFF" + bytes(99))
    return path


@pytest.fixture
def server() -> Iterator[Server]:
    """Serve without faults."""
    with serving() as served:
        yield served


def run(*audios: Path, server: Server, model: str = "") -> tuple[Done, ...]:
    """Transcribe into the folder `out` beside the recordings."""
    wanted = recordings(audios, audios[0].parent / "out")
    options = RaterOptions(model=model, base_url=server.base_url)
    return asyncio.run(transcribe(wanted, options, patience=FAST))


def test_a_transcript_says_who_speaks(audio: Path, server: Server) -> None:
    """By default the model that tells speakers apart is asked, and its reply kept as it came."""
    (done,) = run(audio, server=server)
    assert (done.state, done.recording.transcript.name) == (State.WRITTEN, "bo berg.json")
    transcript = load_transcript(done.recording.transcript)
    assert [(turn.speaker, turn.text) for turn in transcript.turns] == TURNS
    sent = server.requests[0].body
    assert (sent["file"], sent["size"]) == ("bo berg.wav", 103)
    assert (sent["response_format"], sent["chunking_strategy"]) == ("diarized_json", "auto")


@pytest.mark.parametrize(
    ("model", "wanted"), [("whisper-large-v3", "verbose_json"), ("gpt-transcribe", "json")]
)
def test_other_models_give_what_they_can(
    audio: Path, server: Server, model: str, wanted: str
) -> None:
    """Times are asked for where a model gives them; its reply is read without speakers."""
    (done,) = run(audio, server=server, model=model)
    transcript = load_transcript(done.recording.transcript)
    assert transcript.turns[0].text == " ".join(words for _, words in TURNS)
    assert server.requests[0].body["response_format"] == wanted


def test_what_is_there_is_not_asked_for_again(audio: Path, server: Server) -> None:
    """A second run sends what is missing, and nothing at all where nothing is."""
    run(audio, server=server)
    other = audio.with_name("ann.mp3")
    other.write_bytes(bytes(9))
    states = {done.recording.audio: done.state for done in run(audio, other, server=server)}
    assert states == {audio: State.THERE, other: State.WRITTEN}
    run(audio, other, server=server)
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("empty", "what came back is no transcript"),
        ("html", "what came back is no transcript"),
        ("400", "the request is longer"),
    ],
)
def test_one_failure_ends_nothing(audio: Path, fault: str, why: str) -> None:
    """A recording that brings no transcript is told with the reason, and leaves no file."""
    other = audio.with_name("ann.mp3")
    other.write_bytes(bytes(9))
    with serving(faults=[fault]) as server:
        done = run(audio, other, server=server)
    (failed,) = (each for each in done if each.state is State.FAILED)
    assert failed.why.startswith(why)
    assert " — " in failed.why or fault == "400"
    assert not failed.recording.transcript.exists()
    assert sum(each.state is State.WRITTEN for each in done) == 1


def test_passing_trouble_is_waited_out(audio: Path) -> None:
    """Limits, server errors and broken connections are tried again."""
    with serving(faults=["429", "500", "reset"]) as server:
        (done,) = run(audio, server=server)
    assert done.state is State.WRITTEN
    assert len(server.requests) == 4


def test_a_refused_key_stops_the_run(audio: Path) -> None:
    """No other recording could do better."""
    with serving(faults=["401"]) as server, pytest.raises(RunStopped, match="refuses the key"):
        run(audio, server=server)


def test_recordings_that_wait_are_not_sent_once_a_key_is_refused(audio: Path) -> None:
    """Of twelve recordings the four under way go out."""
    several = [audio.with_stem(f"call {number}") for number in range(12)]
    for each in several:
        shutil.copy(audio, each)
    with serving(faults=["401"] * 12) as server, pytest.raises(RunStopped):
        run(*several, server=server)
    assert len(server.requests) <= AT_ONCE


def test_without_key_or_server(audio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is said, in words that fit the command."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    wanted = recordings([audio], audio.parent / "out")
    with pytest.raises(UsageError, match="OPENAI_API_KEY") as refused:
        asyncio.run(transcribe(wanted, RaterOptions(), patience=FAST))
    assert "rater" not in str(refused.value)


def test_recordings_must_be_there_and_differ(audio: Path) -> None:
    """Nothing is sent before all that is named can be."""
    folder = audio.parent
    with pytest.raises(InputError, match=r"none\.wav: there is no such file"):
        recordings([audio, folder / "none.wav"], folder)
    with pytest.raises(InputError, match="this is a folder"):
        recordings([folder], folder / "out")
    same = audio.with_suffix(".mp3")
    with pytest.raises(UsageError, match="would both be written to"):
        recordings([audio, same], folder)
    assert len(recordings([audio, audio], folder)) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason", "fix"),
    [
        ("a.mp3", b"", "it is empty", "record or export it again"),
        ("a.txt", "Anna: Grüß Gott".encode("latin-1"), "no recording but text", "answer-eval read"),
        ("a.wav", b"WEBVTT\n", "no recording but text", "answer-eval read"),
        ("a.txt", "Anna: hi".encode("utf-16"), "no recording but text", "answer-eval read"),
        ("a.docx", b"PK\x03\x04\0", "but a Word file", "answer-eval read"),
    ],
)
def test_what_is_no_recording_is_told_as_that(
    tmp_path: Path, name: str, data: bytes, reason: str, fix: str
) -> None:
    """Whether there is an ffmpeg or not: it would make nothing of an empty file or of a text."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        recordings([path], tmp_path / "out")
    assert reason in refused.value.what
    assert fix in refused.value.fix
    assert "ffmpeg" not in str(refused.value)


def test_a_place_that_takes_no_files_costs_nothing(audio: Path, server: Server) -> None:
    """Where nothing can be written, nothing is sent."""
    wanted = recordings([audio], audio / "out")
    options = RaterOptions(base_url=server.base_url)
    with pytest.raises(InputError, match="can't be written to"):
        asyncio.run(transcribe(wanted, options, patience=FAST))
    assert server.requests == []


class TestWithoutFfmpeg:
    """Where a recording would have to be re-encoded and can't be, that is said at once."""

    @pytest.fixture(autouse=True)
    def _hidden(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda _: None)

    def test_too_large(self, audio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_audio, "LIMIT", 50)
        with pytest.raises(InputError, match="ffmpeg, which would re-encode it, is not installed"):
            recordings([audio], audio.parent)

    def test_of_another_kind(self, audio: Path) -> None:
        other = audio.rename(audio.with_suffix(".mov"))
        other.write_bytes(b"\0\0\0\x14ftypqt  ")
        with pytest.raises(InputError, match=r"takes no \.mov files, and ffmpeg") as refused:
            recordings([other], audio.parent)
        assert "m4a" in refused.value.fix

    def test_of_a_kind_that_its_name_hides(self, audio: Path) -> None:
        """A suffix that the service doesn't know is no matter of encoding."""
        other = audio.rename(audio.with_suffix(".audio"))
        with pytest.raises(InputError, match=r"rename it to bo berg\.wav, which it is"):
            recordings([other], audio.parent)


FFMPEG = """\
#!{python}
import sys
source, target = sys.argv[sys.argv.index("-i") + 1], sys.argv[-1]
data = open(source, "rb").read()
if data.startswith(b"broken"):
    sys.exit("first line\\nInvalid data found")
open(target, "wb").write(b"OggS" + data[:{kept}])
"""


class TestWithFfmpeg:
    """A recording that doesn't fit is re-encoded; a stand-in for ffmpeg cuts it short here."""

    @pytest.fixture(autouse=True)
    def _stand_in(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = tmp_path / "bin" / "ffmpeg"
        program.parent.mkdir()
        program.write_text(FFMPEG.format(python=sys.executable, kept=20))
        program.chmod(0o700)
        monkeypatch.setenv("PATH", str(program.parent))
        monkeypatch.setattr(_audio, "LIMIT", 50)

    def test_it_is_sent_smaller(self, audio: Path, server: Server) -> None:
        (done,) = run(audio, server=server)
        assert done.state is State.WRITTEN
        sent = server.requests[0].body
        assert (sent["file"], sent["size"]) == ("bo berg.ogg", 24)

    def test_it_may_be_too_long_even_so(
        self, audio: Path, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_audio, "LIMIT", 10)
        (done,) = run(audio, server=server)
        assert done.state is State.FAILED
        assert done.why.startswith("longer than the service takes at once")
        assert server.requests == []

    def test_it_may_be_broken(self, audio: Path, server: Server) -> None:
        audio.write_bytes(b"broken" + bytes(99))
        (done,) = run(audio, server=server)
        assert done.why.startswith("ffmpeg can't re-encode it: Invalid data found — play it")


def test_the_command_tells_what_became_of_each(
    audio: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3 with a failure, 0 once the rest is there, 2 for a recording that isn't."""
    other = audio.with_name("ann.mp3")
    other.write_bytes(bytes(9))
    out = audio.parent / "out"
    with serving(faults=["empty"]) as server:
        words = ["transcribe", str(audio), str(other), "--out", str(out)]
        for code, told, complaint in (
            (3, "1 written, 0 there already, 1 failed", "what came back is no transcript"),
            (0, "1 written, 1 there already, 0 failed", ""),
        ):
            with pytest.raises(SystemExit) as ended:
                main([*words, "--base-url", server.base_url])
            printed = capsys.readouterr()
            assert ended.value.code == code
            assert told in printed.out
            assert complaint in printed.err
    with pytest.raises(SystemExit) as ended:
        main(["transcribe", str(out / "none.wav"), "--out", str(out)])
    assert ended.value.code == 2
