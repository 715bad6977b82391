"""`corrections.csv` on the command line: seen in `read` and `segment`, paid for only where due."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from answer_eval.cli import main
from answer_eval.files import packaged
from server.serving import Server, serving

GUIDE = str(packaged("rubrics", "customer_support.yaml"))
INTERVIEWS = packaged("samples", "interviews")
ONE = INTERVIEWS / "int_01_amara.txt"
HEADER = "interview,turn,role,question,turns"


def run(*arguments: str | Path) -> int:
    """Run a command; return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([*map(str, arguments)])
    return int(ended.value.code or 0)


def table(folder: Path, *rows: str) -> Path:
    """Write a table of corrections."""
    folder.mkdir(exist_ok=True)
    path = folder / "corrections.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n")
    return path


def score(server: Server, out: Path, *more: str | Path) -> int:
    """Score two samples against the test server."""
    named = (ONE, INTERVIEWS / "int_02_tomasz.vtt")
    where = ("--guide", GUIDE, "--out", out, "--rater", "openai", "--base-url", server.base_url)
    return run("score", *named, *where, *more)


def lines(folder: Path) -> dict[str, Any]:
    """Return a run's interviews by id."""
    told = (folder / "evaluations.jsonl").read_text("utf-8").splitlines()
    return {each["interview"]["id"]: each for each in map(json.loads, told)}


