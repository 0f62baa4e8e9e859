"""The letter is written: its parts in their order, and those for which there is no data named."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import final

import attrs

from okomodel.errors import InvalidType, OkomodelError
from okomodel.findings import Report
from okomodel.insight.occasion import Occasion
from okomodel.letters.about import About, chosen
from okomodel.letters.actions import actions
from okomodel.letters.ahead import ahead
from okomodel.letters.annexes import annexes
from okomodel.letters.letter import Letter
from okomodel.letters.matter import Matter
from okomodel.letters.money import money
from okomodel.letters.opening import background, informed, priorities, subject
from okomodel.letters.sentence import Name, Part, Sentence
from okomodel.letters.short import short_parts
from okomodel.letters.since import since_told
from okomodel.letters.targets import targets
from okomodel.model import Dossier, Programme
from okomodel.reference.municipality import municipalities
from okomodel.reference.profile import Profile
from okomodel.rules.checking import judged
from okomodel.wording import Language, Wording, known_language

__all__ = ["LetterError", "letter", "letter_on"]

_LETTER = Wording("Letter to the council", "Raadsinformatiebrief")
_NOTE = Wording("Note for the alderman", "Notitie voor de wethouder")
_TO_COUNCIL = Wording("the council of {names}", "de gemeenteraad van {names}")
_TO_COUNCILS = Wording("the councils of {names}", "de gemeenteraden van {names}")
_TO_ALDERMAN = Wording("the alderman", "de wethouder")
_AND = Wording(" and ", " en ")
_MESSAGES = Wording("Messages", "Boodschappen")
_DRAFT = Wording(
    "DRAFT: the dossier has errors ({codes}); this letter is not to be sent.",
    "CONCEPT: het dossier heeft fouten ({codes}); deze brief is niet om te versturen.",
)
_ERRORS = Wording(
    "{name}: a dossier with errors gives no letter ({codes}); okomodel check tells, and a draft "
    "can be asked for",
    "{name}: een dossier met fouten geeft geen brief ({codes}); okomodel check vertelt ze, en een "
    "concept kan wel (--draft)",
)
_ERRORS_MOST = 5
_MISSING = {
    Name.PRIORITIES: Wording("priorities", "speerpunten"),
    Name.SINCE: Wording("what happened", "wat er is gebeurd"),
    Name.ACTIONS: Wording("actions", "acties"),
    Name.MONEY: Wording("money", "geld"),
    Name.TARGETS: Wording("targets", "streefcijfers"),
    Name.MESSAGES: Wording("messages", "boodschappen"),
    Name.NEXT: Wording("what comes next", "vervolg"),
    Name.ANNEXES: Wording("annexes", "bijlagen"),
}
_DOSSIER = Wording("a Dossier", "een Dossier")


@final
class LetterError(OkomodelError, ValueError):
    """A dossier with errors, of which no letter is written; ``report`` holds them."""

    def __init__(self, name: str, report: Report) -> None:
        super().__init__(name, report)
        self.name, self.report = name, report

    @property
    def wording(self) -> Wording:
        """Whose letter it is and the codes of the errors, in both languages."""
        told = {"name": self.name, "codes": _codes(self.report)}
        return Wording(_ERRORS.text("en", **told), _ERRORS.text("nl", **told))

    def text(self, lang: Language = "en") -> str:
        """Whose letter it is and the codes of the errors, in one language."""
        return self.wording.text(lang)


def letter(
    dossier: Dossier,
    *,
    on: date | str | None = None,
    about: About | str | None = None,
    profile: Profile | str = "oko-nl",
    register: Programme | None = None,
    lang: Language = "nl",
    short: bool = False,
    draft: bool = False,
) -> Letter:
    """The letter to the council about a dossier on a day (default: today).

    ``about`` is ``plan``, ``progress`` or ``targets``; left out it is the plan where the council
    has not been told of it before, and else the progress. All it says stands in the dossier; a
    figure stands in it only where the policy of the ``profile`` lets it be shown. ``short`` gives
    a note of one page for the alderman instead. A dossier with errors gives a letter only as a
    ``draft``, which says so on every page. ``register`` is the programme of the dossier, if any.

    Raises :class:`LetterError` where the dossier has errors, :class:`okomodel.errors.InvalidType`
    for what is no dossier, :class:`okomodel.errors.InvalidValue` for a letter about what it does
    not have, and :class:`okomodel.errors.UnknownName` for an unknown profile.

    >>> from okomodel.model import ActionPlan, PlanCycle
    >>> from okomodel.values import Period
    >>> plan = ActionPlan(title="Uitvoeringsplan OKO 2025-2026", period=Period("2025", "2026"))
    >>> cycle = PlanCycle(number=1, start="2024", plan=plan)
    >>> one = Dossier(id="x", name="Nunspeet", municipalities=["GM0302"], cycles=[cycle])
    >>> letter(one, on="2025-06-05").subject
    'Uitvoeringsplan OKO 2025-2026'
    """
    if not isinstance(dossier, Dossier):
        raise InvalidType(_DOSSIER, dossier, "dossier")
    known_language(lang)
    occasion = Occasion.of(on, profile, register=register)
    return letter_on(dossier, occasion, about, lang, short=short, draft=draft)


def letter_on(
    dossier: Dossier,
    occasion: Occasion,
    about: About | str | None,
    lang: Language,
    *,
    short: bool = False,
    draft: bool = False,
) -> Letter:
    """The same on an occasion."""
    found = judged(dossier, occasion)
    errors = Report(found.errors)
    if errors.findings and not draft:
        raise LetterError(dossier.name, errors)
    matter = Matter(dossier, occasion, lang)
    chose = chosen(matter, about)
    parts = short_parts(matter, chose) if short else tuple(_parts(matter, chose))
    codes = _codes(errors)
    return attrs.evolve(
        _addressed(matter, chose, short=short),
        parts=parts,
        missing=() if short else tuple(_missing(parts, chose, lang)),
        draft=_DRAFT.text(lang, codes=codes) if codes else "",
    )


def _codes(errors: Report) -> str:
    codes = [*dict.fromkeys(one.code for one in errors)]
    more = ["..."] if len(codes) > _ERRORS_MOST else []
    return ", ".join((*codes[:_ERRORS_MOST], *more))


def _addressed(matter: Matter, about: About, *, short: bool) -> Letter:
    """The letter without its parts."""
    dossier, lang = matter.dossier, matter.lang
    codes = [municipalities.in_force(one, on=matter.on) for one in dossier.municipalities]
    codes = [*dict.fromkeys(codes)]
    names = [_name(one, dossier.name) for one in codes]
    worded = _TO_COUNCIL if len(names) == 1 else _TO_COUNCILS
    to = matter.say(worded, f"{matter.at.path}.municipalities", names=_joined(names, lang))
    return Letter(
        about=about,
        name=Sentence(dossier.name, ()).text,
        title=(_NOTE if short else _LETTER).text(lang),
        subject=informed(matter, about).text,
        to=_TO_ALDERMAN.text(lang) if short else to.text[:1].lower() + to.text[1:],
        to_paths=to.paths,
        on=matter.on,
        lang=lang,
        parts=(),
        publisher=codes[0] if len(codes) == 1 else None,
        is_short=short,
    )


def _name(code: str, otherwise: str) -> str:
    return municipalities[code].name if code in municipalities else otherwise


def _joined(names: Iterable[str], lang: Language) -> str:
    *first, last = dict.fromkeys(names)
    return _AND.text(lang).join(filter(None, (", ".join(first), last)))


def _parts(matter: Matter, about: About) -> Iterator[Part]:
    yield subject(matter, about)
    yield background(matter, about)
    if messages := tuple(_messages(matter, about)):
        yield Part(Name.MESSAGES, _MESSAGES.text(matter.lang), messages)
    yield from ahead(matter)
    yield from annexes(matter, about)


def _messages(matter: Matter, about: About) -> Iterator[Part]:
    if about is About.TARGETS:
        yield from priorities(matter, matter.aimed)
        yield from targets(matter)
        return
    if about is About.PROGRESS:
        yield from since_told(matter)
    of_plan = matter.plan.parent if matter.plan else None
    running = None if about is About.PLAN and of_plan else matter.cycle
    yield from priorities(matter, of_plan, running)
    yield from actions(matter, described=about is About.PLAN)
    yield from money(matter)
    yield from targets(matter)


_ASKED = {
    About.PLAN: (Name.PRIORITIES, Name.ACTIONS, Name.MONEY, Name.TARGETS),
    About.PROGRESS: (Name.SINCE, Name.PRIORITIES, Name.ACTIONS, Name.MONEY, Name.TARGETS),
    About.TARGETS: (Name.PRIORITIES, Name.TARGETS),
}


def _missing(parts: Iterable[Part], about: About, lang: Language) -> Iterator[str]:
    """What is left out because the dossier has no data for it."""
    told = {one.name for part in parts for one in (part, *part.blocks) if isinstance(one, Part)}
    for name in (*_ASKED[about], Name.NEXT, Name.ANNEXES):
        if name not in told:
            yield _MISSING[name].text(lang)
