"""Whatever is given, the others come in, and one page is held at a time."""

import gc
import tracemalloc

import pytest

from reports.choices import CaptureMethod
from reports.collecting import WHY_NOT, Kind, count, gather
from reports.collecting.capture import LARGEST_PAGE, CapturedBytes
from tests.collecting.samples import HTML, PACKED, PDF, PNG, TEXT, docx, gathered, tar_of, zip_of


def test_a_file_comes_with_its_name_and_how_it_was_given(tmp_path):
    (tmp_path / "report.txt").write_bytes(TEXT)
    (item,) = gather([str(tmp_path / "report.txt")])
    assert (item.content, item.filename, item.method, item.url) == (TEXT, "report.txt", CaptureMethod.FILE, "")


def test_an_upload_is_called_as_its_uploader_called_it(tmp_path):
    (tmp_path / "0001").write_bytes(zip_of({"page.html": HTML}))
    staged = str(tmp_path / "0001")
    (item,) = gather([staged], names={staged: "my pages.zip"}, method=CaptureMethod.UPLOAD)
    assert (item.filename, item.method) == ("my pages.zip/page.html", CaptureMethod.UPLOAD)


@pytest.mark.parametrize(("name", "content"), [("a.png", HTML), ("a.zip", TEXT), ("a.html", PDF), ("a", docx())])
def test_the_content_decides_and_not_the_ending(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert gathered(tmp_path / name) == {name: content}


def test_an_archive_is_opened_whatever_it_is_called(tmp_path):
    (tmp_path / "page.html").write_bytes(zip_of({"a.html": HTML}))
    (tmp_path / "page.zip").write_bytes(PACKED[".tar.xz"](tar_of({"b.html": HTML})))
    assert list(gathered(tmp_path / "page.html", tmp_path / "page.zip")) == ["page.html/a.html", "page.zip/b.html"]


@pytest.mark.parametrize(
    ("kind", "content"), [(Kind.IMAGE, PNG), (Kind.EMPTY, b""), (Kind.UNKNOWN, b"\x7fELF\x00\x00")]
)
def test_what_no_reader_knows_is_refused_with_what_to_do_instead(tmp_path, kind, content):
    (tmp_path / "report.html").write_bytes(content)
    assert gathered(tmp_path / "report.html") == {"report.html": WHY_NOT[kind]}


def test_what_is_not_there_is_named_and_the_next_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT)
    given = [str(tmp_path / "nothing.html"), "", "nul\0.html", "x" * 5000, str(tmp_path / "a.txt")]
    came = gathered(*given)
    assert came["nothing.html"] == "there is no such file."
    assert came["(no name)"].startswith("nothing is named here")
    assert came["nul\ufffd.html"].startswith("the file cannot be read")
    assert came["a.txt"] == TEXT
    assert len(came) == count(given) == 5


def test_a_page_that_is_too_long_is_refused_at_the_line_where_it_passes(tmp_path):
    (tmp_path / "long.html").write_bytes(HTML + b"\n" + b"." * LARGEST_PAGE)
    (item,) = gather([str(tmp_path / "long.html")])
    assert item.problems[0].line == 2
    assert "passes 8,388,608 bytes" in item.problems[0].reason


def test_nothing_is_opened_before_it_is_asked_for(tmp_path):
    given = [str(tmp_path / "later.txt")]
    coming = gather(given)
    (tmp_path / "later.txt").write_bytes(TEXT)
    assert next(coming).content == TEXT


@pytest.mark.parametrize("archive", [zip_of, tar_of], ids=["zip", "tar"])
def test_one_page_is_held_at_a_time(tmp_path, archive):
    million = b"<html>" + b"." * 4_000_000
    (tmp_path / "pages").write_bytes(archive({f"{number}.html": million + b"%d" % number for number in range(12)}))
    gc.collect()
    tracemalloc.start()
    assert sum(1 for item in gather([str(tmp_path / "pages")]) if isinstance(item, CapturedBytes)) == 12
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * LARGEST_PAGE


def test_schemes_other_than_http_are_no_paths_and_are_not_fetched():
    reason = "only addresses that begin with http:// or https:// are fetched."
    assert gathered("file:///etc/passwd", "ftp://example.org/a") == {
        "file:///etc/passwd": reason,
        "ftp://example.org/a": reason,
    }
