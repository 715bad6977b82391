"""The report shows what the records hold, links every quote both ways, and trusts no text."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer_eval.evidence import Evidence, Unlocated
from answer_eval.guide import Guide
from answer_eval.hostile import instructions_in
from answer_eval.prompt import Judgement
from answer_eval.rating import Flag, Reason
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE, Run, html
from answer_eval.reports.html import PLUGIN
from reports.builders import (
    BASELINE,
    BASELINE_SAID,
    GUIDE,
    MODEL_SAID,
    evaluation,
    interview,
    quote,
    run,
    sample_run,
)
from reports.page import Node, read_page


def _any(_: Node) -> bool:
    return True


def page_of(run: Run) -> Node:
    """Parse the one file of a run."""
    ((name, text),) = PLUGIN.files(run)
    assert name == "report.html"
    return read_page(text)


@pytest.fixture(scope="module")
def page() -> Node:
    """Parse the report of three interviews by two raters."""
    return page_of(sample_run())


def interview_of(page: Node, number: int) -> Node:
    """Return an interview's part of the page."""
    return page.by_id(f"i{number}")


def entry(page: Node, number: int, indicator: str, rater: str) -> Node:
    """Return the first judgement of an indicator by a rater."""
    blocks = interview_of(page, number).all("section.indicator")
    block = next(each for each in blocks if each.one("h4").said == indicator)
    return next(each for each in block.all(".entry") if rater in each.one(".by").said)


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
    for node in page.every(_any):
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
    both = interview_of(page, 1).all("mark.both")
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


def test_observation_and_reasons_are_shown(page: Node) -> None:
    """What the rater saw, and why not a point higher or lower."""
    shown = entry(page, 1, "Follows up", "openai")
    assert shown.one(".observation").said.startswith("Rings the ward the next day")
    assert [why.one("b").said for why in shown.all(".why")] == ["Why not higher:", "Why not lower:"]


def test_not_rated_is_a_reason_and_no_number(page: Node) -> None:
    """No evidence, nothing found of it, no valid reply: each in words, with the reply's fault."""
    invalid, unfound = (
        entry(page, 1, indicator, "baseline").one(".reason")
        for indicator in ("Follows up", "Owns mistakes")
    )
    assert invalid.one("b").said == "Not rated: invalid reply."
    assert invalid.one(".detail").said == "rating is 9, off the scale 1 to 5"
    assert unfound.one("b").said == "Not rated: evidence not found."
    assert "so its rating does not stand" in unfound.said
    for shown in page.all(".rating"):
        if "empty" in shown.one("svg").classes:
            assert shown.all("b")[-1].said == "not rated"


def test_what_was_not_asked_is_said_once_for_all_raters(page: Node) -> None:
    """Where there was nothing to rate, two raters don't make it two findings."""
    third = interview_of(page, 3)
    assert {each.said for each in third.all(".reason")} == {
        "Not rated: not asked. The question was not asked in this interview."
    }
    assert len(third.all(".entry")) == len(list(GUIDE.units()))
    assert "Not rated: not answered." in interview_of(page, 2).said


def test_questions_say_what_became_of_them(page: Node) -> None:
    """Answered and where, asked and not answered, not asked."""
    first, second = (interview_of(page, number).one("section.asked") for number in (1, 2))
    said = [each.all(".soft")[0].said for each in first.all("li")]
    assert said[0].startswith("Answered, asked in turn 2, answered in turns 3 to 5")
    assert said[2] == "Not asked"
    assert second.all("li")[2].all(".soft")[0].said == "Asked, not answered, asked in turn 4"


def test_the_transcript_shows_where_a_question_begins(page: Node) -> None:
    """Talk that belongs to no answer is set back."""
    first = interview_of(page, 1)
    assert [each.one("a").said for each in first.all("h4.question")] == ["Question 1", "Question 2"]
    aside = [turn.attributes["id"] for turn in first.all(".turn") if "aside" in turn.classes]
    assert aside == ["i1-t0", "i1-t1"]


