"""Who stands behind a set of findings: the sources they cite, by how many findings, publishers and kinds of evidence.

Counted and shown, never scored: several sources may rest on the same few witnesses.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from reports.choices import Evidence
from reports.models import Citation, Source


@dataclass(frozen=True, slots=True)
class Origins:
    """`sources` have `finding_count`, the most cited first; `unattributed` findings cite no source at all."""

    sources: tuple[Source, ...]
    publishers: int
    evidence: tuple[str, ...]
    unattributed: int


def origins(findings: QuerySet) -> Origins:
    citations = Citation.objects.public().filter(finding__in=findings)
    cited = Q(citations__in=citations)
    sources = Source.objects.public().filter(cited).select_related("publisher")
    counted = sources.annotate(finding_count=Count("citations__finding", distinct=True)).order_by(
        "-finding_count", "title", "pk"
    )
    rows = tuple(counted)
    used = {kind for source in rows for kind in source.evidence}
    return Origins(
        sources=rows,
        publishers=len({source.publisher_id for source in rows}),
        evidence=tuple(kind.label for kind in Evidence if kind in used),
        unattributed=findings.exclude(pk__in=citations.values("finding")).count(),
    )
