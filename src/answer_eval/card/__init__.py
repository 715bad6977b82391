"""A model card of a run: what rated what, on what data, how well, and what it can't tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from answer_eval.agreement.report import AgreementReport
from answer_eval.impact.report import SampleReport
from answer_eval.reports import Run


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, as text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the card: sentences, then a table where there is one."""

    title: str
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """The whole card; Markdown and HTML are both made of it."""

    title: str
    notices: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a card is made of; no people's ratings or groups are `None`, and the card says so."""

    run: Run
    first: str
    """When the first of the run's ratings was stored, UTC."""
    newest: str
    agreement: AgreementReport | None
    groups: Sequence[SampleReport] | None
