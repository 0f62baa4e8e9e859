"""``okomodel chart``: a picture of a dossier or a register."""

from datetime import date

import attrs

from okomodel.charts.kind import KINDS, drawn, kinds_of
from okomodel.charts.municipality import BYS
from okomodel.charts.picture import SUFFIXES, save
from okomodel.cli.documents import opened
from okomodel.cli.policy import chosen_policy
from okomodel.cli.usage import WrongUsage, one_of, unknown
from okomodel.cli.written import refer_to_check, refuse_to_overwrite
from okomodel.insight.occasion import Occasion
from okomodel.model import Dossier
from okomodel.model.document import Document
from okomodel.reference.profile import Profile
from okomodel.wording import Language, Wording

__all__ = ["run"]

_NO_KIND = Wording('there is no chart "{name}"', 'grafiek "{name}" bestaat niet')
_WHICH = Wording("--kind is missing: one of {kinds}", "--kind ontbreekt: een van {kinds}")
_NOT_OF = Wording(
    'there is no chart "{kind}" of {what}; there are: {kinds}',
    '{what} heeft geen grafiek "{kind}"; wel: {kinds}',
)
_DOSSIER, _REGISTER = Wording("a dossier", "een dossier"), Wording("a register", "een register")
_NO_DOSSIER = Wording('there is no dossier "{name}"', 'dossier "{name}" bestaat niet')
_NO_OUT = Wording("--out is missing: the file to write", "--out ontbreekt: het bestand om te maken")
_NO_FORM = Wording(
    "{out} is no picture: let it end in {suffixes}",
    "{out} is geen afbeelding: laat het eindigen op {suffixes}",
)
_NO_BY = Wording('a map is not by "{name}"', 'een kaart is niet naar "{name}"')


def run(  # noqa: PLR0913 - as many as there are options
    *,
    file: str,
    id: str | None,
    kind: str,
    out: str,
    on: date,
    by: str,
    policy: str,
    profile: Profile,
    force: bool,
    lang: Language,
) -> int:
    """Draw a document, or the dossier with that id, into a file."""
    _refuse(kind, out)
    refuse_to_overwrite(file, out, force=force)
    chosen = one_of(BYS, by, _NO_BY)
    occasion = Occasion.of(on, profile, chosen_policy(policy))
    found = opened(file)
    document, occasion = _asked(found.document, id, occasion)
    _refuse_other(document, kind)
    refer_to_check(file, found, lang)
    save(drawn(document, kind, occasion, lang, chosen), out)
    return 0


def _refuse(kind: str, out: str) -> None:
    """What can be told before the file is read."""
    if not kind:
        raise WrongUsage(_WHICH, kinds=tuple(KINDS))
    if kind not in KINDS:
        raise unknown(_NO_KIND, kind, KINDS)
    if not out:
        raise WrongUsage(_NO_OUT)
    if not out.lower().endswith(SUFFIXES):
        raise WrongUsage(_NO_FORM, out=out, suffixes=SUFFIXES)


def _refuse_other(document: Document, kind: str) -> None:
    fitting = kinds_of(document)
    if kind not in fitting:
        what = _DOSSIER if isinstance(document, Dossier) else _REGISTER
        raise WrongUsage(_NOT_OF, kind=kind, what=what, kinds=fitting)


def _asked(document: Document, id: str | None, occasion: Occasion) -> tuple[Document, Occasion]:
    """The document, or its dossier with that id, which stands in its register."""
    if isinstance(document, Dossier):
        if id not in (None, document.id):
            raise unknown(_NO_DOSSIER, id or "", [document.id])
        return document, occasion
    if id is None:
        return document, occasion
    if id not in document:
        raise unknown(_NO_DOSSIER, id, [one.id for one in document])
    return document[id], attrs.evolve(occasion, register=document)
