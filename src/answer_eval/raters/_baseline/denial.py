"""Forms in which a speaker says of what they told that it wasn't so, wasn't them, or was given up.

They speak of the deeds as `it`, `that`, `none of it`; what the deeds were does not matter here.
"""

import re

from answer_eval.raters._baseline.clauses import Clause

_IT = r"(?:it|that|this|so|(?:those|these|such) things|such a thing|the whole thing|everything)"
_ALL_OF_IT = (
    r"(?:(?:all|any|most|half|much) (?:of )?(?:it|that|this|those|these)(?: things)?"
    rf"|anything (?:like (?:it|that|this)|of the (?:kind|sort))|anything|{_IT})"
)
_NONE_OF_IT = (
    r"(?:none of (?:it|that|this|those|these)(?: things)?"
    r"|nothing(?: of the (?:kind|sort)| like (?:it|that|this))?)"
)
_NOT = r"(?:not|never|\w+n't|cannot)"
_STRESS = r"(?: (?:\w+ly|ever|even|quite|just|in fact|in the end|in reality))*"
_END = (
    rf"(?:{_STRESS}(?: (?:at all|after all|either|for real|myself|though|anyway|afterwards"
    r"|(?:that|the same|the next) (?:day|time|evening|morning|week)))*)$"
)
_DO = (
    r"(?:do|did|done|doing|manage|managed|(?:go|went|gone|going) through with"
    r"|(?:get|got|getting|gotten) (?:a?round )?to|(?:follow|followed) (?:through|up)(?: on| with)?"
    r"|(?:carry|carried)(?: out)?|(?:bring|brought) myself to(?: do)?)"
)
_THOUGHT = r"(?:thought|dreamed|dreamt|heard|read|talked|imagined|fantasised)(?: about| of)?"

_UNDOES = re.compile(
    rf"(?:{_NOT}{_STRESS} {_DO}{_STRESS} {_ALL_OF_IT}(?: out| through)?{_END}"
    rf"|\b(?:do|did|done|doing) {_NONE_OF_IT}{_END}"
    rf"|\b(?:only|merely|just) (?:ever )?{_THOUGHT} {_ALL_OF_IT}{_END}"
    rf"|\b{_NOT}{_STRESS} (?:there|involved|part of (?:it|that)){_END})"
)
_GIVES_UP = re.compile(
    r"\b(?:backed out|gave up|pulled out|chickened out|lost my nerve|thought better of (?:it|that)"
    rf"|changed (?:my|our) minds?|went back on (?:{_IT}|my word)|forgot (?:all )?about {_IT}"
    rf"|(?:dropped|skipped|cancelled|canceled|withdrew|undid|reversed|abandoned) {_IT}"
    r"|(?:dropped|cancelled|canceled|abandoned) (?:the|my|that) (?:idea|plan)"
    rf"|called {_IT} off|let {_IT} (?:drop|lie|slide|go|rest)"
    rf"|left {_IT} (?:undone|unfinished)){_END}"
)
_BARE = re.compile(rf"(?:didn't|did not|never did|haven't|never have|couldn't){_END}")
_NEARLY = frozenset({"almost", "nearly", "never", "not"})

_FILLING = frozenset({"i", "we", "actually", "really", "simply", "just", "in", "the", "end"})

_WITHIN_BOUNDS = re.compile(
    r"\b(?:at first|first|initially|originally|until|till|(?<!then )again|yet|alone|before"
    r"|back then)\b"
)
"""With these a deed was left undone for a time or in a manner, not altogether."""

