"""What the builder of custom reports offers: only what is held, and nothing hidden."""

import pytest

from reports.compiling import holdings
from tests.factories import make_country, make_passage, make_report, make_section, make_topic

pytestmark = pytest.mark.django_db


def tree(topics):
    return [(held.topic.code, held.passages, tree(held.below)) for held in topics]


def test_topics_are_counted_with_all_below_them():
    person = make_topic(code="person")
    torture = make_topic(code="torture", parent=person)
    make_topic(code="absent")
    report = make_report()
    for topic, number in ((person, 1), (torture, 2)):
        section = make_section(report=report, topic=topic)
        for n in range(number):
            make_passage(f"{topic.code} {n}.", section=section)
    assert tree(holdings().topics) == [("person", 3, [("torture", 2, [])])]


def test_a_hidden_report_offers_nothing():
    for year, slug, status in ((2021, "shown", "published"), (2020, "hidden", "withdrawn")):
        report = make_report(year=year, country=make_country(slug=slug), status=status)
        make_passage(f"In {year}.", section=make_section(report=report, topic=make_topic(code=slug)))
    held = holdings()
    assert held.years == (2021,)
    assert [country.slug for country in held.countries] == ["shown"]
    assert tree(held.topics) == [("shown", 1, [])]
