"""What `answer-eval agree` prints of what stands behind the agreement."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from answer_eval.cli import _fitting, _show

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from answer_eval.agreement.confusion import Confusion
    from answer_eval.agreement.disagreements import Disagreement, Side
    from answer_eval.agreement.halo import Halo
    from answer_eval.agreement.items import Item
    from answer_eval.agreement.length import LengthEffect
    from answer_eval.agreement.report import AgreementReport

SHOWN = 5
"""Disagreements that a terminal has room for; `--json` has 20."""
LOW_ITEM_TOTAL = 0.20
OFTEN_NOT_RATED = 0.50
"""An indicator below the one or above the other is printed; `--json` has all."""
LONGEST = 100
"""Characters of a quote or remark that are printed."""


def show(report: "AgreementReport", console: "Console") -> None:
    """Print halo, length, indicators to look at, confusion and the largest disagreements."""
    from answer_eval.agreement.estimate import Undefined

    found = report.diagnostics
    tables = [_halos(found.halos)]
    if not isinstance(found.length_effects, Undefined):
        tables.append(_lengths(found.length_effects))
    if not found.no_points:
        tables.append(_confusions(found.confusions))
    if odd := list(filter(_is_odd, found.items)):
        tables.append(_items(odd))
    console.print("What stands behind it (all of it in --json)")
    for table in tables:
        console.print()
        _fitting.put(console, table)
    if isinstance(found.length_effects, Undefined):
        console.print(f"No length effect: {found.length_effects.why}.")
    if found.no_points:
        console.print(f"No confusion: {found.no_points}.")
    console.print()
    _fitting.say(console, _disagreements(found.disagreements))


def _halos(halos: "Iterable[Halo]") -> "Table":
    table = _show.table(
        "Halo: mean r between indicators; difference: the first's less the second's",
        ["raters"],
        ["pairs of indicators", "first", "second", "difference"],
    )
    for each in halos:
        figures = map(str, (each.pairs, each.first_r, each.second_r, each.difference))
        table.add_row(f"{each.first} – {each.second}", *figures)
    return table


def _lengths(effects: "Iterable[LengthEffect]") -> "Table":
    table = _show.table(
        "Length effect: r with the length of the answer; difference: the first's less the second's",
        ["raters"],
        ["n", "first", "second", "difference"],
    )
    for each in effects:
        figures = map(str, (each.r.first.units, each.r.first, each.r.second, each.r.difference))
        table.add_row(f"{each.first} – {each.second}", *figures)
    return table


def _confusions(confusions: "Iterable[Confusion]") -> "Table":
    pooled = [each for each in confusions if each.group.kind == "all"]
    points = pooled[0].points if pooled else ()
    table = _show.table(
        "Ratings that met each other: rows the first's, columns the second's",
        ["raters", "rating"],
        [str(point) for point in points],
    )
    for each in pooled:
        for point, row in zip(each.points, each.counts, strict=True):
            who = f"{each.first} – {each.second}" if point == each.points[0] else ""
            table.add_row(who, str(point), *map(str, row))
    return table


def _is_odd(item: "Item") -> bool:
    low = isinstance(item.item_total, float) and item.item_total < LOW_ITEM_TOTAL
    return low or (isinstance(item.not_rated, float) and item.not_rated > OFTEN_NOT_RATED)


def _items(items: "Iterable[Item]") -> "Table":
    from answer_eval.agreement.estimate import shown

    table = _show.table(
        f"Indicators to look at: item-total r below {LOW_ITEM_TOTAL:.2f}, or more than"
        f" {OFTEN_NOT_RATED:.0%} not rated",
        ["rater", "scale", "indicator"],
        ["rated/judged", "mean", "SD", "item-total r", "α", "α without it"],
    )
    for each in items:
        numbers = (each.mean, each.sd, each.item_total, each.alpha, each.alpha_without)
        table.add_row(
            each.rater,
            each.scale,
            each.indicator,
            f"{each.rated}/{each.judged}",
            *map(shown, numbers),
        )
    return table


def _disagreements(found: "Iterable[Disagreement]") -> Iterator[str]:
    """Yield the largest over all raters, with what both sides rest on."""
    largest = sorted(found, key=lambda each: -abs(each.apart))[:SHOWN]
    if largest:
        yield f"The {len(largest)} largest disagreements"
    for each in largest:
        unit = each.unit
        yield (
            f"  {each.apart:+.1f} {unit.interview}, {unit.question}, {unit.indicator}:"
            f" {each.second} beside {each.first}"
        )
        yield from map(_side, each.sides)


def _side(side: "Side") -> str:
    from answer_eval.evidence import Evidence

    quotes = [f"“{each.quote.text}”" for each in side.quotes if isinstance(each, Evidence)]
    words = " ".join(filter(None, (side.observation, *quotes)))
    short = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    return f"       {side.rating:g} {side.rater}{': ' if short else ''}{' '.join(short.split())}"
