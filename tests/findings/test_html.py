"""The page shows what was found as text and drawings, asks for nothing and trusts no text."""

import re
from dataclasses import replace

from answer_eval.agreement.report import AgreementReport
from answer_eval.findings.html import html
from answer_eval.findings.plots import minus
from answer_eval.findings.sentences import sentences
from answer_eval.page import UNSEEN
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE
from reports.page import Node, read_page


def page_of(report: AgreementReport) -> Node:
    """Parse the page."""
    return read_page(html(report))


def test_findings_and_notices_come_first(report: AgreementReport) -> None:
    """The sentences that are printed stand on it, under the notices that the ratings ask for."""
    labelled = replace(report, labels=(*report.labels, "illustrative human ratings"))
    page = page_of(labelled)
    notices = [each.said for each in page.all("p.notice")]
    assert notices == [BASELINE_NOTICE, ILLUSTRATIVE_NOTICE]
    said = [each.said for each in page.one("ul.findings").all("li")]
    assert said == [minus(" ".join(each.split())) for each in sentences(report)]


def test_every_gate_with_its_threshold(report: AgreementReport) -> None:
    """Each machine's gates: good enough, found, verdict, how many candidates are enough."""
    page = page_of(report)
    sections = page.all("section.held")
    standings = [each for each in report.standings if each.group.kind == "all"]
    assert len(sections) == len(standings) == 2
    for section, standing in zip(sections, standings, strict=True):
        rows = section.all("table.found")[0].one("tbody").all("tr")
        assert [row.one("th").said for row in rows] == [e.gate.name for e in standing.verdict.gates]
        assert [row.one("b").said for row in rows] == [
            each.outcome.value for each in standing.verdict.gates
        ]


def test_drawings_stand_beside_their_numbers(report: AgreementReport) -> None:
    """Every row has a drawing that readers of the text skip, and its numbers as text."""
    page = page_of(report)
    for table in page.all("table.levels"):
        rows = [row for row in table.all("tr") if row.all("td")]
        for row in rows:
            marks = row.one("td.plot").all("g.mark")
            figures = [
                each for each in row.all("td") if "QWK" in each.attributes.get("data-label", "")
            ]
            drawn = [each for each in figures if "undefined" not in each.said]
            assert len(marks) == len(drawn)
            assert len(figures) == 2
    assert all(each.attributes["aria-hidden"] == "true" for each in page.all("svg"))
    assert len(page.all("table.matrix")) == 6


def test_two_people_alone(people: AgreementReport) -> None:
    """Without a machine the pair is shown, what is undefined with its reason."""
    page = page_of(people)
    assert page.one("section.held").one("h3").said == "human:anna – human:ben"
    assert "there is no spread to relate" in page.one("section.held").said
    assert not page.all("g.people")


def test_nothing_is_asked_for_or_run(report: AgreementReport) -> None:
    """No script, no style but its own, no address; a rater's words are text, all of them seen."""
    text = html(report)
    page = read_page(text)
    assert not page.all("script")
    policy = next(
        each.attributes["content"]
        for each in page.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert not re.search(r"https?:|url\(|@import| style=", text)
    assert "=HYPERLINK(<b>\\x00\\u202e</b>)" in page.said
    assert not UNSEEN.search(text)


def test_ids_are_unique(report: AgreementReport) -> None:
    """What a heading names is there once."""
    ids = [n.attributes["id"] for n in page_of(report).every(lambda n: "id" in n.attributes)]
    named = page_of(report).every(lambda node: "aria-labelledby" in node.attributes)
    assert len(set(ids)) == len(ids)
    assert {each.attributes["aria-labelledby"] for each in named} <= set(ids)
