"""What the database refuses whoever asks: inexact quotes, changed evidence, deleted evidence, rows that do not belong together."""

from contextlib import contextmanager

import pgtrigger
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from reports.models import (
    Capture,
    CaptureCheck,
    Citation,
    CrossReference,
    Figure,
    Finding,
    Passage,
    PassageEdit,
    ReportMove,
    Revision,
    Section,
)
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = "Guards beat prisoners. In 2020 NGOs reportedly counted 2,000 “special” prisoners (see also section 1.a.)."


@pytest.fixture
def passage():
    return make.make_passage(TEXT)


@contextmanager
def refused(error=IntegrityError, match=None):
    with pytest.raises(error, match=match), transaction.atomic():
        yield


def update(record, **values):
    type(record)._base_manager.filter(pk=record.pk).update(**values)


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


# A quote is exact --------------------------------------------------------------------------------


def test_a_quote_stands_at_its_span(passage):
    finding = make.make_finding("2,000 “special” prisoners", passage=passage)
    assert TEXT[finding.start : finding.end] == finding.quote


@pytest.mark.parametrize(
    "change",
    [{"quote": "2,000 special prisoners"}, {"start": 0}, {"end": 99}, {"quote": ""}, {"start": 5000, "end": 5024}],
    ids=["other words", "other start", "other end", "no words", "a span outside"],
)
def test_a_quote_cannot_leave_its_span(passage, change):
    finding = make.make_finding("2,000 “special” prisoners", passage=passage)
    with refused(match="do not stand at|span_forward"):
        update(finding, **change)


def test_a_quote_is_checked_on_every_way_of_writing(passage):
    wrong = {"passage": passage, "start": 0, "end": 6, "quote": "guards"}
    with refused(match="“guards” do not stand at 0 to 6"):
        Finding.objects.create(**wrong)
    with refused(match="do not stand"):
        Finding.objects.bulk_create([Finding(**wrong)])
    finding = make.make_finding("Guards", passage=passage)
    finding.quote = "Wards"
    with refused(match="do not stand"):
        Finding.objects.bulk_update([finding], ["quote"])
    with refused(match="do not stand"):
        sql("UPDATE reports_finding SET quote = 'Wards' WHERE id = %s", finding.pk)


def test_spans_count_characters_beyond_the_basic_plane():
    passage = make.make_passage("한국 𠮷田 said “no”.")
    make.make_finding("said “no”", passage=passage)


def test_a_mention_a_figure_and_a_reference_are_exact_too(passage):
    citation = make.make_citation("NGOs", finding=make.make_finding("Guards beat prisoners", passage=passage))
    figure = make.make_figure("2,000", finding=citation.finding)
    reference = make.make_cross_reference("section 1.a.", passage=passage)
    for record, words in ((citation, "mention"), (figure, "words"), (reference, "words")):
        with refused(match=f"“other words” do not stand at {record.start}"):
            update(record, **{words: "other words"})


def test_a_hedge_stands_in_the_passage(passage):
    finding = make.make_finding("counted 2,000", passage=passage, hedge="reportedly")
    with refused(match="the hedge “allegedly” does not stand in the passage"):
        update(finding, hedge="allegedly")
    with refused(match="hedge"):
        make.make_finding("counted 2,000", passage=passage, hedge="Reportedly")


# Evidence does not change ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "SET text = 'Guards beat nobody.'",
        "SET text = text || ' '",
        "SET key = '000000000000'",
        "SET fingerprint = 'x'",
    ],
)
def test_the_words_of_a_passage_never_change(passage, change):
    with refused(ProgrammingError, match="update"):
        sql(f"UPDATE reports_passage {change} WHERE id = %s", passage.pk)
    passage.refresh_from_db()
    assert passage.text == TEXT


def test_a_passage_stays_with_its_report_and_capture(passage):
    with refused(ProgrammingError):
        update(passage, report=make.make_report())
    with refused(ProgrammingError):
        update(passage, capture=make.make_capture(b"other bytes", report=passage.report))


def test_a_passage_may_move_to_another_number_and_section_and_be_withdrawn(passage):
    update(passage, number=7, section=make.make_section(report=passage.report))
    update(passage, status="withdrawn", withdrawal_reason="witness_safety")


