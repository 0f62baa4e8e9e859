"""The text of a YAML document as a tree of nodes, each of which knows where it stands.

ruamel.yaml reads the signs; the tree is made here, so that tags, keys and aliases are judged
before anything is built of them.
"""

from bisect import bisect_right
from collections.abc import Iterator
from re import compile as pattern
from typing import Any, NoReturn, final

import attrs
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from okomodel.errors import DocumentError
from okomodel.findings import Report
from okomodel.formats.limits import Limits
from okomodel.formats.problems import Problem
from okomodel.formats.yaml.mistakes import mistake, unreadable_sign

__all__ = ["Alias", "Listed", "Mapped", "Node", "Scalar", "below", "comments_in", "tree"]

_VERSION = (1, 2)
_COMMENT = pattern(r"(?m)(?:^|(?<=\s))#[^\r\n]*")
_LINE = pattern(r"\r\n|\n|\r")
_BETWEEN = pattern(r"(?:\s|(?<=\s)#[^\n]*+)*+")
_HALVES = pattern("[\ud800-\udfff]")


@attrs.define(eq=False, kw_only=True)
class Node:
    """A part of the text, from ``start`` up to ``end``; ``line`` and ``column`` count from 1.

    ``size`` is how many values it holds, with those that aliases repeat; ``height`` how many
    lists and objects lie in each other there.
    """

    start: int
    end: int
    line: int
    column: int
    tag: str | None = None
    size: int = 1
    height: int = 0


@final
@attrs.define(eq=False, kw_only=True)
class Scalar(Node):
    """A text; ``style`` is the sign with which it begins, empty for a plain one."""

    text: str
    style: str


@final
@attrs.define(eq=False, kw_only=True)
class Alias(Node):
    """A reference to a node that stands before it."""

    target: Node


@attrs.define(eq=False, kw_only=True)
class _Collection(Node):
    in_flow: bool
    is_open: bool = True
    parts: list[Node] = attrs.field(factory=list[Node])


@final
class Listed(_Collection):
    """A list: its parts are its items."""


@final
class Mapped(_Collection):
    """An object: its parts are a key, its value, the next key and so on."""

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Each key with its value."""
        return zip(self.parts[::2], self.parts[1::2], strict=True)


def tree(text: str, limits: Limits) -> Node:
    """The root of a text; raises :class:`okomodel.errors.DocumentError` where it has none."""
    unreadable = unreadable_sign(text)
    if unreadable:
        raise DocumentError(Report([unreadable.at("")]))
    composer = _Composer(text, limits)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            composer.take(event)
    except YAMLError as error:
        raise DocumentError(Report([mistake(error, text, composer.last).at("")])) from None
    return composer.root or Scalar(start=0, end=0, line=1, column=1, text="", style="")


def below(node: Node) -> Iterator[Node]:
    """A node, and every node in it."""
    yield node
    if isinstance(node, _Collection):
        for part in node.parts:
            yield from below(part)


def comments_in(text: str, root: Node) -> list[str]:
    """Every comment of a text, as it stands there."""
    if "#" not in text:
        return []
    bare = list(text)
    for node in below(root):
        if isinstance(node, Scalar):
            bare[node.start : node.end] = "x" * (node.end - node.start)
    return _COMMENT.findall("".join(bare))


class _Composer:
    """Makes the tree of what ruamel.yaml tells, one event after another."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.limits = limits
        self._text = text
        self._lines = [0, *(match.end() for match in _LINE.finditer(text))]
        self.root: Node | None = None
        self.last = (0, 0)
        self._open: list[_Collection] = []
        self._anchors: dict[str, Node] = {}
        self._repeated = 0

    def take(self, event: Any) -> None:
        match event:
            case DocumentStartEvent():
                self._begin(event)
            case ScalarEvent():
                self.last = event.start_mark.index, event.end_mark.index
                self._add(self._scalar(event), event)
            case AliasEvent():
                self._add(self._alias(event), event)
            case SequenceStartEvent():
                self._enter(Listed(in_flow=bool(event.flow_style), **self._seen(event)), event)
            case MappingStartEvent():
                self._enter(Mapped(in_flow=bool(event.flow_style), **self._seen(event)), event)
            case CollectionEndEvent():
                self._leave(event)

    def _begin(self, event: Any) -> None:
        if self.root is not None:
            self._refuse(event, "DOC01", "yaml-more")
        if event.version not in (None, _VERSION):
            version = ".".join(map(str, event.version))
            self._refuse(event, "DOC01", "yaml-version", version=version)

    def _add(self, node: Node, event: Any) -> None:
        if self._open:
            self._open[-1].parts.append(node)
        else:
            self.root = node
        if event.anchor is not None and not isinstance(node, Alias):
            self._anchors[event.anchor] = node

    def _enter(self, node: _Collection, event: Any) -> None:
        if len(self._open) >= self.limits.depth:
            self._refuse(event, "DOC09", "deep", limit=self.limits.depth)
        self._add(node, event)
        self._open.append(node)

    def _leave(self, event: Any) -> None:
        node = self._open.pop()
        node.is_open = False
        node.size += sum(part.size for part in node.parts)
        node.height = 1 + max((part.height for part in node.parts), default=0)
        node.end = event.end_mark.index if node.in_flow else _end_of(node)

    def _alias(self, event: Any) -> Alias:
        target = self._anchors.get(event.anchor)
        if target is None:
            self._refuse(event, "DOC01", "yaml-alias", name=event.anchor)
        if isinstance(target, _Collection) and target.is_open:
            self._refuse(event, "DOC09", "endless", name=event.anchor)
        self._repeated += target.size
        if self._repeated > self.limits.repeated:
            self._refuse(event, "DOC09", "aliases", limit=self.limits.repeated)
        if len(self._open) + target.height > self.limits.depth:
            self._refuse(event, "DOC09", "deep", limit=self.limits.depth)
        return Alias(target=target, size=target.size, height=target.height, **self._seen(event))

    def _scalar(self, event: Any) -> Scalar:
        text = event.value
        if event.start_mark.index == event.end_mark.index:
            return self._nothing(event)
        if _HALVES.search(text):  # a sign that JSON writes as two codes
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        return Scalar(text=text, style=event.style or "", **self._seen(event))

    def _nothing(self, event: Any) -> Scalar:
        """A value that is not there stands behind its colon or dash, not before what follows."""
        held = self._open[-1] if self._open else None
        position = event.start_mark.index
        if held is not None:
            before = held.parts[-1].end if held.parts else held.start
            between = _BETWEEN.match(self._text, before)
            sign = between.end() if between else before
            position = sign + 1 if self._text[sign : sign + 1] in (":", "-") else position
        line, column = self._place(position)
        return Scalar(start=position, end=position, line=line, column=column, text="", style="")

    def _seen(self, event: Any) -> dict[str, Any]:
        tag = getattr(event, "tag", None)
        line, column = self._place(event.start_mark.index)
        return {
            "start": event.start_mark.index,
            "end": event.end_mark.index,
            "line": line,
            "column": column,
            "tag": None if tag is None else str(tag),
        }

    def _place(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._lines, position)
        return line, position - self._lines[line - 1] + 1

    def _refuse(self, event: Any, code: str, key: str, **params: object) -> NoReturn:
        line, column = self._place(event.start_mark.index)
        problem = Problem(code, key, line=line, column=column, **params)
        raise DocumentError(Report([problem.at("")]))


def _end_of(node: _Collection) -> int:
    """Where what a block holds ends: its own mark stands behind the comments after it."""
    return max([node.start, *(part.end for part in node.parts[-1:])])
