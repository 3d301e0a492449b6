"""What a newer page changes in a report that is stored, worked out before anything is written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.choices import SectionKind
from reports.ingest.preparing.prepared import Prepared, PreparedPassage
from reports.ingest.revising.align import Edit, align
from reports.ingest.revising.stored import StoredPassage, StoredSection
from reports.reading.outline.elements import OutlineSection
from reports.text import fold


@dataclass(frozen=True, slots=True)
class Changes:
    """`returned` stand in the page again after they had left it; one of them may also be what an edit ends in.

    `renumbered` are kept passages whose number changes; `keeps_outline` says that the headings are the same.
    `moving` and `waiting` count the findings that go with their words, and those a curator will have to look at.
    """

    kept: tuple[tuple[StoredPassage, PreparedPassage], ...]
    returned: tuple[tuple[StoredPassage, PreparedPassage], ...]
    edited: tuple[Edit, ...]
    added: tuple[PreparedPassage, ...]
    gone: tuple[StoredPassage, ...]
    keeps_outline: bool
    moving: int = 0
    waiting: int = 0

    @property
    def renumbered(self) -> int:
        return sum(stored.number != passage.number for stored, passage in self.kept)

    @property
    def back_again(self) -> int:
        """Passages that returned and are not what another was edited into."""
        edited_into = {edit.after.key for edit in self.edited}
        return sum(passage.key not in edited_into for _, passage in self.returned)

    @property
    def newly_there(self) -> int:
        """Passages that the page did not have before, those left out that others were edited into."""
        return len(self.added) + self.back_again

    @property
    def is_empty(self) -> bool:
        """Only the page's surroundings differ."""
        return self.keeps_outline and not (self.returned or self.edited or self.added or self.gone or self.renumbered)

    def standing_anew(self) -> list[tuple[PreparedPassage, StoredPassage | None]]:
        """What the page did not have before and is not withdrawn already, each with what it was edited from."""
        before = {edit.after.key: edit.before for edit in self.edited}
        withdrawn = {passage.key for stored, passage in self.returned if stored.is_withdrawn}
        anew = [*(edit.after for edit in self.edited), *self.added, *(passage for _, passage in self.returned)]
        return [
            (passage, before.get(key))
            for key, passage in {passage.key: passage for passage in anew}.items()
            if key not in withdrawn
        ]


def compare(stored: Sequence[StoredPassage], sections: Sequence[StoredSection], prepared: Prepared) -> Changes:
    found = align(stored, prepared.passages)
    return Changes(
        kept=found.kept,
        returned=found.returned,
        edited=found.edits,
        added=found.added,
        gone=found.gone,
        keeps_outline=[_shape(section) for section in sections] == [_shape(each) for each in prepared.sections],
    )


def topics_kept(stored: Sequence[StoredSection], prepared: Prepared) -> dict[int, int]:
    """By position: the topic that the same heading has now, whoever gave it; else the one its spelling means."""
    topics: defaultdict[tuple[str, str], list[int | None]] = defaultdict(list)
    for section in stored:
        topics[section.path, fold(section.title)].append(section.topic)
    topic_at: dict[int, int] = {}
    for heading in prepared.sections:
        same = topics[heading.path, fold(heading.title)]
        topic = (same.pop(0) if same else None) or prepared.topics.get(heading.position)
        if topic:
            topic_at[heading.position] = topic
    return topic_at


def sections_left_out(stored: Sequence[StoredSection], prepared: Prepared) -> list[StoredSection]:
    """The summary and the numbered sections that are stored and not in the page."""
    there = {_number(section) for section in prepared.sections}
    return [section for section in stored if _number(section) and _number(section) not in there]


def pk_by_position(sections: Sequence[StoredSection]) -> Mapping[int, int]:
    """The primary key of the heading at each position."""
    return {section.position: section.pk for section in sections}


def _number(section: StoredSection | OutlineSection) -> str:
    """What it is called by; empty for headings within a section."""
    if section.label:
        return section.path
    return str(section.kind) if section.kind == SectionKind.SUMMARY else ""


def _shape(section: StoredSection | OutlineSection) -> tuple[object, ...]:
    return (
        section.position,
        section.parent,
        section.depth,
        str(section.kind),
        section.label,
        section.title,
        section.path,
    )
