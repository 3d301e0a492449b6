"""The index follows the record through every kind of write, and through none that was rolled back."""

import threading

import pytest
from django.db import connection, transaction

from reports.choices import Status
from reports.models import Facility, FacilityName, Finding, IndexQueue, Passage, Publisher, Source
from reports.search import SearchQuery, check, get_store, prune_queue, rebuild, search, sync
from reports.search.index.documents import DocumentMaker
from reports.search.index.schema import VERSION
from reports.search.index.store import IndexMissing
from tests.factories import (
    make_abuse_type,
    make_citation,
    make_facility,
    make_facility_name,
    make_finding,
    make_passage,
    make_report,
    make_source,
)
from tests.search.index.earlier import let_earlier_transactions_end
from tests.waiting import LONGEST

pytestmark = pytest.mark.usefixtures("index_dir")


def total(text="", **filters):
    return search(SearchQuery(text, filters={name: frozenset({key}) for name, key in filters.items()})).total


@pytest.mark.django_db
class TestWithinOneTransaction:
    def test_a_new_passage_is_found_after_a_sync(self):
        rebuild()
        make_passage("Brand new words.")
        assert total("brand") == 0
        sync()
        assert total("brand") == 1

    def test_a_published_finding_brings_its_facets_and_a_withdrawn_one_takes_them(self):
        abuse = make_abuse_type()
        finding = make_finding(abuse_types=[abuse], status=Status.DRAFT)
        rebuild()
        assert total(abuse=abuse.pk) == 0
        Finding.objects.filter(pk=finding.pk).update(status=Status.PUBLISHED)
        sync()
        assert total(abuse=abuse.pk) == 1
        Finding.objects.update(status=Status.WITHDRAWN, withdrawal_reason="error")
        sync()
        assert total(abuse=abuse.pk) == 0

    def test_a_withdrawn_passage_or_report_leaves_the_index(self):
        passage, other = make_passage("First words."), make_passage("Second words.")
        rebuild()
        Passage.objects.filter(pk=passage.pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
        other.report.status, other.report.withdrawal_reason = Status.WITHDRAWN, "legal"
        other.report.save()
        sync()
        assert total() == 0

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(
                lambda f, s: FacilityName.objects.create(facility=f, form="Newname", kind="full"), id="name added"
            ),
            pytest.param(lambda f, s: FacilityName.objects.update(form="Newname"), id="name changed"),
            pytest.param(lambda f, s: Facility.objects.update(name="Newname"), id="facility"),
            pytest.param(lambda f, s: Source.objects.update(title="Newname"), id="source"),
            pytest.param(
                lambda f, s: Publisher.objects.filter(pk=s.publisher_id).update(name="Newname"), id="publisher"
            ),
        ],
    )
    def test_a_changed_name_is_found_by_it(self, change):
        facility, source = make_facility(), make_source()
        make_facility_name("Oldname", facility=facility)
        make_citation(finding=make_finding(facilities=[facility]), source=source)
        rebuild()
        assert total("newname") == 0
        change(facility, source)
        sync()
        assert total("newname") == 1

    def test_raw_sql_counts_too(self):
        facility = make_facility()
        finding = make_finding()
        rebuild()
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO reports_finding_facilities (finding_id, facility_id) VALUES (%s, %s)",
                [finding.pk, facility.pk],
            )
        sync()
        assert total(facility=facility.pk) == 1

    def test_moving_a_term_in_its_tree_moves_what_is_below_it(self):
        parent, child = make_abuse_type(), make_abuse_type()
        make_finding(abuse_types=[child])
        rebuild()
        assert total(abuse=parent.pk) == 0
        child.parent = parent
        child.save()
        sync()
        assert total(abuse=parent.pk) == 1

    def test_a_second_sync_adds_nothing(self):
        make_passage("Once only.")
        rebuild()
        sync()
        sync()
        assert total("once") == 1
        assert list(check()) == []

    def test_check_names_what_differs(self):
        passage = make_passage("Some words.")
        rebuild()
        late = make_passage("Late words.")
        make_finding(passage=passage, abuse_types=[make_abuse_type()])
        assert {(d.passage_id, d.kind) for d in check()} == {(late.pk, "missing"), (passage.pk, "stale")}
        Passage.objects.filter(pk=passage.pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")
        assert (passage.pk, "unwanted") in {(d.passage_id, d.kind) for d in check()}
        sync()
        assert list(check()) == []

    def test_a_stale_index_shows_nothing_hidden(self):
        make_passage("Endangering words.")
        rebuild()
        Passage.objects.update(status=Status.WITHDRAWN, withdrawal_reason="witness_safety")
        assert search(SearchQuery("endangering")).hits == ()

    def test_a_deleted_index_heals_at_the_next_search(self, index_dir):
        import shutil

        make_passage("Healing words.")
        rebuild()
        shutil.rmtree(index_dir)
        assert total("healing") == 1

    @pytest.mark.parametrize("damage", ["place.json", "meta.json"])
    def test_a_broken_index_is_made_anew(self, damage):
        make_passage("Healing words.")
        rebuild()
        (get_store().current() / damage).write_text("{")
        sync()
        assert total("healing") == 1

    def test_an_index_of_another_schema_is_made_anew(self):
        make_passage("Healing words.")
        rebuild()
        place = get_store().current() / "place.json"
        place.write_text(place.read_text().replace(f'"version": {VERSION}', '"version": 0'))
        with pytest.raises(IndexMissing):
            get_store().current()
        assert total("healing") == 1

    def test_a_rebuild_leaves_one_generation(self, index_dir):
        rebuild()
        rebuild()
        assert len(list(index_dir.glob("generation-*"))) == 1


def in_thread(act):
    """Run on a connection of its own, to its end."""

    def run():
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
class TestAcrossTransactions:
    def test_what_was_rolled_back_never_shows(self):
        report = make_report()
        rebuild()
        with transaction.atomic():
            make_passage("Regretted words.", report=report)
            transaction.set_rollback(True)
        sync()
        assert total("regretted") == 0
        assert list(check()) == []

    def test_a_slow_transaction_is_not_passed_by(self):
        """The slow one writes first and commits last; syncs in between must not move past it."""
        slow, quick = make_passage("Slow words."), make_passage("Quick words.")
        abuse = make_abuse_type()
        rebuild()
        written, may_commit = threading.Event(), threading.Event()

        def write_slowly():
            with transaction.atomic():
                make_finding(passage=slow, abuse_types=[abuse])
                written.set()
                may_commit.wait(LONGEST)

        thread = in_thread(write_slowly)
        assert written.wait(LONGEST)
        make_finding(passage=quick, abuse_types=[abuse])
        sync()
        assert total(abuse=abuse.pk) == 1
        sync()
        may_commit.set()
        thread.join()
        sync()
        assert total(abuse=abuse.pk) == 2
        assert list(check()) == []

    def test_old_queue_rows_are_let_go_and_the_last_of_them_is_marked(self):
        make_passage("Some words.")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE reports_indexqueue SET written_at = now() - interval '30 days'")
        let_earlier_transactions_end()
        last = IndexQueue.objects.order_by("-xid").first().xid
        assert prune_queue() > 0
        assert prune_queue() == 0
        assert list(IndexQueue.objects.values_list("passage_id", "xid")) == [(0, last)]

    def test_a_term_made_while_documents_are_made_is_no_stumbling_block(self):
        make_finding(abuse_types=[make_abuse_type()])
        maker = DocumentMaker()
        first = Finding.objects.get()
        list(maker.make([first.passage_id]))
        late = make_abuse_type()
        first.abuse_types.add(late)
        (document,) = maker.make([first.passage_id])
        assert late.pk in document.facets["abuse"]

    def test_writers_that_sync_at_once_lose_nothing(self):
        report = make_report()
        make_passage("The first.", report=report)
        rebuild()

        def write(number):
            first = Passage.objects.first()
            make_finding(passage=first, abuse_types=[make_abuse_type(code=f"abuse-{number}", label=f"Abuse {number}")])
            sync()

        threads = [in_thread(lambda number=number: write(number)) for number in range(6)]
        for thread in threads:
            thread.join()
        assert list(check()) == []
        facets = {facet.name: facet for facet in search(SearchQuery()).facets}
        assert len(facets["abuse"].values) == 6
