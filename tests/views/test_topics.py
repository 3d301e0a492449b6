"""Topics: what joins the editions, and where each edition speaks of one."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_country, make_passage, make_report, make_section, make_topic, make_topic_spelling

pytestmark = pytest.mark.django_db


@pytest.fixture
def torture():
    return make_topic(
        code="torture", label="Torture", scope_note="In and out of custody.", parent=make_topic(label="Person")
    )


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def edition(topic, year, path, **given):
    report = make_report(year=year, country=make_country(name=f"Land {year}"), **given)
    section = make_section(report=report, topic=topic, path=path, title=f"Heading of {year}")
    make_passage(f"In {year}.", section=section)
    return section


def test_the_tree_counts_passages_and_says_what_is_not_held(read, torture):
    edition(torture, 2021, "1.c")
    make_topic(label="Corruption")
    edition(torture, 2020, "1.c", status="draft")
    text = plain(read(reverse("topic_list")))
    assert "Person 1 passage Torture 1 passage In and out of custody." in text
    assert "Corruption not in this archive" in text


def test_each_edition_stands_with_its_own_heading_and_number(read, torture):
    old, new = edition(torture, 2021, "1.c"), edition(torture, 2024, "3.a")
    hidden = edition(torture, 2019, "1.c", status="withdrawn")
    make_topic_spelling("Torture and Other Cruel Treatment", topic=torture)
    html = read(torture.get_absolute_url())
    text = plain(html)
    assert "Land 2024 2024 3.a Heading of 2024 1 Land 2021 2021 1.c Heading of 2021 1" in text
    assert f"{new.report.get_absolute_url()}#{new.anchor}" in html
    assert f"{old.report.get_absolute_url()}#{old.anchor}" in html
    assert hidden.title not in html
    assert "Torture and Other Cruel Treatment" in html
    assert "/search/?topic=torture" in html


def test_a_topic_without_a_section_says_it_is_not_held(client, read, torture):
    assert "Not in this archive" in read(torture.get_absolute_url())
    assert client.get(reverse("topic", args=["none"])).status_code == 404


def test_a_bad_page_is_named(read, torture):
    assert "Nothing is shown" in read(torture.get_absolute_url(), 400, page="x")


def test_queries_do_not_grow(queries, torture):
    edition(torture, 2021, "1.c")
    few = queries(reverse("topic_list")), queries(torture.get_absolute_url())
    for year in range(2000, 2020):
        edition(make_topic(parent=torture), year, "1.c")
        edition(torture, year + 100, "1.c")
    assert (queries(reverse("topic_list")), queries(torture.get_absolute_url())) == few
    assert few == (2, 8)
