"""Whether a text is in the language it should be: clearly not, or no complaint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_eval.language import COMMON, UNTOLD, Language, is_known, is_other, language_of, named

ENGLISH = Language("en")

SAID = {
    "en": "I rang the customer back the same day and asked what she needed, and then I sent it.",
    "de": "Ich habe die Kundin noch am selben Tag angerufen und gefragt, was sie wirklich braucht.",
    "fr": "J'ai rappelé la cliente le jour même et je lui ai demandé ce qu'elle voulait vraiment.",
    "es": "Llamé a la clienta el mismo día y le pregunté qué era lo que de verdad necesitaba.",
    "it": "Ho richiamato la cliente lo stesso giorno e le ho chiesto di che cosa aveva bisogno.",
    "pt": "Eu liguei para a cliente no mesmo dia e perguntei o que ela queria de verdade com isso.",
    "nl": "Ik heb de klant nog dezelfde dag gebeld en gevraagd wat ze nu echt nodig had van ons.",
    "sv": "Jag ringde upp kunden samma dag och frågade vad hon egentligen behövde av oss då.",
    "da": "Jeg ringede til kunden samme dag og spurgte, hvad hun egentlig havde brug for fra os.",
    "pl": "Zadzwoniłem do niej jeszcze tego samego dnia i zapytałem, czego tak naprawdę ona chce.",
    "tr": "Ben de onu o gün geri aradım ve ona ne istediğini sordum, sonra bunu ona verdim.",  # noqa: RUF001  Turkish
    "fi": "Soitin hänelle vielä samana päivänä ja kysyin, mitä hän oikein tarvitsi, ja sain sen.",
    "Cyrl": "Я перезвонил клиентке в тот же день и спросил, что ей на самом деле нужно.",
    "Grek": "Τηλεφώνησα στην πελάτισσα την ίδια μέρα και τη ρώτησα τι χρειαζόταν.",
    "Arab": "اتصلت بالعميلة في اليوم نفسه وسألتها عما تحتاج إليه حقا",
    "Hebr": "התקשרתי ללקוחה באותו היום ושאלתי אותה מה היא באמת צריכה",
    "Deva": "मैंने उसी दिन ग्राहक को फोन किया और पूछा कि उन्हें क्या चाहिए",
    "Hani": "我当天就给客户回了电话问她到底需要什么然后马上给她寄过去了。",
    "Jpan": "その日のうちにお客様に電話をかけ直し、本当に必要なものを聞きました。",
    "Hang": "그날 바로 고객에게 다시 전화해서 정말 필요한 것이 무엇인지 물었습니다.",
    "Thai": "ฉันโทรกลับหาลูกค้าในวันเดียวกันและถามว่าเธอต้องการอะไรจริง ๆ",
}
"""One sentence each, as short as an answer may be."""


@pytest.mark.parametrize("code", SAID)
def test_one_sentence_tells_the_language(code: str) -> None:
    """Or, for Danish, a near relative of it."""
    near = {"da": {"da", "no"}}
    found = language_of(SAID[code])
    assert isinstance(found, Language)
    assert found.code in near.get(code, {code})


@pytest.mark.parametrize("code", SAID)
def test_what_is_not_english_is_told_from_english(code: str) -> None:
    """And English from it, where a guide is in that language."""
    assert is_other(SAID[code], ENGLISH) is (code != "en")
    assert is_other(SAID["en"], Language(code)) is (code != "en")
    assert not is_other(SAID[code], Language(code))


@pytest.mark.parametrize(
    "text", ["", "Ja, genau.", "Mhm. 12.", "Non, jamais.", "是的", "Да.", "¿Cómo? No lo sé.", "?!"]
)
def test_a_few_words_are_too_little_to_say(text: str) -> None:
    """Nobody is flagged for a short answer."""
    assert language_of(text) == UNTOLD
    assert not is_other(text, ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Um, yeah, so, like, I, I was, you know, kind of, uh, running around there, yeah.",
        "Python, SQL, Excel, Word, Jira, Zendesk, Salesforce, HTML, Slack, Teams, Outlook, Git.",
        "My colleague José from São Paulo said 'mañana, mañana', and I told him that it's today.",
        "So our Geschäftsführer, that's the managing director, asked me why I hadn't called him.",
    ],
)
def test_english_as_it_is_spoken_is_english(text: str) -> None:
    """With fillers, with foreign names and words, as a list of tools."""
    assert not is_other(text, ENGLISH)


def test_a_language_that_is_not_known_is_still_not_english() -> None:
    """Latvian: told with thirty words, by the want of English ones."""
    latvian = (
        "Tajā pašā dienā piezvanīju klientei atpakaļ, pajautāju viņai, kas īsti vajadzīgs, pēc tam"
        " aizsūtīju preci ar kurjeru, un vakarā vēlreiz pārbaudīju, vai viss kārtībā. Viņa bija"
        " pateicīga, nākamajā nedēļā uzrakstīja vēstuli priekšniecei."
    )
    assert is_other(latvian, ENGLISH)
    assert language_of(latvian) == UNTOLD
    assert not is_other(latvian, UNTOLD)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en", "en"),
        ("EN-gb", "en"),
        ("en_US", "en"),
        (" English ", "en"),
        ("german", "de"),
        ("nb", "no"),
        ("ru", "Cyrl"),
        ("Japanese", "Jpan"),
        ("zh-Hans", "Hani"),
        ("lv", "lv"),
    ],
)
def test_a_named_language(text: str, code: str) -> None:
    """As people write it in a manifest: code, region, or English name."""
    assert named(text) == Language(code)


def test_nothing_named() -> None:
    """An empty cell says nothing."""
    assert named("  ") == UNTOLD


def test_names_are_for_people() -> None:
    """A code we have no name for stands for itself."""
    assert [Language(code).name for code in ("de", "Cyrl", "lv")] == [
        "German",
        "a language in Cyrillic script",
        "lv",
    ]


@given(st.text(max_size=200), st.sampled_from([*COMMON, "Cyrl", "Hani", "lv"]))
def test_any_text_can_be_asked_about(text: str, code: str) -> None:
    """Nothing is raised, and a text is never other than what it is told to be."""
    is_other(text, Language(code))
    assert not is_other(text, language_of(text))


@pytest.mark.parametrize("name", ["en", "en-GB", "German", "ru", "Russian", "Greek", "nb"])
def test_languages_go_by_name_and_code(name: str) -> None:
    """What people write for a language that is known here."""
    assert is_known(name)


@pytest.mark.parametrize("name", ["", "Klingon", "tlh-KL"])
def test_no_other_word_is_a_language(name: str) -> None:
    """A misspelling or an invention is no language."""
    assert not is_known(name)
