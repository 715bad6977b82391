"""The English words that finding a quote treats in a way of their own."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FILLERS = _listed("um umm uh uhm uhh er erm ah eh hm hmm mm")
FILLER_PAIRS = frozenset({("you", "know"), ("i", "mean")})
"""Left out on both sides; "like" and "sort of" can carry meaning and stay."""
AUXILIARIES = _listed(
    "are could did do does had has have is might must need ought should was were would"
)
"""Verbs that take n't without changing."""
COMMON = _listed("""
    a about all also am an and are as at back be been but by can could did do does done down for
    from get go good got had has have he her here him his how i if in into is it its just like me
    more my no not now of off ok okay on one or our out over really right she so some than that
    the their them then there they thing things think this to too up us very was we well were
    what when where which who why will with would yeah yes you your 1
    """)
"""Words that stand in every answer: one of them alone is no evidence of anything."""


TURNING = _listed("""
    not no never none nothing nobody nowhere neither nor without unless instead hardly barely
    scarcely rarely seldom always almost nearly only except if would could should might may must
    want wanted try tried wish wished hope hoped plan planned refuse refused fail failed forgot
    stopped avoided less fewer least
    """)
"""Negations, and what makes of a deed a wish, a plan or a habit."""
PERSONS = _listed("i we you he she they me us him them my our your his their")
SUBJECTS = _listed("i we you he she they")
"""Words for who did it; "her" and "it" stand for too much else."""
OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in _listed(
        """
    accepted/rejected accept/reject agreed/refused before/after more/less praised/blamed
    praise/blame won/lost win/lose first/last good/bad better/worse best/worst right/wrong
    easy/hard early/late happy/angry like/hate liked/hated love/hate loved/hated often/sometimes
    passed/failed raised/lowered increased/decreased increase/decrease success/failure up/down
    in/out on/off with/without open/closed started/stopped told/asked true/false strong/weak
    all/some everyone/nobody helped/hindered calm/angry kept/broke gave/took
        """
    )
)
"""Pairs that no edit exchanges; a short list, for no list is long enough."""
TURNING_STARTS = ("un", "in", "im", "ir", "il", "dis", "mis", "non")
"""What makes a word its opposite when it is put before it."""
