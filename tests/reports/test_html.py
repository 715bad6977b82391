"""The report links every quote both ways and shows each rating with what it stands on."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from answer_eval.guide import Guide
from answer_eval.interview import Settlement
from answer_eval.rating import Flag
from answer_eval.reports import Run
from answer_eval.reports.html import PLUGIN
from answer_eval.segment import Status
from reports.builders import BASELINE, evaluation, interview, run, sample_run
from reports.front_desk import GUIDE, MODEL_SAID, TALK
from reports.page import Node, read_page
from reports.seen import any_node, entry, interview_of, page_of


def test_ids_are_unique_and_links_lead_somewhere(page: Node) -> None:
    """Every link works without a script: it is an anchor whose target stands on the page."""
    ids = [each.attributes["id"] for each in page.every(lambda n: "id" in n.attributes)]
    assert len(ids) == len(set(ids))
    targets = [each.attributes["href"] for each in page.all("a")]
    assert set(targets) <= {f"#{each}" for each in ids}
    labelled = page.every(lambda n: "aria-labelledby" in n.attributes)
    assert {each.attributes["aria-labelledby"] for each in labelled} <= set(ids)


def test_the_file_needs_nothing_from_elsewhere(page: Node) -> None:
    """No element, attribute or style refers to anything outside the file."""
    outside = {"src", "srcset", "action", "formaction", "data", "poster", "background", "style"}
    for node in page.every(any_node):
        assert node.tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
        assert not outside & set(node.attributes)
        assert not any(name.startswith("on") for name in node.attributes)
    style = page.one("style").text
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_this_style_and_script_alone(page: Node) -> None:
    """The policy forbids the network, and any script but the report's own, byte for byte."""
    metas = page.all("meta")
    policy = next(m for m in metas if m.attributes.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.attributes["content"].split(";"))
    assert rules["default-src"] == "'none'"
    for kind in ("style", "script"):
        digest = hashlib.sha256(page.one(kind).text.encode()).digest()
        assert rules[f"{kind}-src"] == f"'sha256-{base64.b64encode(digest).decode()}'"


def test_the_page_is_in_english_and_fits_a_phone(page: Node) -> None:
    """It says its language and doesn't ask a phone to pretend to be wide."""
    assert page.one("html").attributes["lang"] == "en"
    viewport = next(m for m in page.all("meta") if m.attributes.get("name") == "viewport")
    assert "width=device-width" in viewport.attributes["content"]


def test_headings_skip_no_level(page: Node) -> None:
    """Somebody who reads by headings finds each below its own."""
    levels = [
        int(n.tag[1]) for n in page.every(lambda n: re.fullmatch("h[1-6]", n.tag) is not None)
    ]
    assert levels[0] == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


def test_the_transcript_is_word_for_word(page: Node) -> None:
    """Every turn's text stands there as it is, whatever marks lie over it."""
    talk = sample_run().evaluations[0].interview.transcript
    for turn in talk.turns:
        shown = page.by_id(f"i1-t{turn.index}")
        assert shown.one("p.words").text_without("sup") == turn.text
        assert shown.one("bdi").text == turn.speaker


def test_every_located_quote_is_marked_and_linked_both_ways(page: Node) -> None:
    """From the quote to its words, part by part, and from the words back to the quote."""
    evaluations = sample_run().evaluations[:2]
    words = evaluations[0].interview.transcript.words
    quotes = {
        tuple(words(part) for part in each.parts)
        for evaluation in evaluations
        for judged in evaluation.judged
        for each in judged.evidence
    }
    first = interview_of(page, 1)
    for shown in first.all("figure.quote"):
        parts = shown.one("blockquote").all("a")
        quotes.discard(tuple(part.text for part in parts))
        number = shown.attributes["data-quote"]
        marks = [
            m for m in first.all("mark") if number in m.attributes.get("data-quotes", "").split()
        ]
        assert "".join(mark.text for mark in marks) == "".join(part.text for part in parts)
        assert all(first.by_id(part.attributes["href"]).classes == ["at"] for part in parts)
        backs = [a for a in first.all("a") if a.attributes["href"] == f"#{shown.attributes['id']}"]
        assert [back.text for back in backs] == [number] * len(parts)
    assert quotes == set()


