"""Pictures say what they are given, in both directions, with nothing from outside becoming markup."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from riwaya.pictures import STANCES, Bin, Circle, Link, Mark, Node, chart, graph, map_of, standalone, timeline
from riwaya.pictures.build_outlines import REGION, clipped, simplified
from riwaya.pictures.drawings import timeline_of
from riwaya.pictures.map import _outlines
from riwaya.pictures.svg import shortened

from .make import Day

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '"><script>alert(1)</script>'
PLACES = [
    Circle(lat=33.57, lon=36.4, km=3, count=20, label="دوما"),
    Circle(lat=33.9, lon=37.1, km=40, count=9, label="القلمون الشرقي"),
    Circle(lat=21.4, lon=-14.6, km=5, count=1, label="بعيد"),
]


def _parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # our own drawing, never a page's


def _xs(svg: str, path: str) -> list[float]:
    return [float(one.get("x") or 0) for one in _parsed(svg).iter(SVG + path) if one.get("class") == "hit"]


def test_time_runs_from_right_to_left_in_arabic() -> None:
    bins = [Bin(since=f"2018-01-0{day}", until=f"2018-01-0{day}", count=day) for day in range(1, 6)]
    assert _xs(timeline(bins, title="t", rtl=False), "rect") == sorted(
        _xs(timeline(bins, title="t", rtl=False), "rect")
    )
    assert (
        _xs(timeline(bins, title="t", rtl=True), "rect")
        == sorted(_xs(timeline(bins, title="t", rtl=True), "rect"))[::-1]
    )


def test_every_picture_is_well_formed_and_escapes_its_labels() -> None:
    bins = [Bin(since="2018-01-01", until="2018-01-01", count=1, label=EVIL, title=EVIL)]
    marks = [Mark(at=share, low=3, high=None, series=EVIL, label=EVIL, title=EVIL, href=EVIL) for share in (0.0, 1.0)]
    nodes = [Node(id="a", label=EVIL, href=EVIL), Node(id="b", label="b", kind="outlet")]
    circles = [Circle(lat=33, lon=36, km=2, count=1, label=EVIL, href=EVIL)]
    for rtl in (True, False):
        for svg in (
            timeline(bins, title=EVIL, rtl=rtl),
            chart(marks, [(0, EVIL)], title=EVIL, rtl=rtl),
            graph(nodes, [Link(source="a", target="b", count=2, denied=1, title=EVIL)], title=EVIL, rtl=rtl),
            map_of(circles, title=EVIL, rtl=rtl, beyond=EVIL),
        ):
            assert "<script" not in svg
            assert _parsed(svg).find(SVG + "title").text == EVIL  # type: ignore[union-attr]
            assert "<script" not in standalone(svg) and "<style>" in standalone(svg)


def test_a_chain_runs_from_who_says_it_to_who_carries_it() -> None:
    nodes = [Node(id=one, label=one) for one in ("outlet", "agency", "source")]
    links = [Link(source="source", target="agency", count=1), Link(source="agency", target="outlet", count=1)]
    for rtl, order in ((False, ["source", "agency", "outlet"]), (True, ["outlet", "agency", "source"])):
        found = {
            group.find(SVG + "title").text: float(group.find(SVG + "rect").get("x"))  # type: ignore[union-attr,arg-type]
            for group in _parsed(graph(nodes, links, title="t", rtl=rtl)).iter(SVG + "g")
            if "node" in (group.get("class") or "")
        }
        assert sorted(found, key=lambda name: found[str(name)]) == order


def test_a_circle_of_quotation_ends() -> None:
    nodes = [Node(id=one, label=one) for one in "abc"]
    links = [Link(source=one, target=other, count=1) for one, other in ("ab", "bc", "ca")]
    assert graph(nodes, links, title="t", rtl=False).count('class="node') == 3


def test_the_map_is_cut_to_where_nearly_all_claims_are_and_names_the_rest() -> None:
    svg = map_of(PLACES, title="t", rtl=True, beyond="خارج الخريطة:")
    assert svg.count('class="dot"') == 2
    assert "خارج الخريطة: بعيد" in svg


def test_a_circle_is_as_wide_as_the_place_is_uncertain() -> None:
    radii = [float(r) for r in re.findall(r'r="([\d.]+)" class="precision', map_of(PLACES[:2], title="t", rtl=False))]
    assert radii[1] / radii[0] == pytest.approx(40 / 3, rel=0.02)


def test_an_empty_picture_is_a_picture() -> None:
    for svg in (timeline([], title="t", rtl=True), chart([], [], title="t", rtl=True), map_of([], title="t", rtl=True)):
        _parsed(svg)


def test_stances_differ_by_shape() -> None:
    assert len(set(STANCES.values())) == len(STANCES) == 5


def test_a_memory_of_ten_years_ago_does_not_flatten_the_timeline() -> None:
    days = [Day(day="2008-01-01", claims=1), *(Day(day=f"2018-03-{day:02}", claims=20) for day in range(1, 11))]
    words = lambda pages, claims: str(claims)  # noqa: E731
    assert "2008" in timeline_of(days, title="t", rtl=False, words=words)
    assert "2008" not in timeline_of(days, title="t", rtl=False, words=words, tight=True)


def test_many_memories_of_other_years_do_not_flatten_it_either() -> None:
    before = [Day(day=f"{year}-06-01", claims=1) for year in range(2000, 2010)]
    after = [Day(day=f"{year}-06-01", claims=1) for year in range(2020, 2024)]
    days = [*before, *(Day(day=f"2018-03-{day:02}", claims=50) for day in range(1, 11)), *after]
    drawn = timeline_of(days, title="t", rtl=False, words=lambda pages, claims: str(claims), tight=True)
    assert "2018-03-01" in drawn and "2018-03-10" in drawn and "2009" not in drawn and "2020" not in drawn


def test_what_is_spread_over_years_is_drawn_whole() -> None:
    days = [Day(day=f"{year}-06-01", claims=3) for year in range(2004, 2024)]
    drawn = timeline_of(days, title="t", rtl=False, words=lambda pages, claims: str(claims), tight=True)
    assert "2004" in drawn and "2023" in drawn


def test_outlines_lie_in_the_region_and_hold_the_countries_around() -> None:
    west, south, east, north = REGION
    points = [point for ring in _outlines() for point in ring]
    assert len(_outlines()) > 100
    assert all(west - 0.02 <= x <= east + 0.02 and south - 0.02 <= y <= north + 0.02 for x, y in points)


def test_simplifying_keeps_corners_and_drops_what_lies_on_a_line() -> None:
    line = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 2.0)]
    assert simplified(line) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


def test_a_ring_is_cut_at_the_edge_of_the_region() -> None:
    west = REGION[0]
    cut = clipped([(west - 10, 10.0), (west + 10, 10.0), (west + 10, 20.0), (west - 10, 20.0)])
    assert sorted(cut) == sorted([(west, 10.0), (west + 10, 10.0), (west + 10, 20.0), (west, 20.0)])


def test_long_names_are_cut_with_a_sign() -> None:
    assert shortened("قصير", 200) == "قصير"
    assert shortened("اسم طويل جدا لا يتسع له المكان", 60).endswith("…")


def test_of_a_country_alone_the_whole_country_is_shown() -> None:
    svg = _parsed(map_of([Circle(lat=34.9, lon=37.1, km=440, count=3, label="سوريا")], title="t", rtl=True))
    (ring,) = [one for one in svg.iter(SVG + "circle") if "precision" in str(one.get("class"))]
    assert 2 * float(ring.get("r") or 0) < float(svg.get("height") or 0)
