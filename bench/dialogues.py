"""Writes synthetic interviews for segmentation.py; every choice comes from a seeded generator."""

import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from answer_eval.guide import Guide
from answer_eval.segment import Status
from answer_eval.transcript import Role, Transcript, Utterance, transcript_of

HERE = Path(__file__).parent
ANSWERS = HERE.parents[1] / "shared" / "data" / "human_rated" / "interview_answers.jsonl"
SIZES = (2, 3, 4, 5, 6, 8, 10, 12)
BANK = 16
"""Questions of a bank, of which a fifth to two fifths are asked."""
BACKWARD_SHARE = 0.06
UNLIKE_SHARE = 0.7
"""Guides without two questions of one kin; the others take any questions."""


@dataclass(frozen=True)
class Topic:
    """A real question with its real answers, and how else it can be asked."""

    id: str
    kin: str
    text: str
    asked: tuple[str, ...]
    probe: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One line of a dialogue and the questions whose answer it belongs to."""

    speaker: str
    text: str
    answers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Interview:
    """A synthetic interview and what is true of it."""

    transcript: Transcript
    guide: Guide
    truth: dict[str, tuple[Status, tuple[int, ...]]]


@dataclass
class Writer:
    """Writes one interview; every choice comes from its own random generator."""

    rng: random.Random
    topics: Sequence[Topic]
    pools: dict[str, list[Any]]
    lines: list[Line] = field(default_factory=list)
    status: dict[str, Status] = field(default_factory=dict)

    def write(self) -> Interview:
        """Return an interview on some of the topics."""
        guide, asked = self._plan()
        if self._chance(0.8):
            self._exchange(self._pick("greetings"))
        later = list[tuple[Topic, str]]()
        while asked:
            topic = asked.pop(0)
            if asked and self._chance(0.07):
                self._pair(topic, asked.pop(0))
            else:
                self._block(topic, later)
            if later and not self._chance(0.5):
                self._return_to(*later.pop())
        if self._chance(0.8):
            self._exchange(self._pick("closings"))
        return _interview(self.lines, guide, self.status)

    def _plan(self) -> tuple[list[Topic], list[Topic]]:
        pool = list(self.topics)
        self.rng.shuffle(pool)
        if self._chance(UNLIKE_SHARE):
            pool = list({topic.kin: topic for topic in pool}.values())
        bank = self._chance(0.15)
        guide = pool[: BANK if bank else self.rng.choice(SIZES)]
        share = self.rng.uniform(0.2, 0.4) if bank else self.rng.uniform(0.4, 1.0)
        count = max(1, round(share * len(guide)))
        asked = [guide[at] for at in sorted(self.rng.sample(range(len(guide)), count))]
        order = self.rng.random()
        if order < 0.2:
            self.rng.shuffle(asked)
        elif order < 0.4 and count > 1:
            at = self.rng.randrange(count - 1)
            asked[at], asked[at + 1] = asked[at + 1], asked[at]
        return guide, asked

    def _block(self, topic: Topic, later: list[tuple[Topic, str]]) -> None:
        self._ask(topic)
        if self._chance(0.07):
            self._clarify(topic)
        if self._chance(0.15):
            self._non_answer(topic)
            return
        self.status[topic.id] = Status.ANSWERED
        sentences = _sentences(self.rng.choice(topic.answers))
        if len(sentences) > 4 and self._chance(BACKWARD_SHARE):
            later.append((topic, " ".join(sentences[-2:])))
            sentences = sentences[:-2]
        held = sentences.pop() if len(sentences) > 3 and self._chance(0.3) else ""
        self._answer(topic, sentences)
        if held:
            self._say("I", topic.probe)
            self._say("C", held, topic.id)
        self._probes(topic)
        if self._chance(0.06):
            self._aside()

    def _ask(self, topic: Topic) -> None:
        lead = f"{self._pick('lead_ins')} " if self.lines and self._chance(0.6) else ""
        wording = self._wording(topic)
        words = wording.split()
        if self._chance(0.08):
            cut = self.rng.randrange(3, max(4, len(words) - 2))
            self._say("I", lead + " ".join(words[:cut]))
            self._say("C", self._pick("interjections"))
            self._say("I", " ".join(words[cut:]))
        elif self._chance(0.05):
            self._say("I", f"{lead}{wording} {self._pick('asides')}")
        else:
            self._say("I", lead + wording)

    def _wording(self, topic: Topic) -> str:
        return topic.text if self._chance(0.2) else self.rng.choice(topic.asked)

    def _answer(self, topic: Topic, sentences: list[str]) -> None:
        start = 0
        for at in range(1, len(sentences)):
            if self._chance(0.08):
                self._say("C", " ".join(sentences[start:at]), topic.id)
                self._say("I", self._pick("backchannels"))
                start = at
        self._say("C", " ".join(sentences[start:]), topic.id)

    def _probes(self, topic: Topic) -> None:
        for probe, answer in self.rng.sample(self.pools["probes"], self.rng.choice((0, 0, 1, 2))):
            self._say("I", probe)
            self._say("C", answer, topic.id)

    def _non_answer(self, topic: Topic) -> None:
        self.status[topic.id] = Status.NOT_ANSWERED
        kind = self.rng.choice(("declined", "few_words", "off_topic", "answers_for"))
        if kind == "answers_for":
            instead, reply = self._pick(kind)
            self._say("I", instead)
            self._say("C", reply, topic.id)
        else:
            self._say("C", self._pick(kind), topic.id)

    def _pair(self, first: Topic, second: Topic) -> None:
        join = self.rng.choice(("And also:", "And secondly,", "Also,", "And the second part:"))
        self._say("I", f"{self._wording(first)} {join} {self._wording(second)}")
        both = [self.rng.choice(topic.answers) for topic in (first, second)]
        self._say("C", " ".join(both), first.id, second.id)
        self.status |= {first.id: Status.ANSWERED, second.id: Status.ANSWERED}

    def _return_to(self, topic: Topic, rest: str) -> None:
        self._say("I", self._pick("backward").format(self.rng.choice(topic.asked)))
        self._say("C", rest, topic.id)

    def _clarify(self, topic: Topic) -> None:
        question, reply = self._pick("clarifications")
        self._say("C", question)
        self._say("I", reply.format(self.rng.choice(topic.asked)))

    def _aside(self) -> None:
        question, reply = self._pick("own_questions")
        self._say("I", self.rng.choice(("Thanks.", "Good to know.", "Okay, good.")))
        self._say("C", question)
        self._say("I", reply)

    def _exchange(self, lines: list[tuple[str, str]]) -> None:
        for speaker, text in lines:
            self._say(speaker, text)

    def _say(self, speaker: str, text: str, *answers: str) -> None:
        self.lines.append(Line(speaker, text, frozenset(answers)))

    def _pick(self, pool: str) -> Any:
        return self.rng.choice(self.pools[pool])

    def _chance(self, share: float) -> bool:
        return self.rng.random() < share


def _sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.!?])\s+", text.strip()) if each]


def _interview(
    lines: Sequence[Line], guide: Sequence[Topic], status: dict[str, Status]
) -> Interview:
    said = transcript_of((Utterance(line.speaker, line.text) for line in lines), "synthetic")
    transcript = said.with_roles({"I": Role.INTERVIEWER, "C": Role.CANDIDATE})
    turns: dict[str, list[int]] = {topic.id: [] for topic in guide}
    index, speaker = -1, ""
    for line in lines:
        index += line.speaker != speaker
        speaker = line.speaker
        for question in line.answers:
            if index not in turns[question]:
                turns[question].append(index)
    truth = {
        topic.id: (status.get(topic.id, Status.NOT_ASKED), tuple(turns[topic.id]))
        for topic in guide
    }
    return Interview(transcript, _guide(guide), truth)


def _guide(topics: Sequence[Topic]) -> Guide:
    indicator = {"id": "any", "positive": "Does it.", "negative": "Doesn't."}
    questions = [
        {"id": f"q{t.id}", "text": t.text, "probes": [{"text": t.probe}], "competencies": ["any"]}
        for t in topics
    ]
    return Guide.model_validate(
        {
            "id": "synthetic",
            "version": "1",
            "title": "Synthetic",
            "scale": {"min": 1, "max": 5},
            "competencies": [
                {"id": "any", "name": "Any", "tier": "primary", "indicators": [indicator]}
            ],
            "questions": questions,
        }
    )


Pools = dict[str, list[Any]]


def read_material(material: str, split: str) -> tuple[list[list[Topic]], Pools]:
    """Return one half of the banks of topics, and of every pool of small talk."""
    half = split == "held-back"
    phrases = yaml.safe_load((HERE / "segmentation.yaml").read_text("utf-8"))
    wordings = phrases.pop("questions")
    banks = [_real(wordings, half=half)] if material == "real" else list(_invented(split))
    return banks, {name: pool[int(half) :: 2] for name, pool in phrases.items()}


def _real(wordings: Sequence[dict[str, Any]], *, half: bool) -> list[Topic]:
    """Return whole kins of the real questions."""
    texts, answers = _real_answers()
    kins = sorted({each["kin"] for each in wordings}, key=_shuffled)
    return [
        Topic(
            each["id"],
            each["kin"],
            texts[each["id"]],
            tuple(each["asked"]),
            each["probe"],
            tuple(answers[each["id"]]),
        )
        for each in wordings
        if kins.index(each["kin"]) % 2 == half
    ]


def _invented(split: str) -> Iterator[list[Topic]]:
    for bank in yaml.safe_load((HERE / "segmentation_invented.yaml").read_text("utf-8")):
        if bank["half"] == split:
            yield [
                Topic(name, name, q["text"], tuple(q["asked"]), q["probe"], tuple(q["answers"]))
                for at, q in enumerate(bank["questions"])
                for name in [f"{bank['bank']}_{at}"]
            ]


def _real_answers() -> tuple[dict[str, str], dict[str, list[str]]]:
    texts, answers = dict[str, str](), dict[str, list[str]]()
    for line in ANSWERS.read_text("utf-8").splitlines():
        for pair in json.loads(line)["qa"]:
            name = hashlib.sha256(pair["question"].encode()).hexdigest()[:8]
            texts[name] = pair["question"]
            answers.setdefault(name, []).append(pair["answer"])
    return texts, answers


def _shuffled(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def write(material: str, split: str, count: int, seed: int) -> Iterator[Interview]:
    """Yield synthetic interviews, the same for the same arguments."""
    banks, pools = read_material(material, split)
    for number in range(count):
        rng = random.Random(f"{seed}-{number}")  # noqa: S311  no secret
        yield Writer(rng, banks[number % len(banks)], pools).write()
