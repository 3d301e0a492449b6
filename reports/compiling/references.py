"""Where the passages of a document send the reader: into it, elsewhere in the archive, or to a section that the archive lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.models import Prefetch

from reports.compiling.selection import Selection
from reports.models import CrossReference, Passage, Section
from reports.models.passage import PassageQuerySet

Where = Literal["here", "elsewhere", "missing"]


@dataclass(frozen=True, slots=True)
class Reference:
    """`words` of `passage` name a section; `topic_to_add` is the code that would bring it into the document."""

    passage: Passage
    words: str
    target_path: str
    target: Section | None
    where: Where
    topic_to_add: str = ""


def with_references(passages: PassageQuerySet) -> PassageQuerySet:
    """With their cross-references and the sections these lead to, as `references` needs them."""
    rows = (
        CrossReference.objects.with_public_target()
        .select_related("target__topic", "target__report__country")
        .order_by("start", "pk")
    )
    return passages.prefetch_related(Prefetch("cross_references", queryset=rows))


def references(passages: Iterable[Passage], selection: Selection) -> list[Reference]:
    """In the order of the text; the passages carry their cross-references as `with_references` loads them."""
    return [_reference(row, passage, selection) for passage in passages for row in passage.cross_references.all()]


def _reference(row: CrossReference, passage: Passage, selection: Selection) -> Reference:
    """A section that is not public, or left its page, counts as missing."""
    target = row.target
    if target is None or not row.target_is_public:
        return Reference(passage, row.words, row.target_path, None, "missing")
    if target.pk in selection.chosen:
        return Reference(passage, row.words, row.target_path, target, "here")
    return Reference(
        passage, row.words, row.target_path, target, "elsewhere", target.topic.code if target.topic else ""
    )
