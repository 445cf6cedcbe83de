"""The subject of a verb as word order shows it: before it, right behind it, or that of the verb it goes on from.

"وتعتبر روسيا التنظيم منظمة إرهابية، وتحظر نشاطه" has one subject, which stands behind the first verb; in "لكنها
تشن حربا" it is the subject of the clause before. A verbal noun has the subject of the verb that leads it ("وبدأت
بالسيطرة على"), or belongs to whom the noun before it does ("حق تركيا في الرد", "هدفهم منع").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.claims.events import frame
from riwaya.claims.grammar import Token, grammar, holding, inside
from riwaya.claims.parts.agreement import Form, agrees, known, oblique
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.governed import number
from riwaya.claims.parts.items import Item, Scene, joined_behind, joined_by_and
from riwaya.model import Trigger
from riwaya.script import key

_MARKS = frozenset("،,؛;:")
_FOR = key("ل")
_QUOTES = frozenset("«»\"“”„()-–'")
#: Words of a title between a verb and its subject, the number of the people counted among them.
_TITLE = 5
#: Characters between a relative pronoun and the noun that it refers to, and where it stands right behind it.
_REFERS = 40
_NEAR = 3
_TAILS: dict[str, Form] = {"ه": "m", "ها": "f", "هم": "p", "هما": "d"}
#: Words between such a noun and what it is ("هدفها هو منع").
_COPULAS = frozenset(map(key, ("هو", "هي")))
#: Letters that a verb has at least, so that an ending is no part of its root.
_ROOT = 3
#: Verbs whose subject is the event noun of their phrase ("صدر حكم").
_HAPPENS = frozenset(
    key(verb + end)
    for verb in (
        "صدر", "وقع", "سقط", "جر", "حدث", "حصل", "تم", "دار", "اندلع", "انطلق", "توقف", "نشب", "تصاعد", "انهار",
    )
    for end in ("", "ت")
) | {key("جرى")}  # fmt: skip
#: Words from the verb of a relative clause to a verbal noun that it leads.
_AT_ONCE = 2
_WHAT = frozenset(map(key, ("ما", "مما", "بما", "من")))
#: Verbs of inflicting on somebody, and what.
_INFLICTS, _LOSSES = frozenset(map(key, ("كبد", "كبدت", "كبدوا", "كبدنا", "يكبد", "يكبدون"))), key("خسائر")
#: Words that stand before a verb and are no subject of it.
_LIGHT = frozenset(map(key, ("قد", "لقد", "لم", "لن", "لا", "سوف", "كما", "ثم", "أيضا", "كان", "كانت", "كانوا")))


def ending(token: Token) -> Form:
    """Return what a verb shows of its subject without its lemma being known, "" where two readings are open."""
    word = token.bare[1:] if token.bare[:1] == "س" and token.bare[1:2] in ("ي", "ت", "ن") else token.bare
    if len(word) < _ROOT:
        return ""
    if word != token.bare and word[0] == "ن":
        return "we"  # "سنواصل"
    if word.endswith(("وا", "ون")):
        return "p"
    if word.endswith("تا") or (word[0] in "يت" and word.endswith("ان")):
        return "d"
    if word.endswith("ت"):
        return "f"
    return "m" if word[0] == "ي" else ""


def leader(head: Trigger, tokens: Sequence[Token]) -> int | None:
    """Return the number of the verb that leads a trigger: the verb it is, else the nearest before it in its clause.

    The verb of a relative clause leads only what follows it at once ("الذين حاولوا السيطرة على").
    """
    at = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].start <= head.start), None)
    if at is None or head.form == "verb" or (head.form == "phrase" and tokens[at].pos == "verb"):
        return at
    aim = tokens[at].clitics.removesuffix("ال") == _FOR
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if (token.key in _MARKS and not (aim and place == at - 1)) or _parts(token):
            return None
        if token.pos == "verb" and (at - place <= _AT_ONCE or not _relative(tokens, place)):
            return place
    return None


def subject(verb: int, told: Form, scene: Scene, able: Sequence[Item], *, resumed: bool = False) -> tuple[Item, ...]:
    """Return who a verb has as its subject among those able to do what is told, with whom و joins to him.

    Args:
        verb: number of the verb among the tokens of the scene.
        told: what the verb shows of its subject.
        resumed: whether it stands in a relative clause whose noun is its object ("المناطق التي يسيطر عليها").
    """
    tokens = scene.tokens
    for place in (verb, *_before(verb, tokens)):
        shows = told if place == verb else ending(tokens[place])
        found = _own(place, shows, scene)
        if not found:
            if place == verb and not resumed and _relative(tokens, place):
                return ()
            continue
        fit = [item for item in found if item in able and agrees(told, known(item, scene))]
        if fit and (told != "d" or len(fit) > 1 or place == verb):
            return tuple(fit)
    return ()


def within(head: Trigger, scene: Scene) -> list[Item]:
    """Return the subject that stands inside the phrase of a verb or opens it ("وقبل التنظيم العرض")."""
    if head.form not in ("verb", "phrase") or " " not in head.text or frame(head) == "speech":
        return []
    inside = [item for item in scene.items if head.start <= item.start and item.end < head.end and not item.place]
    first = holding(scene.tokens, head.start)
    led = [item for item in inside[:1] if first is not None and _follows(item, first, scene.tokens)]
    return [item for item in led if item.prep == "" or (first is not None and item.prep == first.bare)]


def _follows(item: Item, first: Token, tokens: Sequence[Token]) -> bool:
    """Whether a noun phrase is the first word of a phrase or the one behind it."""
    return sum(first.end <= token.start and token.end <= item.start for token in tokens) == 0


def owner(head: Trigger, verb: int | None, scene: Scene, able: Sequence[Item]) -> tuple[Item, ...]:
    """Return whose plan or right a verbal noun tells, where he is named right before it ("حق تركيا في الرد")."""
    tokens = scene.tokens
    if head.form == "verb":
        return ()
    told, at = _possessor(head, tokens)
    if told:
        return _meant(told, at, scene, able)
    own = holding(tokens, head.start)
    if own is not None and own.clitics.startswith("و"):
        return ()  # "قتل ثلاثة من عناصر التنظيم وتدمير مركبة"
    near = [item for item in able if item.end <= head.start and item.prep == "" and item.named]
    near = near if verb is None else [item for item in near if tokens[verb].end <= item.start]
    for item in near[-1:]:
        between = inside(tokens, item.end, head.start)
        aside = any(_refers(token) for token in tokens[(verb or 0) + 1 :] if token.end <= item.start)
        behind = verb is not None and _right_behind(item, verb, tokens)
        if not aside and not behind and all(token.pos in ("prep", "adj") for token in between):
            return (item,)
    return ()


def _possessor(head: Trigger, tokens: Sequence[Token]) -> tuple[Form, int]:
    """Return gender and offset of the pronoun of the noun that leads a verbal noun ("قدرته على"), "" without one."""
    words = [token for token in tokens if token.end <= head.start][-2:]
    for token in reversed(words):
        if token.pos == "prep" or token.key in _QUOTES or token.key in _COPULAS:
            continue
        told = pronoun(token)
        return (told, token.start) if token.pos in ("noun", "adj") else ("", 0)
    return "", 0


def pronoun(token: Token) -> Form:
    """Return the gender of the pronoun that is joined to a noun, "" without one."""
    return _TAILS.get(token.key[len(token.key) - _tail(token) :], "")


def _tail(token: Token) -> int:
    return len(token.key) - len(token.clitics) - len(token.stem)


def _meant(told: Form, at: int, scene: Scene, able: Sequence[Item]) -> tuple[Item, ...]:
    """Return whom the pronoun of a noun means: the nearest subject before it that agrees, else the nearest phrase."""
    before = [item for item in able if item.end <= at and item.named and agrees(told, known(item, scene))]
    free = [item for item in before if item.prep == "" and heads(item, scene)]
    last = next(reversed(free or before), None)
    if last is None or told not in ("d", "p"):
        return () if last is None else (last,)
    start = next((at for at, item in enumerate(free) if _partners(item, free[at + 1 :], scene)[-1] is last), 0)
    return _partners(free[start], free[start + 1 :], scene) if free else (last,)


def has_own(head: Trigger, verb: int, told: Form, tokens: Sequence[Token]) -> bool:
    """Whether the noun behind a verb agrees with it and can be its subject, whoever that is ("صدر حكم")."""
    behind = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if behind is not None and behind.start < head.end <= behind.end and tokens[verb].stem not in _HAPPENS:
        return False
    if behind is None or behind.pos not in ("noun", "adj", "num") or behind.clitics not in ("", "ال"):
        return False
    counted = tokens[verb + 2] if verb + 2 < len(tokens) and number(behind) else None
    if counted is not None and told not in ("p", "d", "we"):
        return counted.pos == "noun"  # "وحذرت ثماني منظمات"
    if (behind.clitics == "" and behind.key.endswith("ا")) or told in ("p", "d", "we"):
        return False
    feminine = behind.stem.endswith(("ه", "ات")) or grammar().has("feminine", behind.stem)
    return told == "" or (told == "f") == feminine


def alone(verb: int, scene: Scene) -> bool:
    """Whether nobody before a verb in its sentence can be its subject, named or not ("وفي الصباح هاجمت القرية").

    Its clause opens with it, with a preposition, or with أنه and the like ("وقال إنها انسحبت").
    """
    tokens = scene.tokens
    if _relative(tokens, verb):
        return False
    opener = _opens(tokens, verb)
    led = [token for token in tokens[opener:verb] if token.key not in _LIGHT and token.key not in _QUOTES]
    if led and led[0].pos != "prep":
        return False
    that = tokens[opener - 1].key if opener else ""
    if grammar().has("complements", that) and that.endswith(("ه", "ها", "هم", "هما")):
        return True
    if any(item.prep == "" and not item.place and item.end <= tokens[verb].start for item in scene.items):
        return False
    return not any(_told(place, tokens) for place in _before(verb, tokens))


def thing_acts(verb: int, told: Form, scene: Scene) -> bool:
    """Whether the noun that أن and the like lead in is the subject of a verb and no party ("إن الاتفاق لا يشمل")."""
    tokens = scene.tokens
    at = _opens(tokens, verb)
    if at == 0 or not grammar().has("complements", tokens[at - 1].key) or at >= verb or told in ("p", "d", "we"):
        return False
    noun = tokens[at]
    if noun.pos not in ("noun", "adj") or noun.clitics not in ("", "ال"):
        return False
    words, origins = grammar(), adjectives()
    if any(token.stem in origins for token in tokens[at:verb]):
        return False  # "إن مقاتلات إف-16 تركية قصفت"
    for token in tokens[at:verb]:
        if any(item.start < token.end and token.start < item.end for item in scene.items):
            return False
        if not (token.pos == "adj" or words.has("ranks", token.bare) or words.has("ranks", token.stem)):
            break
    feminine = noun.stem.endswith(("ه", "ات")) or words.has("feminine", noun.stem)
    return told == "" or (told == "f") == feminine


def _told(verb: int, tokens: Sequence[Token]) -> bool:
    """Whether the noun behind a verb can be its subject."""
    behind = tokens[verb + 1]
    return behind.pos in ("noun", "adj", "num") and behind.clitics in ("", "ال") and not behind.key.endswith("ا")


def _refers(token: Token) -> bool:
    return grammar().has("relatives", token.key) or grammar().has("relatives", token.bare)


def _before(verb: int, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the verbs before one that it can go on from, the nearest first.

    The verb of a relative clause is left behind, but for what follows it with "بعد أن" or the like.
    """
    near = tokens[verb].bare == tokens[verb].key
    for place in range(verb - 1, -1, -1):
        near = near and tokens[place].key not in _MARKS and not grammar().has("subordinators", tokens[place].key)
        if tokens[place].pos == "verb":
            if near or not _relative(tokens, place) or _joined_to(place, verb, tokens):
                yield place
            near = False


