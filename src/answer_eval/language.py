"""Whether a text is in a given language, by its script and its commonest words; offline, no model.

It tells that something is *not* the language it should be, and names the likeliest other. It
doesn't tell near relatives apart (Danish from Norwegian), nor anything of ten words.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

FEWEST_WORDS = 12
"""A text of fewer words is too little to say."""
COMMON_SHARE = 0.2
"""The share of a language's common words from which a text is in it: in English speech four or five
words in ten are, in the other languages below at least three."""
CLEARLY = 0.12
"""How much greater the share of one language's words is to be than another's."""
NO_COMMON_SHARE, NO_COMMON_WORDS = 0.08, 30
"""So small a share, in so many words, means that a text isn't in a language, whatever it is in."""
SCRIPT_SHARE = 0.3
"""The share of its letters from which a text is in a script that isn't the Latin one."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language, or a script of which we don't tell the languages apart."""

    code: str
    """ISO 639-1 in lower case ("en"), or for a script ISO 15924 ("Cyrl")."""

    @property
    def name(self) -> str:
        """What people call it."""
        return NAMES.get(self.code, self.code)


@dataclass(frozen=True, slots=True)
class Untold:
    """Too little text to say, or in no language known here."""

    name = "another language"
    """What a text is called that is clearly not in some language."""


UNTOLD = Untold()

