"""A prepared page becomes a report whole or not at all, with its custody, in few statements; and one import waits for another."""

import threading
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection

from reports.choices import Status, WithdrawalReason
from reports.ingest.plan import PlanState, current_reports_by_sha256, make_plan
from reports.ingest.writing import write as writing
from reports.ingest.writing.write import take_in, write
from reports.models import Capture, CrossReference, IndexQueue, Passage, Report, Revision, Section
from reports.reading.outline.elements import EditionClue, Mark, MarkKind, PageMetadata
from tests import factories as make
from tests.ingest.prepared_pages import CAPTURED_AT, make_edition, prepared_page
from tests.waiting import LONGEST

RECORDS = (Report, Capture, Section, Passage, CrossReference, Revision, IndexQueue)


def counts():
    return {model.__name__: model.objects.count() for model in RECORDS}


@pytest.fixture
def edition(db):
    return make_edition()


def a_page(edition, **given):
    outline = ("1 Integrity", ["Guards beat detainees (see section 7)."], "7 Workers", ["It was so.", "It was so."])
    return prepared_page(edition, *outline, **given)


class TestANewReport:
    def test_is_published_with_its_passages_under_their_headings(self, edition):
        written = write(make_plan(a_page(edition)), by="a tester")
        report = Report.objects.get(pk=written.report)
        assert (report.slug, report.status, report.is_extract) == (edition.slug, Status.PUBLISHED, False)
        rows = Passage.objects.public().in_order().values_list("number", "section__title", "text", "removed_in")
        assert list(rows) == [
            (1, "Integrity", "Guards beat detainees (see section 7).", 0),
            (2, "Workers", "It was so.", 0),
            (3, "Workers", "It was so.", 0),
        ]
        assert [passage.key for passage in a_page(edition).passages] == list(
            Passage.objects.in_order().values_list("key", flat=True)
        )
        assert IndexQueue.objects.count() == 3
        assert (written.revision, Revision.objects.count()) == (0, 0)

    def test_keeps_what_the_edition_says(self, edition):
        said = replace(
            edition, title="A title", url="https://example.org/r", licence="CC0", published_date=CAPTURED_AT.date()
        )
        report = Report.objects.get(pk=take_in(a_page(said), by="").report)
        assert (report.title, report.url, report.licence) == ("A title", "https://example.org/r", "CC0")
        assert report.published_date == CAPTURED_AT.date()

    def test_keeps_the_bytes_with_their_custody(self, edition):
        metadata = PageMetadata(title="T\x00itle", canonical="https://example.org/c", published=CAPTURED_AT)
        prepared = a_page(edition, metadata=metadata)
        prepared = replace(prepared, clues=(EditionClue("title", "Ruritania 2021", 2021, "Ruritania"),))
        capture = Capture.objects.get(pk=take_in(prepared, by="a tester").capture)
        assert capture.sha256 == prepared.capture.sha256
        assert capture.original_bytes().startswith(b"('1 Integrity'")
        assert (capture.operator, capture.method, capture.url) == ("a tester", "url", "https://example.org/page")
        assert (capture.captured_at, capture.published_at, capture.modified_at) == (CAPTURED_AT, CAPTURED_AT, None)
        assert (capture.reader, capture.reader_version, capture.media_type) == ("test", 3, "text/html")
        assert capture.account == {"printed": 100, "kept": 90, "left_out": {"banner": 10}}
        assert capture.metadata == {
            "title": "Title",
            "canonical": "https://example.org/c",
            "evidence": [{"place": "title", "words": "Ruritania 2021", "year": 2021, "country": "Ruritania"}],
        }

    def test_keeps_emphasis_and_links_beside_the_words(self, edition):
        marks = [Mark(0, 2, MarkKind.ITALIC), Mark(3, 6, MarkKind.LINK, "https://example.org/")]
        take_in(a_page(edition, marks={"It was so.": marks}), by="")
        assert Passage.objects.get(number=2).marks == [[0, 2, "italic"], [3, 6, "link", "https://example.org/"]]
        assert Passage.objects.get(number=1).marks == []

    def test_has_cross_references_that_point_at_its_headings(self, edition):
        take_in(a_page(edition), by="")
        reference = CrossReference.objects.get()
        assert (reference.words, reference.target.title, reference.passage.number) == ("section 7", "Workers", 1)

    def test_has_the_topics_that_were_found(self, edition):
        topic = make.make_topic()
        take_in(a_page(edition, topics={2: topic.pk}), by="")
        assert list(Section.objects.order_by("position").values_list("topic", flat=True)) == [None, topic.pk]

    def test_takes_ten_statements_however_long_it_is(self, edition, django_assert_num_queries):
        outline = ("1 Integrity", [f"Paragraph {number} (see section 1)." for number in range(200)])
        with django_assert_num_queries(10 + 2):  # two are the savepoint's, because a test runs in a transaction
            take_in(prepared_page(edition, *outline), by="")
        assert CrossReference.objects.count() == 200


