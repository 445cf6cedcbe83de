"""SVG by small functions: everything that is text is escaped, everything that is a number is short."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Literal

from markupsafe import Markup, escape

Toward = Literal["start", "middle", "end"]

#: A letter of a script that runs from right to left.
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

#: What a stance is drawn as, around (0, 0) within five units: never told by colour alone.
STANCES = {
    "assert": "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
    "deny": "M-4.6 -2.6L-2.6 -4.6L0 -2L2.6 -4.6L4.6 -2.6L2 0L4.6 2.6L2.6 4.6L0 2L-2.6 4.6L-4.6 2.6L-2 0Z",
    "allege": "M0 -5.4L5.4 0L0 5.4L-5.4 0ZM0 -2.6L-2.6 0L0 2.6L2.6 0Z",
    "confirm": "M-4.4 -4.4H4.4V4.4H-4.4Z",
    "question": "M0 -5.2L5.2 4.2H-5.2Z",
}
#: Shapes that tell series apart, drawn like the stances.
SHAPES = (*STANCES.values(), "M-5 -1.5H-1.5V-5H1.5V-1.5H5V1.5H1.5V5H-1.5V1.5H-5Z")


def tag(name: str, *children: str | None, **attributes: object) -> Markup:
    """Return an element; attributes that are None are left out, `class_` is class, `data_x` is data-x."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(child for child in children if child is not None)
    return Markup(f"<{name}{given}>{inside}</{name}>") if inside else Markup(f"<{name}{given}/>")  # noqa: S704


def label(x: float, y: float, text: str, *, toward: Toward = "start", rtl: bool, class_: str = "") -> Markup:
    """Return a text that begins at x and runs on in reading direction (or is centred on x, or ends there).

    What is "start" for the page is not "start" for a Latin label in an Arabic picture, so the anchor is set by both.
    """
    own = bool(_RTL.search(text))
    anchor = toward if toward == "middle" or own == rtl else {"start": "end", "end": "start"}[toward]
    direction = "rtl" if own else "ltr"
    return tag("text", escape(text), x=x, y=y, class_=class_ or None, text_anchor=anchor, direction=direction)


def picture(kind: str, width: float, height: float, title: str, *children: str, rtl: bool) -> str:
    """Return a whole picture with its title for those who do not see it."""
    return str(
        tag(
            "svg",
            tag("title", escape(title)),
            *children,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {_value(width)} {_value(height)}",
            width=width,
            height=height,
            class_=f"picture {kind}",
            role="group" if any("<a " in child for child in children) else "img",
            aria_label=title,
            direction="rtl" if rtl else "ltr",
        )
    )


def standalone(svg: str) -> str:
    """Return a picture as a file of its own: with its style sheet, on a ground of its own."""
    head, rest = svg.split("</title>", 1)
    ground = '<rect width="100%" height="100%" class="ground"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}</title><style>{styles()}</style>{ground}{rest}\n'


@cache
def styles() -> str:
    """Return the style sheet of all pictures."""
    return (resources.files("riwaya.pictures") / "pictures.css").read_text("utf-8")


def shortened(text: str, room: float, *, size: float = 12) -> str:
    """Return the text cut to about `room` units at a font size, with a sign where it was cut."""
    most = max(3, int(room / (size * 0.56)))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _value(value: object) -> object:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return escape(value)
