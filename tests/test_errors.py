"""What okomodel raises says what is wrong, where, and what was expected."""

from collections.abc import Callable
from copy import copy
from json import dumps as json_dumps
from pickle import dumps, loads

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import okomodel
from okomodel.errors import (
    DocumentError,
    InvalidType,
    InvalidValue,
    LifecycleError,
    MissingExtra,
    MissingPackage,
    OkomodelError,
    ProfileError,
    SaveError,
    UnknownName,
    nearest,
)
from okomodel.findings import Finding, Level, Report, Severity
from okomodel.formats import loads as okomodel_loads
from okomodel.formats.form import FormName
from okomodel.insight.difference import Change
from okomodel.insight.stale import StaleDocument
from okomodel.reference.municipality import AmbiguousName, municipalities
from okomodel.reference.profile import profiles
from okomodel.reference.rule import problems, rules
from okomodel.reference.template import templates
from okomodel.survey.recording import FiguresDiffer
from okomodel.survey.refusal import Refusal, SurveyError
from okomodel.wording import Wording

DOSSIER = okomodel.Dossier(id="x", name="X", municipalities=["GM0302"])
SOMETHING = Wording("a slug", "een slug")


def finding(path: str, message: str = "is wrong.") -> Finding:
    return Finding(
        "DOC05", "value-not-allowed", Severity.ERROR, Level.LIBRARY, path, message, "Mend."
    )


