"""Curated files become records once; after that the archive's own values stay unless the files are told to win."""

import datetime
from decimal import Decimal

import pgtrigger
import pytest

from reports.curated.load import load_curated, steps
from reports.models import (
    AbuseType,
    Citation,
    CountryName,
    Facility,
    FacilityName,
    Figure,
    Finding,
    IndexQueue,
    Publisher,
    Source,
    Topic,
    TopicSpelling,
)
from reports.problems import Refused
from reports.text import finding_key
from tests import factories as make
from tests.curated import folders

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    return folders.small(tmp_path)


@pytest.fixture
def report():
    """A report with the passage that the small findings quote."""
    return make.make_passage(folders.PASSAGE, report=make.make_report(slug="some-report")).report


@pytest.fixture
def full(folder, report):
    """Vocabularies and findings, loaded once, with an index that has caught up."""
    folders.with_findings(folder, report)
    load_curated(folder)
    IndexQueue.objects.all().delete()
    return folder


def counts(outcome):
    return {name: sum(getattr(outcome, name).values()) for name in ("new", "changed", "same")}


class TestFirstLoad:
    def test_fills_every_vocabulary(self, folder):
        outcome = load_curated(folder)
        assert outcome.new == {
            "country": 1,
            "country name": 2,
            "publisher": 1,
            "series": 1,
            "topic": 2,
            "topic spelling": 2,
            "facility type": 1,
            "abuse type": 2,
            "group": 1,
            "actor": 1,
            "facility": 1,
            "facility name": 2,
            "source": 2,
            "source copy": 1,
        }
        assert counts(outcome) == {"new": 20, "changed": 0, "same": 0}
        assert outcome.kept == []

    def test_ties_terms_to_their_parents_in_any_order(self, folder):
        load_curated(folder)
        assert Topic.objects.get(code="prison").parent.code == "person"
        assert AbuseType.objects.get(code="beating").parent.code == "torture"

    def test_folds_the_spellings_of_topics(self, folder):
        load_curated(folder)
        assert set(TopicSpelling.objects.values_list("topic__code", "heading", "folded")) == {
            ("prison", "Prison Conditions", "prison conditions"),
            ("prison", "Prisons", "prisons"),
        }

    def test_folds_the_other_names_of_countries_as_names(self, folder):
        load_curated(folder)
        assert set(CountryName.objects.values_list("country__code", "form", "folded")) == {
            ("KP", "DPRK", "dprk"),
            ("KP", "Korea, North", "koreanorth"),
        }

    def test_publishes_what_goes_through_review(self, folder):
        load_curated(folder)
        assert set(Facility.objects.values_list("status", flat=True)) == {"published"}
        assert set(Source.objects.values_list("status", flat=True)) == {"published"}

    def test_reads_each_value_as_its_column_wants_it(self, folder):
        load_curated(folder)
        camp = Facility.objects.get()
        assert (camp.latitude, camp.number, camp.facility_type.glosses) == (
            Decimal("39.571706"),
            "14",
            ["camp", "penal camp"],
        )
        source = Source.objects.get(slug="hrnk-2020")
        assert source.csl == {"type": "report", "author": [{"literal": "HRNK"}]}
        assert (source.published_earliest, source.evidence) == (
            datetime.date(2020, 7, 1),
            ["testimony", "satellite_imagery"],
        )
        assert source.copies.get().retrieved_at == datetime.date(2021, 2, 3)
        assert Publisher.objects.get().country is None

    def test_ties_findings_to_all_they_name(self, full, report):
        finding = Finding.objects.get(ref="1a")
        assert finding.key == finding_key("some-report", "1a")
        assert (finding.status, finding.published_at is None) == ("published", False)
        assert set(finding.abuse_types.values_list("code", flat=True)) == {"beating", "torture"}
        assert [each.get().slug for each in (finding.facilities,)] == ["kwanliso-14"]
        assert [each.get().code for each in (finding.facility_types, finding.groups, finding.actors)] == [
            "kwanliso",
            "prisoners",
            "guards",
        ]

    def test_finds_every_span_in_the_passage(self, full):
        for record, words in [
            *((finding, finding.quote) for finding in Finding.objects.all()),
            *((citation, citation.mention) for citation in Citation.objects.all()),
            *((figure, figure.words) for figure in Figure.objects.all()),
        ]:
            assert folders.PASSAGE[record.start : record.end] == words
        assert Citation.objects.get(role="estimates").start == 33

    def test_keeps_figures_with_their_citation_and_facility(self, full):
        figure = Figure.objects.get()
        assert (figure.low, figure.high, figure.qualifier, figure.unit) == (2000, 6000, "about", "persons")
        assert (figure.citation.mention, figure.facility.slug) == ("prisoners", "kwanliso-14")
        assert figure.as_of_latest == datetime.date(2020, 12, 31)

    def test_keeps_the_candidates_of_an_ambiguous_citation(self, full):
        citation = Citation.objects.get(certainty="ambiguous")
        assert citation.source is None
        assert set(citation.candidates.values_list("slug", flat=True)) == {"hrnk-2020", "kinu-2020"}