def _joined_to(relative: int, verb: int, tokens: Sequence[Token]) -> bool:
    """Whether و joins a verb to that of a relative clause, no mark between them ("الذي انضم وقاتل مع")."""
    between = tokens[relative + 1 : verb]
    apart = any(token.key in _MARKS or token.pos == "verb" or _parts(token) for token in between)
    return not apart and tokens[verb].key.startswith("و") and tokens[verb].bare != tokens[verb].key


def _outside(earlier: list[Item], items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """Return the noun phrases before a relative pronoun; who stands in a relative clause before it gives way to the
    noun of that clause ("الحركة التي تدعمها فرنسا والتي انهارت")."""
    if not earlier:
        return earlier
    opens = [token for token in tokens if _refers(token) and token.end <= earlier[-1].start]
    outer = [item for item in items if opens and item.end <= opens[-1].start and opens[-1].start - item.end < _NEAR]
    direct = opens and not any(opens[-1].end <= item.start < earlier[-1].start for item in items)
    return outer if direct and outer else earlier


def _parts(token: Token) -> bool:
    """Whether a word opens a clause: أن and the like, a word that subordinates."""
    words = grammar()
    return words.has("complements", token.key) or words.has("subordinators", token.key)


def _own(verb: int, shows: Form, scene: Scene) -> tuple[Item, ...]:
    """Return the subject that a verb has in its own clause: before it, else right behind it, else whom a relative
    pronoun takes up."""
    tokens = scene.tokens
    opens = _opens(tokens, verb)
    start, here = tokens[opens].start, tokens[verb]
    items = [item for item in scene.items if not item.place]
    led = [item for item in items if start <= item.start and item.end <= here.start and item.prep == ""]
    led = [item for item in led if heads(item, scene) and agrees(shows, known(item, scene))]
    if led:
        return _partners(_body(led, tokens), led, scene)
    behind = [item for item in items if item.start >= here.end and item.prep == ""]
    behind = [item for item in behind if not oblique(item, scene) and not _his(item, tokens)]
    behind = [] if behind and _inflicted(here, behind[0], tokens) else behind
    for item in behind[:1]:
        if _right_behind(item, verb, tokens) and shows != "p" and agrees(shows, known(item, scene)):
            return _partners(_body(behind, tokens), behind, scene)
    if _relative(tokens, verb):
        earlier = [item for item in items if item.end <= start and start - item.end < _REFERS]
        return tuple(_outside(earlier, items, tokens)[-1:])
    return ()


def _inflicted(verb: Token, item: Item, tokens: Sequence[Token]) -> bool:
    """Whether losses behind a noun phrase show that a verb inflicts them on it ("وكبدت المليشيا خسائر")."""
    after = next((token for token in tokens if token.start >= item.end), None)
    return verb.bare in _INFLICTS and after is not None and after.stem == _LOSSES


def _opens(tokens: Sequence[Token], at: int) -> int:
    """Return the number of the word that opens the clause of a word, marks and words of subordination left out."""
    words = grammar()
    for place in range(at, -1, -1):
        token = tokens[place]
        if place < at and token.key in _MARKS:
            return place + 1
        if place < at and (
            words.has("complements", token.key)
            or words.has("subordinators", token.key)
            or words.has("relatives", token.key)
            or words.has("relatives", token.bare)
        ):
            return place + 1
        if token.pos == "verb" and token.bare != token.key:
            return place
    return 0


def _his(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether a pronoun is joined to a noun, so that it is what its owner has to do with ("شكل حكومته")."""
    token = holding(tokens, item.start)
    return token is not None and not item.named and pronoun(token) != ""


def _relative(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb stands in a relative clause: only particles between the pronoun and it."""
    words = grammar()
    for place in range(verb - 1, max(-1, verb - 4), -1):
        token = tokens[place]
        if words.has("relatives", token.key) or words.has("relatives", token.bare) or token.bare in _WHAT:
            return True
        if token.key not in _LIGHT:
            return False
    return False


def _right_behind(item: Item, verb: int, tokens: Sequence[Token]) -> bool:
    """Whether only titles and numbers stand between a verb and a noun phrase ("وقتل ثلاثة من عناصر الحزب")."""
    words = grammar()
    between = [token for token in tokens[verb + 1 :] if token.end <= item.start]
    return len(between) <= _TITLE and all(
        words.has("ranks", token.bare)
        or words.has("ranks", token.stem)
        or words.has("offices", token.bare)
        or words.has("partitives", token.stem)
        or token.pos in ("num", "adj")
        or token.key.isdigit()
        or token.key in _QUOTES
        for token in between
    )


def heads(item: Item, scene: Scene) -> bool:
    """Whether no noun but a title governs a noun phrase as its genitive ("قتال التنظيم")."""
    words = grammar()
    before = [token for token in scene.tokens if token.end <= item.start and token.key not in _QUOTES][-1:]
    return joined_by_and(item, scene) or all(
        words.has("ranks", token.bare)
        or words.has("ranks", token.stem)
        or words.has("partitives", token.stem)
        or token.key.isdigit()
        or token.pos not in ("noun", "num")
        for token in before
    )


def _body(led: Sequence[Item], tokens: Sequence[Token]) -> Item:
    """Return the first of some noun phrases, or the body that stands right behind its title ("طيران الجيش")."""
    first = led[0]
    for item in led[1:]:
        between = inside(tokens, first.end, item.start)
        arm = holding(tokens, first.start)
        titled = not first.named or (arm is not None and grammar().has("arms", arm.stem))
        closed = arm is not None and not first.named and arm.clitics.endswith("ال")  # "دعت الحكومة أهالي البلدة"
        if not titled or closed or not all(grammar().has("ranks", token.stem) for token in between):
            break
        if any(token.start <= item.start < token.end and token.key[:1] == "و" for token in tokens):
            break
        first = item
    return first


def _partners(first: Item, others: Sequence[Item], scene: Scene) -> tuple[Item, ...]:
    return joined_behind(first, (item for item in others if item.start >= first.start and item is not first), scene)
