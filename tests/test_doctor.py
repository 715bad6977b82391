"""`answer-eval doctor`: every step passes, fails or isn't offered, and says what to do."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from answer_eval.cli import main
from server.serving import serving

KEY = "sk-test-0123456789abcdef"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)


def doctor(*arguments: str | Path) -> int:
    """Run the command; return its exit code."""
    with pytest.raises(SystemExit) as exit_:
        main(["doctor", *map(str, arguments)])
    return int(exit_.value.code or 0)


def examined(
    capsys: pytest.CaptureFixture[str],
    *arguments: str,
    refuses: Sequence[str] = (),
    faults: Sequence[str] = (),
    quotes: Sequence[str] = ("verbatim",),
) -> tuple[int, dict[str, tuple[str, str]]]:
    """Return the exit code, and each step's verdict and words, against a server."""
    with serving(quotes, faults, refuses=refuses) as server:
        code = doctor("--base-url", server.base_url, "--json", *arguments)
    checks = json.loads(capsys.readouterr().out)["checks"]
    return code, {c["step"]: (c["verdict"], f"{c['said']} {c['fix']}") for c in checks}


def test_everything_passes(capsys: pytest.CaptureFixture[str]) -> None:
    """Over a server that has it all, every step passes."""
    code, steps = examined(capsys, "--rater", "openai")
    assert code == 0
    assert list(steps) == [
        "connection",
        "key",
        "model",
        "schema",
        "quotes",
        "ratings",
        "rate limits",
        "decisions",
        "batch",
    ]
    assert {verdict for verdict, _ in steps.values()} == {"pass"}
    assert "x-ratelimit-remaining-tokens: 199000" in steps["rate limits"][1]


def test_what_a_server_of_ones_own_lacks_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    """No list of models, no decisions, no batches: not offered, and the dialect is said."""
    refuses = ["json_schema", "/models", "/decisions", "/batches"]
    code, steps = examined(capsys, "--model", "tiny", refuses=refuses)
    assert code == 0
    verdicts = {step: verdict for step, (verdict, _) in steps.items()}
    assert [step for step, verdict in verdicts.items() if verdict == "not offered"] == [
        "model",
        "decisions",
        "batch",
    ]
    assert "json_object + schema" in steps["schema"][1]


def test_a_model_that_is_not_listed_is_named_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Some servers answer to any name, so it is no failure yet."""
    code, steps = examined(capsys, "--model", "tiny")
    assert code == 0
    assert steps["model"] == (
        "not offered",
        (
            "tiny is not in the list, which has gpt-6.1-terra, gpt-6-luna "
            "name one of these with --model; some servers answer to any name"
        ),
    )


@pytest.mark.parametrize(
    ("faults", "step", "words"),
    [
        (["401"], "key", "set OPENAI_API_KEY"),
        (["", "404"], "reply", "name another with --model"),
        (["", "refusal"], "schema", "refused: the model refused"),
        (["", "not-json"], "schema", "invalid_reply: the reply is no JSON"),
        (["html"], "schema", ""),
    ],
)
def test_the_first_failure_is_the_last_step(
    capsys: pytest.CaptureFixture[str], faults: Sequence[str], step: str, words: str
) -> None:
    """What fails ends the examination, says what to do, and exits with 3."""
    code, steps = examined(capsys, faults=faults)
    if step == "schema" and not words:  # a page instead of a list: the reply tells
        assert code == 0
        return
    assert code == 3
    assert list(steps)[-1] == step
    assert steps[step][0] == "fail"
    assert words in steps[step][1]


def test_invented_quotes_fail(capsys: pytest.CaptureFixture[str]) -> None:
    """A model none of whose quotes stands in the answer can't rate with evidence."""
    code, steps = examined(capsys, quotes=["invented"])
    assert code == 3
    assert steps["quotes"][0] == "fail"
    assert steps["quotes"][1].startswith("0 of 2 found in the answer")


def test_edited_quotes_pass_as_they_count_in_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    """What a run takes as evidence passes here too, and how much of it is word for word is said."""
    code, steps = examined(capsys, quotes=["edited"])
    assert code == 0
    verdict, words = steps["quotes"]
    assert (verdict, words[:26]) == ("pass", "2 of 2 found in the answer")
    assert "0 of them word for word" in words


def test_nobody_listens(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a server there is one step, and it names the address."""
    with serving() as server:
        gone = server.base_url
    assert doctor("--base-url", gone, "--rater", "openai") == 3
    assert capsys.readouterr().out.startswith(
        f"fail        connection: no server answers at {gone}"
    )


def test_without_key_or_server(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rater that can't be opened is unusable input."""
    monkeypatch.delenv("OPENAI_API_KEY")
    assert doctor() == 2
    assert "--api-key-file" in capsys.readouterr().err


@pytest.mark.parametrize("rater", ["baseline", "openai-decisions"])
def test_other_raters(capsys: pytest.CaptureFixture[str], rater: str) -> None:
    """The baseline needs no server; decisions bring no quotes."""
    code, steps = examined(capsys, "--rater", rater)
    assert code == 0
    assert steps["quotes"][0] == ("pass" if rater == "baseline" else "not offered")
    assert ("connection" in steps) is (rater != "baseline")


def test_the_key_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither in what passes nor in what fails."""
    for faults in ([], ["401"]):
        with serving(faults=faults) as server:
            doctor("--base-url", server.base_url)
    assert KEY not in str(capsys.readouterr())
