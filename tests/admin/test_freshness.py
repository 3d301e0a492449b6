"""What a curator saves is what the public finds, as soon as it is saved, and what failed to save is not."""

import threading
import time

import pytest

from reports.choices import Status
from reports.models import AbuseType, Facility, Finding
from reports.search import SearchQuery, check, get_store, rebuild, search, sync
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
    monkeypatch.setattr("reports.admin.parts.index_sync.sync", lambda **_: 1 / 0)
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


def others_hold_the_index(for_seconds):
    """Another holder of the writer's lock; it has it when this returns."""
    held = threading.Event()

    def hold():
        with get_store().lock():
            held.set()
            time.sleep(for_seconds)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    return thread


@pytest.mark.django_db(transaction=True)
class TestCommitted:
    """With real transactions, as people at the desk have them."""

    def test_the_answer_to_a_withdrawal_comes_when_the_index_has_let_go(self, as_person, reviewer):
        term = make.make_abuse_type()
        finding = make.make_finding(abuse_types=[term])
        rebuild()
        assert found("abuse", term) == 1
        confirm(as_person(reviewer), Finding, "withdraw", [finding], reason="error")
        assert found("abuse", term) == 0
        assert list(check()) == []

    def test_it_waits_for_another_process_that_writes_for_a_moment(self, as_person, reviewer):
        term = make.make_abuse_type()
        finding = make.make_finding(abuse_types=[term])
        rebuild()
        other = others_hold_the_index(for_seconds=1)
        answer = confirm(as_person(reviewer), Finding, "withdraw", [finding], reason="error")
        assert found("abuse", term) == 0
        assert "search has not followed yet" not in answer.content.decode()
        other.join()

    def test_where_that_takes_too_long_the_answer_says_so_and_the_public_sees_nothing(
        self, as_person, reviewer, client, monkeypatch
    ):
        monkeypatch.setattr("reports.admin.parts.index_sync.LONGEST_WAIT", 0.2)
        passage = make.make_passage("Endangering words.")
        rebuild()
        other = others_hold_the_index(for_seconds=6)
        answer = confirm(as_person(reviewer), type(passage), "withdraw", [passage], reason="witness_safety")
        assert other.is_alive()
        assert "search has not followed yet" in answer.content.decode()
        assert search(SearchQuery("endangering")).hits == ()
        assert client.get(passage.get_absolute_url()).status_code == 404
        other.join()

    def test_page_facets_and_search_agree_when_a_save_is_answered_and_that_takes_no_second(
        self, as_person, reviewer, client, monkeypatch
    ):
        """Some times over, so that the merging of small commits is in it."""
        took = []
        monkeypatch.setattr(
            "reports.admin.parts.index_sync.sync", lambda **given: took.append(duration_of(sync, **given))
        )
        facilities = [make.make_facility(name=f"Camp {number}") for number in range(2)]
        finding = make.make_finding()
        rebuild()
        desk = as_person(reviewer)
        for wanted, other in [facilities, facilities[::-1]] * 5:
            save(desk, page(Finding, "change", finding.pk), facilities=[wanted.pk])
            assert (found("facility", wanted), found("facility", other)) == (1, 0)
            assert wanted.name in client.get(finding.get_absolute_url()).content.decode()
        assert len(took) == 10
        assert sorted(took)[3] < 1, "seconds; the slower ones may be the machine's"


def duration_of(act, **given):
    began = time.perf_counter()
    act(**given)
    return time.perf_counter() - began
