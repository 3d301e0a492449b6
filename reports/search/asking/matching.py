"""Where the words of a query stand in a text, found without tokenizing all of it.

No word crosses a space. So each piece between two spaces is examined by itself, every distinct piece once for all texts, and
only pieces that can match are tokenized.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from reports.search.index import analysis
from reports.search.index.analysis import Token

type Span = tuple[int, int]
type TermSequence = tuple[str, ...]
"""Terms that match one behind the other."""
type PieceMatches = tuple[list[Span], list[int]]
"""Of a piece: the matches that lie in it whole, and where one begins that may go on behind it."""


class _Pieces(ABC):
    """Matches in the pieces between spaces. Texts share most of their pieces, and most pieces match nothing."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._found: dict[str, PieceMatches] = {}

    def spans(self, text: str) -> Iterator[Span]:
        """Not in the order of the text."""
        pieces = set(text.split())
        new = pieces - self._known
        self._known |= new
        for piece in filter(self._may_match, new):
            self._found[piece] = self._match(piece)
        for piece in pieces & self._found.keys():
            yield from self._spans_of(piece, text)

    def _spans_of(self, piece: str, text: str) -> Iterator[Span]:
        spans, starts = self._found[piece]
        for at in _places(piece, text):
            for start, end in spans:
                yield at + start, at + end
            for start in starts:
                yield from self._going_on(text, at + start)

    @abstractmethod
    def _may_match(self, piece: str) -> bool:
        """Quick: asked of every piece."""

    @abstractmethod
    def _match(self, piece: str) -> PieceMatches: ...

    def _going_on(self, text: str, start: int) -> Iterator[Span]:
        """What begins here and is found whole."""
        return iter(())


class WordMatcher(_Pieces):
    """Rows of terms as `cut` gives them from somewhere in a text on; `joined` are terms of whole words with hyphens.

    `terms_in` gives all the terms of a piece, and quickly.
    """

    def __init__(
        self,
        rows: Iterable[TermSequence],
        cut: Callable[[str, int], Iterator[Token]],
        terms_in: Callable[[str], Collection[str]],
        joined: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._cut, self._terms_in, self._joined = cut, terms_in, joined
        self._single: set[str] = set()
        self._rows: dict[str, list[TermSequence]] = defaultdict(list)
        for row in rows:
            if len(row) == 1:
                self._single.add(row[0])
            elif row:
                self._rows[row[0]].append(row)
        self._first = {*self._single, *self._rows, *joined}
        self._longest = max((len(row) for rows in self._rows.values() for row in rows), default=1)

    def _may_match(self, piece: str) -> bool:
        return not self._first.isdisjoint(self._terms_in(piece))

    def _match(self, piece: str) -> PieceMatches:
        tokens = list(self._cut(piece, 0))
        found = [token for token in tokens if token.term in self._single]
        found += [token for token in analysis.compounds(piece) if token.term in self._joined]
        begun = dict.fromkeys(token.start for token in tokens if token.term in self._rows)
        return [(token.start, token.end) for token in found], list(begun)

    def _going_on(self, text: str, start: int) -> Iterator[Span]:
        tokens = self._cut(text, start)
        following = list(islice(tokens, self._longest))
        while following and following[0].start == start:  # a word may be several terms: 1½ is three
            for row in self._rows.get(following[0].term, ()):
                if tuple(token.term for token in following[: len(row)]) == row:
                    yield start, following[len(row) - 1].end
            following = [*following[1:], *islice(tokens, 1)]


class PrefixMatcher(_Pieces):
    """Words that begin so, as they are printed or folded."""

    def __init__(self, printed: Iterable[str], folded: Iterable[str]) -> None:
        super().__init__()
        self._printed, self._folded = tuple(printed), tuple(folded)

    def _may_match(self, piece: str) -> bool:
        words = analysis.printed_in(piece)
        return any(word.startswith(self._printed) or folded.startswith(self._folded) for word, folded in words)

    def _match(self, piece: str) -> PieceMatches:
        words = analysis.exact_tokens(piece)
        return [(word.start, word.end) for word in words if self._may_match(piece[word.start : word.end])], []


def _places(piece: str, text: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        end = at + len(piece)
        if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield at
        at = text.find(piece, end)
