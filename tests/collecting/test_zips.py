"""ZIP archives: their pages come out one at a time, and whatever is hostile in them stays in."""

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.collecting import Bounds, LeftOuts, Why, count, gather
from reports.collecting.capture import CapturedBytes, Unread
from reports.collecting.items import Terms
from reports.collecting.zip_directory import LONGEST_DIRECTORY
from reports.collecting.zips import from_zip
from tests.collecting.samples import HTML, PDF, PNG, TEXT, docx, gathered, zip_of

PAGES = {"pages/b.html": HTML, "pages/a.txt": TEXT, "pages/c.docx": docx(), "pages/d.pdf": PDF}


@pytest.fixture
def archive(tmp_path):
    def made(content, name="archive.zip"):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return made


def info(name, **said):
    made = zipfile.ZipInfo(name)
    for key, value in said.items():
        setattr(made, key, value)
    return made


def test_pages_come_in_the_order_of_their_names(archive):
    given = archive(zip_of(PAGES))
    assert gathered(given) == {f"archive.zip/{name}": PAGES[name] for name in sorted(PAGES)}
    assert list(gathered(given)) == sorted(f"archive.zip/{name}" for name in PAGES)
    assert count([str(given)]) == 4


def test_folders_hidden_files_and_pictures_are_left_out(archive):
    left_out = LeftOuts()
    given = archive(
        zip_of(
            {
                "p/": b"",
                "__MACOSX/p/._a.html": b"",
                "p/.DS_Store": b"",
                "p/a_files/x.html": HTML,
                "p/a.html": HTML,
                "p/b.png": PNG,
            }
        )
    )
    assert list(gathered(given, left_out=left_out)) == ["archive.zip/p/a.html"]
    assert {one.why: one.count for one in left_out} == {Why.HIDDEN: 2, Why.SAVED_BESIDE: 1, Why.NO_REPORT: 1}
    assert {one.within for one in left_out} == {"archive.zip"}
    assert count([str(given)]) == 1