def test_the_way_back_says_which_rating_it_leads_to(page: Node) -> None:
    """A small number in the transcript is read out with its indicator, rating and rater."""
    labels = [a.attributes["aria-label"] for sup in page.all("sup") for a in sup.all("a")]
    assert "Quote 2: Asks first, rated 5 by openai/gpt-6.1-terra" in labels


def test_quotes_that_overlap_share_their_words(page: Node) -> None:
    """Words quoted for both anchors are marked once, with both numbers."""
    turns = interview_of(page, 1).all("div.turn")
    both = [mark for turn in turns for mark in turn.all("mark.both")]
    assert "".join(mark.text for mark in both) == "I kept my voice down and I told her: it was me"
    assert all(len(mark.attributes["data-quotes"].split()) > 1 for mark in both)


def test_the_candidates_own_words_stand_beside_the_rating(page: Node) -> None:
    """A quote is shown as it was said; the rater's wording follows where it differs."""
    (_, second) = entry(page, 1, "Asks first", "openai").all("figure.quote")
    assert second.one("blockquote").said == "3 A man came in who only said that he was late"
    assert second.one("figcaption").said == (
        "positive anchor · 0:12, turn 3 · quoted as “a man came in who only said that he was late”"
    )


def test_what_is_not_found_stands_apart_and_supports_nothing(page: Node) -> None:
    """Whose words they are instead is said, and none of them is marked."""
    lost = entry(page, 1, "Follows up", "openai").one(".lost")
    assert lost.one("h5").said == "Not found in the answer: supports nothing"
    assert [each.said for each in lost.all("q")] == [
        "And then you walked him to the ward yourself",
        "I called his family every week",
        "I kept my voice down",
    ]
    assert [each.said for each in lost.all("span.soft")] == [
        "Not the candidate's words: said by Ira Moss, the interviewer in turn 4.",
        "Not found anywhere in the interview.",
        "Not in this answer: the candidate said it elsewhere in turn 7.",
    ]
    assert not page.by_id("i1-t4").all("mark")


def test_a_rating_stands_between_its_anchors(page: Node) -> None:
    """The negative anchor first, the positive last, each rater's number between them."""
    block = interview_of(page, 1).all("section.indicator")[0]
    assert block.one(".worst").said == "Negative anchor: Assumes to know what the visitor needs"
    assert block.one(".best").said.startswith("Positive anchor: Asks the visitor")
    numbers = [each.all("b")[-1].said for each in block.all(".rating")[1:]]
    assert numbers == ["3", "5", "not rated", "2"]
    dots = [float(dot.attributes["cx"].rstrip("%")) for dot in block.all("circle.dot")]
    assert dots == [50, 95, 27.5]


def test_the_best_point_stands_on_the_right_even_where_it_is_the_lowest() -> None:
    """A scale from 5 to 1 is drawn from its negative anchor to its positive one."""
    scale = GUIDE.scale.model_copy(update={"best": 1})
    guide = GUIDE.model_copy(update={"scale": scale})
    made = evaluation(interview(guide=guide), MODEL_SAID, guide=guide)
    page = page_of(run(made, guides=(guide,)))
    block = page.all("section.indicator")[0]
    assert [tick.said for tick in block.all("text")] == ["5", "4", "3", "2", "1"]
    assert block.all("circle.dot")[0].attributes["cx"] == "5.0%"  # rated 5: the worst


def test_a_scale_of_many_points_shows_its_ends() -> None:
    """A hundred numbers would not be read."""
    scale = GUIDE.scale.model_copy(update={"min": 0, "max": 100, "best": 100})
    guide = GUIDE.model_copy(update={"scale": scale})
    page = page_of(run(evaluation(interview(guide=guide), {}, guide=guide), guides=(guide,)))
    assert [tick.said for tick in page.all("section.indicator")[0].all("text")] == ["0", "100"]


