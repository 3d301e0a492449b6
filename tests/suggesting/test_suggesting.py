"""Suggestions in the record: made once, never again after a decision, never of what is hidden or said already."""

import pytest
from django.utils import timezone

from reports.choices import Certainty, NameKind, Qualifier, Status
from reports.models import AbuseType, Citation, Cue, Figure, Finding, Passage
from reports.suggesting import run
from reports.suggesting.run import suggest_for
from tests import factories as make

NOW = timezone.now()
TEXT = "Defectors reported that guards beat 50 prisoners in Camp 14. It rained."


@pytest.fixture
def report(db):
    country = make.make_country(code="KP")
    report = make.make_report(country=country, year=2021)
    voices = make.make_publisher(kind="collective", slug="voices")
    make.make_source(slug="defectors", title="Defectors", kind="collective", publisher=voices)
    camp = make.make_facility(slug="camp-14", country=country, name="Kwanliso No. 14")
    make.make_facility_name("Camp 14", facility=camp, kind=NameKind.SHORT)
    make.make_group(code="prisoners", label="Prisoners")
    torture = make.make_abuse_type(code="torture", label="Torture")
    beating = make.make_abuse_type(code="beating", label="Beating", parent=torture)
    Cue.objects.create(abuse_type=beating, words="beat*")
    return report


def suggest(report, **given):
    return suggest_for([report.pk], **given)


def suggestions():
    return Finding.objects.filter(suggestion__isnull=False).order_by("pk")


def reject(finding):
    Finding.objects.filter(pk=finding.pk).update(status=Status.REJECTED)


def test_a_suggestion_says_what_it_found_and_by_which_words(report):
    passage = make.make_passage(TEXT, report=report)
    outcome = suggest(report)
    (found,) = suggestions()
    assert (found.status, found.passage, found.quote) == (Status.SUGGESTED, passage, TEXT.partition(". ")[0] + ".")
    assert [each.code for each in found.abuse_types.all()] == ["beating"]
    assert [each.slug for each in found.facilities.all()] == ["camp-14"]
    assert [each.code for each in found.groups.all()] == ["prisoners"]
    citation, figure = Citation.objects.get(), Figure.objects.get()
    assert (citation.mention, citation.source.slug, citation.certainty) == (
        "Defectors",
        "defectors",
        Certainty.COLLECTIVE,
    )
    assert (figure.words, figure.low, figure.qualifier) == ("50 prisoners", 50, Qualifier.EXACTLY)
    assert (figure.facility.slug, figure.citation) == ("camp-14", citation)
    assert (outcome.reports, outcome.passages, outcome.new) == (1, 1, 1)


def test_its_trace_names_rule_kind_value_and_place(report):
    make.make_passage(TEXT, report=report)
    suggest(report)
    (found,) = suggestions()
    assert {(step["rule"], step["kind"], step["value"]) for step in found.trace} == {
        ("cue", "abuse_type", "beating"),
        ("facility-name", "facility", "camp-14"),
        ("term", "group", "prisoners"),
        ("voice-speaks", "citation", "defectors"),
        ("number", "figure", "50"),
    }
    assert all(TEXT[step["start"] : step["end"]] == step["words"] for step in found.trace)


def test_running_again_changes_nothing(report):
    make.make_passage(TEXT, report=report)
    suggest(report)
    before = list(suggestions().values())
    outcome = suggest(report)
    assert (outcome.new, outcome.suggested_before) == (0, 1)
    assert list(suggestions().values()) == before


def test_a_dry_run_writes_nothing(report):
    make.make_passage(TEXT, report=report)
    assert suggest(report, dry_run=True).new == 1
    assert not suggestions().exists()


@pytest.mark.parametrize("status", [Status.REJECTED, Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED])
def test_what_was_decided_never_returns(report, status):
    make.make_passage(TEXT, report=report)
    suggest(report)
    suggestions().update(status=status)
    assert suggest(report).new == 0


def test_a_rejected_suggestion_does_not_return_with_other_words_in_the_lexicon(report):
    make.make_passage(TEXT, report=report)
    suggest(report)
    reject(suggestions().get())
    Cue.objects.create(abuse_type=make.make_abuse_type(), words="reported")
    assert suggest(report).new == 0


def test_a_rejected_suggestion_does_not_return_when_the_rest_of_its_paragraph_is_revised(report):
    passage = make.make_passage(TEXT, report=report)
    suggest(report)
    reject(suggestions().get())
    make.make_edit(passage, f"In spring. {TEXT} Guards beat others.")
    assert suggest(report).new == 1
    assert suggestions().filter(status=Status.SUGGESTED).get().quote == "Guards beat others."


def test_new_cues_add_only_new_sentences(report):
    make.make_passage(TEXT, report=report)
    suggest(report)
    Cue.objects.create(abuse_type=make.make_abuse_type(code="rain"), words="rained")
    suggest(report)
    assert [each.quote for each in suggestions()] == [TEXT.partition(". ")[0] + ".", "It rained."]


