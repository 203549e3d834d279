"""The nodes of a text that can be read, and where they stand: what is needed to change but them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from skolsatsningar import structure, yaml_text
from skolsatsningar.structure import Expected
from skolsatsningar.yaml_text import Location

COMMENT = re.compile(r"\s*#")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text of a record: its node, where it is, what is expected there, and whether brackets surround it."""

    node: yaml.ScalarNode
    location: Location
    expected: Expected
    in_brackets: bool

    @property
    def on_one_line(self) -> bool:
        """Whether it begins and ends on the same line."""
        return bool(self.node.start_mark.line == self.node.end_mark.line)


def scalars(
    node: yaml.Node | None, expected: Expected, location: Location = (), *, brackets: bool = False
) -> Iterator[Scalar]:
    """Yield every text of a record, keys as well, which are expected to be nothing in particular."""
    if isinstance(node, yaml.ScalarNode):
        yield Scalar(node, location, expected, brackets)
    elif node:
        brackets = brackets or bool(getattr(node, "flow_style", False))
        for key, name, value in children(node):
            if name:
                yield Scalar(name, (), None, brackets)
            yield from scalars(value, structure.inside(expected, key), (*location, key), brackets=brackets)


def children(node: yaml.Node) -> Iterator[tuple[str | int, yaml.ScalarNode | None, yaml.Node]]:
    """Yield what stands in a node: by which key, that key's own node if it has one, and the value."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, key, value
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield index, None, value


class Spans:
    """A text that can be read, its nodes, and the way from a mark to the letter it stands before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    @cached_property
    def root(self) -> yaml.Node | None:
        """The node of the whole text."""
        return yaml.compose(self.text, Loader=yaml_text.TextLoader)

    def at(self, mark: yaml.Mark) -> int:
        """The letter that a mark stands before."""
        return self.starts[mark.line] + int(mark.column)

    def after(self, mark: yaml.Mark) -> str:
        """The rest of a mark's line."""
        return self.text[self.at(mark) :].partition("\n")[0]

    def with_values(self, edits: Iterable[tuple[Scalar, str]]) -> str:
        """The text with the values of some nodes written otherwise."""
        parts, last = [], 0
        for scalar, written in edits:
            parts += [self.text[last : self.at(scalar.node.start_mark)], written]
            last = self.at(scalar.node.end_mark)
        return "".join([*parts, self.text[last:]])


def indent(line: str) -> int:
    """How far in a line begins."""
    return len(line) - len(line.lstrip())
