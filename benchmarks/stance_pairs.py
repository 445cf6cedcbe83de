"""Prints how well the rules of `accounts.pairs` tell headlines that agree from headlines that contradict.

    python benchmarks/stance_pairs.py ../shared

Beside them two baselines that read nothing: the commonest answer, and the share of words in common. The pairs are the
developer half of Arabic News Stance (ans_ar) under ../shared; nothing is learned from it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from riwaya.accounts.pairs import relation
from riwaya.explain import read_text

#: Share of common words from which the baseline calls two headlines the same, and under which unrelated.
SAME, APART = 0.5, 0.1


def overlap(a: str, b: str) -> str:
    """Return what the share of common words says."""
    one, other = set(a.split()), set(b.split())
    share = len(one & other) / max(1, len(one | other))
    return "equivalent" if share >= SAME else "unrelated" if share < APART else "contradiction"


WAYS: dict[str, Callable[[str, str], str]] = {
    "always contradiction": lambda a, b: "contradiction",
    "words in common": overlap,
    "riwaya": lambda a, b: relation(read_text(a), read_text(b)).kind,
}


def lines(data: Path, way: Callable[[str, str], str]) -> Iterator[str]:
    for record in map(json.loads, data.read_text("utf-8").splitlines()):
        if record["task"] == "stance":
            label = way(record["text_a"], record["text_b"])
            if label != "unrelated":
                yield json.dumps({"a": f"{record['id']}#a", "b": f"{record['id']}#b", "label": label})


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit((__doc__ or "").partition("\n\n")[0])
    evaluation = Path(sys.argv[1]) / "eval"
    data = evaluation / "ans_ar" / "dev.jsonl"
    for name, way in WAYS.items():
        with tempfile.TemporaryDirectory() as folder:
            found = Path(folder) / "pairs.jsonl"
            found.write_text("\n".join(lines(data, way)) + "\n", "utf-8")
            print(f"## {name}", flush=True)
            command = [sys.executable, str(evaluation / "score.py"), "ans_ar", str(data), str(found)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