NAMES = {
    "en": "English",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sv": "Swedish",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "Arab": "a language in Arabic script",
    "Cyrl": "a language in Cyrillic script",
    "Deva": "a language in Devanagari",
    "Grek": "Greek",
    "Hang": "Korean",
    "Hani": "Chinese",
    "Hebr": "Hebrew",
    "Jpan": "Japanese",
    "Thai": "Thai",
}
KNOWN_AS = f"write its name or code, such as {', '.join([*NAMES.values()][:5])}, or leave it out"
"""What to do about a language that isn't known here."""
# Written by us from grammar: articles, pronouns, prepositions, auxiliaries and the small words of
# speech. Words that another of these languages uses as often are in both.
_COMMON = {
    "en": """a about all also am an and any are as at be because been but by can could did didn't do
        don't for from get go got had has have he her him his how i i'd i'll i'm i've if in into is
        it it's its just know like me more my no not of oh on one or our out she so some that that's
        the their them then there they this to uh um up us was we we're well were what when where
        which who why will with would yeah yes you your""",
    "cs": """a aby ale ani asi bez byl byla bych byli bylo být co do i jak jako je jeho jejich jen
        ještě jsem jsme jsou já k kde když která které který mi mě mám na nám než není o od po pro
        protože při s se si tak také tam ten to toho tom u už v ve však vám z za ze že""",
    "da": """af alle at blev da de den der det dig din du efter eller en er et for fordi fra får
        gør han har hun hvad hvis hvor hvordan i ikke ind jeg jo kan kunne man med meget men mig min
        mit mod når og også om op os over på sagde sig skal skulle som så til ud var vi vil ville
        være ved""",
    "de": """aber alle als also am an auch auf aus bei bin bis da dann das dass dem den der des die
        doch durch ein eine einem einen einer er es für haben hat hatte ich ihr im in ist ja kann
        man mein meine mich mir mit nach nicht noch nur oder schon sehr sein sich sie sind so um und
        uns vom von vor war was wenn wie wir wird wurde zu zum zur über""",
    "es": """a al algo como con cuando de del desde donde el ella ellos en entonces era es esa ese
        eso esta este esto estaba estoy fue ha había hace hay la las le les lo los me mi mis muy más
        nada ni no nos o para pero por porque que qué se ser si sin sobre soy su sus también te
        tenía todo tuve un una uno y ya yo""",
    "fi": """ei ehkä ennen että he hän ihan ja jo jos joka jotka kaikki kanssa koska kuin kun kyllä
        me mikä minua minulla minulle minun minä missä mitä mutta myös ne niin no nyt oikein ole
        olen olimme olin oli olla on ovat sen se siihen siinä siis sitten sitä tai tämä vain vielä
        voi ja""",
    "fr": """a ai alors au aussi aux avait avec avez avons c'est car ce ces cette comme d'un d'une
        dans de des donc du elle en est et était été eu fait fois il ils j'ai j'étais je la le les
        leur lui là m'a ma mais me mes moi mon ne nous on ont ou où par parce pas plus pour qu'il
        quand que qui s'est sa se ses si son sont sur très tout tu un une vous à y""",
    "hu": """a akkor amikor amit az azt azért be csak de e egy egyik ekkor el én ennek és ez ezt ha
        hogy hogyan igen is itt ki kell lehet lett ma már meg mert mi mint minden még nagyon nekem
        nem neki ott pedig sem szerint szóval tehát után vagy van volt voltam volna""",
    "id": """ada adalah akan aku anda atau bagaimana bahwa banyak bisa dan dapat dari dengan di dia
        hanya harus ini itu jadi juga kalau kami karena kata ke kepada kita lagi lalu lebih mereka
        oleh pada sangat saya sebagai secara sekali sudah tapi telah tetapi tidak untuk waktu ya
        yang""",
    "it": """a abbiamo ai al alla allora anche c'era che chi ci come con cosa così da dal dalla dei
        del della delle di dopo e ed era ero essere fatto gli ha ho i il in io l'ho la le lei lo lui
        loro ma me mi mia mio molto ne nel nella noi non o per perché più poi quando quella quello
        questa questo se si sono sta su sua suo tutto un una uno è""",
    "nl": """aan al als bij dan dat de deze die dit doen door dus een en er ga geen had heb hebben
        heeft het hij hoe hun ik in is ja je kan kon maar me meer met mij mijn moet na naar niet nog
        nu of om omdat ons ook op over te toen tot u uit van veel voor waar was wat we wel wij wil
        worden zei zich zij zijn zo zou""",
    "no": """alle at av ble da de den der det du eller en er et etter for fordi fra få han har hun
        hva hvis hvor hvordan i ikke inn jeg jo kan kunne man med meg mye men min mitt mot noe når
        og også om opp oss over på sa seg skal skulle som så til ut var veldig vi vil ville være
        ved""",
    "pl": """a albo ale bardzo bez bo był była było były by być co coś czy dla do gdy go i ich im ja
        jak jako jest jestem jeszcze już kiedy która które który mam mi miał mnie może mój my na nam
        nas nie o od on ona po pod potem przed przez przy się są ta tak także tam te tego ten to też
        tylko tym u w we więc wszystko z za ze że żeby""",
    "pt": """a ao aos as assim até com como da das de dele depois do dos e ela ele em então entre
        era essa esse esta estava este eu foi fui há isso já lá mais mas me meu minha muito na nas
        no nos não nós o os ou para pela pelo por porque quando que quem se sem ser seu sua são só
        também tem tinha tive tudo um uma você à é""",
    "ro": """a acea acest acum ai al am ar are asta așa atunci au avea ca care ce cel cu cum că când
        da dar de deci despre din după e ea ei el era este eu fi foarte fost fără iar ii la le lor
        lui mai mea meu mi mult nu o pe pentru pot prin sa sau se sunt să te toate tot un una unde
        și și-a îi în îmi""",
    "sv": """alla alltså att av blev både de dem den det detta du då där efter eller en ett från för
        fick få gör ha hade han har hon hur här i inte ja jag ju kan kom kunde man med men mig min
        mitt mot mycket måste ni nog när någon något och också om oss på sa sade sedan sig ska
        skulle som så till upp ut var vara vi vid vill väldigt än är""",
    "tr": """ama ancak bana ben beni benim bir biraz biz bu bunu bunun çok çünkü da daha de diye en
        gibi göre hem her ile için ise işte kadar ki mi ne nas\u0131l o olan olarak olduğu oldu onu
        onun onlar sonra sen şey şu tüm var ve veya ya yani yok zaman""",
    "vi": """anh bạn bị cho có của cũng chúng cái các còn đã đang để đến đi đó được em hay họ khi
        không là làm lại mà mình mọi một này nên người nhưng như nhiều những nó ra rất sau sẽ thì
        tôi trong từ tại và vào về với vì với ở""",
}
COMMON = {code: frozenset(words.split()) for code, words in _COMMON.items()}
# Codes that people write in a manifest for languages known here by their script.
_SCRIPTS = {
    "Arab": "ar fa ur ps",
    "Cyrl": "be bg kk mk mn ru sr uk",
    "Deva": "hi mr ne",
    "Grek": "el",
    "Hang": "ko",
    "Hani": "zh",
    "Hebr": "he yi",
    "Jpan": "ja",
    "Thai": "th",
}
_STATED = {
    **{name.lower(): code for code, name in NAMES.items() if code.islower()},
    **{code: script for script, codes in _SCRIPTS.items() for code in codes.split()},
    **{name.lower(): script for script, name in NAMES.items() if " " not in name},
    "nb": "no",
    "nn": "no",
    "russian": "Cyrl",
    "ukrainian": "Cyrl",
    "arabic": "Arab",
    "hindi": "Deva",
}
_BY_UNICODE = {
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HEBREW": "Hebr",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "THAI": "Thai",
}
CODE_LETTERS = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")  # noqa: RUF001  apostrophes as phones write them


