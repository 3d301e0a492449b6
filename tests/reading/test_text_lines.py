"""Bytes become numbered lines, and what is not text is refused with the line and the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.problems import Refused
from reports.reading.text_lines import text_lines


def refusal(content):
    with pytest.raises(Refused) as refused:
        text_lines(content)
    (problem,) = refused.value.problems
    return problem


def test_lines_are_counted_with_the_empty_ones_and_stripped():
    lines = text_lines(b"one\n\n  two \r\nthree\rfour")
    assert [(line.number, line.text) for line in lines] == [(1, "one"), (3, "two"), (4, "three"), (5, "four")]


def test_a_line_stands_alone_when_its_neighbours_are_empty():
    lines = text_lines(b"one\n\ntwo\nthree\n \nfour\n")
    assert [line.stands_alone for line in lines] == [True, False, False, True]


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert text_lines(b"\xef\xbb\xbfone")[0].text == "one"


def test_line_separators_of_unicode_stay_inside_a_line():
    assert len(text_lines("one\u2028two\u0085three".encode())) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\n \t\n", b"\xef\xbb\xbf", "\u00a0\n\u2003".encode()],
    ids=["nothing", "blanks", "a byte order mark", "other blanks"],
)
def test_an_empty_file_is_refused(content):
    problem = refusal(content)
    assert (problem.line, problem.reason) == (1, "the file is empty.")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"one\n\nt\xe9o\n", 3, "the byte 0xE9 is not UTF-8 (byte 2 of this line)"),
        (b"one\rtwo\r\nthr\xff", 3, "the byte 0xFF is not UTF-8 (byte 4 of this line)"),
        (b"one\n\x00\x01", 2, "U+0000 stands here"),
        (b"one\r\ntwo\x1b[0m", 2, "U+001B stands here"),
        (b"%PDF-1.7\n", 1, "the file is a PDF"),
        (b"PK\x03\x04...", 1, "ZIP archive"),
        ("one".encode("utf-16"), 1, "text in UTF-16"),
    ],
    ids=["latin-1", "a stray byte", "a NUL", "an escape", "PDF", "ZIP", "UTF-16"],
)
def test_what_is_not_text_is_refused_with_its_line(content, line, reason):
    problem = refusal(content)
    assert problem.line == line
    assert reason in problem.reason


def test_more_lines_than_any_report_has_are_refused():
    problem = refusal(b"a\n" * 1_000_000)
    assert (problem.line, problem.reason) == (
        20_001,
        "here the file passes 20,000 lines, and no report on one country has so many.",
    )


@given(st.binary(max_size=200))
def test_any_bytes_give_lines_or_one_refusal(content):
    try:
        lines = text_lines(content)
    except Refused as refused:
        lines = []
        assert len(refused.problems) == 1  # noqa: PT017 - either way is right
    assert all(line.text.strip() for line in lines)
    assert [line.number for line in lines] == sorted({line.number for line in lines})
