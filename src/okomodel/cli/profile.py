"""The profile that an option names."""

from okomodel.cli.usage import WrongUsage, unknown
from okomodel.errors import ProfileError
from okomodel.reason import reason_of
from okomodel.reference.own_profile import load_profile
from okomodel.reference.profile import Profile, profiles
from okomodel.wording import Wording

__all__ = ["known_profile"]

_NO_PROFILE = Wording('there is no profile "{name}"', 'profiel "{name}" bestaat niet')
_BAD_PROFILE = Wording(
    "the profile {path} cannot be used: {reason}", "profiel {path} is niet te gebruiken: {reason}"
)


def known_profile(name: str) -> Profile:
    """The profile that an option names: one of the library's, or a TOML file of one's own."""
    if name.endswith(".toml"):
        return _own_profile(name)
    if name not in profiles:
        raise unknown(_NO_PROFILE, name, profiles)
    return profiles[name]


def _own_profile(path: str) -> Profile:
    try:
        return load_profile(path)
    except ProfileError as error:
        raise WrongUsage(_BAD_PROFILE, path=path, reason=error.wording) from None
    except OSError as error:
        raise WrongUsage(_BAD_PROFILE, path=path, reason=reason_of(error)) from None
