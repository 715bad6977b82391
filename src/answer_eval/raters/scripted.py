"""`scripted`: replies written beforehand, for tests and for trying a guide's pipeline out."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from answer_eval._digest import digest
from answer_eval.checklist import CheckReply, CheckRequest
from answer_eval.errors import InputError, UsageError
from answer_eval.files import read_text
from answer_eval.prompt import NoReply, RatingRequest, Reply
from answer_eval.raters import RaterOptions
from answer_eval.rating import Rater, RaterKind
from answer_eval.reply import read_checks, read_reply

Script = Callable[[RatingRequest], str | NoReply]
"""What to reply to a request: a reply's JSON, or that there is none. It may raise RunStopped."""


SCRIPTED = Rater("scripted", RaterKind.LLM)


@dataclass(frozen=True, slots=True)
class ScriptedRater:
    """Replies as its script says; the text is read as a model's is."""

    script: Script
    settings: Mapping[str, Any] = field(default_factory=dict)
    rater: Rater = SCRIPTED

    async def reply(self, request: RatingRequest) -> Reply | NoReply:
        """Return what the script makes of a request."""
        said = self.script(request)
        return said if isinstance(said, NoReply) else read_reply(said, request)

    async def close(self) -> None:
        """Do nothing: there is no connection."""


@dataclass(frozen=True, slots=True)
class CheckingScript(ScriptedRater):
    """A scripted rater that looks for key points and red flags too, by a script of their own."""

    checks: Callable[[CheckRequest], str] = lambda _: "{}"

    async def check(self, request: CheckRequest) -> CheckReply | NoReply:
        """Return what the script makes of a request."""
        return read_checks(self.checks(request), request)


def by_question(replies: Mapping[str, Mapping[str, Any]]) -> Script:
    """Return the script of a table: question id → indicator id → that indicator's entry.

    An indicator that the table lacks is left out of the reply, which makes the reply invalid.
    """

    def script(request: RatingRequest) -> str:
        entries = replies.get(request.question.id, {})
        asked = (indicator.id for indicator in request.indicators)
        return json.dumps({name: entries[name] for name in asked if name in entries})

    return script


def checks_by_question(replies: Mapping[str, Mapping[str, Any]]) -> Callable[[CheckRequest], str]:
    """Return the script of the same table for checklists: question id → check's id → its entry."""

    def script(request: CheckRequest) -> str:
        entries = replies.get(request.question.id, {})
        asked = (each.id for each in request.checks)
        return json.dumps({name: entries[name] for name in asked if name in entries})

    return script


class _Scripted:
    """Opens the rater on a JSON file that holds a table for `by_question`."""

    name = "scripted"
    ignores = ("base_url", "effort", "per", "samples", "api_key_file")

    def open(self, options: RaterOptions) -> CheckingScript:
        """Return the rater of the file that `options.model` names; InputError if it holds none."""
        if not options.model:
            raise UsageError(
                "the scripted rater needs its replies", fix="name their JSON file with --model"
            )
        table = _table(Path(options.model))
        checks = checks_by_question(table)
        return CheckingScript(by_question(table), {"script": digest(table)}, checks=checks)


def _table(path: Path) -> Mapping[str, Mapping[str, Any]]:
    fix = 'write {"question": {"indicator": {"quotes": [], "rating": null, …}}}'
    try:
        table = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON ({error})", where=str(path), fix=fix) from None
    if not isinstance(table, dict) or not all(isinstance(each, dict) for each in table.values()):
        what = "this is no table of questions and indicators"
        raise InputError(what, where=str(path), fix=fix)
    return table


PLUGIN = _Scripted()
