"""``okomodel publish``: a copy of a document in which no figure is about too few pupils."""

from collections.abc import Iterator

from okomodel.cli.documents import opened
from okomodel.cli.output import remark
from okomodel.cli.usage import WrongUsage, unknown
from okomodel.cli.written import refuse_to_overwrite, same_form, tell_what_is_lost, write
from okomodel.model import Baseline, Measurement
from okomodel.model.document import Document, things
from okomodel.monitor.cells import is_allowed
from okomodel.monitor.disclosure import Disclosure, attack, publishable
from okomodel.reference.policy import Policy, policies
from okomodel.wording import Language, Noun, Wording

__all__ = ["run"]

_NO_OUT = Wording("--out is missing: the file to write", "--out ontbreekt: het bestand om te maken")
_NO_POLICY = Wording('there is no policy "{name}"', 'beleid "{name}" bestaat niet')
_FIGURE = Noun(Wording("figure", "cijfer"), Wording("figures", "cijfers"))
_WITHHELD = Wording(
    "{primary} withheld by {policy} ({label}), {secondary} more so that they do not follow",
    "{primary} achtergehouden volgens {policy} ({label}), en nog {secondary} omdat ze anders te "
    "berekenen zijn",
)
_MORE_THAN_NEEDED = Wording(
    "more is withheld than needed: to find the least would have taken too long",
    "er is meer achtergehouden dan nodig: het minste vinden zou te lang duren",
)
_NARROWEST = Wording(
    "the narrowest that can still be computed: {path} lies between {low} and {high} pupils",
    "het nauwste dat nog te berekenen is: {path} ligt tussen {low} en {high} leerlingen",
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
    by = _policy(policy)
    found = opened(file)
    made = publishable(found.document, by)
    tell_what_is_lost(file, out, found, _NO_COMMENTS, lang)
    for line in _told(found.document, made, by, lang, attacked=attacked):
        remark(line)
    write(made, out, same_form(found.form), lang)
    return 0


def _policy(name: str) -> Policy:
    if name not in policies:
        raise unknown(_NO_POLICY, name, policies)
    return policies[name]


def _told(
    document: Document, made: Document, policy: Policy, lang: Language, *, attacked: bool
) -> Iterator[str]:
    held = [*_held_back(document, made)]
    primary = sum(is_allowed(policy, one) is False for one in held)
    yield _WITHHELD.text(
        lang,
        primary=_FIGURE.counted(primary, lang),
        secondary=len(held) - primary,
        policy=policy.name,
        label=policy,
    )
    if already := sum(place.thing.withheld for place in things(document, Measurement)):
        yield _ALREADY.text(lang, count=_FIGURE.counted(already, lang))
    if not Disclosure.of_document(policy, document).is_least:
        yield _MORE_THAN_NEEDED.text(lang)
    if attacked:
        is_any = bool(held or already)
        yield _attacked(made, policy, lang) if is_any else _NOTHING.text(lang)


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
    return _NARROWEST.text(lang, path=one.path, low=one.low, high=one.high)
