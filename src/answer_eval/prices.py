"""What a language model's tokens cost, by a dated list; `prices.yaml` is its one copy."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from answer_eval.errors import InputError
from answer_eval.prompt import Usage

MILLION = 1_000_000


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Price(_Entry):
    """US$ per million tokens."""

    input: float
    cached: float
    output: float


class _Change(_Entry):
    output: float


class Prices(_Entry):
    """A price list."""

    date: str
    cache_write: float
    """Times the input's price."""
    batch: float
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
    """Return the package's price list, or a user's; InputError where that is none."""
    return _packaged() if path is None else _read(_text(path), str(path))


def default_model(rater: str) -> str:
    """Return the model of a rater where the user names none."""
    return _packaged().defaults[rater]


@cache
def _packaged() -> Prices:
    name = "prices.yaml"
    return _read(files("answer_eval").joinpath(name).read_text("utf-8"), name)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "no text"
        raise InputError(f"the price list can't be read ({reason})", where=str(path)) from None


def _read(text: str, name: str) -> Prices:
    import yaml

    try:
        data: Any = yaml.safe_load(text)
        return Prices.model_validate(data)
    except (yaml.YAMLError, ValidationError) as error:
        first = str(error).splitlines()[0]
        raise InputError(
            f"this is no price list ({first})", where=name, fix="write it as prices.yaml has it"
        ) from None
