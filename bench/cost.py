"""Requests and tokens an interview takes for each `--per`: python bench/cost.py [--guide FILE].

Over the sample interviews and guide, with the prompts that would be sent; nothing is sent. A token
is taken as four characters; a reply as what the test server fills the schema with. The static part
is counted as cached from its second use on, as with the provider's explicit breakpoints.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from answer_eval.evaluation import requests_of
from answer_eval.files import packaged, read_text
from answer_eval.inputs import find_inputs
from answer_eval.prices import default_model, load_prices
from answer_eval.prompt import Per, Plan, RatingRequest, Usage
from answer_eval.reply_schema import shared
from answer_eval.run import works
from server.replying import text_for

CHARACTERS_A_TOKEN = 4
CACHED_FROM = 1024
MOST_OF_PER_INDICATOR = 0.25
"""The default's share of what one request per indicator takes, at most."""


@dataclass(frozen=True)
class Cost:
    """What one way of asking takes."""

    per: Per
    usage: Usage
    interviews: int

    @property
    def usd(self) -> float:
        """US$ for one interview, by the packaged prices."""
        cost = load_prices().cost(f"openai/{default_model('openai')}", self.usage)
        assert cost is not None
        return cost / self.interviews

    def row(self) -> str:
        """Return the table's row: each figure for one interview."""
        usage, n = self.usage, self.interviews
        fresh = usage.input_tokens - usage.cached_tokens
        return (
            f"{self.per:<10} {usage.requests / n:>8.1f} {usage.input_tokens / n:>9,.0f} "
            f"{fresh / n:>9,.0f} {usage.output_tokens / n:>9,.0f} {self.usd:>9.4f}"
        )


def tokens(text: str) -> int:
    """Return about how many tokens a text takes."""
    return len(text) // CHARACTERS_A_TOKEN


def charged(requests: Sequence[RatingRequest]) -> Usage:
    """Return what requests would be charged for, the static part written once and then read."""
    written = set[str]()
    usage = Usage()
    for request in requests:
        static = tokens(request.static)
        schema = json.dumps(shared(request.schema), separators=(",", ":"))
        kept = static if static >= CACHED_FROM else 0
        known = request.static in written
        written.add(request.static)
        usage += Usage(
            input_tokens=static + tokens(request.answer) + tokens(schema),
            cached_tokens=kept if known else 0,
            cache_write_tokens=0 if known else kept,
            output_tokens=tokens(text_for(request.answer, request.schema, ["verbatim"], "")),
            requests=1,
        )
    return usage


def costs(guide: Path, interviews: Sequence[Path]) -> Iterator[Cost]:
    """Yield the cost of each way of asking."""
    todo = works(find_inputs(interviews), guide)
    template = read_text(packaged("prompts", Plan().prompt))
    for per in Per:
        requests = [
            request
            for work in todo
            for request in requests_of(work.interview, work.guide, template, Plan(per=per))
        ]
        yield Cost(per, charged(requests), len(todo))


def main() -> int:
    """Print the table; 1 where the default takes more than a quarter of per-indicator's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guide", type=Path, default=packaged("rubrics", "customer_support.yaml"))
    parser.add_argument("interviews", nargs="*", type=Path)
    told = parser.parse_args()
    by_per = {
        cost.per: cost
        for cost in costs(told.guide, told.interviews or [packaged("samples", "interviews")])
    }
    print(f"{'--per':<10} {'requests':>8} {'in':>9} {'uncached':>9} {'out':>9} {'US$':>9}")
    for cost in by_per.values():
        print(cost.row())
    default, single = by_per[Per.ANSWER].usage, by_per[Per.INDICATOR].usage
    shares = {
        "requests": default.requests / single.requests,
        "input tokens": default.input_tokens / single.input_tokens,
    }
    for what, share in shares.items():
        print(f"the default takes {share:.0%} of one-request-per-indicator's {what}")
    return 1 if max(shares.values()) > MOST_OF_PER_INDICATOR else 0


if __name__ == "__main__":
    sys.exit(main())
