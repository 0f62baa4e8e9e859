"""What okomodel raises. Every error of its own is an :class:`OkomodelError`."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from os import PathLike
from typing import Any, final

import attrs

from okomodel.findings import Finding, Report
from okomodel.harmless import harmless
from okomodel.sealed import Sealed
from okomodel.wording import Language, Wording, known_language, thousands

__all__ = [
    "Advice",
    "Advise",
    "DocumentError",
    "InvalidType",
    "InvalidValue",
    "LifecycleError",
    "MissingExtra",
    "MissingPackage",
    "OkomodelError",
    "ProfileError",
    "SaveError",
    "UnknownName",
    "nearest",
]

_SHOWN = 20
_NEEDS = Wording(
    '{what} needs the extra "{extra}": pip install "okomodel[{extra}]"',
    '{what} vraagt om de aanvulling "{extra}": pip install "okomodel[{extra}]"',
)
_NEEDS_PACKAGE = Wording(
    "{what} needs the package {package}: pip install {package}",
    "{what} vraagt om het pakket {package}: pip install {package}",
)
_ONE_PROBLEM = Wording("the document has 1 problem", "het document heeft 1 probleem")
_PROBLEMS = Wording("the document has {count} problems", "het document heeft {count} problemen")
_MANY_PROBLEMS = Wording(
    "the document has {count} problems, the first {told} are shown",
    "het document heeft {count} problemen, de eerste {told} worden getoond",
)
_MORE = Wording("... and {rest} more", "... en nog {rest}")
_EXPECTS = Wording(
    "{subject} expects {expects}, not {value}", "{subject} verwacht {expects}, niet {value}"
)
_EXPECTED = Wording("expected {expects}, not {value}", "verwacht werd {expects}, niet {value}")
_UNKNOWN = Wording("no {what} {name}", "geen {what} {name}")
_MEANT = Wording("; did you mean {near}?", "; bedoelde u {near}?")
_MEANT_VALUE = Wording("{said}; did you mean {meant}?", "{said}; bedoelde u {meant}?")
_HELPS = Wording("{said}. {words}", "{said}. {words}")
_OR = Wording(" or ", " of ")


@final
@attrs.frozen
class Advice:
    """What would help where a value is refused: what was ``meant``, or else some ``words``.

    ``meant`` is a value that would be accepted, as a document has it: ``2024-01-17``, ``82.5``,
    ``"2025"``.
    """

    meant: str = ""
    words: Wording | None = None

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.meant or self.words)


Advise = Callable[[Any], Advice]
"""What gives the advice about a value that was refused."""


class OkomodelError(Sealed, Exception):
    """The common parent of all errors of okomodel. ``text("nl")`` says it in Dutch."""

    def text(self, lang: Language = "en") -> str:
        """What is wrong in one language (English where there is no Dutch)."""
        known_language(lang)
        return Exception.__str__(self)

    def __str__(self) -> str:
        return self.text()


@final
class DocumentError(OkomodelError, ValueError):
    """A document that cannot be read; ``report`` holds every problem, with its path."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def text(self, lang: Language = "en") -> str:
        """The problems with their places in one language, the first twenty of them."""
        lines = [f"{one.where(lang)}: {one.text(lang)} [{one.code}]" for one in self.report]
        shown = lines[:_SHOWN]
        if rest := len(lines) - len(shown):
            shown.append(_MORE.text(lang, rest=rest))
        return "\n  ".join([self._count(lang), *shown])

    def _count(self, lang: Language) -> str:
        told, cut = len(self.report), self.report.truncated
        if cut:
            count = thousands(told + cut)
            return _MANY_PROBLEMS.text(lang, count=count, told=thousands(told))
        return (_ONE_PROBLEM if told == 1 else _PROBLEMS).text(lang, count=told)


@final
class LifecycleError(OkomodelError, ValueError):
    """A step that the cycle does not allow; ``findings`` hold every reason."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.report = Report(findings)
        super().__init__(self.report.findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Why it may not be done, and what would make it possible."""
        return self.report.findings

    def text(self, lang: Language = "en") -> str:
        """Every reason in one language."""
        return "\n".join(f"{one.text(lang)} [{one.code}]" for one in self.findings)


@final
class ProfileError(OkomodelError, ValueError):
    """A file that holds no profile; the message names the file and what is wrong in it.

    ``reason`` is English; ``wording`` says it in both languages.
    """

    def __init__(self, path: str, reason: str | Wording) -> None:
        super().__init__(path, reason)
        self.path = path
        self.wording = reason if isinstance(reason, Wording) else Wording(reason, reason)
        self.reason = self.wording.en

    def text(self, lang: Language = "en") -> str:
        """The file and what is wrong in it, in one language."""
        return f"{harmless(self.path)}: {self.wording.text(lang)}"


