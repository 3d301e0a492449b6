"""One reference in plain words, BibTeX and RIS; also references that came from outside and lack parts."""

from hypothesis import given
from hypothesis import strategies as st

from reports.citing import as_bibtex, as_plain, as_ris, formats

ITEM = {
    "id": "jtkxdtedy3eh",
    "type": "report",
    "title": "Country Reports 2021: North Korea",
    "author": [{"literal": "Department of State"}],
    "publisher": "Department of State",
    "edition": "2021",
    "issued": {"date-parts": [[2022, 4, 12]]},
    "section": "section 1.c, paragraph 14",
    "archive": "Findings Archive",
    "archive_location": "passage jtkxdtedy3eh",
    "URL": "https://archive.example/p/jtkxdtedy3eh/",
    "note": "Text as captured on 2026-11-23",
}


def test_plain_is_one_sentence_with_the_place_and_the_address():
    assert as_plain(ITEM) == (
        "Department of State, Country Reports 2021: North Korea (12 April 2022), section 1.c, paragraph 14. "
        "Findings Archive, passage jtkxdtedy3eh, https://archive.example/p/jtkxdtedy3eh/"
    )


def test_plain_cites_works_from_outside():
    work = {
        "type": "report",
        "title": "White Paper",
        "author": [{"family": "Kim", "given": "Soo-am"}, {"literal": "KINU"}],
        "issued": {"date-parts": [["2020", "7"]]},
        "publisher": "KINU",
        "number": "A/HRC/46/52",
    }
    assert as_plain(work) == "Kim, Soo-am; KINU, White Paper (July 2020), A/HRC/46/52. KINU."


def test_plain_says_the_edition_where_the_day_is_not_known():
    assert "(2021 edition)" in as_plain(ITEM | {"issued": {"literal": "2021 edition"}})


def test_bibtex_has_its_type_key_and_fields():
    assert as_bibtex(ITEM) == (
        "@techreport{jtkxdtedy3eh,\n"
        "  author = {{Department of State}},\n"
        "  title = {{Country Reports 2021: North Korea}},\n"
        "  institution = {{Department of State}},\n"
        "  year = {2022},\n"
        "  date = {2022-04-12},\n"
        "  edition = {2021},\n"
        "  pages = {section 1.c, paragraph 14},\n"
        "  url = {https://archive.example/p/jtkxdtedy3eh/},\n"
        "  note = {Findings Archive, passage jtkxdtedy3eh. Text as captured on 2026-11-23}\n"
        "}"
    )


def test_bibtex_escapes_what_latex_would_read():
    written = as_bibtex(ITEM | {"title": r"50% of A&B_{x} \input{secrets} ~^#$ Jŏngŏ-ri"})
    assert (
        r"50\% of A\&B\_\{x\} \textbackslash{}input\{secrets\} \textasciitilde{}\textasciicircum{}\#\$ Jŏngŏ-ri"
        in written
    )


@given(st.text())
def test_bibtex_braces_always_match(title):
    written = as_bibtex(ITEM | {"title": title, "note": title, "abstract": title, "URL": title})
    plain = written.replace(r"\{", "").replace(r"\}", "")
    assert plain.count("{") == plain.count("}")


def test_ris_begins_with_its_type_and_ends_with_its_end():
    lines = as_ris(ITEM).split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    for line in (
        "AU  - Department of State",
        "DA  - 2022/04/12",
        "AN  - passage jtkxdtedy3eh",
        "SE  - section 1.c, paragraph 14",
    ):
        assert line in lines


def test_no_value_can_begin_a_ris_line_of_its_own():
    lines = as_ris(ITEM | {"title": "One\r\nER  - \r\nTY  - BOOK", "author": [{"literal": "A\nUR  - b"}]}).split("\r\n")
    assert sum(line.startswith(("TY  -", "ER  -", "UR  -")) for line in lines) == 3


def test_an_empty_item_is_written_in_every_format():
    assert [one.name for one in formats({})] == ["Plain text", "BibTeX", "RIS", "CSL-JSON"]
    assert as_bibtex({}) == "@misc{reference\n}"
