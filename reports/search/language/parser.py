"""From typed text to the tree, by the grammar in query.lark. Nothing typed is an error."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import lark
from lark import Lark, Transformer
from lark.lexer import Lexer

from reports.search.language.repair import repair
from reports.search.language.tokens import MAX_CHARACTERS, QueryToken, in_field, tokens_of
from reports.search.language.tree import And, Node, Not, Nothing, Or
from reports.search.language.typed import plain_form


@dataclass(frozen=True, slots=True)
class Parsed:
    """`root` is None when nothing was typed."""

    root: Node | None
    notes: tuple[str, ...] = ()


def parse(text: str) -> Parsed:
    """Read a query."""
    notes: list[str] = []
    shown = text[:MAX_CHARACTERS]
    if len(text) > MAX_CHARACTERS:
        notes.append(f"Only the first {MAX_CHARACTERS:,} characters were read.")
    plain = plain_form(shown)
    if plain.count('"') % 2:
        notes.append("A quotation mark has no partner: the phrase was read to the end.")
    row = repair(list(tokens_of(plain, notes.append)), notes.append)
    tree = _GRAMMAR.parse(cast(str, row)) if row else None
    root = _Builder(notes.append).transform(tree) if tree is not None else None
    if root is None and plain.strip():
        root = Nothing()
        notes += [] if notes else ["There is no word in it to look for."]
    return Parsed(root, tuple(dict.fromkeys(notes)))


class _Tokens(Lexer):
    """The grammar reads a row of our own tokens instead of characters."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[lark.Token]:
        return (lark.Token(token.kind, cast(str, token)) for token in lexer_state)


_GRAMMAR = Lark.open("query.lark", rel_to=__file__, parser="lalr", lexer=_Tokens)


class _Builder(Transformer[lark.Token, Node | None]):
    """Joins the leaves. A part that can mean nothing is None and falls out of what it stands in."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__(visit_tokens=False)
        self._note = note

    def start(self, children: list[Node | None]) -> Node | None:
        return children[0]

    def term(self, children: list[Any]) -> Node | None:
        return _own(children[0]).leaf

    def group(self, children: list[Any]) -> Node | None:
        return children[1]

    def excluded(self, children: list[Any]) -> Node | None:
        part = children[1]
        return part.part if isinstance(part, Not) else part and Not(part)

    def any(self, children: list[Any]) -> Node | None:
        return _joined(Or, children[::2])

    def all(self, children: list[Any]) -> Node | None:
        return _joined(And, children)

    def field_term(self, children: list[Any]) -> Node | None:
        return self._in_field(_own(children[0]).typed, _own(children[1]).leaf)

    def field_group(self, children: list[Any]) -> Node | None:
        return self._in_field(_own(children[0]).typed, children[2])

    def _in_field(self, name: str, node: Node | None) -> Node | None:
        """The field before a parenthesis is meant for each term in it."""
        match node:
            case None:
                return None
            case And(parts) | Or(parts):
                return _joined(type(node), [self._in_field(name, part) for part in parts])
            case Not(part):
                inner = self._in_field(name, part)
                return inner and Not(inner)
            case _:
                return in_field(name, node, self._note)


def _own(token: lark.Token) -> QueryToken:
    """What the lexer put into it."""
    return cast(QueryToken, token.value)


def _joined(kind: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """Nested joins of one kind are one join."""
    kept: list[Node] = []
    for part in parts:
        kept += part.parts if isinstance(part, kind) else [part] if part is not None else []
    if len(kept) < 2:
        return kept[0] if kept else None
    return kind(tuple(kept))
