"""The rules: what each states, on whose authority, and how its findings are worded."""

from collections.abc import Iterable, Iterator
from re import compile as pattern

from okomodel.findings import Message
from okomodel.pages.report import TONES
from okomodel.pages.sheet import Cell, Column, Entry, Paragraph, Section, Sheet, Table, Tone
from okomodel.reference.profile import profiles
from okomodel.reference.rule import Rule
from okomodel.reference.source import sources
from okomodel.wording import Language, Noun, Wording, said

__all__ = ["rule_sheet", "rules_sheet"]

_PARAMETER = pattern(r"\{[a-z_]+\}")

_RULES = Wording("Rules", "Regels")
_NUMBER = Noun(
    Wording("rule by which okomodel judges", "regel waarmee okomodel beoordeelt"),
    Wording("rules by which okomodel judges", "regels waarmee okomodel beoordeelt"),
)
_STATES = Wording("What it states", "Wat de regel zegt")
_EXPLANATION = Wording("Explanation", "Toelichting")
_SETTINGS = Wording("Settings of the profile", "Instellingen van het profiel")
_PROFILE = Wording("Profile", "Profiel")
_SEVERITY, _LEVEL = Wording("Severity", "Ernst"), Wording("Level", "Niveau")
_SOURCE = Wording("Source", "Bron")
_OWN = Wording("okomodel itself", "okomodel zelf")
_FINDINGS = Wording("How its findings read", "Hoe de bevindingen luiden")
_HINT = Wording("Hint: {hint}", "Tip: {hint}")
_GAP = "…"


def rules_sheet(rules: Iterable[Rule], lang: Language = "en") -> Sheet:
    """A list of rules as a sheet."""
    entries = tuple(_entry(rule, lang) for rule in rules)
    return Sheet(_RULES.text(lang), _NUMBER.counted(len(entries), lang), (Section("", entries),))


def rule_sheet(rule: Rule, lang: Language = "en") -> Sheet:
    """One rule in full as a sheet."""
    sections = [
        Section("", (_facts(rule, lang),)),
        Section(_STATES.text(lang), (Paragraph((Cell(rule.statement.text(lang)),)),)),
        Section(_EXPLANATION.text(lang), (Paragraph((Cell(rule.explanation.text(lang)),)),)),
    ]
    if rule.settings:
        sections.append(Section(_SETTINGS.text(lang), (_settings(rule, lang),)))
    if rule.messages:
        worded = tuple(_worded(message, lang) for message in rule.messages.values())
        sections.append(Section(_FINDINGS.text(lang), worded))
    return Sheet(rule.code, rule.called.text(lang), tuple(sections))


def _entry(rule: Rule, lang: Language) -> Entry:
    head = (
        Cell(rule.code, Tone.STRONG),
        Cell(rule.severity.label(lang), TONES[rule.severity]),
        Cell(f"({rule.level.label(lang)})"),
        Cell(rule.called.text(lang), Tone.MUTED),
    )
    return Entry(head, (Paragraph((Cell(rule.statement.text(lang)),)),))


def _facts(rule: Rule, lang: Language) -> Table:
    rows = [
        (_SEVERITY.text(lang), Cell(rule.severity.label(lang), TONES[rule.severity])),
        (_LEVEL.text(lang), Cell(rule.level.label(lang))),
        *zip((_SOURCE.text(lang), ""), _source(rule, lang), strict=False),
    ]
    cells = tuple((Cell(name, Tone.MUTED), value) for name, value in rows)
    return Table((Column(), Column()), cells)


def _settings(rule: Rule, lang: Language) -> Table:
    """What the profiles that stand ready say of the settings by which a rule judges."""
    columns = (Column(_PROFILE.text(lang)), *map(Column, rule.settings))
    rows = (
        (Cell(name), *(Cell(said(getattr(profile, one), lang)) for one in rule.settings))
        for name, profile in profiles.items()
    )
    return Table(columns, tuple(rows))


def _source(rule: Rule, lang: Language) -> Iterator[Cell]:
    if not rule.source:
        yield Cell(_OWN.text(lang))
        return
    source = sources[rule.source]
    yield Cell(f"{source.title} [{source.id}]")
    if source.url:
        yield Cell(source.url)


def _worded(message: Message, lang: Language) -> Entry:
    """How a finding reads, with a gap for what it tells of its case."""
    told = _PARAMETER.sub(_GAP, message.message.text(lang))
    hint = _PARAMETER.sub(_GAP, message.hint.text(lang))
    return Entry((Cell(told),), (Paragraph((Cell(_HINT.text(lang, hint=hint), Tone.MUTED),)),))
