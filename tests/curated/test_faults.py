"""Every fault of the curated files is told with its file, its line and its reason, all of them at once."""

import pytest

from reports.curated.load import load_curated
from reports.problems import Refused
from tests import factories as make
from tests.curated import folders

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make.make_passage(folders.PASSAGE, report=make.make_report(slug="some-report")).report


@pytest.fixture
def faults(tmp_path, monkeypatch):
    """What is told of the small folder with some files changed."""
    monkeypatch.chdir(tmp_path)

    def telling(**files):
        folders.small(tmp_path, **files)
        with pytest.raises(Refused) as refused:
            load_curated(tmp_path)
        return [str(problem) for problem in refused.value.problems]

    return telling


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("groups", "- {cod: x, label: X}", "1: unknown key “cod”. Did you mean “code”?"),
        (
            "groups",
            "- {code: x, label: X, colour: red}",
            "1: unknown key “colour”. Known: code, label, parent, scope_note, variants, position.",
        ),
        ("groups", "- {code: x}", "1: group: the key “label” is missing."),
        ("groups", "- {code: not a slug, label: X}", "1: code: Enter a valid “slug”"),
        ("groups", "- {code: x, label: ''}", "1: label: This field cannot be blank."),
        ("groups", "- {code: x, label: X, position: first}", "1: position: “first” value must be an integer."),
        ("groups", "- {code: x, label: [a, b]}", "1: one text was expected here, not a list."),
        ("groups", "- {code: x, label: X, variants: a}", "1: a list was expected here: [a, b]."),
        ("groups", "- just a word", "1: one group was expected here, as key: value."),
        ("groups", "code: x", "1: a list was expected here: [a, b]."),
        (
            "groups",
            "- {code: x, label: X}\n- {code: y, label: Y}\n- {code: x, label: Z}",
            "3: group x is already at groups.yaml:1.",
        ),
        ("groups", "- {code: x, label: X}\n- {code: y, label: X}", "2: the label “X” is already at groups.yaml:1."),
        (
            "groups",
            "- {code: x, label: X, parent: y}\n- {code: y, label: Y, parent: x}",
            "1: group x is below itself: x → y → x.",
        ),
        (
            "groups",
            "- {code: x, label: X, parent: prisonrs}\n- {code: prisoners, label: P}",
            "1: no group “prisonrs” is known. Did you mean “prisoners”?",
        ),
        ("groups", "- {code: x, label: X, parent: zzz}", "1: no group “zzz” is known."),
        (
            "publishers",
            "- {slug: x, name: X, kind: newspaper}",
            "1: “newspaper” is no kind: write one of government, un, institute, ngo, media, collective.",
        ),
        ("publishers", "- {slug: x, name: X, kind: ngo, url: nowhere}", "1: url: Enter a valid URL."),
        ("publishers", "- {slug: x, name: X, kind: ngo, country: KX}", "1: no country “KX” is known."),
        (
            "topics",
            "- {code: x, label: X, spellings: [Prisons]}\n- {code: y, label: Y, spellings: [PRISONS]}",
            "2: the folded “prisons” is already at topics.yaml:1.",
        ),
        (
            "countries",
            "- {code: X, name: X, slug: x, names: [Ruritania]}\n- {code: Y, name: Y, slug: y, names: [The, 'RURI-tania']}",
            "2: the folded “ruritania” is already at countries.yaml:1.",
        ),
        (
            "sources",
            "- {slug: x, title: X, publisher: hrnk, kind: report, published: July}",
            "1: published: “July” is not a date in EDTF: write 2013",
        ),
        (
            "sources",
            "- {slug: x, title: X, publisher: hrnk, kind: report, evidence: [rumour]}",
            "1: “rumour” is no evidence: write one of testimony, ",
        ),
        (
            "sources",
            "- {slug: x, title: X, publisher: hrnk, kind: report, copies: [{url: 'https://a.org/', retrieved_at: today}]}",
            "1: retrieved at: “today” value has an invalid date format.",
        ),
    ],
)
def test_a_fault_of_a_vocabulary_is_told(faults, name, text, told):
    listed = faults(**{name: text})
    assert any(line.startswith(f"{name}.yaml:{told}") for line in listed), listed


