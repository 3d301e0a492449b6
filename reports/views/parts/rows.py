"""Passages as every page prints them: their words cut into runs, their findings lettered, their suggestions numbered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from reports.choices import SectionKind
from reports.models import CrossReference, Finding, Passage
from reports.models.links import passages_with_findings
from reports.views.parts import marking
from reports.views.parts.repeats import Repeats

type Matching = Callable[[str], list[tuple[int, int]]]
"""Gives the (start, end) of every match in a text."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as a page prints it: `runs` of its words, its findings with their letters, suggestions with their numbers."""

    passage: Passage
    runs: list[marking.Run]
    notes: list[tuple[str, Finding]]
    suggestions: list[tuple[str, Finding]]
    repeats: Repeats | None = None
    matches: tuple[int, ...] = ()
    """The numbers of the matches in its words."""

    @property
    def match_before(self) -> int:
        return self.matches[0] - 1

    @property
    def match_after(self) -> int:
        return self.matches[-1] + 1


def with_reading(passages: Any) -> Any:
    """With everything that `row_of` and the page around it read, in a number of queries that does not grow."""
    references = CrossReference.objects.with_public_target().select_related("target__report").order_by("start")
    return (
        passages_with_findings(passages.with_report())
        .select_related("capture")
        .defer("capture__content")
        .prefetch_related(Prefetch("cross_references", queryset=references))
    )


def row_of(
    passage: Any,
    *,
    only: str = "",
    matching: Matching = lambda text: [],
    repeats: Repeats | None = None,
    first_match: int = 1,
) -> Row:
    """The passage with all its public findings marked, or `only` the one with this key, and what `matching` finds.

    Its matches are counted from `first_match` on. Suggestions are marked where they were loaded too.
    """
    notes = marking.lettered(passage.public_findings)
    if only:
        notes = [(letter, finding) for letter, finding in notes if finding.key == only]
    suggestions = marking.numbered(getattr(passage, "suggested_findings", ()))
    for _, finding in (*notes, *suggestions):
        _share_citations(finding)
    runs = marking.cut(
        passage.text,
        notes,
        suggestions=suggestions,
        references=[_resolved(reference) for reference in passage.cross_references.all()],
        run_in=_run_in(passage),
        matches=matching(passage.text),
        printed=marking.prints(passage.marks, len(passage.text)),
        first_match=first_match,
    )
    return Row(passage, runs, notes, suggestions, repeats, tuple(run.match for run in runs if run.match))


def matched_in(rows: Sequence[Row]) -> dict[str, int]:
    """How many matches the page marks, and in how many of its passages."""
    return {"total": sum(len(row.matches) for row in rows), "passages": sum(bool(row.matches) for row in rows)}


def _share_citations(finding: Finding) -> None:
    """Lets each figure use its finding's own citation, whose candidates are loaded already."""
    loaded = {citation.pk: citation for citation in finding.citations.all()}
    for figure in finding.figures.all():
        if figure.citation_id in loaded:
            figure.citation = loaded[figure.citation_id]


def _resolved(reference: CrossReference) -> CrossReference:
    """Without its target where that section is not public, or has left its page."""
    if not reference.target_is_public:
        reference.target = None
    return reference


def _run_in(passage: Passage) -> int:
    section = passage.section
    return marking.run_in_length(passage.text, section.title) if section.kind == SectionKind.RUN_IN else 0
