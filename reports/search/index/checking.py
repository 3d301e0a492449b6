"""Proving that index and record agree: every passage against its document, and every document against a passage."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import tantivy

from reports.models import Passage
from reports.search.index.documents import DocumentMaker
from reports.search.index.following import BATCH, stored_digests
from reports.search.index.schema import SCHEMA
from reports.search.index.store import get_store

_MOST = 2**63 - 1

type Range = tuple[int, int]
type DifferenceKinds = dict[int, str]


@dataclass(frozen=True, slots=True)
class IndexDifference:
    """`kind` is missing, stale, doubled, or unwanted: there though search must not find it."""

    passage_id: int
    kind: str
    key: str = ""
    report: str = ""

    def __str__(self) -> str:
        name = (
            f"passage {self.key} of {self.report}"
            if self.key
            else f"passage number {self.passage_id}, no longer stored"
        )
        return f"{self.kind}: {name}"


def check(progress: Callable[[int, int], None] = lambda done, total: None) -> Iterator[IndexDifference]:
    """Every passage whose document is not what the record says. A range of keys at a time, so memory stays flat.

    Others may write meanwhile: what seems to differ is looked at again in the newest state of both.
    """
    total, done = Passage.objects.count(), 0
    store, maker = get_store(), DocumentMaker()
    for keys in _ranges():
        if _differences(store.searcher(), maker, keys):
            yield from _named(_differences(store.searcher(), DocumentMaker(), keys))
        done += BATCH
        progress(min(done, total), total)


def _ranges() -> Iterator[Range]:
    """From zero to beyond the last key, with as many passages of the record in each as one batch holds."""
    first = 0
    while True:
        keys = Passage.objects.filter(pk__gte=first).order_by("pk").values_list("pk", flat=True)[BATCH - 1 : BATCH]
        last = next(iter(keys), _MOST)
        yield first, last
        if last == _MOST:
            return
        first = last + 1


def _differences(searcher: tantivy.Searcher, maker: DocumentMaker, keys: Range) -> DifferenceKinds:
    first, last = keys
    within = tantivy.Query.range_query(SCHEMA, "passage", tantivy.FieldType.Unsigned, first, last)
    stored = stored_digests(searcher, within)
    passages = Passage.objects.filter(pk__range=keys).values_list("pk", flat=True)
    wanted = {document.passage_id: document.digest() for document in maker.make(passages)}
    kinds = {pk: _kind(stored.get(pk, []), wanted.get(pk)) for pk in sorted(stored.keys() | wanted.keys())}
    return {pk: kind for pk, kind in kinds.items() if kind}


def _kind(stored: list[bytes], wanted: bytes | None) -> str:
    if wanted is None:
        return "unwanted"
    if not stored:
        return "missing"
    if len(stored) > 1:
        return "doubled"
    return "" if stored[0] == wanted else "stale"


def _named(found: Mapping[int, str]) -> Iterator[IndexDifference]:
    rows = Passage.objects.filter(pk__in=found).values_list("pk", "key", "report__slug")
    names = {pk: (key, report) for pk, key, report in rows}
    for pk, kind in found.items():
        yield IndexDifference(pk, kind, *names.get(pk, ("", "")))
