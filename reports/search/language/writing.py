"""A tree written back as the text that means it: `parse(write(tree)).root == tree` for every tree that `parse` makes."""

from reports.search.language.tree import (
    And,
    Exact,
    Field,
    Fuzzy,
    Name,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Records,
    Word,
    Years,
)


def write(node: Node | None) -> str:  # noqa: C901  # one line a kind of node
    """Empty for no tree."""
    match node:
        case None | Nothing():
            return ""
        case Word(text) | Name(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Near(text, distance):
            return f'"{text}"~{distance}'
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text):
            return f"{text}~"
        case Exact(text):
            return f'exact:"{text}"'
        case Field(name, value) | Records(Field(name, value)):
            return f'{name}:"{value}"'
        case Years(low, high):
            return f"year:{low}" if low == high else f"year:{low or ''}..{high or ''}"
        case Not(part):
            return f"-{_grouped(part)}"
        case And(parts):
            return " ".join(_grouped(part) if isinstance(part, And) else write(part) for part in parts)
        case Or(parts):
            return " OR ".join(_grouped(part) for part in parts)


def _grouped(node: Node) -> str:
    return f"({write(node)})" if isinstance(node, And | Or) else write(node)
