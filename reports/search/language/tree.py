"""What a query asks, as a tree: run by the compiler, put into words by the interpretation, and written back as text by `write`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together, in this order."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Words that stand within `distance` words of each other, in any order."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """The word, or one that differs from it by a letter or two."""

    text: str


@dataclass(frozen=True, slots=True)
class Exact:
    """Words as they were typed: not stemmed, not folded, not expanded. Only capitals do not count."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """Words that are a name the archive knows, and every other form of it.

    `forms` come from the curated list; `sounded` from rules that join spellings of one sound, and rank below them. Those
    of them that are in `begins` count only where a word begins with them.
    """

    text: str
    forms: tuple[str, ...]
    sounded: tuple[str, ...] = ()
    begins: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Field:
    """A value looked for in one field alone (facility:Kaechon)."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Years:
    """Editions from one year to another, both included; None where it is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Records:
    """A field whose value was looked up: the records it means, by primary key. None of them: it finds nothing."""

    field: Field
    facet: str
    keys: frozenset[int]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nothing:
    """Something was typed that has no meaning: it finds nothing, and never everything."""


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


type Leaf = Nothing | Word | Phrase | Near | Prefix | Fuzzy | Exact | Name | Field | Years | Records
type Node = Leaf | Not | And | Or


def leaves(node: Node | None) -> list[Leaf]:
    """Everything that is looked for, from left to right; what is excluded is left out."""
    match node:
        case None | Not():
            return []
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case _:
            return [node]
