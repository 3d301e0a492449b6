"""Word files: the outline by styles, every character accounted for, and what cannot be read refused with words."""

import io
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from reports.problems import Refused
from reports.reading.outline.account import account_for
from reports.reading.outline.elements import MarkKind, Use
from reports.reading.readers import choose_reader, word
from reports.reading.readers.word import package

W = nsdecls("w")
READ = word.READER.read


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def build(*paragraphs):
    """A document of (style, text) pairs; a text alone is an ordinary paragraph."""
    document = docx.Document()
    for each in paragraphs:
        style, text = each if isinstance(each, tuple) else (None, each)
        document.add_paragraph(text, style)
    return document


def append(document, xml):
    """A paragraph of this content, as Word would write it."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {W} {nsdecls('r')}>{xml}</w:p>"))


def add_part(document, relation, name, xml):
    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    part = Part(PackURI(f"/word/{name}.xml"), content_type, xml.encode(), document.part.package)
    document.part.relate_to(part, relation)
    return part


def tree(outline):
    return [
        f"{'  ' * each.depth}{each.kind} {each.heading}"
        + "".join(f" [{passage.number}]" for passage in outline.passages if passage.section == each.position)
        for each in outline.sections
    ]


def uses(outline, *wanted):
    return [(line.words, line.reason) for line in outline.lines if line.use in wanted]


def rewritten(content, changes):
    """The archive with some of its parts changed, or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, lambda part: part)(old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name](b""))
    return file.getvalue()


@pytest.fixture
def document():
    return build(("Title", "Camps of Ruritania"), ("Heading 1", "1. Findings"))


def test_styles_make_the_outline_with_labels_from_the_words():
    outline = READ(
        saved(
            build(
                ("Title", "Camps of Ruritania"),
                ("Heading 1", "Executive Summary"),
                "Nothing changed.",
                ("Heading 1", "1. Findings"),
                ("Heading 2", "1.2 Food"),
                "Food was scarce.",
                ("List Bullet", "Rice was rare."),
                ("Heading 3", "a) Children"),
                "Children starved.",
            )
        )
    )
    assert tree(outline) == [
        "summary Executive Summary [1]",
        "section 1. Findings",
        "  subsection 1.2. Food [2] [3]",
        "    subsection a. Children [4]",
    ]
    assert uses(outline, Use.HEADING)[0] == ("Camps of Ruritania", "title of the report")
    assert uses(outline, Use.PASSAGE)[2] == ("Rice was rare.", "item of a list")
    assert (outline.metadata.title, outline.headed, outline.clues) == ("Camps of Ruritania", "", ())
    assert account_for(outline).unexplained == 0


