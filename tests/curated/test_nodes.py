"""YAML is read with the line of every value, as text and nothing else."""

import pytest

from reports.curated.nodes import Faults, read_yaml


@pytest.fixture
def read(tmp_path):
    def reading(content):
        path = tmp_path / "file.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        faults = Faults()
        return read_yaml(path, "file.yaml", faults), [str(fault) for fault in faults]

    return reading


def test_every_value_is_text_and_knows_its_line(read):
    tree, faults = read("# note\n- code: 014\n  when: 2020-01-01\n  ok: yes\n  list: [1,\n    two]\n")
    (entry,) = tree.items
    assert entry.plain() == {"code": "014", "when": "2020-01-01", "ok": "yes", "list": ["1", "two"]}
    assert [entry.fields[name].line for name in ("code", "when", "ok", "list")] == [2, 3, 4, 5]
    assert [item.line for item in entry.fields["list"].items] == [5, 6]
    assert faults == []


def test_an_empty_file_is_no_fault(read):
    assert read("") == (None, [])
    assert read("# only a note\n") == (None, [])


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("- a: 1\n  b: 2\n  a: 3\n", "file.yaml:3: the key “a” is given twice in one entry."),
        ("- &x {a: 1}\n- *x\n", "file.yaml:1: an alias (*name) repeats this value elsewhere: write it out there."),
        ("- [a, b]: 1\n", "file.yaml:1: a key is one word, not a list."),
        ("- a: [1, 2\n- b\n", "file.yaml:3: not YAML: "),
        ("- a: 'x\n", "file.yaml:2: not YAML: "),
        ("a: 1\n---\nb: 2\n", "file.yaml:2: not YAML: expected a single document"),
        (b"- caf\xe9\n", "file.yaml:1: the byte 0xE9 is not UTF-8"),
        (b"- a\n- \x00\n", "file.yaml:2: the character U+0000 stands here"),
        ("[" * 20000 + "]" * 20000, "file.yaml:1: lists are nested too deeply."),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(read, content, fault):
    _, faults = read(content)
    assert [told[: len(fault)] for told in faults] == [fault]


def test_nothing_is_executed(read):
    tree, faults = read("- !!python/object/apply:os.system ['exit 1']\n")
    assert tree.plain() == [["exit 1"]]
    assert faults == []
