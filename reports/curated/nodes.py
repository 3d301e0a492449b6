"""YAML with the file and line of every value kept. Every scalar is text; nothing is executed, repeated or guessed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reports.problems import Problem, Refused
from reports.reading.text_lines import text_of

LARGEST_FILE = 8 * 1024 * 1024  # bytes; a file is read and parsed in memory
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C one where PyYAML was built with it

type Value = str | list[Node] | dict[str, Node]


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value of a file with its place: text, a list of nodes, or nodes by key. `line` counts from 1."""

    value: Value
    file: str
    line: int

    @property
    def text(self) -> str:
        """The value of a scalar; empty for anything else."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def items(self) -> list["Node"]:
        return self.value if isinstance(self.value, list) else []

    @property
    def fields(self) -> dict[str, "Node"]:
        return self.value if isinstance(self.value, dict) else {}

    def plain(self) -> Any:
        """The value without its places, as JSON would have it."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value


class Faults(list[Problem]):
    """Every problem found so far, each with its place."""

    def add(self, node: Node, reason: str) -> None:
        self.append(Problem(reason, node.line, node.file))


def read_yaml(path: Path, name: str, faults: Faults) -> Node | None:
    """The file as nodes, or None when it is empty or faulty; `name` is what problems call it."""
    content = path.read_bytes()[: LARGEST_FILE + 1]
    if len(content) > LARGEST_FILE:
        faults.append(Problem(f"the file is longer than {LARGEST_FILE:,} bytes.", None, name))
        return None
    try:
        tree = yaml.compose(text_of(content), Loader=_Loader)
        return _Reading(name, faults).node(tree) if tree else None
    except Refused as refused:
        faults.extend(problem.in_file(name) for problem in refused.problems)
    except yaml.YAMLError as error:
        faults.append(_not_yaml(error, name))
    except RecursionError:
        faults.append(Problem("lists are nested too deeply.", 1, name))
    return None


def _not_yaml(error: yaml.YAMLError, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = [getattr(error, part, None) for part in ("context", "problem")]
    reason = ", ".join(str(part) for part in said if part) or str(error)
    return Problem(f"not YAML: {reason}.", mark.line + 1 if mark else None, name)


class _Reading:
    def __init__(self, file: str, faults: Faults) -> None:
        self.file, self.faults = file, faults
        self.seen: set[int] = set()

    def node(self, tree: Any) -> Node:
        node = Node("", self.file, tree.start_mark.line + 1)
        if id(tree) in self.seen:
            self.faults.add(node, "an alias (*name) repeats this value elsewhere: write it out there.")
            return node
        self.seen.add(id(tree))
        return Node(self._value(tree), node.file, node.line)

    def _value(self, tree: Any) -> Value:
        if isinstance(tree, yaml.SequenceNode):
            return [self.node(item) for item in tree.value]
        if isinstance(tree, yaml.MappingNode):
            return self._mapping(tree)
        return str(tree.value)

    def _mapping(self, tree: Any) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        for key, value in tree.value:
            read = self.node(value)
            place = Node("", self.file, key.start_mark.line + 1)
            if not isinstance(key, yaml.ScalarNode):
                self.faults.add(place, "a key is one word, not a list.")
            elif key.value in fields:
                self.faults.add(place, f"the key “{key.value}” is given twice in one entry.")
            else:
                fields[str(key.value)] = read
        return fields
