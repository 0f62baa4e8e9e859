"""Is a document sensible? One file per noun, a book of rules, ``check``."""

from okomodel.rules.checking import BUILT, check

__all__ = ["BUILT", "check"]
