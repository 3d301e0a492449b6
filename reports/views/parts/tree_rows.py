"""A vocabulary tree with, at every term, how many records are filed under it and under all below it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reports.models.term import Term
from reports.models.tree import Branch, grow


@dataclass(frozen=True, slots=True)
class TreeRow:
    """`count` counts each record once, however many terms below this one it is filed under."""

    term: Term
    own: int
    count: int
    branches: tuple["TreeRow", ...]

    def keys(self) -> set[int]:
        """The term's own key and the keys of all terms below it."""
        return {self.term.pk}.union(*(branch.keys() for branch in self.branches))


def tree_rows(terms: Iterable[Term], filed: Iterable[tuple[int, int]]) -> list[TreeRow]:
    """The tree of terms; `filed` are pairs of a term's key and the key of a record filed under it."""
    under: dict[int, set[int]] = defaultdict(set)
    for term, record in filed:
        under[term].add(record)
    return [_row(branch, under)[0] for branch in grow(terms)]


def tree_sums(terms: Iterable[Term], counts: Mapping[int, int]) -> list[TreeRow]:
    """The tree of terms where each record is filed under one term only, so that counts may be added up."""
    return [_sum(branch, counts) for branch in grow(terms)]


def find_row(rows: Iterable[TreeRow], key: int) -> TreeRow:
    """The row of one term, wherever in the tree it stands."""
    waiting = list(rows)
    for row in waiting:
        if row.term.pk == key:
            return row
        waiting.extend(row.branches)
    raise LookupError(key)


def crumbs_to_term(label: str, url: str, term: Any) -> list[dict[str, str]]:
    """From the list of the vocabulary down to the term, whose parents are loaded."""
    path = [term]
    while path[0].parent is not None:
        path.insert(0, path[0].parent)
    above = [{"label": one.label, "url": one.get_absolute_url()} for one in path[:-1]]
    return [{"label": label, "url": url}, *above, {"label": term.label, "url": ""}]


def _sum(branch: Branch, counts: Mapping[int, int]) -> TreeRow:
    below = tuple(_sum(child, counts) for child in branch.branches)
    own = counts.get(branch.term.pk, 0)
    return TreeRow(branch.term, own, own + sum(row.count for row in below), below)


def _row(branch: Branch, under: dict[int, set[int]]) -> tuple[TreeRow, set[int]]:
    below = [_row(child, under) for child in branch.branches]
    own = under.get(branch.term.pk, set())
    everything = own.union(*(records for _, records in below))
    return TreeRow(branch.term, len(own), len(everything), tuple(row for row, _ in below)), everything
