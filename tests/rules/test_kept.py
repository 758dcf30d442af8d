"""What is kept: nothing without an end and a reason."""

from datetime import timedelta

from frirum.rules.kept import CONTACTS_KEPT, ERASE_TALK_AFTER, IMPERSONAL, KEPT, After


def test_every_field_has_a_reason_and_an_end() -> None:  # RT1
    for name, kept in KEPT.items():
        assert name.count(".") == 1
        assert kept.why
        assert kept.remains
        at_most = (
            CONTACTS_KEPT if kept.after is After.MONTH_ENDED else timedelta(days=366)
        )  # codes of nobody; of people
        assert timedelta(0) <= kept.how_long <= at_most


def test_everything_said_is_gone_twenty_minutes_after_the_end() -> None:  # EX4, AZ5
    for name in ("Message.envelope", "Grant.sealed", "Segment.wrapped", "Conversation.label", "Conversation.danger"):
        assert (KEPT[name].after, KEPT[name].how_long) == (After.TALK_ENDED, ERASE_TALK_AFTER)
        assert KEPT[name].remains == "nothing"


def test_her_cookie_share_dies_with_her_cookie() -> None:  # QE3
    assert (KEPT["Conversation.share"].after, KEPT["Conversation.share"].how_long) == (After.COOKIE_DEAD, timedelta(0))


def test_no_table_is_both_personal_and_impersonal() -> None:
    assert not {name.split(".")[0] for name in KEPT} & IMPERSONAL
