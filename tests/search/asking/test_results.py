"""What a search finds, in which order, counted how, and in how many queries."""

import pytest

from reports.choices import Status
from reports.models import Passage
from reports.search import FACETS, SearchQuery, count, looser_searches, rebuild, resolve, search, similar_names
from tests.factories import (
    make_abuse_type,
    make_citation,
    make_country,
    make_facility,
    make_facility_name,
    make_facility_type,
    make_figure,
    make_finding,
    make_passage,
    make_publisher,
    make_report,
    make_section,
    make_source,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


def found(text="", **asked):
    return [hit.passage.text for hit in search(SearchQuery(text, **asked)).hits]


def facet(results, name):
    return {value.label: value.count for value in next(f for f in results.facets if f.name == name).values}


def test_words_are_joined_by_and():
    make_passage("Beatings in prison.")
    make_passage("Beatings elsewhere.")
    rebuild()
    assert found("prison beating") == ["Beatings in prison."]


def test_or_minus_and_phrases():
    make_passage("Forced labor in mines.")
    make_passage("Labor, forced or free, in camps.")
    make_passage("Hunger in camps.")
    rebuild()
    assert found('"forced labor"') == ["Forced labor in mines."]
    assert set(found("mines OR hunger")) == {"Forced labor in mines.", "Hunger in camps."}
    assert found("camps -labor") == ["Hunger in camps."]
    assert found("-labor") == ["Hunger in camps."]


def test_a_heading_weighs_more_than_a_body():
    report = make_report()
    body = make_section(report=report, title="Something")
    head = make_section(report=report, title="Torture")
    make_passage("There was torture at times, among other things said here.", section=body)
    make_passage("There was a great deal of it at times, among other things.", section=head)
    rebuild()
    assert found("torture")[0].startswith("There was a great deal")


def test_without_words_the_order_is_newest_edition_then_place():
    country = make_country()
    old = make_report(year=2016, country=country)
    new = make_report(year=2020, country=country)
    texts = [(old, "Old one."), (new, "New one."), (new, "New two.")]
    for report, text in texts:
        make_passage(text, report=report)
    rebuild()
    assert found() == ["New one.", "New two.", "Old one."]


def test_equal_scores_stand_by_place_and_pages_never_repeat():
    report = make_report()
    for number in range(45):
        make_passage(f"The same words stand here {chr(97 + number % 26)}{number}.", report=report)
    rebuild()
    pages = [hit.passage.number for page in (1, 2, 3) for hit in search(SearchQuery("same words", page=page)).hits]
    assert pages == list(range(1, 46))
    assert search(SearchQuery("same words", page=4)).hits == ()


def test_sorting_by_place_follows_the_report():
    report = make_report()
    make_passage("A prison. " + "Other words follow here at length. " * 9, report=report)
    make_passage("Prison prison prison.", report=report)
    rebuild()
    assert [hit.passage.number for hit in search(SearchQuery("prison")).hits] == [2, 1]
    assert [hit.passage.number for hit in search(SearchQuery("prison", sort="place")).hits] == [1, 2]


def test_every_curated_form_of_a_name_finds_the_others():
    facility = make_facility()
    for form, script in (("Kaechon", "Latn"), ("Kaech'ŏn", "Latn"), ("Gaecheon", "Latn"), ("개천", "Hang")):
        make_facility_name(form, facility=facility, kind="place", place="kaechon", script=script)
    make_passage("Camp near Kaechon.")
    make_passage("Gaecheon (Camp 14) was listed.")
    rebuild()
    for typed in ("Kaechon", "kaech’on", "Kaech'ŏn", "Gaecheon", "개천", "KAECHON"):
        assert len(found(typed)) == 2, typed
    assert found("Kaechon", exact=True) == ["Camp near Kaechon."]


def test_two_places_of_one_facility_do_not_bring_each_other():
    facility = make_facility()
    make_facility_name("Jongo-ri", facility=facility, kind="place", place="jongo-ri")
    make_facility_name("Hoeryong", facility=facility, kind="place", place="hoeryong")
    make_passage("Arrests in Hoeryong.")
    rebuild()
    assert found("Jongo-ri") == []


def test_a_name_of_several_words_is_known_as_one():
    facility = make_facility(name="Camp 14")
    make_facility_name("Camp 14", facility=facility, kind="short")
    make_facility_name("Kwanliso No. 14", facility=facility, kind="full")
    make_passage("Prisoners of Kwanliso No. 14 were beaten.")
    rebuild()
    results = search(SearchQuery("camp 14 beaten"))
    assert results.total == 1
    assert results.interpretation.parts[0].text == "camp 14"
    assert results.interpretation.parts[0].also == ("Kwanliso No. 14",)


def test_a_linked_facility_is_found_by_a_form_the_passage_does_not_print():
    facility = make_facility()
    make_facility_name("전거리", facility=facility, kind="place", place="jongo-ri", script="Hang")
    make_finding(passage=make_passage("The camp near the border was full."), facilities=[facility])
    make_passage("Another camp was full.")
    rebuild()
    assert found("전거리") == ["The camp near the border was full."]
    assert found("전거리에서") == ["The camp near the border was full."]


def test_hangul_with_a_particle_is_found():
    make_passage("증언자는 개천에서 일했다.")
    rebuild()
    assert found("개천") == ["증언자는 개천에서 일했다."]


def test_kinds_of_facility_are_found_by_their_variants():
    make_facility_type(label="Kyohwaso", hangul="교화소", variants=["kyo-hwa-so"])
    make_passage("Held in Kyo-hwa-so No. 12.")
    make_passage("Held in a kyohwaso.")
    rebuild()
    for typed in ("kyohwaso", "Kyo-hwa-so", "교화소", "kyo hwa so"):
        assert len(found(typed)) == 2, typed


def test_a_shared_place_name_is_told():
    camp, prison = make_facility(name="Camp 14"), make_facility(name="Kyohwaso No. 1")
    hidden = make_facility(name="Secret", status=Status.DRAFT)
    for facility in (camp, prison, hidden):
        make_facility_name("Kaechon", facility=facility, kind="place", place="kaechon")
    rebuild()
    (shared,) = search(SearchQuery("Kaechon")).interpretation.namesakes
    assert {facility.name for facility in shared.facilities} == {"Camp 14", "Kyohwaso No. 1"}


def archive_of_many():
    """Two reports whose findings cross every facet in uneven ways."""
    abuses = [make_abuse_type(label="Torture")]
    abuses += [make_abuse_type(label="Beating", parent=abuses[0]), make_abuse_type(label="Hunger")]
    kwanliso, kyohwaso = make_facility_type(label="Kwanliso"), make_facility_type(label="Kyohwaso")
    facilities = [
        make_facility(name="Camp 14", facility_type=kwanliso),
        make_facility(name="Kyohwaso 1", facility_type=kyohwaso),
    ]
    publisher = make_publisher(name="Institute")
    sources = [make_source(title="Paper", publisher=publisher), make_source(title="Voice")]
    topic = make_topic(label="Prisons")
    for year, country in ((2020, make_country(name="Here")), (2021, make_country(name="There"))):
        report = make_report(year=year, country=country)
        section = make_section(report=report, topic=topic if year == 2021 else None)
        for number in range(7):
            words = "torture" if number % 2 else "hunger"
            passage = make_passage(f"There was {words}, said witness {year} {number}.", section=section)
            if number == 3:
                continue
            finding = make_finding(
                passage=passage,
                abuse_types=[abuses[number % 3]],
                facilities=[facilities[number % 2]] if number < 5 else [],
                facility_types=[kwanliso] if number == 6 else [],
                status=Status.DRAFT if number == 5 else Status.PUBLISHED,
            )
            make_citation(finding=finding, source=sources[number % 2])


def slow_keys(passage):
    """The facet values of a passage, worked out the slow and obvious way."""
    findings = list(passage.findings.public())
    facilities = [facility for f in findings for facility in f.facilities.public()]
    abuses = {abuse for f in findings for abuse in f.abuse_types.all()}
    return {
        "abuse": {a.pk for a in abuses} | {a.parent_id for a in abuses if a.parent_id},
        "facility": {facility.pk for facility in facilities},
        "facility_type": {f.facility_type_id for f in facilities}
        | {t.pk for f in findings for t in f.facility_types.all()},
        "source": {c.source_id for f in findings for c in f.citations.all()},
        "publisher": {c.source.publisher_id for f in findings for c in f.citations.all()},
        "group": set(),
        "actor": set(),
        "topic": {passage.section.topic_id} - {None},
        "report": {passage.report_id},
        "year": {passage.report.year},
        "country": {passage.report.country_id},
    }


def test_facets_agree_with_a_slow_count_under_every_filter():
    archive_of_many()
    rebuild()
    keys = {passage: slow_keys(passage) for passage in Passage.objects.public()}
    single = [(name, key) for name in FACETS for key in set().union(*(k[name] for k in keys.values()))]
    asked = [{}, *({name: frozenset({key})} for name, key in single)]
    asked += [{"year": frozenset({2020}), name: frozenset({key})} for name, key in single if name != "year"]
    for filters in asked:
        results = search(SearchQuery("there", filters=filters))
        matching = {
            n: [p for p, k in keys.items() if all(k[o] & v for o, v in filters.items() if o != n)] for n in FACETS
        }
        assert results.total == len([p for p, k in keys.items() if all(k[name] & v for name, v in filters.items())])
        for shown in results.facets:
            wanted = sorted(
                n
                for key in set().union(*(keys[p][shown.name] for p in keys))
                if (n := sum(key in keys[p][shown.name] for p in matching[shown.name]))
            )
            assert sorted(value.count for value in shown.values if value.count) == wanted, (filters, shown.name)


def test_values_of_one_facet_widen_and_facets_narrow():
    archive_of_many()
    rebuild()
    everything = count(SearchQuery())
    by_year = {year: count(SearchQuery(filters={"year": frozenset({year})})) for year in (2020, 2021)}
    assert count(SearchQuery(filters={"year": frozenset({2020, 2021})})) == everything == sum(by_year.values())


@pytest.mark.parametrize("status", [s for s in Status if s != Status.PUBLISHED])
def test_only_what_is_published_is_found_counted_or_named(status):
    facility = make_facility(name="Hidden camp", status=status)
    make_facility_name("Secretplace", facility=facility)
    source = make_source(title="Hidden work", status=status)
    abuse = make_abuse_type(label="Torture")
    passage = make_passage("Plain words here.")
    make_citation(finding=make_finding(passage=passage, facilities=[facility]), source=source)
    make_finding(passage=passage, abuse_types=[abuse], status=status)
    make_passage("A withdrawn passage.", status=Status.WITHDRAWN)
    make_passage("In a hidden report.", report=make_report(status=status))
    rebuild()
    results = search(SearchQuery())
    assert results.total == 1
    assert found("secretplace") == found("hidden") == found("withdrawn") == []
    assert facet(results, "abuse") == facet(results, "facility") == facet(results, "source") == {}
    assert similar_names("Secretplac") == []


def test_the_number_of_queries_does_not_grow_with_the_hits(django_assert_max_num_queries):
    report = make_report()
    section = make_section(report=report, topic=make_topic())
    for number in range(20):
        passage = make_passage(f"Torture reported, number {number}.", section=section)
        finding = make_finding(passage=passage, abuse_types=[make_abuse_type()], facilities=[make_facility()])
        make_figure(finding=finding, citation=make_citation(finding=finding))
    rebuild()
    query = SearchQuery("torture")
    search(query)  # reads the names, which later searches only ask the version of
    with django_assert_max_num_queries(4):
        results = search(query)
    assert len(results.hits) == 20
    for hit in results.hits:
        assert [carried.kind for carried in hit.linked] == ["facility", "figure", "source", "abuse"]


def test_when_nothing_is_found_looser_searches_say_what_they_would_find():
    report = make_report(year=2020)
    make_passage("Torture in camps.", report=report)
    make_passage("Hunger in camps.", report=report)
    rebuild()
    assert {(one.dropped, one.count) for one in looser_searches(resolve(SearchQuery("torture hunger")))} == {
        ("torture", 1),
        ("hunger", 1),
    }
    missed = SearchQuery("torture", filters={"year": frozenset({2016})})
    assert [(one.filter, one.count) for one in looser_searches(resolve(missed))] == [("year", 1)]


def test_near_names_are_offered():
    facility = make_facility(name="Camp 14")
    make_facility_name("Kaechon", facility=facility, kind="place", place="kaechon")
    assert [record for _, record in similar_names("Keachon")] == [facility]


def test_an_unknown_facet_is_refused():
    with pytest.raises(ValueError, match="no such facet"):
        SearchQuery(filters={"colour": frozenset({1})})


def test_a_hit_says_when_only_a_curated_link_explains_it():
    facility = make_facility()
    make_facility_name("Kaechon", facility=facility, kind="place", place="kaechon")
    make_finding(passage=make_passage("Camp 14 was full."), facilities=[facility])
    make_passage("Kaechon was full.")
    rebuild()
    by_link = {hit.passage.text: hit.by_link for hit in search(SearchQuery("Kaechon")).hits}
    assert by_link == {"Camp 14 was full.": True, "Kaechon was full.": False}
    assert not any(hit.by_link for hit in search(SearchQuery()).hits)
