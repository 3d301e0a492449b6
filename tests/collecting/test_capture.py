"""Bytes are read whole or refused, and never more of them than a report can have."""

import hashlib
import tracemalloc

import pytest

from reports.collecting.capture import LARGEST_FILE, LARGEST_PAGE, most_bytes, read_file
from reports.problems import Refused
from tests.ingest.pages import page


def refusal(path):
    with pytest.raises(Refused) as refused:
        read_file(path)
    (problem,) = refused.value.problems
    return problem


def sparse(path, beginning, size):
    """A file of this length that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(beginning)
        file.truncate(size)
    return path


def test_a_file_is_kept_with_its_name_size_and_sha256(tmp_path):
    captured = read_file(page(tmp_path / "report.txt", b"words"))
    assert (captured.content, captured.filename, captured.size) == (b"words", "report.txt", 5)
    assert captured.sha256 == hashlib.sha256(b"words").hexdigest()


def test_50_mb_of_noise_is_refused_with_its_line_and_little_memory(tmp_path):
    noise = tmp_path / "noise.txt"
    with noise.open("wb") as file:
        for _ in range(50):
            file.write((b"noise" * 200 + b"\n") * 1047)
    tracemalloc.start()
    problem = refusal(noise)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.line == LARGEST_PAGE // 1001 + 1
    assert problem.reason.startswith("here the page passes 8,388,608 bytes, the most that is read")
    assert peak < 3 * LARGEST_PAGE


@pytest.mark.parametrize("beginning", [b"%PDF-1.7\n", b"PK\x03\x04"], ids=["PDF", "Word"])
def test_a_document_with_pictures_may_be_longer_than_a_page(tmp_path, beginning):
    assert read_file(sparse(tmp_path / "report", beginning, LARGEST_PAGE * 3)).size == LARGEST_PAGE * 3


def test_a_document_of_2_gb_is_refused_without_being_read(tmp_path):
    tracemalloc.start()
    problem = refusal(sparse(tmp_path / "report.pdf", b"%PDF-1.7\n", 2 * 1024**3))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.reason == (
        "the file is longer than 67,108,864 bytes, the most that is read; give the report without its pictures."
    )
    assert peak < 3 * LARGEST_FILE


def test_a_file_that_is_exactly_as_long_as_may_be_is_read(tmp_path):
    assert (
        read_file(sparse(tmp_path / "page.html", b"<html>", LARGEST_PAGE)).size == most_bytes(b"<html>") == LARGEST_PAGE
    )
    assert refusal(sparse(tmp_path / "page.html", b"<html>", LARGEST_PAGE + 1)).line == 1


def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path):
    assert refusal(tmp_path / "nothing.txt").reason == "there is no such file."
    assert refusal(tmp_path).reason == "this is a folder; give one file."
