"""What all tests share: a slow machine is no failure of a property, nor is a narrow terminal."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")

os.environ.pop("COLUMNS", None)  # what is printed is as wide as in a pipe
