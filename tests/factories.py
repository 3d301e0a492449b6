"""The smallest legal objects, one function a noun: give what the test is about and the rest is made up.

Everything that can be public is, unless `status` says otherwise. Spans are found from the words.
"""

import gzip
import hashlib
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone
from model_bakery import baker

from reports.choices import Certainty, PublisherKind, SectionKind, SourceKind, Status, WithdrawalReason
from reports.models import (
    AbuseType,
    Actor,
    Capture,
    Citation,
    Country,
    CrossReference,
    Cue,
    Facility,
    FacilityName,
    FacilityType,
    Figure,
    Finding,
    FindingMove,
    Group,
    Intake,
    IntakeItem,
    Passage,
    PassageEdit,
    Publisher,
    Report,
    ReportMove,
    Revision,
    Section,
    Series,
    Source,
    SourceCopy,
    Topic,
    TopicSpelling,
)
from reports.text import fingerprint, passage_key

_number = count(1)


def make_country(**given: Any) -> Country:
    number = next(_number)
    return _make(Country, given, code=f"Q{number}", name=f"Country {number}", slug=f"country-{number}")


def make_publisher(**given: Any) -> Publisher:
    number = next(_number)
    return _make(Publisher, given, slug=f"publisher-{number}", name=f"Publisher {number}", kind=PublisherKind.NGO)


def make_series(**given: Any) -> Series:
    number = next(_number)
    given["publisher"] = given.get("publisher") or make_publisher()
    return _make(Series, given, slug=f"series-{number}", title=f"Series {number}")


def make_report(**given: Any) -> Report:
    given = {"series": None, "country": None, "year": 2021} | given
    given["series"] = given["series"] or make_series()
    given["country"] = given["country"] or make_country()
    slug = f"{given['series'].slug}-{given['year']}-{given['country'].slug}"
    return _make(Report, _reviewed(given), slug=slug, title=f"{given['country'].name} {given['year']}")


def make_report_move(**given: Any) -> ReportMove:
    given["report"] = given.get("report") or make_report()
    before = {"series": given.get("series") or make_series(), "country": given.get("country") or make_country()}
    return _make(ReportMove, given | before, year=2021, reason="It is about another country.")


def make_many_reports(countries: list[Country], years: list[int]) -> list[tuple[Section, Capture]]:
    """An edition of one series for every country and year, each with a section and a capture, in few statements."""
    series = make_series()
    reports = Report.objects.bulk_create(
        Report(
            series=series, country=country, year=year, slug=f"{series.slug}-{year}-{country.slug}",
            title=f"{country.name} {year}", status=Status.PUBLISHED,
        )
        for country in countries for year in years
    )  # fmt: skip
    sections = Section.objects.bulk_create(
        Section(report=report, kind=SectionKind.SECTION, title="Heading", position=1, depth=0) for report in reports
    )
    captures = Capture.objects.bulk_create(
        Capture(
            report=report, sha256="0" * 64, size=1, media_type="text/html", method="file", captured_at=timezone.now(),
            reader="test", reader_version=1, content=b"",
        )
        for report in reports
    )  # fmt: skip
    return list(zip(sections, captures, strict=True))


def make_capture(content: bytes = b"a page", **given: Any) -> Capture:
    given["report"] = given.get("report") or make_report()
    return _make(
        Capture,
        given,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        content=gzip.compress(content, mtime=0),
        media_type="text/plain; charset=utf-8",
        filename="page.txt",
        method="file",
        captured_at=timezone.now(),
        reader="test",
        reader_version=1,
    )


def make_topic(**given: Any) -> Topic:
    return _make_term(Topic, given)


def make_topic_spelling(heading: str, **given: Any) -> TopicSpelling:
    given["topic"] = given.get("topic") or make_topic()
    return _make(TopicSpelling, given, heading=heading, folded="")  # worked out as it is written


