"""What can be reckoned from sums that were told."""

from frirum.rules.knowledge import Knowledge


def test_a_sum_less_one_part_gives_the_other() -> None:
    mind = Knowledge[str]()
    mind.learn(frozenset("ab"))
    assert not mind.gives(frozenset("a"))
    mind.learn(frozenset("b"))
    mind.learn(frozenset("ab"))  # told twice is told once
    assert mind.gives(frozenset("a"))


def test_a_secret_would_be_betrayed_by_the_last_sum_that_leads_to_it() -> None:
    mind = Knowledge[str]()
    mind.keep(frozenset("a"))
    mind.learn(frozenset("abc"))
    assert not mind.betrays(frozenset("b"))
    assert mind.betrays(frozenset("bc"))
    mind.learn(frozenset("b"))
    assert mind.betrays(frozenset("c"))
    assert not mind.betrays(frozenset("b"))  # nothing new


def test_sums_over_the_same_unknowns_need_not_say_the_same() -> None:
    mind = Knowledge[str]()
    mind.keep(frozenset("ab"))
    mind.learn(frozenset("ac"))
    mind.learn(frozenset("bd"))
    assert not mind.betrays(frozenset("ad"))
    assert mind.betrays(frozenset("cd"))


def test_what_is_known_beforehand_is_no_unknown() -> None:
    mind = Knowledge({"a"})
    mind.keep(frozenset("ab"))  # partly her own
    mind.keep(frozenset("b"))
    assert mind.gives(frozenset("a"))
    assert mind.betrays(frozenset("ab"))
