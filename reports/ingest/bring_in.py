"""One page from file to record: the steps in their order, for the commands and whoever else brings pages in."""

from pathlib import Path

from django.db import transaction

from reports.ingest.capture import read_file
from reports.ingest.edition import Edition
from reports.ingest.plan import Plan, PlanState, make_plan
from reports.ingest.readers import choose_reader
from reports.ingest.write import one_import_at_a_time, write_report


def bring_in(path: Path, edition: Edition, *, by: str = "", dry_run: bool = False) -> Plan:
    """What was done, or with `dry_run` what would be. Raises Refused when the file cannot be read at all.

    A plan that is refused says why in its problems; nothing is written then.
    """
    captured = read_file(path)
    choice = choose_reader(captured.content)
    outline = choice.reader.read(captured.content)
    with transaction.atomic():
        one_import_at_a_time()
        plan = make_plan(captured, edition, choice, outline)
        if plan.state == PlanState.NEW and not dry_run:
            write_report(plan, by=by)
    return plan
