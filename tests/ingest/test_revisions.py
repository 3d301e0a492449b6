"""A newer page of a report that is held: what is kept keeps its key and its findings, and nothing a curator made is lost."""

from dataclasses import replace

import pytest
from django.apps import apps

from reports.choices import Certainty, MoveOutcome, Status, WithdrawalReason
from reports.ingest.plan import PlanState
from reports.ingest.writing.write import take_in
from reports.models import (
    Capture,
    CrossReference,
    Finding,
    FindingMove,
    IndexQueue,
    Passage,
    PassageEdit,
    Report,
    Revision,
    Section,
)
from reports.reading.outline.elements import Mark, MarkKind
from reports.text import passage_key
from tests import factories as make
from tests.ingest.prepared_pages import make_edition, prepared_page

pytestmark = pytest.mark.django_db

BEATEN = "In March guards beat about 5,000 prisoners at the camp, according to a monitoring group."
BEATEN_SINCE = "In March and April guards beat about 5,000 prisoners at the camp, according to a monitoring group."
HUNGRY = "Food was scarce, and prisoners caught rats and frogs to stay alive in winter."
LAWLESS = "The law forbids forced labor, and the government did not enforce it anywhere."
SEEN = "Journalists were not allowed to travel outside the capital (see section 1)."
FIRST = ("1 Integrity", [BEATEN, HUNGRY], "7 Workers", [LAWLESS, SEEN])


@pytest.fixture
def edition():
    return make_edition()


@pytest.fixture
def held(edition):
    """The first page, with a finding about the beating and one about hunger."""
    take_in(prepared_page(edition, *FIRST), by="first")
    beaten, hungry = (Passage.objects.get(text=text) for text in (BEATEN, HUNGRY))
    finding = make.make_finding("guards beat about 5,000 prisoners at the camp", passage=beaten, hedge="about")
    make.make_citation("a monitoring group", finding=finding, certainty=Certainty.ANONYMOUS)
    make.make_figure("about 5,000", finding=finding, low=5000)
    make.make_finding("Food was scarce", passage=hungry)
    return finding


def revise(edition, *outline, **given):
    written = take_in(prepared_page(edition, *outline, **given), by="second")
    assert written.plan.state == PlanState.REVISED
    return Revision.objects.get(report=written.report, number=written.revision)


def page_now():
    """The page as it stands: number, heading and words."""
    rows = Passage.objects.current().order_by("number").values_list("number", "section__title", "text")
    return list(rows)


def passage(text):
    return Passage.objects.get(text=text)


def counted(revision):
    return [revision.kept, revision.edited, revision.added, revision.gone]


class TestAPageWithOtherSurroundings:
    """The first of three invented revisions: only the page's chrome changed."""

    @pytest.fixture
    def revision(self, edition, held):
        IndexQueue.objects.all().delete()
        return revise(edition, *FIRST, chrome="a new banner")

    def test_is_a_new_capture_and_a_revision_without_changes(self, revision):
        assert Capture.objects.count() == 2
        assert revision.capture == Capture.objects.latest("pk")
        assert (revision.number, revision.operator, counted(revision)) == (1, "second", [4, 0, 0, 0])

    def test_touches_no_passage_no_heading_and_no_finding(self, revision):
        assert set(Passage.objects.values_list("removed_in", "capture")) == {(0, Capture.objects.earliest("pk").pk)}
        assert set(Section.objects.values_list("removed_in", flat=True)) == {0}
        assert not FindingMove.objects.exists()
        assert not IndexQueue.objects.exists()


