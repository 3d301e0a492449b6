"""What is counted and loaded across kinds of records: findings of a facility, what a finding names, findings of a passage.

It stands above every model, so that models import one another in one direction only. Each kind is loaded and counted
through its own `public()`: nothing hidden is loaded, and no count gives away that it exists.
"""

from django.db.models import Prefetch

from reports.models.citation import Citation, CitationQuerySet
from reports.models.counts import count_of
from reports.models.facility import Facility, FacilityQuerySet
from reports.models.figure import Figure, FigureQuerySet
from reports.models.finding import Finding, FindingQuerySet
from reports.models.passage import Passage, PassageQuerySet
from reports.models.publisher import PublisherQuerySet
from reports.models.review import ReviewedQuerySet
from reports.models.source import Source, SourceQuerySet


def facilities_with_counts(facilities: FacilityQuerySet) -> FacilityQuerySet:
    """With how many public findings mention it, how many figures are for it, and how many sources they cite."""
    mentions = Finding.facilities.through.objects.filter(finding__in=Finding.objects.public())
    citations = Citation.objects.public().filter(source__isnull=False)
    return facilities.annotate(
        finding_count=count_of(mentions, by="facility", what="finding"),
        figure_count=count_of(Figure.objects.public(), by="facility"),
        source_count=count_of(citations, by="finding__facilities", what="source"),
    )


def sources_with_counts(sources: SourceQuerySet) -> SourceQuerySet:
    """With `claim_count`: how many public findings rest on it."""
    return sources.annotate(claim_count=count_of(Citation.objects.public(), by="source", what="finding"))


def publishers_with_counts(publishers: PublisherQuerySet) -> PublisherQuerySet:
    """With how many public sources it issued, and how many public findings rest on them."""
    return publishers.annotate(
        source_count=count_of(Source.objects.public(), by="publisher"),
        claim_count=count_of(Citation.objects.public(), by="source__publisher", what="finding"),
    )


def reports_for_list(reports: ReviewedQuerySet) -> ReviewedQuerySet:
    """With what a list of reports shows, in one query; the counts are of what stands in the page and is public."""
    passages = Passage.objects.public().current()
    findings = Finding.objects.public().filter(passage__removed_in=0)
    return reports.select_related("series__publisher", "country").annotate(
        passage_count=count_of(passages, by="report"), finding_count=count_of(findings, by="passage__report")
    )


def citations_with_sources(citations: CitationQuerySet) -> CitationQuerySet:
    """With the linked source, and as `candidates` the public ones among those that could be meant."""
    candidates = Source.objects.public().select_related("publisher").in_order()
    return citations.select_related("source__publisher").prefetch_related(Prefetch("candidates", queryset=candidates))


def findings_with_links(findings: FindingQuerySet) -> FindingQuerySet:
    """With all that public findings name. `citations` and `figures` are only those whose source may be seen."""
    return _with_links(findings, Citation.objects.public(), Figure.objects.public())


def findings_with_suggested_links(findings: FindingQuerySet) -> FindingQuerySet:
    """The same for suggestions, whose citations and figures no `public()` gives: those that name nothing hidden."""
    return _with_links(findings, Citation.objects.naming_nothing_hidden(), Figure.objects.naming_nothing_hidden())


def passages_with_findings(passages: PassageQuerySet) -> PassageQuerySet:
    """With `public_findings`: the findings the public may see, in the order of their words, and what they name."""
    findings = findings_with_links(Finding.objects.public()).order_by("start", "end", "pk")
    return passages.prefetch_related(Prefetch("findings", queryset=findings, to_attr="public_findings"))


def passages_with_suggestions(passages: PassageQuerySet) -> PassageQuerySet:
    """With `suggested_findings`: what a machine proposes and nobody has checked, for a reader who asks for it."""
    findings = findings_with_suggested_links(Finding.objects.suggestions()).order_by("start", "end", "pk")
    return passages.prefetch_related(Prefetch("findings", queryset=findings, to_attr="suggested_findings"))


def _with_links(findings: FindingQuerySet, citations: CitationQuerySet, figures: FigureQuerySet) -> FindingQuerySet:
    sourced = figures.select_related("facility", "citation__source__publisher").in_order()
    return findings.prefetch_related(
        "abuse_types",
        "facility_types",
        "groups",
        "actors",
        Prefetch("facilities", queryset=Facility.objects.public().in_order()),
        Prefetch("citations", queryset=citations_with_sources(citations).in_order()),
        Prefetch("figures", queryset=sourced),
    )
