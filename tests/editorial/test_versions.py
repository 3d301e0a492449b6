import pytest

from reports import editorial
from reports.choices import Status
from tests import factories as make


def version(record, **values):
    return record.events.filter(**values).order_by("pgh_id").first()


def test_an_earlier_version_comes_back_with_its_words_and_their_place(reviewer):
    passage = make.make_passage("Guards beat prisoners. Nobody was punished.")
    finding = make.make_finding("Guards beat prisoners", passage=passage, note="first")
    finding.quote, finding.start, finding.end, finding.note = "Nobody was punished", 23, 42, "second"
    finding.save()
    editorial.restore_version(record=finding, event=version(finding, note="first"), by=reviewer)
    finding.refresh_from_db()
    assert (finding.quote, finding.start, finding.note) == ("Guards beat prisoners", 0, "first")


def test_status_and_signatures_are_not_brought_back(reviewer, curator):
    finding = make.make_finding(status=Status.DRAFT, drafted_by=curator, note="first")
    draft = version(finding, note="first")
    editorial.submit_for_review(record=finding, by=curator)
    editorial.publish(record=finding, by=reviewer)
    editorial.restore_version(record=finding, event=draft, by=reviewer)
    finding.refresh_from_db()
    assert (finding.status, finding.published_by) == (Status.PUBLISHED, reviewer)


def test_dates_worked_out_from_a_date_come_back_with_it(reviewer):
    source = make.make_source(published="2020")
    source.published = "2021-03"
    source.save()
    editorial.restore_version(record=source, event=version(source, published="2020"), by=reviewer)
    source.refresh_from_db()
    assert (source.published_earliest.isoformat(), source.published_latest.isoformat()) == ("2020-01-01", "2020-12-31")


def test_a_version_that_points_at_nothing_any_more_is_refused(reviewer):
    gone = make.make_publisher()
    source = make.make_source(publisher=gone, title="first")
    source.publisher, source.title = make.make_publisher(), "second"
    source.save()
    gone.delete()
    with pytest.raises(editorial.StepRefused, match="no longer fits"):
        editorial.restore_version(record=source, event=version(source, title="first"), by=reviewer)
    source.refresh_from_db()
    assert source.title == "second"


def test_a_curator_brings_back_versions_of_drafts_only(curator):
    draft, published = make.make_facility(status=Status.DRAFT), make.make_facility()
    editorial.restore_version(record=draft, event=draft.events.get(), by=curator)
    with pytest.raises(editorial.StepRefused, match="you may not change it"):
        editorial.restore_version(record=published, event=published.events.get(), by=curator)
