"""What a reader typed, as a tree. Nothing typed is an error: what cannot be read is left out, and a note says so.

Words are joined by AND. `OR` stands between two neighbours; `-` or `NOT` excludes what follows; quotation marks keep words
together; parentheses group.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.search.analysis import asian_pairs, terms

MAX_CHARACTERS = 1_000
MAX_TERMS = 60
MAX_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """Words that are a name the archive knows, and every other form of it."""

    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


Node = Word | Phrase | Name | Not | And | Or


@dataclass(frozen=True, slots=True)
class Parsed:
    root: Node | None
    notes: tuple[str, ...] = ()


_TOKEN = re.compile(
    r"""(?P<phrase>"[^"]*"?)|(?P<open>\()|(?P<close>\))|(?P<minus>(?<![^\s(])-(?=["(]|\w))|(?P<word>[^\s"()]+)""",
    re.VERBOSE,
)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_DASHES = re.compile('(?<![^\\s(])[\u2010-\u2015\u2212\uff0d](?=\\w|["“(])')


def parse(text: str) -> Parsed:
    """Read a query; an empty or unreadable one has no root."""
    notes: list[str] = []
    cleaned = "".join(c if c.isprintable() else " " for c in text)
    if len(cleaned) > MAX_CHARACTERS:
        cleaned = cleaned[:MAX_CHARACTERS]
        notes.append(f"Only the first {MAX_CHARACTERS:,} characters were read.")
    cleaned = _DASHES.sub("-", cleaned.translate(_QUOTES).replace("（", "(").replace("）", ")"))
    if cleaned.count('"') % 2:
        notes.append("A quotation mark has no partner: the phrase was read to the end.")
    reader = _Reader(cleaned, notes)
    root = reader.read_all()
    return Parsed(root, tuple(dict.fromkeys(reader.notes)))


class _Reader:
    """Reads tokens by recursive descent: a group is pieces joined by AND, a piece is neighbours joined by OR."""

    def __init__(self, text: str, notes: list[str]) -> None:
        self.tokens: list[tuple[str, str]] = [(str(m.lastgroup), m.group()) for m in _TOKEN.finditer(text)]
        self.at = 0
        self.terms = 0
        self.notes = notes

    def read_all(self) -> Node | None:
        found: list[Node] = []
        while self.at < len(self.tokens):
            if group := self._group(0):
                found.append(group)
            if self._kind() == "close":
                self.notes.append("A closing parenthesis has no partner and was left out.")
                self.at += 1
        return _joined(And, found)

    def _kind(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "end"

    def _is_or(self) -> bool:
        return self._kind() == "word" and self.tokens[self.at][1] in ("OR", "|")

    def _group(self, depth: int) -> Node | None:
        pieces: list[Node] = []
        while self._kind() not in ("close", "end"):
            if self._is_or():
                self.notes.append("OR stands between two words; one without a neighbour was left out.")
                self.at += 1
                continue
            pieces.extend(self._alternatives(depth))
        return _joined(And, pieces)

    def _alternatives(self, depth: int) -> Iterator[Node]:
        found = [self._piece(depth)]
        while self._is_or() and self.at + 1 < len(self.tokens) and self.tokens[self.at + 1][0] != "close":
            self.at += 1
            found.append(self._piece(depth))
        kept = [node for node in found if node is not None]
        if joined := _joined(Or, kept):
            yield joined

    def _piece(self, depth: int) -> Node | None:
        kind, typed = self.tokens[self.at]
        self.at += 1
        if kind == "minus" or (kind == "word" and typed == "NOT" and self._kind() not in ("end", "close")):
            part = self._piece(depth) if self.at < len(self.tokens) else None
            return Not(part) if part else None
        if kind == "open":
            return self._parenthesis(depth)
        if kind == "close":
            self.at -= 1
            return None
        return self._term(Phrase(typed.strip('"')) if kind == "phrase" else Word(typed))

    def _parenthesis(self, depth: int) -> Node | None:
        if depth >= MAX_DEPTH:
            self.notes.append(f"Parentheses nested more than {MAX_DEPTH} deep were left out.")
            return None
        inner = self._group(depth + 1)
        if self._kind() == "close":
            self.at += 1
        else:
            self.notes.append("An opening parenthesis has no partner: it was read to the end.")
        return inner

    def _term(self, node: Word | Phrase) -> Node | None:
        if node.text in ("AND", "&"):
            return None
        if not terms(node.text) and not asian_pairs(node.text):
            if node.text.strip():
                self.notes.append(f"“{node.text[:40]}” has no letters or digits and was left out.")
            return None
        self.terms += 1
        if self.terms > MAX_TERMS:
            self.notes.append(f"Only the first {MAX_TERMS} words were read.")
            return None
        return node


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))
