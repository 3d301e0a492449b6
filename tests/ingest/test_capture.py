"""Bytes are read whole or refused, and never more of them than a report can have."""

import hashlib
import tracemalloc

import pytest

from reports.ingest.capture import LARGEST_FILE, read_file
from reports.ingest.problems import Refused
from tests.ingest.pages import page


def refusal(path):
    with pytest.raises(Refused) as refused:
        read_file(path)
    (problem,) = refused.value.problems
    return problem


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
    assert problem.line == LARGEST_FILE // 1001 + 1
    assert problem.reason.startswith(
        f"here the file passes 8,388,608 bytes, the most that is read; it is {noise.stat().st_size:,} bytes long"
    )
    assert peak < 3 * LARGEST_FILE


def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path):
    assert refusal(tmp_path / "nothing.txt").reason == "there is no such file."
    assert refusal(tmp_path).reason == "this is a folder; give one file."
