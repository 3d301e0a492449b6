import pytest

from reports import editorial
from reports.choices import MoveOutcome, Status, WithdrawalReason
from reports.models import FindingMove
from reports.quoting import Span
from tests import factories as make
from tests.revised import NEW_QUOTE, NEWER, make_waiting


def place(words, text=NEWER):
    start = text.index(words)
    return Span(start, start + len(words))


def new_words(move, **given):
    citation, figure = move.finding.citations.get(), move.finding.figures.get()
    words = {
        "quote": place(NEW_QUOTE),
        "hedge": "reportedly",
        "citations": {citation.pk: place("KINU")},
        "figures": {figure.pk: place("60 detainees")},
    }
    return editorial.NewWords(**(words | given))


def test_a_finding_moves_with_its_citations_and_figures(reviewer):
    move = make_waiting()
    finding = editorial.move_to_newer_text(move=move, words=new_words(move), by=reviewer).finding
    finding.refresh_from_db()
    move.refresh_from_db()
    assert (finding.passage, finding.quote, finding.status) == (move.to_passage, NEW_QUOTE, Status.PUBLISHED)
    for part, words in ((finding.citations.get(), "mention"), (finding.figures.get(), "words")):
        assert NEWER[part.start : part.end] == getattr(part, words)
    assert finding.figures.get().words == "60 detainees"
    assert (move.outcome, move.decided_by) == (MoveOutcome.REPLACED, reviewer)
    assert move.decided_at is not None
    assert finding.events.order_by("-pgh_id").first().pgh_context.metadata == {
        "user": reviewer.pk,
        "step": "move_to_newer_text",
    }


def test_a_part_that_is_left_out_goes(reviewer):
    move = make_waiting()
    words = new_words(move, figures={move.finding.figures.get().pk: None}, hedge="")
    finding = editorial.move_to_newer_text(move=move, words=words, by=reviewer).finding
    finding.refresh_from_db()
    assert (finding.figures.count(), finding.citations.count(), finding.hedge) == (0, 1, "")


def test_a_part_that_nobody_has_seen_stops_the_move(reviewer):
    move = make_waiting()
    words = new_words(move)
    make.make_citation("KINU", finding=move.finding, position=2)
    with pytest.raises(editorial.StepRefused, match="a citation that you have not seen"):
        editorial.move_to_newer_text(move=move, words=words, by=reviewer)
    move.finding.refresh_from_db()
    assert move.finding.passage == move.from_passage


@pytest.mark.parametrize("status", Status)
def test_moving_asks_for_the_right_to_edit(curator, reviewer, status):
    move = make_waiting(status=status)
    by_curator = status in (Status.SUGGESTED, Status.DRAFT)
    by_reviewer = by_curator or status in (Status.IN_REVIEW, Status.PUBLISHED)
    assert (editorial.why_not_moved(move, move.finding, curator) == "") is by_curator
    assert (editorial.why_not_moved(move, move.finding, reviewer) == "") is by_reviewer
    if not by_curator:
        with pytest.raises(editorial.StepRefused):
            editorial.move_to_newer_text(move=move, words=new_words(move), by=curator)


def test_a_curator_keeps_a_finding_with_the_older_text_and_nothing_public_changes(curator):
    move = make_waiting()
    before = type(move.finding).objects.values().get(pk=move.finding_id)
    kept = editorial.keep_with_older_text(move=move, by=curator)
    assert (kept.outcome, kept.decided_by) == (MoveOutcome.KEPT, curator)
    assert type(move.finding).objects.values().get(pk=move.finding_id) == before
    with pytest.raises(editorial.StepRefused, match="decided it already"):
        editorial.keep_with_older_text(move=move, by=curator)


def test_what_was_kept_can_be_moved_later_and_what_was_moved_cannot(reviewer):
    move = make_waiting()
    editorial.keep_with_older_text(move=move, by=reviewer)
    editorial.move_to_newer_text(move=move, words=new_words(move), by=reviewer)
    with pytest.raises(editorial.StepRefused, match="decided it already"):
        editorial.move_to_newer_text(move=move, words=new_words(move), by=reviewer)


