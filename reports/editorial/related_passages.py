"""What speaks on when a passage is withdrawn: its other versions, and passages with the same or nearly the same words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from reports.choices import Relation, Status
from reports.models import Passage, PassageEdit
from reports.models.passage import PassageQuerySet
from reports.search import passages_sharing_runs
from reports.shared_words import shared_run

_WINDOW: Final = 8
_STEP: Final = 4
MOST: Final = 1_000
"""Passages that are named at most: a sentence that stands in more protects nobody, and is a formula of its series."""


@dataclass(frozen=True, slots=True)
class Related:
    """`words` is the run that both share, as `of` prints it; empty for versions, which are withdrawn whatever they share."""

    passage: Passage
    of: Passage
    relation: Relation
    words: str = ""


def related_passages(passages: Iterable[Passage]) -> list[Related]:
    """Published passages that would still say what these say, versions first; those of other reports in the order of reports.

    Versions of what shares words are named with it, so that nothing of a chosen one stays.
    """
    found: dict[int, Related] = {}
    given = list(passages)
    _add(found, given, _versions(given, Relation.VERSION))
    _add(found, given, _equal(given))
    _add(found, given, _nearly_equal(given))
    _add(found, given, _versions([one.passage for one in found.values()], Relation.VERSION_OF_RELATED))
    return list(found.values())


def versions(passage: Passage) -> set[int]:
    """The primary keys of every text that this passage had or has, its own too, over all captures of its report."""
    known, fresh = {passage.pk}, {passage.pk}
    while fresh:
        pairs = PassageEdit.objects.filter(before__in=fresh) | PassageEdit.objects.filter(after__in=fresh)
        fresh = {pk for pair in pairs.values_list("before", "after") for pk in pair} - known
        known |= fresh
    return known


def _add(found: dict[int, Related], given: list[Passage], more: Iterable[Related]) -> None:
    own = {passage.pk for passage in given}
    for one in more:
        if one.passage.pk not in own:
            found.setdefault(one.passage.pk, one)


def _versions(passages: list[Passage], relation: Relation) -> Iterable[Related]:
    for passage in passages:
        for version in _published(pk__in=versions(passage) - {passage.pk}):
            yield Related(version, passage, relation)


def _equal(passages: list[Passage]) -> Iterable[Related]:
    by_fingerprint = {passage.fingerprint: passage for passage in passages}
    for same in _published(fingerprint__in=by_fingerprint)[:MOST]:
        yield Related(same, by_fingerprint[same.fingerprint], Relation.EQUAL, same.text)


def _nearly_equal(passages: list[Passage]) -> Iterable[Related]:
    for passage in passages:
        in_index = _published(pk__in=passages_sharing_runs(passage.text, most=MOST))
        for near in (*in_index, *_superseded_like(passage.text)):
            if words := shared_run(passage.text, near.text):
                yield Related(near, passage, Relation.NEAR, words)


def _superseded_like(text: str) -> PassageQuerySet:
    """Earlier texts, which the index does not have, with some words in a row as `text` prints them."""
    words = text.split()
    starts = range(0, max(1, len(words) - _WINDOW + 1), _STEP)
    has_some = [Q(text__icontains=" ".join(words[start : start + _WINDOW])) for start in starts]
    return _published(reduce(or_, has_some), edits_away__isnull=False).distinct()[:MOST]


def _published(*conditions: Q, **lookup: object) -> PassageQuerySet:
    return Passage.objects.filter(*conditions, status=Status.PUBLISHED, **lookup).with_report().in_order()
