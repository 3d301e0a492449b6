"""Whatever a file is, it is read or refused with words, in time and memory that grow with its size and no faster."""

import io
import tarfile
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.collecting import gather
from reports.collecting.bounds import Bounds
from reports.collecting.capture import CapturedBytes, Unread
from reports.ingest.preparing.edition import EditionHints
from reports.ingest.preparing.prepare import prepare
from reports.ingest.preparing.prepared import Prepared
from reports.problems import Refused
from tests.growth import grows_in_step
from tests.hostile.amount import TIMES
from tests.hostile.corpus import ALL
from tests.ingest.reference_data import small_reference_data

REFERENCE_DATA = small_reference_data()
HINTS = EditionHints(series="country-reports", country="QR", year=2019)
MANY = settings(max_examples=400 * TIMES, suppress_health_check=list(HealthCheck))


def read(content):
    """What it came to: a report, or the words of the refusal."""
    try:
        return prepare(CapturedBytes(content, "hostile"), REFERENCE_DATA, HINTS)
    except Refused as refused:
        return str(refused)


def is_fine(came):
    return isinstance(came, Prepared) or bool(came.strip())


@pytest.mark.parametrize("name", ALL)
def test_twice_the_file_is_twice_the_work(name):
    assert is_fine(read(ALL[name](3_000)))
    assert grows_in_step(read, ALL[name], 16_000)


@pytest.mark.parametrize(
    "name", ["html: italics", "html: links twice", "html: empty lines with marks", "docx: runs", "text: lines"]
)
def test_twice_the_file_takes_twice_the_memory(name):
    def peak(content):
        tracemalloc.start()
        read(content)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(ALL[name](24_000)) <= 3 * peak(ALL[name](12_000)) + 1_000_000


INSERTED = st.one_of(
    st.binary(max_size=40),
    st.sampled_from(
        [
            b"\x00",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\xed\xa0\x80",
            b"&#xd800;",
            b"<",
            b">",
            b'"',
            b"--",
            b"]]>",
            b"\x1a",
            b"\r",
            "\u202e".encode(),
            "\u2028".encode(),
            b"<!DOCTYPE x>",
            b"<svg><math>",
            b"<plaintext>",
            b"<textarea>",
            b"<table>",
        ]
    ),
)


@st.composite
def spoiled(draw):
    """A file of the corpus, cut, stuffed, turned round or saved in another encoding."""
    content = bytearray(ALL[draw(st.sampled_from(sorted(ALL)))](draw(st.integers(64, 3_000))))
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(content)))
        act = draw(st.sampled_from(["insert", "cut", "drop", "repeat", "flip", "encode"]))
        if act == "insert":
            content[place:place] = draw(INSERTED)
        elif act == "cut":
            del content[place:]
        elif act == "drop":
            del content[place : place + draw(st.integers(1, 200))]
        elif act == "repeat":
            content[place:place] = content[place : place + draw(st.integers(1, 200))]
        elif act == "flip" and place < len(content):
            content[place] ^= 1 << draw(st.integers(0, 7))
        elif act == "encode":
            name = draw(st.sampled_from(["utf-16", "utf-16-be", "utf-32", "cp949", "utf-7", "shift_jis"]))
            content = bytearray(bytes(content).decode("latin-1").encode(name, "replace"))
    return bytes(content)


@MANY
@given(spoiled())
def test_a_spoiled_file_is_read_or_refused_with_words(content):
    assert is_fine(read(content))


NAMES = [
    "../../etc/passwd",
    "/etc/passwd",
    "a\0b.html",
    "con.html",
    "a" * 300 + ".html",
    "\u202elmth.a",
    "",
    ".",
    "b/../a.html",
]


def zipped(names, content, *, deflate):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name or "x"), content)
    return file.getvalue()


def tarred(names, content, *, kind):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.type, member.linkname, member.size = kind, "/etc/passwd", len(content)
            archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


@settings(max_examples=160 * TIMES, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_packed_file_is_opened_within_bounds_or_left_out_with_words(tmp_path_factory, data):
    names = data.draw(st.lists(st.sampled_from(NAMES), max_size=6, unique=True))
    inner = data.draw(
        st.sampled_from(
            [b"x", b"<html><p>a</p></html>", b"\0" * 200_000, zipped(["a.html"], b"<p>a</p>", deflate=True)]
        )
    )
    packed = data.draw(
        st.sampled_from(
            [zipped(names, inner, deflate=True), zipped(names, inner, deflate=False)]
            + [
                tarred(names, inner, kind=kind)
                for kind in (tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE)
            ]
        )
    )
    place = data.draw(st.integers(0, len(packed)))
    packed = data.draw(st.sampled_from([packed, packed[:place], packed[:place] + b"\xff" * 8 + packed[place + 8 :]]))
    folder = tmp_path_factory.mktemp("packed", numbered=True)
    (folder / "given").write_bytes(packed)
    bounds = Bounds(members=10, unpacked=500_000, ratio=50, ratio_from=1_000)
    for item in gather([str(folder / "given")], bounds=bounds):
        if isinstance(item, Unread):
            assert item.problems
        else:
            assert is_fine(read(item.content))
    assert [path.name for path in folder.iterdir()] == ["given"]
