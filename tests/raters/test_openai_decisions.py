"""The `openai-decisions` rater: two questions an indicator, an expectation, and its spread."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from answer_eval.errors import RunStopped
from answer_eval.guide import Guide
from answer_eval.prompt import Judgement, NoReply, Part, Per, RatingRequest, Reply, render
from answer_eval.raters import RaterOptions, openai_decisions, plan_of
from answer_eval.raters._decisions_body import read_decisions
from answer_eval.rating import Rater, RaterKind, Reason
from asking import CARE, GUIDE, HELPED, LINES, TEMPLATE, asked
from raters.speaking import FAST, Speaking
from server.serving import serving

DECISIONS = Speaking(openai_decisions.PLUGIN)
NAMES = ["asks", "checks-back"]
UP, DOWN = [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]


def guide_on(**scale: Any) -> Guide:
    """Return the guide with another scale."""
    return Guide.model_validate(GUIDE.model_dump(mode="json") | {"scale": scale})


def request_on(guide: Guide, sample: int = 1) -> RatingRequest:
    """Ask about Care on a guide's scale."""
    return render(guide, [Part(HELPED, CARE.indicators, LINES)], TEMPLATE, sample)


ASKED = asked()


def questions(request: RatingRequest = ASKED) -> Sequence[Mapping[str, Any]]:
    """Return the questions that are sent for a request."""
    with serving() as server:
        DECISIONS.ask(server.base_url, [request])
    sent: Sequence[Mapping[str, Any]] = server.requests[0].body["questions"]
    return sent


class TestRequest:
    """What is sent."""

    def test_two_questions_an_indicator(self) -> None:
        """Whether there is any evidence, and where between the anchors it lies."""
        sent = questions()
        assert [each["type"] for each in sent] == ["predicate", "score"] * 2
        assert [each["name"] for each in sent[1::2]] == NAMES
        assert "Asks what the reader needs" in sent[0]["instructions"]
        assert "was due and didn't come" in sent[2]["instructions"]

    @pytest.mark.parametrize(
        ("scale", "sample", "labels"),
        [
            ({"min": 1, "max": 5}, 1, UP),
            ({"min": 1, "max": 5}, 2, DOWN),
            ({"min": 0, "max": 2, "best": 0}, 1, [2, 1, 0]),
        ],
    )
    def test_levels_run_from_the_worst(
        self, scale: Mapping[str, int], sample: int, labels: Sequence[int]
    ) -> None:
        """Levels are ordered from the negative anchor to the positive; every other sample turns."""
        levels = questions(request_on(guide_on(**scale), sample))[1]["levels"]
        assert [each["label"] for each in levels] == [str(label) for label in labels]
        best = next(each for each in levels if each["label"] == str(scale.get("best", 5)))
        assert best["description"] in {"Asks what the reader needs", "Checks back afterwards"}

    def test_points_between_are_described(self) -> None:
        """A derived point says which end it is nearer to; the middle is mixed."""
        told = [each["description"] for each in questions()[1]["levels"]]
        assert told[1:4] == [
            "Between 1 and 5, nearer to 1.",
            "Mixed: 5 and 1 in equal parts.",
            "Between 5 and 1, nearer to 5.",
        ]

    def test_static_part_is_cached(self) -> None:
        """Instructions come first, with the breakpoint at their end."""
        with serving() as server:
            DECISIONS.ask(server.base_url)
        body = server.requests[0].body
        assert body["input"][0]["content"][0]["prompt_cache_breakpoint"] == {"mode": "explicit"}
        assert body["prompt_cache_options"] == {"mode": "explicit"}
        assert body["model"] == "gpt-6-luna"

    def test_above_the_limit_it_is_split_and_said(self) -> None:
        """201 indicators are 402 questions: two requests, both charged for, and a note."""
        data = GUIDE.model_dump(mode="json")
        data["competencies"][0]["indicators"] = [
            {"id": f"i{n}", "positive": f"Does {n}", "negative": f"Leaves {n}"} for n in range(201)
        ]
        guide = Guide.model_validate(data)
        request = render(guide, [Part(HELPED, guide.competencies[0].indicators, LINES)], TEMPLATE)
        with serving() as server:
            reply = DECISIONS.ask(server.base_url, [request])[0]
        assert [len(heard.body["questions"]) for heard in server.requests] == [400, 2]
        assert isinstance(reply, Reply)
        assert len(reply.judgements) == 201
        assert reply.usage.requests == 2

    def test_scale_with_too_many_points(self) -> None:
        """A scale that the API can't take stops the run, with another rater named."""
        with serving() as server, pytest.raises(RunStopped, match=r"11 points.*--rater openai"):
            DECISIONS.ask(server.base_url, [request_on(guide_on(min=0, max=10))])


def body(*answers: Mapping[str, Any]) -> str:
    """Return what the API sends."""
    return json.dumps({"answers": answers, "usage": {"input_tokens": 9, "output_tokens": 0}})


