"""What interviews ask about, and the many ways in which interviewers say it."""

from collections.abc import Sequence

import numpy as np

from answer_eval.guide import Question
from answer_eval.segment._exchanges import Exchange
from answer_eval.segment._kinds import Numbers, Windows
from answer_eval.segment._phrases import Phrases
from answer_eval.similarity import words_of

TOPICS = {
    "mistake": """
        blunder|confess|confession|error|errors|fail|failed|failure|flop|misjudged|mistake|mistakes
        oversight|regret|slipped
        got|get|did|do|went|go|gone|going it|things|something wrong
        got|get|did|do|went|go|gone|going wrong
        mess|messed|mix|mixed|screw|screwed|slip|slipped|stuffed up
        mess|messed|mix|mixed|screw|screwed something|it|things|that up
        your own fault
        own goal
        near|nearly miss|missed
    """,
    "conflict": """
        argue|argued|argument|clash|clashed|conflict|disagree|disagreed|disagreement|dispute|feud
        fight|fought|friction|opposed|quarrel|quarrelled|row|tension
        fell|fall|fallen out
        bump|bumped|butt|butted heads
        eye to eye
        get|got|getting along|on with
        different|other|another view|opinion|mind
        rub|rubbed up
    """,
    "upset": """
        abusive|aggressive|angry|annoyed|awkward|complain|complained|complaint|complaints|cross
        difficult|displeased|dissatisfied|distressed|disappointed|frustrated|furious|grumpy|impatient
        impossible|irate|livid|mad|moaned|rude|scream|screamed|screaming|shout|shouted|shouting
        steaming|unhappy|unpleasant|unreasonable|unsatisfied|upset
        isn't|wasn't|weren't|aren't|not happy|satisfied|pleased|impressed
        kick|kicks|kicked|kicking off
        go|goes|going|went for you
        lost|lose their|his|her temper
    """,
    "customer": """
        buyer|buyers|caller|callers|client|clients|customer|customers|guest|guests|passenger
        passengers|patron|punter|punters|shopper|shoppers|user|users|visitor|visitors
    """,
    "colleague": """
        colleague|colleagues|coworker|coworkers|crew|mate|mates|peer|peers|team|teammate|teammates
        co worker|workers
        people|somebody|someone you work|worked
    """,
    "boss": """
        boss|bosses|chief|foreman|head|manager|managers|superior|supervisor
        team lead|leader
    """,
    "leaving": """
        leaving|quit|quitting|resign|resigned|resigning
        want|wants|wanting out|away
        move|moving on
        leave|left your|the|that job|place|company|post|present|current|last
    """,
    "attraction": """
        apply|applied|applying|appeal|appeals|attracted|attracts|draws|drew|motivates|motivation
        work|working|job for|with|at us
        why us|here
        join|joining us|our
        this|our company|firm|job|place|position|role|school|shop|team|ward
    """,
    "strength": """
        gift|strength|strengths|talent
        good|best|great at
        strong point|points|side|suit
    """,
    "weakness": """
        weakness|weaknesses
        weak|sore point|points|side|spot
        bad|worse|worst|poor at
        improve|work|working|worked on yourself|about
        get|getting|got better at
    """,
    "pride": """
        accomplish|accomplished|accomplishment|achieve|achieved|achievement|achievements|proud
        proudest|succeeded|success|triumph
        biggest|greatest win
    """,
    "pressure": """
        busy|cope|coped|hectic|overwhelmed|overwhelming|pressure|rush|rushed|stress|stressed
        stressful|swamped
        all|everything at once
        flat out
        snowed under
        too much
        heat is|was on
    """,
    "deadline": """
        deadline|deadlines|late|overdue|urgent
        in|on time
        against the clock
        short|tight notice|time
        running|ran out of time
        time is|was short|tight
    """,
    "priority": """
        juggle|juggled|juggling|prioritise|prioritised|prioritising|prioritize|prioritized
        prioritizing|priorities|priority
        come|comes|do|does|goes|is first
        what|which first
        on top
        several|many|two things|tasks
    """,
    "learning": """
        learn|learned|learning|learnt|newest|study|studied
        pick|picked|picking up
        pick|picked|picking something|things|it up
        up to speed
        from scratch
        new skill|skills|thing|things|subject
        head around|round
        teach|taught yourself
    """,
    "training": """
        apprentice|apprentices|coach|coached|coaching|junior|juniors|mentor|mentored|mentoring
        newcomer|onboard|onboarding|teach|teaching|train|trained|training|trainee|trainees
        the ropes
        new starter|starters|hire|hires|joiner|person
        under your wing
    """,
    "criticism": """
        critical|criticise|criticised|criticism|criticize|criticized|feedback
        hard|tough to hear
        told you that|you|your
        something about yourself
    """,
    "persuasion": """
        convince|convinced|convincing|influence|influenced|persuade|persuaded|persuading|persuasion
        talk|talked|bring|brought|come|came|win|won round|around|over|into
        talk|talked|bring|brought|win|won him|her|people|them round|around|over|into|on
        talk|talked|bring|brought|win|won somebody|someone round|around|over|into|on
        change|changed|changing his|her|their|somebody's|someone's mind
        on board
    """,
    "change": """
        adapt|adapted|adapting|adjust|adjusted|change|changed|changes|flexible|reorganised|switch
        switched|unexpected|unforeseen
        last minute
        upside down
        new way|ways
    """,
    "rules": """
        exception|exceptions|guideline|guidelines|handbook|policies|policy|procedure|procedures
        protocol|regulation|regulations|rule|rules|rulebook
        by the book
        bend|bent|break|broke a|the|some
    """,
    "extra": """
        excellent|exceptional|outstanding|special
        extra mile
        above and beyond
        beyond what|that|your|the
        more than you|your|was|they
        out of your way
        over backwards
        really looked after
    """,
    "tools": """
        app|apps|computer|computers|crm|database|databases|excel|platform|platforms|program|programs
        programme|programmes|software|spreadsheet|spreadsheets|system|systems|technology|tool|tools
        ticketing|tickets
    """,
    "leading": """
        delegate|delegated|lead|leader|leadership|leading|led
        in|took|take charge
        manage|managed|managing|run|ran|running people|others|staff|somebody|someone|the|a
    """,
    "decision": """
        choice|choose|chose|decide|decided|deciding|decision|decisions|dilemma
        judgement|judgment call
        make|made up your
        on the spot
        own head|bat|judgement|initiative
    """,
    "problem": """
        bug|bugs|diagnose|diagnosed|fault|faults|fix|fixed|fixing|issue|issues|mystery|problem
        problems|puzzle|solve|solved|solving|stuck|tricky|troubleshoot|troubleshooting
        figure|figured|work|worked|working out
        head or tail
        hard|difficult to understand
    """,
    "safety": """
        accident|accidents|danger|dangerous|hazard|hazards|risk|risks|risky|safe|safely|safety|unsafe
    """,
    "money": """
        budget|budgets|cheaper|cost|costs|expense|expenses|money|save|saved|saving|savings
        in the till
        for less
    """,
    "idea": """
        creative|idea|ideas|improvement|improvements|initiative|innovation|innovative|invented
        proposal|proposed|scheme|suggest|suggested|suggestion
        better way
        start|started|try|tried something
        do|did things|something differently|better
    """,
    "honesty": """
        confidential|dishonest|ethical|ethics|honest|honesty|integrity|lie|lied|secret|trust|trusted
        truth
        the right thing
        cover|covered it|that|something up
    """,
    "future": """
        ambition|ambitions|future
        see|picture yourself
        two|three|five|ten years time|from
        years from|down
        next step|steps
        long term
    """,
    "refusal": """
        decline|declined|deny|denied|refuse|refused|refusal|reject|rejected
        say|said|saying|tell|told no
        say|said|saying|tell|told him|her|them|somebody|someone|people no
        turn|turned|turning down
        bad news
    """,
    "explaining": """
        communicate|communicated|explain|explained|explaining|jargon|layman|present|presentation
        presented|presenting
        plain|simple words|english|terms
        get|got across
        non technical
    """,
    "unknown": """
        don't|didn't|not know|knew
        no clue|idea
        without knowing
        don't|didn't|not have the answer
        an|the answer
        at a loss
    """,
    "absence": """
        absent|ill|poorly|sick|understaffed
        short staffed|handed
        call|called|calls|ring|rang|rung|phoned in
        is|are|he's|she's|they're off
    """,
    "family": """
        dad|dads|daughter|families|family|father|husband|mother|mum|mums|mom|moms|parent|parents
        relative|relatives|son|wife
    """,
    "children": "boy|boys|child|children|girl|girls|kid|kids|pupil|pupils|student|students|toddler",
    "patients": "patient|patients|resident|residents",
    "hours": "night|nights|overtime|rota|shift|shifts|weekend|weekends",
    "dismissal": """
        dismiss|dismissed|dismissal|fire|fired|firing|sack|sacked
        let|letting him|her|them|somebody|someone|people go
        let|letting go
    """,
    "worsening": """
        deteriorate|deteriorated|deteriorating|worse|worsened|worsening
        isn't|wasn't|not right
        gut feeling|told|said
        your gut
    """,
}
"""What interviewers ask in many jobs; what only one guide is about, meaning tells."""
_PHRASES = Phrases(tuple(TOPICS.values()))
SHARED_TOPIC, OTHER_TOPIC = 2.0, 0.8
"""Log-odds of a wording putting a question for each topic that both have, and against it for
having others: 1 to 4 and 0.3 to 1.2 differ by little on the tuning interviews."""
MOST_SHARED = 1.5
"""Shared topics, each counted by how few of the guide's questions have it, that count at most."""
RARITY = 0.75
"""A topic that n questions have counts as n to the minus this."""


