"""What the rules say: all of it is said somewhere, whole, and tells what to do."""

from collections.abc import Callable, Iterator
from re import findall, fullmatch, split

import pytest
from attrs import evolve

from okomodel import lifecycle
from okomodel.errors import LifecycleError
from okomodel.findings import Finding, Message
from okomodel.model import Dossier
from okomodel.reference.rule import rules
from okomodel.wording import Language
from tests.conformance.test_conformance import LOADING, report
from tests.rules.judging import cycle, done, dossier, skipped

BEGUN = dossier(cycles=[cycle(1, "2023-10-02", milestones=done(survey="2023-11-24"))])
PASSED = evolve(BEGUN, cycles=[cycle(milestones=skipped("survey"))])
FURTHER = dossier(
    cycles=[cycle(milestones=done(survey="2023-11-24", dialogue_session="2024-01-10"))]
)
ODD = dossier(cycles=[cycle(template="ijsland")])

Step = Callable[[], Dossier]
REFUSED: dict[tuple[str, str], Step] = {
    ("CYC01", "refused"): lambda: lifecycle.complete(BEGUN, "feedback", on="2024-03-12"),
    ("CYC01", "too-late"): lambda: lifecycle.complete(FURTHER, "survey-report", on="2024-03-12"),
    ("CYC02", "refused"): lambda: lifecycle.complete(PASSED, "plan", on="2023-06-01", cycle=1),
    ("CYC04", "refused"): lambda: lifecycle.next_cycle(BEGUN, on="2024-01-01"),
    ("CYC06", "done"): lambda: lifecycle.complete(BEGUN, "survey", on="2024-03-12"),
    ("CYC06", "skipped"): lambda: lifecycle.complete(PASSED, "survey", on="2024-03-12"),
    ("CYC09", "none"): lambda: lifecycle.complete(dossier(), "survey", on="2024-03-12"),
    ("CYC09", "refused"): lambda: lifecycle.complete(ODD, "survey", on="2024-03-12"),
}
"""What the lifecycle says in the words of a rule, where it refuses a step."""

MESSAGES = [(code, key) for code, rule in rules.items() for key in rule.messages]
SAID = [one for name in LOADING for one in (*report(name), *report(name).waived)]

LANGUAGES = pytest.mark.parametrize("lang", ["en", "nl"])
every_message = pytest.mark.parametrize(("code", "key"), MESSAGES)

VERBS: dict[Language, str] = {
    "en": "Add Agree Check Choose Complete Correct Divide Find Give Hold Keep Leave Look Make Mark "
    "Mind Mix Name Number Open Plan Put Record Renew Report Set Split Start Take Use Write",
    "nl": "Bepaal Bewaar Controleer Ga Geef Gebruik Haal Houd Kies Kijk Laat Leg Maak Markeer Noem "
    "Open Plan Rapporteer Rond Schrijf Splits Spreek Verbeter Verdeel Vergelijk Verleng Voeg Vul "
    "Wissel Zet Zoek",
}
"""What a hint tells to do."""


def refusals(step: Step) -> tuple[Finding, ...]:
    with pytest.raises(LifecycleError) as caught:
        step()
    return tuple(caught.value.findings)


def placeholders(text: str) -> set[str]:
    return set(findall(r"\{(\w+)\}", text))


def says(finding: Finding, wording: Message) -> bool:
    """Whether a finding is said by this wording, in both languages."""
    texts = (wording.message.en, wording.hint.en, wording.message.nl, wording.hint.nl)
    if not placeholders("".join(texts)) <= finding.params.keys():
        return False
    parts = (wording.message, wording.hint)
    return all(
        tuple(part.text(lang, **finding.params) for part in parts) == finding.parts(lang)
        for lang in ("en", "nl")
    )


def every_finding() -> Iterator[Finding]:
    yield from SAID
    for step in REFUSED.values():
        yield from refusals(step)


@every_message
def test_every_message_is_said_by_a_sample_or_by_the_lifecycle(code: str, key: str) -> None:
    refused = REFUSED.get((code, key))
    said = refusals(refused) if refused else [one for one in SAID if one.code == code]
    assert any(says(one, rules[code].messages[key]) for one in said)


def test_the_lifecycle_says_nothing_that_is_not_there() -> None:
    assert REFUSED.keys() <= {*MESSAGES}


@every_message
def test_a_message_tells_the_same_in_both_languages(code: str, key: str) -> None:
    wording = rules[code].messages[key]
    in_english = placeholders(wording.message.en + wording.hint.en)
    assert placeholders(wording.message.nl + wording.hint.nl) == in_english
    assert wording.message.en != wording.message.nl
    assert wording.hint.en != wording.hint.nl


@every_message
@LANGUAGES
def test_a_hint_tells_what_to_do(code: str, key: str, lang: Language) -> None:
    """Or asks whether something else was meant."""
    hint = rules[code].messages[key].hint.text(lang)
    verbs = {verb.lower() for verb in VERBS[lang].split()}
    firsts = {part.split()[0].lower() for part in split(r"[:;] ", hint)}
    assert verbs & firsts or fullmatch(r"(Did you mean|Bedoelde u) \{\w+\}\?", hint)


@LANGUAGES
def test_what_is_said_is_whole_sentences(lang: Language) -> None:
    for finding in every_finding():
        for part in finding.parts(lang):
            assert fullmatch(r"\S.*[.?]", part), part
            assert not findall(r"\{\w*\}|[.,:;?!]{2}|  | [.,:;?]", part), part
            assert not findall(r"None|Wording|Milestone\.|datetime|<|>|\(\)", part), part


@LANGUAGES
def test_a_hint_begins_with_a_capital(lang: Language) -> None:
    for finding in every_finding():
        assert finding.parts(lang)[1][0].isupper()


def test_figures_are_said_with_a_comma_in_dutch() -> None:
    [low] = [one for one in report("invalid/MON03-below-80-percent") if one.code == "MON03"]
    assert "(79.8 percent); at least 80 percent" in low.message
    assert "(79,8 procent); ten minste 80 procent" in low.message_nl


def test_periods_are_said_in_words() -> None:
    [odd] = report("invalid/MON07-in-spring")
    assert (
        odd.message == "the fieldwork (12 January 2026 to 6 February 2026) lies outside the season."
    )
    assert odd.message_nl.startswith(
        "het veldwerk (12 januari 2026 t/m 6 februari 2026) valt buiten"
    )