def test_the_same_sentence_twice_in_a_section_is_suggested_once(report):
    make.make_passage("Guards beat them.", report=report)
    make.make_passage("Guards beat them. It rained.", report=report)
    assert suggest(report).new == 1


def test_hidden_passages_and_reports_are_left_alone(report):
    make.make_passage(TEXT, report=report, status=Status.WITHDRAWN)
    hidden = make.make_report(country=report.country, year=2020, status=Status.WITHDRAWN)
    make.make_passage(TEXT, report=hidden)
    suggest_for([report.pk, hidden.pk])
    assert not suggestions().exists()


def test_the_text_is_read_outside_the_lock_and_what_went_meanwhile_is_left_alone(report, monkeypatch):
    """Proposing takes time in the length of the text: nobody's import waits for it."""
    gone, moved, stays = (make.make_passage(f"Guards beat them {where}.", report=report) for where in ("a", "b", "c"))
    order = []

    def lock():
        order.append("lock")
        Passage.objects.filter(pk=gone.pk).update(status=Status.WITHDRAWN, withdrawal_reason="legal", withdrawn_at=NOW)
        Passage.objects.filter(pk=moved.pk).update(section=make.make_section(report=report, path="9.z"))

    def propose(*given):
        order.append("propose")
        return real(*given)

    real = run.propose
    monkeypatch.setattr(run, "propose", propose)
    monkeypatch.setattr(run, "one_import_at_a_time", lock)
    suggest(report)
    assert order == ["propose", "propose", "propose", "lock"]
    assert [found.passage for found in suggestions()] == [stays]


def test_passages_that_left_the_page_are_left_alone(report):
    passage = make.make_passage(TEXT, report=report)
    make.take_away(passage, make.make_revision(report))
    assert suggest(report).new == 0


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.DRAFT])
def test_names_of_hidden_facilities_and_sources_are_never_used(report, status):
    make.make_facility_name("Camp 99", facility=make.make_facility(country=report.country, status=status), kind="short")
    make.make_source(title="Escapees", kind="collective", status=status)
    make.make_passage("Escapees said guards beat them in Camp 99.", report=report)
    suggest(report)
    (found,) = suggestions()
    assert not found.facilities.exists()
    assert [citation.source for citation in found.citations.all()] == [None]


def test_names_that_were_deleted_are_never_used(report):
    make.make_passage("Many died in Camp 14.", report=report)
    report.country.facilities.get().names.all().delete()
    assert suggest(report).new == 0


class TestWhatPeopleSaid:
    def said(self, report, **links):
        passage = make.make_passage(TEXT, report=report)
        return make.make_finding("guards beat 50 prisoners in Camp 14", passage=passage, **links)

    def term(self, code):
        return AbuseType.objects.get(code=code)

    def test_a_sentence_of_which_everything_is_said_gives_nothing(self, report):
        camp = report.country.facilities.get()
        self.said(report, abuse_types=[self.term("beating")], facilities=[camp])
        outcome = suggest(report)
        assert (outcome.new, outcome.already_curated) == (0, 1)

    def test_only_what_is_not_said_is_suggested(self, report):
        self.said(report, abuse_types=[self.term("beating")])
        suggest(report)
        (found,) = suggestions()
        assert ([*found.abuse_types.all()], found.facilities.count()) == ([], 1)

    def test_who_said_the_narrower_term_said_the_wider(self, report):
        Cue.objects.create(abuse_type=self.term("torture"), words="guards")
        camp = report.country.facilities.get()
        self.said(report, abuse_types=[self.term("beating")], facilities=[camp])
        assert suggest(report).new == 0

    def test_a_source_and_a_figure_that_are_said_are_not_suggested(self, report):
        finding = self.said(report)
        make.make_figure("50 prisoners", finding=finding)
        make.make_citation("guards", finding=finding, source=make.make_source(title="Another"))
        suggest(report)
        (found,) = suggestions()
        assert (found.figures.count(), found.citations.count()) == (0, 1)

    def test_what_was_withdrawn_is_not_brought_back(self, report):
        finding = self.said(report, abuse_types=[self.term("beating")])
        Finding.objects.filter(pk=finding.pk).update(
            status=Status.WITHDRAWN, withdrawal_reason="witness_safety", withdrawn_at=timezone.now()
        )
        assert suggest(report).new == 0

    def test_findings_in_other_sentences_say_nothing_of_this_one(self, report):
        passage = make.make_passage("It rained. Guards beat them.", report=report)
        make.make_finding("It rained.", passage=passage, abuse_types=[self.term("beating")])
        assert suggest(report).new == 1


def test_each_report_is_told_as_it_is_done(report):
    told = []
    suggest(report, progress=told.append)
    assert told == [report.slug]


def test_queries_do_not_grow_with_passages(report, django_assert_max_num_queries):
    for number in range(20):
        make.make_passage(f"Guards beat {number + 20} prisoners in Camp 14.", report=report)
    with django_assert_max_num_queries(60):
        assert suggest(report).new == 20