def topics_of(questions: Sequence[Question]) -> Numbers:
    """Return which topics a guide's questions have, by how few have each, `[question, topic]`."""
    shown = _shown([words_of(each) for each in (question.text for question in questions)])
    having: Numbers = shown * np.maximum(1, shown.sum(axis=0)) ** -RARITY
    return having


def of_one_topic(said: Sequence[Exchange], seen: Windows, wanted: Numbers) -> Numbers:
    """Return what topics say for each window putting each question, `[window, question]`."""
    shown = _shown([line.wording.words for exchange in said for line in exchange.sentences])
    windows = seen.greatest(shown)
    shared = windows @ wanted.T
    both = np.outer(windows.max(axis=1, initial=0), wanted.max(axis=1, initial=0) > 0)
    for_it = SHARED_TOPIC * np.minimum(MOST_SHARED, shared)
    alike: Numbers = for_it - OTHER_TOPIC * both * (shared == 0)
    return alike


def _shown(texts: Sequence[Sequence[str]]) -> Numbers:
    pairs = [(at, topic) for at, words in enumerate(texts) for topic in _PHRASES.found(words)]
    shown = np.zeros((len(texts), len(TOPICS)))
    shown[tuple(np.array(pairs, np.intp).reshape(-1, 2).T)] = 1
    return shown
