"""Cross-references of a stored report that point nowhere, or at a heading that left its page."""

from django.db.models import Q

from reports.ingest.preparing.cross_references import find_target
from reports.models import CrossReference, Section


def resolve_cross_references(report: int) -> int:
    """Point the references of a report's page at the headings it has by now; returns how many found theirs.

    Only those that are open, or point at a heading that left the page, are looked at.
    """
    astray = CrossReference.objects.filter(Q(target__isnull=True) | ~Q(target__removed_in=0))
    astray = astray.filter(passage__report=report, passage__removed_in=0)
    records = list(astray)
    sections = _by_path(report) if records else {}
    changed = []
    for record in records:
        target = find_target(sections.get(record.target_path, []), record.words.partition(", ")[2])
        if record.target_id != (target and target.pk):
            record.target = target
            changed.append(record)
    CrossReference.objects.bulk_update(changed, ["target"])
    return sum(record.target is not None for record in changed)


def _by_path(report: int) -> dict[str, list[Section]]:
    sections: dict[str, list[Section]] = {}
    for section in Section.objects.current().filter(report=report).order_by("position"):
        sections.setdefault(section.path, []).append(section)
    return sections
