"""What a demo holds: a small organisation to try Frirum with."""

from collections.abc import Sequence
from datetime import datetime

type Link = tuple[str, str]


def load(*, now: datetime) -> None:
    """Fill an empty demo; called once for each fresh data folder, inside no transaction."""


def links(base: str, *, now: datetime) -> Sequence[Link]:
    """Say what to try: pairs of words and addresses under `base`, told at every start."""
    return [("Visitor", f"{base}/")]
