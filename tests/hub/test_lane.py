"""A lane passes on in order, and knows how far the log came to her."""

from frirum.hub.lane import Lane


def test_how_far_the_log_came_only_grows() -> None:
    lane = Lane(1, "a", 9)
    assert lane.reach(3, 2)
    assert not lane.reach(2, 1)
    assert (lane.delivered, lane.seen) == (3, 2)
    assert lane.reach(0, 5)
    assert (lane.delivered, lane.seen) == (5, 5)  # what was seen has arrived
