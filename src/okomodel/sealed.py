"""A class that is marked as final lets no other be made of it, also while the program runs."""

from collections.abc import Callable
from typing import Any

__all__ = ["Sealed", "watchers"]

watchers: list[Callable[[type], None]] = []
"""Who is told of each class when it is made: so somebody can know a class without loading it."""


class Sealed:
    """What refuses subclasses of a class that is marked with ``typing.final``.

    What they would add is neither read nor written nor judged, and so would be lost unseen.

    >>> from okomodel.model import Dossier
    >>> class Own(Dossier):
    ...     pass
    Traceback (most recent call last):
      ...
    TypeError: Own cannot be a kind of Dossier: what it adds would be lost; let it hold one
    """

    __slots__ = ()

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        for base in cls.__bases__:
            if "__final__" in vars(base):
                raise TypeError(
                    f"{cls.__name__} cannot be a kind of {base.__name__}: what it adds would be"
                    " lost; let it hold one"
                )
        for told in watchers:
            told(cls)
