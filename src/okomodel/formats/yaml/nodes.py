"""The tree of a YAML text: nodes, each of which knows where it stands."""

from collections.abc import Iterator
from functools import cached_property
from re import compile as pattern
from typing import final

import attrs

from okomodel.findings import Spot
from okomodel.formats.text import Lines

__all__ = [
    "COMMENT",
    "Alias",
    "Listed",
    "Mapped",
    "Node",
    "Scalar",
    "Tree",
    "below",
    "head_of",
    "sign_after",
]

COMMENT = pattern(r"#(?<!\S#)[^\r\n]*")
"""A comment, outside the texts of a document."""

_BETWEEN = r"(?:\s|(?<=\s)#[^\n]*+)*+"
_UP_TO_A_SIGN = pattern(_BETWEEN)
_HEAD = pattern(rf"(?:&\S+{_BETWEEN})?(?:[|>][^\r\n]*(?:\r\n|\r|\n)?)?")


@attrs.define(eq=False)
class Node:
    """A part of the text, from ``start`` up to ``end``, with the tag that was given to it."""

    start: int
    end: int
    tag: str | None


@final
@attrs.define(eq=False)
class Scalar(Node):
    """A text; ``style`` is the sign with which it begins, empty for a plain one."""

    text: str
    style: str


@final
@attrs.define(eq=False)
class Alias(Node):
    """A reference to a node that stands before it."""

    target: Node


@attrs.define(eq=False)
class _Collection(Node):
    in_flow: bool
    parts: list[Node]


@final
class Listed(_Collection):
    """A list: its parts are its items."""


@final
class Mapped(_Collection):
    """An object: its parts are a key, its value, the next key and so on."""

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Each key with its value."""
        return zip(self.parts[::2], self.parts[1::2], strict=True)


@final
class Tree:
    """A text, and the node that all of it is."""

    def __init__(self, text: str, root: Node) -> None:
        self.text, self.root = text, root

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    def spot(self, node: Node, path: str = "") -> Spot:
        """Where a node begins; ``path`` is that of what it holds."""
        return self._lines.spot(node.start, path)

    @cached_property
    def comments(self) -> list[str]:
        """Every comment, as it stands there."""
        if "#" not in self.text:
            return []
        bare, at = list[str](), 0
        for node in below(self.root):
            if isinstance(node, Scalar):
                content = head_of(self.text, node)
                bare += (self.text[at:content], "x" * (node.end - content))
                at = node.end
        return COMMENT.findall("".join([*bare, self.text[at:]]))


def below(node: Node) -> Iterator[Node]:
    """A node, and every node in it."""
    left = [node]
    while left:
        yield (found := left.pop())
        if isinstance(found, _Collection):
            left += reversed(found.parts)


def sign_after(text: str, position: int) -> int:
    """Where the first sign from a position on stands that is no blank and in no comment."""
    match = _UP_TO_A_SIGN.match(text, position)
    return match.end() if match else position


def head_of(text: str, node: Scalar) -> int:
    """Where its content begins: behind its anchor, and the line of signs before a block."""
    match = _HEAD.match(text, node.start, node.end)
    return match.end() if match else node.start
