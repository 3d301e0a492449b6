"""The permanent keys of a report's passages, counted out in one place: preparing, revising and verifying all ask here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reports.ingest.preparing.edition import Edition
from reports.ingest.preparing.prepared import Prepared, PreparedPassage
from reports.text import fingerprint_of_folded, fold, passage_key_of_folded


@dataclass(frozen=True, slots=True)
class PassageKey:
    """`folded` is the text as `reports.text.fold` makes it; `fingerprint` the SHA-256 of that."""

    key: str
    fingerprint: str
    folded: str


def passage_keys(report_slug: str, texts: Iterable[str]) -> Iterator[PassageKey]:
    """One for each text, in the order of the page. Of paragraphs that fold alike the first is occurrence 1, the next 2, and so
    on: that count is part of the key (decision 3), so it must never be made any other way."""
    seen: Counter[str] = Counter()
    for text in texts:
        folded = fold(text)
        seen[folded] += 1
        key = passage_key_of_folded(report_slug, folded, seen[folded])
        yield PassageKey(key, fingerprint_of_folded(folded), folded)


def with_keys_of(report_slug: str, prepared: Prepared) -> Prepared:
    """The page with the keys of a report that keeps another slug than its edition would get today: series and countries are
    renamed, slugs are not."""
    if report_slug == prepared.edition.slug:
        return prepared
    return replace(prepared, passages=tuple(_with_keys(report_slug, prepared)))


def with_keys_of_edition(edition: Edition, prepared: Prepared) -> Prepared:
    """The page as that of this edition, with the keys of its slug."""
    return replace(prepared, edition=edition, passages=tuple(_with_keys(edition.slug, prepared)))


def _with_keys(report_slug: str, prepared: Prepared) -> Iterator[PreparedPassage]:
    keys = passage_keys(report_slug, (passage.text for passage in prepared.passages))
    for passage, each in zip(prepared.passages, keys, strict=True):
        yield replace(passage, key=each.key)
