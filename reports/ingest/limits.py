"""What a page may say at most, so that it fits the record; what does not fit is reported with its line and never cut."""

from collections.abc import Iterator

from django.db import models

from reports.ingest.preparing.prepared import Prepared
from reports.models import Capture, CrossReference, Report, Section
from reports.problems import Problem, shortened

MOST_NUMBERED = 32_767  # what PostgreSQL's smallint holds


def too_long(prepared: Prepared) -> list[Problem]:
    """Everything in the page that a column of the record is too short or too small for."""
    return [*_too_many(prepared), *_long_headings(prepared), *_long_references(prepared), *_long_details(prepared)]


def _too_many(prepared: Prepared) -> Iterator[Problem]:
    for noun, count in (("paragraphs", len(prepared.passages)), ("headings", len(prepared.sections))):
        if count > MOST_NUMBERED:
            yield Problem(f"the page has {count:,} {noun}; a report may have {MOST_NUMBERED:,}.")
    if not prepared.passages:
        yield Problem("the page has no paragraph.")


def _long_headings(prepared: Prepared) -> Iterator[Problem]:
    limits = {name: _limit(Section, name) for name in ("label", "title", "path")}
    for section in prepared.sections:
        for name, limit in limits.items():
            if len(getattr(section, name)) > limit:
                words = shortened(section.heading)
                yield Problem(f"the {name} of the heading “{words}” is longer than {limit} characters.", section.line)


def _long_references(prepared: Prepared) -> Iterator[Problem]:
    words, path = _limit(CrossReference, "words"), _limit(CrossReference, "target_path")
    for passage in prepared.passages:
        for reference in passage.references:
            if len(reference.words) > words or len(reference.path) > path:
                shown = shortened(reference.words)
                yield Problem(f"the cross-reference “{shown}” is longer than {words} characters.", passage.line)


def _long_details(prepared: Prepared) -> Iterator[Problem]:
    edition, capture = prepared.edition, prepared.capture
    details = (
        ("title", edition.full_title, _limit(Report, "title")),
        ("symbol", edition.symbol, _limit(Report, "symbol")),
        ("address", edition.url, _limit(Report, "url")),
        ("licence", edition.licence, _limit(Report, "licence")),
        ("address it was fetched from", capture.url, _limit(Capture, "url")),
    )
    for noun, value, limit in details:
        if len(value) > limit:
            yield Problem(f"the {noun} is longer than {limit} characters: {shortened(value)}")


def _limit(model: type[models.Model], field: str) -> int:
    return int(getattr(model._meta.get_field(field), "max_length", None) or 0)
