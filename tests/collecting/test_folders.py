"""A folder is read to its last page, in the order of the names, and no further."""

import os

from reports.collecting import LeftOuts, Why, count
from tests.collecting.samples import HTML, PNG, gathered, zip_of


def folder(root, *names, content=HTML):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def test_pages_come_in_the_order_of_their_names_from_every_depth(tmp_path):
    folder(tmp_path / "pages", "2021/b.html", "2016/z.html", "2021/a.html", "about.txt", "2016/deep/er/x.html")
    assert list(gathered(tmp_path / "pages")) == [
        "pages/2016/deep/er/x.html",
        "pages/2016/z.html",
        "pages/2021/a.html",
        "pages/2021/b.html",
        "pages/about.txt",
    ]
    assert count([str(tmp_path / "pages")]) == 5


def test_a_folder_given_by_a_dot_is_called_by_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(folder(tmp_path / "pages", "a.html"))
    assert list(gathered(".")) == ["pages/a.html"]


def test_hidden_files_and_files_that_are_no_reports_are_counted_and_not_read(tmp_path):
    folder(
        tmp_path / "pages", ".git/page.html", ".hidden.html", "Thumbs.db", "~$draft.docx", "a.html", "data.json/b.html"
    )
    folder(tmp_path / "pages", "style.css", "a.PNG", "map.geojson", content=PNG)
    left_out = LeftOuts()
    assert list(gathered(tmp_path / "pages", left_out=left_out)) == ["pages/a.html", "pages/data.json/b.html"]
    assert {one.why: one.count for one in left_out} == {Why.HIDDEN: 4, Why.NO_REPORT: 3}
    assert len(left_out) == 7
    assert "pages: 3 files left out: pictures, styles" in " ".join(map(str, left_out))
    assert count([str(tmp_path / "pages")]) == 2


def test_what_a_browser_saved_beside_a_page_is_left_out(tmp_path):
    folder(
        tmp_path / "pages",
        "Korea.html",
        "Korea_files/saved_resource.html",
        "Korea_files/deep/a.html",
        "Peru_files/a.html",
    )
    left_out = LeftOuts()
    assert list(gathered(tmp_path / "pages", left_out=left_out)) == ["pages/Korea.html", "pages/Peru_files/a.html"]
    assert [(one.why, one.count) for one in left_out] == [(Why.SAVED_BESIDE, 2)]


def test_links_out_of_the_folder_are_named_and_not_followed(tmp_path):
    folder(tmp_path, "secret/a.html", "pages/b.html")
    pages = tmp_path / "pages"
    (pages / "within.html").symlink_to(pages / "b.html")
    (pages / "out.html").symlink_to(tmp_path / "secret" / "a.html")
    (pages / "outer").symlink_to(tmp_path / "secret")
    (pages / "nowhere").symlink_to(tmp_path / "gone")
    (pages / "round").symlink_to(pages)
    came = gathered(pages)
    assert came.pop("pages/b.html") == HTML
    assert list(came) == ["pages/nowhere", "pages/out.html", "pages/outer"]
    assert set(came.values()) == {
        "this is a link that leads nowhere or out of the folder, and is not followed. Give what it leads to."
    }
    assert count([str(pages)]) == 4


def test_archives_in_a_folder_are_opened(tmp_path):
    folder(tmp_path / "pages", "a.html")
    (tmp_path / "pages" / "2016.zip").write_bytes(zip_of({"b.html": HTML, "c.html": HTML}))
    assert list(gathered(tmp_path / "pages")) == ["pages/2016.zip/b.html", "pages/2016.zip/c.html", "pages/a.html"]
    assert count([str(tmp_path / "pages")]) == 3


def test_one_file_that_cannot_be_read_does_not_spoil_the_others(tmp_path):
    folder(tmp_path / "pages", "a.html", "d.txt")
    folder(tmp_path / "pages", "c", content=PNG)
    os.mkfifo(tmp_path / "pages" / "b")
    assert gathered(tmp_path / "pages") == {
        "pages/a.html": HTML,
        "pages/b": "this is neither a file nor a folder.",
        "pages/c": "this is a picture. Give the report as HTML, text, Word (.docx) or PDF with a text layer.",
        "pages/d.txt": HTML,
    }
