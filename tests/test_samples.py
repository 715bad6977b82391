"""The samples are whole: interviews that can be read, a full ratings table, answers that fit."""

import csv
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import fmean

import pytest

from answer_eval.files import load_transcript
from answer_eval.guide import Guide, parse_guide
from answer_eval.rubric import Indicator
from answer_eval.transcript import Interval, Transcript

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
INTERVIEWS = sorted((SAMPLES / "interviews").iterdir())
GUIDES = [ROOT / "rubrics" / "customer_support.yaml", *sorted(SAMPLES.rglob("*.yaml"))]
RATERS = ["r1", "r2", "r3"]
SEEDS = ROOT.parent / "shared" / "seeds"
NAME = re.compile(r"int_\d\d_[a-z]+")
EMPTY = {"no_evidence", "not_asked", "not_answered"}
SPOKEN = (80, 240)
"""Words a minute at which people talk, pauses included."""
COPIED = 6
"""Words in a row that are no coincidence any more."""

by_interview = pytest.mark.parametrize("path", INTERVIEWS, ids=lambda path: path.stem)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@cache
def _guide(path: Path) -> Guide:
    return parse_guide(path.read_text("utf-8"), path.name)


def _customer_support() -> Guide:
    return _guide(ROOT / "rubrics" / "customer_support.yaml")


def _support_answers() -> Guide:
    return _guide(SAMPLES / "answers" / "support_answers.yaml")


def _words(transcript: Transcript) -> int:
    return sum(len(turn.text.split()) for turn in transcript.turns)


def _ratings() -> list[dict[str, str]]:
    return _rows(SAMPLES / "human_ratings.csv")


def _answers() -> list[dict[str, str]]:
    return _rows(SAMPLES / "answers" / "answers.csv")


def _anchors(indicator: Indicator) -> tuple[str, str]:
    return indicator.positive, indicator.negative


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z']+", text.lower())
    return {tuple(words[i : i + COPIED]) for i in range(len(words) - COPIED + 1)}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_guide_loads(path: Path) -> None:
    """Each has something to rate for each of its questions, and is named as its file."""
    guide = _guide(path)
    assert guide.id == path.stem
    assert all(guide.rated_for(question) for question in guide.questions)


@by_interview
def test_every_interview_is_a_talk_between_named_people(path: Path) -> None:
    """It reads without a warning: the candidate of the file name and one interviewer or two."""
    transcript = load_transcript(path)
    speakers = {turn.speaker for turn in transcript.turns}
    first_names = {speaker.lower().split()[0] for speaker in speakers}
    assert len(speakers) in {2, 3}
    assert path.stem.split("_")[-1] in first_names
    assert not transcript.warnings


@by_interview
def test_no_cue_or_label_is_left_in_the_words(path: Path) -> None:
    """What was said holds no tag, clock or speaker's name before a colon."""
    transcript = load_transcript(path)
    names = {turn.speaker for turn in transcript.turns}
    for turn in transcript.turns:
        assert not re.search(r"[<>]|\d:\d\d|-->", turn.text)
        assert not any(f"{name}:" in turn.text for name in names)


@by_interview
def test_times_run_forward_at_the_pace_of_speech(path: Path) -> None:
    """Turns with times start one after the other; a transcript with none has none at all."""
    transcript = load_transcript(path)
    times = [turn.time for turn in transcript.turns if isinstance(turn.time, Interval)]
    assert len(times) in {0, len(transcript.turns)}
    assert all(first.start < second.start for first, second in pairwise(times))
    if times:
        minutes = (times[-1].end - times[0].start) / 60
        assert SPOKEN[0] < _words(transcript) / minutes < SPOKEN[1]


def test_file_names_tell_nothing_of_the_answers() -> None:
    """A number and a first name: no word that a rater could take for a label."""
    assert all(NAME.fullmatch(path.stem) for path in INTERVIEWS)


