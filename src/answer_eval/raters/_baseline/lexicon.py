"""The words that conduct is read from: plain English, the same for every job.

Verbs stand in their base form and are inflected by rule; irregular forms are written out. A
word of several parts has `_` for its spaces.
"""

import re

_VERBS = {
    "deed": """
        accept achieve acknowledge adapt address adjust admit advise agree align allocate analyse
        analyze anticipate apologise apologize arrange ask assess assign assist assure automate
        balance benchmark book brief calibrate call_back calm chair challenge check clarify clean
        coach collaborate communicate compare compensate complete compromise confirm consider
        consolidate consult contact contribute coordinate correct count cover create credit debug
        delegate deliver demonstrate deploy design develop diagnose discover discuss document
        double-check educate email empathise empathize empower encourage engage ensure escalate
        establish estimate evaluate examine exceed expedite explain explore facilitate familiarise
        familiarize finish fix flag focus follow_up gather greet guide handle help highlight
        identify implement improve include inform initiate inspect instruct integrate interview
        introduce investigate invite involve isolate label launch learn list listen log look_after
        look_into look_up maintain manage map measure mediate mentor monitor negotiate notice notify
        observe offer onboard optimise optimize organise organize outline own_up patch persuade
        phone pilot plan practise practice praise prepare present prevent prioritise prioritize
        profile propose protect prove provide publish question raise reach_out read_up reassure
        recognise recognize recommend reconcile reconsider record recover redesign reduce refactor
        refer reflect refund rehearse reorganise reorganize repair repeat replace replicate reply
        report represent reproduce research resolve respect respond restore rethink review revise
        reward save schedule secure share simplify solve sort sort_out step_in streamline strengthen
        structure suggest summarise summarize supervise support tailor talk_through talk_to
        talk_with test thank tidy trace track train transform translate trial troubleshoot trust
        tutor update validate verify visit volunteer walk_through warn welcome work_out work_through
        work_together work_with
    """,
    "wrong": """
        abandon accuse argue assume backdate badmouth belittle bend blame bluff brush_off bulldoze
        cheat complain criticise criticize demand deny despise dismiss ditch dodge dump embarrass
        envy fake falsify force fudge gossip grumble guess hate humiliate ignore insist insult
        interrupt lecture lie manipulate micromanage mislead moan mock neglect overrule panic
        patronise patronize pester pretend procrastinate quit rant refuse reject resent ridicule
        rush sabotage scream shout shrug skip slack slam snap stall stonewall storm_out sulk swear
        switch_off threaten trick tune_out vent waste yell zone_out
    """,
    "attitude": "admire appreciate care_about enjoy inspire love motivate value",
}

_WORDS = {
    "deed": """
        build built rebuild rebuilt understand understood understanding teach taught teaching lead
        led leading find found find_out found_out keep_track kept_track keep_calm kept_calm
        stay_calm stayed_calm kept_going write_down wrote_down write_up wrote_up wrote rewrite
        rewrote draw_up drew_up set_up setting_up meet_with met_with sit_down sat_down speak_to
        spoke_to speak_with spoke_with make_sure made_sure making_sure take_responsibility
        took_responsibility take_ownership took_ownership took_the_blame take_notes took_notes
        take_the_time took_the_time took_charge take_care took_care came_up_with come_up_with
        put_right put_it_right put_things_right rang go_through went_through went_over get_back
        got_back caught stay_late stayed_late calmly politely patiently carefully respectfully
        proactively systematically thoroughly
    """,
    "wrong": """
        hide hid hiding lying panicked misled forget forgot swore give_up gave_up giving_up
        walk_away walked_away walk_off walked_off hang_up hung_up cut_off cut_corners made_up
        lost_my_temper lose_my_temper lost_patience lost_interest lost_it worked_up left_it leave_it
        let_it_slide let_it_go talked_over talk_over wing_it winged_it kept_quiet keep_quiet
        kept_it_to_myself keep_it_to_myself looked_away look_away put_it_off put_off covered_up
        laughed_at laugh_at angry annoyed bored careless defensive fed_up frustrated furious
        impatient lazy rude stubborn unprepared
    """,
    "attitude": """
        careful committed comfortable curious excited experienced familiar friendly glad grateful
        interested keen passionate patient polite proactive proud respectful
    """,
}


