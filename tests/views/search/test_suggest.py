"""Machine-made suggestions: on the reader, when asked for, labelled; nowhere else."""

import pytest

from reports.choices import Status
from reports.models import Finding
from tests import factories as make

pytestmark = pytest.mark.django_db
LABEL = "Suggested by machine, not checked"


@pytest.fixture
def suggestion():
    passage = make.make_passage("Guards beat prisoners at Camp 14. Some died.")
    make.make_finding("Some died.", passage=passage)
    return make.make_suggestion(
        "Guards beat prisoners", passage=passage, facilities=[make.make_facility(name="Camp 14")]
    )


def asked(read, finding):
    return read(finding.passage.report.get_absolute_url(), suggestions="on")


def test_the_reader_offers_them_with_their_number_and_shows_none(read, suggestion):
    html = read(suggestion.passage.report.get_absolute_url())
    assert '?suggestions=on" rel="nofollow">Show machine-made suggestions (1)</a>' in html
    for words in (LABEL, "finding-suggested", "m1", "noindex"):
        assert words not in html


def test_they_are_marked_and_labelled_when_asked_for(read, suggestion):
    html = asked(read, suggestion)
    assert '<mark class="finding finding-suggested" data-f="m1">Guards beat prisoners</mark>' in html
    assert html.count(LABEL) == 1
    assert "Facility, by a known name, from “Guards beat prisoners”" in html
    assert "Camp 14</a>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "Hide machine-made suggestions" in html


def test_they_have_no_page_and_change_no_letter_and_no_count(read, suggestion):
    html = asked(read, suggestion)
    assert suggestion.get_absolute_url() not in html
    assert '<mark class="finding" data-f="a">Some died.</mark>' in html
    assert "1 finding<" in html
    assert "1 of 1 passages have findings" in html


def test_another_value_does_not_ask_for_them(read, suggestion):
    assert LABEL not in read(suggestion.passage.report.get_absolute_url(), suggestions="1")


def test_a_report_without_suggestions_offers_none(read):
    assert "suggestions" not in read(make.make_passage().report.get_absolute_url())


def test_what_a_suggestion_names_is_public_or_left_out(read, suggestion):
    suggestion.facilities.add(make.make_facility(name="Hidden prison", status=Status.DRAFT))
    hidden = make.make_source(
        title="Hidden work", publisher=make.make_publisher(short_name="Hidden press"), status="draft"
    )
    citation = make.make_citation("Guards", finding=suggestion, source=hidden)
    make.make_figure("Guards", finding=suggestion, citation=citation, counted="hidden people")
    make.make_citation("beat", finding=suggestion, source=None, certainty="ambiguous", candidates=[hidden])
    suggestion.note = "Hidden note"
    suggestion.trace = [{"rule": "Hidden rule!", "kind": "hidden", "value": "hidden-prison", "words": "hidden words"}]
    suggestion.save()
    html = asked(read, suggestion)
    assert html.count(LABEL) == 1
    assert "idden p" not in html.replace("visually-hidden", "")
    for words in ("Hidden", "hidden-prison", "hidden words", "hidden people"):
        assert words not in html


def test_a_citation_and_a_figure_of_it_are_shown(read, suggestion):
    source = make.make_source(publisher=make.make_publisher(short_name="KINU"))
    citation = make.make_citation("Guards", finding=suggestion, source=source)
    make.make_figure("Guards", finding=suggestion, citation=citation, low=4321)
    html = asked(read, suggestion)
    assert "KINU" in html
    assert "4,321" in html


@pytest.mark.parametrize("status", [one for one in Status if one != Status.SUGGESTED])
def test_only_what_nobody_decided_is_a_suggestion(suggestion, status):
    Finding.objects.filter(pk=suggestion.pk).update(
        status=status, withdrawal_reason="error" if status == Status.WITHDRAWN else ""
    )
    assert not Finding.objects.suggestions().filter(pk=suggestion.pk)


def test_what_left_the_page_or_is_hidden_has_no_suggestions(read, suggestion):
    passage = suggestion.passage
    make.take_away(passage, make.make_revision(passage.report))
    assert not Finding.objects.suggestions()
    assert LABEL not in asked(read, suggestion)
    type(passage).objects.update(removed_in=0, status=Status.WITHDRAWN, withdrawal_reason="error")
    assert not Finding.objects.suggestions()


def test_they_cost_the_same_for_one_and_for_twenty(queries, suggestion):
    address = f"{suggestion.passage.report.get_absolute_url()}?suggestions=on"

    def propose(text):
        passage = make.make_passage(text, report=suggestion.passage.report)
        made = make.make_suggestion(text, passage=passage, facilities=[make.make_facility()])
        make.make_figure(text, finding=made, citation=make.make_citation(text, finding=made))

    propose("One more.")
    few = queries(address)
    for n in range(20):
        propose(f"Suggested {n}.")
    assert queries(address) == few <= 28
