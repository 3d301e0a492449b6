"""Prepared pages made by hand: headings with their paragraphs, as if a reader had read them."""

import datetime
import gzip
import hashlib
from collections import Counter

from reports.choices import CaptureMethod, SectionKind
from reports.ingest.preparing.cross_references import find_references
from reports.ingest.preparing.edition import Edition
from reports.ingest.preparing.prepared import AccountSummary, PackedCapture, Prepared, PreparedPassage
from reports.ingest.preparing.reference_data import NamedCountry, NamedSeries
from reports.reading.outline.elements import OutlineSection, PageMetadata
from reports.text import fingerprint, passage_key
from tests import factories as make

CAPTURED_AT = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def make_edition(**given):
    """An edition whose series and country are held."""
    series, country = make.make_series(), make.make_country()
    named = NamedSeries(series.pk, series.slug, series.title)
    return Edition(**{"series": named, "country": named_country(country), "year": 2021} | given)


def prepared_page(edition, *outline, chrome="", topics=None, marks=None, is_extract=False, metadata=None):
    """`outline` is headings ("1.c Torture", "Prisons") each followed by a list of its paragraphs.

    `chrome` makes other bytes of the same outline; `marks` gives the marks of a paragraph by its text.
    """
    sections, paragraphs = [], []
    for part in outline:
        if isinstance(part, str):
            sections.append(_section(part, len(sections) + 1))
        else:
            paragraphs += [(len(sections), text) for text in part]
    content = f"{chrome}{outline!r}".encode()
    return Prepared(
        capture=_capture(content),
        edition=edition,
        is_extract=is_extract,
        sections=tuple(sections),
        passages=tuple(_passages(edition, paragraphs, marks or {})),
        topics=topics or {},
        unmapped=tuple(section for section in sections if section.position not in (topics or {})),
        account=AccountSummary(printed=100, kept=90, left_out={"banner": 10}),
        metadata=metadata or PageMetadata(),
    )


def named_country(country):
    return NamedCountry(country.pk, country.code, country.name, country.slug)


def _section(heading, position):
    path, _, title = heading.partition(" ") if heading[0].isdigit() else ("", "", heading)
    kind = SectionKind.SECTION if path else SectionKind.HEAD
    return OutlineSection(kind, path.rpartition(".")[2], title, path, position, 0, None, position)


def _passages(edition, paragraphs, marks):
    seen = Counter()
    for number, (section, text) in enumerate(paragraphs, start=1):
        seen[fingerprint(text)] += 1
        key = passage_key(edition.slug, text, seen[fingerprint(text)])
        references = tuple(find_references(text))
        yield PreparedPassage(
            number, section, text, key, fingerprint(text), number, tuple(marks.get(text, ())), references
        )


def _capture(content):
    return PackedCapture(
        packed=gzip.compress(content, mtime=0),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        filename="page.html",
        url="https://example.org/page",
        method=CaptureMethod.URL,
        captured_at=CAPTURED_AT,
        media_type="text/html",
        reader="test",
        reader_version=3,
        why="it is a test",
    )
