"""Pages that need no network: their templates, and what keeps all text in them visible."""

import base64
import hashlib
import re
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)

_MARKUP = re.compile(r"([\\`*_\[\]<>|#&~$])")
_LIST_MARK = re.compile(r"^(\d*)([-+.)])(?=\s|$)")


def in_markdown(text: Any) -> str:
    """Return a text on one line, its characters standing for themselves in Markdown."""
    line = _MARKUP.sub(r"\\\1", " ".join(str(text).split()))
    return _LIST_MARK.sub(r"\1\\\2", line)


@cache
def environment(*packages: str) -> Environment:
    """Return the templates of some packages: a name means the first package's that has it."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(each) for each in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_spell_out,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["csp_hash"] = _csp_hash
    return environment


def _spell_out(value: Any) -> Any:
    """Spell out what acts on a text unseen, so that a person reads all that a model has read.

    Those are control characters, lone surrogates, characters that turn the reading direction
    around, and the invisible alphabet of the Unicode tags. What is HTML already is left alone.
    """
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), value)
    return value


def _csp_hash(text: str) -> str:
    """Return the source by which a content security policy allows this very script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
