"""What the weights of the name model say about each word of an article, before its neighbours' labels are weighed.

Every bundle of features is added up once and remembered under its key: a word, a pair of kinds, a flag. Reading an
article is then mostly looking up and adding rows, which is why the model reads ten times as many words a second as
one that spells out the features of each.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from riwaya.language.ar import name_features as seen
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_features import SHIFTS, Bundle, Cell
from riwaya.language.ar.name_weights import LABELS, Weights
from riwaya.model import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from riwaya.language.ar.name_weights import Floats

#: So many empty places stand around a sentence that no word sees the next sentence.
MARGIN = 3
#: A key that stands for a place outside the sentence.
_OUTSIDE = 0
_NOTHING: Bundle = (b"",)
_WIDTH = len(LABELS)
#: A process that reads for weeks forgets what it remembers when it has seen so many different words.
_LARGEST = 250_000
_Spell = Callable[..., Sequence[Bundle]]


class Sentence(Struct, frozen=True):
    """The words of a sentence and the known names in it, with word numbers of the sentence."""

    words: Sequence[Word]
    hits: Sequence[Hit]


class NameTable:
    """Adds up the weights of articles, and remembers what it added up."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._forget()

    def _forget(self) -> None:
        self._cells: dict[Hashable, int] = {}
        self._seen: list[Cell | None] = [None]
        self._numbers: list[tuple[int, int, int, int, int]] = [(0, 0, 0, 0, 0)]
        self._saids, self._kinds, self._plains = _Numbers(), _Numbers(), _Numbers()
        self._groups, self._flags, self._trails = _Numbers(), _Numbers(), _Numbers()
        self._of_cell = _Memo(self._weights, 1 + len(SHIFTS), self._spell_cell)
        self._of_flag = _Memo(self._weights, len(SHIFTS), self._spell_flag)
        self._of_place = _Memo(self._weights, 1, self._spell_place)
        self._of_trail = _Memo(self._weights, 1, self._spell_trail)
        self._of_saids = _Memo(self._weights, 2, self._spell_saids)
        self._of_kinds = _Memo(self._weights, 2, self._spell_kinds)
        self._of_flags = _Memo(self._weights, 2, self._spell_flags)
        self._of_three = _Memo(self._weights, 1, self._spell_three)
        self._of_groups = _Memo(self._weights, 1, self._spell_groups)

    @property
    def size(self) -> int:
        """How many different words are remembered."""
        return len(self._cells)

    def add_up(self, sentences: Sequence[Sentence]) -> tuple[Floats, NDArray[np.int64]]:
        """Return the added weights of every word (words, labels) and the number of words of each sentence.

        Args:
            sentences: those of an article, at least one, none empty.
        """
        import numpy as np

        if self.size > _LARGEST or self._of_saids.size > 4 * _LARGEST:
            self._forget()
        cells, flags, trails, inside = self._flat(sentences)
        numbers = self._numbers
        saids, kinds, plains, groups, lists = zip(*(numbers[cell] for cell in cells), strict=True)
        total = np.zeros((len(cells), _WIDTH), np.float32)

        by_cell = self._of_cell.rows(cells)
        by_flag = self._of_flag.rows(flags)
        total += by_cell[:, 0]
        for place, shift in enumerate(SHIFTS):
            _shifted(total, by_cell[:, place + 1], shift)
            _shifted(total, by_flag[:, place], shift)
        total += self._of_place.rows([*zip(flags, kinds, strict=True)])[:, 0]
        total += self._of_trail.rows([*zip(trails, kinds, strict=True)])[:, 0]
        for memo, keys in ((self._of_saids, saids), (self._of_kinds, kinds), (self._of_flags, flags)):
            pairs = memo.rows([*pairwise(keys)])
            total[1:] += pairs[:, 0]
            total[:-1] += pairs[:, 1]
        total[1:-1] += self._of_three.rows([*zip(plains, plains[1:], plains[2:], strict=False)])[:, 0]
        total[2:] += self._of_groups.rows([*zip(groups, groups[1:], lists[2:], strict=False)])[:, 0]
        return total[inside], np.array([len(sentence.words) for sentence in sentences])

    def _flat(self, sentences: Sequence[Sentence]) -> tuple[list[int], list[int], list[int], list[int]]:
        """Return cells, flags and trails of all sentences in one row, with margins, and where the words stand in it."""
        cells, flags, trails = ([_OUTSIDE] * MARGIN for _ in range(3))
        inside: list[int] = []
        for sentence in sentences:
            own = self._cells_of(sentence.words)
            seen_cells = [self._seen[cell] for cell in own]
            inside += range(len(cells), len(cells) + len(own))
            cells += own
            flags += map(self._flags.number, seen.flags_of(seen_cells, sentence.hits))  # type: ignore[arg-type]
            trails += map(self._trails.number, seen.trails(seen_cells))  # type: ignore[arg-type]
            for row in (cells, flags, trails):
                row += [_OUTSIDE] * MARGIN
        return cells, flags, trails, inside

    def _cells_of(self, words: Sequence[Word]) -> list[int]:
        keys = [(word.text, word.norm, word.stem, word.pos) for word in words]
        found = [*map(self._cells.get, keys)]
        if None not in found:
            return found  # type: ignore[return-value]
        for key, word, cell in zip(keys, words, found, strict=True):
            if cell is None and key not in self._cells:
                self._learn(key, seen.cell_of(word))
        return [self._cells[key] for key in keys]

    def _learn(self, key: Hashable, cell: Cell) -> None:
        kind = cell.kind
        self._cells[key] = len(self._seen)
        self._seen.append(cell)
        self._numbers.append(
            (
                self._saids.number(cell.said),
                self._kinds.number(kind),
                self._plains.number((kind.lists, kind.pos), kind),
                self._groups.number(kind.group, kind),
                self._plains.number((kind.lists, ""), kind),
            )
        )

    # --- what the keys stand for; a key that stands outside the sentence shows nothing but the edge ------------

    def _spell_cell(self, cell: int) -> Sequence[Bundle]:
        found = self._seen[cell]
        if found is None:
            return (_NOTHING, *map(seen.edge, SHIFTS))
        return (seen.own(found), *(seen.near(shift, found) for shift in SHIFTS))

    def _spell_flag(self, flag: int) -> Sequence[Bundle]:
        if not flag:
            return (_NOTHING,) * len(SHIFTS)
        return [seen.flag_near(shift, self._flags.held(flag)) for shift in SHIFTS]

    def _spell_place(self, flag: int, kind: int) -> Sequence[Bundle]:
        return (seen.flagged(self._flags.held(flag), self._kinds.held(kind)) if kind else _NOTHING,)

    def _spell_trail(self, trail: int, kind: int) -> Sequence[Bundle]:
        return (seen.trailed(self._trails.held(trail), self._kinds.held(kind)) if kind else _NOTHING,)

    def _spell_saids(self, first: int, second: int) -> Sequence[Bundle]:
        if not (first and second):
            return _NOTHING, _NOTHING
        one, two = self._saids.held(first), self._saids.held(second)
        return seen.said_pair(-1, one, two), seen.said_pair(1, two, one)

    def _spell_kinds(self, first: int, second: int) -> Sequence[Bundle]:
        if not (first and second):
            return _NOTHING, _NOTHING
        one, two = self._kinds.held(first), self._kinds.held(second)
        return seen.pair(-1, one, two), seen.pair(1, two, one)

    def _spell_flags(self, first: int, second: int) -> Sequence[Bundle]:
        if not (first and second):
            return _NOTHING, _NOTHING
        one, two = self._flags.held(first), self._flags.held(second)
        return seen.flag_pair(-1, one, two), seen.flag_pair(1, two, one)

    def _spell_three(self, *plains: int) -> Sequence[Bundle]:
        return (seen.triple(*map(self._plains.held, plains)) if all(plains) else _NOTHING,)

    def _spell_groups(self, two_before: int, before: int, lists: int) -> Sequence[Bundle]:
        if not (two_before and before and lists):
            return (_NOTHING,)
        held = self._groups.held
        return (seen.announced(held(two_before), held(before), self._plains.held(lists)),)


