"""What Chromium complains about on its console, and which of it says no more than that there was no way to the house.

Which of its names a cut line gets depends on where in a request the cut falls, and so on how busy the machine is.
"""

from __future__ import annotations

import re

_NO_WAY_THERE = (
    "TIMED_OUT",
    "SOCKET_NOT_CONNECTED",
    "NETWORK_CHANGED",
    "NETWORK_IO_SUSPENDED",
    "INTERNET_DISCONNECTED",
    "ADDRESS_UNREACHABLE",
    "CONNECTION_CLOSED",
    "CONNECTION_RESET",
    "CONNECTION_REFUSED",
    "CONNECTION_ABORTED",
    "CONNECTION_FAILED",
    "CONNECTION_TIMED_OUT",
    "EMPTY_RESPONSE",
    # An answer that broke off in the middle.
    "CONTENT_LENGTH_MISMATCH",
    "INCOMPLETE_CHUNKED_ENCODING",
)
"""Names of Chromium's net/base/net_error_list.h. NAME_NOT_RESOLVED is none of them: here only a stranger has no address."""
_NAMED = re.compile(rf"\bnet::ERR_({'|'.join(_NO_WAY_THERE)})\b")
_LINE = "WebSocket connection to "
_ANSWERED = "during WebSocket handshake"  # somebody was there, and what she said was wrong


def of_a_lost_line(text: str) -> bool:
    """Whether a complaint says that the way to the house was cut, and nothing else."""
    return bool(_NAMED.search(text)) or (_LINE in text and _ANSWERED not in text)