def evident(probability: float) -> Mapping[str, Any]:
    """Answer a predicate."""
    return {"type": "predicate", "probability": probability}


def scored(score: float, points: Sequence[int], *shares: float) -> Mapping[str, Any]:
    """Answer a score over levels."""
    levels = [
        {"label": str(point), "value": index, "probability": share}
        for index, (point, share) in enumerate(zip(points, shares, strict=bool(shares)))
    ]
    return {"type": "score", "score": score, "confidence": 0.5, "probabilities": levels}


REFUSAL = {"type": "refusal", "name": None}


def judged(*answers: Mapping[str, Any], points: Sequence[int] = UP) -> Judgement:
    """Return the judgement in the answers about one indicator."""
    reply = read_decisions(body(*answers), ["asks"], points)
    assert isinstance(reply, Reply), reply
    return reply.judgements["asks"]


class TestReading:
    """From answers to judgements."""

    @pytest.mark.parametrize(
        ("index", "points", "value"),
        [(0, UP, 1), (2.5, UP, 3.5), (4, UP, 5), (0, DOWN, 5), (0.5, [2, 1, 0], 1.5)],
    )
    def test_expectation_on_the_scale(
        self, index: float, points: Sequence[int], value: float
    ) -> None:
        """Levels count from 0, in the order they were sent in."""
        assert judged(evident(1), scored(index, points), points=points).rating == value

    def test_probabilities_of_the_points(self) -> None:
        """They are stored by point, ascending, and add up to 1."""
        shares = judged(
            evident(1), scored(1, DOWN, 0.4, 0.3, 0.2, 0.1, 0.0), points=DOWN
        ).probabilities
        assert [point for point, _ in shares] == UP
        assert [share for _, share in shares] == pytest.approx([0, 0.1, 0.2, 0.3, 0.4])

    @pytest.mark.parametrize(("probability", "rated"), [(0.49, False), (0.5, True)])
    def test_below_the_bound_there_is_no_evidence(self, probability: float, *, rated: bool) -> None:
        """Whatever the score says, an answer without evidence is not rated."""
        rating = judged(evident(probability), scored(0, UP)).rating
        assert (rating == 1) if rated else (rating is Reason.NO_EVIDENCE)

    def test_one_refusal_leaves_the_others(self) -> None:
        """A refused question refuses its indicator alone; all refused, the reply is."""
        two = body(evident(1), REFUSAL, evident(1), scored(4, UP))
        reply = read_decisions(two, NAMES, UP)
        assert isinstance(reply, Reply)
        assert [each.rating for each in reply.judgements.values()] == [Reason.REFUSED, 5]
        outcome = read_decisions(body(REFUSAL, REFUSAL), ["asks"], UP)
        assert isinstance(outcome, NoReply)
        assert outcome.reason is Reason.REFUSED

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("<html>", "no reply of the Decisions API"),
            (body(evident(2), scored(1, UP)), "no reply of the Decisions API"),
            (body(evident(1)), "has 1 answers to 2 questions"),
            (body(scored(1, UP), evident(1)), "answers another question than was asked of asks"),
            (body(evident(1), scored(4.1, UP)), "scores asks 4.1, above the last of 5 levels"),
            (body(evident(1), scored(1, [1, 2], 0.5, 0.5)), "probabilities of other levels"),
        ],
    )
    def test_what_is_no_reply(self, text: str, words: str) -> None:
        """Each fault of a compatible server is named."""
        outcome = read_decisions(text, ["asks"], UP)
        assert isinstance(outcome, NoReply)
        assert outcome.reason is Reason.INVALID_REPLY
        assert words in outcome.detail


def test_asks_per_interview_of_itself() -> None:
    """It is a decision rater and takes an interview at once, unless told an indicator."""
    for per, planned in [(Per.ANSWER, Per.INTERVIEW), (Per.INDICATOR, Per.INDICATOR)]:
        rater = openai_decisions.PLUGIN.open(RaterOptions(per=per), FAST)
        assert rater.rater == Rater("openai-decisions/gpt-6-luna", RaterKind.DECISION)
        assert plan_of(rater).per is planned


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("refusal", Reason.REFUSED),
        ("off-scale", Reason.INVALID_REPLY),
        ("missing", Reason.INVALID_REPLY),
        ("400", Reason.FAILED),
    ],
)
def test_no_reply(fault: str, reason: Reason) -> None:
    """Over the wire too each has its reason."""
    outcome, server = DECISIONS.met(fault)
    assert isinstance(outcome, NoReply)
    assert outcome.reason is reason
    assert len(server.requests) == 1


def test_server_without_decisions() -> None:
    """A server that doesn't offer them stops the run, and says to check the rater."""
    with serving(refuses=["/decisions"]) as server, pytest.raises(RunStopped, match="--rater"):
        DECISIONS.ask(server.base_url)
