"""The keys of a record put in the model's order, each with what belongs to it."""

import re

import yaml

from skolsatsningar import structure
from skolsatsningar.spans import COMMENT, Spans, children, indent
from skolsatsningar.structure import Expected

# What an editor's program reads; it stands first in a file, whatever comes after it.
MODELINE = re.compile(r"# yaml-language-server:")


def ordered(text: str, expected: Expected) -> tuple[str, list[int]]:
    """Return a text that can be read with its keys in order, and the lines of those that came too late."""
    order = _KeyOrder(Spans(text))
    if order.text.root is None:
        return text, []
    return order.ordered(order.text.root, expected, 0, len(text)), order.late


class _KeyOrder:
    """Puts the keys of a text in order. A comment goes with the key that it stands above or beside."""

    def __init__(self, text: Spans) -> None:
        self.text = text
        self.late: list[int] = []

    def ordered(self, node: yaml.Node, expected: Expected, start: int, end: int) -> str:
        """What stands from `start` to `end`, where a node is, with its keys and those in it in order."""
        starts = self._starts(node, start)
        order = {key: index for index, key in enumerate(structure.keys(expected))}
        if not starts or not all(key in order for key, _, _ in children(node)):
            return self._as_it_stands(node, expected, start, end)
        end_of_last = self._without_tail(starts[-1], end, node.start_mark.column)
        parts = [
            (order[str(key)], self.ordered_value(name, value, structure.inside(expected, key), first, last))
            for (key, name, value), first, last in zip(
                children(node), starts, [*starts[1:], end_of_last], strict=True
            )
        ]
        places = [place for place, _ in parts]
        if places != sorted(places):
            moved = next(index for index in range(1, len(places)) if places[index] < places[index - 1])
            if inner := self._moved(node, parts, starts[0]):
                self.late.append(node.value[moved][0].start_mark.line + 1)
                return f"{self.text.text[start : starts[0]]}{inner}{self.text.text[end_of_last:end]}"
        inner = "".join(part for _, part in parts)
        return f"{self.text.text[start : starts[0]]}{inner}{self.text.text[end_of_last:end]}"

    def ordered_value(
        self, name: yaml.ScalarNode | None, value: yaml.Node, expected: Expected, start: int, end: int
    ) -> str:
        """A key with all that belongs to it, the keys of its value in order."""
        begin = self.text.at(name.end_mark if name else value.start_mark)
        return f"{self.text.text[start:begin]}{self.ordered(value, expected, begin, end)}"

    def _as_it_stands(self, node: yaml.Node, expected: Expected, start: int, end: int) -> str:
        parts, last = [], start
        for key, name, value in children(node):
            begin = self._withmargin(value.start_mark) if name is None else self.text.at(name.end_mark)
            stop = min(self.text.at(value.end_mark), end)
            parts += [
                self.text.text[last:begin],
                self.ordered(value, structure.inside(expected, key), begin, stop),
            ]
            last = stop
        return "".join([*parts, self.text.text[last:end]])

    def _withmargin(self, mark: yaml.Mark) -> int:
        """Where a mark's line begins if nothing stands before it there, else where the mark is."""
        begin, at = self.text.starts[mark.line], self.text.at(mark)
        return at if self.text.text[begin:at].strip() else begin

    def _starts(self, node: yaml.Node, start: int) -> list[int]:
        """Where each key of a group begins, with its comments above; none where they cannot be moved."""
        if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
            return []
        starts = []
        for index, (key, _) in enumerate(node.value):
            begin = self.text.starts[key.start_mark.line]
            if not self.text.text[begin : self.text.at(key.start_mark)].isspace() and key.start_mark.column:
                if index:
                    return []
                starts.append(self.text.at(key.start_mark))  # the first key of an item, beside its dash
            else:
                starts.append(self._with_comments(key.start_mark, starts[-1] + 1 if starts else start))
        return starts

    def _with_comments(self, mark: yaml.Mark, least: int) -> int:
        """Where the comments directly above a key begin, or the key's own line."""
        line = mark.line
        while line and self.text.starts[line - 1] >= least and self._is_comment(line - 1, mark.column):
            line -= 1
        return self.text.starts[line]

    def _is_comment(self, line: int, column: int) -> bool:
        begin = self.text.starts[line]
        above = self.text.text[begin : self.text.starts[line + 1]]
        return (
            above[:column].strip() == ""
            and above[column:].startswith("#")
            and not MODELINE.match(above[column:])
        )

    def _without_tail(self, start: int, end: int, column: int) -> int:
        """Where the last key of a group ends: empty lines and comments after it belong to no key."""
        lines = self.text.text[start:end].splitlines(keepends=True)
        while len(lines) > 1 and self._is_tail(lines[-1], column):
            end -= len(lines.pop())
        return end

    def _is_tail(self, line: str, column: int) -> bool:
        return not line.strip() or (bool(COMMENT.match(line)) and indent(line) <= column)

    def _moved(self, node: yaml.Node, parts: list[tuple[int, str]], start: int) -> str | None:
        """The parts in order; None where a comment would come beside a dash."""
        ordered = [part for _, part in sorted(parts)]
        column = int(node.start_mark.column)
        if start in self.text.starts:
            return "".join(ordered)
        if ordered[0].lstrip().startswith("#"):
            return None
        first = parts[0][1]
        return "".join(
            part[column:] if index == 0 else f"{' ' * column}{part}" if part is first else part
            for index, part in enumerate(ordered)
        )