class TestAPageWithEdits:
    """The second: one passage is edited, one vanishes, one is new."""

    @pytest.fixture
    def revision(self, edition, held):
        return revise(edition, "1 Integrity", [BEATEN_SINCE], "7 Workers", ["All this is new.", LAWLESS, SEEN])

    def test_says_what_changed(self, revision):
        assert counted(revision) == [2, 1, 1, 1]
        assert page_now() == [
            (1, "Integrity", BEATEN_SINCE),
            (2, "Workers", "All this is new."),
            (3, "Workers", LAWLESS),
            (4, "Workers", SEEN),
        ]

    def test_gives_the_edited_passage_a_key_of_its_own(self, revision, edition):
        edit = PassageEdit.objects.get()
        assert (edit.before, edit.after, edit.revision) == (passage(BEATEN), passage(BEATEN_SINCE), revision)
        assert edit.after.key == passage_key(edition.slug, BEATEN_SINCE)
        assert edit.after.capture == revision.capture
        assert edit.before.removed_in == 1

    def test_keeps_what_vanished_public_and_citable(self, revision, client):
        gone = passage(HUNGRY)
        assert (gone.removed_in, gone.status, gone.number) == (1, Status.PUBLISHED, 2)
        assert gone in Passage.objects.searchable()
        assert passage(BEATEN) not in Passage.objects.searchable()
        assert client.get(gone.get_absolute_url()).status_code == 200

    def test_moves_a_finding_whose_words_all_stand(self, revision, held):
        key, before = held.key, held.start
        held.refresh_from_db()
        assert (held.key, held.passage.text, held.status) == (key, BEATEN_SINCE, Status.PUBLISHED)
        assert held.start == before + len(" and April")
        text = held.passage.text
        for record, words in (
            (held, held.quote),
            (held.citations.get(), "a monitoring group"),
            (held.figures.get(), "about 5,000"),
        ):
            assert text[record.start : record.end] == words
        move = held.moves.get()
        assert (move.outcome, move.revision, move.from_passage.text, move.to_passage.text) == (
            MoveOutcome.MOVED,
            revision,
            BEATEN,
            BEATEN_SINCE,
        )

    def test_lets_a_finding_in_vanished_words_wait(self, revision):
        finding = Finding.objects.get(quote="Food was scarce")
        assert (finding.passage.text, finding.status) == (HUNGRY, Status.PUBLISHED)
        move = finding.moves.get()
        assert (move.outcome, move.to_passage, move.decided_at) == (MoveOutcome.WAITING, None, None)

    def test_remembers_what_did_it(self, revision, held):
        event = apps.get_model("reports", "FindingEvent").objects.filter(pgh_obj_id=held.pk).latest("pgh_id")
        assert event.passage_id == passage(BEATEN_SINCE).pk
        assert event.pgh_context.metadata["step"] == "revision"

    def test_brought_in_again_changes_nothing(self, revision, edition):
        before = Passage.objects.count(), IndexQueue.objects.count()
        page = prepared_page(edition, "1 Integrity", [BEATEN_SINCE], "7 Workers", ["All this is new.", LAWLESS, SEEN])
        assert take_in(page, by="").plan.state == PlanState.SAME
        assert (Passage.objects.count(), IndexQueue.objects.count()) == before


class TestAPageInAnotherOrder:
    """The third: headings and passages change places, and what was edited goes back to what it was."""

    @pytest.fixture
    def revision(self, edition, held):
        revise(edition, "1 Integrity", [BEATEN_SINCE, HUNGRY], "7 Workers", [LAWLESS, SEEN])
        return revise(edition, "7 Workers", [SEEN, LAWLESS], "1 Integrity", [BEATEN])

    def test_keeps_the_keys_and_follows_the_page(self, revision):
        assert page_now() == [(1, "Workers", SEEN), (2, "Workers", LAWLESS), (3, "Integrity", BEATEN)]
        assert (revision.number, counted(revision)) == (2, [2, 1, 0, 1])
        assert Passage.objects.count() == 5

    def test_brings_the_returned_passage_back_with_its_finding(self, revision, held):
        held.refresh_from_db()
        assert (held.passage.text, held.passage.removed_in) == (BEATEN, 0)
        assert held.quote == BEATEN[held.start : held.end]
        assert [move.outcome for move in held.moves.order_by("pk")] == [MoveOutcome.MOVED, MoveOutcome.MOVED]
        assert list(PassageEdit.objects.order_by("pk").values_list("before__text", "after__text")) == [
            (BEATEN, BEATEN_SINCE),
            (BEATEN_SINCE, BEATEN),
        ]

    def test_retires_the_old_headings_together(self, revision):
        assert list(Section.objects.current().order_by("position").values_list("title", flat=True)) == [
            "Workers",
            "Integrity",
        ]
        assert list(Section.objects.filter(removed_in=2).order_by("position").values_list("title", flat=True)) == [
            "Integrity",
            "Workers",
        ]
        assert passage(HUNGRY).section.removed_in == 2

    def test_points_its_cross_references_at_the_new_headings(self, revision):
        reference = CrossReference.objects.get()
        assert (reference.target.title, reference.target.removed_in) == ("Integrity", 0)


def test_going_back_to_earlier_bytes_makes_no_new_capture(edition, held):
    first = Capture.objects.get()
    revise(edition, "1 Integrity", [BEATEN], "7 Workers", [LAWLESS, SEEN])
    revision = revise(edition, *FIRST)
    assert (Capture.objects.count(), revision.capture, revision.number) == (2, first, 2)
    assert page_now() == [
        (1, "Integrity", BEATEN),
        (2, "Integrity", HUNGRY),
        (3, "Workers", LAWLESS),
        (4, "Workers", SEEN),
    ]


def test_a_finding_that_waited_in_words_that_stand_again_waits_no_more(edition, held):
    revise(edition, "1 Integrity", [BEATEN], "7 Workers", [LAWLESS, SEEN])
    waiting = FindingMove.objects.get()
    assert waiting.outcome == MoveOutcome.WAITING
    revise(edition, *FIRST)
    waiting.refresh_from_db()
    assert waiting.outcome == MoveOutcome.KEPT
    assert waiting.decided_at
    assert FindingMove.objects.count() == 1


