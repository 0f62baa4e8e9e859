"""Where a fact comes from."""

from typing import final

import attrs

from okomodel.display import OneLine
from okomodel.values.constraints import RequiredText, Slug
from okomodel.values.held import Takes, checked
from okomodel.values.partial_date import Dated, PartialDate

__all__ = ["Source"]


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked)
class Source(OneLine):
    """A published text that facts refer to by ``id``.

    ``document`` is the number of a council's document, say; ``published`` when it appeared.

    >>> Source(id="a1-2025", title="OKO extended to 2034", published="2025-03-24").published
    PartialDate('2025-03-24')
    """

    id: Slug
    """How others refer to it: a slug, at most 64 characters."""
    title: RequiredText
    """What it is called."""
    url: str | None = None
    """Where it can be read."""
    document: str | None = None
    """The number of a council's document, say."""
    published: PartialDate | None = attrs.field(default=None, converter=Takes[Dated | None])
    """When it appeared."""
