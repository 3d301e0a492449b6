"""Vocabulary trees as readers see them: terms under their parents, in order. Knows nothing of what is filed under them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reports.models.term import Term


@dataclass(frozen=True, slots=True)
class Branch[T: Term]:
    """A term with the branches below it."""

    term: T
    branches: tuple["Branch[T]", ...] = ()

    def terms(self) -> list[T]:
        """The term itself and every term below it, from the top."""
        return [self.term, *(term for branch in self.branches for term in branch.terms())]


def grow[T: Term](terms: Iterable[T]) -> list[Branch[T]]:
    """The tree that the terms make, siblings in the order given. A term whose parent is not among them stands at the top."""
    terms = list(terms)
    known = {term.pk for term in terms}
    below: Mapping[int | None, list[T]] = defaultdict(list)
    for term in terms:
        below[term.parent_id if term.parent_id in known else None].append(term)
    return [_branch(term, below) for term in below[None]]


def with_below(terms: Iterable[Term]) -> dict[int, frozenset[int]]:
    """For each term its own key and the keys of every term below it."""
    found: dict[int, frozenset[int]] = {}
    for top in grow(terms):
        _gather(top, found)
    return found


def _branch[T: Term](term: T, below: Mapping[int | None, list[T]]) -> Branch[T]:
    return Branch(term, tuple(_branch(child, below) for child in below.get(term.pk, [])))


def _gather[T: Term](branch: Branch[T], found: dict[int, frozenset[int]]) -> frozenset[int]:
    keys = frozenset({branch.term.pk}).union(*(_gather(child, found) for child in branch.branches))
    found[branch.term.pk] = keys
    return keys
