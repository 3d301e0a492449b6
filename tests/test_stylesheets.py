"""Each class is styled in one file, beside its print rules, and something that the archive serves has it."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin

SHEETS = sorted((settings.BASE_DIR / "static" / "css").glob("*.css"))
OF_THE_ADMIN = {"admin.css", "curating.css", "intake.css"}
DRAWN_BY_BOTH = {"verbatim", "verbatim-small"}
"""The admin draws these itself: it loads no sheet of the public pages, whose layers would lose to its own styles."""
CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
BODY = re.compile(r"\{% block body_?class %\}(.*?)\{% endblock %\}")
ATTRIBUTE = re.compile(r'class=\\?"((?:\{[{%].*?[}%]\}|[^"\\])*)')


def selectors(css):
    """What stands before a brace, without comments, strings, declarations and at-rules."""
    bare = re.sub(r'/\*.*?\*/|"[^"]*"', "", css, flags=re.DOTALL)
    for prelude in re.findall(r"([^{};]*)\{", bare):
        if not prelude.strip().startswith("@"):
            yield prelude


def classes(sheet):
    return {name for selector in selectors(sheet.read_text()) for name in CLASS.findall(selector)}


def words_of_attributes(text):
    """The words of class attributes, and of the body's, which is a block. What is filled in is left off: "status-{}" is "status-"."""
    for value in ATTRIBUTE.findall(text) + BODY.findall(text):
        yield from re.sub(r"\{.*?\}+", " ", value).split()


def words_of_templates(folder):
    return {word for page in folder.rglob("*.html") for word in words_of_attributes(page.read_text())}


def words_of_python(folder):
    """Of the modules that write markup: their class attributes, and single words such as a name given to one."""
    words = set()
    for module in folder.rglob("*.py"):
        source = module.read_text()
        if "class=" not in source and "css" not in source:
            continue
        strings = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
        for text in filter(lambda value: isinstance(value, str), strings):
            words.update(words_of_attributes(text), [text.strip()])
    return words


def words_of_scripts(folder):
    return {word for script in folder.rglob("*.js") for word in re.findall(r'"([\w-]+)"', script.read_text())}


def words_of_the_admin_itself():
    """What Django's admin has or styles; the classes of a column or a field are made of the names that ours have."""
    home = Path(admin.__file__).parent
    styled = {name for sheet in home.rglob("*.css") for name in classes(sheet)}
    names = re.findall(r"\w+", " ".join(module.read_text() for module in (settings.BASE_DIR / "reports").rglob("*.py")))
    made = {f"{kind}-{name}" for name in names for kind in ("field", "column", "model")}
    return (
        styled
        | made
        | words_of_templates(home)
        | words_of_python(home)
        | words_of_scripts(home / "static" / "admin" / "js")
    )


@pytest.fixture(scope="module")
def used():
    base = settings.BASE_DIR
    ours = (
        words_of_templates(base / "templates") | words_of_python(base / "reports") | words_of_scripts(base / "static")
    )
    return ours | words_of_the_admin_itself()


def test_selectors_are_told_from_all_else():
    css = '@layer a { /* .no */ .b > a.c:not(.d)::after { content: ".no"; width: .5em } @media (width > 1.5em) { .e { } } }'
    assert [CLASS.findall(selector) for selector in selectors(css)] == [["b", "c", "d"], ["e"]]


def test_words_of_attributes_leave_off_what_is_filled_in():
    text = """<p class="a{% if b == "c" %} d{% endif %} e-{{ f }}"> <b class="g g-{}">"""
    assert list(words_of_attributes(text)) == ["a", "d", "e-", "g", "g-"]


def test_a_class_is_styled_in_one_file():
    where = defaultdict(set)
    for sheet in SHEETS:
        for name in classes(sheet):
            where[name].add(sheet.name)
    several = {name: sheets for name, sheets in where.items() if len(sheets) > 1}
    assert set(several) == DRAWN_BY_BOTH
    assert all(len(sheets - OF_THE_ADMIN) == len(sheets & OF_THE_ADMIN) == 1 for sheets in several.values())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_class_that_is_styled_is_used(sheet, used):
    beginnings = tuple(word for word in used if word.endswith("-") and len(word) > 2)
    assert {name for name in classes(sheet) if name not in used and not name.startswith(beginnings)} == set()


def test_the_print_sheet_is_about_the_whole_page():
    assert classes(settings.BASE_DIR / "static" / "css" / "print.css") == set()


def test_every_sheet_is_loaded():
    sources = [*(settings.BASE_DIR / "templates").rglob("*.html"), *(settings.BASE_DIR / "reports").rglob("*.py")]
    asked = set(re.findall(r"css/([\w-]+\.css)", " ".join(source.read_text() for source in sources)))
    assert {sheet.name for sheet in SHEETS} <= asked
