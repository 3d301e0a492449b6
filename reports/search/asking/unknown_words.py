"""Words of a query that the index does not know, and the query with fuzzy words in their place."""

from collections.abc import Callable, Iterator

from reports.search.index.analysis import is_asian
from reports.search.language.tree import And, Fuzzy, Near, Node, Or, Phrase, Records, Word
from reports.search.names.vocabulary import SHORTEST_NEAR, get_vocabulary

type Worded = Word | Phrase | Near | Records


def fuzzy_tree(root: Node | None) -> Node | None:
    """The tree with every word that the index does not know read as `word~`; the same tree when it knows them all."""
    unknown = set(unknown_words(root))
    return with_words(root, lambda leaf: Fuzzy(leaf.text) if isinstance(leaf, Word) and leaf.text in unknown else leaf)


def unknown_words(root: Node | None) -> Iterator[str]:
    """Words of the tree that no passage, heading or name has, and that are no name. Excluded ones do not matter."""
    vocabulary = get_vocabulary()
    match root:
        case And(parts) | Or(parts):
            for part in parts:
                yield from unknown_words(part)
        case Word(text) | Phrase(text) | Near(text):
            for word in text.split():
                if len(word) >= SHORTEST_NEAR and not is_asian(word) and not vocabulary.holds(word):
                    yield word


def with_words(node: Node | None, by: Callable[[Worded], Node]) -> Node | None:
    """The tree with its leaves changed; what is excluded stays."""
    match node:
        case And(parts) | Or(parts):
            return type(node)(tuple(with_words(part, by) or part for part in parts))
        case Word() | Phrase() | Near() | Records():
            return by(node)
    return node
