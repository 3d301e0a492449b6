"""Bytes to the source of a web page, by the encoding it names; refuses what is no web page, or not in its encoding."""

import codecs
import re

from reports.problems import Refused, refuse

_BEGINNING = 4096  # characters in which a web page says that it is one, and how it is written
MOST_TAGS = 150_000  # a page of a megabyte has about fifty thousand
MOST_OPEN = 1_000  # elements that are open at once; saved pages come to a hundred
MOST_ATTRIBUTES = 2_000  # of one tag
_CHUNK = 4_096  # characters
_NO_END = r"(?!(?:p|li|d[dt]|t[drh]|t?head|tbody|tfoot|option|br|hr|img|input|link|meta|wbr|source|col|area|base|html|body)\b)"
# Those that may be left open are not counted, nor what a script compares.
_OPENED = re.compile(r"<" + _NO_END + r"[a-z][a-z0-9:-]*+[\s/>]", re.IGNORECASE)
_CLOSED = re.compile(r"</" + _NO_END + r"[a-z]", re.IGNORECASE)
_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+"
_ATTRIBUTE = re.compile(r"[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:" + _VALUE + r"))?+")
_LONG_TAG = re.compile(r"<[a-z](?:[\s/=]++|" + _ATTRIBUTE.pattern + r"){2000,}+", re.IGNORECASE)
_OPENS_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.IGNORECASE)
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What browsers take these names for; and what no page is taken for.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030"}
_TEXT_ENCODINGS = re.compile(
    r"utf-8|cp12\d\d|cp949|cp932|cp874|gb18030|big5(hkscs)?|shift_jis|euc_jp|koi8-[ru]|iso8859-\d+"
)


def source_of(content: bytes) -> str:
    """Raises Refused: without a word when the bytes are no web page, which other readers may know."""
    mark, encoding = encoding_of(content)
    if not _OPENS_PAGE.match(content.removeprefix(mark)[:_BEGINNING].decode(encoding, errors="replace")):
        raise Refused([])
    return decoded(content)


def _bearable(source: str) -> str:
    """The source itself. Raises Refused for more tags than a report has, and for elements within elements and attributes of
    one tag, which take a parser the square of their number."""
    if source.count("<") > MOST_TAGS:
        raise refuse(f"the page has more than {MOST_TAGS:,} tags, and no report has so many.", line=1)
    depth = 0
    for start in range(0, len(source), _CHUNK):
        depth += len(_OPENED.findall(source, start, start + _CHUNK)) - len(
            _CLOSED.findall(source, start, start + _CHUNK)
        )
        if depth > MOST_OPEN:
            raise refuse("the elements of this page stand inside each other too deeply for a report.", line=1)
    for tag in _LONG_TAG.finditer(source):
        if len(_ATTRIBUTE.findall(tag[0])) > MOST_ATTRIBUTES:
            raise refuse(
                f"a tag of this page has more than {MOST_ATTRIBUTES:,} attributes, and no report has such a tag.",
                line=1,
            )
    return source


def decoded(content: bytes) -> str:
    """By its byte order mark, or by the encoding the page names. Raises Refused with the line of the first byte that
    is wrong, and for what no parser can bear."""
    mark, encoding = encoding_of(content)
    content = content.removeprefix(mark)
    try:
        source = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refuse(
            f"the byte 0x{content[error.start]:02X} is not {encoding}, in which this web page says it is written."
            " Save the page again, as the site sends it.",
            line,
        ) from error
    return _bearable(source)


def encoding_of(content: bytes) -> tuple[bytes, str]:
    """The byte order mark, if there is one, and the encoding."""
    marked = next((each for each in _BYTE_ORDER_MARKS if content.startswith(each[0])), None)
    return marked or (b"", _encoding_named(content))


def _encoding_named(content: bytes) -> str:
    """UTF-8 unless the page names another that is known."""
    named = _NAMED.search(content[:_BEGINNING])
    try:
        encoding = codecs.lookup(named[1].decode("ascii")).name if named else ""
    except LookupError:
        encoding = ""
    encoding = _READ_AS.get(encoding, encoding)
    return encoding if _TEXT_ENCODINGS.fullmatch(encoding) else "utf-8"
