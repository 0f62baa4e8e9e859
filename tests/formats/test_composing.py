"""Two parsers read YAML, libyaml first: what both take is the same, and follows YAML 1.2."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okomodel.errors import DocumentError
from okomodel.formats import Limits
from okomodel.formats.yaml.built import plain_in
from okomodel.formats.yaml.composing import quickly, slowly
from okomodel.formats.yaml.mistakes import unreadable_sign
from okomodel.formats.yaml.nodes import Alias, Node, Scalar

LIMITS = Limits()
PIECES = (
    *("a", "-", "?", ":", "#", "[", "]", "{", "}", ",", "'", '"', "|", ">", "&x", "*x", "!", "%"),
    *(" ", "  ", "\n", "\n ", "\n  ", "\n    ", "\r", "\r\n", "\t", "\t\n", " \t", "\n\t"),
    *("b: ", "- ", "? ", ": ", "# c", " # c", "\t# c", "\n# c\n", ", ]", ": {", "[a: b]", "{a}"),
    *("|\n", "|-\n  ", "|2\n", "|+\n  a\n\n", "|#", "|\t# c\n", ">\n", ">-\n  a\n  b\n", "\n  \n"),
    *("&x ", "*x ", "&x:", "*x?", "<<", "~", "1", "1e999", "@", "`", "=", "a:b", "a#b", "a?b"),
    *("---\n", "--- ", "...\n", "%YAML 1.2\n---\n", "!!str ", "!x ", "é", "😀", "\u00a0", "\ufffd"),
    *("\\", "\\n", "\\/", "\\x41", "\\u00e9", "\\ud83d\\ude00", "\\U0001F600", "\\N", "\\\n"),
    *("''", "'a\n  b'", '"a\n\n  b"', '"a\\\n  b"', "a\n b", "k: v", "- a\n- b\n", "a" * 1030),
)
WELL_WRITTEN = (
    "k: v # c\nl: [a, b]\nn: |\n  a\n  b\no: {a: 1, b: 'c'}\nl:\n  - k: v\n    m: \"n\"\n  - x\n",
    "a: &x\n  - 1\n  - 2\nb: *x\nc: >-\n  d\n  e\n\nf: 'g'\n? h\n: i\n",
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Pieces of YAML in a row, or put into a text that was well written."""
    text = draw(st.sampled_from(("", "k: ", "- ", *WELL_WRITTEN)))
    for piece in draw(st.lists(st.sampled_from(PIECES), max_size=10)):
        at = len(text) if text not in WELL_WRITTEN else draw(st.integers(0, len(text)))
        text = text[:at] + piece + text[at:]
    return text


def told(node: Node) -> Any:
    """All that a node and those in it say, and where they stand."""
    known = type(node).__name__, node.start, node.end, node.tag
    match node:
        case Scalar():
            return (*known, node.text, node.style)
        case Alias():
            return (*known, node.target.start)
        case _:
            parts: list[Node] = getattr(node, "parts", [])
            return (*known, getattr(node, "in_flow", None), [told(part) for part in parts])


@given(texts())
@example("a: b\n? ? c\n: ")
@example("a: &x:y\n  - 1\n")
@example("a: b\n...\n...\n")
@example("a: |\n  \n    b\n")
@example("a: '😀' # c\nb: x\n")
def test_what_libyaml_takes_is_what_the_parser_in_python_makes_of_it(text: str) -> None:
    if unreadable_sign(text) or (found := quickly(text, LIMITS)) is None:
        return
    assert told(found.root) == told(slowly(text, LIMITS).root)


@pytest.mark.parametrize("text", WELL_WRITTEN)
def test_what_is_well_written_is_taken_by_libyaml(text: str) -> None:
    assert quickly(text, LIMITS) is not None


# ------------------------------------------------------------------- YAML 1.2, whatever reads it

ALLOWED: tuple[tuple[str, Any], ...] = (
    ("a: b\t# c", {"a": "b"}),
    ("a:\tb\t", {"a": "b"}),
    ("a: 'b'\t# c", {"a": "b"}),
    ("a\t: b", {"a": "b"}),
    ("'a'\t:\t\"b\"", {"a": "b"}),
    ("-\tb\n-\t'c'\t# d", ["b", "c"]),
    ("?\ta\n:\tb", {"a": "b"}),
    ("a: [b,\tc\t]\t# d", {"a": ["b", "c"]}),
    ("a: {b:\tc}", {"a": {"b": "c"}}),
    ("a: &x\tb\nc:\t*x\t# d", {"a": "b", "c": "b"}),
    ("---\t# c\na: b\n...\t# d\n", {"a": "b"}),
    ("a:\t# c\n  b: c", {"a": {"b": "c"}}),
    ("a: b\n\t# c\n \t\n\t\nd: e", {"a": "b", "d": "e"}),
    ("a: b\tc", {"a": "b\tc"}),
    ("a: b\n  \tc", {"a": "b c"}),
    ("a: b\n \t\n  c", {"a": "b\nc"}),
    ("a: |\t# c\n  x\ty\n  \tz\n", {"a": "x\ty\n\tz\n"}),
    ("a: >2-\t# c\n    x\nb: |+\t\n  x\n\n", {"a": "  x", "b": "x\n\n"}),
    ("a: |\n \n   b\n", {"a": "\nb\n"}),
    ("a: >-\n  \n\n    b\n    c\n", {"a": "\n\nb c"}),
)
REFUSED = (
    *("\ta: b", "a:\n\tb: c", "a:\n  \tb: c", "a: b\n\tc", "a: |\n\tb"),
    *("-\t- a", "-\ta: b", "- \ta: b", "?\ta\n:\t- b", "a: b\t: c", "a: |\n    \n  b\n"),
)


@pytest.mark.parametrize(("text", "meant"), ALLOWED)
def test_what_yaml_1_2_allows_is_read_by_both_or_by_the_one_in_python(
    text: str, meant: Any
) -> None:
    assert plain_in(slowly(text, LIMITS).root) == meant
    found = quickly(text, LIMITS)
    assert found is None or plain_in(found.root) == meant


@pytest.mark.parametrize("text", REFUSED)
def test_a_tab_is_no_indentation_and_a_block_does_not_begin_further_in(text: str) -> None:
    assert quickly(text, LIMITS) is None
    with pytest.raises(DocumentError):
        slowly(text, LIMITS)


def test_without_libyaml_the_same_is_read() -> None:
    code = (
        "import sys; sys.modules['_ruamel_yaml'] = None\nimport okomodel\n"
        "d = okomodel.load('examples/voorbeeldam.json')\n"
        "print(okomodel.loads(okomodel.dumps(d, form='yaml'), form='yaml') == d)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"
