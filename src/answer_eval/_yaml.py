"""YAML as text with line numbers: every scalar stays as written, and its type is the schema's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from answer_eval.errors import BadGuide

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Located:
    """The data of a YAML file and the line that each of its items starts on."""

    data: Any
    lines: dict[Path, int]
    name: str

    def line_of(self, path: Path) -> int:
        """Return the line of an item, or of the nearest one around it that the file holds."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str, name: str) -> Located:
    """Parse one YAML document.

    Scalars are strings ("no" is no boolean, 1.10 no 1.1); an empty plain scalar, `~` and
    `null` are None. Raises BadGuide for YAML errors, doubled keys and aliases.
    """
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _bad(f"not valid YAML: {error.problem or error.context}", name, line) from None
    except yaml.YAMLError as error:
        raise _bad(f"not valid YAML: {error}", name, 1) from None
    if root is None:
        raise _bad("the file is empty", name, 1)
    reader = _Reader(name)
    return Located(reader.read(root, ()), reader.lines, name)


def _bad(what: str, name: str, line: int) -> BadGuide:
    return BadGuide(what, where=f"{name}:{line}", fix="mend that line and run the command again")


def _scalar(node: Any) -> str | None:
    plain = node.style is None
    return None if plain and node.value in {"", "~", "null"} else str(node.value)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {}
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if id(node) in self._seen:
            raise _bad("YAML aliases (*name) are not read: write the text out", self.name, line)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, index)) for index, child in enumerate(node.value)]
        return _scalar(node)

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        seen = set[str]()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in seen:
                raise _bad(f"{key!r} stands here twice", self.name, line)
            seen.add(key)
            self.lines[*path, key] = line
            yield key, self.read(value_node, (*path, key))
