"""Passages that were edited or left their page: still at their address, told for what they are, and no longer current."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.choices import Status
from reports.models import Passage
from reports.search import rebuild
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = datetime.datetime(2024, 3, 5, 12, tzinfo=datetime.UTC)


@pytest.fixture
def report():
    report = make.make_report(country=make.make_country(name="Laos"))
    for text in ("First words stay.", "Ten prisoners died.", "Third words go."):
        make.make_passage(text, report=report)
    return report


@pytest.fixture
def revision(report):
    return make.make_revision(
        report, capture=make.make_capture(b"newer", report=report, captured_at=DAY), edited=1, gone=1, kept=1
    )


@pytest.fixture
def edited(report, revision):
    return make.make_edit(report.passages.get(number=2), "Twelve prisoners died.", revision=revision)


@pytest.fixture
def gone(report, revision):
    return make.take_away(report.passages.get(number=3), revision)


def hide(passage):
    Passage.objects.filter(pk=passage.pk).update(status=Status.WITHDRAWN, withdrawal_reason="error")


def test_a_vanished_passage_says_so_and_keeps_its_words(read, gone):
    html = read(gone.get_absolute_url())
    assert "Third words go." in html
    assert re.search(r"No longer in the page</strong> as captured on 5 March 2024", html)
    assert 'rel="prev"' not in html
    assert reverse("report_changes", args=[gone.report.slug]) in html


def test_an_edited_passage_leads_to_its_newer_text_with_what_was_changed(read, edited):
    html = read(edited.before.get_absolute_url())
    assert "edited</strong> in the page as captured on 5 March 2024" in html
    assert f'<a href="{edited.after.get_absolute_url()}">it now reads</a>' in html
    assert re.search(r"<del>.*taken out: </span>Ten ", html)
    assert re.search(r"<ins>.*put in: </span>Twelve ", html)


def test_the_newer_text_leads_back_to_the_older(read, edited):
    html = read(edited.after.get_absolute_url())
    assert "No longer" not in html
    assert f'<a href="{edited.before.get_absolute_url()}">What it read before</a> the capture of 5 March 2024' in html


def test_words_that_came_back_are_plain_again(read, edited):
    back = make.make_edit(edited.after, "", after=edited.before)
    Passage.objects.filter(pk=edited.before.pk).update(removed_in=0)
    html = read(edited.before.get_absolute_url())
    assert 'class="notice past"' not in html
    assert "Read it in the report" in html
    assert f'<a href="{edited.before.get_absolute_url()}">it now reads</a>' in read(back.before.get_absolute_url())


def test_neither_side_of_an_edit_shows_what_is_withdrawn(read, edited):
    hide(edited.after)
    html = read(edited.before.get_absolute_url())
    assert "Twelve" not in html
    assert edited.after.key not in html
    assert "newer words are not shown here" in html


def test_an_older_text_that_is_withdrawn_is_not_shown_either(read, edited):
    hide(edited.before)
    html = read(edited.after.get_absolute_url())
    assert "Ten prisoners" not in html
    assert edited.before.key not in html


def test_a_finding_of_an_older_text_says_where_it_stands(read, edited):
    finding = make.make_finding("Ten prisoners", passage=edited.before)
    html = read(finding.get_absolute_url())
    assert "This paragraph was edited" in html
    assert "Read it in the report" not in html


def test_the_reader_prints_the_page_as_last_captured(read, report, edited, gone):
    left = make.make_section(report=report, title="Heading that went", removed_in=1)
    html = read(report.get_absolute_url())
    assert "Twelve prisoners died." in html
    for words in ("Ten prisoners", "Third words", left.title):
        assert words not in html
    assert "2 passages<" in html
    assert "Not shown here" not in html
    assert re.search(r"Revised once since .*?changes/\">what changed", html)


def test_a_report_that_was_never_revised_says_nothing_of_it(read, report):
    assert "Revised" not in read(report.get_absolute_url())


def test_counts_and_lists_are_of_the_page_as_last_captured(read, report, gone):
    make.make_finding("Third", passage=gone)
    html = read("/reports/")
    assert '<td class="number" data-label="Passages">2</td>' in html
    assert '<td class="number" data-label="Findings">0</td>' in html
    assert "<dt>passages, verbatim</dt><dd>2</dd>" in read("/")


def test_a_topic_lists_current_sections_and_counts_current_passages(read, report, gone):
    topic = make.make_topic()
    type(gone.section).objects.filter(pk=gone.section_id).update(topic=topic)
    make.make_section(report=report, topic=topic, title="Heading that went", removed_in=1)
    html = read(topic.get_absolute_url())
    assert "Heading that went" not in html
    assert '<td data-label="Passages" class="number">2</td>' in html
    assert "<b>2 passages</b>" in html


def test_a_custom_report_holds_what_stands(read, report, edited, gone):
    topic = make.make_topic(code="all")
    type(gone.section).objects.filter(pk=gone.section_id).update(topic=topic)
    html = read(f"/custom-report/?year=2021&topic=all&country={report.country.slug}")
    assert "Twelve prisoners" in html
    for words in ("Ten prisoners", "Third words"):
        assert words not in html


def test_a_cross_reference_to_a_heading_that_went_is_no_link(read, report):
    went = make.make_section(report=report, label="9", path="9", removed_in=1)
    passage = make.make_passage("See section 9 for it.", report=report)
    make.make_cross_reference("section 9", passage=passage, target=went)
    assert "not in this archive" in read(passage.get_absolute_url())


def test_search_finds_what_vanished_and_not_what_was_edited(read, edited, gone, tmp_path, settings):
    settings.ARCHIVE_INDEX_DIR = tmp_path / "index"
    rebuild()
    html = read("/search/", q="died OR third")
    assert edited.before.get_absolute_url() not in html
    assert edited.after.get_absolute_url() in html
    assert gone.get_absolute_url() in html
    assert html.count("No longer in the page") == 1


def test_an_older_text_costs_few_queries(queries, edited):
    plain = make.make_passage(report=make.make_report())
    assert queries(edited.before.get_absolute_url()) <= 15
    assert queries(plain.get_absolute_url()) <= 15
    assert timezone.is_aware(edited.revision.capture.captured_at)
