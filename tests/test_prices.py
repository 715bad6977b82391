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


def test_the_list_in_the_docs_is_one(tmp_path: Path) -> None:
    """What docs/raters.md shows can be copied and filled in."""
    text = (Path(__file__).parents[1] / "docs" / "raters.md").read_text(encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(text.split("```yaml\n", 1)[1].split("```", 1)[0])
    assert load_prices(path).models["my-model"].output == pytest.approx(5)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("models: {}", 1, "date: is missing (and 3 more)"),
        ("date: x\nmodels: [a, b", 2, "a '[' is opened here"),
        ("", 1, "the file is empty"),
        ("- a", 1, "must hold fields"),
        (
            "date: x\nmodels:\n  a:\n    inptu: 1",
            4,
            "models.a.inptu: is not a field here: did you mean input?",
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_field(
    tmp_path: Path, content: str, line: int, words: str
) -> None:
    """`file:line`, the field, and where a list is shown."""
    path = tmp_path / "mine.yaml"
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        load_prices(path)
    assert str(caught.value).startswith(f"{path}:{line}: {words}")
    assert "docs/raters.md" in caught.value.fix


@pytest.mark.parametrize("amount", ["one", "-1", "nan", "inf", ""])
def test_a_price_is_a_number_not_below_nothing(tmp_path: Path, amount: str) -> None:
    """A price that is none is told with its field: a cost made of it would be no cost."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "{date: today, cache_write: 1, batch: 1, defaults: {},\n"
        f" models: {{mine: {{input: {amount}, cached: 0, output: 0}}}}}}"
    )
    with pytest.raises(InputError, match=r":2: models\.mine\.input: "):
        load_prices(path)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(InputError, match=r"none\.yaml: there is no such file"):
        load_prices(tmp_path / "none.yaml")
