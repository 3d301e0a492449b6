"""References to a report, a passage and a finding as CSL-JSON items (plain dicts, ready for json.dumps)."""

from typing import Any

from reports.models import Finding, Passage, Report

ARCHIVE = "Findings Archive"


def report_reference(report: Report, url: str) -> dict[str, Any]:
    """`report` with its series, publisher and country loaded; `url` is the permanent address here."""
    publisher = report.series.publisher.name
    return {
        "id": report.slug,
        "type": "report",
        "title": ": ".join(filter(None, (f"{report.series.title} {report.year}", report.country.name, report.symbol))),
        "author": [{"literal": publisher}],
        "publisher": publisher,
        "edition": str(report.year),
        "issued": _issued(report),
        "archive": ARCHIVE,
        "archive_location": report.slug,
        "URL": url,
    }


def passage_reference(passage: Passage, url: str) -> dict[str, Any]:
    """`passage` with its report and capture loaded."""
    capture = passage.capture
    return report_reference(passage.report, url) | {
        "id": passage.key,
        "section": _place(passage),
        "archive_location": f"passage {passage.key}",
        "note": f"Text as captured on {capture.captured_at:%Y-%m-%d}; SHA-256 of the captured bytes: {capture.sha256}",
    }


def finding_reference(finding: Finding, url: str, *, quoted: str) -> dict[str, Any]:
    """`finding` with its passage, report and capture loaded; `quoted` keeps the hedge, as `quotation` makes it."""
    return passage_reference(finding.passage, url) | {
        "id": finding.key,
        "archive_location": f"finding {finding.key} in passage {finding.passage.key}",
        "abstract": quoted,
    }


def _place(passage: Passage) -> str:
    path = passage.section.path
    return f"section {path}, paragraph {passage.number}" if path else f"paragraph {passage.number}"


def _issued(report: Report) -> dict[str, Any]:
    """The day of publication where it is known, and never the edition's year in its place."""
    day = report.published_date
    if day is None:
        return {"literal": f"{report.year} edition"}
    return {"date-parts": [[day.year, day.month, day.day]]}
