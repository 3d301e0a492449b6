"""How far the work on an intake is, how fast it goes, and how long it will take."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils import timezone

from reports.choices import IntakeState
from reports.models import Intake

_LEAST_TO_JUDGE_BY = 3  # seconds
_FEWEST_TO_JUDGE_BY = 5  # pages: the first waits for the readers to start


@dataclass(frozen=True, slots=True)
class Progress:
    """`total` is None while nobody knows how many pages there are."""

    words: str
    done: int
    total: int | None
    pace: str

    def for_script(self) -> dict[str, Any]:
        return asdict(self)


def progress_of(intake: Intake) -> Progress:
    return Progress(_words(intake), intake.done, intake.total, _pace(intake))


def _words(intake: Intake) -> str:
    if intake.state == IntakeState.WAITING:
        return "Waiting for its turn to be read."
    if intake.state == IntakeState.CONFIRMED:
        return "Waiting for its turn to be brought in."
    if intake.stop_requested:
        return "Ending after the page in hand."
    doing = "Reading and comparing" if intake.state == IntakeState.READING else "Bringing in"
    of_total = f" of {intake.total:,}" if intake.total else ""
    return f"{doing}: {intake.done:,}{of_total} {'page' if (intake.total or intake.done) == 1 else 'pages'} done."


def _pace(intake: Intake) -> str:
    """Empty until there is enough to judge by."""
    seconds = (timezone.now() - intake.began_at).total_seconds() if intake.began_at else 0.0
    if intake.done < _FEWEST_TO_JUDGE_BY or seconds < _LEAST_TO_JUDGE_BY:
        return ""
    rate = intake.done / seconds
    pace = f"{rate:.1f} pages a second"
    left = ((intake.total or 0) - intake.done) / rate
    return f"{pace}, {_duration(left)} left" if left > 0 else pace


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"about {max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    return f"about {minutes} min" if minutes < 60 else f"about {minutes // 60} h {minutes % 60} min"
