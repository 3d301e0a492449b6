"""What is searched: real report pages, and as many more passages as wanted, made by repeating theirs.

A copy has the words, headings and topics of the real reports under a series of its own; countries and years are dealt out
anew. Its fingerprints are its own too, so that words repeat across editions as often as they do in the real pages, and not
once more in every copy. Findings are not copied.
"""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import connection

_SERIES = """
    INSERT INTO reports_series (id, slug, title, publisher_id, url)
    SELECT %(series)s, 'copy-' || %(copy)s, 'Copy ' || %(copy)s, min(publisher_id), '' FROM reports_series
"""

_REPORTS = """
    INSERT INTO reports_report (id, series_id, country_id, year, slug, title, is_extract, published_date, url, licence,
        added_at, status, withdrawal_reason, withdrawn_at)
    SELECT taken.id + %(shift)s, %(series)s, dealt.country_id, dealt.year, 'copy-' || %(copy)s || '-' || taken.id,
        taken.title, taken.is_extract, taken.published_date, '', '', taken.added_at, taken.status, '', NULL
    FROM (SELECT r.*, row_number() OVER (ORDER BY id) AS place FROM reports_report r WHERE id = ANY(%(reports)s)) taken
    JOIN (
        SELECT country_id, year, row_number() OVER (ORDER BY md5(%(copy)s || ' ' || id)) AS place
        FROM reports_report WHERE id = ANY(%(real)s)
    ) dealt USING (place)
"""

_CAPTURES = """
    INSERT INTO reports_capture (id, report_id, sha256, size, media_type, filename, url, method, operator, captured_at,
        metadata, account, reader, reader_version, content)
    SELECT DISTINCT ON (report_id) report_id + %(shift)s + 1000000000, report_id + %(shift)s,
        md5(%(copy)s || sha256) || md5(sha256), size, media_type, '', '', method, '', captured_at, '{}', '{}',
        reader, reader_version, ''
    FROM reports_capture WHERE report_id = ANY(%(reports)s) ORDER BY report_id, id
"""

_SECTIONS = """
    INSERT INTO reports_section (id, report_id, parent_id, kind, label, title, path, position, depth, removed_in, topic_id)
    SELECT id + %(section_shift)s, report_id + %(shift)s, parent_id + %(section_shift)s, kind, label, title, path, position,
        depth, 0, topic_id
    FROM reports_section WHERE report_id = ANY(%(reports)s) AND removed_in = 0
"""

_PASSAGES = """
    INSERT INTO reports_passage (id, report_id, section_id, capture_id, number, removed_in, key, text, marks, fingerprint,
        status, withdrawal_reason, withdrawn_at)
    SELECT id + %(passage_shift)s, report_id + %(shift)s, section_id + %(section_shift)s,
        report_id + %(shift)s + 1000000000, number, 0, substr(md5(%(copy)s || ' ' || key), 1, 12), text, marks,
        md5(%(copy)s || fingerprint) || md5(fingerprint), status, '', NULL
    FROM reports_passage WHERE report_id = ANY(%(reports)s) AND removed_in = 0
"""


@dataclass
class Corpus:
    """One real report for each country and year, with how many passages it has; and how many copies were made of them."""

    real: dict[int, int]
    copies: int = 0

    @property
    def passages(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM reports_passage WHERE status = 'published' AND removed_in = 0")
            return int(cursor.fetchone()[0])

    def grow(self, wanted: int) -> None:
        """Make copies until there are about `wanted` passages; the last copy ends with a whole report."""
        missing = wanted - self.passages
        while missing > 0:
            taken, held = [], 0
            for report, count in self.real.items():
                if held >= missing:
                    break
                taken.append(report)
                held += count
            self.copies += 1
            self._copy(taken)
            missing -= held
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")

    def _copy(self, reports: Sequence[int]) -> None:
        """Straight into the tables: checks and triggers are off, since all of it was checked when it first came in."""
        with connection.cursor() as cursor:
            spans: dict[str, Any] = {"copy": str(self.copies), "series": 1_000_000 + self.copies}
            for name, table in (("shift", "report"), ("section_shift", "section"), ("passage_shift", "passage")):
                report = "id" if table == "report" else "report_id"
                cursor.execute(f"SELECT max(id) FROM reports_{table} WHERE {report} = ANY(%s)", [list(self.real)])
                spans[name] = cursor.fetchone()[0] * self.copies
            cursor.execute("SET session_replication_role = replica")
            for statement in (_SERIES, _REPORTS, _CAPTURES, _SECTIONS, _PASSAGES):
                cursor.execute(statement, {**spans, "reports": list(reports), "real": list(self.real)})
            cursor.execute("SET session_replication_role = DEFAULT")


def bring_in(pages: Sequence[str]) -> Corpus:
    """The curated records and the first report, so that there are names, findings and facets, and then the pages."""
    from reports.collecting import gather
    from reports.ingest.batch import Options, bring_in_all

    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        call_command("load_fixtures", stdout=nowhere, stderr=nowhere)
    results = Counter(outcome.result for outcome in bring_in_all(gather(pages), Options()))
    print(", ".join(f"{count} pages {result}" for result, count in results.items()))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.id, count(*) FROM reports_passage p JOIN reports_report r ON r.id = p.report_id"
            " WHERE p.status = 'published' AND p.removed_in = 0 AND r.id IN"
            " (SELECT min(id) FROM reports_report GROUP BY country_id, year) GROUP BY r.id ORDER BY r.id"
        )
        return Corpus(dict(cursor.fetchall()))
