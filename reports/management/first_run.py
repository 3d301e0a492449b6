"""Fills an empty archive from the fixtures: vocabularies, then the reports, then the findings in them; all or nothing."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from reports.collecting.capture import read_file
from reports.curated.load import load_curated, steps
from reports.curated.nodes import Faults, Node, read_yaml
from reports.curated.values import read_list, refuse_unknown_keys
from reports.ingest.bring_in import bring_in
from reports.ingest.plan import Plan
from reports.ingest.preparing.edition import EditionHints
from reports.models import Country, Report, Series
from reports.problems import Problem, Refused, shown_path

type Progress = Callable[[str], None]

MANIFEST = "reports.yaml"
OPERATOR = "first run"
_MUST = ["file", "series", "country", "year"]
_WORDS = ["series", "country", "headed", "title", "url", "licence", "symbol"]
_MAY = ["headed", "title", "published", "url", "licence", "symbol"]


@dataclass(frozen=True, slots=True)
class GivenReport:
    """An entry of the manifest: a file, and the arguments that say which edition it is."""

    node: Node

    def get(self, name: str) -> str:
        field = self.node.fields.get(name)
        return field.text if field else ""

    def problem(self, reason: str) -> Problem:
        return Problem(reason, self.node.line, self.node.file)


def is_needed() -> bool:
    """Only an archive without any report is filled."""
    return not Report.objects.exists()


def count_steps(folder: Path) -> int:
    curated = folder / "curated"
    return steps(curated, vocabularies_only=True) + steps(curated) + len(read_manifest(folder / "reports"))


def fill(folder: Path, *, progress: Progress) -> list[Plan]:
    """The reports brought in. Raises Refused with every problem of the step that failed, and leaves the archive empty then."""
    with transaction.atomic():
        load_curated(folder / "curated", vocabularies_only=True, progress=progress)
        plans = []
        for given in read_manifest(folder / "reports"):
            progress(f"bringing in {given.get('file')}")
            plans.append(_bring_in(folder / "reports", given))
        load_curated(folder / "curated", progress=progress)
    return plans


def read_manifest(folder: Path) -> list[GivenReport]:
    """Raises Refused with every fault of the file's form."""
    faults = Faults()
    path = folder / MANIFEST
    if not path.is_file():
        raise Refused([Problem("there is no such file.", file=shown_path(path))])
    tree = read_yaml(path, shown_path(path), faults)
    entries = read_list(tree, faults) if tree else []
    for entry in entries:
        refuse_unknown_keys(entry, [*_MUST, *_MAY], faults)
        for name in _MUST:
            if name not in entry.fields:
                faults.add(entry, f"the key “{name}” is missing.")
    if faults:
        raise Refused(faults)
    return [GivenReport(entry) for entry in entries]


def _bring_in(folder: Path, given: GivenReport) -> Plan:
    file = folder / given.get("file")
    hints = _hints(given)
    try:
        plan = bring_in(read_file(file), hints, by=OPERATOR, keep_lines=True)
    except Refused as refused:
        raise Refused(problem.in_file(shown_path(file)) for problem in refused.problems) from refused
    if plan.problems:
        raise Refused(problem.in_file(shown_path(file)) for problem in plan.problems)
    return plan


def _hints(given: GivenReport) -> EditionHints:
    """What the manifest says of the report. Raises Refused with the places of what it says amiss."""
    try:
        year = int(given.get("year"))
        published = datetime.date.fromisoformat(given.get("published")) if given.get("published") else None
    except ValueError as error:
        raise Refused([given.problem(f"the year or the day of publication is faulty: {error}.")]) from error
    records_of = {
        "series": Series.objects.filter(slug=given.get("series")),
        "country": Country.objects.filter(code__iexact=given.get("country")),
    }
    missing = [name for name, records in records_of.items() if not records.exists()]
    if missing:
        raise Refused(given.problem(f"the archive has no {name} “{given.get(name)}”.") for name in missing)
    words: dict[str, Any] = {name: given.get(name) for name in _WORDS}
    return EditionHints(year=year, published=published, **words)