def test_scores_always_say_how_many_of_how_many(page: Node) -> None:
    """Every score of the scorecard stands beside its coverage; too little of it is no score.

    Rater B by hand: asks_first (5 + 2) / 2 = 3.5 and follows_up 4 give care 3.75; 4 and 5 give
    composure 4.5; both give overall 4.125.
    """
    rows = interview_of(page, 1).one("section.scores").all("tr")
    assert [[cell.one(".score").said for cell in row.all("td")] for row in rows[1:]] == [
        ["Rater A No score 2 of 4 indicators rated", "Rater B 4.12 4 of 4 indicators rated"],
        ["Rater A No score 1 of 2 indicators rated", "Rater B 3.75 2 of 2 indicators rated"],
        ["Rater A No score 1 of 2 indicators rated", "Rater B 4.50 2 of 2 indicators rated"],
        ["Rater A No score 0 of 1 indicators rated", "Rater B No score 0 of 1 indicators rated"],
    ]
    assert rows[2].all("td")[0].one("p").said == "1 of 2 indicators rated; the guide asks for 2"


def test_flags_lead_to_what_they_are_about(page: Node) -> None:
    """Each flag in words, with every place that has it."""
    look = interview_of(page, 2).one("section.look")
    flags = {each.one("dt").said: each.one("dd") for each in look.one("dl").all("div")}
    assert [a.said for a in flags["Short answer"].all("a")] == ["question 1", "question 2"]
    assert "the whole interview" in flags["Speakers uncertain"].said
    assert flags["Too little rated"].all("a")[0].attributes["href"] == "#i2-c1"


def test_the_index_counts_the_flags_of_the_page(page: Node) -> None:
    """A rater's count is its own flags and those of the interview and its answers."""
    for number, row in enumerate(page.one("table.runs").all("tbody"), start=1):
        places = [
            place
            for look in interview_of(page, number).all("section.look")
            for span in look.all(".places")
            for place in span.said.split(", ")
        ]
        for letter, line in zip("AB", row.all("tr"), strict=True):
            other = "(B)" if letter == "A" else "(A)"
            own = [place for place in places if not place.endswith(other)]
            assert line.all("td")[-1].said.split()[0] == str(len(own))


def test_the_index_shows_scores_and_failures(page: Node) -> None:
    """Each rater's line: overall and competencies with their coverage, and missing replies."""
    first = page.one("table.runs").all("tbody")[0]
    assert first.one("th").said == "int_01 Ana Kos"
    assert first.one("th").one("a").attributes["href"] == "#i1"
    lines = [[cell.said for cell in line.all("td")] for line in first.all("tr")]
    assert lines[0][0] == "2 of 3 questions"
    assert lines[0][-1].endswith("1 without a valid reply")
    assert lines[1][1] == "4.12 4 of 4 indicators rated"


def test_the_legend_explains_what_is_used_and_only_that(page: Node) -> None:
    """Every flag and reason on the page, and no other."""
    terms = [dt.said for legend in page.one(".legends").all("dl") for dt in legend.all("dt")]
    assert terms == [
        *("Quote not found", "Too little rated", "Short answer", "Speakers uncertain"),
        *("Not asked", "Not answered", "No evidence", "Evidence not found", "Invalid reply"),
    ]


def test_files_that_could_not_be_read_are_named(page: Node) -> None:
    """What is missing from the table is said beside it."""
    assert "folder/broken.vtt not text" in page.by_id("index").said


def test_provenance_closes_every_interview(page: Node) -> None:
    """Rater, settings, guide, package and prompt, with digests short enough to compare."""
    rests_on = interview_of(page, 1).one("footer.provenance").said
    assert f"front_desk 3, digest {GUIDE.digest[:12]}" in rests_on
    assert "language model; answer_eval 0.1.0; prompt c0ffeec0ffee; model gpt-6.1-terra" in rests_on


def test_baseline_and_illustrative_notices_stand_on_top_and_on_every_interview(page: Node) -> None:
    """Whoever opens any page of it reads them."""
    for place in (page.one("header.bar"), *page.all("header.top")):
        assert [each.said for each in place.all("p.notice")] == [
            BASELINE_NOTICE,
            ILLUSTRATIVE_NOTICE,
        ]


def test_a_models_ratings_carry_no_notice() -> None:
    """The label is for the baseline's."""
    assert not page_of(run(evaluation(interview(), MODEL_SAID))).all(".notice")


def test_one_rater_alone_needs_no_letter() -> None:
    """Letters are for telling raters apart."""
    page = page_of(run(evaluation(interview(), MODEL_SAID)))
    assert not page.all(".letter")
    assert "Rater" not in [each.said for each in page.one("thead").all("th")]


