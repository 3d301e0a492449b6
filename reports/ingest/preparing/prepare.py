"""A page read to the end: by which reader, with every character accounted for, its edition decided, its passages with their keys.

Asks nothing of the database, so that processes of their own can do it side by side.
"""

import gzip
from collections.abc import Iterator

from reports.collecting.capture import CapturedBytes
from reports.ingest.preparing.cross_references import find_references
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.identity import Decided, decide_edition
from reports.ingest.preparing.keys import passage_keys
from reports.ingest.preparing.prepared import AccountSummary, PackedCapture, Prepared, PreparedPassage
from reports.ingest.preparing.reference_data import ReferenceData
from reports.problems import Refused
from reports.reading.outline.account import Account, account_for
from reports.reading.outline.elements import Outline
from reports.reading.readers import Choice, choose_reader

PACKED = 4
"""How hard gzip tries: at 9 a page takes three times as long, and is a twentieth smaller."""
_REFERENCE_SIGN = "section"


def prepare(
    captured: CapturedBytes, reference_data: ReferenceData, hints: EditionHints, *, keep_lines: bool = False
) -> Prepared:
    """Raises Refused with every problem: what no reader knows, characters nobody can explain, an edition that is not sure."""
    choice = choose_reader(captured.content)
    outline = choice.reader.read(captured.content)
    account = account_for(outline)
    decided = _decide(outline, account, reference_data, hints, choice)
    topics = _topics_of(outline, reference_data)
    return Prepared(
        capture=_pack(captured, choice),
        edition=decided.edition,
        is_extract=outline.is_extract,
        sections=outline.sections,
        passages=tuple(_passages(outline, decided.edition.slug)),
        topics=topics,
        unmapped=tuple(section for section in outline.sections if section.position not in topics),
        account=_summary(account),
        metadata=outline.metadata,
        clues=outline.clues,
        questions=(*decided.questions, *outline.questions),
        lines=outline.lines if keep_lines else (),
    )


def _decide(
    outline: Outline, account: Account, reference_data: ReferenceData, hints: EditionHints, choice: Choice
) -> Decided:
    """Problems of the account and of the edition are reported together."""
    problems = account.problems()
    try:
        decided = decide_edition(outline, reference_data, hints, series=choice.reader.series)
    except Refused as refused:
        raise Refused([*problems, *refused.problems]) from refused
    if problems:
        raise Refused(problems)
    return decided


def _pack(captured: CapturedBytes, choice: Choice) -> PackedCapture:
    """The packed bytes depend on the bytes alone, not on when they were packed."""
    return PackedCapture(
        packed=gzip.compress(captured.content, PACKED, mtime=0),
        sha256=captured.sha256,
        size=captured.size,
        filename=captured.filename,
        url=captured.url,
        method=captured.method,
        captured_at=captured.captured_at,
        media_type=choice.reader.media_type,
        reader=choice.reader.name,
        reader_version=choice.reader.version,
        why=choice.why,
    )


def _passages(outline: Outline, report_slug: str) -> Iterator[PreparedPassage]:
    keys = passage_keys(report_slug, (passage.text for passage in outline.passages))
    for passage, each in zip(outline.passages, keys, strict=True):
        yield PreparedPassage(
            number=passage.number,
            section=passage.section,
            text=passage.text,
            key=each.key,
            fingerprint=each.fingerprint,
            line=passage.line,
            marks=passage.marks,
            references=tuple(find_references(passage.text)) if _REFERENCE_SIGN in each.folded else (),
        )


def _topics_of(outline: Outline, reference_data: ReferenceData) -> dict[int, int]:
    """The topics of the sections whose title means one."""
    matches = reference_data.topics.match(section.title for section in outline.sections)
    return {section.position: matches[section.title].topic for section in outline.sections if section.title in matches}


def _summary(account: Account) -> AccountSummary:
    printed = account.characters.total() if account.printed is None else account.printed
    return AccountSummary(printed, account.kept, dict(account.left_out))
