"""Why the system could not do what was asked of a file, in both languages."""

from errno import EACCES, EISDIR, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS

from okomodel.wording import Wording

__all__ = ["reason_of"]

_NOT_ALLOWED = Wording("that is not allowed", "dat is niet toegestaan")
_NO_FILE = Wording("there is no such file", "dit bestand bestaat niet")
_REASONS = {
    ENOENT: _NO_FILE,
    ENOTDIR: _NO_FILE,
    EISDIR: Wording("it is a folder", "het is een map"),
    EACCES: _NOT_ALLOWED,
    EPERM: _NOT_ALLOWED,
    EROFS: _NOT_ALLOWED,
    ENOSPC: Wording("the disk is full", "de schijf is vol"),
}


def reason_of(error: OSError) -> Wording:
    """The reason in words; what has none here is said as the system says it.

    >>> reason_of(FileNotFoundError(ENOENT, "No such file or directory")).nl
    'dit bestand bestaat niet'
    """
    as_said = error.strerror or str(error)
    return _REASONS.get(error.errno or 0) or Wording(as_said, as_said)
