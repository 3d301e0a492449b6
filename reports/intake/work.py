"""What reading and writing have in common: an intake taken from the line, worked on, and put where it then belongs."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from reports.choices import IntakeState
from reports.intake import presence, staging, stopping
from reports.models import Intake

FILES_GONE = "Its files are no longer kept: upload them again."
_BETWEEN_NOTES = 0.3  # seconds
FEW = 8
"""Pages for which one process reads; more processes take longer to start than they save."""


@dataclass(slots=True)
class Work:
    """An intake in hand: how far it is, and whether to stop before the next page. `given` are items handed on already."""

    intake: Intake
    given: set[int] = field(default_factory=set)
    stopped_early: bool = False
    _done: int = 0
    _noted: float = field(default=0.0)

    def stopped(self) -> bool:
        """Called before each page. Cancelled by a person, or this process was asked to end."""
        cancelled = Intake.objects.filter(pk=self.intake.pk, stop_requested=True).exists()
        self.stopped_early = self.stopped_early or cancelled or stopping.is_stop_requested()
        return self.stopped_early

    def count_one(self) -> None:
        """Written down now and then, for those who watch."""
        self._done += 1
        if time.monotonic() - self._noted > _BETWEEN_NOTES:
            self.note()

    def note(self) -> None:
        self._noted = time.monotonic()
        update(self.intake.pk, done=self._done)


def carry_out(
    intake: int, *, line: IntakeState, doing: IntakeState, done: IntakeState, do: Callable[[Work], None]
) -> bool:
    """False when the work was left queued for the next worker, because this one was asked to end."""
    with presence.at_work_on(intake):
        taken = Intake.objects.filter(pk=intake, state=line).update(
            state=doing, began_at=timezone.now(), done=0, stop_requested=False, trouble="", ended_at=None
        )
        if not taken:  # cancelled meanwhile, or done by another worker
            return True
        work = Work(Intake.objects.select_related("started_by", "confirmed_by").get(pk=intake))
        try:
            _check_files(work.intake)
            do(work)
        except Exception as error:
            _break_off(intake, error)
            raise
        work.note()
        return _put_where_it_belongs(work, line, done)


def processes_for(pages: int | None) -> int | None:
    """Pages are always read in processes of their own: one that ends them ends nothing else."""
    return 1 if pages is not None and pages <= FEW else None


def clear_away(intake: Intake) -> None:
    """At the end: the files, and words of passages, which are kept in the record and nowhere beside it."""
    staging.remove(intake.folder)
    update(intake.pk, folder="")
    for item in intake.items.filter(preview__changes__edits__isnull=False):
        item.preview["changes"]["edits"] = []
        item.save(update_fields=["preview"])
    for item in intake.items.filter(preview__question__isnull=False):
        for side in ("stored", "page"):
            item.preview["question"][side]["begins"] = ""
        item.save(update_fields=["preview"])


def update(intake: int, **values: Any) -> None:
    Intake.objects.filter(pk=intake).update(**values)


def _check_files(intake: Intake) -> None:
    if intake.folder and not staging.place(intake.folder).is_dir():
        raise FileNotFoundError(FILES_GONE)


def _put_where_it_belongs(work: Work, line: IntakeState, done: IntakeState) -> bool:
    intake = work.intake
    intake.refresh_from_db(fields=["stop_requested"])
    if work.stopped_early and not intake.stop_requested:
        update(intake.pk, state=line, began_at=None)
        return False
    state = IntakeState.CANCELLED if intake.stop_requested else done
    update(intake.pk, state=state, ended_at=timezone.now(), stop_requested=False)
    if state in (IntakeState.CANCELLED, IntakeState.DONE):
        clear_away(intake)
    return True


def _break_off(intake: int, error: Exception) -> None:
    said = FILES_GONE if isinstance(error, FileNotFoundError) else f"It broke off ({type(error).__name__}: {error})."
    update(
        intake,
        state=IntakeState.FAILED,
        ended_at=timezone.now(),
        trouble=f"{said} What had come in stays; start it again, or cancel it."[:2000],
    )
