"""`frirum admin`: what is done by hand."""

from pathlib import Path

from frirum.config.admin import COMMANDS
from frirum.config.safety import refuse_weak_secret
from tests.process import ended, environment


def test_a_new_secret_needs_no_settings_and_is_strong(tmp_path: Path) -> None:
    done = ended("admin", "secret", settings=environment(tmp_path, FRIRUM_SECRET_KEY="", FRIRUM_HOSTS=""))
    assert done.returncode == 0
    refuse_weak_secret(done.stdout.strip())


def test_both_stores_are_brought_up_to_date(tmp_path: Path) -> None:
    done = ended("admin", "migrate", settings=environment(tmp_path))
    assert done.returncode == 0, done.stderr
    assert {"office.sqlite3", "live.sqlite3"} <= {file.name for file in tmp_path.iterdir()}


def test_every_command_has_a_function() -> None:
    from importlib import import_module

    for entry in COMMANDS.values():
        module, _, name = entry.place.partition(":")
        assert callable(getattr(import_module(module), name))


def test_djangos_own_commands_work_and_unknown_ones_do_not(tmp_path: Path) -> None:
    assert ended("admin", "check", settings=environment(tmp_path)).returncode == 0
    assert ended("admin", "juggle", settings=environment(tmp_path)).returncode != 0
    assert ended("admin", settings=environment(tmp_path)).returncode == 2
