"""How fast the web interface answers on a ledger: every page and every question of the API, as a browser asks them.

    python benchmarks/ledger.py make /tmp/big.ledger 100000
    python benchmarks/pages.py /tmp/big.ledger                    p50 and p95 in milliseconds, answers over HTTP

The server runs in a process of its own; names are taken from the ledger's own lists, a different one each time.
"""

from __future__ import annotations

import http.client
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import quote

import msgspec

PORT, ROUNDS, LIMIT = 8917, 40, 150.0


def main(ledger: str) -> None:
    """Serve the ledger, ask, print a table."""
    server = subprocess.Popen([sys.executable, "-m", "riwaya", "serve", ledger, "--port", str(PORT)])
    try:
        _wait()
        print("| asked | p50 ms | p95 ms | kB |\n|---|---|---|---|")
        for name, addresses in _asked().items():
            times, size = [], 0
            _get(addresses[0])
            for number in range(ROUNDS):
                start = time.perf_counter()
                size = len(_get(addresses[number % len(addresses)]))
                times.append(1000 * (time.perf_counter() - start))
            p95 = statistics.quantiles(times, n=20)[-1]
            mark = " (over)" if p95 > LIMIT else ""
            print(f"| {name} | {statistics.median(times):.0f} | {p95:.0f}{mark} | {size / 1000:.0f} |", flush=True)
    finally:
        server.terminate()
        server.wait()


def _asked() -> dict[str, list[str]]:
    """Return addresses by what they show; many of each kind, so that nothing is asked twice in a row."""
    stories = [
        row["id"] for order in ("newest", "largest") for row in _json(f"/stories?limit=20&order={order}")["items"]
    ]
    disputes = [
        row["id"] for order in ("newest", "largest") for row in _json(f"/disputes?limit=20&order={order}")["items"]
    ]
    docs = [quote(row["doc"], safe="") for row in _json("/documents?limit=40")["items"]]
    outlets = [quote(row["outlet"], safe="") for row in _json("/outlets")[:40]]
    actors = [quote(row["value"], safe="") for row in _json("/top/actor?limit=40")]
    places = [quote(row["value"], safe="") for row in _json("/top/place?limit=40")]
    words = [quote(word) for word in ("انسحاب", "مدنيين", "stance:deny", "event:ASSAULT", "الجيش")]
    refs = [
        quote(f"{one['stated']['doc']}#{one['stated']['claim']['id']}", safe="")
        for one in _json("/queue?limit=40")["items"]
    ]
    days = _json("/overview")
    window = f"since={days['first_day'][:7]}&until={days['last_day'][:7]}"
    pages = {
        "overview": ["/"],
        "overview of a period": [f"/?{window}"],
        "stories": ["/stories", "/stories?order=largest"],
        "story": [f"/stories/{one}" for one in stories],
        "article": [f"/article/{one}" for one in docs],
        "disputes": ["/disputes", "/disputes?status=open"],
        "dispute": [f"/disputes/{one}" for one in disputes],
        "actor": [f"/actor/{one}" for one in actors],
        "place": [f"/place/{one}" for one in places],
        "outlet": [f"/outlet/{one}" for one in outlets],
        "search": [f"/search?q={one}" for one in words],
        "review queue": ["/review"],
        "review of a claim": [f"/review/claim?ref={one}" for one in refs],
        "sources": ["/sources", "/sources?failed=1"],
        "log": ["/audit", "/audit?action=capture"],
    }
    asked = {
        "stories": ["/stories"], "story": [f"/stories/{one}" for one in stories],
        "article": [f"/articles/{one}" for one in docs], "disputes": ["/disputes"],
        "dispute": [f"/disputes/{one}" for one in disputes], "entity": [f"/entities/{one}" for one in actors],
        "claims": [f"/claims?entity={one}" for one in actors], "outlet": [f"/outlets/{one}" for one in outlets],
        "days": ["/days"], "spots": ["/spots"], "search": [f"/search?q={one}" for one in words], "queue": ["/queue"],
        "sources": ["/sources"], "log": ["/log"], "overview": ["/overview"], "outlets": ["/outlets"],
    }  # fmt: skip
    return {**pages, **{f"API: {name}": [f"/api/v1{one}" for one in some] for name, some in asked.items()}}


def _json(path: str) -> dict[str, list[dict[str, str]]]:
    return msgspec.json.decode(_get(f"/api/v1{path}"))


def _get(path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return content


def _wait() -> None:
    for _ in _tries():
        try:
            _get("/api/v1/overview")
        except OSError:
            continue
        return


def _tries() -> Iterator[int]:
    for number in range(600):
        time.sleep(0.1)
        yield number


if __name__ == "__main__":
    main(sys.argv[1])
