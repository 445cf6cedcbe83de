"""What the weights of the name model say about each word of an article, before its neighbours' labels are weighed.

Every bundle of features is added up once and remembered under its key: a word, a pair of kinds, a flag. Reading an
article is then mostly looking up and adding rows, which is why the model reads seven times as many words a second as
one that looks up the features of each.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from riwaya.language.ar import name_features as seen
from riwaya.language.ar.gazetteer import Hit
from riwaya.language.ar.name_features import SHIFTS, Bundle, Cell, Kind
from riwaya.language.ar.name_weights import LABELS, Weights
from riwaya.model import Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from riwaya.language.ar.name_weights import Floats

#: So many empty places stand around a sentence that no word sees the next sentence.
MARGIN = 3
#: The number that stands for a place outside the sentence.
OUTSIDE = 0
#: A process that reads for weeks forgets what it remembers when that is so much.
_LARGEST = 250_000
_NOTHING: Bundle = (b"",)
_Spell = Callable[..., Sequence[Bundle]]


class Sentence(Struct, frozen=True):
    """The words of a sentence and the known names in it, with word numbers of the sentence."""

    words: Sequence[Word]
    hits: Sequence[Hit]


class Layout(Struct, frozen=True):
    """The words of an article in one row, with margins around sentences, each by the numbers of what it shows.

    `inside` are the places of the words in the row, `lengths` the words of each sentence.
    """

    cells: list[int]
    flags: list[int]
    trails: list[int]
    inside: list[int]
    lengths: NDArray[np.int64]


class Numbers:
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
        """Return what a number stands for; None for `OUTSIDE`."""
        return self._held[number]


class Memory:
    """The words, flags and trails that were seen, by number; `generation` rises when all numbers begin anew."""

    def __init__(self) -> None:
        self.generation = 0
        self._begin()

    def _begin(self) -> None:
        self._cells: dict[Hashable, int] = {}
        self._seen: list[Any] = [None]
        self.flags, self.trails = Numbers(), Numbers()

    @property
    def size(self) -> int:
        """How many different words are remembered."""
        return len(self._cells)

    def cell(self, number: int) -> Cell | None:
        """Return the cell of a number; None for `OUTSIDE`."""
        found: Cell | None = self._seen[number]
        return found

    def layout(self, sentences: Sequence[Sentence]) -> Layout:
        """Return the sentences of an article in one row; at least one, none empty."""
        import numpy as np

        if self.size > _LARGEST:
            self.generation += 1
            self._begin()
        cells, flags, trails = ([OUTSIDE] * MARGIN for _ in range(3))
        inside: list[int] = []
        for sentence in sentences:
            numbers = self._numbers(sentence.words)
            own = [self._seen[number] for number in numbers]
            inside += range(len(cells), len(cells) + len(own))
            cells += numbers
            flags += map(self.flags.number, seen.flags_of(own, sentence.hits))
            trails += map(self.trails.number, seen.trails(own))
            for row in (cells, flags, trails):
                row += [OUTSIDE] * MARGIN
        lengths = np.array([len(sentence.words) for sentence in sentences])
        return Layout(cells, flags, trails, inside, lengths)

    def _numbers(self, words: Sequence[Word]) -> list[int]:
        keys = [(word.text, word.norm, word.stem, word.pos) for word in words]
        found = [*map(self._cells.get, keys, repeat(OUTSIDE))]
        if OUTSIDE not in found:
            return found
        for key, word, number in zip(keys, words, found, strict=True):
            if number == OUTSIDE and key not in self._cells:
                self._cells[key] = len(self._seen)
                self._seen.append(seen.cell_of(word))
        return [self._cells[key] for key in keys]


class Sums:
    """Rows that are worked out once for each key and then remembered."""

    def __init__(self, work: Callable[[list[Any]], Floats]) -> None:
        self._work = work
        self._numbers: dict[Hashable, int] = {}
        self._rows: Floats | None = None

    def rows(self, keys: Sequence[Hashable]) -> Floats:
        """Return the row of each key, one after the other."""
        if len(self._numbers) > 4 * _LARGEST:
            self._numbers, self._rows = {}, None
        found = [*map(self._numbers.get, keys, repeat(-1))]
        if -1 in found:
            new = dict.fromkeys(key for key, number in zip(keys, found, strict=True) if number < 0)
            self._keep([*new])
            found = [*map(self._numbers.__getitem__, keys)]
        assert self._rows is not None
        rows: Floats = self._rows[found]
        return rows

    def _keep(self, keys: list[Hashable]) -> None:
        import numpy as np

        worked, first = self._work(keys), len(self._numbers)
        end = first + len(keys)
        if self._rows is None or end > len(self._rows):
            room = np.zeros((2 * end, *worked.shape[1:]), np.float32)
            if self._rows is not None:
                room[:first] = self._rows[:first]
            self._rows = room
        self._rows[first:end] = worked
        self._numbers.update(zip(keys, range(first, end), strict=True))


class NameTable:
    """Adds up the weights of a linear model over articles, and remembers what it added up."""

    def __init__(self, weights: Weights, memory: Memory) -> None:
        self._weights, self._memory = weights, memory
        self._begin()

    def _begin(self) -> None:
        self._generation = self._memory.generation
        self._kinds, self._plains, self._saids, self._groups = Numbers(), Numbers(), Numbers(), Numbers()
        self._shown: list[tuple[int, int, int, int, int]] = [(OUTSIDE,) * 5]
        self._of_cell = self._sums(self._spell_cell)
        self._of_flag = self._sums(self._spell_flag)
        self._of_place = self._sums(self._spell_place)
        self._of_trail = self._sums(self._spell_trail)
        self._of_saids = self._sums(self._spell_saids)
        self._of_kinds = self._sums(self._spell_kinds)
        self._of_flags = self._sums(self._spell_flags)
        self._of_three = self._sums(self._spell_three)
        self._of_groups = self._sums(self._spell_groups)

    def _sums(self, spell: _Spell) -> Sums:
        """Return what remembers the added weights of the bundles that keys spell (keys, bundles, labels)."""

        def work(keys: list[Any]) -> Floats:
            spelt = [spell(*key) if isinstance(key, tuple) else spell(key) for key in keys]
            rows = self._weights.features.add_up([bundle for bundles in spelt for bundle in bundles])
            return rows.reshape(len(keys), -1, len(LABELS))

        return Sums(work)

    def add_up(self, layout: Layout) -> Floats:
        """Return the added weights of every word of an article (words, labels)."""
        import numpy as np

        if self._generation != self._memory.generation:
            self._begin()
        cells, flags = layout.cells, layout.flags
        self._show(max(cells))
        shown = self._shown
        saids, kinds, plains, groups, lists = zip(*[shown[cell] for cell in cells], strict=True)
        total = np.zeros((len(cells), len(LABELS)), np.float32)
        by_cell, by_flag = self._of_cell.rows(cells), self._of_flag.rows(flags)
        total += by_cell[:, 0]
        for place, shift in enumerate(SHIFTS):
            _add_shifted(total, by_cell[:, place + 1], shift)
            _add_shifted(total, by_flag[:, place], shift)
        total += self._of_place.rows([*zip(flags, kinds, strict=True)])[:, 0]
        total += self._of_trail.rows([*zip(layout.trails, kinds, strict=True)])[:, 0]
        for sums, keys in ((self._of_saids, saids), (self._of_kinds, kinds), (self._of_flags, flags)):
            pairs = sums.rows([*pairwise(keys)])
            total[1:] += pairs[:, 0]
            total[:-1] += pairs[:, 1]
        total[1:-1] += self._of_three.rows([*zip(plains, plains[1:], plains[2:], strict=False)])[:, 0]
        total[2:] += self._of_groups.rows([*zip(groups, groups[1:], lists[2:], strict=False)])[:, 0]
        inside: Floats = total[layout.inside]
        return inside

    def _show(self, last: int) -> None:
        """Number what the cells up to `last` show in pairs and triples."""
        for number in range(len(self._shown), last + 1):
            cell = self._memory.cell(number)
            assert cell is not None
            kind = cell.kind
            said, own = self._saids.number(cell.said), self._kinds.number(kind)
            plain, lists = self._plains.number((kind.lists, kind.pos), kind), self._plains.number((kind.lists,), kind)
            self._shown.append((said, own, plain, self._groups.number(kind.group, kind), lists))

    # --- what the keys stand for; what stands outside the sentence shows nothing but the edge ------------------

    def _spell_cell(self, number: int) -> Sequence[Bundle]:
        cell = self._memory.cell(number)
        if cell is None:
            return (_NOTHING, *map(seen.edge, SHIFTS))
        return (seen.own(cell), *(seen.near(shift, cell) for shift in SHIFTS))

    def _spell_flag(self, number: int) -> Sequence[Bundle]:
        flag: str | None = self._memory.flags.held(number)
        return [_NOTHING if flag is None else seen.flag_near(shift, flag) for shift in SHIFTS]

    def _spell_place(self, flag: int, kind: int) -> Sequence[Bundle]:
        own: Kind | None = self._kinds.held(kind)
        return (_NOTHING if own is None else seen.flagged(self._memory.flags.held(flag), own),)

    def _spell_trail(self, trail: int, kind: int) -> Sequence[Bundle]:
        own: Kind | None = self._kinds.held(kind)
        return (_NOTHING if own is None else seen.trailed(self._memory.trails.held(trail), own),)

    def _spell_saids(self, first: int, second: int) -> Sequence[Bundle]:
        return _both(seen.said_pair, self._saids.held(first), self._saids.held(second))

    def _spell_kinds(self, first: int, second: int) -> Sequence[Bundle]:
        return _both(seen.pair, self._kinds.held(first), self._kinds.held(second))

    def _spell_flags(self, first: int, second: int) -> Sequence[Bundle]:
        return _both(seen.flag_pair, self._memory.flags.held(first), self._memory.flags.held(second))

    def _spell_three(self, *plains: int) -> Sequence[Bundle]:
        return (seen.triple(*map(self._plains.held, plains)) if all(plains) else _NOTHING,)

    def _spell_groups(self, two_before: int, before: int, lists: int) -> Sequence[Bundle]:
        if not (two_before and before and lists):
            return (_NOTHING,)
        held = self._groups.held
        return (seen.announced(held(two_before), held(before), self._plains.held(lists)),)


def _both(spell: Callable[[int, Any, Any], Bundle], first: Any, second: Any) -> Sequence[Bundle]:
    """Return what the second of two neighbours shows with the first, and the first with the second."""
    if first is None or second is None:
        return _NOTHING, _NOTHING
    return spell(-1, first, second), spell(1, second, first)


def _add_shifted(total: Floats, rows: Floats, shift: int) -> None:
    """Add to each word the row of the word at a distance."""
    if shift < 0:
        total[-shift:] += rows[:shift]
    else:
        total[:-shift] += rows[shift:]
