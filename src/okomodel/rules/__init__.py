"""Is a document sensible? One file per noun, a registry, profiles, ``check``."""

from okomodel.rules import cohort, cycle, reference, source
from okomodel.rules.checking import built, check

__all__ = ["built", "check", "cohort", "cycle", "reference", "source"]
