"""`answer-eval guide test` tells a designer, and a designer's CI, whether good beats weak."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from answer_eval.cli import main
from guide_texts import care_text

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "samples" / "answers" / "support_answers.yaml"
ANSWERS = ROOT / "samples" / "answers" / "answers.csv"
SPECIALIST = ROOT / "rubrics" / "customer_support_specialist.yaml"

SMALL = care_text(
    {"helped": "Whom did you help", "failed": "What went wrong"},
    asks=("Asks what is needed", "Assumes what is needed"),
)
HEADER = "interview,question,text,expected_kind,expected_rating,indicator\n"
PAIR = HEADER + "g,helped,I asked her.,good,5,asks\nw,helped,I assumed it.,weak,1,asks\n"


def try_guide(*arguments: object) -> int:
    """Run the command and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["guide", "test", *map(str, arguments)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def entry(rating: int | None, *quotes: str) -> dict[str, Any]:
    """Write one indicator's part of a scripted reply."""
    told = [{"polarity": "positive", "text": text} for text in quotes]
    words = {"observation": "", "why_not_higher": "", "why_not_lower": ""}
    return {"quotes": told, "rating": rating, **words}


@pytest.fixture(name="small")
def _small(tmp_path: Path) -> Path:
    """Write the small guide and a good and a weak answer into a folder."""
    (tmp_path / "guide.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(PAIR, encoding="utf-8")
    return tmp_path


def scripted(folder: Path, replies: Mapping[str, Any], *options: object) -> int:
    """Try the small guide with replies written by hand, by question and indicator."""
    script = folder / "script.json"
    script.write_text(json.dumps(replies), encoding="utf-8")
    answers = folder / "answers.csv"
    rater = ("--rater", "scripted", "--model", script)
    return try_guide(folder / "guide.yaml", "--answers", answers, *rater, *options)


def test_good_beats_weak_on_the_samples(capsys: pytest.CaptureFixture[str]) -> None:
    """The packaged fifteen pairs pass with the baseline; a folder with the table in it will do.

    Each pair is counted under one outcome, and one without two scores has no margin.
    """
    assert try_guide(GUIDE, "--answers", ANSWERS.parent, "--rater", "baseline", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["verdict"] == "passed"
    assert found["labels"] == {"baseline": True}
    outcomes = [each["outcome"] for each in found["by_pair"]]
    tally = {name: count for name, count in found["pairs"].items() if name != "margin"}
    assert len(outcomes) == sum(tally.values()) == 15
    assert all(outcomes.count(name) == count for name, count in tally.items())
    for each in found["by_pair"]:
        has_scores = each["good_score"] is not None and each["weak_score"] is not None
        assert (each["margin"] is not None) is has_scores
        assert bool(each["no_margin"]) is not has_scores


def test_the_baselines_notice_stands_below_its_ratings(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And that it is deterministic; in a pipe there is no colour."""
    try_guide(small / "guide.yaml", "--answers", small / "answers.csv", "--rater", "baseline")
    said = capsys.readouterr().out
    assert "Baseline ratings: not for decisions." in said
    assert "deterministic" in said
    assert "\x1b" not in said


def test_without_answers_the_guides_own_held_back_examples_are_tried(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The specialist's ten good and five weak examples make five pairs."""
    try_guide(SPECIALIST, "--rater", "baseline", "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["answers"] == 15
    assert len(found["by_pair"]) == 5
    assert len(found["unpaired"]) == 5


def test_falling_short_is_exit_3_and_names_the_indicator(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one pair is tied, so that CI stops; expected 5 and 1 against 3 and 3 is shown as well."""
    replies = {"helped": {"asks": entry(3, "I asked her.", "I assumed it.")}}
    assert scripted(small, replies) == 3
    said = capsys.readouterr().out
    assert "small: falls short" in said
    assert "indicators that hold pairs back, and how many: asks (1)" in said
    assert "good beats weak: 0 of 1 pairs, 80% needed" in said
    expected = next(line for line in said.splitlines() if line.split()[:2] == ["asks", "2"])
    assert expected.split()[1:] == ["2", "2", "+0.00", "0%"]


def test_repeated_samples_show_how_far_ratings_move(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rater that says the same three times has SD 0; the baseline isn't asked three times."""
    replies = {"helped": {"asks": entry(3, "I asked her.")}}
    scripted(small, replies, "--samples", 3, "--json")
    (spread,) = json.loads(capsys.readouterr().out)["stability"]["indicators"]
    assert (spread["answers"], spread["mean_sd"], spread["wavering"]) == (1, 0.0, 0)
    scripted(small, replies, "--samples", 3)
    assert "3 ratings of each answer" in capsys.readouterr().out
    options = ("--answers", small / "answers.csv", "--rater", "baseline", "--samples", 3)
    try_guide(small / "guide.yaml", *options, "--json")
    found = json.loads(capsys.readouterr().out)
    assert (found["samples"], found["stability"]["indicators"]) == (1, [])
    assert "deterministic" in found["stability"]["why_not"]


def test_an_answer_without_a_valid_reply_is_named(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It decides no pair, and the exit code is 3."""
    assert scripted(small, {"helped": {}}) == 3
    printed = capsys.readouterr()
    assert "not rated: g, question helped: invalid_reply" in printed.err
    assert "1 undecided" in printed.out


def test_what_is_left_out_is_listed(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unlabelled answer, a lone good one and an unreadable file beside the table: each named."""
    more = "n,helped,I nodded.,,,\nl,failed,I told them.,good,,\n"
    (small / "answers.csv").write_text(PAIR + more, encoding="utf-8")
    (small / "empty.vtt").write_text("", encoding="utf-8")
    code = try_guide(small / "guide.yaml", "--answers", small, "--rater", "baseline")
    printed = capsys.readouterr()
    assert code == 3
    assert "left out: n, question helped: nothing is expected of it" in printed.out
    assert "so in no pair: failed" in printed.out
    assert "empty.vtt" in printed.err


def test_expected_ratings_alone_are_not_enough_to_pass(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No pair has shown anything: CI doesn't go green on it."""
    table = HEADER + "g,helped,I asked her.,,5,asks\n"
    (small / "answers.csv").write_text(table, encoding="utf-8")
    assert scripted(small, {"helped": {"asks": entry(None)}}) == 3
    said = capsys.readouterr().out
    assert "not enough data" in said
    assert "0 of 0" not in said


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("interview,question\na,helped\n", "answers.csv:1: no column text"),
        (PAIR + "a,other,Words.,good,,\n", "answers.csv:4: interview 'a' answers 'other'"),
        (PAIR + "a,helped,Words.,good,9,asks\n", "answers.csv:4: interview 'a' expects 9, off the"),
        (PAIR + "a,helped,Words.,good,4,nods\n", "answers.csv:4: interview 'a' expects a rating"),
        (PAIR + "a,helped,Words.,superb,,\n", "answers.csv:4: expected_kind 'superb'"),
        (
            HEADER + "a,helped,Words.,good,4,asks\na,helped,Words.,weak,,\n",
            "answers.csv:3: interview 'a' answers 'helped' as good and as weak",
        ),
        (HEADER + "a,helped,Words.,,,\n", "no answer to try the guide on"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_line_and_exit_2(
    small: Path, table: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong, where, and what to write instead."""
    (small / "answers.csv").write_text(table, encoding="utf-8")
    answers = ("--answers", small / "answers.csv")
    assert try_guide(small / "guide.yaml", *answers, "--rater", "baseline") == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert len(printed.err.strip().splitlines()) == 1
    assert printed.out == ""


def test_a_key_can_come_from_a_file_as_it_can_for_score(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error for a missing key names `--api-key-file`, and the command has that option."""
    key = ("--api-key-file", small / "nokey.txt")
    assert try_guide(small / "guide.yaml", "--answers", small / "answers.csv", *key) == 2
    assert "nokey.txt" in capsys.readouterr().err


def test_nothing_to_try_on_is_one_line_and_exit_2(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A guide without held-back examples, a transcript instead of answers, a missing guide."""
    guide = small / "guide.yaml"
    talk = small / "talk.txt"
    talk.write_text("Ira: Whom did you help?\nCy: I asked her.\n", encoding="utf-8")
    for arguments, said in (
        ([guide], "keeps no examples back"),
        ([guide, "--answers", talk], "holds no ready-made answers"),
        ([small / "none.yaml"], "there is no such file"),
    ):
        assert try_guide(*arguments, "--rater", "baseline") == 2
        printed = capsys.readouterr().err
        assert said in printed
        assert len(printed.strip().splitlines()) == 1
