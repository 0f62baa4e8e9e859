"""A YAML text made into a tree, of what ruamel.yaml tells of it.

ruamel.yaml reads the signs; the tree is made here, so that tags, keys and aliases are judged
before anything is built of them.
"""

from collections.abc import Callable, Iterable
from functools import partial
from re import compile as pattern
from typing import Any, NoReturn, final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from okomodel.errors import DocumentError
from okomodel.formats.limits import Limits
from okomodel.formats.problems import refusal
from okomodel.formats.text import spot_in
from okomodel.formats.yaml.mistakes import mistake, unreadable_sign
from okomodel.formats.yaml.nodes import Alias, Listed, Mapped, Node, Scalar, Tree, sign_after
from okomodel.formats.yaml.scanning import Scanner12

__all__ = ["tree"]

_VERSION = (1, 2)
_HALVES = pattern("[\ud800-\udfff]")
# What libyaml takes otherwise than the parser in Python. Each begins with its own sign: so they are
# found ten times as fast.
_PECULIAR = pattern(
    r"(?a)!(?<![^\s\[{,:]!)"  # a tag
    r"|&[\w-]+[?:%@`]|\*[\w-]+[?:%@`]"  # an anchor, or an alias, with a sign in its name
    r"|\|[-+0-9]*#|>[-+0-9]*#"  # a comment right behind the sign of a block
    r"|\.(?<![^\r\n]\.)\.\."  # the end of a document
)


def tree(text: str, limits: Limits) -> Tree:
    """The tree of a text; raises :class:`okomodel.errors.DocumentError` where it has none."""
    if refused := unreadable_sign(text):
        raise refused
    return quickly(text, limits) or slowly(text, limits)


def quickly(text: str, limits: Limits) -> Tree | None:
    """The same by libyaml (where ruamel.yaml.clib is there); None where it may be another."""
    if _PECULIAR.search(text):
        return None
    try:
        found = _Composer(text, limits).composed(YAML(typ="safe").parse(text))
    except (YAMLError, DocumentError):
        return None
    return None if isinstance(found.root, Scalar) else found


def slowly(text: str, limits: Limits) -> Tree:
    """The same by the parser in Python, which says what is wrong."""
    parser: Any = YAML(typ="safe", pure=True)
    parser.Scanner = Scanner12
    composer = _Composer(text, limits)
    try:
        return composer.composed(parser.parse(text))
    except YAMLError as error:
        raise mistake(error, text, composer.last) from None


@final
class _Composer:
    def __init__(self, text: str, limits: Limits) -> None:
        self._text = text
        self._limits = limits
        self._roots: list[Node] = []
        self._parts = self._roots
        self._open: list[Listed | Mapped] = []
        self._anchors: dict[str, Node] = {}
        self._sizes: dict[Node, tuple[int, int]] = {}
        self._repeated = 0
        self.last = (0, 0)
        """Where the last text that was read begins and ends."""

    def composed(self, events: Iterable[Any]) -> Tree:
        """The tree of these events."""
        take: dict[Any, Callable[[Any], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: partial(self._enter, Mapped),
            MappingEndEvent: self._leave,
            SequenceStartEvent: partial(self._enter, Listed),
            SequenceEndEvent: self._leave,
            AliasEvent: self._alias,
            DocumentStartEvent: self._begin,
        }
        for event in events:
            if known := take.get(type(event)):
                known(event)
        nothing = Scalar(0, 0, None, "", "")
        return Tree(self._text, self._roots[0] if self._roots else nothing)

    def _begin(self, event: Any) -> None:
        if self._roots:
            self._refuse(event, "DOC01", "yaml-more")
        if event.version not in (None, _VERSION):
            version = ".".join(map(str, event.version))
            self._refuse(event, "DOC01", "yaml-version", version=version)

    def _scalar(self, event: Any) -> None:
        self.last = start, end = _span(event)
        text, style = event.value, event.style or ""
        if style == '"' and _HALVES.search(text):  # a sign that JSON writes as two codes
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
        if start == end:
            start = end = self._behind_sign(start)
        self._add(Scalar(start, end, event.tag, text, style), event.anchor)

    def _enter(self, kind: type[Listed | Mapped], event: Any) -> None:
        if len(self._open) >= self._limits.depth:
            self._refuse(event, "DOC09", "deep", limit=self._limits.depth)
        node = kind(*_span(event), event.tag, bool(event.flow_style), [])
        self._add(node, event.anchor)
        self._open.append(node)
        self._parts = node.parts

    def _leave(self, event: Any) -> None:
        node = self._open.pop()
        self._parts = self._open[-1].parts if self._open else self._roots
        node.end = event.end_mark.index if node.in_flow else _end_of(node)

    def _add(self, node: Node, anchor: str | None) -> None:
        self._parts.append(node)
        if anchor is not None:
            self._anchors[anchor] = node

    def _alias(self, event: Any) -> None:
        target = self._anchors.get(event.anchor)
        if target is None:
            self._refuse(event, "DOC01", "yaml-alias", name=event.anchor)
        if target in self._open:
            self._refuse(event, "DOC09", "endless", name=event.anchor)
        size, height = self._measured(target)
        self._repeated += size
        if self._repeated > self._limits.repeated:
            self._refuse(event, "DOC09", "aliases", limit=self._limits.repeated)
        if len(self._open) + height > self._limits.depth:
            self._refuse(event, "DOC09", "deep", limit=self._limits.depth)
        self._add(Alias(*_span(event), None, target), None)

    def _measured(self, node: Node) -> tuple[int, int]:
        """How many values a node that is repeated holds, and how deep they lie in it."""
        if isinstance(node, Alias):
            return self._measured(node.target)
        if isinstance(node, Listed | Mapped):
            if node not in self._sizes:
                sizes, heights = zip((0, 0), *map(self._measured, node.parts), strict=True)
                self._sizes[node] = 1 + sum(sizes), 1 + max(heights)
            return self._sizes[node]
        return 1, 0

    def _behind_sign(self, position: int) -> int:
        """A value that is not there stands behind its colon or dash, not before what follows."""
        if not self._open:
            return position
        before = self._parts[-1].end if self._parts else self._open[-1].start
        sign = sign_after(self._text, before)
        return sign + 1 if self._text[sign : sign + 1] in ("?", ":", "-") else before

    def _refuse(self, event: Any, code: str, key: str, **params: object) -> NoReturn:
        raise refusal(code, key, spot_in(self._text, event.start_mark.index), **params)


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _end_of(node: Listed | Mapped) -> int:
    """Where what a block holds ends: its own mark stands behind the comments after it."""
    return max([node.start, *(part.end for part in node.parts[-1:])])
