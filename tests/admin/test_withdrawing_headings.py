"""A Reviewer withdraws a heading with all under it, sees what goes, and brings it back."""

import pytest

from reports.choices import Status
from reports.models import Passage, Section
from tests.admin.desk import messages_of, page
from tests.factories import make_passage, make_section

pytestmark = pytest.mark.usefixtures("synced")


@pytest.fixture
def passage(db, tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    return make_passage("Guards beat prisoners.", section=make_section(title="Conditions"))


def test_the_page_names_what_goes_and_asks_for_a_reason(as_person, reviewer, passage):
    desk = as_person(reviewer)
    address = page(Section, "withdraw", passage.section_id)
    assert address in desk.get(page(Section, "change", passage.section_id)).content.decode()
    asked = desk.get(address).content.decode()
    assert "1 passage of" in asked
    assert "Guards beat prisoners." in asked
    assert "This field is required" in desk.post(address, {"reason": ""}).content.decode()
    assert Passage.objects.public().exists()


def test_it_goes_and_comes_back(as_person, reviewer, client, passage):
    desk = as_person(reviewer)
    address = page(Section, "withdraw", passage.section_id)
    assert "Withdrew 1 heading." in messages_of(desk.post(address, {"reason": "legal"}, follow=True))
    assert not Passage.objects.public().exists()
    assert client.get(passage.get_absolute_url()).status_code == 410
    assert "Restored 1 heading." in messages_of(desk.post(address, follow=True))
    assert Passage.objects.public().exists()


def test_to_protect_a_person_two_restore_the_passages_first(as_person, reviewer, passage):
    desk = as_person(reviewer)
    address = page(Section, "withdraw", passage.section_id)
    desk.post(address, {"reason": "witness_safety"})
    passage.refresh_from_db()
    assert passage.status == Status.WITHDRAWN
    assert "two people restore that one first" in messages_of(desk.post(address, follow=True))
    assert Section.objects.get(pk=passage.section_id).withdrawal_reason == "witness_safety"


def test_curators_may_not(as_person, curator, passage):
    assert as_person(curator).get(page(Section, "withdraw", passage.section_id)).status_code == 403
