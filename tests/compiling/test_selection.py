"""Which sections a choice means, and what was asked for that is not held."""

import pytest

from reports.compiling import Choice, TooLarge, select, selection
from tests.factories import make_country, make_finding, make_passage, make_report, make_section, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def korea():
    return make_country(slug="north-korea", name="North Korea")


@pytest.fixture
def report(korea):
    """1 > 1.c (torture) > Conditions (no topic of its own) > Food (food); then 7 > 7.b (labour)."""
    torture, labour, food = (make_topic(code=code) for code in ("torture", "labour", "food"))
    report = make_report(country=korea, year=2021)
    one = make_section(report=report, label="1", path="1", title="Integrity")
    c = make_section(parent=one, label="c", path="1.c", title="Torture", topic=torture)
    conditions = make_section(parent=c, title="Conditions")
    food_section = make_section(parent=conditions, title="Food", topic=food)
    seven = make_section(report=report, label="7", path="7", title="Work")
    b = make_section(parent=seven, label="b", path="7.b", title="Forced labour", topic=labour)
    for section in (c, conditions, food_section, b):
        make_passage(f"On {section.title}.", section=section)
    return report


def choose(*topics, years=(2021,), countries=("north-korea",)):
    return select(Choice(tuple(years), tuple(sorted(topics)), tuple(sorted(countries))))


def titles(selected, report):
    return [section.title for section in selected.outlines.get(report.pk, [])]


def words(selected):
    return [passage.text for passage in selected.passages().in_order()]


def test_a_topic_means_its_whole_section_under_the_headings_above_it(report):
    selected = choose("torture")
    assert titles(selected, report) == ["Integrity", "Torture", "Conditions", "Food"]
    assert words(selected) == ["On Torture.", "On Conditions.", "On Food."]


def test_a_topic_deep_down_means_only_that(report):
    selected = choose("food")
    assert titles(selected, report) == ["Integrity", "Torture", "Conditions", "Food"]
    assert words(selected) == ["On Food."]


def test_topics_below_the_chosen_one_belong_to_it(report):
    broad = make_topic(code="broad")
    type(broad).objects.filter(code__in=["labour", "food"]).update(parent=broad)
    assert words(choose("broad")) == ["On Food.", "On Forced labour."]


def test_editions_that_are_not_held_are_listed(report):
    make_country(slug="china", name="China")
    absent = choose("torture", years=(2020, 2021), countries=("china", "north-korea")).missing
    assert [(one.country.name, one.years, one.topic) for one in absent] == [
        ("China", (2020, 2021), None),
        ("North Korea", (2020,), None),
    ]


def test_topics_that_an_edition_does_not_hold_are_listed(report):
    make_topic(code="corruption", label="Corruption")
    absent = choose("corruption", "torture").missing
    assert [(one.years, one.topic.label) for one in absent] == [((2021,), "Corruption")]


def test_reports_stand_by_country_and_year(report, korea):
    china = make_country(slug="china", name="China")
    for year, country in ((2019, korea), (2021, china), (2020, china)):
        make_section(report=make_report(country=country, year=year, series=report.series))
    selected = choose("torture", years=(2019, 2020, 2021), countries=("china", "north-korea"))
    assert [str(one) for one in selected.reports] == [
        "China 2020",
        "China 2021",
        "North Korea 2019",
        "North Korea 2021",
    ]


def test_a_hidden_report_or_passage_is_not_held(report):
    report.passages.filter(text="On Food.").update(status="withdrawn", withdrawal_reason="error")
    assert words(choose("torture")) == ["On Torture.", "On Conditions."]
    type(report).objects.update(status="draft")
    selected = choose("torture")
    assert selected.reports == ()
    assert [(one.years, one.topic) for one in selected.missing] == [((2021,), None)]


def test_too_many_passages_are_counted_and_refused(report, monkeypatch):
    monkeypatch.setattr(selection, "MOST_PASSAGES", 2)
    with pytest.raises(TooLarge, match="means 3 passages, and one document holds 2 at most"):
        choose("torture")
    assert words(choose("food"))


def test_too_many_findings_to_print_are_refused_and_their_plain_text_is_not(report, monkeypatch):
    monkeypatch.setattr(selection, "MOST_FINDINGS", 1)
    for passage in report.passages.all():
        make_finding(passage=passage)
    marked = Choice((2021,), ("torture",), ("north-korea",), findings=True)
    with pytest.raises(TooLarge, match="carry 3 findings, and one document prints 1 at most"):
        select(marked)
    assert words(select(marked.with_findings(False)))


def test_too_many_reports_are_refused(report, korea, monkeypatch):
    monkeypatch.setattr(selection, "MOST_REPORTS", 1)
    make_report(country=korea, year=2020, series=report.series)
    with pytest.raises(TooLarge, match="more than 1 report"):
        choose("torture", years=(2020, 2021))
