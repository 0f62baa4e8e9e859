"""What milestones are due, which are late and by how much, and which wait for others."""

from okomodel.insight.due import Due, Schedule, due

__all__ = ["Due", "Schedule", "due"]


def __dir__() -> list[str]:
    return __all__
