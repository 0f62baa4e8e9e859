"""How far the targets are, as far as the figures may be shown; never why."""

from collections.abc import Iterator, Sequence

import attrs

from okomodel.letters.matter import Matter
from okomodel.letters.sentence import Block, Listing, Name, Paragraph, Part, Sentence
from okomodel.model import Gender, Target
from okomodel.model.document import Place
from okomodel.model.round import grades_of
from okomodel.monitor.progress import TargetProgress, progress_on
from okomodel.monitor.sentence import sentence
from okomodel.monitor.verdict import Verdict
from okomodel.wording import Language, Noun, Wording

__all__ = ["targets", "verdicts"]

_HEADING = Wording("Targets", "Streefcijfers")
_TARGET = Noun(Wording("target", "streefcijfer"), Wording("targets", "streefcijfers"))
_VERDICTS = Wording(
    "Cycle {number} has {targets}. What the figures show of them: {verdicts}.",
    "Cyclus {number} heeft {targets}. Wat de cijfers daarvan laten zien: {verdicts}.",
)
_COUNT = Wording("Cycle {number} has {targets}.", "Cyclus {number} heeft {targets}.")
_NOTHING = Wording("nothing can be said yet", "nog niets te zeggen")
_VERDICT = Wording("{verdict} ({count})", "{verdict} ({count})")
_EVERYBODY = Wording("all pupils", "alle leerlingen")
_GRADE, _GRADES = (
    Wording("grade {grades}", "klas {grades}"),
    Wording("grades {grades}", "klas {grades}"),
)
_AND = Wording(" and ", " en ")
_ALL = grades_of("all")
_GENDERS = {Gender.GIRL: Wording("girls", "meisjes"), Gender.BOY: Wording("boys", "jongens")}
_SENTENCE = Wording("{sentence}", "{sentence}")
_HOW = Wording(
    "The figures say what was measured, not why.",
    "De cijfers zeggen wat er is gemeten, niet waardoor.",
)
_WITH_CARE = Wording(
    "The rounds are to be compared with care: {reasons}.",
    "De metingen zijn met zorg te vergelijken: {reasons}.",
)
_MEASURED = frozenset(Verdict) - {Verdict.NO_DATA, Verdict.WITHHELD}

_Found = Sequence[tuple[Place, TargetProgress]]


def targets(matter: Matter) -> Iterator[Part]:
    """The targets of a cycle with their verdicts."""
    found = _found(matter)
    if not found or matter.aimed is None:
        return
    lines = [
        matter.say(
            _SENTENCE,
            at,
            sentence=sentence(_quoted(one), matter.lang, _pupils(one.target, matter.lang)),
        )
        for at, one in found
    ]
    blocks: list[Block] = [Paragraph((*verdicts(matter),)), Listing(tuple(lines))]
    if any(one.verdict in _MEASURED for _, one in found):
        how = matter.say(_HOW, matter.aimed)
        blocks.append(Paragraph((*_compared(matter, found), how)))
    yield Part(Name.TARGETS, _HEADING.text(matter.lang), tuple(blocks))


def _quoted(one: TargetProgress) -> TargetProgress:
    """The same, with what is counted as a quotation: it is the label of an indicator."""
    label = one.indicator
    return attrs.evolve(one, indicator=Wording(f"“{label.en}”", f"“{label.nl}”"))


def _compared(matter: Matter, found: _Found) -> Iterator[Sentence]:
    """With what care the rounds of these figures are compared, where they have to be."""
    shown = [(at, one) for at, one in found if one.verdict in _MEASURED and one.comparison]
    told = {
        reason.obstacle: at
        for at, one in shown
        for reason in (one.comparison.reasons if one.comparison else ())
        if one.verdict is not Verdict.NOT_COMPARABLE
    }
    if told:
        yield matter.say(_WITH_CARE, *told.values(), reasons=tuple(told))


def verdicts(matter: Matter) -> Iterator[Sentence]:
    """How many targets have each verdict."""
    found = _found(matter)
    if not found or matter.aimed is None:
        return
    lang, every = matter.lang, [one.verdict for _, one in found]
    counts = [(every.count(one), one) for one in sorted(Verdict, key=_order)]
    told = [_VERDICT.text(lang, count=n, verdict=_called(one)) for n, one in counts if n]
    params = {"number": matter.aimed.thing.number, "targets": _TARGET.counted(len(found), lang)}
    says_something = {*every} != {Verdict.NO_DATA}
    worded = _VERDICTS if says_something else _COUNT
    yield matter.say(worded, matter.aimed, **params, verdicts=", ".join(told))


def _order(verdict: Verdict) -> bool:
    """What the figures show first, and then of which they show nothing."""
    return verdict not in _MEASURED


def _called(verdict: Verdict) -> Wording:
    return _NOTHING if verdict is Verdict.NO_DATA else Wording(verdict.en, verdict.nl)


def _found(matter: Matter) -> _Found:
    """The targets that the letter tells, each with its progress."""
    cycle = matter.aimed
    if cycle is None:
        return ()
    progress = {id(one.target): one for one in progress_on(matter.dossier, matter.occasion)}
    places = [cycle.to("targets", index) for index in range(len(cycle.thing.targets))]
    return [(one, progress[id(one.thing)]) for one in places]


def _pupils(target: Target, lang: Language) -> str:
    """Of which pupils a target is, in words."""
    grades = sorted(grades_of(target.group) - _ALL, key=int)
    *first, last = grades or [""]
    joined = _AND.text(lang).join(filter(None, (", ".join(first), last)))
    worded = _GRADES if first else _GRADE if grades else _EVERYBODY
    told = [worded.text(lang, grades=joined)]
    if target.gender:
        told.append(_GENDERS[target.gender].text(lang))
    if target.education:
        told.append(target.education.label(lang))
    return ", ".join(told)
