"""`frirum admin …`: what the person who runs the machine does by hand; others add their commands to COMMANDS."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, cast

type Command = Callable[[list[str]], int]


class Entry(NamedTuple):
    """A command: where its function stands (`module:function`, taking the words after its name) and what it does."""

    place: str
    does: str


COMMANDS: Mapping[str, Entry] = MappingProxyType(
    {
        "secret": Entry("frirum.config.admin:secret", "Print a new FRIRUM_SECRET_KEY."),
        "migrate": Entry("frirum.config.admin:migrate", "Bring the tables of both stores up to date."),
        "organisation": Entry("frirum.config.founding:organisation", "Make an organisation."),
        "line": Entry("frirum.config.founding:line", "Make a line: one public door of an organisation."),
        "invite": Entry("frirum.config.founding:invite", "Invite a person, the first administrator above all."),
    }
)


def admin(argv: list[str]) -> int:
    """Carry out one command; what is not ours goes to Django. The answer is the exit code."""
    if not argv or argv[0] in {"help", "-h", "--help"}:
        print("frirum admin COMMAND …\n")
        print("\n".join(f"  {name:<16} {entry.does}" for name, entry in COMMANDS.items()))
        print("\nEvery other command is Django's own: frirum admin check, frirum admin dbshell, …")
        return 0 if argv else 2
    if argv[0] in COMMANDS:
        return _function(COMMANDS[argv[0]].place)(argv[1:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(["frirum admin", *argv])
    return 0


def secret(_argv: list[str]) -> int:
    """Print a new secret."""
    from frirum.config.secret import new_secret

    print(new_secret())
    return 0


def migrate(_argv: list[str]) -> int:
    """Bring the tables of both stores up to date."""
    import django

    django.setup()
    from frirum.config import tables

    tables.bring_up_to_date(verbosity=1 if sys.stdout.isatty() else 0)
    print("The tables of both stores are up to date.")
    return 0


def _function(place: str) -> Command:
    module, _, name = place.partition(":")
    return cast(Command, getattr(import_module(module), name))
