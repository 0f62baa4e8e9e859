"""A document put into the YAML file that is there: what does not differ stays as it was typed.

The text is not made anew. The tree knows where each value stands in it; only what differs is
cut out and put in, so that comments, order, quotes and indentation stay what they were. What
comes of it is read again before it is used.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from re import compile as pattern
from typing import Any, final

import attrs

from okomodel.errors import DocumentError
from okomodel.formats.envelope import to_plain
from okomodel.formats.fast import encoded
from okomodel.formats.limits import Limits
from okomodel.formats.text import text_of, within_size
from okomodel.formats.version import KEY
from okomodel.formats.yaml.built import plain_in
from okomodel.formats.yaml.composing import tree
from okomodel.formats.yaml.layout import WIDTH, entry, flow, headed, indented, item, write_yaml
from okomodel.formats.yaml.matching import matched, same
from okomodel.formats.yaml.nodes import (
    COMMENT,
    Alias,
    Listed,
    Mapped,
    Node,
    Scalar,
    Tree,
    head_of,
    sign_after,
)
from okomodel.formats.yaml.reading import read_tree, read_yaml
from okomodel.formats.yaml.scalars import quoted, quoted_once, written_inline
from okomodel.model.document import Document

__all__ = ["rewritten"]

_LIMITS = Limits()
_NOTHING_YET = pattern(r"(?:\s|#[^\n]*+)*+")
_DASHES = pattern(r" *(?:- +)+").fullmatch  # what may stand before the first key of an item


def rewritten(data: bytes, document: Document) -> str:
    """The text of a file, with another document in it.

    Raises :class:`okomodel.errors.DocumentError` where the file holds something else than a
    document that can be read; what is empty, or only has comments, holds nothing else.
    """
    text = text_of(within_size(data, _LIMITS))
    if _NOTHING_YET.fullmatch(text):
        ended = text if not text or text.endswith("\n") else text + "\n"
        return ended + write_yaml(document)
    found = tree(text, _LIMITS)
    held = read_tree(found, _LIMITS).document
    # An alias stays one where all that repeat it change alike; where not, each is written out.
    for unshared in (False, True):
        draft = _drafted(found, (held, document), unshared=unshared)
        if draft is not None and _says(draft, document):
            return draft
    return "\n".join([*found.comments, write_yaml(document)])


def _drafted(found: Tree, documents: tuple[Document, Document], *, unshared: bool) -> str | None:
    old, new = map(to_plain, documents)
    del old[KEY]  # the file may have another
    try:
        edits = _Rewriting(found, unshared=unshared).of_root(found.root, old, new)
    except _Irregular:
        return None
    return _edited(found.text, 0, len(found.text), edits)


def _says(text: str, document: Document) -> bool:
    try:
        again = read_yaml(text.encode(), _LIMITS).document
    except DocumentError:
        return False
    return encoded(again) == encoded(document)


class _Irregular(Exception):
    """The text is written in a way in which nothing is put in piece by piece."""


@final
@attrs.frozen
class _Edit:
    """What comes in the place of a stretch of the text."""

    start: int
    end: int
    text: str


def _edited(text: str, start: int, end: int, edits: Iterable[_Edit]) -> str:
    parts: list[str] = []
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += (text[start : edit.start], edit.text)
        start = edit.end
    return "".join([*parts, text[start:end]])


@final
@attrs.frozen(eq=False)
class _Entry:
    """A key with its value, or an item of a list, in a block.

    ``head`` is where its key or dash stands, ``sign`` the end of its colon or dash, ``begin``
    where the comments right above it begin, ``end`` where it ends with the comments that stand
    below it and further to the right. What is between two entries is loose.
    """

    head: int
    sign: int
    begin: int
    end: int
    column: int
    value: Node


_Lay = Callable[[Any], list[str]]
"""How a value is laid out behind a colon, or behind a dash: lines that begin with that sign."""


class _Rewriting:
    def __init__(self, found: Tree, *, unshared: bool) -> None:
        self._text = found.text
        self._repeating = set(_repeating(found.root)) if unshared else set[Node]()
        self._new_line = "\r\n" if "\r\n" in found.text else "\n"

    # ------------------------------------------------------------------------- what differs

    def of_root(self, node: Node, old: Any, new: Any) -> list[_Edit]:
        """The edits of a whole document."""
        if not isinstance(node, Mapped) or node.in_flow:
            raise _Irregular
        return self._of_object(node, old, new)

    def _of_object(self, node: Mapped, old: dict[str, Any], new: dict[str, Any]) -> list[_Edit]:
        entries = [self._key(*pair) for pair in node.pairs()]
        places = self._places(entries)
        named = dict(zip(map(_name, node.parts[::2]), places, strict=True))
        pieces: dict[str, str] = {}
        for name, place in named.items():
            if name in new:
                before = old[name] if name in old else plain_in(place.value)
                pieces[name] = self._changed(place, before, new[name], partial(headed, ":"))
            elif name not in old:  # its default, written out
                pieces[name] = self._piece(place, [])
        # In extensions the order of keys is part of what they say.
        is_moved = [name for name in old if name in new] != [name for name in new if name in old]
        order = list(new) if is_moved else _with_new(list(pieces), list(new))
        laid = [
            (named[name], pieces[name])
            if name in pieces
            else (None, self._laid(entry(name, new[name]), places[0].column))
            for name in order
        ]
        return self._assembled(places, laid)

    def _of_list(self, node: Listed, old: list[Any], new: list[Any]) -> list[_Edit]:
        places = self._places(list(self._dashes(node)))
        laid: list[tuple[_Entry | None, str]] = []
        for index, value in zip(matched(old, new), new, strict=True):
            if index is None:
                laid.append((None, self._laid(item(value), places[0].column)))
            else:
                place = places[index]
                laid.append((place, self._changed(place, old[index], value, item)))
        return self._assembled(places, laid)

    def _changed(self, place: _Entry, old: Any, new: Any, lay: _Lay) -> str:
        return self._piece(place, self._of_value(place, old, new, lay))

    def _of_value(self, place: _Entry, old: Any, new: Any, lay: _Lay) -> list[_Edit]:
        node = place.value
        match node:
            case _ if self._stays(node, old, new):
                return []
            case Mapped(in_flow=False) if isinstance(new, dict) and new:
                return self._of_object(node, old, new)
            case Listed(in_flow=False) if isinstance(new, list) and new:
                return self._of_list(node, old, new)
        edits = self._of_flow(node, old, new)
        return self._replaced(place, lay(new)) if edits is None else edits

    def _stays(self, node: Node, old: Any, new: Any) -> bool:
        return same(old, new) and node not in self._repeating

    def _of_flow(self, node: Node, old: Any, new: Any) -> list[_Edit] | None:
        """The edits of what stands on a line, or in brackets; None: it has to be written anew."""
        match node:
            case _ if self._stays(node, old, new):
                return []
            case Scalar() if node.start < node.end and not self._is_headed(node):
                return self._of_scalar(node, new)
            case Mapped(in_flow=True) if isinstance(new, dict) and [*old] == [*new]:
                parts = [(value, _name(key)) for key, value in node.pairs()]
                return self._of_parts([(part, old[at], new[at]) for part, at in parts if at in new])
            case Listed(in_flow=True) if isinstance(new, list) and len(old) == len(new):
                return self._of_parts(list(zip(node.parts, old, new, strict=True)))
            case Mapped(in_flow=True) | Listed(in_flow=True) if isinstance(new, dict | list):
                return self._of_brackets(node, new)
            case _:
                return None

    def _of_parts(self, parts: Sequence[tuple[Node, Any, Any]]) -> list[_Edit] | None:
        edits: list[_Edit] = []
        for node, old, new in parts:
            found = self._of_flow(node, old, new)
            if found is None and node.start == node.end:
                return None
            edits += [_Edit(node.start, node.end, flow(new))] if found is None else found
        return edits

    def _of_brackets(self, node: Node, new: Any) -> list[_Edit] | None:
        text, parts = flow(new), new.values() if isinstance(new, dict) else new
        is_flat = not any(isinstance(part, dict | list) for part in parts)
        is_short = len(text) <= WIDTH and "\n" not in self._text[node.start : node.end]
        return [_Edit(node.start, node.end, text)] if is_short and is_flat else None

    def _of_scalar(self, node: Scalar, new: Any) -> list[_Edit] | None:
        if isinstance(new, dict | list) or (isinstance(new, str) and "\n" in new):
            return None
        text = written_inline(new, in_flow=True)
        if isinstance(new, str) and node.style:
            text = quoted(new) if node.style == '"' else quoted_once(new)
        return [_Edit(node.start, node.end, text)]

    def _replaced(self, place: _Entry, block: list[str]) -> list[_Edit]:
        """What stands behind a colon or a dash, written anew; a comment on its line stays."""
        value, end = place.value, self._end_of(place.value)
        behind, rest = " ".join((block[0][1:], *self._comments_in_head(value))), block[1:]
        below = self._line_after(place.sign)
        after = self._line_after(end)
        if value.start >= below and value.start < value.end:
            return [
                _Edit(place.sign, place.sign, behind),
                _Edit(below, after, self._laid(rest, place.column)),
            ]
        broken = "" if not rest or self._text[:after].endswith("\n") else self._new_line
        return [
            _Edit(place.sign, max(end, place.sign), behind),
            _Edit(after, after, broken + self._laid(rest, place.column)),
        ]

    # --------------------------------------------------------------- where it stands in the text

    def _key(self, key: Node, value: Node) -> tuple[int, int, Node]:
        colon = sign_after(self._text, key.end)
        if not isinstance(key, Scalar) or self._text[colon : colon + 1] != ":":
            raise _Irregular
        return key.start, colon + 1, value

    def _dashes(self, node: Listed) -> Iterator[tuple[int, int, Node]]:
        dash = node.start
        if self._text[dash] == "&":
            dash = sign_after(self._text, dash + len(self._text[dash:].split(maxsplit=1)[0]))
        for part in node.parts:
            if self._text[dash : dash + 1] != "-":
                raise _Irregular
            yield dash, dash + 1, part
            dash = sign_after(self._text, max(self._end_of(part), dash + 1))

    def _places(self, found: Sequence[tuple[int, int, Node]]) -> list[_Entry]:
        places: list[_Entry] = []
        column = found[0][0] - self._line_of(found[0][0])
        for head, sign, value in found:
            line = self._line_of(head)
            before = self._text[line:head]
            if len(before) != column or (before.strip(" ") and (places or not _DASHES(before))):
                raise _Irregular
            begin = head if before.strip(" ") else self._comments_above(line, places)
            end = self._comments_below(self._line_after(max(self._end_of(value), sign)), column)
            places.append(_Entry(head, sign, begin, end, column, value))
        return places

    def _comments_above(self, line: int, places: list[_Entry]) -> int:
        first = places[-1].end if places else 0
        while line > first:
            above = self._line_of(line - 1)
            if not self._text[above:line].lstrip().startswith("#"):
                break
            line = above
        return line

    def _comments_below(self, line: int, column: int) -> int:
        """The end of the comments from a line on that stand further to the right."""
        further = rf"(?:(?:[^\S\n]*\n)*+[^\S\n]{{{column + 1},}}#[^\n]*(?:\n|\Z))*+"
        found = pattern(further).match(self._text, line)
        return found.end() if found else line

    def _end_of(self, node: Node) -> int:
        """Where a value ends: a block ends with what it holds, without the lines after it."""
        while isinstance(node, Mapped | Listed) and not node.in_flow:
            node = node.parts[-1]
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            written = self._text[node.start : node.end]
            is_kept = "+" in written.split("\n", 1)[0]
            return node.start + len(written if is_kept else written.rstrip()) - is_kept
        return node.end

    def _is_headed(self, node: Scalar) -> bool:
        """Whether it is a block, or a comment stands between its anchor and its text."""
        return node.style in ("|", ">") or bool(self._comments_in_head(node))

    def _comments_in_head(self, value: Node) -> list[str]:
        """The comments between the signs of a block, or its anchor, and the text itself."""
        if not isinstance(value, Scalar):
            return []
        return COMMENT.findall(self._text, value.start, head_of(self._text, value))

    def _line_of(self, position: int) -> int:
        return self._text.rfind("\n", 0, position) + 1

    def _line_after(self, position: int) -> int:
        return self._text.find("\n", position) + 1 or len(self._text)

    # ----------------------------------------------------------------------------- put together

    def _piece(self, place: _Entry, edits: list[_Edit]) -> str:
        text = _edited(self._text, place.begin, place.end, edits)
        text = text if text.endswith("\n") else text + self._new_line
        return text if self._is_at_line(place) else " " * place.column + text

    def _laid(self, block: Sequence[str], column: int) -> str:
        return "".join(line + self._new_line for line in indented(block, column))

    def _is_at_line(self, place: _Entry) -> bool:
        return place.begin == self._line_of(place.begin)

    def _assembled(
        self, places: Sequence[_Entry], pieces: Sequence[tuple[_Entry | None, str]]
    ) -> list[_Edit]:
        """The pieces in the place of the entries; a comment that belongs to none stays."""
        # What lies between two entries goes with the second, wherever that goes; where that is left
        # out, its comments wait for the next one that stays.
        kept = {place for place, _ in pieces}
        loose, carried = dict[_Entry | None, str](), ""
        for before, place in pairwise(places):
            between = self._text[before.end : place.begin]
            if place in kept:
                loose[place], carried = carried + between, ""
            elif "#" in between:
                carried += between
        text = "".join(loose.get(place, "") + piece for place, piece in pieces) + carried
        if not self._is_at_line(places[0]):
            text = text.removeprefix(" " * places[0].column)
        return [_Edit(places[0].begin, places[-1].end, text)]


def _with_new(kept: list[str], wanted: list[str]) -> list[str]:
    """The keys that stay as they stand, with the others where the format has them."""
    behind: dict[str | None, list[str]] = {None: [], **{name: [] for name in kept}}
    last = None
    for name in wanted:
        if name in behind:
            last = name
        else:
            behind[last].append(name)
    return [*behind[None], *(one for name in kept for one in (name, *behind[name]))]


def _name(key: Node) -> str:
    return key.text if isinstance(key, Scalar) else ""


def _repeating(node: Node) -> Iterator[Node]:
    """The aliases in a node, and all nodes that hold one."""
    parts = node.parts if isinstance(node, Listed | Mapped) else ()
    held = [one for part in parts for one in _repeating(part)]
    if held or isinstance(node, Alias):
        yield from (*held, node)
