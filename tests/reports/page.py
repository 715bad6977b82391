"""A page as a tree: what a browser would make of a report."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

Wanted = Callable[["Node"], bool]
VOID = {"meta", "br", "link", "img", "input", "hr"}


@dataclass
class Node:
    """An element with what stands in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: "list[Node | str]" = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """Its text, white space as written."""
        return self.text_without()

    def text_without(self, *tags: str) -> str:
        """Return its text but for the elements of some tags."""
        parts = (
            each if isinstance(each, str) else each.text_without(*tags) for each in self.inside
        )
        return "" if self.tag in tags else "".join(parts)

    @property
    def said(self) -> str:
        """Its text with single spaces, as a reader sees it."""
        return " ".join(self.text.split())

    def every(self, wanted: Wanted) -> Iterator["Node"]:
        """Yield it and all below that are wanted, in the page's order."""
        if wanted(self):
            yield self
        for each in self.inside:
            if isinstance(each, Node):
                yield from each.every(wanted)

    def all(self, selector: str) -> "list[Node]":
        """Return all `tag`, `.class` or `tag.class` in it."""
        tag, _, name = selector.partition(".")
        return list(self.every(lambda n: tag in ("", n.tag) and (not name or name in n.classes)))

    def one(self, selector: str) -> "Node":
        """Return the only one of a selector."""
        (found,) = self.all(selector)
        return found

    def by_id(self, name: str) -> "Node":
        """Return the only one of an id, given with or without `#`."""
        wanted = name.removeprefix("#")
        (found,) = self.every(lambda node: node.attributes.get("id") == wanted)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(text: str) -> Node:
    """Parse a page; an element that isn't closed, or closes another, fails the test."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert [node.tag for node in reader.open] == ["page"]
    return reader.open[0]