def ratings(folder: Path) -> list[dict[str, str]]:
    """Read a run's ratings."""
    with (folder / "ratings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestSegment:
    """`segment --corrections`."""

    def segment(self, capsys: pytest.CaptureFixture[str], *more: str | Path) -> dict[str, Any]:
        """Return the answers to a sample's questions."""
        assert run("segment", ONE, "--guide", GUIDE, "--json", *more) == 0
        self.said = capsys.readouterr()
        return {each["question"]: each for each in json.loads(self.said.out)["answers"]}

    def test_shows_the_effect(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """The corrected answer has its turns, is sure, and says that people settled it."""
        file = table(tmp_path, "int_01_amara,,,excellent_service,5 to 9", "other,,,anything,3")
        found = self.segment(capsys, "--corrections", file)
        assert found["excellent_service"]["turns"] == [5, 7, 9]
        assert found["excellent_service"]["source"] == "corrected"
        assert found["excellent_service"]["confidence"] == 1
        assert found["unhappy_customer"]["source"] == "segmented"
        assert self.said.err == ""

    def test_says_so_where_it_has_no_effect(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """An id spelled otherwise corrects nothing, which is said; `--interview` names it."""
        file = table(tmp_path, "spring/amara,,,unhappy_customer,")
        found = self.segment(capsys, "--corrections", file)
        assert found["unhappy_customer"]["status"] == "answered"
        assert "spring/amara" in self.said.err
        found = self.segment(capsys, "--corrections", file, "--interview", "spring/amara")
        assert found["unhappy_customer"]["status"] == "not_asked"

    @pytest.mark.parametrize(
        ("row", "what"),
        [
            ("int_01_amara,,,nothing,5", "no question 'nothing'"),
            ("int_01_amara,,,unhappy_customer,500", "no turn 500"),
            ("int_01_amara,3,chair,,", "no role is called 'chair'"),
        ],
    )
    def test_a_bad_row_is_one_line(
        self, row: str, what: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """Exit 2 with the file's line."""
        file = table(tmp_path, "int_01_amara,1,candidate,,", row)
        assert run("segment", ONE, "--guide", GUIDE, "--corrections", file) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert f"{file}:3: " in err
        assert what in err
        assert len(err.splitlines()) == 1


def test_read_shows_corrected_roles(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The turn has the role that a person gave it; the others keep theirs."""
    file = table(tmp_path, "int_01_amara,4,other,,")
    assert run("read", ONE, "--json", "--corrections", file) == 0
    turns = json.loads(capsys.readouterr().out)["turns"]
    assert [turn["role"] for turn in turns[3:7]] == [
        "candidate",
        "other",
        "candidate",
        "interviewer",
    ]


class TestScore:
    """`score --corrections`, and the table in the run's own folder."""

    def test_only_what_a_correction_touches_is_rated_again(self, tmp_path: Path) -> None:
        """One answer of four is corrected: one request; and none when run again."""
        out = tmp_path / "run"
        with serving() as server:
            assert score(server, out) == 0
            asked = len(server.requests)
            assert asked == 4
            file = table(tmp_path, "int_01_amara,,,excellent_service,5 to 9")
            assert score(server, out, "--corrections", file) == 0
            assert len(server.requests) == asked + 1
            assert score(server, out, "--corrections", file) == 0
            assert len(server.requests) == asked + 1
        answer = lines(out)["int_01_amara"]["interview"]["answers"][0]
        assert (answer["turns"], answer["source"], answer["confidence"]) == (
            [5, 7, 9],
            "corrected",
            1.0,
        )
        about = json.loads((out / "run.json").read_text())["corrections"]
        assert (about["file"], about["rows"]) == (str(file), 1)
        assert "settled by a person" in (out / "report.html").read_text()

    def test_a_confirmed_answer_and_a_deleted_one_cost_nothing(self, tmp_path: Path) -> None:
        """The same turns are the same answer, and no turns are no request."""
        out = tmp_path / "run"
        with serving() as server:
            assert score(server, out) == 0
            before = lines(out)["int_01_amara"]["interview"]["answers"]
            turns = " ".join(map(str, before[0]["turns"]))
            table(
                out,
                f"int_01_amara,,,excellent_service,{turns}",
                "int_01_amara,,,unhappy_customer,",
            )
            assert score(server, out) == 0
            assert len(server.requests) == 4
        reasons = {
            row["not_rated"]
            for row in ratings(out)
            if (row["interview"], row["question"]) == ("int_01_amara", "unhappy_customer")
        }
        assert reasons == {"not_asked"}

    def test_a_role_changes_the_answer_it_stands_in(self, tmp_path: Path) -> None:
        """A turn that is somebody else's is no part of the answer any more."""
        out = tmp_path / "run"
        with serving() as server:
            assert score(server, out) == 0
            table(out, "int_01_amara,7,other,,")
            assert score(server, out) == 0
            assert len(server.requests) == 5
        interview = lines(out)["int_01_amara"]["interview"]
        assert 7 not in interview["answers"][0]["turns"]
        assert 7 in interview["answers"][0]["segment"]
        assert interview["corrected_turns"] == [7]
        assert "roles corrected by a person in turn 7" in (out / "report.html").read_text()

    def test_forgotten_corrections_are_missed(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A rerun without them goes back to what was found, and says that it does."""
        out = tmp_path / "run"
        file = table(tmp_path, "int_01_amara,,,excellent_service,5 to 9")
        with serving() as server:
            assert score(server, out, "--corrections", file) == 0
            assert "went by" not in capsys.readouterr().err
            assert score(server, out) == 0
            assert f"went by {file}" in capsys.readouterr().err
            assert score(server, out) == 0
            assert "went by" not in capsys.readouterr().err

    def test_rows_for_interviews_of_earlier_runs_may_stay(self, tmp_path: Path) -> None:
        """One interview is scored again alone; the table still speaks of the others."""
        out = tmp_path / "run"
        where = ("--guide", GUIDE, "--out", out, "--rater", "baseline")
        assert run("score", INTERVIEWS, *where) == 0
        table(out, "int_02_tomasz,,,excellent_service,3", "int_01_amara,,,excellent_service,5")
        assert run("score", ONE, *where) == 0
        assert lines(out)["int_01_amara"]["interview"]["answers"][0]["turns"] == [5]
        assert lines(out)["int_02_tomasz"]["interview"]["answers"][0]["source"] == "segmented"

    @pytest.mark.parametrize(
        ("row", "what"),
        [
            ("int_99,,,excellent_service,5", "no interview is called 'int_99'"),
            ("int_01_amara,,,nothing,5", "no question 'nothing'"),
            ("int_01_amara,500,other,,", "no turn 500"),
        ],
    )
    def test_nothing_is_written_for_a_bad_row(
        self, row: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Exit 2, one line; the folder isn't even made."""
        file, out = table(tmp_path, row), tmp_path / "run"
        where = ("--guide", GUIDE, "--out", out, "--rater", "baseline")
        assert run("score", INTERVIEWS, *where, "--corrections", file) == 2
        said = capsys.readouterr().err
        assert f"{file}:2: " in said
        assert what in said
        assert len(said.splitlines()) == 1
        assert not out.exists()

    def test_bad_rows_of_several_interviews_are_told_at_once(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A line each, with its place."""
        rows = ("int_01_amara,,,nothing,5", "int_01_amara,,,no_more,5", "int_02_tomasz,500,other,,")
        file, out = table(tmp_path, *rows), tmp_path / "run"
        where = ("--guide", GUIDE, "--out", out, "--rater", "baseline")
        assert run("score", INTERVIEWS, *where, "--corrections", file) == 2
        said = [line.split(": ")[1] for line in capsys.readouterr().err.splitlines()]
        assert said == [f"{file}:2", f"{file}:3", f"{file}:4"]
        assert not out.exists()

    def test_ready_made_answers_are_corrected_in_their_table(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """They have no turns to move."""
        answers = tmp_path / "answers.csv"
        answers.write_text("interview,question,text\na,excellent_service,I asked what she wanted\n")
        file = table(tmp_path, "a,,,excellent_service,0")
        where = ("--guide", GUIDE, "--out", tmp_path / "run", "--rater", "baseline")
        assert run("score", answers, *where, "--corrections", file) == 2
        assert str(answers) in capsys.readouterr().err


def test_corrections_in_the_folder_are_said_to_apply(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line on standard error with the number of rows; none for a file that is named."""
    file = table(tmp_path, "int_01_amara,,,excellent_service,5 to 9")
    command = ("score", ONE, "--guide", GUIDE, "--out", tmp_path, "--rater", "baseline")
    assert run(*command) == 0
    assert f"corrections applied: {file}, 1 row\n" in capsys.readouterr().err
    assert run(*command, "--corrections", file) == 0
    assert "corrections applied" not in capsys.readouterr().err
