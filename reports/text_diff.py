"""What changed between two versions of a text, in runs of words: for the pages, the admin and the plans that show it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s*\S+\s*")


class PieceKind(StrEnum):
    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Piece:
    kind: PieceKind
    text: str


def word_diff(old: str, new: str) -> list[Piece]:
    """Runs of words in reading order; what was deleted comes before what was inserted in its place.

    A word keeps the blanks behind it. Equal and inserted pieces together have the words of `new`, equal and deleted ones
    those of `old`, each in order.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False)
    pieces: list[Piece] = []
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            pairs = zip(before[start:end], after[new_start:new_end], strict=True)
            _add(pieces, PieceKind.EQUAL, [max(pair, key=len) for pair in pairs])
        else:
            _add(pieces, PieceKind.DELETE, before[start:end])
            _add(pieces, PieceKind.INSERT, after[new_start:new_end])
    return [Piece(piece.kind, piece.text if piece is not pieces[-1] else piece.text.rstrip()) for piece in pieces]


def _add(pieces: list[Piece], kind: PieceKind, words: list[str]) -> None:
    """Every piece ends in a blank, so that no two words run together where a text ends in the middle of the other."""
    text = "".join(words)
    if text:
        pieces.append(Piece(kind, text if text[-1].isspace() else f"{text} "))