class InvalidValue(OkomodelError, ValueError):
    """A value that its field cannot hold: the message names the field and what it expects.

    ``advise`` is asked about the value when somebody reads the ``advice``: making it takes time.
    """

    def __init__(
        self,
        expects: Wording,
        value: object = None,
        field: str = "",
        advise: Advise | None = None,
    ) -> None:
        super().__init__(expects, value, field, advise)
        self.expects = expects
        self.value = value
        self.field = field
        self.advise = advise

    @property
    def advice(self) -> Advice:
        """What would help."""
        return self.advise(self.value) if self.advise else Advice()

    @property
    def meant(self) -> str:
        """A value that would be accepted, and may have been meant; empty: none comes near."""
        return self.advice.meant

    def text(self, lang: Language = "en") -> str:
        """The field, what it expects, what was given and what would help, in one language."""
        wording, advice = _EXPECTS if self.field else _EXPECTED, self.advice
        said = wording.text(
            lang, subject=self.field, expects=self.expects, value=_short(self.value)
        )
        if advice.meant:
            return _MEANT_VALUE.text(lang, said=said, meant=advice.meant)
        return _HELPS.text(lang, said=said, words=advice.words) if advice.words else said


class InvalidType(InvalidValue, TypeError):
    """A value of a type that its field does not take; nothing is coerced."""


@final
class MissingExtra(OkomodelError, ImportError):
    """What cannot be done because a package is not installed; it names the extra that brings it.

    ``what`` is what was asked for, in both languages.

    >>> str(MissingExtra("yaml", Wording("reading YAML", "YAML lezen")))
    'reading YAML needs the extra "yaml": pip install "okomodel[yaml]"'
    """

    def __init__(self, extra: str, what: Wording) -> None:
        super().__init__(extra, what)
        self.extra = extra
        self.what = what

    def text(self, lang: Language = "en") -> str:
        """The one line that says what is needed, in one language."""
        return _NEEDS.text(lang, what=self.what, extra=self.extra)


@final
class MissingPackage(OkomodelError, ImportError):
    """What cannot be done because its user lacks a package that no extra brings.

    ``what`` is what was asked for, in both languages.

    >>> str(MissingPackage("polars", Wording("a polars frame", "een polars-frame")))
    'a polars frame needs the package polars: pip install polars'
    """

    def __init__(self, package: str, what: Wording) -> None:
        super().__init__(package, what)
        self.package = package
        self.what = what

    def text(self, lang: Language = "en") -> str:
        """The one line that says what is needed, in one language."""
        return _NEEDS_PACKAGE.text(lang, what=self.what, package=self.package)


@final
class SaveError(OkomodelError, OSError):
    """A file that was not saved as it should be, and why; it is then as it was.

    ``replaced``: the new file stands there all the same.

    >>> str(SaveError(22, "pipe.json", Wording("it is {kind}", "het is {kind}"), kind="a pipe"))
    'pipe.json: it is a pipe'
    """

    def __init__(
        self,
        number: int | None,
        path: str | PathLike[str],
        reason: Wording,
        *,
        replaced: bool = False,
        **params: object,
    ) -> None:
        self.reason = Wording(reason.text("en", **params), reason.text("nl", **params))
        self.replaced = replaced
        super().__init__(number, self.reason.en, str(path))

    def text(self, lang: Language = "en") -> str:
        """The file and what stands in the way, in one language."""
        return f"{harmless(str(self.filename))}: {self.reason.text(lang)}"

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.errno, self.filename, self.reason), vars(self)


@final
class UnknownName(OkomodelError, KeyError):
    """A name or code that does not exist; ``nearest`` are those that look most like it."""

    def __init__(
        self, what: str | Wording, name: object, known: Iterable[str] = (), near: Iterable[str] = ()
    ) -> None:
        self.what = what
        self.name = name
        self.nearest = tuple(near) or nearest(str(name), known)
        super().__init__(what, name, (), self.nearest)

    def text(self, lang: Language = "en") -> str:
        """The name that does not exist, and those that look most like it, in one language."""
        near = _OR.text(lang).join(f"'{one}'" for one in self.nearest)
        hint = _MEANT.text(lang, near=near) if near else ""
        return _UNKNOWN.text(lang, what=self.what, name=_short(self.name)) + hint


def nearest(name: str, known: Iterable[str], count: int = 1) -> tuple[str, ...]:
    """The known names that look most like this one; empty where none comes near."""
    return tuple(get_close_matches(name[:100], tuple(known), n=count, cutoff=0.6))


def _short(value: object, most: int = 60) -> str:
    try:
        text = repr(value)
    except ValueError:  # Python writes no number of thousands of digits
        text = f"<{type(value).__name__} of thousands of digits>"
    except RecursionError:
        text = f"<{type(value).__name__} that lies too deep>"
    return text if len(text) <= most else f"{text[: most - 3]}..."
