"""A setting that cannot be used is refused in one sentence that names it."""

import pytest

from frirum.config.environ import Setting, SettingRefused, names, number, one_of


def test_a_setting_is_read_and_its_default_stands_in_when_it_is_empty() -> None:
    threads = Setting("FRIRUM_THREADS", number, "8", "")
    assert threads.value({"FRIRUM_THREADS": "12"}) == 12
    assert threads.value({"FRIRUM_THREADS": "  "}) == 8
    assert threads.value({}) == 8


@pytest.mark.parametrize("wrong", ["eight", "-1", "1.5", "٣"])
def test_what_is_no_number_is_refused_by_name(wrong: str) -> None:
    with pytest.raises(SettingRefused, match="^FRIRUM_THREADS must be a whole number"):
        Setting("FRIRUM_THREADS", number, "8", "").value({"FRIRUM_THREADS": wrong})


def test_names_are_split_at_commas() -> None:
    assert Setting("FRIRUM_HOSTS", names, "", "").value({"FRIRUM_HOSTS": " a.se, b.se,, "}) == ("a.se", "b.se")


def test_only_the_words_of_a_choice_are_taken() -> None:
    mode = Setting("FRIRUM_MODE", one_of("production", "demo"), "production", "")
    assert mode.value({"FRIRUM_MODE": "demo"}) == "demo"
    with pytest.raises(SettingRefused, match="one of production, demo"):
        mode.value({"FRIRUM_MODE": "debug"})