class TestLoadingAgain:
    def test_writes_nothing(self, full, django_assert_max_num_queries):
        with django_assert_max_num_queries(40):
            outcome = load_curated(full)
        assert counts(outcome) == {"new": 0, "changed": 0, "same": 26}
        assert IndexQueue.objects.count() == 0

    def test_adds_what_is_new_in_the_files(self, full):
        folders.write(full, {"groups.yaml": "- {code: prisoners, label: Prisoners}\n- {code: women, label: Women}"})
        assert load_curated(full).new == {"group": 1}

    def test_keeps_what_was_changed_in_the_archive(self, full):
        Facility.objects.update(summary="Changed in the admin.")
        Finding.objects.filter(ref="1a").update(note="Changed in the admin.")
        outcome = load_curated(full)
        assert outcome.kept == ["facility kwanliso-14 differs in summary", "finding 1a differs in note"]
        assert outcome.changed == {}
        assert Facility.objects.get().summary == "Changed in the admin."

    @pytest.mark.parametrize(
        ("change", "kept"),
        [
            (lambda: FacilityName.objects.get(form="Camp 14").delete(), "facility kwanliso-14 differs in names"),
            (lambda: FacilityName.objects.update(note="x"), "facility kwanliso-14 differs in names"),
            (
                lambda: make.make_facility_name("Nr. 14", facility=Facility.objects.get()),
                "facility kwanliso-14 differs in names",
            ),
            (lambda: Finding.objects.get(ref="1a").groups.clear(), "finding 1a differs in groups"),
            (lambda: Figure.objects.update(citation=None), "finding 1b differs in figures"),
            (lambda: Citation.objects.get(certainty="ambiguous").candidates.clear(), "finding 1b differs in citations"),
            (
                lambda: AbuseType.objects.filter(code="beating").update(parent=None),
                "abuse type beating differs in parent",
            ),
        ],
        ids=[
            "name gone",
            "name changed",
            "name added",
            "link gone",
            "figure changed",
            "candidates gone",
            "parent changed",
        ],
    )
    def test_sees_every_kind_of_difference(self, full, change, kept):
        change()
        assert load_curated(full).kept == [kept]

    def test_overwrites_the_records_named(self, full):
        Facility.objects.update(summary="Changed in the admin.")
        Finding.objects.filter(ref="1a").update(note="Changed in the admin.")
        outcome = load_curated(full, overwrite={"1a"})
        assert (outcome.changed, outcome.kept) == ({"finding": 1}, ["facility kwanliso-14 differs in summary"])
        assert Finding.objects.get(ref="1a").note == ""

    def test_overwrites_everything_when_told_so(self, full):
        Facility.objects.update(summary="Changed in the admin.")
        FacilityName.objects.get(form="Camp 14").delete()
        make.make_facility_name("Nr. 14", facility=Facility.objects.get())
        finding = Finding.objects.get(ref="1b")
        finding.citations.get(position=1).candidates.clear()
        finding.figures.update(unit="camps")
        finding.groups.add(make.make_group())
        assert load_curated(full, overwrite=None).changed == {"facility": 1, "finding": 1}
        assert counts(load_curated(full)) == {"new": 0, "changed": 0, "same": 26}
        assert set(FacilityName.objects.values_list("form", flat=True)) == {"Camp 14", "개천"}

    def test_never_publishes_again_what_was_withdrawn(self, full):
        Finding.objects.filter(ref="1a").update(status="withdrawn", withdrawal_reason="witness_safety")
        assert load_curated(full, overwrite=None).changed == {}
        assert Finding.objects.get(ref="1a").status == "withdrawn"

    def test_leaves_out_what_was_deleted_in_the_archive(self, full):
        with pgtrigger.ignore("reports.Finding:once_public_never_deleted"):  # by hand, as its owner may
            Finding.objects.get(ref="1a").delete()
        assert load_curated(full).kept == ["finding 1a was deleted in the archive"]
        assert load_curated(full, overwrite={"1a"}).new == {"finding": 1, "citation": 1}

    def test_deletes_nothing_that_the_files_no_longer_hold(self, full, report):
        (full / "findings" / report.slug / "01.yaml").unlink()
        folders.write(full, {"groups.yaml": ""})
        load_curated(full, overwrite=None)
        assert Finding.objects.count() == 2


class TestChoices:
    def test_vocabularies_alone_leave_the_findings_out(self, folder, report):
        folders.with_findings(folder, report)
        load_curated(folder, vocabularies_only=True)
        assert Finding.objects.count() == 0

    def test_a_dry_run_counts_and_writes_nothing(self, folder):
        assert counts(load_curated(folder, dry_run=True))["new"] == 20
        assert Facility.objects.count() == 0

    def test_progress_is_told_each_step(self, folder):
        told = []
        load_curated(folder, progress=told.append)
        assert len(told) == steps(folder)

    def test_one_problem_and_nothing_is_written(self, folder):
        folders.write(folder, {"sources.yaml": "- {slug: x, title: X, publisher: nobody, kind: report}"})
        with pytest.raises(Refused):
            load_curated(folder)
        assert Publisher.objects.count() == 0

    def test_a_reference_to_what_only_the_archive_holds_stands(self, folder):
        make.make_publisher(slug="held-here")
        folders.write(folder, {"sources.yaml": "- {slug: x, title: X, publisher: held-here, kind: report}"})
        load_curated(folder)
        assert Source.objects.get(slug="x").publisher.slug == "held-here"