def test_interviews_come_in_many_lengths_and_both_formats() -> None:
    """At least half hold 600 words or more, and text and WebVTT are both there."""
    lengths = [_words(load_transcript(path)) for path in INTERVIEWS]
    assert len(lengths) >= 8
    assert sum(length >= 600 for length in lengths) >= len(lengths) / 2
    assert max(lengths) <= 1200
    assert {path.suffix for path in INTERVIEWS} == {".txt", ".vtt"}


def test_every_unit_has_three_raters_and_nothing_else_is_rated() -> None:
    """One row for each interview, question, indicator and rater, and no row more."""
    units = [(question.id, indicator.id) for question, _, indicator in _customer_support().units()]
    wanted = Counter(
        (path.stem, question, indicator, rater)
        for path in INTERVIEWS
        for question, indicator in units
        for rater in RATERS
    )
    rows = ((r["interview"], r["question"], r["indicator"], r["rater"]) for r in _ratings())
    assert Counter(rows) == wanted


def test_each_row_has_a_point_of_the_scale_or_a_reason() -> None:
    """A rating is a whole point; an empty one says why; never both."""
    points = {str(point) for point in _customer_support().scale.points}
    for row in _ratings():
        rated = row["rating"] in points and not row["not_rated"]
        assert rated or (not row["rating"] and row["not_rated"] in EMPTY), row


def test_raters_agree_on_what_was_asked_and_answered() -> None:
    """`not_asked` and `not_answered` hold for a whole question and for every rater."""
    reasons: dict[tuple[str, str], set[str]] = {}
    for row in _ratings():
        status = row["not_rated"] if row["not_rated"] != "no_evidence" else ""
        reasons.setdefault((row["interview"], row["question"]), set()).add(status)
    assert all(len(each) == 1 for each in reasons.values())
    assert set().union(*reasons.values()) == {"", "not_asked", "not_answered"}


def test_raters_differ_as_people_do() -> None:
    """The second is the severest, the third the most generous, and neither copies the first."""
    ratings = {
        rater: [int(row["rating"]) for row in _ratings() if row["rater"] == rater and row["rating"]]
        for rater in RATERS
    }
    mean = {rater: fmean(ratings[rater]) for rater in RATERS}
    assert mean["r2"] < mean["r1"] < mean["r3"]


def test_each_question_has_a_good_and_a_weak_answer() -> None:
    """The pairs cover the guide's questions, five and at least eight more."""
    kinds = Counter((row["question"], row["expected_kind"]) for row in _answers())
    questions = [question.id for question in _support_answers().questions]
    assert len(questions) >= 13
    assert kinds == Counter((each, kind) for each in questions for kind in ("good", "weak"))


def test_each_answer_has_an_id_and_a_candidate_of_its_own() -> None:
    """No two rows share an interview or a candidate, and none is empty."""
    for column in ("interview", "candidate", "text"):
        values = [row[column] for row in _answers()]
        assert len(set(values)) == len(values)
        assert all(values)


def test_each_competency_of_the_answers_guide_has_two_to_four_indicators() -> None:
    """One competency a question, with anchors enough for a score."""
    guide = _support_answers()
    assert all(2 <= len(each.indicators) <= 4 for each in guide.competencies)
    assert all(len(question.competencies) == 1 for question in guide.questions)


def test_no_answer_or_anchor_is_copied() -> None:
    """No six words in a row come from the document that five of the pairs were rewritten from."""
    found = sorted(SEEDS.glob("003_*.txt"))
    if not found:
        pytest.skip("the document that the pairs were rewritten from is not beside this checkout")
    theirs = _runs(found[0].read_text("utf-8", errors="replace"))
    ours = [row["text"] for row in _answers()]
    ours += [text for each in _support_answers().rubric.indicators for text in _anchors(each)]
    assert not [text for text in ours if _runs(text) & theirs]


def test_the_readme_names_every_interview_and_calls_the_ratings_illustrative() -> None:
    """Nobody can take the table for people's ratings who has read the page beside it."""
    readme = (SAMPLES / "README.md").read_text("utf-8")
    assert all(f"`{path.name}`" in readme for path in INTERVIEWS)
    assert "is illustrative" in readme
    assert "Nobody sat down and rated" in readme
