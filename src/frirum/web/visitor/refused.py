"""What a visitor is told when the answer is no."""


class DoorIsClosed(Exception):
    """The door admits nobody now; whoever has no key could not open it by sending the form anyway (ST1)."""


class TooManyFromHere(Exception):
    """Several talks began from the same network just now: the next one waits a moment (AB3, AB4)."""


class TooFast(Exception):
    """This visit sent a lot in a short time: the next one waits a moment (WS5)."""
