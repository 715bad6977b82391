"""Faults that weaken a guide though its file is in order, one rule a file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from answer_eval._faults import Fault, Path, spelled
from answer_eval._registry import Registry
from answer_eval.lint._draft import Draft, read_draft

__all__ = ["RULES", "Draft", "Finding", "LintRule", "Rule", "lint", "read_draft"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a guide: which rule tells it, where it is, and what to do about it."""

    rule: str
    place: str
    """`file:line path`, the path as the file's fields are nested."""
    message: str
    fix: str


class LintRule(Protocol):
    """One thing to look for in a guide."""

    @property
    def name(self) -> str:
        """The rule's id, as findings carry it."""
        ...

    @property
    def about(self) -> str:
        """One line for the table in the docs: what is found, and why it is a fault."""
        ...

    @property
    def fix(self) -> str:
        """What a designer does about it."""
        ...

    def check(self, draft: Draft) -> Iterator[Fault]:
        """Yield what is wrong, each with the path of the item at fault."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of this package: its texts, and the function that looks."""

    name: str
    about: str
    fix: str
    check: Callable[[Draft], Iterator[Fault]]


RULES: Registry[LintRule] = Registry("answer_eval.lint", "lint rule")


def lint(draft: Draft) -> tuple[Finding, ...]:
    """Return what every rule finds, in the file's order."""
    found = [(rule, fault) for rule in RULES for fault in rule.check(draft)]
    found.sort(key=lambda each: (draft.line_of(each[1].path), each[0].name, each[1].what))
    return tuple(
        Finding(rule.name, _place(draft, fault.path), fault.what, rule.fix) for rule, fault in found
    )


def _place(draft: Draft, path: Path) -> str:
    return f"{draft.name}:{draft.line_of(path)} {spelled(path)}".rstrip()
