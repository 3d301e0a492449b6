"""A folder of curated files into the archive: everything is read and checked first, then written in one transaction."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from reports.curated.checks import check_together
from reports.curated.findings import ReportPassages, read_findings
from reports.curated.kinds import FINDING, VOCABULARIES, Kind
from reports.curated.nodes import Faults, read_yaml
from reports.curated.records import Record
from reports.curated.stored import Stored
from reports.curated.upsert import Outcome, Upsert
from reports.curated.values import nearest
from reports.curated.vocabulary import read_vocabulary
from reports.models.import_lock import one_import_at_a_time
from reports.problems import Problem, Refused, shown_path

type Progress = Callable[[str], None]

FINDINGS_FOLDER = "findings"


def load_curated(
    folder: Path,
    *,
    vocabularies_only: bool = False,
    overwrite: set[str] | None = frozenset(),  # type: ignore[assignment]
    dry_run: bool = False,
    progress: Progress = lambda step: None,
) -> Outcome:
    """What was written. Raises Refused with every problem of every file, and writes nothing then.

    `overwrite`: the keys of the records in which the files win over the archive; None for all. `progress` is called with each step.
    """
    with transaction.atomic():
        one_import_at_a_time()
        records, stored = _read_and_check(folder, vocabularies_only=vocabularies_only, progress=progress)
        upsert = Upsert(stored, overwrite=overwrite)
        for kind in [*VOCABULARIES.values(), FINDING]:
            progress(f"writing {kind.model._meta.verbose_name_plural}")
            upsert.write([record for record in records if record.kind == kind])
        if dry_run:
            transaction.set_rollback(True)
    return upsert.outcome


def steps(folder: Path, *, vocabularies_only: bool = False) -> int:
    """How often `progress` will be called."""
    return len(_files(folder, vocabularies_only)) + len(VOCABULARIES) + 2


def _read_and_check(folder: Path, *, vocabularies_only: bool, progress: Progress) -> tuple[list[Record], Stored]:
    faults = Faults()
    if not folder.is_dir():
        raise Refused([Problem("there is no such folder.", file=shown_path(folder))])
    records = _read(folder, vocabularies_only, faults, progress)
    progress("checking")
    stored = Stored(records)
    check_together(records, stored, faults)
    if faults:
        raise Refused(faults)
    return records, stored


def _read(folder: Path, vocabularies_only: bool, faults: Faults, progress: Progress) -> list[Record]:
    records: list[Record] = []
    report_passages = ReportPassages()
    for path in _files(folder, vocabularies_only):
        name = shown_path(path)
        progress(f"reading {path.name}")
        kind = _kind_of(path, folder)
        tree = read_yaml(path, name, faults) if kind else None
        if kind is None:
            known = [*VOCABULARIES, f"{FINDINGS_FOLDER}/*/*.yaml"]
            faults.append(
                Problem(
                    f"no such file is read.{nearest(path.name, known) or f' Known: {", ".join(known)}.'}", file=name
                )
            )
        elif tree is not None and kind == FINDING:
            records += read_findings(tree, report_passages, faults)
        elif tree is not None:
            records += read_vocabulary(kind, tree, faults)
    return records


def _files(folder: Path, vocabularies_only: bool) -> list[Path]:
    """Vocabularies in the order of their writing, then whatever else there is."""
    files = sorted(folder.glob("*.y*ml"), key=lambda path: (_place(path.name), path.name))
    return files if vocabularies_only else files + sorted((folder / FINDINGS_FOLDER).rglob("*.y*ml"))


def _place(name: str) -> int:
    return list(VOCABULARIES).index(name) if name in VOCABULARIES else len(VOCABULARIES)


def _kind_of(path: Path, folder: Path) -> Kind | None:
    if path.parent == folder:
        return VOCABULARIES.get(path.name)
    return FINDING if path.suffix == ".yaml" else None
