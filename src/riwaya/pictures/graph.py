"""The graph of attribution: who is quoted by whom, from the first link of each chain to the outlets.

Columns follow the chain (origins, then who passes on, then outlets); a line is as wide as the claims that run along it,
dashed where they are denials. In Arabic the chain runs from right to left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from riwaya.pictures.svg import label, picture, shortened, tag

WIDTH, ROW, TALL, PAD = 720.0, 44.0, 32.0, 14.0
#: A box is at most so wide, and the lines between two columns have at least so much room.
BOX, ROOM = 230.0, 64.0


class Node(Struct, frozen=True, kw_only=True):
    """Somebody in a chain: a name, a kind (class), a link."""

    id: str
    label: str
    kind: str = ""
    href: str | None = None


class Link(Struct, frozen=True, kw_only=True):
    """`target` quotes `source` in so many claims, of which `denied` are denials."""

    source: str
    target: str
    count: int
    denied: int = 0
    title: str = ""


def graph(nodes: Sequence[Node], links: Sequence[Link], *, title: str, rtl: bool) -> str:
    """Return the graph, its columns ordered so that few lines cross."""
    ranks = _ranks([node.id for node in nodes], links)
    columns = _ordered(ranks, links)
    tallest = max((len(column) for column in columns), default=1)
    height = tallest * ROW + 2 * PAD
    box = min(BOX, (WIDTH - 4 - ROOM * (len(columns) - 1)) / max(1, len(columns)))
    places = {
        one: (_x(number, len(columns), box, rtl), _y(row, len(column), height))
        for number, column in enumerate(columns)
        for row, one in enumerate(column)
    }
    most = max((link.count for link in links), default=1)
    parts = [
        _link(link, places, most, box, rtl=rtl) for link in links if link.source in places and link.target in places
    ]
    parts += [_node(node, *places[node.id], box, rtl=rtl) for node in nodes if node.id in places]
    return picture("graph", WIDTH, height, title, *parts, rtl=rtl)


def _ranks(ids: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    """Return the column of each: one behind the last that it quotes; a circle of quotation is cut where it closes."""
    ranks = dict.fromkeys(ids, 0)
    for _ in range(min(len(ids), 6)):
        for link in links:
            if link.source in ranks and link.target in ranks and link.source != link.target:
                ranks[link.target] = min(3, max(ranks[link.target], ranks[link.source] + 1))
    quoted = {link.source for link in links}
    last = max(ranks.values(), default=0)
    return {one: rank if one in quoted or rank == 0 else last for one, rank in ranks.items()}


def _ordered(ranks: Mapping[str, int], links: Sequence[Link]) -> list[list[str]]:
    """Return the columns, each ordered by where its neighbours in the other columns stand."""
    used = sorted(set(ranks.values()))
    columns = [[one for one, rank in ranks.items() if rank == column] for column in used]
    near: dict[str, list[str]] = defaultdict(list)
    for link in links:
        near[link.source].append(link.target)
        near[link.target].append(link.source)
    for _ in range(4):
        height = {one: row / max(1, len(column)) for column in columns for row, one in enumerate(column)}
        for column in columns:
            column.sort(key=lambda one: _mean([height[other] for other in near[one] if other in height], height[one]))
    return columns


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _x(column: int, columns: int, box: float, rtl: bool) -> float:
    room = (WIDTH - box - 4) / max(1, columns - 1)
    left = 2 + (column * room if columns > 1 else (WIDTH - box) / 2)
    return WIDTH - left - box if rtl else left


def _y(row: int, rows: int, height: float) -> float:
    return (height - rows * ROW) / 2 + row * ROW + ROW / 2


def _node(node: Node, x: float, y: float, box: float, *, rtl: bool) -> str:
    edge = x + (box - 12 if rtl else 12)
    body = tag(
        "g",
        tag("title", node.label),
        tag(
            "rect",
            x=x,
            y=y - TALL / 2,
            width=box,
            height=TALL,
            rx=TALL / 2 if node.kind == "outlet" else 4,
            class_="box",
        ),
        label(edge, y + 4.5, shortened(node.label, box - 26, size=13), rtl=rtl),
        class_=f"node {node.kind}",
    )
    return tag("a", body, href=node.href) if node.href else body


def _link(link: Link, places: Mapping[str, tuple[float, float]], most: int, box: float, *, rtl: bool) -> str:
    (x0, y0), (x1, y1) = places[link.source], places[link.target]
    start, end = (x0, x1 + box) if rtl else (x0 + box, x1)
    bend = (end - start) / 2
    path = f"M{start:.1f} {y0:.1f}C{start + bend:.1f} {y0:.1f} {end - bend:.1f} {y1:.1f} {end:.1f} {y1:.1f}"
    width = 1.5 + 8 * link.count / most
    return tag(
        "g",
        tag("title", link.title),
        tag("path", d=path, class_="link", stroke_width=width),
        tag("path", d=path, class_="link denied", stroke_width=1.5 + 8 * link.denied / most) if link.denied else None,
    )
