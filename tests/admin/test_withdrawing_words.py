"""A passage is withdrawn with its other versions, and with the same words elsewhere unless a person leaves them."""

import pytest

from reports.choices import Status
from reports.models import Passage
from reports.search import rebuild
from tests.admin.test_steps_pages import choose, confirm, statuses
from tests.factories import make_edit, make_passage, make_report

STORY = "One man worked in the mine for nine years, lost two fingers of his left hand and was released in July."
pytestmark = pytest.mark.usefixtures("synced")


@pytest.fixture
def passage(tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    return make_passage(STORY)


@pytest.fixture
def elsewhere(passage):
    return make_passage(STORY, report=make_report())


def offered(*passages):
    return {"related_offered": [passage.pk for passage in passages], "reason": "witness_safety"}


def test_the_earlier_text_goes_with_it_unasked(as_person, reviewer, passage):
    newer = make_edit(passage, f"{STORY} He is alive.").after
    rebuild()
    client = as_person(reviewer)
    shown = choose(client, Passage, "withdraw", [newer]).content.decode()
    assert "another version of it" in shown
    assert passage.get_absolute_url() in shown
    confirm(client, Passage, "withdraw", [newer], **offered(passage))
    assert statuses(passage, newer) == [Status.WITHDRAWN, Status.WITHDRAWN]
    assert client.get(passage.get_absolute_url()).status_code == 404


def test_the_same_words_elsewhere_are_chosen_by_default(as_person, reviewer, passage, elsewhere):
    rebuild()
    asked = choose(as_person(reviewer), Passage, "withdraw", [passage])
    assert [(row["why"], row["checked"], row["asked"]) for row in asked.context["repeats"].rows] == [
        ("the same words", True, True)
    ]
    assert f'href="{elsewhere.report.get_absolute_url()}"' in asked.content.decode()


def test_nearly_the_same_words_go_too_with_their_versions(as_person, reviewer, passage):
    near = make_passage(f"An NGO reported: {STORY}", report=make_report())
    older = make_passage("An older text.", report=near.report)
    make_edit(older, "Another text.")
    newer = make_edit(near, "He lost a hand.").after
    rebuild()
    answer = offered(near, newer) | {"related": [near.pk]}
    confirm(as_person(reviewer), Passage, "withdraw", [passage], **answer)
    assert statuses(passage, near, newer) == [Status.WITHDRAWN] * 3
    assert statuses(older) == [Status.PUBLISHED]


def test_what_a_person_leaves_out_stays(as_person, reviewer, passage, elsewhere):
    newer = make_edit(elsewhere, "He lost a hand.").after
    rebuild()
    confirm(as_person(reviewer), Passage, "withdraw", [passage], **offered(elsewhere, newer))
    assert statuses(passage, elsewhere, newer) == [Status.WITHDRAWN, Status.PUBLISHED, Status.PUBLISHED]


def test_what_came_since_the_page_was_opened_is_asked_about(as_person, reviewer, passage, elsewhere):
    rebuild()
    confirm(as_person(reviewer), Passage, "withdraw", [passage], reason="witness_safety")
    assert statuses(passage, elsewhere) == [Status.PUBLISHED, Status.PUBLISHED]
    later = make_passage(STORY, report=make_report())
    rebuild()
    answer = confirm(as_person(reviewer), Passage, "withdraw", [passage], **offered(elsewhere))
    assert "More passages with these words" in answer.content.decode()
    assert statuses(passage, elsewhere, later) == [Status.PUBLISHED] * 3
