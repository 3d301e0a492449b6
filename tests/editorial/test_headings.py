import pytest

from reports import editorial
from reports.models import TopicSpelling
from tests import factories as make


def test_a_heading_gets_its_topic_in_every_section_and_for_all_to_come(reviewer):
    topic = make.make_topic()
    titles = ("Prison Conditions", "PRISON  CONDITIONS.", "prison conditions:")
    sections = [make.make_section(title=title) for title in titles]
    other = make.make_section(title="Prison Conditions Abroad")
    given = editorial.give_topic(headings=["Prison Conditions."], topic=topic, by=reviewer)
    assert (given.spellings, given.sections) == (1, 3)
    for section in (*sections, other):
        section.refresh_from_db()
    assert [section.topic for section in sections] == [topic] * 3
    assert other.topic is None
    assert TopicSpelling.objects.get().folded == "prison conditions"


def test_a_section_that_has_a_topic_keeps_it(reviewer):
    held = make.make_section(title="Torture", topic=make.make_topic())
    make.make_section(title="Torture")
    assert editorial.give_topic(headings=["Torture"], topic=make.make_topic(), by=reviewer).sections == 1
    before = held.topic
    held.refresh_from_db()
    assert held.topic == before


def test_a_heading_that_means_another_topic_already_changes_nothing(reviewer):
    spelling = make.make_topic_spelling("Torture")
    section, fresh = make.make_section(title="torture"), make.make_section(title="Beatings")
    with pytest.raises(editorial.StepRefused, match="“Torture” is a spelling of"):
        editorial.give_topic(headings=["torture", "Beatings"], topic=make.make_topic(), by=reviewer)
    for one in (section, fresh):
        one.refresh_from_db()
        assert one.topic is None
    assert editorial.give_topic(headings=["torture"], topic=spelling.topic, by=reviewer).sections == 1


def test_a_curator_may_not(curator):
    with pytest.raises(editorial.StepRefused, match="ask a Reviewer"):
        editorial.give_topic(headings=["Torture"], topic=make.make_topic(), by=curator)
