"""Finding passages in the admin: by the search engine as readers do, and by the words themselves where it holds nothing."""

from reports import editorial
from reports.choices import WithdrawalReason
from reports.models import Finding, Passage
from tests import factories as make
from tests.admin.desk import page
from tests.revised import make_waiting


def found(client, **query):
    return set(client.get(page(Passage, "changelist"), query).context["cl"].result_list)


def test_words_are_found_as_readers_find_them(as_person, curator):
    beaten = make.make_passage("The prisoner was beaten by guards.")
    make.make_passage("The court sat in July.")
    desk = as_person(curator)
    for typed in ("prisoners", "guard", '"beaten by guards"', "prisoner -court", "BEATEN"):
        assert found(desk, q=typed) == {beaten}, typed


def test_numbers_keys_countries_and_years_are_found_too(as_person, curator):
    first = make.make_passage("Nothing was said of it.", report=make.make_report(year=2019))
    second = make.make_passage("Nothing more was said.", report=first.report)
    make.make_passage("Elsewhere.")
    desk = as_person(curator)
    assert found(desk, q=second.key) == {second}
    assert second in found(desk, q="2")
    assert found(desk, q=f"{first.report.country.name} 2019") == {first, second}


def test_withdrawn_words_and_those_of_older_texts_are_found_by_the_words_themselves(as_person, reviewer, administrator):
    withdrawn = make.make_passage("A witness from Hoeryong was named.")
    editorial.withdraw(record=withdrawn, reason=WithdrawalReason.WITNESS_SAFETY, by=reviewer)
    move = make_waiting()
    desk = as_person(administrator)
    assert found(desk, q="named hoeryong") == {withdrawn}
    assert found(desk, q="40 prisoners") == {move.from_passage}
    assert found(desk, q="hoeryong nobody") == set()


def test_a_word_begun_is_enough_to_choose_a_passage(as_person, curator):
    passage = make.make_passage("The tribunal sentenced them.")
    asked = {"app_label": "reports", "model_name": "finding", "field_name": "passage"}
    chosen = as_person(curator).get(page(Passage, "choices"), asked | {"term": "tribun"}).json()["results"]
    assert [int(choice["id"]) for choice in chosen] == [passage.pk]
    assert Finding.objects.count() == 0


def test_signs_alone_find_nothing_and_break_nothing(as_person, curator):
    make.make_passage()
    for typed in ("*", "-", '"', "(", "\\", "AND", "~5"):
        assert as_person(curator).get(page(Passage, "changelist"), {"q": typed}).status_code == 200