FACILITY = """
    - slug: camp
      name: Camp
      country: KP
      {}
"""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ('latitude: "39.5"', "4: give both latitude and longitude, or neither."),
        (
            '{latitude: "95", longitude: "126", precision: site, coordinates_source: X}',
            "4: latitude 95 is not between -90 and 90.",
        ),
        ('{latitude: "39", longitude: "126", coordinates_source: X}', "1: coordinates need their precision."),
        ('{latitude: "39", longitude: "126", precision: site}', "1: coordinates need their coordinates_source."),
        ('latitude: "39.5717058"', "4: latitude: Ensure that there are no more than 6 decimal places."),
        (
            "names: [{form: Kaechon}, {form: Kaechon, kind: place}]",
            "4: facility name camp / Kaechon / as_printed is already at facilities.yaml:4.",
        ),
        ("names: [{form: Kaechon, script: Latin}]", "4: “Latin” is no script: write one of Latn, Hang, Hani."),
        ("names: [Kaechon]", "4: one facility name was expected here, as key: value."),
        ("facility_type: kwanlisu", "4: no facility type “kwanlisu” is known. Did you mean “kwanliso”?"),
    ],
)
def test_a_fault_of_a_facility_is_told(faults, given, told):
    given = given.strip("{}").replace(", ", "\n      ") if given.startswith("{") else given
    listed = faults(facilities=FACILITY.format(given))
    assert any(line.startswith(f"facilities.yaml:{told}") for line in listed), listed


def test_a_name_that_another_record_of_the_archive_has_is_told(faults):
    make.make_publisher(slug="other", name="Committee for Human Rights")
    topic = make.make_topic_spelling("PRISONS").topic
    assert faults() == [
        "publishers.yaml:1: the name “Committee for Human Rights” is another publisher's in the archive.",
        "topics.yaml:1: the folded “prisons” is another topic spelling's in the archive.",
    ]
    assert topic.spellings.count() == 1


def test_a_file_nobody_reads_is_told(faults):
    (told,) = faults(facilites="- {}")
    assert told.startswith("facilites.yaml: no such file is read. Did you mean “facilities.yaml”")


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(Refused, match="nowhere: there is no such folder"):
        load_curated(tmp_path / "nowhere")


def test_all_faults_of_all_files_are_told_in_order(faults):
    listed = faults(groups="- {code: x}\n- {code: y}", actors="- {cde: x, label: X}", countries="- [")
    assert [line.partition(" ")[0] for line in listed] == [
        "actors.yaml:1:",
        "actors.yaml:1:",
        "countries.yaml:2:",
        "facilities.yaml:5:",
        "groups.yaml:1:",
        "groups.yaml:2:",
    ]


