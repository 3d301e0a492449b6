"""At which level the headings of a family of the department's pages stand, and by what each family decides it."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.choices import SectionKind
from reports.reading.outline.labels import Heading
from reports.reading.outline.tree import TOP_LEVEL
from reports.reading.state_department.blocks import Block

SECTION_LEVEL, SUBSECTION_LEVEL, HEAD_LEVEL, LOWER_HEAD_LEVEL, LOWEST_HEAD_LEVEL = range(TOP_LEVEL, TOP_LEVEL + 5)


@dataclass(frozen=True, slots=True)
class Family:
    """`level_of` is asked about headings without a label, with the title of the lettered subsection they stand in, if any."""

    name: str
    editions: str
    level_of: Callable[[Block, str], int]


def level_of(family: Family, block: Block, heading: Heading, *, lettered: str) -> int:
    """0 for sections, and so on downwards. A label says more than a tag or a class does."""
    if heading.kind in (SectionKind.SECTION, SectionKind.SUMMARY):
        return SECTION_LEVEL
    if heading.kind == SectionKind.SUBSECTION:
        return SUBSECTION_LEVEL
    return family.level_of(block, lettered)
