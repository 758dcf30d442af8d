"""Under what a contact counts (CS3, AL3)."""

from datetime import date

from frirum.rules.count import Facts, More, pairs


def contact(codes: dict[str, str] | None = None, *more: More) -> Facts:
    return Facts(1, 2, date(2026, 3, 1), "chat", codes=codes or {}, more=more)


def test_every_contact_counts_once_in_each_list_that_adds_up_to_the_total() -> None:
    found = pairs(contact({"gender": "woman"}))
    assert {("total", "all"), ("channel", "chat"), ("state", "coded"), ("gender", "woman")} <= found
    assert ("age", "not_known") in found  # an empty code
    assert ("primary", "not_known") in found
    assert ("gender", "not_known") not in found


def test_topics_count_with_their_main_topic_once() -> None:  # AL3
    rape = More("topic", "rape", "sexual", primary=True)
    grooming = More("topic", "grooming", "sexual")
    found = pairs(contact({}, rape, grooming))
    assert {("topic", "sexual"), ("topic", "sexual/rape"), ("topic", "sexual/grooming")} <= found
    assert {("primary", "sexual"), ("primary", "sexual/rape")} <= found
    assert ("primary", "sexual/grooming") not in found
    assert ("primary", "not_known") not in found


def test_a_main_topic_that_was_chosen_itself_stands_beneath_itself() -> None:  # so that the parts add up to the whole
    found = pairs(contact({}, More("topic", "grief", primary=True)))
    assert {("primary", "grief"), ("primary", "grief/-"), ("topic", "grief"), ("topic", "grief/-")} <= found


def test_what_was_done_and_referrals_count_each() -> None:
    found = pairs(contact({}, More("out", "listened"), More("referral", "police")))
    assert {("out", "listened"), ("referral", "police")} <= found


def test_young_and_still_going_on_is_counted_by_itself() -> None:  # CS3
    assert ("young_and_ongoing", "yes") in pairs(contact({"age": "12_14", "ongoing": "now"}))


def test_grown_up_or_past_is_not() -> None:
    for codes in ({"age": "18_20", "ongoing": "now"}, {"age": "12_14", "ongoing": "past"}, {"ongoing": "now"}):
        assert ("young_and_ongoing", "yes") not in pairs(contact(codes))
