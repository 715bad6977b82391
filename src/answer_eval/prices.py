"""What a language model's tokens cost, by a dated list; `prices.yaml` is its one copy."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from answer_eval._faults import validated
from answer_eval._yaml import read_yaml
from answer_eval.errors import BadGuide, InputError
from answer_eval.files import read_text
from answer_eval.prompt import Usage

MILLION = 1_000_000
FIX = "docs/raters.md shows what a price list holds"

Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Price(_Entry):
    """US$ per million tokens."""

    input: Amount
    cached: Amount
    output: Amount


class _Change(_Entry):
    output: Amount


class Prices(_Entry):
    """A price list."""

    date: str
    cache_write: Amount
    """Times the input's price."""
    batch: Amount
    """Share of the whole through the batch endpoint."""
    defaults: Mapping[str, str]
    models: Mapping[str, Price]
    raters: Mapping[str, _Change] = {}

    def cost(self, rater: str, usage: Usage) -> float | None:
        """Return the US$ that a rater's tokens cost, None where its model has no price here.

        `rater` is its id, `openai/gpt-6.1-terra`. Cached and written tokens are among the input's.
        """
        word, _, model = rater.partition("/")
        price = self.models.get(model)
        if price is None:
            return None
        output = self.raters[word].output if word in self.raters else price.output
        plain = usage.input_tokens - usage.cached_tokens - usage.cache_write_tokens
        inputs = plain * price.input + usage.cached_tokens * price.cached
        written = usage.cache_write_tokens * price.input * self.cache_write
        return (inputs + written + usage.output_tokens * output) / MILLION


def load_prices(path: Path | None = None) -> Prices:
    """Return the package's price list, or a user's.

    Raises InputError, with `file:line`, where that is none.
    """
    return _packaged() if path is None else _read(read_text(path), str(path))


def default_model(rater: str) -> str:
    """Return the model of a rater where the user names none."""
    return _packaged().defaults[rater]


@cache
def _packaged() -> Prices:
    name = "prices.yaml"
    return _read(files("answer_eval").joinpath(name).read_text("utf-8"), name)


def _read(text: str, name: str) -> Prices:
    try:
        return validated(Prices, read_yaml(text, name))
    except BadGuide as fault:
        raise InputError(fault.what, where=fault.where, fix=FIX) from None
