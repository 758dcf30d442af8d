"""The data folder is ours alone, or we do not start."""

from pathlib import Path

import pytest

from frirum.config import folder
from frirum.config.environ import SettingRefused
from frirum.config.secret import kept_secret


def test_a_new_folder_is_readable_by_us_alone(tmp_path: Path) -> None:
    made = folder.ready_folder(tmp_path / "deep" / "data")
    assert made.stat().st_mode & 0o777 == 0o700


def test_a_file_in_its_place_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(SettingRefused, match=r"^the folder .*/taken cannot be made: File exists\.$"):
        folder.ready_folder(tmp_path / "taken")


def test_a_folder_that_we_may_not_write_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder.os, "access", lambda *_: False)  # root may write anywhere
    with pytest.raises(SettingRefused, match="cannot be written to"):
        folder.ready_folder(tmp_path)


def test_a_demo_keeps_its_secret_where_nobody_else_reads_it(tmp_path: Path) -> None:
    first = kept_secret(tmp_path / "demo", keep=True)
    assert kept_secret(tmp_path / "demo", keep=True) == first
    assert (tmp_path / "demo" / "secret").stat().st_mode & 0o777 == 0o600


def test_a_test_keeps_none(tmp_path: Path) -> None:
    assert kept_secret(tmp_path, keep=False) != kept_secret(tmp_path, keep=False)
    assert list(tmp_path.iterdir()) == []


def test_one_at_a_time_holds_a_folder(tmp_path: Path) -> None:
    with folder.hold(tmp_path), pytest.raises(SettingRefused, match=r"^another Frirum is running on the folder "):
        folder.hold(tmp_path)
    folder.hold(tmp_path).close()
