"""What tokens cost, by the packaged list or a user's own."""

from pathlib import Path

import pytest

from answer_eval.errors import InputError
from answer_eval.prices import default_model, load_prices
from answer_eval.prompt import Usage

SPENT = Usage(3_000_000, 1_000_000, 1_000_000, 2_000_000, 7)


def test_cached_and_written_tokens_have_prices_of_their_own() -> None:
    """1 × 1.00 plain + 1 × 0.05 cached + 1 × 1.00 × 1.25 written + 2 × 5.00 out = 12.30."""
    assert load_prices().cost("openai/gpt-6.1-terra", SPENT) == pytest.approx(12.30)


def test_decisions_write_nothing() -> None:
    """1 × 0.10 + 1 × 0.01 + 1 × 0.125 = 0.235: their output is free, another rater's is not."""
    assert load_prices().cost("openai-decisions/gpt-6-luna", SPENT) == pytest.approx(0.235)
    assert load_prices().cost("openai/gpt-6-luna", SPENT) == pytest.approx(1.235)


@pytest.mark.parametrize("rater", ["openai/qwen3:8b", "scripted"])
def test_unknown_model_has_no_price(rater: str) -> None:
    """No price is not 0."""
    assert load_prices().cost(rater, SPENT) is None


def test_every_default_has_a_price() -> None:
    """What is used where nobody names a model is never of unknown cost."""
    prices = load_prices()
    assert default_model("openai") == "gpt-6.1-terra"
    assert set(prices.defaults.values()) <= set(prices.models)
    assert prices.date


def test_a_users_own_list(tmp_path: Path) -> None:
    """A file of the same shape replaces the packaged one whole."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "{date: today, cache_write: 1, batch: 1, defaults: {}, "
        "models: {mine: {input: 1, cached: 0, output: 0}}}"
    )
    assert load_prices(path).cost("openai-chat/mine", SPENT) == pytest.approx(2)
    assert load_prices(path).cost("openai/gpt-6.1-terra", SPENT) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "can't be read"), ("models: {}", "no price list"), ("{", "no price list")],
)
def test_no_list(tmp_path: Path, content: str | None, words: str) -> None:
    """What is no price list is named, on one line."""
    path = tmp_path / "mine.yaml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match=words) as caught:
        load_prices(path)
    assert str(path) in str(caught.value)
