"""Which family a page is of, recognised by the structure of its report and never by its name; and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reports.choices import SectionKind
from reports.reading.outline.elements import EditionClue, MarkKind
from reports.reading.outline.labels import read_label
from reports.reading.readers.state_pages.document import parse
from reports.reading.readers.state_pages.families import (
    EDITIONS_2016_TO_2018,
    EDITIONS_2019_TO_2020,
    EDITIONS_2021_TO_2023,
    EDITIONS_FROM_2024,
)
from reports.reading.state_department.blocks import Block
from reports.reading.state_department.levels import Family
from reports.reading.state_department.skeleton import Part, Skeleton

_BY_FIRST_YEAR = {2024: EDITIONS_FROM_2024, 2021: EDITIONS_2021_TO_2023, 2019: EDITIONS_2019_TO_2020}


@dataclass(frozen=True, slots=True)
class Detected:
    family: Family
    why: str


@dataclass(slots=True)
class Signs:
    """How often a page shows what only some families have. `bare` headings stand in a section above any subsection."""

    number_paragraphs: int = 0
    number_headings: int = 0
    h4: int = 0
    below_letters: int = 0
    bare_h3: int = 0
    bare_h4: int = 0
    bold: int = 0
    underlined: int = 0


@lru_cache(maxsize=1)  # every reader asks
def detect(content: bytes) -> Detected:
    """Raises Refused when the bytes are no page of a report."""
    document = parse(content)
    return _by_headings(_signs(document.text)) or _by_year(document.clues)


def _by_headings(signs: Signs) -> Detected | None:
    if signs.number_paragraphs > signs.number_headings:
        return Detected(
            EDITIONS_FROM_2024,
            f"{signs.number_paragraphs} section numbers stand in paragraphs and {signs.number_headings} in headings",
        )
    if signs.below_letters > signs.h4:
        return Detected(
            EDITIONS_2019_TO_2020,
            f"{signs.below_letters} h3 without a letter stand below one that has a letter, and {signs.h4} headings are h4",
        )
    if signs.bare_h4 != signs.bare_h3:
        family = EDITIONS_2016_TO_2018 if signs.bare_h4 > signs.bare_h3 else EDITIONS_2021_TO_2023
        return Detected(
            family, f"in sections without letters {signs.bare_h4} headings are h4 and {signs.bare_h3} are h3"
        )
    if signs.underlined != signs.bold:
        family = EDITIONS_2016_TO_2018 if signs.underlined > signs.bold else EDITIONS_2021_TO_2023
        return Detected(family, f"{signs.underlined} paragraphs open underlined and {signs.bold} open bold")
    return None


def _by_year(clues: Iterable[EditionClue]) -> Detected:
    """For a page whose report has no headings to decide by: Kenya's of 2024 is a single paragraph."""
    year = next((each.year for each in clues if each.year), None)
    family = next((family for first, family in _BY_FIRST_YEAR.items() if year and year >= first), EDITIONS_2016_TO_2018)
    return Detected(
        family, f"no heading below its sections tells its family, and it names the year {year or 'nowhere'}"
    )


def _signs(blocks: Iterable[Block]) -> Signs:
    signs, skeleton = Signs(), Skeleton()
    above = ""  # of the headings in this section so far: nothing, a subsection without a letter, or one with a letter
    for block in blocks:
        part = skeleton.part_of(block)
        if part == Part.NUMBER:
            signs.number_paragraphs += block.tag == "p"
            signs.number_headings += block.tag != "p"
        elif part == Part.TITLE:
            above = ""
        elif part == Part.SUBTITLE:
            above = _count_subsection(signs, block, above)
        elif block.tag == "h4" and not block.words.is_empty:
            signs.h4 += 1
            signs.bare_h4 += not above
        else:
            _count_opening(signs, block)
    return signs


def _count_subsection(signs: Signs, block: Block, above: str) -> str:
    kind = read_label(block.words.text).kind
    if kind == SectionKind.SUBSECTION:
        return "lettered"
    if kind != SectionKind.HEAD:
        return ""
    signs.below_letters += above == "lettered"
    signs.bare_h3 += above != "lettered"
    return above or "unlettered"


def _count_opening(signs: Signs, block: Block) -> None:
    opening = next((mark for mark in block.words.marks if mark.start == 0), None)
    if opening and opening.end < len(block.words.text):
        signs.bold += opening.kind == MarkKind.BOLD
        signs.underlined += opening.kind == MarkKind.UNDERLINE