class TestAFindingWaits:
    def after(self, edition, text, *, quote, **given):
        """Of a finding with this quote, when the passage becomes `text`: its only move."""
        take_in(prepared_page(edition, *FIRST), by="")
        finding = make.make_finding(quote, passage=passage(BEATEN), **given)
        revise(edition, "1 Integrity", [text, HUNGRY], "7 Workers", [LAWLESS, SEEN])
        finding.refresh_from_db()
        move = finding.moves.get()
        assert (finding.passage == move.from_passage) == (move.outcome == MoveOutcome.WAITING)
        return move

    def test_when_its_quote_was_changed(self, edition):
        move = self.after(edition, BEATEN.replace("beat", "hit"), quote="guards beat about")
        assert (move.outcome, move.to_passage.text) == (MoveOutcome.WAITING, BEATEN.replace("beat", "hit"))

    def test_when_its_number_became_another(self, edition):
        move = self.after(edition, BEATEN.replace("5,000", "5,000,000"), quote="guards beat about 5,000")
        assert move.outcome == MoveOutcome.WAITING

    def test_when_its_hedge_is_gone(self, edition):
        move = self.after(edition, BEATEN.replace("according to", "so says"), quote="guards beat", hedge="according to")
        assert move.outcome == MoveOutcome.WAITING

    def test_when_the_words_that_cite_are_gone(self, edition):
        take_in(prepared_page(edition, *FIRST), by="")
        finding = make.make_finding("guards beat", passage=passage(BEATEN))
        make.make_citation("a monitoring group", finding=finding, certainty=Certainty.ANONYMOUS)
        newer = BEATEN.replace("monitoring", "local")
        revise(edition, "1 Integrity", [newer, HUNGRY], "7 Workers", [LAWLESS, SEEN])
        assert finding.moves.get().outcome == MoveOutcome.WAITING

    def test_never_when_all_stand(self, edition):
        assert self.after(edition, BEATEN_SINCE, quote="guards beat").outcome == MoveOutcome.MOVED

    @pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.SUGGESTED, Status.WITHDRAWN])
    def test_whatever_its_status(self, edition, status):
        move = self.after(edition, BEATEN.replace("beat", "hit"), quote="guards beat", status=status)
        assert (move.outcome, move.finding.status) == (MoveOutcome.WAITING, status)

    def test_not_where_nothing_is_left_to_decide(self, edition):
        take_in(prepared_page(edition, *FIRST), by="")
        make.make_finding("guards beat", passage=passage(BEATEN), status=Status.REJECTED)
        make.make_finding("Food was scarce", passage=passage(HUNGRY), status=Status.SUGGESTED)
        revise(edition, "1 Integrity", [BEATEN.replace("beat", "hit")], "7 Workers", [LAWLESS, SEEN])
        assert not FindingMove.objects.exists()
        assert Finding.objects.count() == 2


def test_the_evidence_of_a_suggestion_moves_with_it(edition):
    take_in(prepared_page(edition, *FIRST), by="")
    start = BEATEN.index("beat")
    trace = [
        {"rule": "cue", "kind": "abuse_type", "value": "beating", "start": start, "end": start + 4, "words": "beat"}
    ]
    finding = make.make_finding(
        "guards beat", passage=passage(BEATEN), status=Status.SUGGESTED, trace=trace, suggestion="a" * 64
    )
    revise(edition, "1 Integrity", [BEATEN_SINCE, HUNGRY], "7 Workers", [LAWLESS, SEEN])
    finding.refresh_from_db()
    (entry,) = finding.trace
    assert finding.passage.text[entry["start"] : entry["end"]] == "beat"
    assert entry["rule"] == "cue"


def test_two_findings_of_one_name_never_meet(edition):
    take_in(prepared_page(edition, *FIRST), by="")
    moved = make.make_finding("guards beat", passage=passage(BEATEN), ref="f1")
    revise(edition, "1 Integrity", [BEATEN_SINCE, HUNGRY], "7 Workers", [LAWLESS, SEEN])
    make.make_finding("the camp", passage=passage(BEATEN), ref="f1")
    revise(edition, *FIRST)
    assert moved.moves.latest("pk").outcome == MoveOutcome.WAITING
    assert Finding.objects.count() == 2


