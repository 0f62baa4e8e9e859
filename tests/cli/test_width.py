"""How wide the command writes on a terminal: no line is longer, and no word is broken for that."""

import pytest

from tests.cli.ran import EXAMPLES, ON, VOORBEELDAM, Command

EIGHT = EXAMPLES / "eight-verdicts.json"
PUPILS = EXAMPLES / "survey" / "pupils.csv"
ASKED = {
    "progress": ("progress", EIGHT, *ON),
    "progress of Voorbeeldam": ("progress", VOORBEELDAM, *ON),
    "publish": ("publish", VOORBEELDAM, "--out", "-", "--attack"),
    "measure": ("measure", PUPILS, "--round", "gmj-2023", "--municipality", "9001"),
    "show": ("show", VOORBEELDAM, *ON),
    "show the verdicts": ("show", EIGHT, *ON),
    "show the network": ("show", EXAMPLES / "oko-network.json", *ON),
}


def words(told: str) -> set[str]:
    return {word.rstrip(":") for word in told.split() if word.strip("=")}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("name", [*ASKED])
def test_no_word_is_broken(
    okomodel: Command, monkeypatch: pytest.MonkeyPatch, name: str, columns: int, lang: str
) -> None:
    monkeypatch.setattr("okomodel.cli.output._is_terminal", lambda _stream: True)
    monkeypatch.setenv("NO_COLOR", "1")

    def told(width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr("okomodel.cli.output.WIDTH", width)
        ran = okomodel(*ASKED[name], "--lang", lang)
        assert ran.code == 0
        return ran.err if name == "publish" else ran.out + ran.err

    narrow = told(columns)
    assert words(narrow) == words(told(5000))
    longest = max(map(len, words(narrow)))
    assert max(map(len, narrow.splitlines())) <= max(columns, longest)
