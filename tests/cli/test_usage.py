"""Wrong usage, help, and the language of both."""

from collections.abc import Iterable
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from typing import get_args

import pytest

from okomodel.cli.arguments import guarded, language_asked, value_of
from okomodel.cli.help import taken
from okomodel.wording import Language, language_of
from tests.cli.ran import EN, NL, ON, SOME, VOORBEELDAM, Command

COMMANDS = (
    "check, show, next, progress, publish, chart, calendar, letter, export, collect, "
    "convert, new, measure, figures, swing, workbook, schema, rules, explain, find, board"
)
LANGUAGES: tuple[Language, ...] = ("en", "nl")
OPTIONS = "--on, --profile, --select, --ignore, --format, --html, --force, --lang"
WRONG = {
    ("check",): ("FILE is missing", "BESTAND ontbreekt"),
    ("show",): ("FILE is missing", "BESTAND ontbreekt"),
    ("chart",): ("FILE is missing", "BESTAND ontbreekt"),
    ("convert",): ("IN is missing", "IN ontbreekt"),
    ("convert", "x.json"): ("OUT is missing", "UIT ontbreekt"),
    ("new",): ("FILE is missing", "BESTAND ontbreekt"),
    ("new", "x.yaml", "--start", "5"): (
        '--start expects a date (YYYY-MM-DD) in 1900 to 2199, not "5"',
        '--start verwacht een datum (JJJJ-MM-DD) van 1900 tot en met 2199, niet "5"',
    ),
    ("explain",): ("CODE is missing", "CODE ontbreekt"),
    ("board",): ("FOLDER is missing", "MAP ontbreekt"),
    ("chek", "x"): (
        'there is no command "chek"; did you mean check?',
        'opdracht "chek" bestaat niet; bedoelde u check?',
    ),
    ("xyz",): (
        f'there is no command "xyz"; known: {COMMANDS}',
        f'opdracht "xyz" bestaat niet; bekend: {COMMANDS}',
    ),
    ("check", "x", "--selct=COH"): (
        'there is no option "--selct" here; did you mean --select?',
        'optie "--selct" bestaat hier niet; bedoelde u --select?',
    ),
    ("check", "x", "-q"): (
        f'there is no option "-q" here; known: {OPTIONS}',
        f'optie "-q" bestaat hier niet; bekend: {OPTIONS}',
    ),
    ("check", "x", "--on"): ("--on needs a value", "--on heeft een waarde nodig"),
    ("check", "x", "--on", "2026-02-30"): (
        '--on expects a date (YYYY-MM-DD) in 1900 to 2199, not "2026-02-30"',
        '--on verwacht een datum (JJJJ-MM-DD) van 1900 tot en met 2199, niet "2026-02-30"',
    ),
    ("check", "x", "--on", "-"): (
        '--on expects a date (YYYY-MM-DD) in 1900 to 2199, not "-"',
        '--on verwacht een datum (JJJJ-MM-DD) van 1900 tot en met 2199, niet "-"',
    ),
    ("show", "x", "--on", "9999-01-01"): (
        '--on expects a date (YYYY-MM-DD) in 1900 to 2199, not "9999-01-01"',
        '--on verwacht een datum (JJJJ-MM-DD) van 1900 tot en met 2199, niet "9999-01-01"',
    ),
    ("check", "x", *ON, *ON): ("--on is given more than once", "--on is meer dan één keer gegeven"),
    ("check", "x", "--profile", "oko"): (
        'there is no profile "oko"; did you mean oko-nl?',
        'profiel "oko" bestaat niet; bedoelde u oko-nl?',
    ),
    ("check", "x", "--select", "CHO"): (
        'there is no rule "CHO"; did you mean COH?',
        'regel "CHO" bestaat niet; bedoelde u COH?',
    ),
    ("check", "x", "--ignore", "COH02,COH99"): (
        'there is no rule "COH99"; did you mean COH?',
        'regel "COH99" bestaat niet; bedoelde u COH?',
    ),
    ("check", "x", "--format", "jsn"): (
        'there is no format "jsn"; did you mean json?',
        'formaat "jsn" bestaat niet; bedoelde u json?',
    ),
    ("show", "x", "y", "z"): ('"z" is one argument too many', '"z" is een argument te veel'),
    ("rules", "x"): ('"x" is one argument too many', '"x" is een argument te veel'),
    ("--on", "x"): (
        f'there is no command "--on"; known: {COMMANDS}',
        f'opdracht "--on" bestaat niet; bekend: {COMMANDS}',
    ),
}


