"""The pages of an intake, read from where they were staged each time, so that what comes in is what was looked at."""

import dataclasses
import datetime
from collections.abc import Iterator

from django.conf import settings

from reports.choices import CaptureMethod
from reports.collecting import Fetcher, LeftOuts, count, gather
from reports.collecting.capture import CapturedBytes, Unread
from reports.intake import staging
from reports.intake.staging import Receiving, UploadTooLarge
from reports.models import Intake
from reports.problems import Problem

type Page = CapturedBytes | Unread


def pages_of(intake: Intake, left_out: LeftOuts | None = None) -> Iterator[Page]:
    """In the order they were given. An address is fetched once, and its page staged like a file."""
    if intake.address and not intake.files:
        yield from _fetch(intake)
        return
    for file in intake.files:
        path = str(staging.place(intake.folder) / file["stored"])
        for page in gather([path], names={path: file["name"]}, method=CaptureMethod.UPLOAD, left_out=left_out):
            yield _as_fetched(page, file) if "url" in file else page


def count_pages(intake: Intake) -> int | None:
    """None where counting would take as long as reading."""
    if not intake.files:
        return 1
    return count([str(staging.place(intake.folder) / file["stored"]) for file in intake.files])


def name_of(page: Page) -> str:
    return page.name if isinstance(page, Unread) else page.filename


def _fetch(intake: Intake) -> Iterator[Page]:
    for page in gather([intake.address], fetcher=Fetcher(contact=settings.ARCHIVE_CONTACT)):
        if isinstance(page, CapturedBytes):
            try:
                _stage(intake, page)
            except UploadTooLarge as words:
                page = Unread(page.filename, (Problem(str(words)),))
        yield page


def _stage(intake: Intake, page: CapturedBytes) -> None:
    receiving = Receiving()
    receiving.begin()
    receiving.write(page.content)
    file = dataclasses.asdict(receiving.end(page.filename))
    intake.files = [file | {"url": page.url, "captured_at": page.captured_at.isoformat()}]
    intake.folder = receiving.folder.name if receiving.folder else ""
    intake.save(update_fields=["files", "folder"])


def _as_fetched(page: Page, file: dict[str, str]) -> Page:
    if isinstance(page, Unread):
        return page
    captured_at = datetime.datetime.fromisoformat(file["captured_at"])
    return dataclasses.replace(page, url=file["url"], method=CaptureMethod.URL, captured_at=captured_at)
