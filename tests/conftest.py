"""How hypothesis looks for counterexamples: without a stopwatch, and in CI the same each time."""

from os import environ

from hypothesis import settings

settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, database=None)
settings.load_profile("ci" if environ.get("CI") else "default")
