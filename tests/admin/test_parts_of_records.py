"""Cues and countries' names on the pages of their records; what a capture and a report tell of themselves."""

import pytest
from django.utils import timezone

from reports.models import AbuseType, Capture, CaptureCheck, Country, CountryName, Cue, Report
from tests import factories as make
from tests.admin.desk import errors_of, page, row, save, sent_by


def add_row(client, url, prefix, **fields):
    opened = sent_by(client.get(url))
    return client.post(url, opened | {f"{prefix}-TOTAL_FORMS": "1"} | row(prefix, 0, **fields))


def test_a_reviewer_adds_a_cue(as_person, reviewer, synced):
    abuse = make.make_abuse_type()
    url = page(AbuseType, "change", abuse.pk)
    add_row(as_person(reviewer), url, "cues", words=" beat*  up ", beside="guard*; @force ;", without="eggs, beaten")
    cue = Cue.objects.get()
    assert (cue.abuse_type, cue.words) == (abuse, "beat* up")
    assert (cue.beside, cue.without) == (["guard*", "@force"], ["eggs, beaten"])
    shown = as_person(reviewer).get(url).content.decode()
    assert 'value="guard*; @force"' in shown


@pytest.mark.parametrize("words", ["*beat", "be*at", "beat * up"])
def test_an_asterisk_stands_at_the_end_of_a_word(as_person, reviewer, words):
    url = page(AbuseType, "change", make.make_abuse_type().pk)
    assert "an asterisk belongs at the end of a word" in errors_of(
        add_row(as_person(reviewer), url, "cues", words=words)
    )
    assert not Cue.objects.exists()


def test_a_saved_cue_is_changed_and_removed(as_person, reviewer, synced):
    cue = Cue.objects.create(abuse_type=make.make_abuse_type(), words="beaten")
    url = page(AbuseType, "change", cue.abuse_type_id)
    save(as_person(reviewer), url, **{"cues-0-note": "too wide"})
    cue.refresh_from_db()
    assert cue.note == "too wide"
    save(as_person(reviewer), url, **{"cues-0-DELETE": "on"})
    assert not Cue.objects.exists()


def test_a_curator_reads_the_cues_and_changes_none(as_person, curator):
    cue = Cue.objects.create(abuse_type=make.make_abuse_type(), words="publicly flogged")
    shown = as_person(curator).get(page(AbuseType, "change", cue.abuse_type_id)).content.decode()
    assert "publicly flogged" in shown
    assert 'name="cues-0-words"' not in shown


def test_an_administrator_adds_a_countrys_other_name(as_person, administrator, synced):
    country = make.make_country(name="Uruguay")
    url = page(Country, "change", country.pk)
    add_row(as_person(administrator), url, "names", form="Uraguay")
    assert CountryName.objects.get().folded == "uraguay"
    other = page(Country, "change", make.make_country().pk)
    said = errors_of(add_row(as_person(administrator), other, "names", form="URA-GUAY"))
    assert "“Uraguay” is a name of Uruguay already" in said


def test_a_capture_tells_what_is_known_of_it(as_person, curator):
    capture = make.make_capture(
        metadata={"canonical": "https://example.org/<b>", "evidence": [{"kind": "h1", "says": "Northland"}]},
        account={"printed": 12345, "left_out": {"menus": 7}},
        published_at=timezone.now(),
    )
    CaptureCheck.objects.create(capture=capture, bytes_hold=True, passages_hold=False, note="¶ 3 differs")
    shown = as_person(curator).get(page(Capture, "change", capture.pk)).content.decode()
    for said in ("https://example.org/&lt;b&gt;", "Northland", "12,345", "menus", "the bytes hold", "¶ 3 differs"):
        assert said in shown
    assert "the passages do not follow from them" in shown


def test_a_report_tells_its_captures_and_revisions(as_person, curator):
    report = make.make_report()
    first = make.make_capture(report=report)
    revision = make.make_revision(report, kept=7, edited=2, added=1, gone=3)
    shown = as_person(curator).get(page(Report, "change", report.pk)).content.decode()
    for capture in (first, revision.capture):
        assert page(Capture, "change", capture.pk) in shown
    assert "7 kept, 2 edited, 1 added, 3 gone" in shown