FINDING = """
report: some-report
findings:
  - ref: 1a
    passage: 1
    quote: guards beat prisoners
    {}
"""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("quotes: x", "6: unknown key “quotes”. Did you mean “quote”"),
        ("hedge: allegedly", "6: hedge: “allegedly” is not in the passage."),
        (
            "hedge: Reportedly",
            "6: hedge: “Reportedly” is not in the passage. With other quotes, dashes, spaces or capitals it is: “reportedly”.",
        ),
        ("hedge: report", "6: hedge: “report” is not in the passage. It is only a part of “reportedly” there"),
        ("occurrence: 2", "5: quote: “guards beat prisoners” is in the passage once, so there is no occurrence 2."),
        ("occurrence: last", "6: occurrence is a number from 1, not “last”."),
        ("event_date: summer", "6: event date: “summer” is not a date in EDTF"),
        ("abuse_types: [beatings]", "6: no abuse type “beatings” is known. Did you mean “beating”?"),
        ("abuse_types: [beating, beating]", "6: “beating” is in this list twice."),
        ("abuse_types: beating", "6: a list was expected here"),
        ("facilities: [camp-14]", "6: no facility “camp-14” is known."),
        (
            "citations: [{mention: HRNK, source: hrnk-2020}]",
            "6: mention: “HRNK” is in the passage 2 times: say which with occurrence (1 to 2).",
        ),
        ("citations: [{mention: KINU, source: hrnk-2020}]", "6: mention: “KINU” is not in the passage."),
        (
            "citations: [{mention: HRNK said, source: hrnk-2021}]",
            "6: no source “hrnk-2021” is known. Did you mean “hrnk-2020”",
        ),
        ("citations: [{mention: HRNK said}]", "6: a citation that is named names its source."),
        (
            "citations: [{mention: HRNK said, certainty: ambiguous, source: hrnk-2020, candidates: [hrnk-2020, kinu-2020]}]",
            "6: a citation that is ambiguous names no source but its candidates.",
        ),
        (
            "citations: [{mention: HRNK said, certainty: ambiguous, candidates: [hrnk-2020]}]",
            "6: a citation that is ambiguous has two candidates or more.",
        ),
        (
            "citations: [{mention: HRNK said, source: hrnk-2020, role: says}]",
            "6: “says” is no role: write one of reports, estimates",
        ),
        ("citations: [{source: hrnk-2020}]", "6: citation: the key “mention” is missing."),
        ("figures: [{words: beat, low: '6', high: '2', unit: x, counted: y}]", "6: low 6 is above high 2."),
        (
            "figures: [{words: '2,000', low: '2', high: '2', unit: x, counted: y}]",
            "6: “2,000” is outside the quote.",
        ),
        (
            "figures: [{words: beat, low: many, high: '2', unit: x, counted: y}]",
            "6: low: “many” value must be a decimal number.",
        ),
        ("figures: [{words: beat, low: '1', high: '2', counted: y}]", "6: figure: the key “unit” is missing."),
        (
            "figures: [{words: beat, low: '1', high: '2', unit: x, counted: y, qualifier: nearly}]",
            "6: “nearly” is no qualifier",
        ),
        (
            "figures: [{words: beat, low: '1', high: '2', unit: x, counted: y, citation: '1'}]",
            "6: citation 1 is none of this finding's 0, counted from 1.",
        ),
        (
            "figures: [{words: beat, low: '1', high: '2', unit: x, counted: y, facility: gulag}]",
            "6: no facility “gulag” is known.",
        ),
        ("citations: some words", "6: a list was expected here"),
        ("citations: [some words]", "6: one of the citations was expected here, as key: value."),
        ("\n  - just words", "7: one finding was expected here, as key: value."),
        ("\n  - {passage: 1, quote: guards}", "7: finding: the key “ref” is missing."),
        ("\n  - {ref: 2a, quote: guards}", "7: finding: the key “passage” is missing."),
        ("\n  - {ref: 2a, passage: 2, quote: guards}", "7: some-report has no passage 2; it has 1."),
        (
            "\n  - {ref: 1a, passage: 1, quote: guards}",
            "7: finding 1a is already at findings/some-report/01.yaml:3.",
        ),
        (
            "\n  - {ref: 1b, passage: 1, quote: Guards beat}",
            "7: quote: “Guards beat” is not in the passage. With other quotes, dashes, spaces or capitals it is: “guards beat”.",
        ),
    ],
)
def test_a_fault_of_a_finding_is_told(faults, report, given, told):
    listed = faults(**{"findings/some-report/01": FINDING.format(given)})
    assert len(listed) == 1, listed
    assert listed[0].startswith(f"findings/some-report/01.yaml:{told}"), listed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {ref: 1a}", "1: a findings file is “report: slug” and “findings: [...]”."),
        ("report: sme-report\nfindings: []", "1: the archive has no report “sme-report”. Did you mean “some-report”?"),
        ("findings: []", "1: the archive has no report “”."),
        ("report: some-report\nfinding: []", "2: unknown key “finding”. Did you mean “findings”?"),
    ],
)
def test_a_fault_of_a_findings_file_is_told(faults, report, text, told):
    listed = faults(**{"findings/some-report/01": text})
    assert listed[0].startswith(f"findings/some-report/01.yaml:{told}"), listed
