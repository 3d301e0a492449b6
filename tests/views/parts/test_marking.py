"""Cutting a passage into runs: nothing lost, nothing moved, whatever overlaps."""

from itertools import islice
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from reports.views.parts.marking import MOST_PRINTED, cut, lettered, letters, prints, run_in_length

TEXT = "Guards beat prisoners; reportedly some died (see also section 1.a.)."


def span(words, text=TEXT, **more):
    start = text.index(words)
    return SimpleNamespace(start=start, end=start + len(words), pk=start, **more)


def marked(runs):
    return [(run.text, run.covered_by) for run in runs if run.letters]


def test_letters_go_on_after_z():
    assert list(islice(letters(), 24, 29)) == ["y", "z", "aa", "ab", "ac"]


def test_letters_follow_the_order_of_the_words():
    first, second = span("Guards"), span("died")
    assert lettered([second, first]) == [("a", first), ("b", second)]


def test_of_findings_that_begin_together_the_shorter_comes_first():
    short, long = span("Guards beat"), span("Guards beat prisoners")
    assert lettered([long, short]) == [("a", short), ("b", long)]


def test_a_text_without_findings_is_one_run():
    assert [run.text for run in cut(TEXT, [])] == [TEXT]


def test_a_finding_is_marked_and_its_letter_stands_after_its_last_word():
    runs = cut(TEXT, [("a", span("beat prisoners"))])
    assert marked(runs) == [("beat prisoners", "a")]
    assert [run.ending for run in runs] == [(), ("a",), ()]


def test_overlapping_findings_share_the_run_that_both_cover():
    runs = cut(TEXT, [("a", span("Guards beat prisoners")), ("b", span("prisoners; reportedly some died"))])
    assert marked(runs) == [("Guards beat ", "a"), ("prisoners", "a b"), ("; reportedly some died", "b")]
    assert [run.ending for run in runs if run.ending] == [("a",), ("b",)]


def test_a_finding_within_another_ends_before_it():
    runs = cut(TEXT, [("a", span("Guards beat prisoners")), ("b", span("beat"))])
    assert marked(runs) == [("Guards ", "a"), ("beat", "a b"), (" prisoners", "a")]


def test_findings_that_end_together_give_both_letters_in_order():
    runs = cut(TEXT, [("a", span("Guards beat prisoners")), ("b", span("beat prisoners"))])
    assert [run.ending for run in runs if run.ending] == [("a", "b")]


def test_a_cross_reference_is_kept_where_a_finding_cuts_it():
    reference = span("see also section 1.a.")
    runs = cut(TEXT, [("a", span("died (see also"))], references=[reference])
    assert [(run.text, run.ends_reference) for run in runs if run.reference] == [
        ("see also", False),
        (" section 1.a.", True),
    ]


def test_search_matches_are_marked_within_findings():
    runs = cut(TEXT, [("a", span("Guards beat"))], matches=[(7, 11)])
    assert [run.text for run in runs if run.is_match] == ["beat"]


def test_the_run_in_heading_is_told_apart():
    text = "Administration: Visits were rare."
    runs = cut(text, [], run_in=run_in_length(text, "Administration"))
    assert [run.text for run in runs if run.is_run_in] == ["Administration:"]


def test_a_title_that_does_not_open_the_text_is_no_run_in_heading():
    assert run_in_length("Visits were rare.", "Administration") == 0
    assert run_in_length("Visits were rare.", "") == 0


def test_a_span_beyond_the_text_is_left_out():
    assert marked(cut("short", [("a", SimpleNamespace(start=3, end=99, pk=1))])) == []


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text(max_size=40), st.lists(spans), st.lists(spans), st.integers(0, 40))
def test_runs_always_join_to_the_text_and_mark_exactly_what_is_covered(text, found, matches, run_in):
    findings = [(str(n), SimpleNamespace(start=a, end=b, pk=n)) for n, (a, b) in enumerate(found)]
    runs = cut(text, findings, matches=matches, run_in=run_in)
    assert "".join(run.text for run in runs) == text
    at = 0
    for run in runs:
        middle = range(at, at + len(run.text))
        for letter, one in findings:
            covered = one.start < one.end <= len(text) and all(one.start <= here < one.end for here in middle)
            assert (letter in run.letters) == (covered and len(middle) > 0)
        at += len(run.text)


class Counted:
    """A span that counts how often its ends are looked at."""

    looks = 0

    def __init__(self, start, end):
        self._start, self._end, self.pk = start, end, start

    @property
    def start(self):
        Counted.looks += 1
        return self._start

    @property
    def end(self):
        Counted.looks += 1
        return self._end


def looks_at(amount):
    """How often spans are looked at while so many of them, each inside the one before, are cut into a text."""
    Counted.looks = 0
    nested = [Counted(place, 2 * amount - place) for place in range(amount)]
    cut("x" * 2 * amount, [], references=nested)
    return Counted.looks


def test_the_work_grows_with_the_spans_and_not_with_their_square():
    assert looks_at(2_000) <= 2.1 * looks_at(1_000)


def test_more_marks_than_a_passage_can_have_are_left_out_and_its_words_are_whole():
    text = "ab" * 20_000
    printed = prints([[place, place + 1, "italic"] for place in range(0, len(text), 2)], len(text))
    assert len(printed) == MOST_PRINTED
    assert "".join(run.text for run in cut(text, [], printed=printed)) == text
