"""The small archive of corpus.yaml, written beside the seed report and indexed once; its passages go by their labels."""

from collections.abc import Iterable
from pathlib import Path

import yaml
from django.core.management import call_command

from reports.choices import Status
from reports.models import (
    AbuseType,
    Actor,
    Country,
    CountryName,
    Facility,
    FacilityType,
    Group,
    Passage,
    Publisher,
    Report,
    Source,
    Topic,
)
from reports.search import SearchQuery, rebuild, search
from tests import factories as make

CORPUS = yaml.safe_load(Path(__file__).with_name("corpus.yaml").read_text())
EVERYTHING = 500
_KEYED = {
    "abuse": (AbuseType, "code"),
    "actor": (Actor, "code"),
    "country": (Country, "code"),
    "facility": (Facility, "slug"),
    "facility_type": (FacilityType, "code"),
    "group": (Group, "code"),
    "publisher": (Publisher, "slug"),
    "report": (Report, "slug"),
    "source": (Source, "slug"),
    "topic": (Topic, "code"),
}


class JudgedArchive:
    """Asks searches and answers with labels."""

    def __init__(self, labels):
        self._labels = labels

    def search(self, case):
        filters = keys_of(case.filters)
        if case.among:
            filters["report"] = keys_of({"report": case.among})["report"]
        asked = {"page_size": EVERYTHING} | case.asked
        return search(SearchQuery(case.text, filters=filters, excluded=keys_of(case.excluded), **asked))

    def labels(self, results):
        """A passage without a label is named by its report and number."""
        return [self._labels.get(hit.passage.pk, str(hit.passage)) for hit in results.hits]


def keys_of(named):
    """Primary keys of what is named by code, slug or year, as a page's parameters name it."""
    found = {}
    for facet, names in named.items():
        names = names.split()
        if facet == "year":
            found[facet] = frozenset(map(int, names))
            continue
        model, column = _KEYED[facet]
        records = model.objects.in_bulk(names, field_name=column)
        found[facet] = frozenset(records[name].pk for name in names)
    return found


def write_archive():
    call_command("load_fixtures", verbosity=0)
    labels = dict(_seed_labels())
    _write_records()
    for report in CORPUS["reports"]:
        labels |= _write_report(report)
    passages = {label: Passage.objects.get(pk=pk) for pk, label in labels.items()}
    _tie(passages)
    rebuild()
    return JudgedArchive(labels)


def _seed_labels() -> Iterable[tuple[int, str]]:
    for label, words in CORPUS["seed"].items():
        yield Passage.objects.get(text__startswith=words).pk, label


def _write_records():
    for given in CORPUS["countries"]:
        names = given.pop("names")
        country = make.make_country(**given)
        for form in names:
            CountryName.objects.create(country=country, form=form)
    for given in CORPUS["facilities"]:
        names, country = given.pop("names"), Country.objects.get(code=given.pop("country"))
        facility = make.make_facility(country=country, **given)
        for name in names:
            make.make_facility_name(facility=facility, **name)
    for given in CORPUS["publishers"]:
        make.make_publisher(**given)
    for given in CORPUS["sources"]:
        make.make_source(**given | {"publisher": Publisher.objects.get(slug=given["publisher"])})
    for given in CORPUS["actors"]:
        make.make_actor(**given)
    make.make_series(slug="watch", title="Watch", publisher=Publisher.objects.get(slug="press-union"))


def _write_report(given):
    country = Country.objects.get(code=given["country"])
    series = make.Series.objects.get(slug="watch")
    report = make.make_report(
        slug=f"{country.slug}-{given['year']}", series=series, country=country, year=given["year"]
    )
    sections = {}
    for section in given["sections"]:
        sections[section["title"]] = _write_section(report, sections, **section)
    capture = make.make_capture(report=report)
    return {
        make.make_passage(text, section=sections[title], capture=capture).pk: label
        for label, (title, text) in given["passages"].items()
    }


def _write_section(report, sections, *, path, title, topic="", label=None, depth=None):
    """Under the last heading of a lesser depth."""
    depth = path.count(".") if depth is None else depth
    above = [section for section in sections.values() if section.depth < depth]
    return make.make_section(
        report=report,
        parent=above[-1] if above else None,
        title=title,
        path=path,
        label=path.rpartition(".")[2] if label is None else label,
        topic=Topic.objects.get(code=topic) if topic else None,
    )


def _tie(passages):
    for given in CORPUS["findings"]:
        make_tie(make.make_finding, passages, **given)
    for given in CORPUS["suggestions"]:
        make_tie(make.make_suggestion, passages, **given)
    for label in CORPUS["withdrawn"]:
        passages[label].status, passages[label].withdrawal_reason = Status.WITHDRAWN, "error"
        passages[label].withdrawn_at = make.timezone.now()
        passages[label].save()


def make_tie(maker, passages, *, passage, sources=(), status=Status.PUBLISHED, **links):
    facets = {"facilities": "facility", "abuse_types": "abuse", "groups": "group", "actors": "actor"}
    found = {
        link: list(_KEYED[facets[link]][0].objects.in_bulk(codes, field_name=_KEYED[facets[link]][1]).values())
        for link, codes in links.items()
    }
    given = found | ({"status": status} if status != Status.PUBLISHED else {})
    finding = maker(passages[passage].text, passage=passages[passage], **given)
    for slug in sources:
        make.make_citation(finding=finding, source=Source.objects.get(slug=slug))
