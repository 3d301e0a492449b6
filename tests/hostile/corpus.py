"""Files made to hurt whoever reads them: each a function from a size to bytes, so that the work for them can be seen to grow."""

import io
import zipfile
from collections.abc import Callable

from tests.reading import pdf_pages
from tests.reading.state_html import page as state_page
from tests.reading.state_html import summary

P = "<p>Guards beat detainees for talking at work.</p>"
WORD_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BIDI = "\u202e\u2066\u200f"
type Make = Callable[[int], bytes]


def html(body: str) -> bytes:
    head = "<title>Camps of Ruritania | The Institute</title>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>Camps</h1>{P}{body}{P}</article></body></html>".encode()


def state(body: str) -> bytes:
    return state_page(summary(body), year=2019)


def times(unit: str, *, around: tuple[str, str] = ("<p>", "</p>"), wrap: Callable[[str], bytes] = html) -> Make:
    """`unit` again and again, one in about eight characters of the size; `{n}` in it is its number."""
    return lambda size: wrap(around[0] + "".join(unit.replace("{n}", str(n)) for n in range(size // 8)) + around[1])


def nested(opened: str, closed: str) -> Make:
    return lambda size: html(opened * (size // 8) + "words" + closed * (size // 8))


HTML_UNITS = {
    "italics": "<i>a</i> b ",
    "bold headings": "<b>Deaths:</b> some. ",
    "links": '<a href="https://x.org/{n}">a</a> b ',
    "lines": "a<br>",
    "empty lines": "a<br><br>",
    "lines with marks": "<b>A</b><br>",
    "empty lines with marks": "<i>a</i><br><br>",
    "empty marks": "<u></u>",
    "wide blanks": "<i>\u2003\u2003</i>",
    "entities": "&nbsp;&#x202e;&amp;",
    "unknown entities": "&none;&#0;&#x110000;",
    "comments": "<!-- a -->",
    "unclosed comments": "<!-- ",
    "unclosed tags": "<i ",
    "crossed tags": "<b><i></b></i>",
    "stray ends": "</p></div>",
    "nul": "a\0b ",
    "bidi": f"{BIDI}a ",
    "colons": "Deaths: ",
    "stops": "A. ",
    "no blanks": "aaaaaaaa",
    "quotes": "“‘",
    "references": "see section 1.{n}. ",
    "superscripts": "a<sup>{n}</sup>",
    "addresses": "http://x.org/{n} ",
    "script": "<script>x</script>",
    "styles": '<span style="font-style:italic">a</span> b ',
    "images": "<img alt=a src=x>",
}
HTML_BLOCKS = {
    "paragraphs": "<p>Guards beat them.</p>",
    "empty paragraphs": "<p>\u200b</p>",
    "headings": "<h2>Of the camp {n}</h2><p>a</p>",
    "deeper headings": "<h2>A{n}</h2><h3>B</h3><h4>C</h4><p>a</p>",
    "rows": "<table><tr><td>a</td></tr></table>",
    "items": "<ul><li>a",
    "divs": "<div>a</div>",
    "run-ins": "<p><b>Deaths {n}:</b> Some died.</p>",
    "asides": "<aside>a</aside><nav>b</nav><footer>c</footer>",
    "rules": "<hr>",
    "numbered": "<p>{n}. Guards beat them.</p>",
    "sections": "<h2>Section {n}. Respect</h2><p>a</p>",
}
NESTED = {
    "div": ("<div>", "</div>"),
    "italic": ("<i>", "</i>"),
    "link": ("<a href=x>", "</a>"),
    "list": ("<ul><li>", "</li></ul>"),
    "quote": ("<blockquote>", "</blockquote>"),
    "table": ("<table><tr><td>", "</td></tr></table>"),
    "span": ("<span>", "</span>"),
    "font": ("<font color=red>", "</font>"),
    "open": ("<b>", ""),
    "article": ("<article>", "</article>"),
}


def attributes(size: int) -> bytes:
    return html(f"<p {' '.join(f'a{n}=b' for n in range(size // 8))}>a</p>")


def classes(size: int) -> bytes:
    return html(f'<p class="{"report " * (size // 8)}">a</p>')


def metas(size: int) -> bytes:
    return html("").replace(
        b"</head>", b'<meta property="og:title" content="2019 Ruritania">' * (size // 8) + b"</head>"
    )


def wide_table(size: int) -> bytes:
    return html(f"<table><tr>{'<td>a</td>' * (size // 8)}</tr></table>")


def spans_of_cells(size: int) -> bytes:
    return html(f"<table>{'<tr><td colspan=1000 rowspan=1000>a</td></tr>' * (size // 8)}</table>")


def links_twice(size: int) -> bytes:
    links = "".join(f'<a href="{n}">a</a> b ' for n in range(size // 16))
    return html(f"<p>{links * 2}</p>")


def docx(body: str, declared: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        types = "http://schemas.openxmlformats.org/package/2006"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        archive.writestr(
            "[Content_Types].xml",
            f'<?xml version="1.0"?><Types xmlns="{types}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<?xml version="1.0"?><Relationships xmlns="{types}/relationships">'
            f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{declared}<w:document {WORD_NS}><w:body>{body}</w:body></w:document>',
        )
    return file.getvalue()


def word(unit: str, around: tuple[str, str] = ("<w:p>", "</w:p>")) -> Make:
    return times(unit, around=around, wrap=docx)


RUN = "<w:r><w:t>a </w:t></w:r>"
DOCX: dict[str, Make] = {
    "runs": word(RUN),
    "italic runs": word(f"<w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r>{RUN}"),
    "paragraphs": word(f"<w:p>{RUN}</w:p>", ("", "")),
    "tabs": word("<w:r><w:tab/></w:r>"),
    "breaks": word("<w:r><w:t>a</w:t><w:br/></w:r>"),
    "fields": word('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'),
    "field texts": word('<w:r><w:instrText> HYPERLINK "https://x.org/{n}" </w:instrText></w:r>'),
    "cells": word(f"<w:tc><w:p>{RUN}</w:p></w:tc>", ("<w:tbl><w:tr>", "</w:tr></w:tbl>")),
    "rows": word(f"<w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr>", ("<w:tbl>", "</w:tbl>")),
    "bookmarks": word('<w:bookmarkStart w:id="{n}" w:name="a{n}"/>'),
    "insertions": word(f"<w:ins>{RUN}</w:ins><w:del>{RUN}</w:del>"),
    "styles": word('<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A{n}</w:t></w:r></w:p>', ("", "")),
    "nested tables": lambda size: docx(
        "<w:tbl><w:tr><w:tc>" * (size // 200) + f"<w:p>{RUN}</w:p>" + "</w:tc></w:tr></w:tbl>" * (size // 200)
    ),
    "attributes": lambda size: docx(f"<w:p {' '.join(f'a{n}="b"' for n in range(size // 8))}>{RUN}</w:p>"),
    "entities": lambda size: docx(
        "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>",
        f'<!DOCTYPE d [<!ENTITY a0 "{"a" * (size // 100)}">'
        + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
        + "]>",
    ),
    "outside entity": lambda size: docx(
        "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + " " * size
    ),
}


def many_lines(size: int) -> bytes:
    lines = [pdf_pages.Line("a word", 72, 700 - n % 600) for n in range(size // 32)]
    return pdf_pages.pdf(lines)


def many_pages(size: int) -> bytes:
    return pdf_pages.pdf(*[pdf_pages.column("Guards beat them.", "And others.")] * (size // 512))


def one_line(size: int) -> bytes:
    return pdf_pages.pdf([pdf_pages.Line("a " * (size // 4))])


def columns(size: int) -> bytes:
    places = range(size // 64)
    return pdf_pages.pdf([pdf_pages.Line("a", 20 + n * 7 % 550, 20 + n * 11 % 800, 5 + n % 9) for n in places])


def bold_words(size: int) -> bytes:
    return pdf_pages.pdf([pdf_pages.Line("b", 72 + n % 50 * 9, 700, bold=bool(n % 2)) for n in range(size // 64)])


PDF: dict[str, Make] = {
    "lines": many_lines,
    "pages": many_pages,
    "one line": one_line,
    "columns": columns,
    "bold words": bold_words,
}


def text(unit: str) -> Make:
    head = "Country Reports on Human Rights Practices for 2019: Ruritania\n\nEXECUTIVE SUMMARY\n\n"
    return lambda size: (head + unit * (size // len(unit))).encode("utf-8", "surrogatepass")


TEXT: dict[str, Make] = {
    name: text(unit)
    for name, unit in {
        "lines": "a\n",
        "empty lines": "\n",
        "blanks": " ",
        "tabs": "\t",
        "returns": "\r",
        "form feeds": "\f",
        "line separators": "\u2028",
        "stops": ".",
        "letters": "a. ",
        "headings": "Section 1. Respect\n\n",
        "run-ins": "Deaths: some.\n\n",
        "capitals": "ABC DEF\n",
        "bidi": BIDI,
        "surrogates": "\ud800",
        "nul": "\0",
        "combining": "a\u0301\u0302",
        "hangul": "교화소 ",
        "zero width": "\u200b",
        "quotes": "“",
        "brackets": "([{",
        "dashes": "- ",
    }.items()
}
HTML: dict[str, Make] = {
    **{name: times(unit) for name, unit in HTML_UNITS.items()},
    **{f"state, {name}": times(unit, wrap=state) for name, unit in HTML_UNITS.items()},
    **{name: times(unit, around=("", "")) for name, unit in HTML_BLOCKS.items()},
    **{f"state, {name}": times(unit, around=("", ""), wrap=state) for name, unit in HTML_BLOCKS.items()},
    **{f"nested, {name}": nested(*tags) for name, tags in NESTED.items()},
    "attributes": attributes,
    "classes": classes,
    "metas": metas,
    "wide table": wide_table,
    "spans of cells": spans_of_cells,
    "links twice": links_twice,
}
ALL: dict[str, Make] = {
    f"{kind}: {name}": make
    for kind, corpus in (("html", HTML), ("docx", DOCX), ("pdf", PDF), ("text", TEXT))
    for name, make in corpus.items()
}
