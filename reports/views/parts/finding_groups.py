"""Findings under the broad kinds of abuse they speak of. Each stands in full once; where it belongs too, it is named."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from reports.models import AbuseType, Finding
from reports.models.tree import grow


@dataclass(slots=True)
class AbuseGroup:
    """The findings first met under an abuse, and those that already stand in full under another."""

    abuse: AbuseType | None
    findings: list[Finding] = field(default_factory=list)
    elsewhere: list[Finding] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.findings) + len(self.elsewhere)


def by_abuse(findings: Iterable[Finding], abuses: Iterable[AbuseType]) -> list[AbuseGroup]:
    """Groups in the order of the tree's top terms; findings without an abuse come last."""
    tops = grow(abuses)
    top_of = {term.pk: branch.term.pk for branch in tops for term in branch.terms()}
    groups = {branch.term.pk: AbuseGroup(branch.term) for branch in tops}
    none = AbuseGroup(None)
    order = {key: place for place, key in enumerate(groups)}
    for finding in findings:
        keys = sorted({top_of[abuse.pk] for abuse in finding.abuse_types.all()}, key=order.__getitem__)
        for place, group in enumerate([groups[key] for key in keys] or [none]):
            (group.elsewhere if place else group.findings).append(finding)
    return [group for group in [*groups.values(), none] if group.count]
