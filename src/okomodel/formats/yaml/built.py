"""Plain data out of the tree of a YAML text, with what is wrong in it and where all stands."""

from collections import Counter
from collections.abc import Collection, Iterator
from math import isfinite
from re import compile as pattern
from typing import Any, final

from okomodel.findings import Finding, Report
from okomodel.formats.form import Places
from okomodel.formats.limits import Limits
from okomodel.formats.problems import Problem, path_to, refusal, written
from okomodel.formats.yaml.nodes import Alias, Listed, Mapped, Node, Scalar, Tree
from okomodel.formats.yaml.scalars import resolved
from okomodel.values.typed_number import TypedNumber

__all__ = ["Built", "ToBeSaid", "plain_in"]

_BEFORE_COMMA = pattern(r"(?<![\w.])([0-9]+),$")
_LONGEST = 20
_MERGE = "<<"
_STANDARD = "tag:yaml.org,2002:"


class ToBeSaid(Exception):
    """There is something to say of what was typed."""


def plain_in(node: Node) -> Any:
    """The plain data of a node, without their places; raises :class:`ToBeSaid`."""
    if node.tag is not None:
        raise ToBeSaid
    match node:
        case Scalar():
            return node.text if node.style else _resolved(node.text)
        case Mapped():
            names = [_plain_key(key) for key in node.parts[::2]]
            plain = dict(zip(names, map(plain_in, node.parts[1::2]), strict=True))
            if len(plain) < len(names):
                raise ToBeSaid
            return plain
        case Listed():
            return [*map(plain_in, node.parts)]
        case Alias():
            return plain_in(node.target)


def _plain_key(node: Node) -> str:
    key = node.target if isinstance(node, Alias) else node
    if not isinstance(key, Scalar) or key.tag is not None:
        raise ToBeSaid
    if not key.style and (key.text == _MERGE or _resolved(key.text) is not key.text):
        raise ToBeSaid
    return key.text


def _resolved(text: str) -> object:
    try:
        value = resolved(text)
    except ValueError:
        raise ToBeSaid from None
    if isinstance(value, float) and not isfinite(value):  # JSON has none
        raise ToBeSaid
    return value


@final
class Built:
    """The plain data of a tree, what was found on the way, and where all of it stands.

    ``typed`` is what was typed without quotes and is no text, by path; what stands at the paths
    ``as_text`` is taken for a text.
    """

    def __init__(self, tree: Tree, limits: Limits, as_text: Collection[str] = ()) -> None:
        self._tree, self._most, self._as_text = tree, limits.problems, as_text
        self._findings, self._more, self._is_repeating = list[Finding](), 0, False
        self.places, self.typed = Places(), dict[str, str]()
        self.plain = self._value(tree.root, "")

    @property
    def report(self) -> Report:
        """What was found."""
        return Report(self._findings, truncated=self._more)

    def _value(self, node: Node, path: str) -> Any:
        self.places.values[path] = self._tree.spot(node, path)
        if node.tag is not None:
            tag = written(node.tag.replace(_STANDARD, "!!"))
            self._note(node, path, Problem("DOC05", "tag", tag=tag))
        match node:
            case Alias():
                return self._repeated(node.target, path)
            case Mapped():
                return {
                    name: self._value(value, path_to(path, name))
                    for name, value in self._entries(node, path)
                }
            case Listed():
                return [
                    self._value(part, path_to(path, index)) for index, part in enumerate(node.parts)
                ]
            case Scalar():
                return self._scalar(node, path)

    def _repeated(self, target: Node, path: str) -> Any:
        # What is wrong in it was said where it stands; it is one fault, not two.
        before, self._is_repeating = self._is_repeating, True
        try:
            return self._value(target, path)
        finally:
            self._is_repeating = before

    def _scalar(self, node: Scalar, path: str) -> object:
        if node.style or path in self._as_text:
            return node.text
        value = self._meant(node)
        if not isinstance(value, str):
            self.typed[path] = node.text
        return value

    def _entries(self, node: Mapped, path: str) -> Iterator[tuple[str, Node]]:
        """Each key with its value; of a key that stands twice the last."""
        named = [
            (name, key, value)
            for key, value in node.pairs()
            if (name := self._name(key, path)) is not None
        ]
        times = Counter(name for name, _, _ in named)
        last = {name: (key, value) for name, key, value in named}
        for name, (key, _) in last.items():
            here = path_to(path, name)
            self.places.keys[here] = self._tree.spot(key, here)
            if times[name] > 1:
                self._note(key, here, Problem("DOC10", key_text=name))
        return ((name, value) for name, (_, value) in last.items())

    def _name(self, key: Node, path: str) -> str | None:
        """The text of a key; None for one that is refused."""
        node = key.target if isinstance(key, Alias) else key
        if node.tag is not None or not isinstance(node, Scalar):
            self._note(key, path, Problem("DOC04", "key", value=written(_shown(node))))
            return None
        if node.text == _MERGE and not node.style:
            self._note(key, path_to(path, _MERGE), Problem("DOC05", "merge"))
            return None
        value = node.text if node.style else self._meant(node)
        if not isinstance(value, str):
            self._note(key, path_to(path, node.text), self._no_key(node, value))
            return None
        return value

    def _no_key(self, node: Scalar, value: object) -> Problem:
        """A key that is no text; ``{fte: 0,5}`` has one because of its comma."""
        before = _BEFORE_COMMA.search(self._tree.text, max(0, node.start - _LONGEST), node.start)
        if before is None or not node.text.isdecimal():
            return Problem("DOC04", "key", value=written(value))
        typed, meant = (f"{before[1]}{sign}{node.text}" for sign in (",", "."))
        return Problem("DOC04", "comma", typed=typed, nearest=meant)

    def _note(self, node: Node, path: str, problem: Problem) -> None:
        if self._is_repeating:
            return
        if len(self._findings) == self._most:
            self._more += 1
        else:
            self._findings.append(problem.at(self._tree.spot(node, path)))

    def _meant(self, node: Scalar) -> object:
        try:
            value = resolved(node.text)
            return TypedNumber(node.text) if isinstance(value, float) else value
        except ValueError:  # a number of thousands of digits
            raise refusal("DOC01", "number", self._tree.spot(node)) from None


def _shown(key: Node) -> object:
    """What stands in the place of a key, as far as a message shows it."""
    if isinstance(key, Scalar):
        return key.text
    return {"": key} if isinstance(key, Mapped) else [key]