def test_repeated_ratings_say_which_sample_they_are() -> None:
    """Three ratings by one rater are three entries."""
    made = evaluation(interview(), MODEL_SAID)
    first = made.judged[0]
    again = replace(made, judged=(*made.judged, replace(first, sample=2)))
    page = page_of(run(again))
    entries = page.all("section.indicator")[0].all(".entries")[0].all(".entry")
    assert [each.one(".by").said.split(", ")[1] for each in entries] == ["sample 1", "sample 2"]


def test_two_states_of_one_interview_are_two_pages() -> None:
    """A transcript edited between two raters' ratings is never shown under the other's quotes."""
    old = interview()
    new = interview(lines=(("Ira Moss", "Hello."), ("Ana Kos", "Hello to you.")), answers={})
    page = page_of(run(evaluation(old, BASELINE_SAID, rater=BASELINE), evaluation(new, {})))
    assert [len(each.all(".turn")) for each in page.all("article")] == [8, 2]
    assert len(page.one("table.runs").all("tbody")) == 2


def test_an_untimed_turn_is_named_by_its_number() -> None:
    """There is no time to show, and none is made up."""
    lines = (("Asker", "Whom did you help?"), ("Me", "I asked a man what he needed that day."))
    said = {("helped", "asks_first"): Judgement(4, (quote("I asked a man what he needed"),))}
    page = page_of(run(evaluation(interview(lines=lines, answers={"helped": (0, 1)}), said)))
    assert page.one("figcaption").said == "positive anchor · turn 1"
    assert page.by_id("i1-t1").one(".speaker").said == "Me candidate · turn 1"


def test_an_empty_run_is_an_empty_index() -> None:
    """No interview, no table, no fault."""
    assert page_of(run()).by_id("index").said.startswith("0 interviews")


def test_guides_have_a_table_each() -> None:
    """Interviews by two guides are not compared in one."""
    other = GUIDE.model_copy(update={"id": "other", "title": "Another guide"})
    page = page_of(
        run(
            evaluation(interview(), MODEL_SAID),
            evaluation(interview("int_02", guide=other), {}, guide=other),
            guides=(GUIDE, other),
        )
    )
    assert [each.all("h2")[0].said for each in page.by_id("index").all("section")[1:3]] == [
        "Front desk of a clinic",
        "Another guide",
    ]


def test_rendering_twice_gives_the_same_bytes() -> None:
    """A report changes only when what it reports does."""
    assert list(PLUGIN.files(sample_run())) == list(PLUGIN.files(sample_run()))


HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</style></script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eevil\u200b\u2066\x00\ud800\U000e0041",
    "'><svg/onload=alert(1)>&lt;b&gt;&amp;",
)


def hostile_run(text: str, ids: int = 1) -> Run:
    """Put one text wherever a user's or a model's text may stand."""
    competencies = tuple(
        each.model_copy(update={"name": text, "definition": text}) for each in GUIDE.competencies
    )
    questions = tuple(each.model_copy(update={"text": text}) for each in GUIDE.questions)
    guide = GUIDE.model_copy(
        update={"title": text, "competencies": competencies, "questions": questions}
    )
    lines = ((f"Asker {text}", f"{text}?"), (f"Me {text}", f"I asked {text} why."))
    said = {
        ("helped", "asks_first"): Judgement(
            4, (quote(f"{text} why"), quote(f"never {text}")), text, text, text
        )
    }
    made = (
        evaluation(
            replace(
                interview(f"{text}/{n}", lines, candidate=text, answers={"helped": (0, 1)}),
                warnings=(text,),
            ),
            said,
            guide=guide,
            settings={"model": text, "list": [text]},
        )
        for n in range(ids)
    )
    unread = [{"path": text, "reason": "unreadable", "detail": text}]
    return run(*made, guides=(guide,), failures=unread)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    """Ids, names, words, guide, settings: all of it is shown, none of it is believed."""
    alike = "plain\U000e0041" if instructions_in(text) else "plain"  # both flagged, or neither
    plain, hostile = (page_of(hostile_run(each)) for each in (alike, text))

    def shape(page: Node) -> list[tuple[str, list[str]]]:
        return [(n.tag, sorted(n.attributes)) for n in page.every(_any)]

    assert shape(hostile) == shape(plain)
    for unseen in "\u202e\u2066\x00\ud800\U000e0041":
        text = text.replace(unseen, ascii(unseen)[1:-1])
    assert hostile.by_id("i1-t1").one("p.words").text_without("sup") == f"I asked {text} why."
    assert hostile.one("article").all("h2")[0].text.strip() == f"{text}/0"


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    """What was said is what is read; only what nobody could see is spelled out."""
    words = f"x{text}x"
    lines = (("Asker", "Whom?"), ("Me", words))
    page = page_of(run(evaluation(interview(lines=lines, answers={"helped": (0, 1)}), {})))
    shown = page.by_id("i1-t1").one("p.words").text
    spelled = html.UNSEEN.sub(lambda each: ascii(each[0])[1:-1], " ".join(words.split()))
    assert shown == spelled
    assert not html.UNSEEN.search(shown)


