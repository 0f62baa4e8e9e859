"""okomodel: OKO (Opgroeien in een Kansrijke Omgeving) as a typed library.

This is the front door. It knows where each name lives and fetches it when it is first used, so
that ``import okomodel`` loads nothing else.

>>> import okomodel
>>> okomodel.LifeDomain.HOME.label("nl")
'thuis'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from okomodel.errors import DocumentError, InvalidType, InvalidValue, OkomodelError, UnknownName
    from okomodel.findings import Finding, Level, Report, Severity
    from okomodel.formats import (
        Limits,
        Reading,
        dump,
        dumps,
        from_dict,
        load,
        loads,
        read,
        register_hooks,
        schema,
        to_dict,
    )
