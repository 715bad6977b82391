"""The interviewer's and the assessor's sheets hold what they need, in order, and safely."""

import re
from html.parser import HTMLParser

import pytest

from answer_eval.guide import Guide
from answer_eval.sheets import Form, Reader, sheet


class Outline(HTMLParser):
    """Collects a page's elements and its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags = list[tuple[str, dict[str, str | None]]]()
        self.texts = list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Take a text."""
        self.texts.append(" ".join(data.split()))

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(" ".join(self.texts).split())


def shown(guide: Guide, reader: Reader) -> Outline:
    """Read one reader's page."""
    return Outline(sheet(guide, reader, Form.HTML))


@pytest.mark.parametrize("form", list(Form))
def test_the_interviewer_has_questions_probes_and_both_anchors_in_order(
    shipped: Guide, form: Form
) -> None:
    """Every question in the guide's order, and below each its probes and its rating boxes."""
    page = sheet(shipped, Reader.INTERVIEWER, form)
    text = Outline(page).text if form is Form.HTML else " ".join(page.replace("\\", "").split())
    at = 0
    for question in shipped.questions:
        at = text.index(question.text, at)
        for probe in question.probes:
            at = text.index(probe.text, at)
        for competency in shipped.rated_for(question):
            for indicator in competency.indicators:
                at = text.index(indicator.negative, at)
                at = text.index(indicator.positive, at)


def test_each_indicator_has_a_box_for_each_point_and_one_for_not_shown(shipped: Guide) -> None:
    """A rating box a unit of the guide: five points and the way to say that it isn't there."""
    page = sheet(shipped, Reader.INTERVIEWER, Form.HTML)
    boxes = re.findall(r'<ul class="points">(.*?)</ul>', page)
    assert len(boxes) == len(list(shipped.units()))
    for each in boxes:
        cells = re.findall(r"<li[^>]*>(.*?)</li>", each)
        assert cells == ["1", "2", "3", "4", "5", "not shown"]


def test_a_scale_that_is_best_at_its_lowest_point_runs_from_worst_to_best(full: Guide) -> None:
    """The negative anchor stands left, beside 4; the positive one right, beside 1."""
    page = sheet(full, Reader.INTERVIEWER, Form.HTML)
    row = page[page.index('class="rate"') :]
    assert re.findall(r"<li[^>]*>(.*?)</li>", row)[:5] == ["4", "3", "2", "1", "not shown"]
    assert row.index("<b>4</b> Assumes") < row.index("<b>1</b> Asks")
    assert "from 4 (negative anchor, left) to 1 (positive anchor, right)" in page


def test_the_assessor_has_the_rubric_and_the_scoring_rule(shipped: Guide) -> None:
    """Every definition, both anchors of every indicator, and the guide's own numbers."""
    text = shown(shipped, Reader.ASSESSOR).text
    for competency in shipped.competencies:
        assert competency.name in text
        assert " ".join(competency.definition.split()) in text
    for indicator in shipped.rubric.indicators:
        assert indicator.positive in text
        assert indicator.negative in text
    assert f"at least {shipped.scoring.minimum_rated} of them" in text
    assert text.count("not assessed by this guide") == sum(
        not each.indicators for each in shipped.competencies
    )
    for question in shipped.questions:
        assert all(flag.text in text for flag in question.red_flags)
        assert all(point.text in text for point in question.for_raters.key_points)
    assert all(" ".join(said.text.split()) in text for said in shipped.about)


def test_the_assessors_sheet_says_all_that_a_guide_can_say(full: Guide) -> None:
    """Weights, levels, elements, what silence means, the rule's numbers, anchor examples."""
    text = shown(full, Reader.ASSESSOR).text
    for said in (
        "Primary, weight 2.5 · rated in question 1, 3",
        "Secondary, not assessed by this guide",
        "weight 3",
        "2 Asks late",
        "Made of: asks a question; waits",
        "Leaving it out is the negative behaviour itself",
        "at least 3 of them, and 25% of those it has",
        "mean of the primary and secondary competencies",
        "1 where the answer shows the positive anchor, 4 where it shows the negative one",
        "To see kindness.",
        "Blames the ward (high)",
        "Result: The patient slept",
        "An answer written to be good I sat with her.",
        "Asked and not rated",
    ):
        assert said in text, said
    assert "I went home." not in text


@pytest.mark.parametrize("reader", [Reader.INTERVIEWER, Reader.ASSESSOR])
@pytest.mark.parametrize("form", list(Form))
def test_what_is_written_for_candidates_is_not_rated_by(
    full: Guide, reader: Reader, form: Form
) -> None:
    """Advice to candidates stands on their sheet alone."""
    page = sheet(full, reader, form)
    for advice in ("Think of a shift", "Pick a night", "Sit where you like", "Wear shoes"):
        assert advice not in page


@pytest.mark.parametrize("reader", list(Reader))
def test_a_page_needs_no_network_and_runs_nothing(full: Guide, reader: Reader) -> None:
    """No script, no link, no image; its policy forbids all but its own style."""
    page = shown(full, reader)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "a", "form"}
    policies = [attributes.get("content") or "" for tag, attributes in page.tags if tag == "meta"]
    assert any("default-src 'none'" in each for each in policies)
    assert any("width=device-width" in each for each in policies)
    assert {tag for tag, _ in page.tags if tag == "h1"} == {"h1"}


def test_a_guides_text_is_text_and_no_markup(full: Guide) -> None:
    """Angle brackets and stars stand for themselves, in HTML and in Markdown."""
    page = sheet(full, Reader.INTERVIEWER, Form.HTML)
    assert "Asks &lt;first&gt; &amp; listens" in page
    written = sheet(full, Reader.INTERVIEWER, Form.MARKDOWN)
    assert r"Asks \<first\> \& listens" in written
    assert r"Assumes \*everything\*" in written


def test_a_markdown_table_row_is_one_line_a_cell_for_each_point(full: Guide) -> None:
    """As many cells in each row as in its header."""
    lines = sheet(full, Reader.INTERVIEWER, Form.MARKDOWN).splitlines()
    tables = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in tables} == {8}
    assert "" not in tables


def test_text_that_looks_like_a_list_stays_text(full: Guide) -> None:
    """A version like 1.0 keeps its dot; "- so" and "1. so" would start lists."""
    guide = full.model_copy(update={"title": "1. So", "version": "1.0"})
    page = sheet(guide, Reader.ASSESSOR, Form.MARKDOWN)
    assert page.startswith("# 1\\. So\n")
    assert "version 1.0" in page
