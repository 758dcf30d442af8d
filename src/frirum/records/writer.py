"""The one writer of the live store: it commits whatever arrived during the last commit, together.

Every write to the live store goes through here, from the hub, from pages and from jobs: a second writer would make
everybody wait for its lock, and one commit each would cost a disk sync each. A deed runs in a savepoint of its own, so
that one refused deed never fails its neighbours.
"""

from __future__ import annotations

import functools
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, cast

from django.db import DatabaseError, OperationalError, close_old_connections, connections, transaction

from frirum.records.bell import Held
from frirum.records.store import LIVE

PATIENCE_S = 10.0  # how long a batch is tried again while another program holds the store
PAUSE_S = 0.02
CACHE_KIB = 16 * 1024


class StoreIsBusy(Exception):
    """The live store did not answer in time; nothing was written, the same deed may be tried again."""


class WriterHasStopped(Exception):
    """The server is stopping; nothing was written."""


_forgets: list[Callable[[], None]] = []


def forgets(forget: Callable[[], None]) -> None:
    """Have `forget` called before every deed that may change a talk, and when a commit failed."""
    _forgets.append(forget)


def _forget() -> None:
    for forget in _forgets:
        forget()


type Job = tuple[Callable[[], Any], Future[Any]]


class Writer:
    """One thread with its own connection; `do` is called from any thread."""

    def __init__(self) -> None:
        self._jobs: deque[Job] = deque()
        self._arrived = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._inline = threading.RLock()

    @property
    def running(self) -> bool:
        return self._thread is not None

    def start(self) -> None:
        """Start the thread; deeds before this ran where they were called, one at a time."""
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Write what has arrived, refuse the rest."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._stopping = True
            self._arrived.set()
            thread.join(timeout=PATIENCE_S + 5)

    def do[T](self, deed: Callable[[], T]) -> Future[T]:
        """Have `deed` run in the next commit; the future holds its answer once that is durable."""
        answer: Future[T] = Future()
        if self._thread is None:
            with self._inline:
                self._work([(deed, answer)])
            return answer
        if self._stopping:
            answer.set_exception(WriterHasStopped())
            return answer
        self._jobs.append((deed, answer))
        self._arrived.set()
        return answer

    def alone[T](self, act: Callable[[], T]) -> Future[T]:
        """Have `act` run on the writer's connection between two commits, in no transaction (VACUUM)."""
        return self.do(_Alone(act))

    def in_its_thread(self) -> bool:
        """Whether the calling thread is the writer's own."""
        return self._thread is not None and threading.current_thread() is self._thread

    def writing(self) -> bool:
        """Whether the calling thread is inside a commit of the writer."""
        return getattr(_here, "writing", False)

    def _run(self) -> None:
        _hold_pages()
        while True:
            self._arrived.wait()
            self._arrived.clear()
            batch = self._gather()
            if batch:
                self._work(batch)
            elif self._stopping:
                connections.close_all()
                return
            if self._jobs or self._stopping:
                self._arrived.set()

    def _gather(self) -> list[Job]:
        batch = []
        while self._jobs:
            batch.append(self._jobs.popleft())
        return batch

    def _work(self, batch: list[Job]) -> None:
        together = [job for job in batch if not isinstance(job[0], _Alone)]
        if together:
            self._commit(together)
        for job in batch:
            if isinstance(job[0], _Alone):
                _run_alone(job)

    def _commit(self, batch: list[Job]) -> None:
        give_up = time.monotonic() + PATIENCE_S
        while True:
            try:
                results = _write(batch)
            except OperationalError as busy:
                _forget()
                if time.monotonic() > give_up:
                    _settle(batch, [StoreIsBusy(str(busy))] * len(batch))
                    return
                close_old_connections()
                time.sleep(PAUSE_S)
            except Exception as trouble:
                _forget()
                _settle(batch, [trouble] * len(batch))
                return
            else:
                _settle(batch, results)
                return


_here = threading.local()


def _hold_pages() -> None:
    """Let the writer's own connection hold the live store's pages; with SQLite's 2 MiB a message cost four times as
    much once 100,000 lay there."""
    connection = connections[LIVE]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size=-{CACHE_KIB}")


class _Alone:
    __slots__ = ("act",)

    def __init__(self, act: Callable[[], Any]) -> None:
        self.act = act

    def __call__(self) -> Any:
        return self.act()


def _run_alone(job: Job) -> None:
    act, answer = job
    try:
        answer.set_result(act())
    except Exception as trouble:
        answer.set_exception(trouble)


def _write(batch: list[Job]) -> list[Any]:
    with Held() as bell:
        _here.writing = True
        try:
            with transaction.atomic(using=LIVE):
                results = [_one(deed, bell) for deed, _ in batch]
        finally:
            _here.writing = False
        bell.tell()
    return results


def _one(deed: Callable[[], Any], bell: Held) -> Any:
    mark = bell.mark()
    try:
        if getattr(deed, "guards_itself", False):  # the hot path: refuses message by message, never raises
            return deed()
        if not getattr(deed, "spares_talks", False):
            _forget()
        with transaction.atomic(using=LIVE):
            return deed()
    except OperationalError:
        raise
    except (Exception, DatabaseError) as refusal:
        bell.forget(mark)
        return _Refused(refusal)


class _Refused:
    __slots__ = ("why",)

    def __init__(self, why: Exception) -> None:
        self.why = why


def _settle(batch: list[Job], results: list[Any]) -> None:
    for (_, answer), result in zip(batch, results, strict=True):
        if isinstance(result, _Refused):
            answer.set_exception(result.why)
        elif isinstance(result, Exception):
            answer.set_exception(result)
        else:
            answer.set_result(result)


WRITER = Writer()


class Deed[**P, T]:
    """An action on the live store: call it and wait, or `soon` and get a future (for the event loop)."""

    def __init__(self, act: Callable[P, T]) -> None:
        self.act = act
        self.spares_talks = False  # it changes nothing that decides who may say what
        functools.update_wrapper(cast(Any, self), act)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        if WRITER.writing():
            return self.act(*args, **kwargs)
        return self.soon(*args, **kwargs).result()

    def soon(self, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        job = functools.partial(self.act, *args, **kwargs)
        job.spares_talks = self.spares_talks  # type: ignore[attr-defined]
        return WRITER.do(job)


def deed[**P, T](act: Callable[P, T]) -> Deed[P, T]:
    """Make a function that writes to the live store go through the one writer, in one transaction."""
    return Deed(act)
