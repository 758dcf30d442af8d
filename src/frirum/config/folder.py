"""The data folder: everything that is kept on disk, readable by us alone."""

import os
from pathlib import Path

from frirum.config.environ import SettingRefused


def ready_folder(folder: Path) -> Path:
    """Make the folder if it is missing; raises SettingRefused when we may not write there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingRefused(f"the folder {folder} cannot be made: {error.strerror}.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingRefused(f"the folder {folder} cannot be written to.")
    return folder
