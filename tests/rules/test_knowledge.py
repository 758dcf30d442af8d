"""What can be reckoned from sums that were told."""

from collections.abc import Iterable

from frirum.rules.knowledge import Knowledge, Row, less

A, B, C, D, E = range(5)


def sum_of(*unknowns: int) -> Row:
    return dict.fromkeys(unknowns, 1)


def told(mind: Knowledge, *unknowns: int) -> None:
    mind.learn(sum_of(*unknowns), turns={})


def betrays(mind: Knowledge, *unknowns: int) -> bool:
    return mind.betrays(sum_of(*unknowns))


def mind_of(*sums: Iterable[int]) -> Knowledge:
    mind = Knowledge()
    for one in sums:
        told(mind, *one)
    return mind


def test_a_sum_less_one_part_gives_the_other() -> None:
    mind = mind_of((A, B))
    assert not mind.gives(sum_of(A))
    told(mind, B)
    told(mind, A, B)  # told twice is told once
    assert mind.gives(sum_of(A))
    assert mind.gives({})


def test_a_secret_would_be_betrayed_by_the_last_sum_that_leads_to_it() -> None:
    mind = Knowledge()
    mind.keep(sum_of(A))
    told(mind, A, B, C)
    assert not betrays(mind, B)
    assert betrays(mind, B, C)
    told(mind, B)
    assert betrays(mind, C)
    assert not betrays(mind, B)  # nothing new


def test_sums_over_the_same_unknowns_need_not_say_the_same() -> None:
    mind = Knowledge()
    mind.keep(sum_of(A, B))
    told(mind, A, C)
    told(mind, B, D)
    assert not betrays(mind, A, D)
    assert betrays(mind, C, D)
    mind.keep({A: 1, C: 2})
    assert not betrays(mind, C, A)  # known already, in other words


def test_a_secret_of_this_moment_passes() -> None:
    mind = Knowledge()
    mind.keep(sum_of(A), passing=True)
    mind.keep(sum_of(B))
    assert betrays(mind, A)
    mind.let_pass()
    assert not betrays(mind, A)
    assert betrays(mind, B)
    assert mind.uses(B)
    assert not mind.uses(A)


def test_what_is_known_is_no_secret() -> None:
    mind = mind_of((A,))
    mind.keep(sum_of(A))
    assert mind.guards_nothing
    mind.keep(sum_of(A, B))
    assert betrays(mind, B)
    assert not mind.guards_nothing


def test_of_several_unknowns_a_sum_is_solved_for_the_one_in_the_fewest_others_and_last_in_turn() -> None:
    """So that what is told later is found in few rows; what can be reckoned is the same."""
    for turns in ({D: 0, E: 1}, {D: 1, E: 0}, {}):
        mind = mind_of((A, B), (B, C))
        mind.learn(sum_of(C, D, E), turns=turns)
        assert mind.gives(less(sum_of(A), sum_of(C)))
        assert mind.gives(sum_of(A, D, E))
        assert not mind.gives(sum_of(D, E))


def test_what_goes_takes_with_it_what_cannot_be_said_without_it() -> None:
    mind = mind_of((A, B), (B, C), (D,))
    mind.keep(sum_of(A, E))
    mind.track("with C", sum_of(C, E))
    mind.track("with E", sum_of(E))
    mind.track("unwanted", sum_of(A))
    mind.forget({B, D}, wanted=["with C", "with E", "never"])
    assert mind.gives(less(sum_of(A), sum_of(C)))  # each is so many less than B, whoever B was
    assert betrays(mind, C, E)
    assert mind.tracked("with E") == {E: 1}
    assert mind.tracked("unwanted") is None
    assert mind.gives(less(mind.tracked("with C") or {}, sum_of(C, E)))


def test_nobody_ever_reckons_what_goes_untold() -> None:
    mind = Knowledge()
    mind.keep(sum_of(A, B))
    mind.keep({A: 1, B: 2})
    mind.track("a", sum_of(A))
    mind.forget({A}, wanted=["a"])
    assert mind.guards_nothing
    assert mind.tracked("a") is None
    mind.track("b", sum_of(B))
    mind.forget({C}, wanted=["b"])
    assert mind.tracked("b") == {B: 1}


def test_what_is_solved_for_something_that_goes_is_not_taken_twice() -> None:
    mind = mind_of((A, B, C), (C, D))
    mind.keep(sum_of(A, E))
    mind.forget({A, B}, wanted=[])
    assert mind.gives(sum_of(C, D))
    assert mind.guards_nothing  # with A goes what A and E were together
    assert not mind.uses(E)


def test_two_sums_with_what_goes_leave_what_they_say_together() -> None:
    mind = mind_of((A, B), (A, C))
    mind.keep(sum_of(A, D))
    mind.track("a", sum_of(A, E))
    mind.forget({A}, wanted=["a"])
    assert mind.gives(less(sum_of(B), sum_of(C)))
    assert mind.betrays(less(sum_of(D), sum_of(B)))
    assert mind.gives(less(mind.tracked("a") or {}, less(sum_of(E), sum_of(B))))
