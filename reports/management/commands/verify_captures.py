"""Proves that the bytes of every capture are those that came, and that the passages still follow from them."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.ingest.verify import verify_capture
from reports.management.console import counting_bar
from reports.models import Capture, CaptureCheck, Report


class Command(BaseCommand):
    help = (
        "Hash the bytes of every capture again, read them again with the same reader, and compare the stored passages"
        " with what was read. Each result is kept. The exit status is 1 when one fails; one that a newer reader reads"
        " otherwise is listed and proves nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--report", default="", metavar="SLUG", help="only the captures of this report")
        parser.add_argument("--hash-only", action="store_true", help="leave the reading out")

    def handle(self, *args: Any, report: str, hash_only: bool, **options: Any) -> None:
        captures = Capture.objects.order_by("pk")
        if report:
            if not Report.objects.filter(slug=report).exists():
                raise CommandError(f"The archive has no report “{report}”.")
            captures = captures.filter(report__slug=report)
        counts: Counter[str] = Counter()
        with counting_bar(self.stderr, "captures", captures.count()) as advance:
            last = 0
            while capture := captures.filter(pk__gt=last).select_related("report").first():
                last = capture.pk
                advance(capture.report.slug)
                counts[self._check(capture, hash_only)] += 1
        self._summarise(counts, hash_only)

    def _check(self, capture: Capture, hash_only: bool) -> str:
        check = verify_capture(capture, hash_only=hash_only)
        check.save()
        outcome = _outcome(check, hash_only)
        if outcome != _GOOD:
            self.stdout.write(f"{outcome}: {capture.report.slug}, {capture}: {check.note}")
        elif check.note:
            self.stdout.write(f"{capture.report.slug}, {capture}: {check.note}")
        return outcome

    def _summarise(self, counts: Counter[str], hash_only: bool) -> None:
        proved = "their bytes" if hash_only else "their bytes and their passages"
        self.stdout.write(f"{counts.total():,} captures looked at: {counts[_GOOD]:,} have {proved} proved.")
        if counts[_UNKNOWN]:
            self.stdout.write(f"Of {counts[_UNKNOWN]:,} only the bytes are.")
        if counts[_BAD]:
            raise CommandError(f"{counts[_BAD]:,} failed.")


_GOOD, _UNKNOWN, _BAD = "holds", "cannot be proved", "FAILS"


def _outcome(check: CaptureCheck, hash_only: bool) -> str:
    if not check.bytes_hold or check.passages_hold is False:
        return _BAD
    return _UNKNOWN if check.passages_hold is None and not hash_only else _GOOD
