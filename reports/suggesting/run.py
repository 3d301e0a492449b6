"""Suggestions for whole reports. Each is read while others import, and written under the lock of imports, in a transaction of its
own, where it still stands as it was read. Running again changes nothing."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from django.db import transaction

from reports.models import Finding, Passage, Report, Section
from reports.models.import_lock import one_import_at_a_time
from reports.suggesting.already_curated import load_above, load_curated_findings, without_curated
from reports.suggesting.load import load_knowledge
from reports.suggesting.proposing.knowledge import LINKS, About
from reports.suggesting.proposing.propose import Tools, propose
from reports.suggesting.write import Ids, Suggestion, not_yet_suggested, suggestion_hash, write_suggestions

type Progress = Callable[[str], None]


@dataclass(slots=True)
class Suggested:
    """What a run came to. `already_curated` counts sentences of which curators' findings leave nothing to suggest."""

    reports: int = 0
    passages: int = 0
    new: int = 0
    suggested_before: int = 0
    already_curated: int = 0
    links: Counter[str] = field(default_factory=Counter)


def suggest_for(
    report_ids: Iterable[int], *, dry_run: bool = False, progress: Progress = lambda report: None
) -> Suggested:
    """Suggest findings in the current, public passages of these reports. `progress` is called with the slug of each report that is done."""
    outcome = Suggested()
    tools, ids, above = Tools(load_knowledge()), Ids(), load_above()
    reports = Report.objects.public().filter(pk__in=list(report_ids)).select_related("country").order_by("slug")
    for report in reports:
        proposed = propose_for(report, tools)
        with transaction.atomic():
            one_import_at_a_time()
            _suggest_in(report, _still_standing(report, proposed), ids, above, outcome, dry_run=dry_run)
        progress(report.slug)
    return outcome


def _suggest_in(
    report: Report,
    proposed: list[Suggestion],
    ids: Ids,
    above: dict[str, dict[str, str]],
    outcome: Suggested,
    *,
    dry_run: bool,
) -> None:
    curated = load_curated_findings(report.pk)
    names = set(
        Finding.objects.filter(suggestion__in=[each.name for each in proposed]).values_list("suggestion", flat=True)
    )
    fresh = not_yet_suggested(proposed, {name for name in names if name})
    left = [(each, without_curated(each.proposal, curated.get(each.passage.pk, ()), above)) for each in fresh]
    kept = [replace(each, proposal=proposal) for each, proposal in left if proposal]
    if not dry_run:
        write_suggestions(kept, ids)
    outcome.reports += 1
    outcome.passages += Passage.objects.public().current().filter(report=report).count()
    outcome.new += len(kept)
    outcome.suggested_before += len(proposed) - len(fresh)
    outcome.already_curated += len(fresh) - len(kept)
    for each in kept:
        outcome.links.update({kind: len(each.proposal.values(kind)) for kind in LINKS})
        outcome.links.update(citation=len(each.proposal.citations), figure=len(each.proposal.figures))


def _still_standing(report: Report, proposed: list[Suggestion]) -> list[Suggestion]:
    """Without those whose passage was withdrawn, left the page or went to another section since it was read.

    What came in meanwhile is suggested by the task of the import that brought it. The words themselves never change.
    """
    passages = Passage.objects.public().current().filter(report=report, pk__in={each.passage.pk for each in proposed})
    paths = dict(passages.values_list("pk", "section__path"))
    return [each for each in proposed if paths.get(each.passage.pk) == each.section_path]


def propose_for(report: Report, tools: Tools) -> list[Suggestion]:
    """Every proposal in what the public sees of the report's page today, whatever was suggested before."""
    sections = {section.pk: section for section in Section.objects.filter(report=report)}
    passages = (
        Passage.objects.public().current().filter(report=report).only("id", "text", "section_id").order_by("number")
    )
    found = []
    for passage in passages:
        section = sections[passage.section_id]
        about = About(report.country.code, report.year, _headings(section, sections))
        for proposal in propose(passage.text, tools, about):
            name = suggestion_hash(report.slug, section.path, passage.text[proposal.start : proposal.end])
            found.append(Suggestion(name, passage, proposal, section.path))
    return found


def _headings(section: Section, sections: dict[int, Section]) -> str:
    """The titles from the passage's own heading up, one a line."""
    titles = []
    above: Section | None = section
    while above is not None:
        titles.append(above.title)
        above = sections.get(above.parent_id) if above.parent_id else None
    return "\n".join(titles)
