"""Every named constraint, broken once; and a test that notices the constraint nobody has broken yet."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from reports.models import Citation, CrossReference, Figure, Finding, HistoryChain, HistoryHead
from tests import factories as make

pytestmark = pytest.mark.django_db

BREAKS = {}


def breaks(*names):
    """Marks a function that does what the constraint of this name forbids."""

    def register(function):
        BREAKS.update(dict.fromkeys(names, function))
        return function

    return register


def update(record, **values):
    type(record)._base_manager.filter(pk=record.pk).update(**values)


# Review ------------------------------------------------------------------------------------------

REVIEWED = {
    "report": make.make_report,
    "passage": make.make_passage,
    "facility": make.make_facility,
    "source": make.make_source,
    "finding": make.make_finding,
}
for noun, maker in REVIEWED.items():
    BREAKS[f"reports_{noun}_status_known"] = lambda maker=maker: update(maker(), status="secret")
    BREAKS[f"reports_{noun}_reason_when_withdrawn"] = lambda maker=maker: update(maker(), status="withdrawn")
    BREAKS[f"reports_{noun}_restoring_asked_with_reason"] = lambda maker=maker: update(maker(), restore_reason="Safe.")


@pytest.mark.parametrize("maker", REVIEWED.values(), ids=REVIEWED)
def test_a_reason_stands_only_on_what_was_withdrawn(maker):
    record = maker()
    with pytest.raises(IntegrityError, match="reason_when_withdrawn"), transaction.atomic():
        update(record, withdrawal_reason="error")
    update(record, status="withdrawn", withdrawal_reason="witness_safety")


@breaks("reports_passage_published_or_withdrawn")
def _passage_as_draft():
    update(make.make_passage(), status="draft")


# Closed vocabularies -----------------------------------------------------------------------------

CHOICES = {
    "reports_capture_method_known": (make.make_capture, "method"),
    "reports_citation_certainty_known": (make.make_citation, "certainty"),
    "reports_citation_role_known": (make.make_citation, "role"),
    "reports_facilityname_kind_known": (make.make_facility_name, "kind"),
    "reports_facilityname_script_known": (make.make_facility_name, "script"),
    "reports_facilityname_system_known": (make.make_facility_name, "system"),
    "reports_figure_qualifier_known": (make.make_figure, "qualifier"),
    "reports_publisher_kind_known": (make.make_publisher, "kind"),
    "reports_section_kind_known": (make.make_section, "kind"),
    "reports_section_withdrawal_reason_known": (make.make_section, "withdrawal_reason"),
    "reports_source_kind_known": (make.make_source, "kind"),
    "reports_sourcecopy_kind_known": (make.make_source_copy, "kind"),
}


def _with_unknown_choice(maker, field):
    """Made anew, because some of these columns never change once they are written."""
    record = maker()
    record.pk = None
    setattr(record, field, "odd")
    for name, value in {
        "sha256": "e" * 64,
        "form": "Camp 15",
        "url": "https://example.org/2",
        "slug": "other",
        "position": 7,
    }.items():
        if hasattr(record, name):
            setattr(record, name, value)
    if hasattr(record, "name"):
        record.name = "Other"
    record.save(force_insert=True)


for name, (maker, field) in CHOICES.items():
    BREAKS[name] = lambda maker=maker, field=field: _with_unknown_choice(maker, field)


@breaks("reports_source_evidence_known")
def _evidence_nobody_knows():
    update(make.make_source(), evidence=["testimony", "hearsay"])


# Once only ---------------------------------------------------------------------------------------


@breaks("reports_report_one_per_edition")
def _second_report_of_an_edition():
    report = make.make_report()
    make.make_report(series=report.series, country=report.country, year=report.year, slug="another")


@breaks("reports_reportmove_reason_given")
def _move_without_a_reason():
    make.make_report_move(reason="")


@breaks("reports_capture_once_per_report")
def _same_bytes_twice():
    capture = make.make_capture()
    make.make_capture(report=capture.report)


@breaks("reports_section_position_once")
def _two_sections_in_one_place():
    section = make.make_section()
    make.make_section(report=section.report, position=section.position)


@breaks("reports_passage_number_once")
def _two_passages_of_one_number():
    passage = make.make_passage()
    make.make_passage("Another.", report=passage.report, number=passage.number)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@breaks("reports_crossreference_once")
def _two_references_in_one_place():
    reference = make.make_cross_reference("section 1.a.")
    make.make_cross_reference("section 1.a", passage=reference.passage)


@breaks("reports_facilityname_once")
def _one_name_twice():
    name = make.make_facility_name("Kaechon")
    make.make_facility_name("Kaechon", facility=name.facility, kind="place")


@breaks("reports_sourcecopy_once")
def _one_copy_twice():
    copy = make.make_source_copy()
    make.make_source_copy(source=copy.source, url=copy.url)


@breaks("reports_finding_ref_once_per_passage")
def _one_ref_twice():
    finding = make.make_finding(ref="1a")
    make.make_finding(passage=finding.passage, ref="1a")


def test_one_form_may_stand_under_two_systems_and_two_facilities():
    name = make.make_facility_name("Gaecheon", system="revised")
    make.make_facility_name("Gaecheon", facility=name.facility, system="as_printed")
    make.make_facility_name("Gaecheon", system="revised")


def test_findings_without_a_ref_do_not_clash():
    finding = make.make_finding()
    make.make_finding(passage=finding.passage)


# Order and form ----------------------------------------------------------------------------------


@breaks("reports_figure_low_not_above_high")
def _low_above_high():
    make.make_figure(low=6000, high=2000)


@breaks("reports_finding_span_forward")
def _finding_of_no_words():
    passage = make.make_passage()
    Finding.objects.create(passage=passage, start=3, end=3, quote="")


@breaks("reports_citation_span_forward")
def _citation_of_no_words():
    Citation.objects.create(finding=make.make_finding(), source=make.make_source(), mention="", start=3, end=3)


@breaks("reports_figure_span_forward")
def _figure_of_no_words():
    Figure.objects.create(finding=make.make_finding(), words="", start=3, end=3, low=1, high=1)


@breaks("reports_crossreference_span_forward")
def _reference_of_no_words():
    CrossReference.objects.create(passage=make.make_passage(), words="", start=3, end=3, target_path="1.a")


@breaks("reports_passage_key_once")
def _two_passages_of_one_key():
    make.make_passage("Another.", key=make.make_passage().key)


@breaks("reports_passage_text_not_empty")
def _passage_without_words():
    make.make_passage("")


@breaks("reports_facilityname_form_not_empty")
def _name_without_letters():
    make.make_facility_name("")


@breaks("reports_capture_sha256_form")
def _sha256_in_capitals():
    make.make_capture(sha256="A" * 64)


@breaks("reports_report_year_sensible")
def _report_of_the_year_21():
    make.make_report(year=21)


@breaks("reports_finding_event_days")
def _event_without_its_days():
    update(make.make_finding(event_date="2020"), event_latest=None)


@breaks("reports_source_published_days")
def _days_without_a_date():
    update(make.make_source(published="2020-07"), published="")


@breaks("reports_figure_as_of_days")
def _days_the_wrong_way_round():
    update(make.make_figure(as_of="2013"), as_of_earliest="2014-01-01")


# Meaning -----------------------------------------------------------------------------------------


@breaks("reports_citation_source_as_certain")
def _named_without_a_source():
    make.make_citation(certainty="named", source=None)


@pytest.mark.parametrize(
    ("certainty", "with_source", "stands"),
    [
        ("named", True, True),
        ("resolved", False, False),
        ("collective", False, False),
        ("ambiguous", True, False),
        ("ambiguous", False, True),
        ("anonymous", True, True),
        ("anonymous", False, True),
    ],
)
def test_how_certain_a_citation_is_says_whether_it_has_a_source(certainty, with_source, stands):
    finding, source = make.make_finding(), make.make_source() if with_source else None
    if stands:
        make.make_citation(finding=finding, certainty=certainty, source=source)
        return
    with pytest.raises(IntegrityError, match="reports_citation_source_as_certain"), transaction.atomic():
        make.make_citation(finding=finding, certainty=certainty, source=source)


@breaks("reports_facility_coordinates_sourced")
def _coordinates_without_source():
    make.make_facility(latitude="39.57", longitude="126.06", precision="site")


@pytest.mark.parametrize(
    "coordinates",
    [
        {"latitude": "39.57", "precision": "site", "coordinates_source": "HRNK"},
        {"latitude": "95", "longitude": "126.06", "precision": "site", "coordinates_source": "HRNK"},
        {"latitude": "39.57", "longitude": "190", "precision": "site", "coordinates_source": "HRNK"},
        {"latitude": "39.57", "longitude": "126.06", "precision": "", "coordinates_source": "HRNK"},
    ],
    ids=["half of them", "too far north", "too far east", "no precision"],
)
def test_coordinates_that_do_not_stand(coordinates):
    with pytest.raises(IntegrityError, match="reports_facility_coordinates_sourced"), transaction.atomic():
        make.make_facility(**coordinates)


def test_coordinates_with_precision_and_source_stand():
    make.make_facility(latitude="39.57", longitude="126.06", precision="site", coordinates_source="HRNK, map of 2021")


# All of them -------------------------------------------------------------------------------------


# Whoever breaks the first breaks the second too, and the database tells of one.
STRICTER = {"reports_passage_status_known": "reports_passage_published_or_withdrawn"}


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_keeps_the_constraint(name):
    with pytest.raises(IntegrityError) as broken, transaction.atomic():
        BREAKS[name]()
    assert broken.value.__cause__.diag.constraint_name in {name, STRICTER.get(name)}


# Captures that change, and what comes of them -----------------------------------------------------

CHOICES_SINCE = {
    "reports_findingmove_outcome_known": (make.make_finding_move, "outcome"),
    "reports_intake_state_known": (make.make_intake, "state"),
    "reports_intakeitem_verdict_known": (make.make_intake_item, "verdict"),
    "reports_intakeitem_outcome_known": (make.make_intake_item, "outcome"),
}
for name, (maker, field) in CHOICES_SINCE.items():
    BREAKS[name] = lambda maker=maker, field=field: update(maker(), **{field: "odd"})


@breaks("reports_findingmove_once")
def _finding_moved_twice_in_a_revision():
    move = make.make_finding_move()
    move.pk = None
    move.save(force_insert=True)


@breaks("reports_revision_number_once")
def _two_revisions_of_one_number():
    revision = make.make_revision(make.make_report())
    revision.pk = None
    revision.save(force_insert=True)


@breaks("reports_passageedit_before_once")
def _passage_edited_into_two():
    edit = make.make_edit(make.make_passage("Guards beat prisoners."), "Guards often beat prisoners.")
    make.make_edit(edit.before, "Guards rarely beat prisoners.", revision=edit.revision)


@breaks("reports_passageedit_after_once")
def _two_passages_edited_into_one():
    edit = make.make_edit(make.make_passage("Guards beat prisoners."), "Guards often beat prisoners.")
    other = make.make_passage("Guards sometimes beat prisoners.", report=edit.before.report)
    make.make_edit(other, "", after=edit.after, revision=edit.revision)


@breaks("reports_passageedit_two_passages")
def _passage_edited_into_itself():
    passage = make.make_passage()
    make.make_edit(passage, "", after=passage)


@breaks("reports_cue_once")
def _cue_twice():
    cue = make.make_cue("beat*")
    make.make_cue("beat*", abuse_type=cue.abuse_type)


@breaks("reports_cue_words_not_empty")
def _cue_without_words():
    make.make_cue("")


# Uploads -----------------------------------------------------------------------------------------


@breaks("reports_intakeitem_position_once")
def _two_pages_in_one_place():
    item = make.make_intake_item()
    make.make_intake_item(intake=item.intake, position=item.position)


@breaks("reports_intakeitem_chosen_can_come_in")
def _refused_page_chosen():
    make.make_intake_item(verdict="refused", chosen=True)


# The history -------------------------------------------------------------------------------------


@breaks("reports_historychain_once")
def _two_links_of_one_event():
    for _ in range(2):
        HistoryChain.objects.create(table="reports_findingevent", event=1, digest=b"")


@breaks("reports_historyhead_single")
def _two_heads():
    HistoryHead.objects.create(pk=2, seed=b"", digest=b"")


def test_every_named_constraint_is_broken_here():
    models = [model for model in apps.get_app_config("reports").get_models() if not model._meta.proxy]
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    assert named == set(BREAKS)
