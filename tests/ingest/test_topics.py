"""Headings to topics: as spelled, but for what does not matter, nearly; and never the wrong one."""

import pytest

from reports.curated.nodes import Faults, read_yaml
from reports.ingest.preparing import topics
from reports.ingest.preparing.topics import Match, Topics
from reports.text import fold
from tests.ingest.pages import SEED

TOPICS = SEED.parents[1] / "curated" / "topics.yaml"
HELD = {
    "torture and other cruel treatment": "torture",
    "freedom of peaceful assembly": "assembly",
    "freedom of association": "association",
    "anti-semitism": "antisemitism",
    "internally displaced persons": "displaced",
    "discrimination": "unequal",
    "discrimination (see section 6)": "employment",
    "women": "women",
}


@pytest.mark.parametrize(
    ("heading", "topic", "how"),
    [
        ("Torture and Other Cruel Treatment", "torture", Match.SPELLED),
        ("TORTURE AND OTHER CRUEL TREATMENT:", "torture", Match.SPELLED),
        ("c. Torture and Other Cruel Treatment.", "torture", Match.TRIMMED),
        ("Section 6. Discrimination", "unequal", Match.TRIMMED),
        ("Discrimination (see section 6)", "employment", Match.SPELLED),
        ("Internally Displaced Persons (IDPs)", "displaced", Match.TRIMMED),
        ("https://example.org/Child-Abduction/reported-cases.htmlAnti-Semitism", "antisemitism", Match.TRIMMED),
        ("Iternally Displaced Persons", "displaced", Match.NEAR),
        ("Tortures and Other Cruel Treatments", "torture", Match.WORDS),
        ("Other Cruel Treatment, or Torture", "torture", Match.WORDS),
        ("(b) Association/Freedom", "association", Match.WORDS),
        ("b: Women", "women", Match.TRIMMED),
        ("b.Women", "women", Match.TRIMMED),
        ("Torture and Otherr Cruel Treatment", "torture", Match.NEAR),
    ],
)
def test_a_heading_finds_its_topic_and_says_how(heading, topic, how):
    match = Topics(HELD).match_one(heading)
    assert match is not None
    assert (match.topic, match.how) == (topic, how)


@pytest.mark.parametrize(
    "heading", ["Freedom of Religion", "Women’s Rights", "Woman", "Discrimination (see below)x", "", "a."]
)
def test_other_headings_mean_no_topic(heading):
    assert Topics(HELD).match_one(heading) is None


def test_a_heading_near_to_two_topics_means_neither():
    held = {"restrictions on peaceful assembly": "one", "restrictions of peaceful assembly": "two"}
    assert Topics(held).match_one("restrictions in peaceful assembly") is None


def test_words_that_two_topics_are_called_by_mean_neither():
    held = {"freedom of the press": "press", "freedom to press": "labour"}
    assert Topics(held).match_one("Press Freedoms") is None


def test_many_headings_are_asked_at_once():
    assert set(Topics(HELD).match(["Women", "Men", "WOMEN"])) == {"Women", "WOMEN"}


class TestTheCuratedTopics:
    @pytest.fixture
    def held(self):
        entries = read_yaml(TOPICS, TOPICS.name, Faults()).plain()
        return {fold(spelling): entry["code"] for entry in entries for spelling in entry["spellings"]}

    def test_torture_is_one_topic_in_every_edition(self, held):
        headings = [
            "Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment",
            "Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment, and Other Related Abuses",
            "Torture and Cruel, Inhuman, or Degrading Treatment or Punishment",
        ]
        assert {Topics(held).match_one(heading).topic for heading in headings} == {"torture"}

    def test_no_spelling_would_be_given_to_another_topic_if_it_were_not_held(self, held):
        allowed = {"discrimination (see section 6)"}  # means the labour section, whose other headings name employment
        wrong = []
        for spelling, topic in held.items():
            match = Topics({other: code for other, code in held.items() if other != spelling}).match_one(spelling)
            if match and match.topic != topic and spelling not in allowed:
                wrong.append((spelling, match))
        assert wrong == []


def test_what_a_heading_meant_is_remembered_and_the_memory_is_bounded(monkeypatch):
    asked = []
    monkeypatch.setattr(topics, "MOST_REMEMBERED", 2)
    monkeypatch.setattr(Topics, "_match", lambda memory, heading: asked.append(heading))
    memory = Topics(HELD)
    for heading in ("Women", "Nobody", "Women", "Nobody", "Somebody", "Women"):
        memory.match([heading])
    assert asked == ["Women", "Nobody", "Somebody", "Women"]
