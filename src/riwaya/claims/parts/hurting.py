"""Who is hurt by a verb of killing, wounding or driving out, and by whom: its first noun suffers it unless it is shown
to do it.

"قتل جنديان" and "قتل الجيش مسلحين", "التنظيم يعدم عشرة", "وقتلت أكثر من مئة شخص".
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.claims.events import waging
from riwaya.claims.grammar import grammar, inside, reaching
from riwaya.claims.parts.agreement import agrees, form, known, oblique_word, with_pronoun
from riwaya.claims.parts.cast import Roles
from riwaya.claims.parts.collectives import adjectives
from riwaya.claims.parts.governed import counts, number
from riwaya.claims.parts.items import Item, Scene, first, joined_by_and
from riwaya.claims.parts.phrases import entity_of, first_and_joined, present, straight, takes_object, with_following
from riwaya.claims.parts.pronouns import befallen
from riwaya.claims.parts.subjects import CLOSE
from riwaya.model import Trigger
from riwaya.script import key

#: "On the side of", and words from a verb of killing to whose side is told.
_ON_THE_SIDE, _ON_SIDE = frozenset(map(key, ("من جانب", "من طرف", "جانب"))), 4
#: Verbs whose subject finds, fetches or buries the dead ("عثرت الشرطة على جثة ضابط").
FINDING = ("عثر", "انتشل", "تسلم", "سلم", "شيع", "دفن", "وجد", "اكتشف")
#: Verbs whose subject is what brought the dead ("هجوم أوقع ثلاثة قتلى").
_BRINGING = ("ارتفع", "بلغ", "وصل عدد", "زاد", "تجاوز", "أوقع", "خلف", "أسفر", "تسبب", "أودى", "حصد", "أدى", "أفضى")
#: Forces without a name, the subjects of active verbs of killing ("قتلت الشرطة ثلاثة متظاهرين").
_FORCES = ("state-force:soldiers", "state-force:police", "group:insurgents", "group:fighters")
#: Words from armed men to the number of those whom they killed.
_MEN = 5
#: Prepositions that a number can hold ("ما لا يقل عن", "أكثر من", "ما يزيد على").
_COUNTING = frozenset(map(key, ("من", "عن", "على")))
#: Verbs whose subject is the one who dies or suffers.
_DYING = (
    *("تعرض", "استشهد", "لقي", "سقط", "فارق", "قضوا", "قضى نحبه", "راح", "أصيب", "نزح", "فر", "تشرد"),
    *("توفى", "مات", "قضى تحت"),
)
#: Verbs of killing whose object stands behind على, so that whoever stands before it does it.
_DOING_AWAY = ("قضى على", "أجهز على")
#: Verbs whose subject bears what they tell ("أدين ثلاثة", "تعرض لهجوم").
BORNE = ("تعرض", "أدين", "مثل", "خضع")


def patient(
    trigger: Trigger,
    kind: str,
    subject: Item | None,
    beside: tuple[Sequence[Item], Sequence[Item]],
    scene: Scene,
    own: bool,
) -> Roles:
    """Return the parts of a verb whose first noun is the victim unless somebody stands before it."""
    bare, by = beside
    if trigger.lemma.startswith(FINDING):
        dead = [item for item in (*bare, *by) if item.start >= trigger.end]
        return Roles((), with_following(dead[0], dead[1:], scene) if dead else (), rule=f"roles.{kind}.patient")
    if trigger.lemma.startswith(_BRINGING):
        dead = [item for item in bare if item.start >= trigger.end]
        return Roles(first(by), with_following(dead[0], dead[1:], scene) if dead else (), rule=f"roles.{kind}.patient")
    inner = [item for item in bare if item.end <= trigger.end and trigger.lemma.startswith(_DOING_AWAY)]
    if inner:  # "قضت مفرزة للجيش على إرهابي"
        slain = [item for item in bare if item not in inner]
        return Roles((inner[0].entity,), first(slain), rule=f"roles.{kind}.active")
    if not inner and subject is not None and subject.end <= trigger.start and trigger.lemma.startswith(_DOING_AWAY):
        slain = [item for item in bare if item.start >= trigger.start]  # "أعلن الجيش أنه قضى على عشرة إرهابيين"
        return Roles(
            (subject.entity,), with_following(slain[0], slain[1:], scene) if slain else (), rule=f"roles.{kind}.active"
        )
    passive = trigger.voice == "passive" or trigger.lemma.startswith((*_DYING, *BORNE))
    if kind in ("kill", "wound") and by and _of_their_side(trigger, by[0], bare, scene):
        return Roles((), (by[0].entity,), rule=f"roles.{kind}.patient")
    agent = first_and_joined(by, by, scene)
    bare = [item for item in bare if item.end <= trigger.end or not _over_preposition(trigger, item, scene)] or []
    if _spelt_active(trigger) and subject is None and bare and straight(bare[0], scene):
        others = [item for item in bare[1:] if not joined_by_and(item, scene)]  # "اغتال مسلحون يستقلون دراجة ضابطا"
        hurt = with_following(others[0], others[1:], scene) if others else ()
        return Roles(agent or (bare[0].entity,), hurt, rule=f"roles.{kind}.vso")
    bare = [item for item in bare if not _over_verb(trigger, item, scene)]
    led = subject is not None and subject.named and not subject.entity.startswith("per:") and present(trigger)
    if not passive and led and subject is not None:
        return Roles(agent or (subject.entity,), first(bare), rule=f"roles.{kind}.headline")
    if not passive and subject is not None and (bare or (own and takes_object(trigger, scene))):
        return Roles(
            agent or (subject.entity,),
            with_following(bare[0], bare[1:], scene) if bare else (),
            rule=f"roles.{kind}.active",
        )
    if not passive and own and subject is not None and with_pronoun(trigger, scene):
        told = agent or (subject.entity,)
        return Roles(told, befallen(trigger, scene, told), rule=f"roles.{kind}.active")  # "أطلقت النار ولم تصبه"
    if not passive and len(bare) > 1 and kind != "displace" and _doer_first(trigger, bare, scene):
        return Roles(agent or (bare[0].entity,), with_following(bare[1], bare[2:], scene), rule=f"roles.{kind}.vso")
    if not passive and kind == "kill" and bare and subject is None and _men_first(trigger, bare[0], scene):
        return Roles(agent or (bare[0].entity,), first(bare[1:2]), rule=f"roles.{kind}.vso")
    if not passive and bare and subject is None and _slays(trigger, bare[0], scene):
        hit = with_following(bare[1], bare[2:], scene) if len(bare) > 1 and not joined_by_and(bare[1], scene) else ()
        return Roles(agent or (bare[0].entity,), hit, rule=f"roles.{kind}.vso")
    victim = (with_following(bare[0], bare[1:], scene) if bare else ()) or entity_of(subject)
    if not passive and subject is None and kind in ("kill", "wound") and _left_out(trigger, scene):
        return Roles(agent, victim, rule=f"roles.{kind}.active")
    if kind == "move" and not agent:
        agent = _flags(trigger, scene)
    return Roles(agent, victim if kind != "move" else (), rule=f"roles.{kind}.patient")


def _of_their_side(trigger: Trigger, item: Item, bare: Sequence[Item], scene: Scene) -> bool:
    """Whether "on the side of" right behind a verb of killing tells whose the people counted behind it are ("قتل من
    جانب الحركة ثمانية أشخاص")."""
    if item.prep not in _ON_THE_SIDE or len(inside(scene.tokens, trigger.end, item.start)) > _ON_SIDE:
        return False
    behind = next((token for token in scene.tokens if token.start >= item.end), None)
    counted = behind is not None and (number(behind) or grammar().has("partitives", behind.stem))
    return counted or any(one.start >= item.end and not one.named for one in bare[:1])


def _spelt_active(trigger: Trigger) -> bool:
    """Whether a verb can be no passive as it is spelt: a long vowel inside its past, which the passive changes (اغتال,
    اغتيل; but قتل)."""
    word = key(trigger.lemma).split(" ")[0].split("/")[0]
    return trigger.form == "verb" and trigger.voice == "active" and "ا" in word[1:]


def _left_out(trigger: Trigger, scene: Scene) -> bool:
    """Whether a verb of killing has an object and no subject of its own: in the plural or the feminine, before a number
    or an accusative with which it does not agree ("وقتلوا ثلاثة", "وقتلت أكثر من مئة شخص", "وقتلت جنديا")."""
    told = form(trigger)
    behind = [token for token in scene.tokens if token.start >= trigger.end][:3]
    if told not in ("p", "f") or not behind or behind[0].key != behind[0].bare:
        return False
    first_word = behind[0]
    if told == "p":
        return takes_object(trigger, scene)
    counting = first_word.key.isdigit() and len(behind) > 1 and behind[1].stem.endswith("ا")
    masculine = grammar().has("numbers", first_word.bare) and first_word.bare.endswith("ه")
    accusative = first_word.pos == "noun" and first_word.stem.endswith("ا") and oblique_word(first_word)
    return counting or masculine or accusative or grammar().has("exceeding", first_word.bare)


def _over_preposition(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a preposition other than that of a number stands between a verb and a noun ("طرد من صحيفة")."""
    words = grammar()
    between = inside(scene.tokens, trigger.end, item.start)
    first_one = next((token for token in between if not words.has("nearly", token.bare) or not number(token)), None)
    led = first_one is not None and words.has("prepositions", first_one.bare) and not any(map(number, between))
    return led or any(words.has("prepositions", token.bare) and token.key not in _COUNTING for token in between)


def _over_verb(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether another verb stands between a verb and a noun ("أصيب خمسة في قصف شنه الجيش")."""
    between = inside(scene.tokens, trigger.end, item.start)
    return any(
        waging(token)
        or (
            token.pos == "verb"
            and not counts(token)
            and token.clitics == ""
            and not grammar().has("nearly", token.bare)
        )
        for token in between
    )


def _slays(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether a body behind a verb of killing does it: a state cannot be killed, or unnamed people follow as object."""
    if not item.named or item.entity.startswith(("per:", "place:")) or not agrees(form(trigger), known(item, scene)):
        return False
    behind = [token for token in scene.tokens if token.start >= item.end]
    after = behind[0] if behind else None
    accusative = after is not None and (number(after) or grammar().has("partitives", after.stem))
    body = (item.start, item.end) in scene.names or trigger.lemma not in ("قتل", "أصيب", "جرح")
    return item.entity.startswith(("state:", "intl:")) or (accusative and body)


def _men_first(trigger: Trigger, item: Item, scene: Scene) -> bool:
    """Whether armed men without a number stand right behind a verb of killing, and a number with those whom they killed
    behind them ("قتل عناصر الجماعة تسعة من الشرطة", "قتل جنود ومقاتلون أجانب 500 شخص")."""
    led = inside(scene.tokens, trigger.end, item.start)
    if (item.entity not in _FORCES and not item.entity.startswith("group:")) or any(map(number, led)):
        return False
    before = scene.tokens[0]
    for token in [one for one in scene.tokens if one.start >= item.end][:_MEN]:
        if number(token) and token.clitics == "":
            return before.pos in ("noun", "adj", "propn") or before.end <= item.end
        if token.pos not in ("noun", "adj", "propn", "num") or grammar().has("parts", token.bare):
            return False
        before = token
    return False


def _doer_first(trigger: Trigger, bare: Sequence[Item], scene: Scene) -> bool:
    """Whether the first of two nouns behind a verb of killing is its doer and the other one its object.

    Its ending shows it ("اغتال مسلحون ضابطا"), or it is a named body and no و joins the other to it ("قتل الجيش خمسة
    مسلحين", "اغتالت إسرائيل قياديا"); the verb agrees with it.
    """
    one, other = bare[0], bare[1]
    if joined_by_and(other, scene):
        return False
    fits = agrees(form(trigger), known(one, scene))
    body = one.named and not one.entity.startswith("per:") and fits
    force = one.entity in _FORCES and fits and _definite(one, scene) and not other.entity.startswith("per:")
    return straight(one, scene) or body or force or (one.named and not other.named)


def _definite(item: Item, scene: Scene) -> bool:
    """Whether a noun phrase without a name has the article, at its head or in its genitive ("قوات الأمن")."""
    return any("ال" in token.clitics for token in reaching(scene.tokens, item.start, item.end))


def _flags(trigger: Trigger, scene: Scene) -> tuple[str, ...]:
    """Return the state whose forces are moved ("نُشرت قوة من 300 عسكري أميركي")."""
    table = adjectives()
    behind = [token for token in scene.tokens if trigger.end <= token.start < trigger.end + CLOSE]
    return tuple(table[token.stem] for token in behind if token.stem in table)[:1]
