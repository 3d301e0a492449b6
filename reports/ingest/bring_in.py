"""One page from bytes to record, in this process: for the first run, and for whoever brings in a single page."""

from reports.collecting.capture import CapturedBytes
from reports.ingest.load_reference_data import load_reference_data
from reports.ingest.plan import Plan, make_plan
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.prepare import prepare
from reports.ingest.writing.write import take_in


def bring_in(
    captured: CapturedBytes, hints: EditionHints, *, by: str = "", dry_run: bool = False, keep_lines: bool = False
) -> Plan:
    """What was done, or with `dry_run` what would be. Raises Refused when the page cannot be read.

    A plan that is refused says why in its problems; nothing is written then.
    """
    prepared = prepare(captured, load_reference_data(), hints, keep_lines=keep_lines)
    return make_plan(prepared) if dry_run else take_in(prepared, by=by).plan
