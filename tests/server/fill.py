"""A value for any JSON schema, as a model held to that schema might return one."""

import math
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

DEEP = 6
"""Objects within objects, after which only what must be there is filled in."""
WORDS = "what the quoted words show and nothing beyond them "


class Filler:
    """Fills schemas; strings under a property named like a quote are taken from `quote`."""

    def __init__(self, schema: Any, quote: Callable[[], str], seed: str) -> None:
        self._root, self._quote = schema, quote
        self._random = random.Random(seed)  # noqa: S311  repeatable, not secret

    def filled(self) -> Any:
        """Return a value that fits the whole schema."""
        return self._fill(self._root, ())

    def _fill(self, schema: Any, path: tuple[str, ...]) -> Any:
        if not isinstance(schema, Mapping):
            return WORDS.strip()
        if "$ref" in schema:
            return self._fill(self._resolved(schema["$ref"]), path)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._random.choice(self._possible(schema))
        if several := schema.get("anyOf") or schema.get("oneOf"):
            return self._fill(self._one_of(several, path), path)
        return self._of_type(self._type(schema, path), schema, path)

    def _resolved(self, ref: str) -> Any:
        schema = self._root
        for step in ref.lstrip("#").strip("/").split("/") if ref != "#" else ():
            schema = schema[step.replace("~1", "/").replace("~0", "~")]
        return schema

    def _possible(self, schema: Mapping[str, Any]) -> Sequence[Any]:
        kinds = _listed(schema.get("type", []))
        fits = [each for each in schema["enum"] if not kinds or _type_of(each) in kinds]
        values = [each for each in fits if each is not None]
        return values or fits or schema["enum"]

    def _one_of(self, several: Sequence[Any], path: tuple[str, ...]) -> Any:
        nulls = [each for each in several if each == {"type": "null"}]
        others = [each for each in several if each not in nulls]
        return (nulls or others)[0] if len(path) > DEEP else (others or nulls)[0]

    def _type(self, schema: Mapping[str, Any], path: tuple[str, ...]) -> str:
        implied = "object" if "properties" in schema else "array" if "items" in schema else "string"
        kinds = _listed(schema.get("type", implied))
        if "null" in kinds and len(path) > DEEP:
            return "null"
        return next((kind for kind in kinds if kind != "null"), "null")

    def _of_type(self, kind: str, schema: Mapping[str, Any], path: tuple[str, ...]) -> Any:
        makers: dict[str, Callable[[], Any]] = {
            "object": lambda: dict(self._properties(schema, path)),
            "array": lambda: list(self._items(schema, path)),
            "string": lambda: self._string(schema, path),
            "integer": lambda: _number(schema, whole=True),
            "number": lambda: float(_number(schema, whole=False)),
            "boolean": lambda: self._random.random() < 0.5,
            "null": lambda: None,
        }
        return makers[kind]()

    def _properties(
        self, schema: Mapping[str, Any], path: tuple[str, ...]
    ) -> Iterator[tuple[str, Any]]:
        required = schema.get("required", [])
        properties = schema.get("properties", {})
        for name, each in properties.items():
            if name in required or len(path) <= DEEP:
                yield name, self._fill(each, (*path, name))
        for name in required:
            if name not in properties:
                yield name, WORDS.strip()

    def _items(self, schema: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Any]:
        least, most = schema.get("minItems", 0), schema.get("maxItems", 1)
        wanted = 0 if len(path) > DEEP else min(1, most)
        if _is_quote(path) and not self._quote():
            wanted = 0
        for _ in range(max(least, wanted)):
            yield self._fill(schema.get("items", True), path)

    def _string(self, schema: Mapping[str, Any], path: tuple[str, ...]) -> str:
        text = self._quote() if _is_quote(path) else WORDS.strip()
        least, most = schema.get("minLength", 0), schema.get("maxLength", len(text) + 1)
        while len(text) < least:
            text += " " + WORDS
        return text[: max(least, most)]


def _listed(kinds: str | Sequence[str]) -> Sequence[str]:
    return [kinds] if isinstance(kinds, str) else kinds


def _is_quote(path: Sequence[str]) -> bool:
    return any("quote" in name.lower() or "evidence" in name.lower() for name in path)


def _type_of(value: Any) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}
    return names.get(type(value), "object" if isinstance(value, Mapping) else "array")


def _number(schema: Mapping[str, Any], *, whole: bool) -> float:
    """Return a number within the bounds, 1 where they allow it."""
    least, above = _bound(schema, "minimum"), _bound(schema, "exclusiveMinimum")
    most, below = _bound(schema, "maximum"), _bound(schema, "exclusiveMaximum")
    low = max(-math.inf if bound is None else bound for bound in (least, above))
    high = min(math.inf if bound is None else bound for bound in (most, below))
    tries = [each for each in (1, low, low + 1, high, high - 1) if math.isfinite(each)]
    tries = [math.ceil(each) for each in tries] if whole else [*tries, (low + high) / 2]
    return next(each for each in tries if low <= each <= high and each not in {above, below})


def _bound(schema: Mapping[str, Any], name: str) -> float | None:
    return schema.get(name)
