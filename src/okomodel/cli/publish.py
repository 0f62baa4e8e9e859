"""``okomodel publish``: a copy of a document in which no figure is about too few pupils."""

from collections.abc import Iterator, Sequence

from okomodel.cli.documents import opened
from okomodel.cli.output import remark
from okomodel.cli.policy import known_policy
from okomodel.cli.usage import WrongUsage
from okomodel.cli.written import refuse_to_overwrite, same_form, tell_what_is_lost, write
from okomodel.model import Baseline, Measurement
from okomodel.model.document import Document, things
from okomodel.monitor.cells import is_allowed
from okomodel.monitor.disclosure import Disclosure, attack, publishable
from okomodel.pages.facts import FIGURE
from okomodel.reference.policy import Policy
from okomodel.wording import Language, Wording

__all__ = ["run"]

_NO_OUT = Wording("--out is missing: the file to write", "--out ontbreekt: het bestand om te maken")
_NONE_NEEDED = Wording(
    "nothing had to be withheld by {policy} ({label})",
    "volgens {policy} hoefde niets te worden achtergehouden ({label})",
)
_WITHHELD = Wording(
    "{primary} withheld by {policy} ({label})",
    "{primary} achtergehouden volgens {policy} ({label})",
)
_AND_MORE = Wording(
    "{withheld}, {secondary} more so that they do not follow",
    "{withheld}, en nog {secondary} omdat ze anders te berekenen zijn",
)
_ONLY_MORE = Wording(
    "{secondary} withheld so that what was withheld before does not follow, by {policy} ({label})",
    "{secondary} achtergehouden omdat anders te berekenen is wat al was achtergehouden, volgens "
    "{policy} ({label})",
)
_MORE_THAN_NEEDED = Wording(
    "more is withheld than needed: to find the least would have taken too long",
    "er is meer achtergehouden dan nodig: het minste vinden zou te lang duren",
)
_NARROWEST = Wording(
    "the narrowest that can still be computed: {path} lies between {low} and {high} pupils",
    "het nauwste dat nog te berekenen is: {path} ligt tussen {low} en {high} leerlingen",
)
_NARROWEST_FOUND = Wording(
    "the narrowest that was found: {path} lies between {low} and {high} pupils",
    "het nauwste dat is gevonden: {path} ligt tussen {low} en {high} leerlingen",
)
_OUTER = Wording(
    "{narrowest}; of {count} only an outer bound was found, as more would have taken too long: "
    "whoever computes longer may find it narrower",
    "{narrowest}; van {count} is alleen een buitengrens gevonden, omdat meer te lang zou duren: "
    "wie langer rekent, kan het nauwer vinden",
)
_NOTHING = Wording("nothing is withheld", "niets is achtergehouden")
_NO_BOUNDS = Wording(
    "nothing is computed of what is withheld: it is weighted, or has no base",
    "van wat is achtergehouden wordt niets berekend: het is gewogen, of heeft geen basis",
)
_ALREADY = Wording("{count} withheld already", "{count} al achtergehouden")
_NO_COMMENTS = Wording(
    "comments may tell figures: those of {file} are not in {out}",
    "commentaar kan cijfers verraden: dat van {file} staat niet in {out}",
)


def run(*, file: str, policy: str, out: str, attacked: bool, force: bool, lang: Language) -> int:
    """Write the document in a file to another, without the figures that may not be shown.

    How many are withheld, and why, is told on standard error.
    """
    if not out:
        raise WrongUsage(_NO_OUT)
    refuse_to_overwrite(file, out, force=force)
    by = known_policy(policy)
    found = opened(file)
    made = publishable(found.document, by)
    tell_what_is_lost(file, out, found, _NO_COMMENTS, lang)
    for line in _told(found.document, made, by, lang, attacked=attacked):
        remark(line)
    write(made, out, same_form(found.form), lang)
    return 0


def _told(
    document: Document, made: Document, policy: Policy, lang: Language, *, attacked: bool
) -> Iterator[str]:
    held = [*_held_back(document, made)]
    yield _withheld(held, policy, lang)
    if already := sum(place.thing.withheld for place in things(document, Measurement)):
        yield _ALREADY.text(lang, count=FIGURE.counted(already, lang))
    if not Disclosure.of_document(policy, document).is_least:
        yield _MORE_THAN_NEEDED.text(lang)
    if attacked:
        is_any = bool(held or already)
        yield _attacked(made, policy, lang) if is_any else _NOTHING.text(lang)


def _withheld(held: Sequence[Measurement | Baseline], policy: Policy, lang: Language) -> str:
    """How many figures had to be withheld, and why."""
    by = {"policy": policy.name, "label": policy}
    primary = sum(is_allowed(policy, one) is False for one in held)
    if not held:
        return _NONE_NEEDED.text(lang, **by)
    if not primary:
        return _ONLY_MORE.text(lang, secondary=FIGURE.counted(len(held), lang), **by)
    told = _WITHHELD.text(lang, primary=FIGURE.counted(primary, lang), **by)
    secondary = len(held) - primary
    return _AND_MORE.text(lang, withheld=told, secondary=secondary) if secondary else told


def _held_back(document: Document, made: Document) -> Iterator[Measurement | Baseline]:
    """The figures of a document that are no longer in what was made of it, each where it stands."""
    for kind in (Measurement, Baseline):
        for before, after in zip(things(document, kind), things(made, kind), strict=True):
            if before.thing != after.thing:
                yield before.thing


def _attacked(made: Document, policy: Policy, lang: Language) -> str:
    found = attack(made, policy)
    if not found:
        return _NO_BOUNDS.text(lang)
    one = min(found, key=lambda each: each.high - each.low)
    outer = sum(not each.is_exact for each in found)
    wording = _NARROWEST_FOUND if outer else _NARROWEST
    told = wording.text(lang, path=one.path, low=one.low, high=one.high)
    count = FIGURE.counted(outer, lang)
    return _OUTER.text(lang, narrowest=told, count=count) if outer else told
