"""Curated folders small enough to read in a test."""

from textwrap import dedent

SMALL = {
    "countries.yaml": """
        - {code: KP, name: North Korea, slug: north-korea, names: [DPRK, "Korea, North"]}
    """,
    "publishers.yaml": """
        - {slug: hrnk, name: Committee for Human Rights, short_name: HRNK, kind: ngo, country: ""}
    """,
    "series.yaml": """
        - {slug: country-reports, title: Country Reports, publisher: hrnk}
    """,
    "topics.yaml": """
        - {code: prison, label: Prison, parent: person, spellings: ["Prison Conditions", "Prisons"]}
        - {code: person, label: Person}
    """,
    "facility_types.yaml": """
        - {code: kwanliso, label: Kwanliso, hangul: 관리소, glosses: [camp, "penal camp"]}
    """,
    "abuse_types.yaml": """
        - {code: torture, label: Torture, scope_note: Pain on purpose.}
        - {code: beating, label: Beating, parent: torture}
    """,
    "groups.yaml": """
        - {code: prisoners, label: Prisoners}
    """,
    "actors.yaml": """
        - {code: guards, label: Guards}
    """,
    "facilities.yaml": """
        - slug: kwanliso-14
          name: Kwanliso No. 14
          number: "14"
          facility_type: kwanliso
          country: KP
          latitude: "39.571706"
          longitude: "126.062156"
          precision: site
          coordinates_source: HRNK map
          names:
            - {form: Camp 14, kind: short}
            - {form: 개천, kind: place, script: Hang, system: hangul}
    """,
    "sources.yaml": """
        - slug: hrnk-2020
          title: Camps
          publisher: hrnk
          kind: report
          published: "2020-07"
          evidence: [testimony, satellite_imagery]
          csl: {type: report, author: [{literal: HRNK}]}
          copies:
            - {url: "https://example.org/camps.pdf", kind: archived, retrieved_at: "2021-02-03"}
        - {slug: kinu-2020, title: White Paper, publisher: hrnk, kind: white_paper}
    """,
}

PASSAGE = "HRNK said guards beat prisoners; HRNK reportedly estimated 2,000 to 6,000 “prisoners” in 2020."

FINDINGS = """
    report: {report}
    findings:
      - ref: 1a
        passage: 1
        quote: "guards beat prisoners"
        abuse_types: [beating, torture]
        facilities: [kwanliso-14]
        facility_types: [kwanliso]
        groups: [prisoners]
        actors: [guards]
        citations:
          - {{mention: HRNK said, source: hrnk-2020}}
      - ref: 1b
        passage: 1
        quote: "estimated 2,000 to 6,000 “prisoners”"
        hedge: reportedly
        event_date: "2020"
        note: Curators say so.
        citations:
          - {{mention: HRNK, occurrence: 2, role: estimates, certainty: ambiguous, candidates: [hrnk-2020, kinu-2020]}}
          - {{mention: prisoners, certainty: collective, source: kinu-2020}}
        figures:
          - words: "2,000 to 6,000"
            low: "2000"
            high: "6000"
            qualifier: about
            unit: persons
            counted: prisoners
            as_of: "2020"
            facility: kwanliso-14
            citation: "2"
"""


def write(folder, files):
    """These files in the folder, with the indent of the test taken away; None takes a file away."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


def small(folder, **changes):
    """The small folder, with some files changed: `facilities="..."`."""
    return write(folder, SMALL | {f"{name}.yaml": text for name, text in changes.items()})


def with_findings(folder, report, text=FINDINGS):
    return write(folder, {f"findings/{report.slug}/01.yaml": text.format(report=report.slug)})
