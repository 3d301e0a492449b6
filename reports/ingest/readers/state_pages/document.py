"""Bytes to the two parts of a page that a report is printed in: its header and its text. Refuses what has no such parts."""

import codecs
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reports.ingest.outline import Evidence, PageMetadata
from reports.ingest.problems import Refused, refuse
from reports.ingest.readers.accounted import without_blanks
from reports.ingest.readers.state_pages.blocks import Block, blocks_of
from reports.ingest.readers.state_pages.families import SECTION_TITLE
from reports.ingest.readers.state_pages.identity import read_evidence
from reports.ingest.readers.state_pages.metadata import read_metadata

TEXT_CLASS = "report__main"
_TEXT = f"section.{TEXT_CLASS}"
_HEADER = ".report-header__copy"
_BEGINNING = 4096  # bytes in which a web page says that it is one


@dataclass(frozen=True, slots=True)
class Document:
    """`header` and `text` are the blocks of the two parts; `printed` is what they print, blanks left out, as the parser says it."""

    source: str
    metadata: PageMetadata
    evidence: tuple[Evidence, ...]
    header: tuple[Block, ...]
    text: tuple[Block, ...]
    printed: str


@lru_cache(maxsize=1)  # the readers look at the same bytes one after the other
def parse(content: bytes) -> Document:
    """Raises Refused when the bytes are no page of a report; without a word when they are no web page, which others may know."""
    if not _is_web_page(content):
        raise Refused([])
    source = _decode(content)
    html = LexborHTMLParser(content.removeprefix(codecs.BOM_UTF8))
    text = _one_text(html)
    header = html.css_first(_HEADER)
    parts = [part for part in (header, text) if part is not None]
    metadata = read_metadata(html)
    return Document(
        source=source,
        metadata=metadata,
        evidence=read_evidence(html, metadata),
        header=_blocks(header),
        text=_blocks(text),
        printed=without_blanks("\n".join(part.text() or "" for part in parts)),
    )


def _blocks(part: LexborNode | None) -> tuple[Block, ...]:
    try:
        return tuple(blocks_of(part)) if part is not None else ()
    except RecursionError as error:
        raise refuse("the elements of this page stand inside each other too deeply for a report.", line=1) from error


def _is_web_page(content: bytes) -> bool:
    beginning = content[:_BEGINNING].lower()
    return b"<html" in beginning or b"<!doctype html" in beginning or TEXT_CLASS.encode() in content


def _one_text(html: LexborHTMLParser) -> LexborNode:
    texts = html.css(_TEXT)
    if not texts:
        raise refuse(f"this web page has no part of the kind that holds a State Department report ({_TEXT}).", line=1)
    if len(texts) > 1:
        raise refuse(f"this web page holds {len(texts)} reports; give one at a time.", line=1)
    if texts[0].css_first(f".{SECTION_TITLE}") is None:
        raise refuse(
            f"the report in this web page has no heading of the kind its sections have ({SECTION_TITLE}).", line=1
        )
    return texts[0]


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refuse(
            f"the byte 0x{content[error.start]:02X} is not UTF-8. Save the page again, as the site sends it.", line
        ) from error
