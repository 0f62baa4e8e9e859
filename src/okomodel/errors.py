"""What okomodel raises. Every error of its own is an :class:`OkomodelError`."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import final

from okomodel.findings import Finding, Report
from okomodel.wording import Language, Wording

__all__ = [
    "DocumentError",
    "InvalidType",
    "InvalidValue",
    "LifecycleError",
    "MissingExtra",
    "MissingPackage",
    "OkomodelError",
    "ProfileError",
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


class OkomodelError(Exception):
    """The common parent of all errors of okomodel."""


@final
class DocumentError(OkomodelError, ValueError):
    """A document that cannot be read; ``report`` holds every problem, with its path."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        lines = [f"{_place(one.path)}: {one.text()} [{one.code}]" for one in self.report]
        shown = lines[:_SHOWN]
        if rest := len(lines) - len(shown):
            shown.append(f"... and {rest} more")
        count = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
        return "\n  ".join([f"the document has {count}", *shown])


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

    def __str__(self) -> str:
        return "\n".join(f"{one.text()} [{one.code}]" for one in self.findings)


@final
class ProfileError(OkomodelError, ValueError):
    """A file that holds no profile; the message names the file and what is wrong in it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class InvalidValue(OkomodelError, ValueError):
    """A value that its field cannot hold: the message names the field and what it expects."""

    def __init__(self, expects: Wording, value: object = None, field: str = "") -> None:
        super().__init__(expects, value, field)
        self.expects = expects
        self.value = value
        self.field = field

    def __str__(self) -> str:
        subject = f"{self.field} expects" if self.field else "expected"
        return f"{subject} {self.expects.text()}, not {_short(self.value)}"


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

    def __str__(self) -> str:
        return self.text()


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

    def __str__(self) -> str:
        return self.text()


@final
class UnknownName(OkomodelError, KeyError):
    """A name or code that does not exist; ``nearest`` are those that look most like it."""

    def __init__(
        self, what: str, name: object, known: Iterable[str] = (), near: Iterable[str] = ()
    ) -> None:
        self.what = what
        self.name = name
        self.nearest = tuple(near) or nearest(str(name), known)
        super().__init__(what, name, (), self.nearest)

    def __str__(self) -> str:
        near = " or ".join(f"'{one}'" for one in self.nearest)
        hint = f"; did you mean {near}?" if near else ""
        return f"no {self.what} {_short(self.name)}{hint}"


def nearest(name: str, known: Iterable[str], count: int = 1) -> tuple[str, ...]:
    """The known names that look most like this one; empty where none comes near."""
    return tuple(get_close_matches(name[:100], tuple(known), n=count, cutoff=0.6))


def _place(path: str) -> str:
    return path or "document"


def _short(value: object, most: int = 60) -> str:
    try:
        text = repr(value)
    except ValueError:  # Python writes no number of thousands of digits
        text = f"<{type(value).__name__} of thousands of digits>"
    return text if len(text) <= most else f"{text[: most - 3]}..."
