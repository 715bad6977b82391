"""The report says in words why there is no number, what is flagged, and by whom it was rated."""

from dataclasses import replace

from answer_eval.evidence import Evidence, Unlocated
from answer_eval.prompt import Judgement
from answer_eval.rating import Flag, Reason
from answer_eval.reports import BASELINE_NOTICE, ILLUSTRATIVE_NOTICE
from answer_eval.reports.html import PLUGIN
from reports.builders import BASELINE, evaluation, interview, run, sample_run
from reports.front_desk import BASELINE_SAID, GUIDE, MODEL_SAID, quote
from reports.page import Node
from reports.seen import entry, interview_of, page_of


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
