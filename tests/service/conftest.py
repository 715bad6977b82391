"""The way to a server is tried as raters use it."""

from raters.conftest import _environment, _no_certificates

__all__ = ["_environment", "_no_certificates"]