@pytest.mark.parametrize(
    "change",
    [
        {"content": b"other"},
        {"sha256": "0" * 64},
        {"size": 1},
        {"filename": "other.txt"},
        {"url": "https://example.org/"},
        {"method": "url"},
        {"media_type": "text/html"},
        {"captured_at": "2020-01-01T00:00:00Z"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_bytes_of_a_capture_and_their_custody_never_change(change):
    with refused(ProgrammingError):
        update(make.make_capture(), **change)


def test_a_capture_may_be_read_again_by_a_newer_reader():
    update(make.make_capture(), reader="custom-report-text", reader_version=2)


def test_a_finding_keeps_its_key_and_passage(passage):
    finding = make.make_finding("Guards", passage=passage)
    with refused(ProgrammingError):
        update(finding, key="0000000000")
    with refused(match="only to the newer text of its own passage"):
        update(finding, passage=make.make_passage("Guards elsewhere.", report=passage.report))


def test_a_finding_moves_along_an_edit_where_its_words_still_stand(passage):
    finding = make.make_finding("Guards", passage=passage)
    newer = make.make_edit(passage, f"Often. {passage.text}").after
    with refused(match="do not stand"):
        update(finding, passage=newer)
    update(finding, passage=newer, start=7, end=13)
    with refused(match="only to the newer text of its own passage"):
        update(finding, passage=passage, start=0, end=6)


def test_a_suggestion_is_rejected_and_never_deleted():
    suggestion = make.make_suggestion()
    with refused(ProgrammingError):
        sql("DELETE FROM reports_finding WHERE id = %s", suggestion.pk)
    update(suggestion, status="rejected")
    with refused(ProgrammingError):
        update(suggestion, suggestion=None)


def test_what_a_revision_changed_stays_written(passage):
    edit = make.make_edit(passage, "Guards rarely beat prisoners.")
    for record in (edit, edit.revision):
        with refused(ProgrammingError):
            sql(f"DELETE FROM {record._meta.db_table} WHERE id = %s", record.pk)
    with refused(ProgrammingError):
        update(edit.revision, number=9)
    with refused(ProgrammingError):
        update(edit, after=make.make_passage())


def test_a_check_of_a_capture_stays():
    check = CaptureCheck.objects.create(capture=make.make_capture(), bytes_hold=True)
    with refused(ProgrammingError):
        sql("DELETE FROM reports_capturecheck WHERE id = %s", check.pk)


def test_that_a_report_was_moved_stays():
    move = make.make_report_move()
    with refused(ProgrammingError):
        sql("DELETE FROM reports_reportmove WHERE id = %s", move.pk)
    for values in ({"reason": "another"}, {"year": 1999}, {"operator": "somebody"}):
        with refused(ProgrammingError):
            update(move, **values)


def test_citations_and_figures_stay_with_their_finding(passage):
    finding, other = make.make_finding("Guards", passage=passage), make.make_finding("prisoners", passage=passage)
    for record in (make.make_citation("NGOs", finding=finding), make.make_figure("2,000", finding=finding)):
        with refused(ProgrammingError):
            update(record, finding=other)


# Evidence is never deleted -----------------------------------------------------------------------


@pytest.mark.parametrize("model", [Passage, Capture])
def test_evidence_is_never_deleted(passage, model):
    with refused((ProgrammingError, IntegrityError)):
        model.objects.filter(report=passage.report).delete()
    with refused(ProgrammingError, match="[Cc]annot delete"):
        sql(f"DELETE FROM {model._meta.db_table}")
    assert model.objects.exists()


def test_that_a_report_was_moved_is_neither_changed_nor_deleted():
    report = make.make_report()
    move = ReportMove.objects.create(
        report=report, series=report.series, country=report.country, year=1999, reason="Filed under a wrong year."
    )
    with refused(ProgrammingError, match="update"):
        update(move, reason="Another reason.")
    with refused(ProgrammingError, match="[Cc]annot delete"):
        sql("DELETE FROM reports_reportmove")
    assert ReportMove.objects.get().reason == "Filed under a wrong year."


# Rows belong together ----------------------------------------------------------------------------


def test_a_figure_cites_through_a_citation_of_its_own_finding(passage):
    finding, other = make.make_finding("Guards", passage=passage), make.make_finding("prisoners", passage=passage)
    own, foreign = make.make_citation("NGOs", finding=finding), make.make_citation("NGOs", finding=other)
    figure = make.make_figure("2,000", finding=finding, citation=own)
    with refused(match="a citation of its own finding"):
        update(figure, citation=foreign)


def test_a_figure_stays_when_its_citation_goes(passage):
    citation = make.make_citation("NGOs", finding=make.make_finding("Guards", passage=passage))
    figure = make.make_figure("2,000", finding=citation.finding, citation=citation)
    citation.delete()
    figure.refresh_from_db()
    assert figure.citation is None


def test_a_section_stands_below_an_earlier_section_of_its_report():
    first = make.make_section()
    second = make.make_section(parent=first)
    for wrong in ({"parent": second}, {"position": 0}, {"parent": make.make_section()}):
        record = first if wrong.get("parent") == second else second
        with refused(match="earlier section of its own report"):
            update(record, **wrong)
    with refused(match="earlier section"):
        make.make_section(report=first.report, parent=second, position=0)


# None is forgotten -------------------------------------------------------------------------------

TESTED_HERE = {
    (Capture, "fixed"),
    (Capture, "never_deleted"),
    (CaptureCheck, "never_deleted"),
    (Citation, "exact_words"),
    (Citation, "fixed"),
    (CrossReference, "exact_words"),
    (Figure, "citation_of_same_finding"),
    (Figure, "exact_words"),
    (Figure, "fixed"),
    (Finding, "exact_words"),
    (Finding, "fixed"),
    (Finding, "hedge_in_passage"),
    (Finding, "stays_with_its_text"),
    (Finding, "suggestions_are_rejected_not_deleted"),
    (Passage, "fixed"),
    (Passage, "never_deleted"),
    (PassageEdit, "fixed"),
    (PassageEdit, "never_deleted"),
    (ReportMove, "fixed"),
    (ReportMove, "never_deleted"),
    (Revision, "fixed"),
    (Revision, "never_deleted"),
    (Section, "parent_comes_first"),
}
OF_SECOND_READERS = ("changes_owner", "read_twice", "once_public_never_deleted", "restored_by_two")
TESTED_ELSEWHERE = (
    *("no_cycles", "chained", "status_by_steps", "queue_on_", "insert_insert", "update_update", "delete_delete"),
    *OF_SECOND_READERS,
)


def test_every_trigger_has_its_tests():
    ours = {(model, trigger.name) for model, trigger in pgtrigger.registered() if model._meta.app_label == "reports"}
    assert {(model, name) for model, name in ours if not name.startswith(TESTED_ELSEWHERE)} == TESTED_HERE