def _shifted(total: Floats, rows: Floats, shift: int) -> None:
    """Add to each word the row of the word at a distance."""
    if shift < 0:
        total[-shift:] += rows[:shift]
    else:
        total[:-shift] += rows[shift:]


class _Numbers:
    """Gives each value a number from 1 on, and the first value (or what stands for it) back."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._held: list[Any] = [None]

    def number(self, value: Hashable, held: object = None) -> int:
        """Return the number of a value, a new one for a new value; `held` is given back for it instead of itself."""
        found = self._numbers.get(value)
        if found is None:
            found = self._numbers[value] = len(self._held)
            self._held.append(value if held is None else held)
        return found

    def held(self, number: int) -> Any:
        """Return what a number stands for."""
        return self._held[number]


class _Memo:
    """The added weights of the bundles that each key stands for."""

    def __init__(self, weights: Weights, bundles: int, spell: _Spell) -> None:
        import numpy as np

        self._weights, self._spell = weights, spell
        self._numbers: dict[Hashable, int] = {}
        self._rows = np.zeros((256, bundles, _WIDTH), np.float32)

    @property
    def size(self) -> int:
        """How many keys are remembered."""
        return len(self._numbers)

    def rows(self, keys: Sequence[Hashable]) -> Floats:
        """Return the added weights for each key (keys, bundles, labels)."""
        found = [*map(self._numbers.get, keys, repeat(-1))]
        if -1 in found:
            self._learn(dict.fromkeys(key for key, number in zip(keys, found, strict=True) if number < 0))
            found = [*map(self._numbers.__getitem__, keys)]
        return self._rows[found]

    def _learn(self, keys: Iterable[Hashable]) -> None:
        import numpy as np

        first = len(self._numbers)
        bundles: list[Bundle] = []
        for key in keys:
            self._numbers[key] = len(self._numbers)
            bundles += self._spell(*key) if isinstance(key, tuple) else self._spell(key)
        rows = self._weights.add_up(bundles).reshape(-1, *self._rows.shape[1:])
        if first + len(rows) > len(self._rows):
            room = np.zeros((2 * (first + len(rows)), *self._rows.shape[1:]), np.float32)
            room[:first] = self._rows[:first]
            self._rows = room
        self._rows[first : first + len(rows)] = rows
