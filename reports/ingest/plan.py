"""What bringing a page in would change, worked out before anything is written."""

from dataclasses import dataclass, field
from enum import StrEnum

from reports.ingest.account import Account, account_for
from reports.ingest.capture import CapturedBytes
from reports.ingest.edition import Edition, country_problems
from reports.ingest.outline import Outline, OutlineSection
from reports.ingest.problems import Problem
from reports.ingest.readers import Choice
from reports.ingest.topics import match_topics
from reports.models import Capture, Report, TopicSpelling


class PlanState(StrEnum):
    NEW = "new"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Plan:
    """`topics` maps a section's position to its topic's id; sections that are not in it belong to no topic."""

    state: PlanState
    captured: CapturedBytes
    edition: Edition
    choice: Choice
    outline: Outline
    account: Account
    topics: dict[int, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def sections_without_topic(self) -> list[OutlineSection]:
        return [section for section in self.outline.sections if section.position not in self.topics]


def make_plan(captured: CapturedBytes, edition: Edition, choice: Choice, outline: Outline) -> Plan:
    """Compare an outline with what is held. Reads the database and writes nothing."""
    account = account_for(outline)
    problems = [*account.problems(), *country_problems(outline, edition), *_held_otherwise(captured, edition, choice)]
    return Plan(
        state=_state(captured, edition, problems),
        captured=captured,
        edition=edition,
        choice=choice,
        outline=outline,
        account=account,
        topics=_topics_of(outline),
        problems=tuple(problems),
    )


def _state(captured: CapturedBytes, edition: Edition, problems: list[Problem]) -> PlanState:
    if problems:
        return PlanState.REFUSED
    held = Capture.objects.filter(report__slug=edition.slug, sha256=captured.sha256).exists()
    return PlanState.SAME if held else PlanState.NEW


def _held_otherwise(captured: CapturedBytes, edition: Edition, choice: Choice) -> list[Problem]:
    """The bytes belong to another report already, or the report came from other bytes."""
    same_bytes = Capture.objects.filter(sha256=captured.sha256).exclude(report__slug=edition.slug)
    problems = [
        Problem(f"these very bytes are held already as the report “{slug}”; one of the two editions is named wrongly.")
        for slug in same_bytes.values_list("report__slug", flat=True)
    ]
    report = Report.objects.filter(series=edition.series, country=edition.country, year=edition.year).first()
    if report and not report.captures.filter(sha256=captured.sha256).exists():
        problems.append(
            Problem(
                f"the edition “{report.slug}” is held already, from another capture. Revisions are not supported yet by the"
                f" reader “{choice.reader.name}”; what is held stays as it is."
            )
        )
    return problems


def _topics_of(outline: Outline) -> dict[int, int]:
    """The topics of the sections whose title means one."""
    held = dict(TopicSpelling.objects.values_list("folded", "topic_id"))
    matches = match_topics((section.title for section in outline.sections), held)
    return {section.position: matches[section.title].topic for section in outline.sections if section.title in matches}
