"""``okomodel publish``: a copy of a document in which no figure is about too few pupils."""

from collections.abc import Iterator

from okomodel.cli.documents import opened
from okomodel.cli.output import remark
from okomodel.cli.usage import WrongUsage, unknown
from okomodel.cli.written import refuse_to_overwrite, same_form, write
from okomodel.model.document import Document
from okomodel.monitor.disclosure import Disclosure, Interval, attack, publishable
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


def run(*, file: str, policy: str, out: str, attacked: bool, force: bool, lang: Language) -> int:
    """Write the document in a file to another, without the figures that may not be shown.

    How many are withheld, and why, is told on standard error.
    """
    if not out:
        raise WrongUsage(_NO_OUT)
    refuse_to_overwrite(file, out, force=force)
    by = _policy(policy)
    found = opened(file)
    for line in _told(found.document, by, lang, attacked=attacked):
        remark(line)
    write(publishable(found.document, by), out, same_form(found.form), lang)
    return 0


def _policy(name: str) -> Policy:
    if name not in policies:
        raise unknown(_NO_POLICY, name, policies)
    return policies[name]


def _told(document: Document, policy: Policy, lang: Language, *, attacked: bool) -> Iterator[str]:
    shown = Disclosure.of_document(policy, document)
    primary, secondary = len(shown.primary), len(shown.secondary)
    yield _WITHHELD.text(
        lang,
        primary=_FIGURE.counted(primary, lang),
        secondary=secondary,
        policy=policy.name,
        label=policy,
    )
    if not shown.is_least:
        yield _MORE_THAN_NEEDED.text(lang)
    if attacked:
        yield _narrowest(attack(publishable(document, policy), policy), lang)


def _narrowest(found: tuple[Interval, ...], lang: Language) -> str:
    if not found:
        return _NOTHING.text(lang)
    one = min(found, key=lambda each: each.high - each.low)
    return _NARROWEST.text(lang, path=one.path, low=one.low, high=one.high)
