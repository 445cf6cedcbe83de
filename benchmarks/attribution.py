"""Prints how often the source of a claim is found, given the words that tell the event: no error of events hides it.

    python benchmarks/attribution.py ../shared

Labels: gold/event-sentences; texts: arabic_event_gsr under ../shared, where it is. A source is right when its words are
those of the first link, the outlet's own voice when no link is found. A speaker outside the sentence counts as right
when its verb is the cue.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.claims.attribution import attribute, echoes, governing
from riwaya.explain import read_text
from riwaya.model import Attribution, Passage

LABELS = Path(__file__).resolve().parent.parent / "gold" / "event-sentences" / "labels.jsonl"


def meets(found: Passage | None, span: list[int] | None, offset: int) -> bool:
    """Whether a passage and a labelled span share words."""
    return found is not None and span is not None and found.start < span[1] + offset and span[0] + offset < found.end


def right(found: Attribution | None, claim: dict[str, Any], text: str, offset: int) -> bool:
    """Whether an attribution is the labelled source of a claim."""
    hops = found.hops if found is not None else ()
    if not claim["source"]:
        return not hops
    first = claim["source"][0]
    if first is None:
        return found is not None and meets(found.cue, claim["cue"], offset)
    if not hops or hops[0].start is None or hops[0].end is None:
        return False
    start, end = hops[0].start, hops[0].end
    return meets(Passage(start=start, end=end, text=text[start:end]), first, offset)


def verdicts(record: dict[str, Any], text: str) -> Iterator[tuple[str, bool]]:
    """Yield for each claim of a sentence who says it, outlet or speaker, and whether that is found."""
    document = read_text(text)
    offset = document.article.text.find(text)
    attributions = attribute(document.article, document.reading)
    for claim in record["claims"]:
        start, end = (place + offset for place in claim["triggers"][0])
        near = governing(attributions, start, end)
        heard = [one for one in echoes(attributions, start, end) if meets(one.cue, claim["cue"], offset)]
        found = near if near is not None and meets(near.cue, claim["cue"], offset) else next(iter(heard), near)
        yield "speaker" if claim["source"] else "outlet", right(found, claim, document.article.text, offset)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit((__doc__ or "").partition("\n\n")[0])
    source = Path(sys.argv[1]) / "eval" / "arabic_event_gsr" / "dev.jsonl"
    if not source.exists():
        sys.exit(f"{source} is not here: the texts are not shipped (gold/event-sentences/README.md)")
    texts = {row["id"]: row["text"] for row in map(json.loads, source.read_text("utf-8").splitlines()) if "text" in row}
    told, found = Counter[str](), Counter[str]()
    for record in map(json.loads, LABELS.read_text("utf-8").splitlines()):
        for who, ok in verdicts(record, texts[record["id"]]):
            told[who] += 1
            found[who] += ok
    for who in sorted(told):
        print(f"{who}: {found[who]} of {told[who]} ({found[who] / told[who]:.3f})")
    print(f"all: {found.total()} of {told.total()} ({found.total() / told.total():.3f})")


if __name__ == "__main__":
    main()