def test_localised_styles_are_known_by_name_and_outline_level():
    document = docx.Document()
    for style_id, name, properties in (
        ("berschrift1", "heading 1", ""),
        ("Titre2", "Titre 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    ):
        document.styles.element.append(
            parse_xml(
                f'<w:style {W} w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{properties}</w:style>'
            )
        )
    append(document, '<w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Lager</w:t></w:r>')
    append(document, '<w:pPr><w:pStyle w:val="Titre2"/></w:pPr><w:r><w:t>Faim</w:t></w:r>')
    append(document, '<w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Rice</w:t></w:r>')
    document.add_paragraph("None.")
    assert tree(READ(saved(document))) == ["head Lager", "  head Faim", "    head Rice [1]"]


def test_a_style_that_is_based_on_a_heading_is_one():
    document = docx.Document()
    style = document.styles.add_style("Chapter", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Food", "Chapter")
    document.add_paragraph("None.")
    assert tree(READ(saved(document))) == ["head Food [1]"]


def test_words_printed_as_headings_open_sections(document):
    paragraph = document.add_paragraph()
    paragraph.add_run("Physical Conditions:").bold = True
    paragraph.add_run(" Food was scarce.")
    document.add_paragraph().add_run("Work Conditions").bold = True
    document.add_paragraph("Mines were deep.")
    assert tree(READ(saved(document))) == [
        "section 1. Findings",
        "  run_in Physical Conditions [1]",
        "  head Work Conditions [2]",
    ]


def test_emphasis_and_links_are_kept_as_marks(document):
    link = document.part.relate_to("https://example.org/r", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    append(
        document,
        '<w:r><w:t xml:space="preserve">The </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>Parallel</w:t></w:r>'
        '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> </w:t></w:r><w:r><w:rPr><w:i w:val="1"/></w:rPr><w:t>Gulag</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t xml:space="preserve"> is </w:t></w:r>'
        f'<w:hyperlink r:id="{link}"><w:r><w:rPr><w:u w:val="none"/></w:rPr><w:t>here</w:t></w:r></w:hyperlink>'
        '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>.</w:t><w:br/><w:t>Anti</w:t><w:noBreakHyphen/><w:t>war</w:t><w:softHyphen/></w:r>',
    )
    (passage,) = READ(saved(document)).passages
    assert passage.text == "The Parallel Gulag3 is here.\nAnti\u2011war\u00ad"
    assert [(passage.text[mark.start : mark.end], mark.kind, mark.href) for mark in passage.marks] == [
        ("Parallel Gulag", MarkKind.ITALIC, ""),
        ("3", MarkKind.SUPERSCRIPT, ""),
        ("here", MarkKind.LINK, "https://example.org/r"),
    ]


def test_cells_of_tables_are_passages_and_told_as_such(document):
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Camp"
    table.cell(0, 1).text = "Deaths"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "ten"
    outline = READ(saved(document))
    assert uses(outline, Use.PASSAGE) == [(words, "cell of a table") for words in ("Camp", "Deaths", "ten")]
    assert account_for(outline).unexplained == 0


def test_notes_follow_the_paragraph_that_names_them(document):
    append(document, '<w:r><w:t>Ten died.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>')
    append(document, '<w:r><w:t>None fled.</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r>')
    for kind, relation in (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES)):
        add_part(
            document,
            relation,
            f"{kind}s",
            f'<w:{kind}s {W}><w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
            f'<w:{kind} w:id="1"><w:p><w:r><w:t>The {kind} one.</w:t></w:r></w:p></w:{kind}>'
            f'<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>The {kind} two.</w:t></w:r></w:p></w:{kind}></w:{kind}s>',
        )
    outline = READ(saved(document))
    assert uses(outline, Use.PASSAGE) == [
        ("Ten died.", "paragraph"),
        ("The footnote two.", "footnote 1"),
        ("None fled.", "paragraph"),
        ("The endnote one.", "endnote 1"),
        ("The footnote one.", "footnote that no paragraph names"),
        ("The endnote two.", "endnote that no paragraph names"),
    ]
    assert account_for(outline).unexplained == 0


def test_tracked_changes_keep_what_was_put_in_and_name_what_was_taken_out(document):
    append(
        document,
        '<w:r><w:t xml:space="preserve">Ten </w:t></w:r><w:del w:id="1"><w:r><w:delText>men</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>people</w:t></w:r></w:ins><w:moveFrom w:id="3"><w:r><w:t>soon</w:t></w:r></w:moveFrom>'
        '<w:moveTo w:id="4"><w:r><w:t xml:space="preserve"> died.</w:t></w:r></w:moveTo>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
    )
    outline = READ(saved(document))
    assert [passage.text for passage in outline.passages] == ["Ten people died."]
    assert uses(outline, Use.CHROME) == [
        ("men", "deleted in a tracked change"),
        ("soon", "moved away in a tracked change"),
        ("secret", "hidden text"),
    ]
    assert account_for(outline).unexplained == 0


def test_what_stands_around_the_text_is_named(document):
    document.sections[0].header.paragraphs[0].text = "Camps of Ruritania"
    document.sections[0].footer.paragraphs[0].text = "Page 3"
    run = document.add_paragraph("Ten died.").runs[0]
    document.add_comment(run, text="Check this.", author="A")
    append(document, '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Findings 3</w:t></w:r>')
    document.styles.element.append(
        parse_xml(f'<w:style {W} w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>')
    )
    contents = (
        f'<w:sdt {W}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>Contents</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(0, parse_xml(contents))
    outline = READ(saved(document))
    assert uses(outline, Use.CHROME) == [
        ("Contents", "table of contents"),
        ("Findings 3", "table of contents"),
        ("Camps of Ruritania", "running head of the pages"),
        ("Page 3", "running foot of the pages"),
        ("Check this.", "comment in the margin"),
    ]
    assert account_for(outline).unexplained == 0


def test_a_text_box_is_read_once_though_it_is_kept_twice(document):
    box = "<w:txbxContent><w:p><w:r><w:t>A survivor speaks.</w:t></w:r></w:p></w:txbxContent>"
    append(
        document,
        "<w:r><w:t>Ten died.</w:t></w:r><w:r>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>",
    )
    outline = READ(saved(document))
    assert uses(outline, Use.PASSAGE) == [("Ten died.", "paragraph"), ("A survivor speaks.", "paragraph of a text box")]
    assert account_for(outline).unexplained == 0


def test_what_word_counts_or_draws_is_a_question(document):
    append(
        document,
        '<w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Food</w:t></w:r>',
    )
    append(
        document,
        '<w:r><w:t>None.</w:t><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r>',
    )
    assert [question.partition("?")[0] for question in READ(saved(document)).questions] == [
        "do the 1 pictures, charts or diagrams in the document hold words",
        "are the headings numbered",
    ]


def test_it_is_chosen_with_the_reason(document):
    document.add_paragraph("Ten died.")
    choice = choose_reader(saved(document))
    assert (choice.reader.name, choice.why) == ("word", "it is a ZIP archive that holds a Word document")


def test_a_document_without_paragraphs_is_refused(document):
    with pytest.raises(Refused, match="no paragraph was found"):
        READ(saved(document))


ORDINARY = saved(build(("Heading 1", "Food"), "None."))
TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (rewritten(ORDINARY, {TYPES: lambda part: part.replace(b"wordprocessingml.document.main", b"x.macroEnabled.main")}), "macros"),
        (rewritten(ORDINARY, {"word/vbaProject.bin": lambda part: b"x"}), "the file holds macros"),
        (rewritten(ORDINARY, {TYPES: lambda part: part.replace(b"document.main", b"template.main")}), "a Word template"),
        (rewritten(ORDINARY, {TYPES: lambda part: b"spreadsheetml"}), "a spreadsheet"),
        (rewritten(ORDINARY, {TYPES: lambda part: b"", "mimetype": lambda part: b"x"}), "OpenDocument"),
        (rewritten(ORDINARY, {TYPES: lambda part: b""}), "a ZIP archive, and no Word document"),
        (rewritten(ORDINARY, {MAIN: lambda part: b'<!DOCTYPE x [<!ENTITY a "b">]>' + part}), "declares a document type"),
        (rewritten(ORDINARY, {MAIN: lambda part: '<!DOCTYPE x []>'.encode("utf-16")}), "declares a document type"),
        (rewritten(ORDINARY, {MAIN: lambda part: part + b"http://purl.oclc.org/ooxml/wordprocessingml/main"}), "Strict Open XML"),
        (rewritten(ORDINARY, {MAIN: lambda part: part[:200]}), "damaged"),
        (rewritten(ORDINARY, {"word/styles.xml": lambda part: b"<x"}), "damaged"),
        (ORDINARY[:-40], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (package.OLD_OFFICE_MAGIC + b"..." + "WordDocument".encode("utf-16-le"), "an old Word file (.doc)"),
        (package.OLD_OFFICE_MAGIC + b"..." + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (package.OLD_OFFICE_MAGIC, "an old Office file"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_words(content, reason):
    with pytest.raises(Refused) as refused:
        choose_reader(content)
    (problem,) = refused.value.problems
    assert reason in problem.reason


def test_a_bomb_is_not_unpacked():
    bomb = rewritten(ORDINARY, {"word/bomb.xml": lambda part: b" " * (package.MOST_UNPACKED + 1)})
    assert len(bomb) < 200_000
    with pytest.raises(Refused, match="unpacked, the file passes 33,554,432 bytes at “word/bomb.xml”"):
        choose_reader(bomb)


def test_a_bomb_that_lies_about_its_size_reaches_nobody(monkeypatch):
    opened = []
    monkeypatch.setattr(package.docx, "Document", lambda file: opened.append(len(file.getvalue())))
    bomb = bytearray(rewritten(ORDINARY, {"word/bomb.xml": lambda part: b" " * 50_000_000}))
    for size in (bomb.rfind(b"PK\x01\x02"), bomb.rfind(b"PK\x03\x04")):
        offset = 24 if bomb[size + 2] == 1 else 22
        bomb[size + offset : size + offset + 4] = (10).to_bytes(4, "little")
    with pytest.raises(Refused):
        choose_reader(bytes(bomb))
    assert opened == []


def test_an_archive_of_very_many_files_is_refused():
    many = rewritten(ORDINARY, {f"word/{number}.bin": lambda part: b"" for number in range(package.MOST_PARTS)})
    with pytest.raises(Refused, match="holds more than 2,000 files"):
        choose_reader(many)


@given(st.binary(max_size=100), st.integers(0, len(ORDINARY) - 1))
def test_damage_anywhere_is_refused_or_read(damage, place):
    content = ORDINARY[:place] + damage + ORDINARY[place + len(damage) :]
    for given_bytes in (content, b"PK\x03\x04" + damage, package.OLD_OFFICE_MAGIC + damage):
        try:
            choose_reader(given_bytes).reader.read(given_bytes)
        except Refused as refused:
            assert refused.problems or not given_bytes.startswith(b"PK\x03\x04")  # noqa: PT017 - either way is right


XML = st.sampled_from(
    [
        "<w:r>",
        "</w:r>",
        "<w:t>a</w:t>",
        "<w:p/>",
        "<w:tbl/>",
        "<w:sym/>",
        '<w:sym w:char="zz"/>',
        "<w:hyperlink/>",
        "<w:rPr/>",
        "<w:footnoteReference/>",
        "<w:sdt/>",
        "<w:drawing/>",
        "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>",
        "<w:br/>",
    ]
)


@given(st.lists(XML, max_size=12))
def test_any_content_of_the_body_is_accounted_for_or_refused(parts):
    body = f"<w:p><w:r><w:t>x</w:t></w:r>{''.join(parts)}</w:p>".encode()
    content = rewritten(ORDINARY, {MAIN: lambda part: part.replace(b"<w:body>", b"<w:body>" + body, 1)})
    try:
        outline = READ(content)
    except Refused:
        return
    assert account_for(outline).unexplained == 0
