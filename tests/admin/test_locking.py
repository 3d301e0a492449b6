"""Two people at one record: nobody's work is lost, and nobody's is overwritten unawares."""

import pytest

from reports.models import AbuseType, Facility, Finding, Source
from tests import factories as make
from tests.admin.desk import errors_of, page, row, save, sent_by
from tests.people import make_person


@pytest.fixture
def colleague(as_person):
    return as_person(make_person("Reviewer", "colleague"))


@pytest.mark.parametrize(
    ("maker", "field"),
    [
        (make.make_finding, "note"),
        (make.make_facility, "summary"),
        (make.make_source, "note"),
        (make.make_abuse_type, "scope_note"),
    ],
)
def test_saving_over_a_colleague_is_refused_and_shows_both_versions(
    as_person, reviewer, colleague, maker, field, synced
):
    record = maker()
    desk, url = as_person(reviewer), page(type(record), "change", record.pk)
    opened = sent_by(desk.get(url))
    save(colleague, url, **{field: "theirs"})
    answer = desk.post(url, opened | {field: "mine"})
    assert "somebody else saved this record" in errors_of(answer)
    shown = answer.content.decode()
    assert "<td>theirs</td><td>mine</td>" in shown
    assert "colleague saved it on" in shown
    assert ">\nmine</textarea>" in shown
    record.refresh_from_db()
    assert getattr(record, field) == "theirs"
    # Having seen both, the person may go on.
    assert desk.post(url, sent_by(answer)).status_code == 302
    record.refresh_from_db()
    assert getattr(record, field) == "mine"


def test_ties_and_rows_count_as_changes_too(as_person, reviewer, colleague, synced):
    finding, tied = make.make_finding(), make.make_facility(name="Camp 14")
    desk, url = as_person(reviewer), page(Finding, "change", finding.pk)
    opened = sent_by(desk.get(url))
    finding.facilities.add(tied)
    answer = desk.post(url, opened | {"note": "mine"})
    assert "<td>Camp 14</td><td>—</td>" in answer.content.decode()
    facility = make.make_facility()
    url = page(Facility, "change", facility.pk)
    opened = sent_by(desk.get(url))
    save(
        colleague,
        url,
        **{"names-TOTAL_FORMS": 1},
        **row("names", 0, form="Camp 14", kind="full", script="Latn", system="revised"),
    )
    assert "somebody else saved" in errors_of(desk.post(url, opened | {"summary": "mine"}))
    assert facility.names.count() == 1


def test_changes_to_a_row_are_shown_in_both_versions(as_person, reviewer, colleague, synced):
    finding = make.make_finding()
    make.make_citation(finding=finding, note="before")
    desk, url = as_person(reviewer), page(Finding, "change", finding.pk)
    opened = sent_by(desk.get(url))
    save(colleague, url, **{"citations-0-note": "theirs", "citations-0-role": "denies"})
    shown = desk.post(url, opened | {"citations-0-note": "mine"}).content.decode()
    assert "Citation 1: Note" in shown
    assert "<td>theirs</td><td>mine</td>" in shown
    assert "<td>denies</td><td>reports</td>" in shown


def test_saving_twice_in_a_row_is_no_conflict_with_oneself(as_person, reviewer, synced):
    source = make.make_source()
    desk, url = as_person(reviewer), page(Source, "change", source.pk)
    for note in ("first", "second"):
        assert save(desk, url, note=note).status_code == 302


def test_a_mistake_in_the_form_does_not_renew_the_version_it_was_opened_with(as_person, reviewer, colleague, synced):
    term = make.make_abuse_type()
    desk, url = as_person(reviewer), page(AbuseType, "change", term.pk)
    answer = desk.post(url, sent_by(desk.get(url)) | {"label": "", "scope_note": "mine"})
    save(colleague, url, scope_note="theirs")
    answer = desk.post(url, sent_by(answer) | {"label": "Torture"})
    assert "somebody else saved" in errors_of(answer)
