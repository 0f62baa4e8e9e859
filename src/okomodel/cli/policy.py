"""The small-number policy that an option names."""

from okomodel.cli.usage import unknown
from okomodel.insight.occasion import OF_PROFILE, Choice
from okomodel.reference.policy import Policy, policies
from okomodel.wording import Wording

__all__ = ["NO_POLICY", "chosen_policy", "known_policy"]

NO_POLICY = Wording('there is no policy "{name}"', 'beleid "{name}" bestaat niet')


def known_policy(name: str) -> Policy:
    """The policy of that name; another is a mistake of whoever typed it."""
    if name not in policies:
        raise unknown(NO_POLICY, name, policies)
    return policies[name]


def chosen_policy(name: str) -> Choice:
    """The policy of that name, or that of the profile where none is named."""
    return known_policy(name) if name else OF_PROFILE
