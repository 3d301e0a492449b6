"""Stored text is text: a script in any field of any record, or in an address, comes out as words on every page of records."""

import pytest
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
HREF = "javascript:alert(1)"


def with_script(name):
    return f"{name} {SCRIPT}"


@pytest.fixture
def addresses():
    """The pages of records that are full of scripts in every text."""
    country = make.make_country(name=with_script("Country"), slug="land")
    publisher = make.make_publisher(
        name=with_script("Publisher"), short_name=f"P{SCRIPT}", note=with_script("Note"), url=HREF, country=country
    )
    series = make.make_series(title=with_script("Series"), publisher=publisher)
    report = make.make_report(
        series=series, country=country, year=2021, title=with_script("Report"), licence=with_script("L"), url=HREF
    )
    topic = make.make_topic(
        code="topic",
        label=with_script("Topic"),
        scope_note=with_script("Scope"),
        parent=make.make_topic(label=with_script("Above")),
    )
    make.make_topic_spelling(with_script("Spelling"), topic=topic)
    section = make.make_section(
        report=report, topic=topic, title=with_script("Heading"), label="<b>1</b>", path="<i>1</i>", kind="subsection"
    )
    words = f"Somebody {SCRIPT} said 5 {SCRIPT} were beaten, see 1.a {SCRIPT}"
    passage = make.make_passage(words, section=section)
    make.make_cross_reference(f"1.a {SCRIPT}", passage=passage, target_path="<i>1.a</i>")
    kind = make.make_facility_type(
        label=with_script("Kind"), hangul=SCRIPT, glosses=[SCRIPT], variants=[SCRIPT], scope_note=with_script("Scope")
    )
    facilities = [a_facility(number, country=country, facility_type=kind) for number in (1, 2)]
    source = a_source(publisher)
    above = make.make_abuse_type(label=with_script("Above"), variants=[SCRIPT], scope_note=with_script("Scope"))
    abuse = make.make_abuse_type(label=with_script("Abuse"), parent=above, scope_note=with_script("Scope"))
    finding = make.make_finding(
        words, passage=passage, hedge=SCRIPT, note=with_script("Note"), event_date="2020",
        abuse_types=[abuse], facilities=facilities, facility_types=[kind],
        groups=[make.make_group(label=SCRIPT)], actors=[make.make_actor(label=SCRIPT)],
    )  # fmt: skip
    citation = make.make_citation(f"Somebody {SCRIPT}", finding=finding, source=source, note=with_script("Note"))
    make.make_citation(
        f"Somebody {SCRIPT}",
        finding=finding,
        source=None,
        certainty="ambiguous",
        candidates=[source],
        note=with_script("Note"),
    )
    for low in (5, 6):
        make.make_figure(
            f"5 {SCRIPT}", finding=finding, low=low, unit=SCRIPT, counted=with_script("Counted"), citation=citation,
            facility=facilities[0],
        )  # fmt: skip
    custom = "/custom-report/?year=2021&topic=topic&country=land"
    lists = "facility facility_type source publisher abuse_type topic".split()
    records = [facilities[0], kind, source, publisher, abuse, above, topic]
    return [
        *(reverse(f"{name}_list") for name in lists),
        *(record.get_absolute_url() for record in records),
        reverse("custom_report"),
        custom,
        f"{custom}&findings=1",
    ]


def a_facility(number, **given):
    facility = make.make_facility(
        name=with_script(f"Camp {number}"), number=f"<b>{number}</b>", province=with_script("Province"),
        locality=with_script("Locality"), summary=with_script("Summary"), latitude="39", longitude="126", precision="site",
        coordinates_source=with_script("Map"), coordinates_url=HREF, **given,
    )  # fmt: skip
    for kind in ("place", "full"):
        make.make_facility_name(
            f"{kind} {SCRIPT}",
            facility=facility,
            kind=kind,
            used_by=with_script("User"),
            source_url=HREF,
            note=with_script("Note"),
        )
    return facility


def a_source(publisher):
    source = make.make_source(
        title=with_script("Title"), printed_title=with_script("Printed"), publisher=publisher, url=HREF, note=with_script("Note"),
        language="<b>en</b>", csl={"title": SCRIPT, "author": [{"literal": SCRIPT}], "number": SCRIPT},
    )  # fmt: skip
    make.make_source_copy(source=source, url=HREF, note=with_script("Note"))
    return source


def test_no_page_lets_a_script_through(client, addresses):
    for address in addresses:
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == 200, address
        assert "&lt;script&gt;" in html, address
        assert "<script>alert" not in html, address
        assert f'href="{HREF}' not in html, address
        assert "<b>1</b>" not in html, address
        assert "<i>1" not in html, address


@pytest.mark.parametrize("name", ["facility_list", "source_list", "publisher_list", "custom_report"])
@pytest.mark.parametrize("parameter", ["q", "type", "publisher", "kind", "year", "topic", "country", "page", SCRIPT])
def test_an_address_is_only_ever_words(client, name, parameter):
    html = client.get(reverse(name), {parameter: SCRIPT}).content.decode()
    assert "<script>alert" not in html


def test_a_narrowed_record_page_only_ever_shows_words(client):
    kind = make.make_facility_type()
    for parameter in ("source", "facility", "abuse", "page", SCRIPT):
        response = client.get(kind.get_absolute_url(), {parameter: SCRIPT})
        assert response.status_code == 400
        assert "<script>alert" not in response.content.decode()
