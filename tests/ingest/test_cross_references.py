"""Words that send the reader to another section become records, and find their section once it is held."""

import pytest

from reports.choices import SectionKind
from reports.ingest.preparing.cross_references import find_references
from reports.ingest.writing.open_references import resolve_cross_references
from reports.models import CrossReference
from tests import factories as make


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("behind their back (see also section 1.a.).", [("section 1.a.", "1.a")]),
        ("children” (see also section 7.c.). In June RFA", [("section 7.c.", "7.c")]),
        (
            "torture (see also section 1.e., Politically Motivated Reprisal).",
            [("section 1.e., Politically Motivated Reprisal", "1.e")],
        ),
        ("see sections 1.c. and 1.d.", [("sections 1.c.", "1.c"), ("1.d.", "1.d")]),
        (
            "(see sections 2.a., 2.b., and 6, Children)",
            [("sections 2.a.", "2.a"), ("2.b.", "2.b"), ("6, Children", "6")],
        ),
        ("(See section 6, Women; section 7.b.)", [("section 6, Women", "6"), ("section 7.b.", "7.b")]),
        ("(see section 1.c. or section 7)", [("section 1.c.", "1.c"), ("section 7", "7")]),
        ("as section 1.c tells", [("section 1.c", "1.c")]),
        ("see section 7 for more", [("section 7", "7")]),
        ("Section 5 of the law", []),
        ("Please see this. Section 5 of the law", []),
        ("see section 301 of the penal code", []),
        ("a section of society", []),
        ("", []),
    ],
)
def test_references_are_found_with_their_exact_words(text, found):
    references = find_references(text)
    assert [(reference.words, reference.path) for reference in references] == found
    assert all(text[reference.start : reference.end] == reference.words for reference in references)


def test_a_heading_named_beside_the_number_is_kept():
    (reference,) = find_references("(see section 1.c., Prison and Detention Center Conditions)")
    assert reference.title == "Prison and Detention Center Conditions"


@pytest.mark.django_db
class TestResolving:
    @pytest.fixture
    def report(self):
        report = make.make_report()
        one = make.make_section(report=report, label="1", path="1")
        torture = make.make_section(parent=one, label="c", path="1.c", kind=SectionKind.SUBSECTION)
        make.make_section(parent=torture, title="Prison Conditions", path="1.c")
        return report

    def refer(self, report, words, path):
        passage = make.make_passage(f"It was so (see {words}).", report=report)
        return make.make_cross_reference(words, passage=passage, target_path=path)

    def target_of(self, reference):
        resolve_cross_references(reference.passage.report.pk)
        reference.refresh_from_db()
        return reference.target and reference.target.heading

    def test_a_number_means_the_section_that_bears_it(self, report):
        assert self.target_of(self.refer(report, "section 1.c.", "1.c")).startswith("c. ")

    def test_a_title_means_the_heading_of_that_name(self, report):
        assert self.target_of(self.refer(report, "section 1.c., Prison Conditions", "1.c")) == "Prison Conditions"

    def test_a_title_that_is_not_held_means_the_section_of_the_number(self, report):
        assert self.target_of(self.refer(report, "section 1.c., Improvements", "1.c")).startswith("c. ")

    def test_a_section_that_is_not_held_is_found_when_it_comes(self, report):
        reference = self.refer(report, "section 7.b.", "7.b")
        assert self.target_of(reference) is None
        worker_rights = make.make_section(report=report, label="7", path="7")
        make.make_section(
            parent=worker_rights, label="b", path="7.b", title="Forced Labor", kind=SectionKind.SUBSECTION
        )
        assert self.target_of(reference) == "b. Forced Labor"

    def test_a_section_of_another_report_is_not_meant(self, report):
        make.make_section(label="7", path="7")
        assert self.target_of(self.refer(report, "section 7", "7")) is None

    def test_only_open_references_are_written(self, report):
        self.refer(report, "section 1.c.", "1.c")
        assert resolve_cross_references(report.pk) == 1
        assert resolve_cross_references(report.pk) == 0
        assert CrossReference.objects.filter(target=None).count() == 0
