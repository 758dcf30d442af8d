"""What was reckoned from counts, kept while they stay as they were; each key holds the mark of the counts behind it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from django.db import transaction

from frirum.records.store import OFFICE


class Remembered[K: Hashable, V]:
    """The last few answers. What was read inside a transaction may never become true, and is not kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The answer under a key; made if it is not known."""
        if transaction.get_connection(OFFICE).in_atomic_block:
            return make()
        found = self._kept.pop(key, None)
        if found is None:
            found = make()
        self._kept[key] = found
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return found

    def forget(self) -> None:
        """Forget everything."""
        self._kept.clear()
