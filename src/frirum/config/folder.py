"""The data folder: everything that is kept on disk, readable by us alone."""

import fcntl
import os
from io import TextIOWrapper
from pathlib import Path

from frirum.config.environ import SettingRefused

LOCK = "lock"


def ready_folder(folder: Path) -> Path:
    """Make the folder if it is missing; raises SettingRefused when we may not write there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingRefused(f"the folder {folder} cannot be made: {error.strerror}.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingRefused(f"the folder {folder} cannot be written to.")
    return folder


def hold(folder: Path) -> TextIOWrapper:
    """Be the only server on this folder for as long as what is returned stays open; raises SettingRefused.

    The live store has one writer, and what is kept in memory is right for one process only. The lock dies with the
    process, however that ends.
    """
    held = (folder / LOCK).open("a", encoding="utf-8")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise SettingRefused(f"another Frirum is running on the folder {folder}: stop it, or choose another.") from None
    return held
