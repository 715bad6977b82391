"""Plug-ins found by name: a package's own modules first, then installed entry points."""

from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from typing import Generic, Protocol, TypeVar

from answer_eval.errors import UsageError


class Named(Protocol):
    """Anything a registry can hold."""

    @property
    def name(self) -> str:
        """The name users say."""
        ...


P = TypeVar("P", bound=Named)


class Registry(Generic[P]):
    """The plug-ins of one package: each of its public modules defines one as `PLUGIN`.

    Other distributions add theirs under the entry point group named like the package.
    """

    def __init__(self, package: str, what: str) -> None:
        self.package, self.what = package, what

    @cached_property
    def _plugins(self) -> dict[str, P]:
        return {plugin.name: plugin for plugin in self._found()}

    def _found(self) -> Iterator[P]:
        for module in sorted(iter_modules(import_module(self.package).__path__)):
            if not module.name.startswith("_"):
                yield import_module(f"{self.package}.{module.name}").PLUGIN
        for entry in entry_points(group=self.package):
            yield entry.load()

    def __iter__(self) -> Iterator[P]:
        return iter(self._plugins.values())

    @property
    def names(self) -> list[str]:
        """The names users can say, in order."""
        return sorted(self._plugins)

    def __getitem__(self, name: str) -> P:
        try:
            return self._plugins[name]
        except KeyError:
            raise UsageError(
                f"no {self.what} is called {name!r}", fix=f"choose from {', '.join(self.names)}"
            ) from None
