"""The list of headings that mean no topic, and the step that gives them one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.models import Section, TopicSpelling
from tests import factories as make
from tests.admin.desk import messages_of

LIST = "/admin/reports/section/unmapped/"


@pytest.fixture
def headings(db):
    for title in ("Prison Conditions", "PRISON CONDITIONS.", "Beatings"):
        make.make_section(title=title)
    make.make_section(title="Torture", topic=make.make_topic())


def test_headings_spelled_alike_are_one_and_the_frequent_come_first(as_person, curator, headings):
    found = list(as_person(curator).get(LIST).context["page"])
    assert [(heading.spelled, heading.sections, heading.reports) for heading in found] == [
        ("prison conditions", 2, 2),
        ("beatings", 1, 1),
    ]
    assert found[0].titles == ["PRISON CONDITIONS.", "Prison Conditions"]
    assert found[0].years == "2021"


def test_the_ticked_headings_get_the_topic(as_person, reviewer, headings, synced, django_capture_on_commit_callbacks):
    topic = make.make_topic(label="Conditions of detention")
    with django_capture_on_commit_callbacks(execute=True):
        answer = as_person(reviewer).post(LIST, {"topic": topic.pk, "headings": ["prison conditions"]}, follow=True)
    assert "2 sections now mean “Conditions of detention”" in messages_of(answer)
    assert Section.objects.filter(topic=topic).count() == 2
    assert TopicSpelling.objects.get().topic == topic
    assert [heading.spelled for heading in answer.context["page"]] == ["beatings"]
    assert len(synced) == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"headings": ["beatings"], "topic": ""}, "This field is required"),
        ({"headings": [], "topic": "held"}, "Tick the headings"),
        ({"headings": ["no such heading"], "topic": "held"}, "no such heading"),
        ({"headings": ["beatings"], "topic": "99999"}, "valid choice"),
    ],
)
def test_a_fault_changes_nothing_and_keeps_the_ticks(as_person, reviewer, headings, sent, said):
    topic = make.make_topic()
    answer = as_person(reviewer).post(LIST, sent | ({"topic": topic.pk} if sent["topic"] == "held" else {}))
    assert said in answer.content.decode()
    assert ("checked" in answer.content.decode()) is (sent["headings"] == ["beatings"])
    assert not TopicSpelling.objects.exists()


def test_a_spelling_of_another_topic_is_refused_with_its_name(as_person, reviewer, headings):
    make.make_topic_spelling("Beatings", topic=make.make_topic(label="Torture and beatings"))
    sent = {"topic": make.make_topic().pk, "headings": ["beatings"]}
    assert "is a spelling of “Torture and beatings” already" in as_person(reviewer).post(LIST, sent).content.decode()


def test_a_curator_reads_it_and_changes_nothing(as_person, curator, headings):
    desk = as_person(curator)
    assert 'name="headings"' not in desk.get(LIST).content.decode()
    assert desk.post(LIST, {"topic": make.make_topic().pk, "headings": ["beatings"]}).status_code == 403


def test_when_all_have_topics_it_says_so(as_person, curator):
    assert "Every heading means a topic." in as_person(curator).get(LIST).content.decode()


def test_a_full_list_asks_fewer_than_fifteen_queries(as_person, root):
    for number in range(60):
        make.make_section(title=f"Heading {number}")
        make.make_topic(parent=make.make_topic())
    desk = as_person(root)
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(LIST)
    assert len(answer.context["page"].object_list) == 50
    assert len(asked) < 15