def test_a_described_point_is_shown_with_the_rating() -> None:
    """Where the guide says what a 4 looks like, whoever reads a 4 can compare."""
    made = GUIDE.model_dump(mode="json")
    made["competencies"][0]["indicators"][1]["levels"] = [{"point": 4, "text": "Checks, if late"}]
    guide = Guide.model_validate(made)
    page = page_of(
        run(evaluation(interview(guide=guide), MODEL_SAID, guide=guide), guides=(guide,))
    )
    assert [each.said for each in page.all(".level")] == ["4 is: Checks, if late"]


def test_a_question_without_competencies_has_no_score() -> None:
    """It was asked and is not rated: there is nothing to be no score of."""
    made = GUIDE.model_dump(mode="json")
    made["questions"][0]["competencies"] = []
    guide = Guide.model_validate(made)
    page = page_of(
        run(evaluation(interview(guide=guide), MODEL_SAID, guide=guide), guides=(guide,))
    )
    first, second, _ = page.one("section.asked").all("li")
    assert not first.all(".rated")
    assert second.all(".rated")


def cut_apart() -> Run:
    """Make a run whose two raters rated other cuts of one interview, and the same of another."""
    once = interview("int_01")
    again = interview("int_01", answers={"helped": (2, 3), "angry": (6, 7)})
    settled = replace(again, settlements=(Settlement("openai/x", ("helped",), "p", "k", "{}"),))
    same = interview("int_02")
    return run(
        evaluation(once, {}, rater=BASELINE),
        evaluation(settled, MODEL_SAID),
        evaluation(same, {}, rater=BASELINE),
        evaluation(same, MODEL_SAID),
    )


def test_an_interview_cut_twice_counts_once_and_says_why_it_has_two_pages() -> None:
    """Two interviews on three pages; both pages and rows of the first lead to each other."""
    page = page_of(cut_apart())
    lead = page.by_id("index").one("p.lead").said
    assert lead.startswith("2 interviews, rated by")
    assert "1 of them has a page for each state" in page.by_id("index").said
    why = "1 of its 3 answers were cut differently: a model was asked to settle uncertain ones"
    for number, other in ((1, 2), (2, 1)):
        (said,) = interview_of(page, number).all("p.beside")
        assert said.one("a").attributes["href"] == f"#i{other}"
        assert why in said.said
    assert not interview_of(page, 3).all("p.beside")
    assert [each.one("a").attributes["href"] for each in page.all("span.beside")] == ["#i2", "#i1"]


def test_pages_of_one_interview_find_each_other_in_files_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From page to page in their folder, and from the index into it."""
    monkeypatch.setattr("answer_eval.reports.html.MOST_IN_ONE_FILE", 2)
    *pages, (_, index) = PLUGIN.files(cut_apart())
    names = [name for name, _ in pages]
    links = [read_page(text).all("p.beside") for _, text in pages]
    led = [f"report/{each.one('a').attributes['href']}" for found in links for each in found]
    assert led == [names[1], names[0]]
    rows = [each.one("a").attributes["href"] for each in read_page(index).all("span.beside")]
    assert rows == led


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            {"transcript": interview(lines=(*TALK, ("Ira Moss", "Thanks."))).transcript},
            "transcript or its roles",
        ),
        ({"flags": (Flag.ROLES_UNCERTAIN,)}, "how sure its answers or its roles are"),
        ({"settlements": (Settlement("m", (), "p", "k", ""),)}, "answers were cut alike"),
    ],
)
def test_says_what_two_pages_do_not_share(change: dict[str, Any], why: str) -> None:
    """Where the cuts are the same, the reason is another one, and it is said."""
    other = replace(interview(), **change)
    page = page_of(run(evaluation(interview(), {}, rater=BASELINE), evaluation(other, {})))
    assert why in interview_of(page, 1).one("p.beside").said


def test_a_reply_that_answers_nothing_is_not_called_an_answer() -> None:
    """What was asked, not answered was replied to in a turn."""
    heard = interview()
    answers = (replace(heard.answers[0], status=Status.NOT_ANSWERED), *heard.answers[1:])
    page = page_of(run(evaluation(replace(heard, answers=answers), {})))
    said = page.by_id("i1-a1").said
    assert "replied in" in said
    assert "answered in" not in said
