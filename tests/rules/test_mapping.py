"""Our figures in somebody else's words."""

from frirum.rules.mapping import NO_PLACE, Mapping

THEIRS = Mapping(
    "chi",
    "CHI",
    "2026",
    {"topic": {"sexual": "Violence: sexual", "rape": "Violence: sexual", "grooming": "Violence: online"}},
    {"topic": frozenset({"sleep"})},
)


def test_a_sub_topic_has_its_own_word_and_a_new_one_its_main_topics() -> None:
    assert THEIRS.theirs("topic", "sexual/grooming") == "Violence: online"
    assert THEIRS.theirs("topic", "sexual/our_own") == "Violence: sexual"
    assert THEIRS.theirs("topic", "sexual/-") == "Violence: sexual"
    assert THEIRS.theirs("topic", "sexual") == "Violence: sexual"


def test_what_has_no_place_there_gets_none() -> None:
    assert THEIRS.theirs("topic", "sexual/sleep") == NO_PLACE
    assert THEIRS.theirs("topic", "everyday") == NO_PLACE
    assert THEIRS.theirs("risk", "acute") == NO_PLACE


def test_several_of_ours_are_one_of_theirs_and_nobody_is_lost() -> None:
    ours: dict[str, int | None] = {"sexual/rape": 7, "sexual/grooming": 2, "sexual/-": 1, "after/sleep": 4}
    theirs = THEIRS.counted("topic", ours)
    assert theirs == {"Violence: sexual": 8, "Violence: online": 2, NO_PLACE: 4}
    assert sum(n or 0 for n in theirs.values()) == sum(n or 0 for n in ours.values())


def test_what_holds_something_hidden_is_hidden() -> None:  # AN10
    assert THEIRS.counted("topic", {"sexual/rape": 7, "sexual/-": None, "sexual/grooming": 9}) == {
        "Violence: sexual": None,
        "Violence: online": 9,
    }
