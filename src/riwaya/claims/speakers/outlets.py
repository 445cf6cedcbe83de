"""Reads outlets and agencies that only their common noun tells: their name stands behind it, in marks or not.

وكالة أنباء الحكومة «سبأ»       a known outlet by its name in marks
قناة «إن تي في» التركية          a name of several words
وكالة دوجان للأنباء              an id spelt from the words
"""

from __future__ import annotations

from riwaya.claims.speakers.laid import Page
from riwaya.claims.speakers.nouns import CLAUSE, lexicon, noun, stem
from riwaya.knowledge import load
from riwaya.script import key, slug

#: Nouns of outlets that are other things as well, of which words alone tell no name: "شبكة تعاون".
_ALSO_PLACES = frozenset(map(key, ("شبكة", "موقع")))
_OPENING, _CLOSING = '«“"‘', '»”"’'
#: Words from the noun of an outlet to its name in marks, and of a name, in marks and without.
_TITLE, _NAME = 6, 3
#: What an agency is an agency of, no part of its name.
NEWS = frozenset(map(key, ("أنباء", "الأنباء")))


def in_marks(laid: Page, first: int, stop: int) -> tuple[str | None, int] | None:
    """Return the outlet whose name in marks follows its noun at the word `first`, and the word after that name.

    The id is None where the marks hold a name that is known to be something else; no pair where there are no marks.
    """
    for index in range(first + 1, min(first + _TITLE, stop)):
        if not any(mark in laid.gaps[index - 1] for mark in _OPENING):
            continue
        near = range(index, min(index + _TITLE, len(laid.gaps)))
        last = next((place for place in near if any(mark in laid.gaps[place] for mark in _CLOSING)), index)
        name = laid.article.text[laid.starts[index] : laid.ends[last]]
        known = load().outlets_by_name(name)
        kind = lexicon().outlet_kinds.get(stem(laid.forms[first]))
        spelt = f"{kind}:{slug(name)}" if kind is not None and index not in laid.mention_at else None
        return known[0].id if known else spelt, last + 1
    return None


def by_words(laid: Page, first: int, stop: int) -> str | None:
    """Return the id of an outlet that no list has, spelt from the words after its noun: "وكالة دوجان للأنباء"."""
    word = stem(laid.forms[first])
    kind = None if word in _ALSO_PLACES or laid.forms[first].endswith("ال" + word) else lexicon().outlet_kinds.get(word)
    last = first + 1
    if last < stop and laid.forms[last] in NEWS:
        first, last = last, last + 1  # "وكالة أنباء مدار"
    while kind is not None and last < min(first + 1 + _NAME, stop) and not laid.gaps[last - 1].strip(' «"“”'):
        form = laid.forms[last]
        known = noun(form) is not None or form in lexicon().prepositions or form in lexicon().adverbs
        if known or form in CLAUSE or last in laid.timed or last in laid.verbs or form.startswith(("لل", "و")):
            break
        last += 1
    if kind is None or last == first + 1:
        return None
    spelt = laid.article.text[laid.starts[first + 1] : laid.ends[last - 1]]
    listed = load().outlet_by_name(spelt)
    if listed is not None:
        return listed.id
    own = set(key(laid.article.outlet_name or "").split())
    if laid.article.outlet is not None and set(key(spelt).split()) <= own:
        return laid.article.outlet  # "لوكالة مدار" on a page of "وكالة مدار للأنباء"
    return f"{kind}:{slug(spelt)}"