def make_section(**given: Any) -> Section:
    parent = given.get("parent")
    given["report"] = given.get("report") or (parent.report if parent else make_report())
    last = given["report"].sections.aggregate(last=Max("position"))["last"] or 0
    return _make(
        Section,
        given,
        position=last + 1,
        depth=parent.depth + 1 if parent else 0,
        kind=SectionKind.HEAD if parent else SectionKind.SECTION,
        title=f"Heading {last + 1}",
    )


def make_passage(text: str = "Guards beat prisoners at the camp.", **given: Any) -> Passage:
    """In the first section of its report, under the report's first capture; both are made where there is none."""
    section = given.get("section")
    report = given["report"] = given.get("report") or (section.report if section else make_report())
    given["section"] = section or report.sections.order_by("position").first() or make_section(report=report)
    given["capture"] = given.get("capture") or report.captures.order_by("pk").first() or make_capture(report=report)
    repeats = report.passages.filter(fingerprint=fingerprint(text)).count()
    return _make(
        Passage,
        _reviewed(given),
        number=(report.passages.aggregate(last=Max("number"))["last"] or 0) + 1,
        key=passage_key(report.slug, text, repeats + 1),
        text=text,
        fingerprint=fingerprint(text),
    )


def make_revision(report: Report, **given: Any) -> Revision:
    """The next one of its report, with a capture of its own."""
    number = report.revisions.count() + 1
    given["capture"] = given.get("capture") or make_capture(f"page {next(_number)}".encode(), report=report)
    return _make(Revision, given, report=report, number=number)


def take_away(passage: Passage, revision: Revision) -> Passage:
    """The page as captured for the revision no longer has the passage."""
    Passage.objects.filter(pk=passage.pk).update(removed_in=revision.number)
    passage.removed_in = revision.number
    return passage


def make_edit(before: Passage, text: str, **given: Any) -> PassageEdit:
    """The passage reads `text` since the revision; its newer text stands where it stood."""
    revision = given["revision"] = given.get("revision") or make_revision(before.report)
    take_away(before, revision)
    given["after"] = given.get("after") or make_passage(
        text, section=before.section, number=before.number, capture=revision.capture
    )
    return _make(PassageEdit, given, before=before)


def make_finding_move(**given: Any) -> FindingMove:
    """A finding that waits, because the words it rests on were edited."""
    given["finding"] = given.get("finding") or make_finding("beat", passage=make_passage("Guards beat prisoners."))
    passage = given["finding"].passage
    edit = make_edit(passage, f"{passage.text} Every day.")
    return _make(FindingMove, given, revision=edit.revision, from_passage=passage, to_passage=edit.after)


def make_cue(words: str = "beat*", **given: Any) -> Cue:
    given["abuse_type"] = given.get("abuse_type") or make_abuse_type()
    return _make(Cue, given, words=words)


def make_intake(**given: Any) -> Intake:
    number = next(_number)
    given["started_by"] = given.get("started_by") or User.objects.get_or_create(username="uploader")[0]
    given["files"] = given.get("files", [{"name": f"page-{number}.html", "stored": "0001", "size": 1}])
    return _make(Intake, given)


def make_intake_item(**given: Any) -> IntakeItem:
    given["intake"] = given.get("intake") or make_intake(state="read")
    position = given["intake"].items.count() + 1
    return _make(IntakeItem, given, position=position, name=f"page-{position}.html", verdict="new")


def make_cross_reference(words: str, **given: Any) -> CrossReference:
    given["passage"] = given.get("passage") or make_passage(f"Conditions were harsh (see also {words}).")
    return _make(CrossReference, given, words=words, target_path="1.a", **_span(given["passage"], words))


def make_facility_type(**given: Any) -> FacilityType:
    number = next(_number)
    return _make(FacilityType, given, code=f"facility-type-{number}", label=f"Facility type {number}")


def make_facility(**given: Any) -> Facility:
    number = next(_number)
    given["country"] = given.get("country") or make_country()
    return _make(Facility, _reviewed(given), slug=f"facility-{number}", name=f"Facility {number}")


