"""A heading goes with its only passage, and can be withdrawn with all that stands under it."""

import pytest

from reports.choices import Status, WithdrawalReason
from reports.editorial import StepRefused
from reports.editorial.headings_withdrawn import restore_section, withdraw_section
from reports.models import Passage, Section
from reports.search import SearchQuery, rebuild, search, sync
from tests.factories import make_passage, make_report, make_section, make_topic

pytestmark = pytest.mark.django_db
GONE = {"status": Status.WITHDRAWN, "withdrawal_reason": "error"}


@pytest.fixture
def report(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    return make_report(slug="a-report")


@pytest.fixture
def outline(report):
    top = make_section(report=report, title="Conditions", label="1", topic=make_topic())
    below = make_section(report=report, title="Death of Zorbalink", parent=top)
    other = make_section(report=report, title="Visits", parent=top)
    return {
        "top": top,
        "below": below,
        "other": other,
        "passage": make_passage("Zorbalink was shot.", section=below),
        "sibling": make_passage("Visits were allowed.", section=other),
    }


def shown():
    return set(Section.objects.public().values_list("title", flat=True))


def test_a_heading_goes_with_its_only_passage(outline):
    Passage.objects.filter(pk=outline["passage"].pk).update(**GONE)
    assert shown() == {"Conditions", "Visits"}


def test_a_heading_goes_with_the_last_passage_below_it(outline):
    Passage.objects.update(**GONE)
    assert shown() == set()


def test_a_heading_that_never_had_a_passage_stays(report):
    make_section(report=report, title="Empty")
    assert shown() == {"Empty"}


def test_the_reader_the_topic_and_the_search_print_no_such_heading(client, outline):
    rebuild()
    assert "Death of Zorbalink" in client.get("/reports/a-report/").content.decode()
    Passage.objects.filter(pk=outline["passage"].pk).update(**GONE)
    sync()
    for address in ("/reports/a-report/", "/search/?q=Zorbalink", f"/topics/{outline['top'].topic.code}/"):
        assert "Death" not in client.get(address).content.decode()


def test_a_withdrawn_heading_hides_all_that_stands_under_it(client, outline, reviewer):
    rebuild()
    assert search(SearchQuery("Zorbalink")).total == 1
    gone = withdraw_section(section=outline["top"], reason=WithdrawalReason.LEGAL, by=reviewer)
    sync()
    assert {section.title for section in gone} == {"Conditions", "Death of Zorbalink", "Visits"}
    assert shown() == set()
    assert not Passage.objects.public().exists()
    assert search(SearchQuery("Zorbalink")).total == 0
    assert client.get(outline["passage"].get_absolute_url()).status_code == 410


def test_a_restored_heading_brings_back_those_above_it(outline, reviewer):
    withdraw_section(section=outline["top"], reason=WithdrawalReason.ERROR, by=reviewer)
    restore_section(section=outline["below"], by=reviewer)
    assert shown() == {"Conditions", "Death of Zorbalink"}
    assert list(Passage.objects.public()) == [outline["passage"]]


def test_only_reviewers_withdraw_headings(outline, curator):
    with pytest.raises(StepRefused, match="ask a Reviewer"):
        withdraw_section(section=outline["top"], reason=WithdrawalReason.ERROR, by=curator)
    assert "Conditions" in shown()


def test_a_heading_withdrawn_to_protect_a_person_answers_as_what_never_was(client, outline, reviewer):
    withdraw_section(section=outline["below"], reason=WithdrawalReason.WITNESS_SAFETY, by=reviewer)
    assert client.get(outline["passage"].get_absolute_url()).status_code == 404
