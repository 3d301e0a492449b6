"""Bytes to the two parts of a page that a report is printed in: its header and its text. Refuses what has no such parts."""

import re
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reports.problems import Refused, refuse
from reports.reading.html.source import decoded, encoding_of
from reports.reading.outline.elements import EditionClue, PageMetadata
from reports.reading.readers.state_pages.identity import ADDRESS, CANONICAL, read_clues
from reports.reading.readers.state_pages.metadata import read_metadata
from reports.reading.readers.state_pages.report_text import find_text
from reports.reading.state_department.blocks import Block, blocks_of
from reports.reading.state_department.skeleton import opens_section
from reports.reading.state_department.text_class import TEXT_CLASS

_HEADER = ".report-header__copy"
_ON_SITE = re.compile(r"https?://([\w-]+\.)*state\.gov/", re.IGNORECASE)
_BEGINNING = 4096  # bytes in which a web page says that it is one


@dataclass(frozen=True, slots=True)
class Document:
    """`header` and `text` are the blocks of the two parts; `printed` is what they print, as the parser says it.

    `landmark` stands in the source before the text, and `question` is for a person; either may be empty.
    """

    source: str
    metadata: PageMetadata
    clues: tuple[EditionClue, ...]
    header: tuple[Block, ...]
    text: tuple[Block, ...]
    printed: str
    landmark: str = TEXT_CLASS
    question: str = ""


@lru_cache(maxsize=1)  # the readers look at the same bytes one after the other
def parse(content: bytes) -> Document:
    """Raises Refused when the bytes are no page of a report; without a word when they are no web page, which others may know."""
    if not _is_web_page(content):
        raise Refused([])
    source = decoded(content)
    mark, encoding = encoding_of(content)
    html = LexborHTMLParser(content.removeprefix(mark) if encoding == "utf-8" else source)
    metadata = read_metadata(html, source)
    clues = read_clues(html, metadata)
    found = find_text(html, source, is_series=_names_series(clues))
    header, text = html.css_first(_HEADER), found.node
    parts = [part for part in (header, text) if part is not None]
    return Document(
        source=source,
        metadata=metadata,
        clues=clues,
        header=_blocks(header),
        text=_checked(_blocks(text)),
        printed="\n".join(part.text() or "" for part in parts),
        landmark="" if found.question else TEXT_CLASS,
        question=found.question,
    )


def _names_series(clues: tuple[EditionClue, ...]) -> bool:
    """In its own address, which no copy on another site has."""
    return any(each.year and _ON_SITE.match(each.words) for each in clues if each.place in (CANONICAL, ADDRESS))


def _checked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    if not any(opens_section(block) for block in blocks):
        raise refuse("the report in this web page has no heading of the kind its sections have.", line=1)
    return blocks


def _blocks(part: LexborNode | None) -> tuple[Block, ...]:
    try:
        return tuple(blocks_of(part)) if part is not None else ()
    except RecursionError as error:
        raise refuse("the elements of this page stand inside each other too deeply for a report.", line=1) from error


def _is_web_page(content: bytes) -> bool:
    beginning = content[:_BEGINNING].replace(b"\0", b"").lower()
    return b"<html" in beginning or b"<!doctype html" in beginning or TEXT_CLASS.encode() in content
