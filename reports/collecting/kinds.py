"""The kinds of things people give, and what to do instead with those that no reader knows."""

from enum import StrEnum


class Kind(StrEnum):
    """By content, never by name."""

    HTML = "html"
    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    XZ = "xz"
    IMAGE = "image"
    SAVED_PAGE = "saved page"
    OFFICE = "office"
    OLD_OFFICE = "old office"
    EMPTY = "empty"
    UNKNOWN = "unknown"


READABLE = frozenset({Kind.HTML, Kind.TEXT, Kind.PDF, Kind.DOCX})
ARCHIVES = frozenset({Kind.ZIP, Kind.TAR, Kind.GZIP, Kind.XZ})

WHY_NOT = {
    **dict.fromkeys(
        ARCHIVES,
        "this is an archive within an archive, or fetched from an address, and is not opened. Give it as a file by itself.",
    ),
    Kind.IMAGE: "this is a picture. Give the report as HTML, text, Word (.docx) or PDF with a text layer.",
    Kind.SAVED_PAGE: "this is a page saved in one file with its pictures. Save it again as HTML only.",
    Kind.OFFICE: "this is a spreadsheet, slides, an OpenDocument text or an e-book. Save it as Word (.docx) or PDF.",
    Kind.OLD_OFFICE: "this is a file of an older Word or Office, or RTF. Save it as .docx or PDF.",
    Kind.EMPTY: "there is nothing in it: it is 0 bytes long.",
    Kind.UNKNOWN: "this is neither HTML, text, Word (.docx) nor PDF. Give the report as one of these.",
}
