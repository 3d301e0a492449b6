"""The four families of pages: which editions they hold, and at which level each of their headings stands."""

import re

from reports.reading.state_department.blocks import Block
from reports.reading.state_department.levels import (
    HEAD_LEVEL,
    LOWER_HEAD_LEVEL,
    LOWEST_HEAD_LEVEL,
    SECTION_LEVEL,
    SUBSECTION_LEVEL,
    Family,
)

LEVEL_OF_TAG = {
    "h1": SECTION_LEVEL,
    "h2": SUBSECTION_LEVEL,
    "h3": SUBSECTION_LEVEL,
    "h4": HEAD_LEVEL,
    "h5": LOWER_HEAD_LEVEL,
    "h6": LOWEST_HEAD_LEVEL,
}


def by_tag(block: Block, lettered: str) -> int:
    """Where headings of every level have a tag of their own. A paragraph that is a heading is one like h4."""
    return LEVEL_OF_TAG.get(block.tag, HEAD_LEVEL)


def by_letter(block: Block, lettered: str) -> int:
    """Where all headings are h3: those without a letter stand in the last subsection that has one, unless they belong to another."""
    if block.tag not in ("h3", "p"):
        return by_tag(block, lettered)
    return HEAD_LEVEL if lettered and _may_stand_in(lettered, block.words.text) else SUBSECTION_LEVEL


def _may_stand_in(lettered: str, heading: str) -> bool:
    """A page that has lost the heading of a subsection would give what stands in it to the one before."""
    home = next((home for home, head in _HOMES if head.match(heading)), None)
    return home is None or home in lettered.lower()


_HOMES = [
    (home, re.compile(heads, re.IGNORECASE))
    for home, heads in (
        ("torture", r"prison and detention"),
        ("arrest", r"arrest procedures|role of the police"),
        ("trial", r"trial procedures|political(ly)? |civil judicial|property"),
        ("expression", r"internet freedom|academic freedom"),
        ("assembly", r"freedoms? of (peaceful )?(assembly|association)$"),
    )
]
EDITIONS_2016_TO_2018 = Family("state-pages-2016-2018", "2016 to 2018", by_tag)
EDITIONS_2019_TO_2020 = Family("state-pages-2019-2020", "2019 and 2020", by_letter)
EDITIONS_2021_TO_2023 = Family("state-pages-2021-2023", "2021 to 2023", by_tag)
EDITIONS_FROM_2024 = Family("state-pages-2024", "2024 and later", by_tag)