class TestMarks:
    def test_follow_the_page(self, edition):
        take_in(prepared_page(edition, *FIRST), by="")
        revise(edition, *FIRST, chrome="new", marks={HUNGRY: [Mark(0, 4, MarkKind.ITALIC)]})
        assert passage(HUNGRY).marks == [[0, 4, "italic"]]

    def test_stand_on_the_words_as_they_were_first_printed(self, edition):
        first = "They read the “Prison News” there."
        take_in(prepared_page(edition, "1 Integrity", [first]), by="")
        newer = "They read the Prison News there."
        revise(edition, "1 Integrity", [newer], marks={newer: [Mark(14, 25, MarkKind.ITALIC)]})
        kept = Passage.objects.get()
        ((start, end, _),) = kept.marks
        assert (kept.text, kept.text[start:end]) == (first, "Prison News")


class TestTopics:
    def test_that_curators_gave_are_carried_over(self, edition):
        found, curated, other = (make.make_topic() for _ in range(3))
        take_in(prepared_page(edition, *FIRST, topics={1: found.pk, 2: other.pk}), by="")
        Section.objects.filter(position=1).update(topic=curated)
        newer = prepared_page(edition, "Preface", ["New."], *FIRST, topics={2: found.pk, 3: other.pk})
        take_in(newer, by="")
        topics = Section.objects.current().order_by("position").values_list("title", "topic")
        assert list(topics) == [("Preface", None), ("Integrity", curated.pk), ("Workers", other.pk)]


class TestWhatWasWithdrawn:
    def withdraw(self, text, reason=WithdrawalReason.WITNESS_SAFETY):
        Passage.objects.filter(text=text).update(status=Status.WITHDRAWN, withdrawal_reason=reason)

    def test_stays_so_where_its_words_are_kept(self, edition, held):
        self.withdraw(HUNGRY)
        revise(edition, *FIRST, chrome="new")
        assert passage(HUNGRY).status == Status.WITHDRAWN

    def test_stays_so_where_its_words_return(self, edition, held):
        self.withdraw(HUNGRY)
        revise(edition, "1 Integrity", [BEATEN], "7 Workers", [LAWLESS, SEEN])
        written = take_in(prepared_page(edition, *FIRST), by="")
        returned = passage(HUNGRY)
        assert (returned.status, returned.removed_in, written.plan.withheld) == (Status.WITHDRAWN, 0, ())

    def test_does_not_come_back_with_an_edit(self, edition, held):
        self.withdraw(BEATEN)
        written = take_in(
            prepared_page(edition, "1 Integrity", [BEATEN_SINCE, HUNGRY], "7 Workers", [LAWLESS, SEEN]), by=""
        )
        newer = passage(BEATEN_SINCE)
        assert (newer.status, newer.withdrawal_reason) == (Status.WITHDRAWN, WithdrawalReason.WITNESS_SAFETY)
        assert newer.withdrawn_at
        assert [each.passage.key for each in written.plan.withheld] == [newer.key]
        held.refresh_from_db()
        assert held.passage == newer

    def test_does_not_come_back_far_from_where_it_stood(self, edition, held):
        self.withdraw(BEATEN, WithdrawalReason.REQUEST)
        filling = [f"Paragraph {number} tells of matter {number * 7}." for number in range(40)]
        revise(edition, "1 Integrity", [HUNGRY], "7 Workers", [LAWLESS, SEEN, *filling, BEATEN_SINCE])
        assert passage(BEATEN_SINCE).withdrawal_reason == WithdrawalReason.REQUEST
        assert not PassageEdit.objects.filter(after=passage(BEATEN_SINCE)).exists()

    def test_does_not_come_back_as_a_part_of_a_longer_passage(self, edition, held):
        self.withdraw(HUNGRY)
        merged = f"{BEATEN_SINCE} {LAWLESS} {SEEN} {HUNGRY}"
        revise(edition, "1 Integrity", [merged], "7 Workers", ["So it was."])
        assert passage(merged).status == Status.WITHDRAWN

    def test_does_not_come_back_when_an_edit_of_it_is_undone(self, edition, held):
        revise(edition, "1 Integrity", [BEATEN_SINCE, HUNGRY], "7 Workers", [LAWLESS, SEEN])
        self.withdraw(BEATEN_SINCE)
        written = take_in(prepared_page(edition, *FIRST), by="")
        assert passage(BEATEN).status == Status.WITHDRAWN
        assert len(written.plan.withheld) == 1

    def test_leaves_other_words_public(self, edition, held):
        self.withdraw(HUNGRY)
        written = take_in(prepared_page(edition, *FIRST, "8 More", ["Something else was told."]), by="")
        assert written.plan.withheld == ()
        assert passage("Something else was told.").status == Status.PUBLISHED


def test_what_somebody_wrote_of_a_report_stays(edition, held):
    Report.objects.update(licence="As a curator wrote", url="")
    said = replace(edition, licence="Other", url="https://example.org/new")
    take_in(prepared_page(said, *FIRST, chrome="new"), by="")
    report = Report.objects.get()
    assert (report.licence, report.url) == ("As a curator wrote", "https://example.org/new")