def make_facility_name(form: str = "Camp 14", **given: Any) -> FacilityName:
    given["facility"] = given.get("facility") or make_facility()
    return _make(FacilityName, given, form=form, kind="full", script="Latn", system="as_printed")


def make_source(**given: Any) -> Source:
    number = next(_number)
    given["publisher"] = given.get("publisher") or make_publisher()
    return _make(Source, _reviewed(given), slug=f"source-{number}", title=f"Source {number}", kind=SourceKind.REPORT)


def make_source_copy(**given: Any) -> SourceCopy:
    given["source"] = given.get("source") or make_source()
    return _make(SourceCopy, given, url=f"https://example.org/{next(_number)}.pdf", kind="original")


def make_abuse_type(**given: Any) -> AbuseType:
    return _make_term(AbuseType, given)


def make_group(**given: Any) -> Group:
    return _make_term(Group, given)


def make_actor(**given: Any) -> Actor:
    return _make_term(Actor, given)


def make_finding(quote: str = "", **given: Any) -> Finding:
    """Of the first words of its passage unless `quote` says which. Give many-to-many relations as lists."""
    passage = given["passage"] = given.get("passage") or make_passage(quote or "Guards beat prisoners at the camp.")
    quote = quote or passage.text.split(".")[0]
    links = {name: given.pop(name) for name in list(given) if name in _FINDING_LINKS}
    published_at = timezone.now() if given.get("status", Status.PUBLISHED) == Status.PUBLISHED else None
    finding = _make(Finding, _reviewed(given), quote=quote, published_at=published_at, **_span(passage, quote))
    for name, records in links.items():
        getattr(finding, name).set(records)
    return finding


def make_suggestion(quote: str = "", **given: Any) -> Finding:
    """What a machine proposes, and by which rule."""
    finding = make_finding(quote, status=Status.SUGGESTED, suggestion=f"suggestion {next(_number)}", **given)
    finding.trace = [
        {"rule": "facility-name", "kind": "facility", "value": "", "start": 0, "end": 6, "words": finding.quote}
    ]
    finding.save()
    return finding


def make_citation(mention: str = "", **given: Any) -> Citation:
    finding = given["finding"] = given.get("finding") or make_finding()
    mention = mention or finding.quote
    if "source" not in given and given.get("certainty", Certainty.NAMED) in _WITH_SOURCE:
        given["source"] = make_source()
    candidates = given.pop("candidates", [])
    citation = _make(
        Citation, given, mention=mention, role="reports", certainty=Certainty.NAMED, **_span(finding.passage, mention)
    )
    citation.candidates.set(candidates)
    return citation


def make_figure(words: str = "", **given: Any) -> Figure:
    finding = given["finding"] = given.get("finding") or make_finding()
    words = words or finding.quote
    low = given.get("low", 2000)
    return _make(
        Figure,
        given,
        words=words,
        low=low,
        high=low,
        qualifier="exactly",
        unit="persons",
        counted="prisoners",
        **_span(finding.passage, words),
    )


_FINDING_LINKS = ("abuse_types", "facilities", "facility_types", "groups", "actors")
_WITH_SOURCE = (Certainty.NAMED, Certainty.RESOLVED, Certainty.COLLECTIVE)


def _make[M](model: type[M], given: dict[str, Any], **smallest: Any) -> M:
    return baker.make(model, **(smallest | given))


def _make_term[T](model: type[T], given: dict[str, Any]) -> T:
    number = next(_number)
    name = model.__name__.lower()
    return _make(model, given, code=f"{name}-{number}", label=f"{model.__name__} {number}")


def _reviewed(given: dict[str, Any]) -> dict[str, Any]:
    """Public unless told otherwise; what is withdrawn gets a reason and a time."""
    given = {"status": Status.PUBLISHED} | given
    if given["status"] == Status.WITHDRAWN:
        given = {"withdrawal_reason": WithdrawalReason.ERROR, "withdrawn_at": timezone.now()} | given
    return given


def _span(passage: Passage, words: str) -> dict[str, int]:
    start = passage.text.index(words)
    return {"start": start, "end": start + len(words)}
