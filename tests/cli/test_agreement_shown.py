"""The terminal has what a designer needs first; a long list is cut, and says where the rest is."""

from dataclasses import replace

import pytest

from answer_eval.agreement.answers import AnswersKnown
from answer_eval.agreement.comparison import compare
from answer_eval.cli import _agreement, _show
from answer_eval.evidence import Evidence, Match, Polarity, Quote
from answer_eval.rating import Judged, Reason
from answer_eval.transcript import Span
from judging import ANNA, BASELINE, BEN, LLM, said

WORDS = AnswersKnown(words={(f"i{number}", "q"): 20 + 7 * number for number in range(6)})


pytestmark = pytest.mark.usefixtures("few_resamples")


def printed(judged: list[Judged], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is printed of a comparison."""
    _agreement.show(compare(judged, answers=WORDS), _show.console())
    return capsys.readouterr().out


def test_what_stands_behind_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Halo, length and confusion have their tables; an indicator that goes its own way is named."""
    people = [1, 5, 2, 4, 3, 3, 4, 2, 5, 1, 3, 4]
    shown = printed(said(ANNA, people, 2) + said(LLM, people, 2), capsys)
    assert "Halo: mean r between indicators" in shown
    assert "Length effect: r with the length of the answer" in shown
    assert "Ratings that met each other" in shown
    assert "Indicators to look at: item-total r below 0.20, or more than 50% not rated" in shown
    assert "largest disagreements" not in shown


def test_what_is_seldom_rated_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """An indicator that a rater mostly finds no evidence of is worth a look."""
    none = Reason.NO_EVIDENCE
    shown = printed(said(ANNA, [1, none, none, none]) + said(LLM, [1, 2, 3, 4]), capsys)
    assert "1/4" in shown.partition("Indicators to look at")[2]


def test_the_largest_disagreements_with_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    """Five of six are printed, with people's words and the start of a machine's long quote."""
    quote = Evidence(Quote(Polarity.POSITIVE, "I asked " * 30), Match.EXACT, (Span(3, 0, 240),))
    people = [replace(each, observation="Never asked.") for each in said(ANNA, [1] * 6)]
    machine = [replace(each, quotes=(quote,)) for each in said(LLM, [5] * 6)]
    lines = printed([*people, *machine], capsys).splitlines()
    start = lines.index("The 5 largest disagreements")
    assert len(lines) == start + 1 + 5 * 3
    assert lines[start + 1] == f"  +4.0 i0, q, k0: {LLM.id} beside {ANNA.id}"
    assert lines[start + 2] == f"       1 {ANNA.id}: Never asked."
    assert lines[start + 3].startswith(f"       5 {LLM.id}: “I asked I asked")
    assert lines[start + 3].endswith("…")


def test_two_machines_are_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """How two of them differ beside the same people is among the findings."""
    judged = (
        said(ANNA, [1, 2, 3, 4])
        + said(BEN, [1, 2, 4, 4])
        + said(BASELINE, [2, 1, 4, 3])
        + said(LLM, [1, 2, 3, 4])
    )
    shown = printed(judged, capsys)
    assert f"{BASELINE.id} less {LLM.id}, QWK with the people's mean on the same 4 units: " in shown


def test_a_scale_without_points(capsys: pytest.CaptureFixture[str]) -> None:
    """Ratings that reach over too many points for a table of confusion are said to."""
    shown = printed(said(ANNA, [1, 50, 90]) + said(BEN, [2, 40, 95]), capsys)
    assert "No confusion: a scale from 1 to 95 has no points to count." in shown
    assert "Ratings that met each other" not in shown


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_no_word_is_cut(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table too wide for COLUMNS becomes lines of column and cell; sentences break at spaces."""
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = printed(said(ANNA, [1, 2, 3, 4]) + said(BEN, [1, 2, 4, 4]), capsys)
    assert max(len(line) for line in shown.splitlines()) <= columns
    assert "…" not in shown
    assert "raters     human:anna – human:ben" in shown
    assert "not enough data" in " ".join(shown.split())


def test_a_pipe_has_room(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without COLUMNS a piped sentence is one line, however long, and tables are tables."""
    monkeypatch.delenv("COLUMNS", raising=False)
    shown = printed(said(ANNA, [1, 2, 3, 4]) + said(BEN, [1, 2, 4, 4]), capsys)
    lines = shown.splitlines()
    assert any(line.startswith("human:anna – human:ben: not enough data: qwk") for line in lines)
    assert any(line.split()[:2] == ["raters", "rated/of"] for line in lines)


@pytest.mark.parametrize(
    "columns", ["0", "5", "-80", "wide", "²", pytest.param("9" * 5000, id="long")]
)
def test_no_width_is_no_limit(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """COLUMNS that is no width, 0 above all, leaves a pipe its own, and its output whole."""
    judged = said(ANNA, [1, 2, 3, 4]) + said(BEN, [1, 2, 4, 4])
    monkeypatch.delenv("COLUMNS", raising=False)
    whole = printed(judged, capsys)
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LINES", columns)
    assert printed(judged, capsys) == whole


def test_in_brief(capsys: pytest.CaptureFixture[str]) -> None:
    """The demo prints a line a pair: QWK, ceiling and verdict."""
    _agreement.brief(compare(said(ANNA, [1, 2, 3]) + said(BASELINE, [1, 2, 4])), _show.console())
    shown = capsys.readouterr().out
    assert "human:anna – baseline" in shown
    assert "Note: baseline, not for decisions." in shown
    assert "Halo" not in shown
