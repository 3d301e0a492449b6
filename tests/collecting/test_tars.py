"""tar archives: read from front to back, and a damaged one never ends in silence."""

import binascii
import gzip
import io
import lzma
import tarfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.collecting import Bounds, Kind, LeftOuts, Why, count
from reports.collecting.capture import CapturedBytes, Unread
from reports.collecting.items import Terms
from reports.collecting.tars import from_tar
from tests.collecting.samples import HTML, PACKED, PDF, PNG, TEXT, gathered, tar_of, zip_of

PAGES = {"pages/b.html": HTML, "pages/a.txt": TEXT, "pages/d.pdf": PDF}
DAMAGED = "the archive is damaged or not complete. Copy or download it again. What came before the damage was read."


@pytest.fixture
def archive(tmp_path):
    def made(content, name="archive.tar"):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return made


def odd(name, type_, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = type_, link
    return info


@pytest.mark.parametrize("ending", PACKED)
def test_pages_come_in_the_order_of_the_archive(archive, ending):
    given = archive(PACKED[ending](tar_of(PAGES)), f"archive{ending}")
    came = gathered(given)
    assert came == {f"archive{ending}/{name}": content for name, content in PAGES.items()}
    assert list(came) == [f"archive{ending}/{name}" for name in PAGES]
    assert count([str(given)]) == 3


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_names_are_read_in_every_form(archive, form):
    name = "/".join(["f" * 60] * 3) + "/page.html"
    assert gathered(archive(tar_of({name: HTML}, form))) == {f"archive.tar/{name}": HTML}


def test_names_in_other_scripts_are_read(archive):
    assert gathered(archive(tar_of({"북한.html": HTML}))) == {"archive.tar/북한.html": HTML}


def test_several_xz_streams_end_to_end_are_one(archive):
    content = tar_of(PAGES)
    packed = lzma.compress(content[:700]) + bytes(8) + lzma.compress(content[700:]) + bytes(4)
    assert len(gathered(archive(packed))) == 3


def test_hidden_files_and_pictures_are_left_out(archive):
    left_out = LeftOuts()
    members = {"p/._a.html": b"", "./p/a.html": HTML, "p/b.png": PNG, "p/a_files/x.html": HTML}
    assert list(gathered(archive(tar_of(members)), left_out=left_out)) == ["archive.tar/./p/a.html"]
    assert {one.why: one.count for one in left_out} == {Why.HIDDEN: 1, Why.NO_REPORT: 1, Why.SAVED_BESIDE: 1}


def test_an_archive_within_an_archive_is_not_opened(archive):
    came = gathered(archive(tar_of({"inner.zip": zip_of(PAGES), "a.html": HTML, "inner.tar": tar_of(PAGES)})))
    assert came["archive.tar/a.html"] == HTML
    assert "archive within an archive" in came["archive.tar/inner.zip"]
    assert "archive within an archive" in came["archive.tar/inner.tar"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../../a.html", "a/../../b.html"])
def test_a_name_that_leads_out_is_not_read(archive, name):
    came = gathered(archive(tar_of({name: HTML, "b.html": HTML})))
    assert came[f"archive.tar/{name}"].startswith("its name leads out of the archive")
    assert came["archive.tar/b.html"] == HTML


@pytest.mark.parametrize(
    "type_", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_are_named_and_not_followed(archive, type_):
    came = gathered(archive(tar_of({"a.html": odd("a.html", type_, "/etc/passwd"), "b.html": HTML})))
    assert came["archive.tar/a.html"].startswith("this is a ")
    assert came["archive.tar/b.html"] == HTML


def test_a_lone_packed_page_is_no_archive(archive):
    (reason,) = gathered(archive(gzip.compress(HTML), "page.html.gz")).values()
    assert reason.startswith("this is packed with gzip or xz, and there is no tar archive in it.")


@pytest.mark.parametrize("ending", PACKED)
@pytest.mark.parametrize("part", [0.4, 0.75])
def test_a_truncated_archive_is_named_after_what_could_be_read(archive, ending, part):
    noise = bytes(range(32, 127)) * 40
    content = PACKED[ending](
        tar_of({"a.html": HTML, "b.html": b"<html>" + noise, "c.html": b"<html>" + noise[::-1]}).rstrip(b"\0")
    )
    given = archive(content[: int(len(content) * part)], f"archive{ending}")
    came = gathered(given)
    assert came.popitem() == (f"archive{ending}", DAMAGED)
    assert count([str(given)]) == len(came) + 1


def test_an_archive_cut_between_two_members_is_named(archive):
    came = gathered(archive(tar_of({"a.html": HTML, "b.html": HTML})[:1024]))
    assert came == {"archive.tar/a.html": HTML, "archive.tar": DAMAGED}


def test_a_damaged_header_between_two_members_is_named(archive):
    content = bytearray(tar_of({"a.html": HTML, "b.html": HTML}))
    content[1024 + 3] ^= 0xFF
    assert gathered(archive(bytes(content))) == {"archive.tar/a.html": HTML, "archive.tar": DAMAGED}


def test_a_wrong_check_sum_at_the_end_is_named(archive):
    content = bytearray(gzip.compress(tar_of({"a.html": HTML})))
    content[-6] ^= 0xFF
    assert gathered(archive(bytes(content)))["archive.tar"] == DAMAGED


def test_a_bomb_is_refused_by_the_bytes_that_are_read(archive):
    given = archive(lzma.compress(tar_of({f"{n}.html": b"<html>" + bytes(4_000_000) for n in range(8)})))
    came = gathered(given, bounds=Bounds(ratio_from=10_000_000))
    assert len(came) == 3
    assert came["archive.tar"].startswith("the archive unpacks to more than 100 times its size")
    assert count([str(given)], bounds=Bounds(ratio_from=10_000_000)) == 3


def test_a_header_that_claims_a_terabyte_is_not_believed(archive):
    info = tarfile.TarInfo("a.html")
    info.size = 1024**4
    content = info.tobuf(tarfile.GNU_FORMAT) + b"<html>" * 2_000_000
    came = gathered(archive(content))
    assert "the page passes 8,388,608 bytes" in came["archive.tar/a.html"]
    assert came["archive.tar"] == DAMAGED


def test_a_size_below_nothing_is_damage_and_no_endless_loop(archive):
    first, second = tarfile.TarInfo("a.html"), tarfile.TarInfo("b.html")
    second.size = -1024
    content = first.tobuf() + second.tobuf(tarfile.GNU_FORMAT) + bytes(1024)
    assert gathered(archive(content))["archive.tar"] == DAMAGED


def test_a_name_of_two_megabytes_is_not_read(archive):
    name = tarfile.TarInfo("././@LongLink")
    name.type, name.size = tarfile.GNUTYPE_LONGNAME, 2 * 1024**2
    content = tar_of({"a.html": HTML})[:1024] + name.tobuf() + b"n" * name.size + tar_of({"b.html": HTML})
    assert gathered(archive(content)) == {"archive.tar/a.html": HTML, "archive.tar": DAMAGED}


def test_an_xz_header_that_asks_for_all_memory_is_refused(archive):
    packed = bytearray(lzma.compress(tar_of({"a.html": HTML})))
    packed[16] = 40  # a dictionary of four gigabytes, in the header of the first block
    packed[20:24] = binascii.crc32(packed[12:20]).to_bytes(4, "little")
    assert gathered(archive(packed)) == {"archive.tar": DAMAGED}


def test_too_many_members_and_too_many_bytes_are_refused(archive):
    given = archive(tar_of({f"{number}.html": HTML for number in range(6)}))
    assert gathered(given, bounds=Bounds(members=5))["archive.tar"].startswith("the archive has more than 5 members;")
    assert gathered(given, bounds=Bounds(unpacked=3000))["archive.tar"].startswith(
        "the archive unpacks to more than 3,000 bytes;"
    )


def test_sparse_files_are_refused_with_the_mend(archive):
    came = gathered(archive(tar_of({"a.html": odd("a.html", tarfile.GNUTYPE_SPARSE)})))
    assert came["archive.tar"].endswith("Pack it again without --sparse.")


@settings(max_examples=150)
@given(st.data(), st.sampled_from([(Kind.TAR, bytes), (Kind.GZIP, gzip.compress), (Kind.XZ, lzma.compress)]))
def test_no_damage_raises(data, packing):
    kind, packed = packing
    content = bytearray(packed(tar_of(PAGES)))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(1, len(content)))]
    assert all(
        isinstance(item, CapturedBytes | Unread)
        for item in from_tar(io.BytesIO(bytes(content)), kind, "archive.tar", len(content), Terms())
    )
