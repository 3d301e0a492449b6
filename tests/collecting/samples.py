"""The smallest things of each kind, archives of them, and what gather() made of them."""

import gzip
import io
import lzma
import tarfile
import zipfile

from reports.collecting import gather
from reports.collecting.capture import CapturedBytes

HTML = b"<!doctype html><html><body><h1>2021 Country Reports: Ruritania</h1></body></html>"
TEXT = b"Executive Summary\n\nThe government held power by force.\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def zip_of(members, packing=zipfile.ZIP_DEFLATED):
    """A ZIP archive of {name: content}."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx():
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"})


def tar_of(members, form=tarfile.PAX_FORMAT):
    """A tar archive of {name: content}, or of {name: a TarInfo to put in as it is}."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for name, content in members.items():
            info = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(name)
            if content is info:
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


PACKED = {".tar": bytes, ".tar.gz": gzip.compress, ".tgz": gzip.compress, ".tar.xz": lzma.compress}


def gathered(*given, **terms):
    """{name: content, or the reason why there is none}, in the order in which they came."""
    came = {}
    for item in gather([str(one) for one in given], **terms):
        if isinstance(item, CapturedBytes):
            came[item.filename] = item.content
        else:
            came[item.name] = " ".join(problem.reason for problem in item.problems)
    return came
