"""Each rule has a sample document that passes and one that fails, for any implementation to use."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import findall, fullmatch
from typing import Any

import pytest

from okomodel.findings import Finding
from okomodel.formats import dumps, load
from okomodel.model import Dossier, Programme
from okomodel.reference.municipality import municipalities
from okomodel.rules import built, check
from okomodel.wording import Language

SAMPLES = Path(__file__).parent / "samples"
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
NAMES = sorted(path.stem for path in SAMPLES.glob("*.json") if path.stem != "expected")
FAILING = [name for name in NAMES if name[5:].startswith("-fail")]

every_sample = pytest.mark.parametrize("name", NAMES)


@cache
def document(name: str) -> Dossier | Programme:
    return load(SAMPLES / f"{name}.json")


@cache
def findings(name: str) -> tuple[Finding, ...]:
    """What the sample's own rule finds in it."""
    expected = EXPECTED[name]
    profile = expected.get("profile", "oko-nl")
    return check(document(name), on=expected["on"], profile=profile, select=[name[:5]]).findings


def test_every_sample_says_what_is_expected_of_it() -> None:
    assert sorted(EXPECTED) == NAMES


@pytest.mark.parametrize("verdict", ["pass", "fail"])
def test_every_built_rule_has_a_sample_that_passes_and_one_that_fails(verdict: str) -> None:
    sampled = {name[:5] for name in NAMES if name[5:].startswith(f"-{verdict}")}
    assert sampled == {rule.code for rule in built()}


@every_sample
def test_a_sample_is_named_for_its_rule_and_what_it_shows(name: str) -> None:
    assert fullmatch(r"[A-Z]{3}[0-9]{2}-(pass|fail)(-[a-z]+)*", name)


@every_sample
def test_a_sample_has_the_expected_findings_of_its_rule_and_no_others(name: str) -> None:
    got = [{"code": one.code, "path": one.path} for one in findings(name)]
    assert got == EXPECTED[name]["findings"]


@every_sample
def test_what_fails_has_findings_and_what_passes_has_none(name: str) -> None:
    assert bool(EXPECTED[name]["findings"]) is (name in FAILING)


@every_sample
def test_a_sample_is_canonical(name: str) -> None:
    assert dumps(document(name)).encode() == (SAMPLES / f"{name}.json").read_bytes()


@every_sample
def test_a_sample_says_that_it_is_made_up(name: str) -> None:
    """Only a municipality without a life of its own stands there as if it were real."""
    loaded = document(name)
    dossiers = loaded.dossiers if isinstance(loaded, Programme) else (loaded,)
    for one in dossiers:
        is_bare = not (one.participation or one.rounds or one.cycles)
        assert one.fictitious or is_bare
        assert not any(member.name for member in one.core_team.members)
        assert not any(code in municipalities for code in one.municipalities) or (
            is_bare or "Oefendossier" in (one.notes or "")
        )


def messages() -> Iterator[tuple[str, str]]:
    for rule in built():
        for key in rule.messages:
            yield rule.code, key


@pytest.mark.parametrize(("code", "key"), list(messages()))
def test_every_message_of_a_built_rule_is_said_by_a_sample(code: str, key: str) -> None:
    wording = next(rule for rule in built() if rule.code == code).messages[key]
    said = [one for name in FAILING if name[:5] == code for one in findings(name)]
    assert any(
        wording.message.text(**one.params) == one.message
        and wording.hint.text(**one.params) == one.hint
        for one in said
        if placeholders(wording.message.en + wording.hint.en) <= one.params.keys()
    )


def placeholders(text: str) -> set[str]:
    return set(findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("name", FAILING)
@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_finding_reads_as_sentences(name: str, lang: Language) -> None:
    for one in findings(name):
        for part in one.parts(lang):
            assert fullmatch(r"\S.*[.?]", part)
            assert not findall(r"\{\w*\}|[.,:;?!]{2}|  | [.,:;?]", part), part
            assert not findall(r"None|Wording|Milestone\.|datetime|<|>|\(\)", part), part
