"""The key of web push is made once, and read by us alone (ML2)."""

import stat
from pathlib import Path

from frirum.config.push import kept_key


def test_the_key_is_kept(tmp_path: Path) -> None:
    file, public = kept_key(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(public) == 87  # 65 bytes
    assert kept_key(tmp_path) == (file, public)


def test_another_folder_has_another(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert kept_key(tmp_path)[1] != kept_key(other)[1]
