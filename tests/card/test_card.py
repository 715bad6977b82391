"""A card says what is known of a run, and of what isn't known that it isn't."""

import re
from dataclasses import replace

import numpy as np
import pytest

from answer_eval.agreement import bootstrap
from answer_eval.agreement.comparison import compare
from answer_eval.agreement.estimate import Undefined
from answer_eval.agreement.report import ILLUSTRATIVE
from answer_eval.card import Known
from answer_eval.card.compose import UNKNOWN, UNTESTABLE, UNTESTED, card
from answer_eval.card.written import html, markdown
from answer_eval.impact.attribute import Attribute
from answer_eval.impact.report import examine
from answer_eval.impact.sample import Sample
from answer_eval.rating import Rating
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE, Run
from answer_eval.shares import percent
from judging import ANNA, BASELINE, BEN, said
from reports.builders import sample_run
from reports.page import read_page

ABOUT = {
    "package": "0.1.0",
    "rater": "baseline",
    "plan": {"per": "answer"},
    "server": {},
    "confirmed_by": [],
    "notes": ["a note of the run"],
    "digests": {"prompt": ["a" * 64]},
    "failures": [{"reason": "failed"}] * 3,
}
HELD = tuple(
    replace(each, settings={"similarity": "<b>"} if each.rater.id == "baseline" else {"top": 1})
    for each in sample_run().evaluations
)
ALONE = Known(
    run=Run(tuple(each for each in HELD if each.rater.id == "baseline"), {}, ABOUT),
    first="2026-01-02T03:04:05+00:00",
    newest="2026-02-03T04:05:06+00:00",
    agreement=None,
    groups=None,
)


def lines(known: Known) -> list[str]:
    """Return the card's lines of Markdown."""
    return markdown(card(known)).splitlines()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Known:
    """Return what is known with illustrative ratings by two people."""
    monkeypatch.setattr(bootstrap, "RESAMPLES", 50)
    bootstrap.resamples_of.cache_clear()
    people = said(ANNA, [1, 2, 3, 4]) + said(BEN, [2, 2, 3, 5])
    report = compare(people + said(BASELINE, [2.5, 3.5, 3.0, 3.0]))
    bootstrap.resamples_of.cache_clear()
    return replace(ALONE, agreement=replace(report, labels=(*report.labels, ILLUSTRATIVE)))


def test_what_is_not_known_is_said() -> None:
    """Without people's ratings and groups, agreement is unknown and groups are not tested."""
    shown = lines(ALONE)
    assert f"- {UNKNOWN}" in shown
    assert f"- {UNTESTED}" in shown
    assert "- No people's ratings were given: whether people would rate alike is unknown." in shown


def test_what_rated_what() -> None:
    """Rater, guide, share rated, dates and digests come from the run alone."""
    shown = lines(ALONE)
    assert shown[:3] == ["# Model card: baseline", "", f"**{BASELINE_NOTICE}**"]
    judged = [row for each in ALONE.run.evaluations for row in each.judged]
    rated = sum(isinstance(each, Rating) for each in judged)
    share = f"{len(judged)} | {rated} of {len(judged)} ({percent(rated / len(judged))})"
    package = ALONE.run.evaluations[0].package
    desk = "front\\_desk 3"
    for row in (
        f"| baseline | baseline | similarity \\<b\\> | {desk} | {package} | 3 | {share} |",
        "| First rated | 2026-01-02T03:04:05+00:00 |",
        f"| Prompt digest | {'a' * 64} |",
    ):
        assert row in shown
    assert lines(ALONE) == shown


def test_every_rater_of_the_folder() -> None:
    """A folder rated twice is told of with both raters, whichever the newest run's was."""
    model = {**ABOUT, "rater": "openai/gpt-6.1-terra"}
    both = replace(ALONE, run=Run(HELD, {}, model))
    shown = lines(both)
    assert shown[0] == "# Model card: baseline, openai/gpt-6.1-terra"
    assert f"**{BASELINE_NOTICE}**" in shown
    assert any(line.startswith("| openai/gpt-6.1-terra | llm | top 1 |") for line in shown)
    assert any(line.startswith("| baseline | baseline | similarity") for line in shown)
    assert any("by openai/gpt-6.1-terra, says of itself" in line for line in shown)
    alone = [line for line in lines(ALONE) if line.startswith(("| Units", "| Interviews"))]
    assert alone == [line for line in shown if line.startswith(("| Units", "| Interviews"))]


def test_limits_of_this_run() -> None:
    """Few candidates, lost quotes, failures and the run's notes are among the limits."""
    said_of_it = "\n".join(lines(ALONE))
    for words in (
        "with fewer than 20 no interval",
        "quotes were not found in the answer",
        "3 failures",
        "a note of the run",
        "not for decisions",
    ):
        assert words in said_of_it


def test_agreement_with_people(judged: Known) -> None:
    """Thresholds, levels and the notice on illustrative ratings stand on it."""
    shown = lines(judged)
    assert f"**{ILLUSTRATIVE_NOTICE}**" in shown
    assert any("| qwk | ≥ 0.7 |" in line for line in shown)
    assert any("| All ratings |" in line for line in shown)
    assert f"- {UNKNOWN}" not in shown
    assert any("written for the samples" in line for line in shown)


def test_one_name_for_one_number(judged: Known) -> None:
    """QWK is that of the raters a row names, in both tables; the averages have names of theirs."""
    shown = lines(judged)
    row = next(line for line in shown if "beside mean of humans | qwk |" in line)
    gate = row.split(" | ")[3]
    level = next(line for line in shown if "beside mean of humans | All ratings |" in line)
    heads = next(line for line in shown if "| level |" in line)
    cells = dict(zip(heads.split(" | "), level.split(" | "), strict=True))
    assert cells["QWK"] == gate
    assert cells["QWK with each person, averaged"] != gate


def test_one_minus_sign(judged: Known) -> None:
    """Negative numbers are written with a minus sign, in tables and sentences alike."""
    assert not re.search(r"(?<![\w.)|-])-\.?\d", "\n".join(lines(judged)))


def test_groups() -> None:
    """Rates are told by group with their n; one group alone is not testable."""
    people = tuple(f"c{number}" for number in range(8))
    sample = Sample(
        rater="baseline", guide="desk 2", people=people, scores=np.arange(8.0), without_score=()
    )
    two = Attribute(("desk",), dict(zip(people, "abababab", strict=True)))
    none = Undefined("no people's ratings")
    shown = lines(replace(ALONE, groups=[examine(sample, none, [two], ())]))
    assert any(line.startswith("| baseline | desk | scoring rate | a | 4 |") for line in shown)
    assert not any("DSM" in line for line in shown)
    assert f"- {UNTESTABLE}" in lines(replace(ALONE, groups=[]))


def test_the_page_says_the_same(judged: Known) -> None:
    """HTML and Markdown are made of one record, and the page runs and asks for nothing."""
    made = card(judged)
    page = read_page(html(made))
    assert [each.said for each in page.all("h2")] == [each.title for each in made.sections]
    cells = {each.said for each in [*page.all("td"), *page.all("th")]}
    wanted = {
        cell
        for each in made.sections
        for table in each.tables
        for row in table.rows
        for cell in row
    }
    assert {" ".join(each.split()) for each in wanted} <= cells
    assert not page.all("script")
    assert not page.all("b")