@pytest.fixture
def at_most_three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let four interviews be as many as two hundred and one."""
    assert html.MOST_IN_ONE_FILE == 200
    monkeypatch.setattr(html, "MOST_IN_ONE_FILE", 3)


@pytest.mark.usefixtures("at_most_three")
def test_above_two_hundred_interviews_each_has_a_file_of_its_own() -> None:
    """`report.html` is the index then; every file links to others that exist."""
    made = [evaluation(interview(f"folder/int {n}"), MODEL_SAID) for n in range(3)]
    assert [name for name, _ in PLUGIN.files(run(*made))] == ["report.html"]
    more = evaluation(interview("int_201"), MODEL_SAID, rater=BASELINE)
    files = dict(PLUGIN.files(run(*made, more)))
    pages = {name: read_page(text) for name, text in files.items()}
    assert len(pages) == 5
    for name, page in pages.items():
        ids = {n.attributes["id"] for n in page.every(lambda n: "id" in n.attributes)}
        for link in page.all("a"):
            path, _, anchor = link.attributes["href"].partition("#")
            assert anchor in ids if not path else _beside(name, path) in files
    index = pages["report.html"]
    assert not index.all("article")
    assert len(index.one("table.runs").all("tbody")) == 4
    last = pages[list(files)[-2]]
    assert last.one("title").text == "int_201: interview report"
    assert BASELINE_NOTICE in last.said
    assert BASELINE_NOTICE not in pages[next(iter(files))].said


def _beside(name: str, href: str) -> str:
    """Return the path a relative link leads to."""
    folder = PurePosixPath(name).parent
    return str(folder.parent / href[3:] if href.startswith("../") else folder / href)


@pytest.mark.usefixtures("at_most_three")
def test_file_names_are_safe_and_distinct() -> None:
    """Ids that differ only in what a file name can't hold don't overwrite each other."""
    ids = ["../../etc/passwd", "a/b", "a\\b", "A/B", "…", "Zoë", "con", 'q"<script>', "x" * 400]
    names = [name for name, _ in PLUGIN.files(run(*(evaluation(interview(i), {}) for i in ids)))]
    assert len({name.casefold() for name in names}) == len(ids) + 1
    for name in names[:-1]:
        assert re.fullmatch(r"report/([a-z0-9]+-)*[0-9a-f]{12}\.html", name)
        assert len(name) < 80
    assert any(name.startswith("report/zoe-") for name in names)


def test_a_flag_of_the_rating_alone_stands_at_the_rating() -> None:
    """It is explained where it is, unless lost quotes already say it."""
    made = evaluation(interview(), MODEL_SAID)
    judged = (replace(made.judged[0], flags=(Flag.SPREAD,)), *made.judged[1:])
    page = page_of(run(replace(made, judged=judged)))
    assert [each.one("b").said for each in page.all(".entry")[0].all(".flag")] == [
        "Ratings spread."
    ]
    assert not any("Quote not found" in each.said for each in page.all(".flag"))


def test_the_sample_shows_what_these_tests_are_about() -> None:
    """Guards the builders: located in parts, unlocated in every way, not rated in every way."""
    judged = [each for made in sample_run().evaluations for each in made.judged]
    quotes = [each for one in judged for each in one.quotes]
    assert any(isinstance(each, Evidence) and len(each.parts) > 1 for each in quotes)
    lost = {each.match.value for each in quotes if isinstance(each, Unlocated)}
    assert lost == {"misattributed", "elsewhere", "unlocated"}
    reasons = {getattr(each, "reason", None) for each in judged} - {None}
    assert reasons == {
        *(Reason.NOT_ASKED, Reason.NOT_ANSWERED, Reason.NO_EVIDENCE),
        *(Reason.EVIDENCE_NOT_FOUND, Reason.INVALID_REPLY),
    }