def named(text: str) -> Language | Untold:
    """Return the language that somebody names: "en", "en-GB", "English"."""
    name = text.strip().lower()
    code = re.split(r"[-_]", name)[0]
    code = _STATED.get(name, _STATED.get(code, code))
    return Language(code) if code else UNTOLD


def is_known(text: str) -> bool:
    """Tell whether somebody names a language known here, or has a code of two letters."""
    found = named(text)
    return isinstance(found, Language) and (
        found.code in {*NAMES, *COMMON} or len(found.code) == CODE_LETTERS
    )


def language_of(text: str) -> Language | Untold:
    """Return the language that a text is likeliest in."""
    if script := _script(text):
        return Language(script)
    shares = _shares(text)
    best = max(shares, key=shares.__getitem__, default="")
    return Language(best) if best and shares[best] >= COMMON_SHARE else UNTOLD


def is_other(text: str, wanted: Language | Untold) -> bool:
    """Tell whether a text is clearly in another language than the one wanted.

    It is not where there are too few words to say, and never where no language is wanted.
    """
    if isinstance(wanted, Untold):
        return False
    if script := _script(text):
        return script != wanted.code
    shares = _shares(text)
    if not shares:
        return False
    if wanted.code not in COMMON:  # a script, and the text is in Latin letters
        return wanted.code in _SCRIPTS
    most, own = max(shares.values()), shares[wanted.code]
    if most >= COMMON_SHARE and most - own >= CLEARLY:
        return True
    return len(_words(text)) >= NO_COMMON_WORDS and most < NO_COMMON_SHARE


def _words(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text).lower().replace("’", "'")  # noqa: RUF001  as above
    return _WORD.findall(composed)


def _shares(text: str) -> dict[str, float]:
    """Return the share of each language's common words; none for too little text."""
    words = _words(text)
    if len(words) < FEWEST_WORDS:
        return {}
    counts = Counter(words)
    return {
        code: sum(count for word, count in counts.items() if word in common) / len(words)
        for code, common in COMMON.items()
    }


def _script(text: str) -> str:
    """Return the script that a text is in; "" for Latin, and for too little text."""
    letters = Counter(character for character in text if character.isalpha())
    scripts = Counter[str]()
    for letter, count in letters.items():
        scripts[_BY_UNICODE.get(unicodedata.name(letter, "").split(" ")[0], "")] += count
    if scripts.total() < FEWEST_WORDS:
        return ""
    if scripts["Jpan"]:  # Japanese has Chinese characters too
        scripts["Jpan"] += scripts.pop("Hani", 0)
    best, count = max(scripts.items(), key=lambda each: each[1] if each[0] else 0)
    return best if count >= SCRIPT_SHARE * scripts.total() else ""