@pytest.mark.parametrize("tokens", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_one_line_and_ends_with_2(
    okomodel: Command, tokens: tuple[str, ...]
) -> None:
    english, dutch = WRONG[tokens]
    ran = okomodel(*EN, *tokens)
    assert (ran.code, ran.out, ran.err) == (2, "", f"okomodel: {english}\n")
    ran = okomodel(*NL, *tokens)
    assert (ran.code, ran.out, ran.err) == (2, "", f"okomodel: {dutch}\n")


@pytest.mark.parametrize("tokens", WRONG, ids=" ".join)
def test_wrong_usage_is_json_too_where_json_is_asked_for(
    okomodel: Command, tokens: tuple[str, ...]
) -> None:
    if "--format" in tokens:
        tokens = (*tokens, "--format", "json")
    ran = okomodel(tokens[0], "--format=json", *tokens[1:])
    assert ran.code == 2
    assert (ran.json["ok"], ran.json["files"]) == (False, [])
    assert list(ran.json) == ["on", "profile", "ok", "files"]
    assert len(ran.err.splitlines()) == 1


def test_wrong_usage_as_json_tells_the_day_and_profile_as_far_as_they_are_understood(
    okomodel: Command,
) -> None:
    ran = okomodel("check", *ON, "--profile", "oko", "--format", "json")
    assert (ran.json["on"], ran.json["profile"]) == ("2026-11-21", "oko")
    assert len(okomodel("check", "--on", "x", "--format", "json").json["on"]) == 10


def test_a_language_that_does_not_exist(okomodel: Command) -> None:
    ran = okomodel("check", VOORBEELDAM, "--lang", "fr")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'okomodel: there is no language "fr"; known: nl, en\n'


def test_what_is_asked_for_can_do_no_harm(okomodel: Command) -> None:
    ran = okomodel("check", "x", "--profile", "\x1b[31m\nkwaad")
    assert ran.err.startswith('okomodel: there is no profile "<U+001B>[31m kwaad"')
    assert len(ran.err.splitlines()) == 1


# ----------------------------------------------------------------------------------------- help


@pytest.mark.parametrize("tokens", [(), ("--help",), ("-h",)], ids=str)
def test_without_a_command_it_helps(okomodel: Command, tokens: tuple[str, ...]) -> None:
    ran = okomodel(*tokens)
    assert (ran.code, ran.err) == (0, "")
    for said in ("Usage: okomodel COMMAND", "check", "show", "schema", "rules", "explain"):
        assert said in ran.out
    dutch = okomodel(*NL, *tokens)
    assert "Gebruik: okomodel OPDRACHT" in dutch.out


@pytest.mark.parametrize("command", COMMANDS.split(", "))
def test_each_command_helps_in_both_languages(okomodel: Command, command: str) -> None:
    english, dutch = okomodel(command, "--help", *EN), okomodel(command, "--help", *NL)
    assert (english.code, dutch.code) == (0, 0)
    assert f"Usage: okomodel {command} " in english.out
    assert f"Gebruik: okomodel {command} " in dutch.out
    assert "--lang nl|en" in english.out
    assert max(map(len, (english.out + dutch.out).splitlines())) <= 80


def named(one: Parameter) -> Iterable[str]:
    """The name of a parameter; of keywords that a typed dictionary names, those."""
    return (
        get_args(one.annotation)[0].__annotations__ if one.kind is one.VAR_KEYWORD else (one.name,)
    )


@pytest.mark.parametrize("command", COMMANDS.split(", "))
def test_a_command_takes_what_its_table_says_in_both_languages(command: str) -> None:
    english, dutch = ([*taken(command, lang)] for lang in LANGUAGES)
    does = signature(import_module(f"okomodel.cli.{command}").run).parameters
    assert {one.name for one in english} == {name for one in does.values() for name in named(one)}
    for one, other in zip(english, dutch, strict=True):
        assert (one.name, one.option, bool(one.called)) == (
            other.name,
            other.option,
            bool(other.called),
        )
        assert one.about
        assert one.about != other.about


def test_of_a_day_that_is_written_otherwise_it_is_told_how(okomodel: Command) -> None:
    ran = okomodel("check", "x", "--on", "21-11-2026", *NL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith('niet "21-11-2026"; bedoelde u 2026-11-21?\n')


def test_the_version_is_told(okomodel: Command) -> None:
    ran = okomodel("--version")
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 1


# ------------------------------------------------------------------------------------- language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl"}, "nl"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "nl.UTF-8"}, "nl"),
        ({"LANG": "nlx"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "nl_NL"}, "nl"),
        ({"LANG": "nl_NL", "LC_MESSAGES": "de_DE"}, "en"),
        ({"LANG": "nl_NL", "LC_MESSAGES": "nl_NL", "LC_ALL": "C"}, "en"),
        ({"LANG": "nl_NL", "LC_MESSAGES": "", "LC_ALL": ""}, "nl"),
        ({"LANGUAGE": "nl", "LANG": "en_US.UTF-8"}, "nl"),
        ({"LANGUAGE": "nl_NL:en", "LANG": "en_US.UTF-8"}, "nl"),
        ({"LANGUAGE": "en:nl", "LANG": "nl_NL.UTF-8"}, "en"),
        ({"LANGUAGE": "de:nl", "LANG": "de_DE.UTF-8"}, "nl"),
        ({"LANGUAGE": "de", "LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANGUAGE": "nl"}, "nl"),
        ({"LANGUAGE": "nl", "LC_ALL": "C"}, "en"),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


@pytest.mark.parametrize(
    ("system", "language"),
    [("nl_NL", "nl"), ("Dutch_Netherlands", "nl"), ("English_United States", "en"), (None, "en")],
)
def test_where_no_variable_says_it_the_language_is_that_of_the_system(
    system: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("okomodel.wording.getlocale", lambda: (system, "1252"))
    assert language_of({}) == language_asked([], {}) == language
    assert language_of({"LANG": "en_US.UTF-8"}) == "en"


def test_a_locale_that_python_does_not_know_is_not_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> None:
        raise ValueError

    monkeypatch.setattr("okomodel.wording.getlocale", unknown)
    assert language_of({}) == "en"


def test_the_option_goes_before_the_locale(
    okomodel: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert "Geen bevindingen" in okomodel("check", VOORBEELDAM, *ON, *SOME).out
    assert "No findings" in okomodel("check", VOORBEELDAM, *ON, *SOME, *EN).out
    assert "No findings" in okomodel(*EN, "check", VOORBEELDAM, *ON, *SOME).out
    assert "No findings" in okomodel("--lang=en", "check", VOORBEELDAM, *ON, *SOME).out


def test_a_language_after_the_end_of_options_is_a_file() -> None:
    assert language_asked(["check", "--", "--lang", "nl"], {}) == "en"
    assert value_of("--lang", ["check", "--lang"]) is None


def test_the_command_may_follow_its_language() -> None:
    assert guarded(["--lang", "nl", "check", "x"]) == ["check", "--lang", "nl", "x"]
    assert guarded(["--lang=nl", "check", "x"]) == ["check", "--lang=nl", "x"]
    assert guarded(["--lang", "nl"]) == []


def test_a_file_may_begin_with_a_hyphen_after_the_end_of_options(
    okomodel: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "-x.json").write_bytes(VOORBEELDAM.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert okomodel("check", *ON, *SOME, "--", "-x.json").code == 0
