"""Formulas that tell what an interviewer's sentence does."""

from collections.abc import Sequence

from answer_eval.segment._phrases import Phrases

_OPENING = """
    tell me|us
    walk|take|run|talk me|us through
    describe|recall|recount|narrate|share|explain|discuss|example|curious|suppose|imagine|what's
    think|talk|speak of|about|back
    have|has|had you|there|anybody|anyone ever
    has there
    is|was there ever
    is|was there a time
    how|what|why|when|where|which do|would|have|has|are|is|make|makes you
    what is|are|has|does|was|were
    what about
    which of
    how comfortable|good
    when have|has
    when did you last|ever
    a|an|some|any|one|last time|moment|situation|occasion|story|instance|case
    love to hear
    say a|you|two
"""
"""How questions of an interview are put."""
_FOLLOWING = """
    differently|elaborate|react|reacted
    what happened
    the result|outcome|reaction|impact
    turn|turned out
    tell me|us more
    little|bit more
    more about|on that|it|this
    more specific|detail
    did you learn
    go on
    who else
    how long|many|often
    you said|mentioned
    make|made you feel
    you feel about|at
    looking back
    in the end
    did it|that work
    your role|part
    your own role|part
    anything else
"""
"""How answers are followed up."""
_COURTEOUS = """
    thanks|you for
    so|very much for
    nice meeting|talking
    nice to meet
    have a good|nice|great|safe|lovely
    welcome|recording's
    good morning|afternoon|evening
    let's get|begin|start
    shall|before we get|begin|start
    how are you
    how was|were the|your drive|trip|journey|commute|flight|weekend
    find us|it
    find the place|office|building|link|room
    you hear me
    some notes
    introduce myself|you|ourselves
    being|we|it|it's recorded|recording
    about yourself
    have|take a seat
    i'll be asking
    ask|got|have a few questions
    ask|got|have some|two|three|four|five|six questions
    ask|got|have some|two|three|four|five|six main|short|quick questions
    ask you a few questions
    ask you some|two|three|four|five|six questions
    practical things|questions|matters
    a pleasure
    by the way
    salary expectations
    notice period
    much notice
    some|any water|coffee|tea
    glass|cup of
    quick|short break
    other|more languages
    driving licence|license
    hobbies
    free|spare time
    right to work
    call me
    see you
    come in
    how this|it goes|works
    take|taking notes
"""
"""How interviews are opened and explained."""
_CLOSING = """
    bye|goodbye
    any|anything question|questions
    any|anything other|else question|questions
    anything you|you'd like|want|would
    any you'd like|want
    your|more questions
    be in touch
    out of time
    nearly|almost there|done
    back to you
    leave it there|here
    let you know
    hear from us|me
    last question
    that's all|everything
    you'll hear
    you will hear
    you|you'd like|want to know|ask|add
    could|can you start
    able to start
    about|nearly|all|me done
    end|last of my|our
    take care
    for your time
"""
"""How they are closed."""
_INVITING = """
    any|anything question|questions
    any|anything other|else question|questions
    question|questions for me|us
    your|what questions do|have|for
    anything you|you'd like|want|would
    you|you'd like|want to ask|know
    wanna|dying to ask
    wanna ask
    what can|could i|we tell
    ask me|us anything|something
"""
"""How the candidate is asked for questions of their own."""
_JOINING = """
    also|secondly|another|plus
    second question|thing|part
    two things|questions
"""
"""How one thing more is announced."""
_RETURNING = """
    go|going|come|coming|get|getting|turn|turning|jump|jumping|circle back to|once
    and|just|now|okay|right|so back to
    return|returning to
    revisit|earlier|mentioned
    you said
    once more
"""
"""How something asked before is taken up again."""
_ADVANCING = """
    next|final|another|different question|topic|subject
    next one
    last but|of
    move|moving|carry on
    move|moving on to
    something|somewhat different|else
    switch|switching|change|changing topic|topics|subject|tack
    change the topic|subject
    turn|turning to
    on to
    to begin|start with
    first of|question
    let's talk|turn
    now for
    finally|lastly
    second|third|other part|question
"""
"""How the next question is announced."""

_RECALLING = """
    a|the|any|one|last|specific|particular|recent time|moment|situation|occasion|instance|case
    a|the|any|one|last|specific|particular|recent example|story|episode
    ever
    have|has|you've had|been|done|made|seen|worked|dealt
    have|has you|somebody|anybody had|been|done|made|seen|worked|dealt
    did you have|last|once
    when did
    describe a|an
    tell me|us about a|an|one|some|somebody|someone|something
    tell me|us of a|an|one|some
    was there
    what did you
    how did you
"""
"""How one asks for something that happened."""
_SUPPOSING = """
    imagine|suppose
    picture this|yourself
    let's say
    say it's|there's|you|you're|somebody|someone
    what if
    would you do|handle|deal|react|go|tell|cope|start|approach|respond|proceed|convince|make
    you would|you'd do|handle|deal|react|go|tell|cope|start|approach|respond
    if you|he|she|they were|had|found|saw|noticed|came|got|realised|realized
    if a|an|one|someone|somebody
"""
"""How one asks for what somebody would do."""
_REASONING = """
    why
    what makes|draws|attracts|drew|attracted|made|brought|brings|interests|appeals
    it about
    motivates|motivated|motivation
"""
"""How one asks for reasons."""
_HABITUAL = """
    how do|does
    do you usually|normally|typically|tend
    what do you do
    your approach|method|style|way
    what does
    what|what's is|your
"""
"""How one asks for habits and views."""

OPENS, FOLLOWS, COURTEOUS, CLOSES, JOINS, RETURNS, ADVANCES, INVITES = range(8)
RECALLING, SUPPOSING, REASONING, HABITUAL = range(8, 12)
MOODS = (RECALLING, SUPPOSING, REASONING, HABITUAL)
_FORMULAS = Phrases(
    (
        _OPENING,
        _FOLLOWING,
        _COURTEOUS,
        _CLOSING,
        _JOINING,
        _RETURNING,
        _ADVANCING,
        _INVITING,
        _RECALLING,
        _SUPPOSING,
        _REASONING,
        _HABITUAL,
    )
)


def formulas(words: Sequence[str]) -> set[int]:
    """Return the kinds of formulas that stand among a sentence's words."""
    return _FORMULAS.found(words)


def begins_question(words: Sequence[str]) -> bool:
    """Tell whether words begin with a formula of two or more words in which questions are put."""
    return _FORMULAS.begin(words, OPENS)
