"""The keys of a page's passages when the report keeps another slug than its edition would get today."""

from collections import Counter
from dataclasses import replace

from reports.ingest.preparing.prepared import Prepared
from reports.text import fold, passage_key


def with_keys_of(slug: str, prepared: Prepared) -> Prepared:
    """A slug may have been held since before its series or country was renamed; keys are made from the one held."""
    if slug == prepared.edition.slug:
        return prepared
    seen: Counter[str] = Counter()
    passages = []
    for passage in prepared.passages:
        seen[folded := fold(passage.text)] += 1
        passages.append(replace(passage, key=passage_key(slug, passage.text, seen[folded])))
    return replace(prepared, passages=tuple(passages))
