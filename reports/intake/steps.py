"""What a person does with an intake, and when they may: the one place where its state is moved from the admin."""

import dataclasses
import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reports.choices import IntakeOutcome, IntakeState
from reports.ingest.preparing.edition import EditionHints
from reports.intake import presence, staging, tasks
from reports.intake.answers import hints_as_json
from reports.intake.staging import Receiving
from reports.intake.work import clear_away
from reports.models import Intake
from reports.models.intake import AT_WORK

INTERRUPTED = (
    "It was interrupted: the worker ended in the middle. Start it again: pages that came in are known by their bytes and"
    " change nothing."
)


class NotNow(Exception):
    """The step cannot be taken as things stand; the words say why."""


def begin(*, by: User, received: Receiving | None = None, address: str = "", hints: EditionHints) -> Intake:
    """Uploaded files, or an address, in line to be read."""
    forget_the_old()
    with transaction.atomic():
        intake = Intake.objects.create(
            started_by=by,
            address=address,
            files=[dataclasses.asdict(file) for file in received.files] if received else [],
            folder=received.folder.name if received and received.folder else "",
            answers=hints_as_json(hints),
        )
        tasks.read_pages.enqueue(intake.pk)
    return intake


def answer(intake: Intake, answers: Mapping[int, EditionHints]) -> int:
    """What a person says of some pages, by the key of each; those that something was said of are read again."""
    said = {pk: hints_as_json(hints) for pk, hints in answers.items() if hints_as_json(hints)}
    if not said:
        raise NotNow("Nothing was answered, so nothing was read again.")
    with transaction.atomic():
        _move(intake, [IntakeState.READ], state=IntakeState.WAITING, total=None, done=0, began_at=None)
        for pk, words in said.items():
            intake.items.filter(pk=pk).update(answers=words, to_read=True)
        tasks.read_pages.enqueue(intake.pk)
    return len(said)


def confirm(intake: Intake, *, by: User, chosen: Collection[int] | None = None) -> int:
    """Put the chosen pages, or all that can come in, in line to be brought in; returns how many they are."""
    with transaction.atomic():
        items = intake.items.can_come_in()
        taken = items if chosen is None else items.filter(pk__in=chosen)
        number = taken.update(chosen=True)
        if not number:
            raise NotNow("No page was chosen that can come in, so nothing was begun.")
        items.filter(chosen=False).update(outcome=IntakeOutcome.LEFT_OUT)
        _move(
            intake,
            [IntakeState.READ],
            state=IntakeState.CONFIRMED,
            confirmed_by=by,
            total=number,
            done=0,
            began_at=None,
        )
        tasks.bring_in_pages.enqueue(intake.pk)
    return number


def cancel(intake: Intake) -> None:
    """At once where nobody works on it; otherwise the worker ends after the page in hand. What came in stays."""
    note_interruption(intake)
    if Intake.objects.filter(pk=intake.pk, state__in=AT_WORK).update(stop_requested=True):
        return
    idle = [IntakeState.WAITING, IntakeState.READ, IntakeState.CONFIRMED, IntakeState.FAILED]
    _move(intake, idle, state=IntakeState.CANCELLED, ended_at=timezone.now())
    clear_away(intake)
    tasks.suggest_in_what_came_in(intake.pk)


def fetch_again(intake: Intake) -> None:
    """Ask once more for an address that gave no page."""
    if not intake.may_be_fetched_again:
        raise NotNow("Its page was fetched already, so it was not asked for again.")
    with transaction.atomic():
        _move(intake, [IntakeState.READ], state=IntakeState.WAITING, total=None, done=0, began_at=None)
        tasks.read_pages.enqueue(intake.pk)


def start_again(intake: Intake) -> None:
    """From where it broke off: pages that were chosen go on coming in, otherwise everything is read again."""
    note_interruption(intake)
    if intake.folder and not staging.place(intake.folder).is_dir():
        raise NotNow("Its files are no longer kept: upload them again.")
    chosen = intake.items.filter(chosen=True, outcome=IntakeOutcome.PENDING).exists()
    with transaction.atomic():
        state = IntakeState.CONFIRMED if chosen else IntakeState.WAITING
        _move(intake, [IntakeState.FAILED], state=state, trouble="", stop_requested=False, began_at=None)
        (tasks.bring_in_pages if chosen else tasks.read_pages).enqueue(intake.pk)


def note_interruption(intake: Intake) -> None:
    """Where a worker left in the middle, with no time to say so, the intake says it from now on."""
    if intake.is_at_work:
        with presence.nobody_at_work_on(intake.pk) as free:
            if free:
                Intake.objects.filter(pk=intake.pk, state__in=AT_WORK).update(
                    state=IntakeState.FAILED, trouble=INTERRUPTED, ended_at=timezone.now()
                )
        intake.refresh_from_db()


def set_in_order() -> None:
    """When a worker begins: what another left unfinished is noted, what waits is queued, the old is forgotten."""
    for intake in Intake.objects.filter(state__in=AT_WORK):
        note_interruption(intake)
    for pk in Intake.objects.filter(state=IntakeState.WAITING).values_list("pk", flat=True):
        tasks.read_pages.enqueue(pk)
    for pk in Intake.objects.filter(state=IntakeState.CONFIRMED).values_list("pk", flat=True):
        tasks.bring_in_pages.enqueue(pk)  # twice in the queue does no harm: the second finds it done
    forget_the_old()


def forget_the_old() -> None:
    """Uploads that nobody confirmed within their time are cancelled, and their files removed."""
    late = timezone.now() - staging.KEPT
    waiting = Intake.objects.filter(state__in=[IntakeState.READ, IntakeState.FAILED], started_at__lt=late)
    for pk in list(waiting.values_list("pk", flat=True)):
        tasks.suggest_in_what_came_in(pk)
    waiting.update(
        state=IntakeState.CANCELLED,
        ended_at=timezone.now(),
        trouble=f"Nobody decided within {staging.KEPT.days} days, so the files were removed: upload them again.",
    )
    open_ones = Intake.objects.exclude(state__in=[IntakeState.DONE, IntakeState.CANCELLED])
    staging.remove_older_than(datetime.timedelta(days=1), keep=set(open_ones.values_list("folder", flat=True)))


def _move(intake: Intake, starts: Collection[IntakeState], **values: Any) -> None:
    """One state to another, once: of two people who press at the same time the second gets NotNow."""
    if not Intake.objects.filter(pk=intake.pk, state__in=starts).update(**values):
        intake.refresh_from_db()
        raise NotNow(f"This was not done: the intake is at “{intake.get_state_display()}” by now.")
    intake.refresh_from_db()