def test_nobody_without_a_right_decides(django_user_model):
    stranger = django_user_model.objects.create_user("stranger")
    move = make_waiting(status=Status.DRAFT)
    with pytest.raises(editorial.StepRefused, match="may not change findings"):
        editorial.keep_with_older_text(move=move, by=stranger)
    with pytest.raises(editorial.StepRefused, match="may not change findings"):
        editorial.move_to_newer_text(move=move, words=new_words(move), by=stranger)


def test_where_nothing_newer_stands_there_is_nowhere_to_go(reviewer):
    gone = make_waiting(newer="")
    assert "no newer text" in editorial.why_not_moved(gone, gone.finding, reviewer)
    withheld = make_waiting()
    editorial.withdraw(record=withheld.to_passage, reason=WithdrawalReason.LEGAL, by=reviewer)
    withheld.to_passage.refresh_from_db()
    assert "newer text is withdrawn" in editorial.why_not_moved(withheld, withheld.finding, reviewer)


def test_a_published_finding_is_withdrawn_for_a_reason_and_a_draft_rejected(reviewer, curator):
    published, draft = make_waiting(), make_waiting(status=Status.DRAFT)
    with pytest.raises(editorial.StepRefused, match="Choose the reason"):
        editorial.take_down(move=published, by=reviewer)
    with pytest.raises(editorial.StepRefused, match="ask a Reviewer"):
        editorial.take_down(move=published, by=curator, reason=WithdrawalReason.ERROR)
    editorial.take_down(move=published, by=reviewer, reason=WithdrawalReason.ERROR)
    editorial.take_down(move=draft, by=reviewer)
    for move, status in ((published, Status.WITHDRAWN), (draft, Status.REJECTED)):
        move.finding.refresh_from_db()
        assert move.finding.status == status
    assert not FindingMove.objects.filter(outcome=MoveOutcome.WAITING).exists()


def test_a_finding_of_the_same_name_in_the_newer_text_stops_the_move(reviewer):
    move = make_waiting(ref="18a")
    make.make_finding("Nobody was punished", passage=move.to_passage, ref="18a")
    with pytest.raises(editorial.StepRefused, match="a finding called 18a already"):
        editorial.move_to_newer_text(move=move, words=new_words(move), by=reviewer)


def test_a_page_changed_twice_makes_it_wait_for_the_next_text(reviewer):
    move = make_waiting()
    again = make.make_edit(move.to_passage, NEWER.replace("July", "August"))
    move.to_passage.refresh_from_db()
    editorial.move_to_newer_text(move=move, words=new_words(move), by=reviewer)
    waiting = FindingMove.objects.get(outcome=MoveOutcome.WAITING)
    assert (waiting.revision, waiting.from_passage, waiting.to_passage) == (
        again.revision,
        move.to_passage,
        again.after,
    )


def test_the_trace_of_a_suggestion_goes_along_where_its_words_do(curator):
    line = {"rule": "cue", "kind": "abuse_type", "value": "beating", "start": 18, "end": 22, "words": "beat"}
    gone = {"rule": "number", "kind": "figure", "value": "40", "start": 23, "end": 35, "words": "40 prisoners"}
    move = make_waiting(status=Status.SUGGESTED, trace=[line, gone, "odd"])
    editorial.move_to_newer_text(move=move, words=new_words(move), by=curator)
    move.finding.refresh_from_db()
    first, second, odd = move.finding.trace
    assert NEWER[first["start"] : first["end"]] == "beat"
    assert (second["start"], second["words"], odd) == (None, "40 prisoners", "odd")


def test_an_earlier_version_that_quotes_the_older_text_is_not_brought_back(reviewer):
    move = make_waiting()
    finding = move.finding
    older = finding.events.order_by("pgh_id").first()
    editorial.move_to_newer_text(move=move, words=new_words(move), by=reviewer)
    with pytest.raises(editorial.StepRefused, match="quotes the older text"):
        editorial.restore_version(record=finding, event=older, by=reviewer)
