"""Brings rival figures to the numbers that a coding policy asks for, and says how.

| policy | gives |
| --- | --- |
| `acled` | the most conservative figure; vague ones count as 10 (tens, dozens) and 100 (hundreds) |
| `ucdp` | low, best and high: the least, the best attested and the most |
| `airwars` | the least and the most, civilians and belligerents apart |

A claim that counts parts ("12 قتيلا بينهم 4 أطفال") is taken at its total.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from riwaya.accounts.facts import Facts
from riwaya.model import Estimate, Origin, Quantity
from riwaya.reasons import reason

#: What is brought to one number.
HARM = ("killed", "wounded")
#: Stems of nouns that count civilians and belligerents, folded; ids of parties that are civilians.
_CIVILIANS = frozenset(("مدني", "طفل", "امراه", "سيده", "نازح", "صحفي", "مسعف", "طبيب", "تلميذ", "طالب"))
_BELLIGERENTS = frozenset(("مقاتل", "جندي", "عنصر", "ضابط", "مسلح", "ارهابي", "عسكري", "شرطي", "انتحاري"))
_CIVILIAN_PARTIES = (
    "group:civilians",
    "group:residents",
    "group:displaced",
    "group:journalists",
    "group:medics",
    "group:settlers",
)

Range = tuple[float, float]


def estimates(group: Sequence[Facts], origins: Sequence[Origin]) -> tuple[Estimate, ...]:
    """Return what the figures of an incident come to under each policy; nothing where no figure was told."""
    found: list[Estimate] = []
    for category in HARM:
        told = {one.ref: total for one in group if (total := _total(one, category)) is not None}
        if told:
            found.extend((_acled(category, told), _ucdp(category, told, origins)))
            found.extend(_airwars(category, group))
    return tuple(found)


def kind_of(quantity: Quantity, recipient: Sequence[str]) -> str:
    """Return whom a figure counts: civilians, belligerents or, where the words do not say, unspecified."""
    parties = (quantity.party,) if quantity.party is not None else tuple(recipient)
    if quantity.counted_lemma in _CIVILIANS or (parties and all(_is_civilian(party) for party in parties)):
        return "civilians"
    armed = parties and all(party.startswith(("state-force:", "group:")) for party in parties)
    if quantity.counted_lemma in _BELLIGERENTS or (armed and not any(_is_civilian(party) for party in parties)):
        return "belligerents"
    return "unspecified"


def _is_civilian(party: str) -> bool:
    return party.startswith(_CIVILIAN_PARTIES)


def _whole(one: Facts, category: str) -> list[Quantity]:
    """Return the figures of a claim that are of a kind and no part of another."""
    parts = {part for figure in one.figures for part in figure.parts}
    inside = [one.told[part] for part in parts if part < len(one.told)]
    return [figure for figure in one.figures if figure.category == category and figure not in inside]


def _total(one: Facts, category: str) -> Range | None:
    """Return the range of all that a claim counts of a kind: figures of different people add up."""
    ranges: dict[tuple[str | None, str | None], Range] = {}
    for figure in _whole(one, category):
        name = figure.party, figure.counted_lemma
        ranges[name] = max(ranges.get(name, (0.0, 0.0)), _range(figure))
    if not ranges:
        return None
    return sum(low for low, _ in ranges.values()), sum(high for _, high in ranges.values())


def _range(figure: Quantity) -> Range:
    low = figure.high if figure.low is None else figure.low
    high = low if figure.high is None else figure.high
    return float(low or 0), float(high or 0)


def _acled(category: str, told: Mapping[str, Range]) -> Estimate:
    least = min(low for low, _ in told.values())
    why = reason("policy_acled", figures=_figures(told.values()))
    return Estimate(policy="acled", category=category, low=least, best=least, high=least, why=why.en, why_ar=why.ar)


def _ucdp(category: str, told: Mapping[str, Range], origins: Sequence[Origin]) -> Estimate:
    behind: Counter[float] = Counter()
    for origin in origins:
        behind.update({told[ref][0] for ref in origin.claims if ref in told})
    best = min(behind, key=lambda number: (-behind[number], number))
    why = reason("policy_ucdp", best=behind[best], all=sum(any(ref in told for ref in one.claims) for one in origins))
    return Estimate(
        policy="ucdp",
        category=category,
        low=min(low for low, _ in told.values()),
        best=best,
        high=max(high for _, high in told.values()),
        why=why.en,
        why_ar=why.ar,
    )


def _airwars(category: str, group: Sequence[Facts]) -> Iterator[Estimate]:
    by_kind: dict[str, list[Range]] = defaultdict(list)
    for one in group:
        sums: dict[str, Range] = {}
        for figure in _whole(one, category):
            kind = kind_of(figure, one.claim.recipient)
            low, high = _range(figure)
            sums[kind] = (sums.get(kind, (0.0, 0.0))[0] + low, sums.get(kind, (0.0, 0.0))[1] + high)
        for kind, total in sums.items():
            by_kind[kind].append(total)
    for kind, ranges in sorted(by_kind.items()):
        why = reason("policy_airwars", figures=_figures(ranges))
        yield Estimate(
            policy="airwars",
            category=f"{kind} {category}",
            low=min(low for low, _ in ranges),
            high=max(high for _, high in ranges),
            why=why.en,
            why_ar=why.ar,
        )


def _figures(ranges: Iterable[Range]) -> str:
    return ", ".join(f"{low:g}" if low == high else f"{low:g}-{high:g}" for low, high in sorted(set(ranges)))
