"""A group of commands: the modules of a package, each defining one as `command`."""

from importlib import import_module
from pkgutil import iter_modules

import click


class CommandFolder(click.Group):
    """Finds commands by file name; a command's heavy imports wait until it runs."""

    def __init__(self, package: str, about: str) -> None:
        super().__init__(name=package.rpartition(".")[2], help=about)
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return sorted(self._modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = self._modules().get(cmd_name)
        if module is None:
            return None
        command = import_module(f"{self.package}.{module}").command
        return command if isinstance(command, click.Command) else None

    def _modules(self) -> dict[str, str]:
        """Return the module of each command; `import_` is `import`, which no module can be."""
        modules = iter_modules(import_module(self.package).__path__)
        names = (module.name for module in modules if not module.name.startswith("_"))
        return {name.removesuffix("_"): name for name in names}
