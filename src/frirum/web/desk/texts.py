"""The sentences that the desk's scripts show, in the page's language."""

from __future__ import annotations

from frirum.web.desk.words_of_coding import coding
from frirum.web.desk.words_of_label import labels
from frirum.web.desk.words_of_on_call import on_call
from frirum.web.desk.words_of_shift import shift
from frirum.web.desk.words_of_state import states
from frirum.web.desk.words_of_talk import talk

__all__ = ["texts"]


def texts() -> dict[str, str]:
    """Every sentence by the name the scripts know it by."""
    return states() | talk() | labels() | on_call() | shift() | coding()