class TestWhatIsNotWritten:
    def test_the_same_bytes_change_nothing(self, edition):
        take_in(a_page(edition), by="")
        before = counts()
        assert take_in(a_page(edition), by="").plan.state == PlanState.SAME
        assert counts() == before

    def test_a_plan_that_says_so_cannot_be_written(self, edition):
        take_in(a_page(edition), by="")
        with pytest.raises(ValueError, match="a plan that is same is not written"):
            write(make_plan(a_page(edition)), by="")

    def test_a_report_the_archive_took_down_stays_down(self, edition):
        take_in(a_page(edition), by="")
        Report.objects.update(status=Status.WITHDRAWN, withdrawal_reason=WithdrawalReason.LEGAL)
        before = counts()
        for prepared in (a_page(edition), a_page(edition, chrome="new")):
            assert take_in(prepared, by="").plan.state == PlanState.WITHDRAWN
        assert counts() == before
        assert current_reports_by_sha256([a_page(edition).capture.sha256]) == {}

    def test_a_failure_half_way_leaves_nothing(self, edition, monkeypatch):
        def fail(*args):
            raise RuntimeError

        monkeypatch.setattr(writing, "copy_references", fail)
        with pytest.raises(RuntimeError):
            take_in(a_page(edition), by="")
        assert not any(counts().values())

    def test_what_the_database_refuses_is_a_database_error(self, edition):
        prepared = a_page(edition)
        wrong = replace(prepared.passages[0], text="a \x00 b")
        with pytest.raises(DatabaseError):
            take_in(replace(prepared, passages=(wrong,)), by="")
        assert not any(counts().values())


class TestBytesThatAreHeld:
    def test_are_known_before_anything_is_read(self, edition):
        one, other = a_page(edition), a_page(edition, chrome="other")
        take_in(one, by="")
        asked = [one.capture.sha256, other.capture.sha256]
        assert current_reports_by_sha256(asked) == {one.capture.sha256: edition.slug}

    def test_are_those_of_the_page_as_it_is_now(self, edition):
        one, other = a_page(edition), a_page(edition, chrome="other")
        take_in(one, by="")
        take_in(other, by="")
        asked = [one.capture.sha256, other.capture.sha256]
        assert current_reports_by_sha256(asked) == {other.capture.sha256: edition.slug}
        take_in(one, by="")
        assert current_reports_by_sha256(asked) == {one.capture.sha256: edition.slug}


class TestWordsThatAreWithdrawn:
    @pytest.mark.parametrize("reason", [WithdrawalReason.WITNESS_SAFETY, WithdrawalReason.LEGAL])
    def test_in_another_report_are_written_withdrawn(self, edition, reason):
        make.make_passage("It was so.", status=Status.WITHDRAWN, withdrawal_reason=reason)
        written = take_in(a_page(edition), by="")
        withdrawn = Passage.objects.withdrawn().filter(report=written.report)
        assert [(each.number, each.withdrawal_reason) for each in withdrawn.in_order()] == [(2, reason), (3, reason)]
        assert all(each.withdrawn_at for each in withdrawn)
        assert len(written.plan.warnings) == 2
        assert "the same words are withdrawn in another report: “It was so.”" in written.plan.warnings[0]

    def test_as_wrong_somewhere_else_may_be_right_here(self, edition):
        make.make_passage("It was so.", status=Status.WITHDRAWN, withdrawal_reason=WithdrawalReason.ERROR)
        assert take_in(a_page(edition), by="").plan.withheld == ()


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_edition_at_once_write_it_once():
    edition = make_edition()
    plans = [make_plan(a_page(edition)), make_plan(a_page(edition, chrome="other"))]
    started = threading.Barrier(2)
    states = []

    def bring_in(plan):
        try:
            started.wait(LONGEST)
            states.append(write(plan, by="").plan.state)
        finally:
            connection.close()

    threads = [threading.Thread(target=bring_in, args=[plan]) for plan in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST)
    assert states == [PlanState.NEW, PlanState.REVISED]
    assert (Report.objects.count(), Passage.objects.count(), Revision.objects.get().kept) == (1, 3, 3)