_OTHER = (
    r"(?:(?:my|a|an|the|our|another|one of (?:my|our|the)) (?:\w+ ){1,3}?"
    r"|(?:somebody|someone) else |him |her |them )"
)
_SAYS_NOT_SO = re.compile(
    rf"\b{_NONE_OF_IT} (?:\w+ly |ever |even )?(?:happened|took place|got done|(?:is|was)"
    r" (?:\w+ly )?(?:true|real|me|mine|my (?:own )?(?:work|doing)))\b"
    r"|\b(?:that|it|this)(?:'s not| is not| isn't)(?: \w+ly| even| quite| at all)*"
    r" (?:true(?! that)|what (?:happened|(?:i|we) did)"
    r"|how (?:it|i|we) (?:went|was|happened|\w+ it))\b"
    r"|\b(?:that|it|this) (?:wasn't|was not)(?: \w+ly| even)*"
    r" (?:like that|what happened|how it (?:went|was)|my (?:own )?(?:work|doing))\b"
    r"|\bnothing (?:ever |really )?came of (?:it|that|this)\b"
    r"|\b(?:that never(?: \w+ly)? happened"
    r"|(?:it|that) never(?: \w+ly)? (?:got done|came to (?:it|that|anything|pass)))\W*$"
    r"|\b(?:it|that) (?:(?:only |just )?(?:stayed|remained)|was (?:only|just|merely))"
    r" (?:an? |my )?(?:idea|plan|intention|thought|dream|wish)\b"
)
_SAYS_INVENTED = re.compile(
    rf"\bi(?:'ve| have| just)* (?:made {_ALL_OF_IT} up(?! (?:as|to|with|for|by))"
    rf"|made up {_ALL_OF_IT}"
    rf"|invented {_ALL_OF_IT}|lied (?:there|just now|about {_ALL_OF_IT})"
    rf"|(?:have to |must |should )?take (?:{_ALL_OF_IT} back|back (?:{_ALL_OF_IT}|what)))\b"
    r"|^\W*(?:no\W+|sorry\W+|actually\W+)*(?:scratch|strike) (?:that|all that)\b"
)
_SAYS_ANOTHERS = re.compile(
    rf"\b(?:it|that) was (?:\w+ly |all )*{_OTHER}(?:who|that) (?:had )?(?:\w+ly )?"
    rf"(?:(?:did|done) {_ALL_OF_IT}|\w+ (?:\w+ ){{0,2}}(?:all of (?:it|that)|it all|everything))\b"
    rf"|\b(?:it|that) was (?:\w+ly |all )*{_OTHER}\W*not me\b"
    r"|\b(?:it|that) was (?:\w+ly |all )*(?:my|a|the|our|another) (?:\w+ )?\w+'s"
    r" (?:own )?(?:work|doing|story|case)\b"
    r"|\b(?:somebody|someone) else (?:had )?(?:did|done|took care of|dealt with|\w+ed) "
    rf"{_ALL_OF_IT}\b"
)
_REPORTS = re.compile(
    r"(?<!truth be )\b(?:said|says|told|claimed|claims|insisted|thought|wrote|felt|argued"
    r"|complained|feared)\b"
)


def undoes(clause: Clause) -> str:
    """Return the words by which a clause says that what it follows wasn't done; empty if none."""
    return _words(_UNDOES, clause) if clause.mine else ""


def is_filling(clause: Clause) -> bool:
    """Tell whether a clause says nothing by itself: `in the end`."""
    return _FILLING.issuperset(clause.words)


def is_bare(clause: Clause) -> bool:
    """Tell whether a clause is a mere `I didn't`, which denies the clause before it."""
    words = [word for word in clause.words if word not in _FILLING]
    return clause.mine and _BARE.match(" ".join(words)) is not None


def gives_up(clause: Clause) -> str:
    """Return the words by which a clause says that what it follows was given up; empty if none."""
    plainly = clause.mine and not clause.imagined and _NEARLY.isdisjoint(clause.words)
    return _words(_GIVES_UP, clause) if plainly else ""


def disowns(text: str) -> str:
    """Return the words by which a sentence says that the story is no true or own one."""
    for pattern in (_SAYS_NOT_SO, _SAYS_INVENTED, _SAYS_ANOTHERS):
        found = pattern.search(text)
        if found and not is_reported(text, found.group()):
            return found.group().strip()
    return ""


def is_reported(text: str, words: str) -> bool:
    """Tell whether a word of saying stands before words in a sentence: `she said it wasn't so`."""
    before, found, _ = text.partition(words)
    return bool(found) and _REPORTS.search(before) is not None


def is_bounded(text: str) -> bool:
    """Tell whether a sentence denies for a time or in a manner only: `I didn't at first`."""
    return _WITHIN_BOUNDS.search(text) is not None


def _words(pattern: re.Pattern[str], clause: Clause) -> str:
    found = pattern.search(" ".join(clause.words))
    return found.group().strip() if found else ""