def test_an_archive_within_an_archive_is_not_opened(archive):
    came = gathered(archive(zip_of({"inner.zip": zip_of({"a.html": HTML}), "a.html": HTML})))
    assert came["archive.zip/a.html"] == HTML
    assert "archive within an archive" in came["archive.zip/inner.zip"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../../a.html", "a/../../b.html", "..\\a.html", "C:\\a.html"])
def test_a_name_that_leads_out_is_not_read(archive, name):
    (reason,) = gathered(archive(zip_of({name: HTML}))).values()
    assert reason.startswith("its name leads out of the archive")


def test_a_link_is_not_followed(archive):
    link = info("a.html", external_attr=0o120777 << 16)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr(link, "/etc/passwd")
    assert "is a link within the archive" in gathered(archive(file.getvalue()))["archive.zip/a.html"]


def test_a_member_locked_with_a_password_is_named_and_the_others_are_read(archive):
    content = bytearray(zip_of({"a.html": HTML, "b.html": TEXT}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(signature) + offset] |= 1
    came = gathered(archive(bytes(content)))
    assert came["archive.zip/a.html"].startswith("it is locked with a password.")
    assert came["archive.zip/b.html"] == TEXT


def test_an_unusual_packing_is_named(archive):
    came = gathered(archive(zip_of({"a.html": HTML}, zipfile.ZIP_LZMA)))
    assert came["archive.zip/a.html"].startswith("it is packed in a way that is not read here.")


def test_a_damaged_member_does_not_spoil_the_others(archive):
    content = zip_of({"a.html": HTML, "b.html": TEXT}, zipfile.ZIP_STORED)
    came = gathered(archive(content.replace(b"Ruritania", b"Graustark")))
    assert came["archive.zip/a.html"].startswith("it is damaged within the archive.")
    assert came["archive.zip/b.html"] == TEXT


def test_a_truncated_archive_is_named(archive):
    given = archive(zip_of(PAGES)[:-40])
    assert gathered(given) == {"archive.zip": "the archive is damaged or not complete. Copy or download it again."}
    assert count([str(given)]) == 1


def bomb(pages=30, size=4_000_000):
    return zip_of({f"{number:02}.html": b"<html>" + b"\0" * size for number in range(pages)})


def test_a_bomb_is_refused_by_the_bytes_that_are_read(archive):
    given = archive(bomb())
    came = gathered(given, bounds=Bounds(ratio_from=10_000_000))
    assert 1 <= len(came) <= 4
    assert came["archive.zip"] == (
        "the archive unpacks to more than 100 times its size, as no pages of text do; nothing more of it is read."
        " Give the files themselves."
    )


def test_a_bomb_is_refused_by_its_own_word_before_anything_is_read(archive):
    given = archive(bomb())
    came = gathered(given, bounds=Bounds(unpacked=100_000_000))
    assert list(came) == ["archive.zip"]
    assert "unpacks to more than 100,000,000 bytes" in came["archive.zip"]


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_said(archive):
    content = bytearray(bomb(pages=1))
    place = content.find(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 24, 10)
    assert gathered(archive(bytes(content))) == {
        "archive.zip/00.html": "it is damaged within the archive. Pack or download the archive again."
    }


def test_a_page_of_a_gigabyte_within_an_archive_is_read_to_its_limit_only(archive):
    given = archive(zip_of({"a.html": b"<html>" + b"." * 20_000_000, "b.html": HTML}))
    came = gathered(given)
    assert "the page passes 8,388,608 bytes" in came["archive.zip/a.html"]
    assert came["archive.zip/b.html"] == HTML


def test_members_read_only_to_their_limit_count_towards_the_whole(archive):
    given = archive(zip_of({f"{number}.html": b"<html>" + b"." * 9_000_000 for number in range(6)}))
    came = gathered(given, bounds=Bounds(ratio_from=20_000_000))
    assert "archive.zip" in came
    assert len(came) == 3


def test_too_many_members_are_refused(archive):
    given = archive(zip_of({f"{number}.html": HTML for number in range(6)}))
    assert gathered(given, bounds=Bounds(members=5)) == {
        "archive.zip": "the archive has more than 5 members; nothing more of it is read. Divide it into several."
    }


def test_a_list_of_members_longer_than_any_is_not_read(archive):
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, LONGEST_DIRECTORY + 46, 4, 0)
    given = archive(b"PK\x03\x04" + bytes(LONGEST_DIRECTORY + 46) + end)
    assert gathered(given)["archive.zip"].startswith("the archive's list of members is longer than any that is read.")


def test_a_stored_document_longer_than_a_list_of_members_is_read(archive):
    long = PDF + b"." * (LONGEST_DIRECTORY + 100_000)
    assert gathered(archive(zip_of({"a.pdf": long}, zipfile.ZIP_STORED))) == {"archive.zip/a.pdf": long}


def test_names_are_made_showable(archive):
    (name,) = gathered(archive(zip_of({"a\x1b[31m\u202egpj." + "x" * 300 + ".html": HTML})))
    assert name.startswith("archive.zip/a\ufffd[31m\ufffdgpj.")
    assert len(name) <= 255
    assert name.endswith("x.html")


@settings(max_examples=150)
@given(st.data())
def test_no_damage_raises(data):
    content = bytearray(zip_of(PAGES))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(len(content) - 60, len(content)))]
    assert all(
        isinstance(item, CapturedBytes | Unread)
        for item in from_zip(io.BytesIO(bytes(content)), "archive.zip", len(content), Terms())
    )


def test_several_archives_come_one_after_the_other(archive):
    first, second = archive(zip_of({"z.html": HTML}), "1.zip"), archive(zip_of({"a.html": HTML}), "2.zip")
    assert [item.filename for item in gather([str(first), str(second)])] == ["1.zip/z.html", "2.zip/a.html"]
