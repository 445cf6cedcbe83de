"""Pictures as SVG: timeline, chart of figures, graph of who quotes whom, map.

Pure functions of small records; every label arrives as text in the language of the reader, and `rtl` turns the whole
picture (time and chains run from right to left). Colours and shapes come from classes, so one picture serves light and
dark; `standalone` puts the style sheet inside, for a file that stands alone. Shape or pattern always says what colour
says.
"""

from riwaya.pictures.chart import Mark, chart
from riwaya.pictures.graph import Link, Node, graph
from riwaya.pictures.map import Circle, map_of
from riwaya.pictures.svg import STANCES, standalone, styles
from riwaya.pictures.timeline import Bin, timeline

__all__ = [
    "STANCES",
    "Bin",
    "Circle",
    "Link",
    "Mark",
    "Node",
    "chart",
    "graph",
    "map_of",
    "standalone",
    "styles",
    "timeline",
]
