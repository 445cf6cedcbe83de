"""Measures documents against gold ones: precision, recall and F1 of every layer.

Gold is a folder with a NAME.json for each document, in the format that `riwaya read` prints (docs/formats.md), and
perhaps a `collection.json`. What counts as right:

- lines: kept against dropped, where the gold says title, body, caption or dateline against furniture;
- mentions: span and type; a definite noun that stands for a name is neither asked for nor held against the reading;
- quantities: both bounds on overlapping spans; times: the span, and the value on overlapping spans;
- claims: the event type, on evidence of which the shorter shares at least half; then stance, origin, chain, … of those.

Ids of entities need not agree: a predicted id stands for the gold id with which it shares most mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from riwaya.errors import UsageError

Record = Mapping[str, Any]

_KEPT = frozenset(("title", "body", "caption", "dateline"))
_NOT_DOCUMENTS = frozenset(("collection.json", "entities.json"))


class Score(Struct, frozen=True, kw_only=True):
    """How many values of a layer were right, predicted and asked for."""

    layer: str
    right: float
    predicted: float
    gold: float

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what was asked for that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_gold(folder: str | Path) -> tuple[list[Record], Record | None]:
    """Return the gold documents of a folder, and its collection where it has one.

    Raises:
        UsageError: when the folder holds none, or one that is no JSON.
    """
    files = sorted(path for path in Path(folder).glob("*.json") if path.name not in _NOT_DOCUMENTS)
    if not files:
        raise UsageError("no gold documents here", where=str(folder), remedy="name a folder of NAME.json files")
    collection = Path(folder) / "collection.json"
    return [_gold(path) for path in files], _json(collection) if collection.exists() else None


def read_predictions(path: Path) -> list[dict[str, Any]] | None:
    """Return the records of a `.jsonl` that `riwaya read` wrote, None when it holds pages still to be read.

    Raises:
        UsageError: naming the line that is no such record.
    """
    records = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            record = _decoded(line, where=str(path), field=f"line {number}")
            if "claims" not in record:
                return None
            if "doc" not in record:
                raise UsageError("the record has no name", where=str(path), field=f"line {number}, field doc")
            records.append(record)
    return records


def evaluate(
    gold: Iterable[Record],
    predicted: Iterable[Record],
    *,
    gold_collection: Record | None = None,
    collection: Record | None = None,
) -> list[Score]:
    """Return the score of every layer, summed over the gold documents.

    Args:
        gold: gold documents; one without a prediction counts as not read at all.
        predicted: records as `riwaya read` prints them, found by the last part of `doc`.
        gold_collection: what holds across the gold documents.
        collection: what holds across the predicted ones.
    """
    by_name = {Path(record["doc"]).name: record for record in predicted}
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    same_claim: dict[str, str] = {}
    for want in gold:
        have = by_name.get(want["doc"], {})
        for layer, *numbers in _scored(want, have, same_claim):
            sums[layer] = [one + other for one, other in zip(sums[layer], numbers, strict=True)]
    scores = [Score(layer=layer, right=a, predicted=b, gold=c) for layer, (a, b, c) in sums.items()]
    if gold_collection is not None and collection is not None:
        scores.extend(_across(gold_collection, collection, same_claim))
    return scores


def table(scores: Iterable[Score]) -> Iterator[str]:
    """Yield the lines of a table, one layer a line."""
    yield f"{'layer':36} {'P':>6} {'R':>6} {'F1':>6} {'right':>7} {'found':>7} {'gold':>7}"
    for score in scores:
        yield (
            f"{score.layer:36} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"
            f" {score.right:7.0f} {score.predicted:7.0f} {score.gold:7.0f}"
        )


# --- one document -------------------------------------------------------------------------------------------

Row = tuple[str, float, float, float]


def _scored(gold: Record, have: Record, same_claim: dict[str, str]) -> list[Row]:
    """Return the rows of one document, or say that a record lacks what the format asks for."""
    try:
        return list(_document(gold, have, same_claim))
    except (KeyError, TypeError, AttributeError) as error:
        what = f"a record of it is not in the format that `riwaya read` prints: {error!r}"
        raise UsageError(what, where=str(gold["doc"]), remedy="see docs/formats.md") from error


def _document(gold: Record, have: Record, same_claim: dict[str, str]) -> Iterator[Row]:
    yield from _lines(gold.get("lines", ()), have.get("lines", ()))
    yield from _published(gold.get("published") or {}, have.get("published") or {})
    yield from _mentions(gold.get("mentions", ()), have.get("mentions", ()))
    yield from _quantities(gold.get("quantities", ()), have.get("quantities", ()))
    yield from _times(gold.get("times", ()), have.get("times", ()))
    yield from _claims(gold, have, same_claim)


def _lines(gold: Sequence[Record], have: Sequence[Record]) -> Iterator[Row]:
    want = {line["n"] for line in gold if line["label"] in _KEPT}
    refuse = {line["n"] for line in gold if line["label"] == "furniture"}
    kept = {line["n"] for line in have if line["label"] != "furniture"} & (want | refuse)
    if gold:
        yield "lines", len(kept & want), len(kept), len(want)


def _published(gold: Record, have: Record) -> Iterator[Row]:
    if gold.get("edtf") and gold.get("how") != "given":
        yield "published", have.get("edtf") == gold["edtf"], bool(have.get("edtf")), 1


def _mentions(gold: Sequence[Record], have: Sequence[Record]) -> Iterator[Row]:
    named = {_typed(item) for item in gold if not item.get("nominal")}
    nominal = {_typed(item) for item in gold if item.get("nominal")}
    found = {_typed(item) for item in have}
    yield "mentions", len(named & found), len(found - nominal), len(named)
    yield "mentions with nominals", len((named | nominal) & found), len(found), len(named | nominal)
    pairs = _id_pairs(gold, have)
    ids = _ids(pairs)
    back = _ids([(own, want) for want, own in pairs])
    linked = sum(ids[own] == want and back[want] == own for want, own in pairs)
    yield "linking of shared mentions", linked, len(pairs), len(pairs)


def _quantities(gold: Sequence[Record], have: Sequence[Record]) -> Iterator[Row]:
    def fits(want: Record, own: Record) -> float:
        bounds = (want["low"], want["high"]) == (own.get("low"), own.get("high"))
        return _overlap(want, own) if bounds else 0

    pairs = _pair(gold, have, fits)
    yield "quantities: value", len(pairs), len(have), len(gold)
    for field in ("modifier", "category"):
        agree = sum(want[field] == own.get(field) for want, own in pairs)
        yield f"quantities: value, {field}", agree, len(have), len(gold)


def _times(gold: Sequence[Record], have: Sequence[Record]) -> Iterator[Row]:
    exact = {_span(item) for item in gold} & {_span(item) for item in have}
    yield "times: span", len(exact), len(have), len(gold)
    pairs = _pair(gold, have, _overlap)
    agree = sum(want["value"] == own.get("value") for want, own in pairs)
    yield "times: value", agree, len(have), len(gold)


def _claims(gold: Record, have: Record, same_claim: dict[str, str]) -> Iterator[Row]:
    wanted, found = gold.get("claims", ()), have.get("claims", ())
    same = _Same(gold, have)
    pairs = _pair(wanted, found, same.claim)
    same_claim.update({f"{gold['doc']}#{own['id']}": f"{gold['doc']}#{want['id']}" for want, own in pairs})
    yield "claims: event", len(pairs), len(found), len(wanted)
    checks: dict[str, Callable[[Record, Record], bool]] = {
        "stance": lambda want, own: want["stance"] == own.get("stance"),
        "modality": lambda want, own: want["modality"] == own.get("modality"),
        "origin": same.origin,
        "whole chain": same.chain,
        "agent": same.parties("agent"),
        "recipient": same.parties("recipient"),
        "place": same.parties("place"),
        "time": lambda want, own: want.get("time") == own.get("time"),
        "figures": same.figures,
    }
    for name, check in checks.items():
        yield f"claims: event, {name}", sum(check(*pair) for pair in pairs), len(found), len(wanted)
    core = [checks[name] for name in ("stance", "origin", "agent", "figures")]
    yield "claims: event and core fields", sum(all(c(*p) for c in core) for p in pairs), len(found), len(wanted)


class _Same:
    """Whether parts of a gold and a predicted claim mean the same, entity ids mapped through shared mentions."""

    def __init__(self, gold: Record, have: Record) -> None:
        self._gold, self._have = gold, have
        self._ids = _ids(_id_pairs(gold.get("mentions", ()), have.get("mentions", ())))
        self._named = {_speaker(item.get("entity")) for item in gold.get("mentions", ())}
        self._called = {_speaker(item.get("entity")) for item in have.get("mentions", ())}

    def claim(self, want: Record, own: Record) -> float:
        """Return how well two claims fit: 0 when event or words differ."""
        if want["event"] != own.get("event"):
            return 0
        shared = _overlap(want["evidence"], own["evidence"])
        shorter = min(item["evidence"]["end"] - item["evidence"]["start"] for item in (want, own))
        if shared == 0 or 2 * shared < shorter:
            return 0
        agents = sum(any(self.entity(a, b) for a in want["agent"]) for b in own.get("agent", ()))
        return shared + 50 * int(want["stance"] == own.get("stance")) + 20 * agents

    def entity(self, want: str | None, own: str | None) -> bool:
        want, own = _speaker(want), _speaker(own)
        if want is None or own is None:
            return want is own
        kinds = [name.partition(":")[0] for name in (want, own)]
        if kinds == ["source", "source"] or (want not in self._named and own not in self._called):
            return kinds[0] == kinds[1]
        return self._ids.get(own, own) == want

    def origin(self, want: Record, own: Record) -> bool:
        first = [(claim.get("chain") or [None])[0] for claim in (want, own)]
        return self.entity(*first)

    def chain(self, want: Record, own: Record) -> bool:
        one, other = want.get("chain") or (), own.get("chain") or ()
        return len(one) == len(other) and all(map(self.entity, one, other))

    def parties(self, role: str) -> Callable[[Record, Record], bool]:
        def agree(want: Record, own: Record) -> bool:
            one, other = want.get(role, ()), own.get(role, ())
            return len(one) == len(other) and all(any(self.entity(a, b) for b in other) for a in one)

        return agree

    def figures(self, want: Record, own: Record) -> bool:
        return _bounds(self._gold, want) == _bounds(self._have, own)


def _bounds(document: Record, claim: Record) -> Counter[tuple[Any, Any]]:
    quantities = document.get("quantities", ())
    figures = (quantities[index] for index in claim.get("figures", ()) if index < len(quantities))
    return Counter((figure["low"], figure["high"]) for figure in figures)


# --- across documents ---------------------------------------------------------------------------------------


def _across(gold: Record, have: Record, same_claim: Mapping[str, str]) -> Iterator[Score]:
    yield from _stories(gold.get("stories", ()), have.get("stories", ()))

    def named(claims: Iterable[str]) -> list[str]:
        return sorted({same_claim[claim] for claim in claims if claim in same_claim})

    want = _within(account["claims"] for account in gold.get("accounts", ()))
    own = _within(named(account["claims"]) for account in have.get("accounts", ()))
    yield Score(layer="accounts: pairs of claims", right=len(want & own), predicted=len(own), gold=len(want))
    want = _facing(dispute["sides"] for dispute in gold.get("disputes", ()))
    own = _facing([named(side) for side in dispute["sides"]] for dispute in have.get("disputes", ()))
    yield Score(layer="disputes: facing claims", right=len(want & own), predicted=len(own), gold=len(want))


def _stories(gold: Sequence[Record], have: Sequence[Record]) -> Iterator[Score]:
    """Yield the B-cubed score: for each document, the share of its story that the other side keeps with it."""
    want = {doc: number for number, story in enumerate(gold) for doc in story["docs"]}
    own = {doc: number for number, story in enumerate(have) for doc in story["docs"]}
    found = {doc: own.get(doc, f"alone {doc}") for doc in want}
    precision = _kept(found, want)
    recall = _kept(want, found)
    if want:
        # Expressed as counts so that precision and recall come out as they are.
        right = precision * recall * len(want)
        yield Score(layer="stories: B-cubed", right=right, predicted=recall * len(want), gold=precision * len(want))


def _kept(groups: Mapping[str, object], other: Mapping[str, object]) -> float:
    docs = list(groups)
    mates = {doc: [mate for mate in docs if groups[mate] == groups[doc]] for doc in docs}
    shares = [sum(other[mate] == other[doc] for mate in mates[doc]) / len(mates[doc]) for doc in docs]
    return sum(shares) / len(docs) if docs else 0.0


def _within(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2)}


def _facing(disputes: Iterable[Sequence[Iterable[str]]]) -> set[frozenset[str]]:
    return {
        frozenset((a, b)) for sides in disputes for one, other in combinations(sides, 2) for a in one for b in other
    }


# --- helpers ------------------------------------------------------------------------------------------------


def _gold(path: Path) -> Record:
    record = _json(path)
    if "doc" not in record:
        raise UsageError("a gold document has no name", where=str(path), field="doc", remedy="name its page")
    return record


def _json(path: Path) -> Record:
    return _decoded(path.read_bytes(), where=str(path))


def _decoded(content: bytes, *, where: str, field: str = "") -> dict[str, Any]:
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"this is no JSON record: {error}", where=where, field=field, remedy="mend it") from error


def _span(item: Record) -> tuple[int, int]:
    return item["start"], item["end"]


def _typed(item: Record) -> tuple[int, int, str]:
    return item["start"], item["end"], item["type"]


def _overlap(a: Record, b: Record) -> int:
    return max(0, int(min(a["end"], b["end"]) - max(a["start"], b["start"])))


def _speaker(entity: str | None) -> str | None:
    return None if entity is None else entity.partition("@")[0]


def _id_pairs(gold: Sequence[Record], have: Sequence[Record]) -> list[tuple[str, str]]:
    at = {_span(item): item["entity"] for item in gold}
    return [(at[_span(item)], item["entity"]) for item in have if _span(item) in at]


def _ids(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each second id the first id with which it stands most often."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for want, own in pairs:
        votes[own][want] += 1
    return {own: counts.most_common(1)[0][0] for own, counts in votes.items()}


def _pair(
    gold: Sequence[Record], have: Sequence[Record], fits: Callable[[Record, Record], float]
) -> list[tuple[Record, Record]]:
    """Pair each gold item with at most one predicted one, the best fits first."""
    ranked = sorted(
        (-weight, i, j) for i, want in enumerate(gold) for j, own in enumerate(have) if (weight := fits(want, own)) > 0
    )
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, i, j in ranked:
        if not {("gold", i), ("have", j)} & taken:
            taken |= {("gold", i), ("have", j)}
            pairs.append((gold[i], have[j]))
    return pairs
