"""What a curator saves is what the public finds, as soon as it is saved, and what failed to save is not."""

import pytest

from reports.choices import Status
from reports.models import AbuseType, Facility, Finding
from reports.search import SearchQuery, rebuild, search
from tests import factories as make
from tests.admin.desk import page, save
from tests.admin.test_steps_pages import confirm


@pytest.fixture(autouse=True)
def index(tmp_path, settings, db):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    rebuild()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what waits for the end of the transaction, as it would be run outside a test."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(facet, record):
    return search(SearchQuery(filters={facet: frozenset({record.pk})})).total


def test_a_change_to_a_published_finding_is_found_at_once(as_person, reviewer, committed):
    finding, facility = make.make_finding(), make.make_facility()
    with committed():
        save(as_person(reviewer), page(Finding, "change", finding.pk), facilities=[facility.pk])
    assert found("facility", facility) == 1


def test_publishing_and_withdrawing_are_seen_at_once(as_person, reviewer, committed):
    term = make.make_abuse_type()
    finding = make.make_finding(status=Status.IN_REVIEW, abuse_types=[term])
    desk = as_person(reviewer)
    for step, expected in (("publish", 1), ("withdraw", 0)):
        with committed():
            confirm(desk, Finding, step, [finding], reason="error")
        assert found("abuse", term) == expected


def test_a_form_of_a_name_is_searched_for_as_soon_as_it_is_saved(as_person, reviewer, committed):
    facility = make.make_facility()
    make.make_finding(facilities=[facility])
    names = {"names-TOTAL_FORMS": 1, "names-0-form": "Zyzzyva", "names-0-kind": "full"}
    names |= {"names-0-script": "Latn", "names-0-system": "revised"}
    with committed():
        save(as_person(reviewer), page(Facility, "change", facility.pk), **names)
    assert search(SearchQuery(text="zyzzyva")).total == 1


def test_an_index_that_fails_does_not_fail_the_save(as_person, administrator, committed, monkeypatch, caplog):
    monkeypatch.setattr("reports.admin.curated.sync", lambda **_: 1 / 0)
    term = make.make_abuse_type()
    with committed():
        answer = save(as_person(administrator), page(AbuseType, "change", term.pk), label="Torture")
    assert answer.status_code == 302
    term.refresh_from_db()
    assert term.label == "Torture"
    assert "division by zero" in caplog.text


def test_what_is_not_saved_asks_nothing_of_the_index(as_person, reviewer, synced, committed):
    finding = make.make_finding()
    with committed():
        save(as_person(reviewer), page(Finding, "change", finding.pk), quote="words of no passage")
    assert synced == []