def listed(words: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(words.split())


PAST = listed(
    """
    bought brought came chose drew drove fed gave got held kept left made paid put ran rang read
    said sent sold spent stood threw told took went
    """
)
"""Irregular forms by which an own act in the past is told; the regular ones end in `ed`."""

STATES = listed(
    """
    bored felt guessed happened had hoped interested knew liked needed preferred seemed
    stressed supposed surprised thought tired used wanted was were wished
    """
)
"""Past forms that tell of no act."""

FEELINGS = listed(
    """
    grateful thankful happy happier satisfied pleased delighted relieved impressed
    """
)
"""States that are an outcome in others, and none in the speaker."""

PHRASES = {
    "outcome": (
        "thank(?:ed|ful)|thanks to|grateful|happy|happier|satisfied|satisfaction|pleased|delighted"
        "|relieved|impressed|compliment(?:ed|s)?|smil(?:ed|ing)|improv(?:ed|ement)"
        "|smooth(?:ly|er)?|(?:on|in good) time|on schedule|ahead of|under budget|up and running"
        "|back on track|went live|doubled|halved|(?:down|up) (?:from|by)|since then"
        "|(?:dropped|fell|rose|cut) (?:to|from|by)|success\\w*|resolved|fixed|adopted|promoted"
        "|renewed|signed|approved|as a result|so that|per ?cent|%|still (?:use|do|works?)"
        "|without (?:a|any) (?:single )?(?:complaint|problem|query|error|fault|incident)"
        "|no (?:more )?(?:complaints|errors|faults|incidents)"
    ),
    "blame": (
        "fault|to blame|nothing to do with (?:me|us)|(?:wasn't|isn't|not) (?:me|mine|us)"
        "|(?:they|he|she|management|people) (?:never|always|should)|people like (?:that|them)"
        "|(?:his|her|their|somebody else's|someone else's) (?:problem|job|business)"
        "|pin (?:it|that) on|stupid|rubbish|useless|idiots?|ridiculous|annoying|lazy|incompetent"
        "|hopeless|moan(?:s|ing|ed)?|nitpick\\w*|whin(?:e|es|ing|ed)|pathetic|clueless|dumb|jerk"
        "|crap|nuisance|terrible|nightmare|miserable|unfair|a joke"
    ),
    "indifference": (
        "whatever|who cares|so what|what's the point|no point|that's (?:it|all|that|life)"
        "|(?:that's|it's) (?:just )?how it is|it is what it is|(?:not|none of) my business"
        "|not my (?:job|problem|department|concern|thing)|isn't my|not paid to|no need"
        "|(?:don't|didn't|doesn't|couldn't|can't) (?:really )?(?:care|bother|mind|matter)"
        "|(?:couldn't|can't) be bothered|no big deal"
        "|nerves|bad luck|deserved|too (?:tired|busy|much (?:work|hassle|trouble))|waste of|boring"
        "|calm down|get over it|what (?:i'm|they're) told|like it or not|move on|good enough"
        "|close enough|not worth|(?:sort|sorts|sorted) itself out|bl(?:e|o)w(?:s|n)? over"
        "|hop(?:e|ed|ing) for the best|(?:no|didn't have|haven't got|hadn't) time (?:for|to)"
    ),
    "minimum": (
        "(?:i|we|you|it's|i'll|i'd|that's|to|and|usually|mostly|they) (?:just|only|simply)"
        "|anyway|easy|easier|the (?:bare )?minimum|mandatory|stick to|tick the box|pays the bills"
        "|needed? (?:a|the|some) (?:job|money|work)|for the money|the (?:pay|salary|money)"
        "|wait(?:ed|ing|s)? (?:for (?:someone|somebody|them|it)|until|till)|close to (?:home|where)"
    ),
    "vagueness": (
        "i (?:guess|suppose|assume|figured?|imagine|expect)|probably|maybe|perhaps|kind of|sort of"
        "|or something|and (?:so on|stuff)|things like that|some(?:how|times)|usually|mostly"
        "|normally|generally|not (?:really|sure|particularly)|no idea|nothing (?:special|much)"
        "|don't (?:really )?(?:know|remember)|can't (?:really )?(?:think|remember)|it depends"
        "|(?:try|do|did|tried) my best|loads of|(?:figure|work) (?:it|that|things) out|more or less"
        "|from time to time|people person|team player|perfectionist|(?:natural|born) leader"
        "|(?:a )?hundred and ten per ?cent|110 ?(?:%|per ?cent)"
    ),
}
"""Set phrases of each mark that is read from them, as regular expressions in lower case."""

_SHORT_SYLLABLE = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")


def _inflect(verb: str) -> set[str]:
    """Return the forms that `I` and `we` take of a regular verb; its first part is inflected."""
    head, *rest = verb.split("_")
    return {"_".join([form, *rest]) for form in (head, *_endings(head))}


def _endings(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied", verb + "ing"
    plain = (verb + "ed", verb + "ing")
    if _SHORT_SYLLABLE.search(verb):
        return (*plain, verb + verb[-1] + "ed", verb + verb[-1] + "ing")
    return plain


def _all_forms(kind: str) -> frozenset[str]:
    inflected = frozenset[str]().union(*map(_inflect, _VERBS[kind].split()))
    return inflected | listed(_WORDS[kind])


DEEDS = _all_forms("deed")
"""Verbs and manners that raters credit in nearly any job."""
HABITS = listed(_VERBS["deed"])
"""Forms in which a deed is told of no occasion: `I always ask`."""
WRONGS = _all_forms("wrong")
"""Verbs and states that raters hold against a candidate in nearly any job."""
ATTITUDES = _all_forms("attitude")
"""Words for what the speaker likes, feels or is: interest in the work, being at home in it."""

_IRREGULAR_PARTICIPLES = listed("built rebuilt found led taught understood")
PARTICIPLES = _IRREGULAR_PARTICIPLES | frozenset(
    form
    for kind in ("deed", "wrong")
    for verb in _VERBS[kind].split()
    for form in _inflect(verb)
    if form.partition("_")[0].endswith("ed")
)
"""Forms that tell of what was done to the speaker where a form of `to be` stands before them."""
