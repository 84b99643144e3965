"""Settings of the whole suite: property tests try the same examples on every machine, and none is timed."""

from hypothesis import settings

settings.register_profile("same everywhere", deadline=None, derandomize=True, database=None)
settings.load_profile("same everywhere")
