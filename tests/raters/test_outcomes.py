"""Every way a request to a language model can end, told apart, whichever API it goes through."""

import logging
import traceback

import pytest

from answer_eval.errors import RunStopped
from answer_eval.prompt import NoReply, Reply
from answer_eval.rating import Reason
from answer_eval.service.transport import Patience
from asking import LINES, asked
from raters.speaking import CHAT, LIMITS, MODEL, RESPONSES, Speaking, no_wait
from server.serving import Heard, serving

pytestmark = pytest.mark.parametrize("rater", [RESPONSES, CHAT], ids=["openai", "openai-chat"])


def limit_of(heard: Heard) -> int:
    """Return the tokens that a request leaves for its reply."""
    limit = heard.body.get("max_output_tokens") or heard.body["max_tokens"]
    assert isinstance(limit, int)
    return limit


class TestOutcomes:
    """Every way a request can end, told apart."""

    def test_rated(self, rater: Speaking) -> None:
        """A whole reply holds a judgement of each indicator, its text and its tokens."""
        reply, server = rater.met()
        assert isinstance(reply, Reply)
        assert list(reply.judgements) == ["asks", "checks-back"]
        assert reply.raw.startswith('{"asks"')
        assert reply.usage.input_tokens > reply.usage.output_tokens > 0
        assert reply.usage.requests == len(server.requests) == 1

    @pytest.mark.parametrize(
        ("fault", "reason", "words"),
        [
            ("refusal", Reason.REFUSED, "the model refused: I can't help with rating people."),
            ("filtered", Reason.REFUSED, "the service's content filter stopped the reply"),
            (
                "400",
                Reason.FAILED,
                "longer than the model's context, choose another model: The input is",
            ),
            ("html", Reason.INVALID_REPLY, "what came back is no reply of the "),
            ("empty", Reason.INVALID_REPLY, "the reply is empty"),
            ("not-json", Reason.INVALID_REPLY, "the reply is no JSON"),
            ("wrong-schema", Reason.INVALID_REPLY, "breaks its schema at asks"),
            ("missing", Reason.INVALID_REPLY, "leaves out asks"),
            ("extra", Reason.INVALID_REPLY, "rates 'charisma', which was not asked for"),
            ("off-scale", Reason.INVALID_REPLY, "rates asks 99, which is off the scale of 1 to 5"),
        ],
    )
    def test_no_reply(self, rater: Speaking, fault: str, reason: Reason, words: str) -> None:
        """Each has its reason and its own words, is asked once, and charged for where it was."""
        outcome, server = rater.met(fault)
        assert isinstance(outcome, NoReply)
        assert outcome.reason is reason
        assert words in outcome.detail
        assert len(server.requests) == 1
        assert outcome.usage.requests == (0 if fault in {"400", "html"} else 1)

    def test_cut_off_once(self, rater: Speaking) -> None:
        """A reply that was cut off is asked for again with more room; both are charged for."""
        reply, server = rater.met("truncated")
        assert isinstance(reply, Reply)
        assert [limit_of(heard) for heard in server.requests] == list(LIMITS[rater])
        assert reply.usage.requests == 2

    def test_cut_off_twice(self, rater: Speaking) -> None:
        """Cut off with more room too, it counts as truncated, and no third request is made."""
        outcome, server = rater.met("truncated", "truncated")
        assert isinstance(outcome, NoReply)
        assert outcome.reason is Reason.TRUNCATED
        assert f"{LIMITS[rater][-1]} tokens" in outcome.detail
        assert (len(server.requests), outcome.usage.requests) == (2, 2)

    def test_full_context(self, rater: Speaking) -> None:
        """Cut off before its limit, a reply gains nothing by a higher one: it is asked once."""
        outcome, server = rater.met("full", "full")
        assert isinstance(outcome, NoReply)
        assert outcome.reason is Reason.TRUNCATED
        assert outcome.too_long
        taken = f"full after {outcome.usage.output_tokens} tokens of the reply"
        assert taken in outcome.detail
        assert f"the request took {outcome.usage.input_tokens}" in outcome.detail
        assert len(server.requests) == 1

    @pytest.mark.parametrize(
        ("fault", "words"),
        [
            ("401", "refuses the key — set OPENAI_API_KEY"),
            ("403", "forbids it: The service is not offered here"),
            ("404", f"no model '{MODEL}' to this key — name another with --model"),
            ("404-path", "check --base-url (it usually ends in /v1)"),
            ("no-credit", "no credit left: You exceeded your current quota — add credit"),
        ],
    )
    def test_stops_the_run(self, rater: Speaking, fault: str, words: str) -> None:
        """Where no request can succeed, the run ends with what to do, after one attempt."""
        with serving(faults=[fault]) as server, pytest.raises(RunStopped) as caught:
            rater.ask(server.base_url)
        assert words in str(caught.value)
        assert len(server.requests) == 1

    def test_nobody_listens(self, rater: Speaking) -> None:
        """An address where no server has ever answered ends the run, and is named."""
        with serving() as server:
            gone = server.base_url
        with pytest.raises(RunStopped, match=f"no server answers at {gone} — check the network"):
            rater.ask(gone)

    @pytest.mark.parametrize("fault", ["429", "429-ms", "429-bare", "500", "503", "reset"])
    def test_passing_faults_are_ridden_out(self, rater: Speaking, fault: str) -> None:
        """Limits, server errors and resets are tried again until a reply comes."""
        reply, server = rater.met(fault, fault)
        assert isinstance(reply, Reply)
        assert len(server.requests) == 3
        assert reply.usage.requests == 1

    @pytest.mark.parametrize(
        ("fault", "words"),
        [
            ("500", "the service answered 500 (3 attempts): The server had an error"),
            ("reset", "the connection to the service broke (3 attempts)"),
            ("hang", "the service took too long to reply (3 attempts)"),
        ],
    )
    def test_lasting_faults_fail_one_answer(self, rater: Speaking, fault: str, words: str) -> None:
        """What doesn't pass ends in a failure of this answer, with the number of attempts."""
        patience = Patience(timeout=0.1, attempts=3, sleep=no_wait)
        outcome, _ = rater.met(*[fault] * 3, patience=patience)
        assert isinstance(outcome, NoReply)
        assert (outcome.reason, outcome.detail) == (Reason.FAILED, words)

    def test_a_reply_that_the_server_cannot_read_is_tried_a_few_times(
        self, rater: Speaking
    ) -> None:
        """As llama.cpp refuses broken characters: a later reply counts, a third failure ends it."""
        reply, _ = rater.met("spoilt", "spoilt")
        assert isinstance(reply, Reply)
        outcome, server = rater.met(*["spoilt"] * 5)
        assert isinstance(outcome, NoReply)
        assert outcome.reason is Reason.INVALID_REPLY
        assert "could not read what the model wrote (3 attempts)" in outcome.detail
        assert len(server.requests) == 3

    def test_every_answer_is_rated_under_load(self, rater: Speaking) -> None:
        """With 30 % 429, 10 % 500 and 5 % resets, 60 requests at once all get their reply."""
        rates = {"429-ms": 0.3, "500": 0.1, "reset": 0.05}
        requests = [asked([*LINES, LINES[number % 4]]) for number in range(60)]
        with serving(rates=rates, seed=11) as server:
            outcomes = rater.ask(server.base_url, requests)
        assert all(isinstance(outcome, Reply) for outcome in outcomes)
        assert len(server.requests) > 75  # 60 / .55 = 109 expected


def all_that_shows(rater: Speaking, fault: str) -> str:
    """Return what a user may see of a request that meets a fault every time."""
    patience = Patience(attempts=2, sleep=no_wait)
    try:
        return repr(rater.met(fault, fault, patience=patience)[0])
    except RunStopped as error:
        return "".join(traceback.format_exception(error))


@pytest.mark.parametrize("fault", ["", "401", "403", "500", "refusal", "html"])
def test_key_is_never_seen(rater: Speaking, fault: str, caplog: pytest.LogCaptureFixture) -> None:
    """The key stands in no log at any level, no error, no traceback and no reply."""
    caplog.set_level(logging.DEBUG)
    shown = all_that_shows(rater, fault)
    assert caplog.text
    assert "sk-test" not in shown + caplog.text