ONE = DocumentError(Report([finding("dossier.id")]))
ERRORS = (
    ONE,
    InvalidValue(SOMETHING, "A", "Dossier.id"),
    InvalidType(SOMETHING, 1),
    UnknownName("dossier", "nunspet", ["nunspeet"]),
    AmbiguousName("Bergen", [municipalities["GM0373"], municipalities["GM0893"]]),
    MissingExtra("yaml", Wording("reading YAML", "YAML lezen")),
    MissingPackage("polars", Wording("a polars frame", "een polars-frame")),
    FiguresDiffer("oko-2025", [okomodel.Measurement(indicator="SOROK3A3", base=30, count=12)]),
    SurveyError([Refusal("KLAS", Wording("it is not there", "die is er niet"))]),
    SaveError(5, "x.json", Wording("it is {kind}", "het is {kind}"), replaced=True, kind=SOMETHING),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_error_is_an_okomodel_error(error: Exception) -> None:
    assert isinstance(error, OkomodelError)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_can_be_copied_and_sent_to_another_process(error: Exception) -> None:
    for again in (copy(error), loads(dumps(error))):
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_says_itself_in_both_languages(error: OkomodelError) -> None:
    assert error.text() == error.text("en") == str(error)
    assert error.text("nl") != str(error)
    with pytest.raises(ValueError, match="language expects 'nl' or 'en', not 'de'"):
        error.text("de")  # type: ignore[arg-type] # there is no third language


def test_errors_in_dutch() -> None:
    assert InvalidValue(SOMETHING, "A", "Dossier.id").text("nl") == (
        "Dossier.id verwacht een slug, niet 'A'"
    )
    assert InvalidType(SOMETHING, 1).text("nl") == "verwacht werd een slug, niet 1"
    assert UnknownName("dossier", "nunspet", ["nunspeet"]).text("nl") == (
        "geen dossier 'nunspet'; bedoelde u 'nunspeet'?"
    )
    assert UnknownName("dossier", "x").text("nl") == "geen dossier 'x'"
    assert ONE.text("nl").startswith("het document heeft 1 probleem\n  dossier.id: ")
    both = LifecycleError([finding("a"), finding("b", "is odd.")])
    assert both.text("nl") == "is wrong. Mend. [DOC05]\nis odd. Mend. [DOC05]"
    many = DocumentError(Report([finding("dossier.id")] * 22)).text("nl").splitlines()
    assert (many[0], many[-1]) == ("het document heeft 22 problemen", "  ... en nog 2")


def test_an_error_without_words_of_its_own_says_what_it_was_given() -> None:
    assert (OkomodelError("kapot").text("nl"), str(OkomodelError("kapot"))) == ("kapot", "kapot")
    assert ProfileError("eigen.toml", "no such rule").text("nl") == "eigen.toml: no such rule"


STEERING = "a\x1b[31m\x9b31m\u202eb\x00\ud800"
CHANGED = Change("notes", STEERING, {STEERING: 1})
SHOWING = (
    InvalidValue(SOMETHING, STEERING, "Dossier.id"),
    UnknownName("dossier", STEERING, [STEERING + "c"]),
    UnknownName("dossier", "x", near=[STEERING]),
    AmbiguousName(STEERING, [municipalities["GM0373"]]),
    ProfileError(STEERING, Wording("it is empty", "het is leeg")),
    SaveError(5, STEERING, Wording("it is {kind}", "het is {kind}"), kind=STEERING),
    StaleDocument(STEERING, SOMETHING, None, [CHANGED, attrs.evolve(CHANGED, path=STEERING)]),
    DocumentError(Report([problems["DOC02"].finding(STEERING, wrong=STEERING, known=(STEERING,))])),
    LifecycleError([problems["DOC02"].finding(STEERING, wrong=STEERING, known=[STEERING])]),
)


@pytest.mark.parametrize("error", SHOWING, ids=lambda error: type(error).__name__)
def test_what_steers_a_terminal_is_written_out_in_the_text_of_an_error(
    error: OkomodelError,
) -> None:
    for said in (str(error), error.text("en"), error.text("nl")):
        assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_what_steers_a_terminal_is_written_out_in_what_reading_says(form: FormName) -> None:
    steering = json_dumps(STEERING.rstrip("\ud800"))
    text = f'{{"okomodel":"1.0","dossier":{{"id":{steering},{steering}:{{{steering}:1}}}}}}'
    with pytest.raises(DocumentError) as caught:
        okomodel_loads(text, form=form)
    for one in caught.value.report:
        assert "".join((one.message, one.hint, *one.parts("nl"), one.where())).isprintable()
    assert r'"a\u001b[31m\u009b31m\u202eb\u0000"' in str(caught.value)
    assert str(caught.value).replace("\n", "").isprintable()


def test_the_parameters_of_a_message_stay_as_they_are() -> None:
    assert problems["DOC02"].finding("", wrong=STEERING, known=()).params["wrong"] == STEERING


def test_errors_are_the_errors_that_python_has_for_them() -> None:
    assert isinstance(ONE, ValueError)
    assert issubclass(InvalidValue, ValueError)
    assert issubclass(InvalidType, InvalidValue)
    assert issubclass(InvalidType, TypeError)
    assert issubclass(UnknownName, KeyError)
    assert issubclass(MissingExtra, ImportError)
    assert issubclass(MissingPackage, ImportError)


def test_a_document_error_lists_its_problems_with_their_places() -> None:
    assert str(ONE) == "the document has 1 problem\n  dossier.id: is wrong. Mend. [DOC05]"
    two = DocumentError(Report([finding(""), finding("dossier.name")]))
    assert str(two) == (
        "the document has 2 problems\n"
        "  document: is wrong. Mend. [DOC05]\n"
        "  dossier.name: is wrong. Mend. [DOC05]"
    )
    assert len(two.report) == 2


@pytest.mark.parametrize(
    ("count", "shown", "rest"), [(20, 20, None), (21, 20, 1), (5000, 20, 4980)]
)
def test_a_document_error_shows_twenty_problems_and_keeps_all(
    count: int, shown: int, rest: int | None
) -> None:
    error = DocumentError(Report(finding(f"dossier.cycles[{n}]") for n in range(count)))
    lines = str(error).splitlines()[1:]
    assert len([line for line in lines if "[DOC05]" in line]) == shown
    assert lines[shown:] == ([] if rest is None else [f"  ... and {rest} more"])
    assert len(error.report) == count


def test_a_document_error_says_that_there_are_more_than_its_report_tells() -> None:
    told = [finding(f"dossier.cycles[{n}]") for n in range(1000)]
    error = DocumentError(Report(told, truncated=19_000))
    lines = str(error).splitlines()
    assert lines[0] == "the document has 20,000 problems, the first 1,000 are shown"
    assert lines[-1] == "  ... and 980 more"
    assert error.text("nl").startswith(
        "het document heeft 20.000 problemen, de eerste 1.000 worden getoond\n"
    )


def test_an_invalid_value_says_what_its_field_expects() -> None:
    assert str(InvalidValue(SOMETHING, "A", "Dossier.id")) == "Dossier.id expects a slug, not 'A'"
    assert str(InvalidType(SOMETHING, 1)) == "expected a slug, not 1"


@pytest.mark.parametrize("value", ["x" * 1000, ["y"] * 1000, {n: n for n in range(1000)}])
def test_a_long_value_is_shown_short(value: object) -> None:
    text = str(InvalidValue(SOMETHING, value))
    assert len(text) < 100
    assert text.endswith("...")


def test_a_number_too_long_for_python_to_write_is_described() -> None:
    for value in (10**5000, [10**5000]):
        assert "thousands of digits" in str(InvalidValue(SOMETHING, value))


def test_an_unknown_name_is_shown_with_the_nearest() -> None:
    error = UnknownName("dossier", "nunspet", iter(["ede", "nunspeet"]))
    assert str(error) == "no dossier 'nunspet'; did you mean 'nunspeet'?"
    assert (error.name, error.nearest) == ("nunspet", ("nunspeet",))


@pytest.mark.parametrize("known", [(), ["ede", "epe"]])
def test_an_unknown_name_without_anything_near_is_just_that(known: list[str]) -> None:
    error = UnknownName("dossier", "nunspeet", known)
    assert str(error) == "no dossier 'nunspeet'"
    assert error.nearest == ()


def test_a_key_error_shows_its_sentence_and_not_the_repr_of_it() -> None:
    with pytest.raises(KeyError) as caught:
        raise UnknownName("cycle", 3)
    assert str(caught.value) == "no cycle 3"


def test_a_missing_extra_says_in_one_line_how_to_install_it() -> None:
    error = MissingExtra("yaml", Wording("reading YAML", "YAML lezen"))
    assert str(error) == 'reading YAML needs the extra "yaml": pip install "okomodel[yaml]"'
    assert error.text("nl") == (
        'YAML lezen vraagt om de aanvulling "yaml": pip install "okomodel[yaml]"'
    )


def test_a_missing_package_says_in_one_line_how_to_install_it() -> None:
    error = MissingPackage("polars", Wording("a polars frame", "een polars-frame"))
    assert str(error) == "a polars frame needs the package polars: pip install polars"
    assert error.text("nl") == ("een polars-frame vraagt om het pakket polars: pip install polars")


def test_the_nearest_names_come_best_first() -> None:
    known = ["milestones", "months", "measurements"]
    assert nearest("milstones", known) == ("milestones",)
    assert nearest("month", known, 2) == ("months",)
    assert nearest("xyz", known) == ()


@given(st.text(), st.lists(st.text(), max_size=5))
def test_the_nearest_name_is_a_known_one(name: str, known: list[str]) -> None:
    assert set(nearest(name, known)) <= set(known)
    assert name not in known or len(name) > 100 or not name or nearest(name, known) == (name,)


def test_a_very_long_name_is_compared_by_its_beginning() -> None:
    assert nearest("a" * 100 + "b" * 10**6, ["a" * 100]) == ("a" * 100,)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: profiles["oko"], "geen profiel 'oko'"),
        (lambda: rules["CYC99"], "geen regel 'CYC99'"),
        (lambda: templates["x"], "geen sjabloon 'x'"),
        (lambda: municipalities["GM"], "geen gemeentecode 'GM'"),
        (lambda: DOSSIER.round("r"), "geen meting 'r'"),
        (lambda: okomodel.lifecycle.complete(DOSSIER, "plann", on="2026-01-01"), "geen mijlpaal"),
    ],
)
def test_what_does_not_exist_is_named_in_dutch_too(ask: Callable[[], object], said: str) -> None:
    with pytest.raises(UnknownName) as refused:
        ask()
    assert said in refused.value.text("nl")
