"""Uploads for tests: staged as the admin stages them, read and written in the process of the test, as the worker would."""

import pytest

from reports.choices import CaptureMethod
from reports.ingest.preparing.edition import EditionHints
from reports.intake import steps
from reports.intake.reading import read_intake
from reports.intake.staging import Receiving
from reports.intake.writing import write_intake
from tests import factories as make
from tests.ingest.pages import custom_report

RURITANIA = EditionHints(series="country-reports", country="QR", year=2021)
UPLOAD = CaptureMethod.UPLOAD


@pytest.fixture
def intake_room(db, settings, tmp_path, monkeypatch):
    """A folder for uploads, the series and country that the pages are about, and no process but this one."""
    settings.ARCHIVE_UPLOADS_DIR = tmp_path / "uploads"
    for module in ("reading", "writing"):
        monkeypatch.setattr(f"reports.intake.{module}.processes_for", lambda pages: 0)
    monkeypatch.setattr("reports.intake.writing.sync", lambda: None)
    make.make_series(slug="country-reports", title="Country Reports")
    make.make_country(code="QR", name="Ruritania", slug="ruritania")
    return tmp_path / "uploads"


def stage(*files):
    """(name, content) pairs, as the upload handler leaves them."""
    received = Receiving()
    for name, content in files:
        received.begin()
        received.write(content)
        received.end(name)
    return received


def begin(person, *files, hints=RURITANIA, address=""):
    """An intake in line to be read; a custom report about Ruritania when no file is given."""
    received = None if address else stage(*(files or [("ruritania.txt", custom_report())]))
    return steps.begin(by=person, received=received, address=address, hints=hints)


def read(person, *files, **given):
    """An intake that was read and waits for a decision."""
    intake = begin(person, *files, **given)
    assert read_intake(intake.pk)
    intake.refresh_from_db()
    return intake


def bring_in(person, *files, chosen=None, **given):
    """An intake whose pages came in."""
    intake = read(person, *files, **given)
    steps.confirm(intake, by=person, chosen=chosen)
    assert write_intake(intake.pk)
    intake.refresh_from_db()
    return intake


def found(intake):
    return {item.name: item.verdict for item in intake.items.all()}


def outcomes(intake):
    return {item.name: item.outcome for item in intake.items.all()}


def problems(item):
    return " ".join(problem["reason"] for problem in item.preview["problems"])
