"""YAML as text with line numbers: every scalar stays as written, and its type is the schema's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from answer_eval.errors import BadGuide

Path = tuple[str | int, ...]
DEEPEST = 50
"""Levels of nesting; a guide has about ten, and the parser's stack an end."""


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

    def known(self, steps: Path) -> Path:
        """Return the steps that lead through the data, and a field missing at their end."""
        data, path = self.data, list[str | int]()
        for place, step in enumerate(steps, start=1):
            if _leads_on(data, step):
                path.append(step)
                data = data[step]
            elif place == len(steps) and isinstance(data, dict):
                path.append(step)
        return tuple(path)


def _leads_on(data: Any, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def read_yaml(text: str, name: str) -> Located:
    """Parse one YAML document.

    Scalars are strings ("no" is no boolean, 1.10 no 1.1); an empty plain scalar, `~` and
    `null` are None. Raises BadGuide for YAML errors, doubled keys, aliases and tags.
    """
    reader = _Reader(name)
    root = _composed(text, name)
    if root is None:
        raise _bad("the file is empty", name, 1)
    return Located(reader.read(root, ()), reader.lines, name)


def _composed(text: str, name: str) -> yaml.Node | None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _check(yaml.parse(text, Loader=loader), name)
        root: yaml.Node | None = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        what, line = _explained(error, text.splitlines())
        raise _bad(what, name, line) from None
    except yaml.reader.ReaderError as error:
        raise _bad_character(text, error.position, name) from None
    except UnicodeEncodeError as error:
        raise _bad_character(text, error.start, name) from None
    return root


def _check(events: Iterator[yaml.Event], name: str) -> None:
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        what = DEEP if depth > DEEPEST else _trick(event)
        if what:
            raise _bad(what, name, event.start_mark.line + 1 if event.start_mark else 1)


def _trick(event: yaml.Event) -> str:
    """Return what is wrong with a piece of YAML that would not be read as it looks."""
    if isinstance(event, yaml.AliasEvent):
        return ALIAS
    if getattr(event, "anchor", None):
        return "a text that starts with '&' must be put in quotes"
    if str(getattr(event, "tag", None) or "").startswith("!"):
        return "a text that starts with '!' must be put in quotes"
    return ""


def _bad(what: str, name: str, line: int) -> BadGuide:
    return BadGuide(what, where=f"{name}:{line}", fix="mend that line and run the command again")


def _bad_character(text: str, position: int, name: str) -> BadGuide:
    line = text.count("\n", 0, position) + 1
    return _bad(f"holds a character that is no text (U+{ord(text[position]):04X})", name, line)


DEEP = f"nested more than {DEEPEST} levels deep"
ALIAS = (
    "YAML aliases (*name) are not read: write the text out, or put one that starts with '*' in "
    "quotes"
)

UNCLOSED = {
    "while scanning a quoted scalar": "a quotation mark is opened here and never closed",
    "while parsing a flow mapping": "a '{' is opened here and not closed, or lacks a comma",
    "while parsing a flow sequence": "a '[' is opened here and not closed, or lacks a comma",
    "while scanning a simple key": "neither a field ('name: value') nor an item of a list ('- …')",
    "while scanning an alias": "a text that starts with '*' must be put in quotes",
    "while scanning an anchor": "a text that starts with '&' must be put in quotes",
}
"""By the parser's word for what it was in the midst of: what is wrong, and it began there."""

MISPLACED = {
    "mapping values are not allowed": "a ': ' where none can stand: put a text that holds one in "
    "quotes, and see whether this line and the one above are indented rightly",
    "sequence entries are not allowed": "a '- ' where none can stand: a list starts on a line of "
    "its own",
    "tab character": "a tab stands where spaces must",
    "another document": "a second document starts here ('---'): a guide is one",
    "did not find expected": "not where it belongs: see whether this line is indented as those "
    "around it, and whether a quotation mark stands in the midst of a text",
    "expected <block end>": "not where it belongs: see whether this line is indented as those "
    "around it, and whether a quotation mark stands in the midst of a text",
}
"""By a part of the parser's own words (libyaml's and PyYAML's differ): what is wrong there."""


def _explained(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[str, int]:
    """Return what is wrong in a recruiter's words, and the line to look at."""
    mark, said = error.problem_mark, f"{error.context} {error.problem}"
    if error.context in UNCLOSED and error.context_mark:
        return UNCLOSED[error.context], error.context_mark.line + 1
    line = mark.line + 1 if mark else 1
    if "cannot start any token" in said and mark:
        return _no_start(lines[mark.line][mark.column :]), line
    for words, what in MISPLACED.items():
        if words in said:
            return what, line
    return f"not valid YAML: {error.problem or error.context}", line


def _no_start(rest: str) -> str:
    if rest.startswith("\t"):
        return "a tab stands where spaces must"
    return f"a text that starts with {rest[:1]!r} must be put in quotes"


def _scalar(node: Any) -> str | None:
    plain = not node.style  # libyaml says "", PyYAML None
    return None if plain and node.value in {"", "~", "null"} else str(node.value)


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {}

    def read(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, index)) for index, child in enumerate(node.value)]
        return _scalar(node)

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        seen = set[str]()
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise _bad("a field's name must be a plain word", self.name, line)
            key = str(key_node.value)
            if key in seen:
                raise _bad(f"{key!r} stands here twice", self.name, line)
            seen.add(key)
            self.lines[*path, key] = line
            yield key, self.read(value_node, (*path, key))
