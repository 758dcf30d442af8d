"""The server under measurement, as it is served, on one core: `python -m bench.server product|echo|demo PORT`.

The product runs with the pace of writing taken off (WS5 would allow 30 messages a minute): `--paced` leaves it on.
"""

import os
import sys
from contextlib import suppress

from bench import CORE_OF_THE_SERVER
from frirum.config.waking import undisturbed


def main() -> int:
    """Serve until told to stop."""
    what, port = sys.argv[1], int(sys.argv[2])
    os.sched_setaffinity(0, {CORE_OF_THE_SERVER})
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frirum.config.settings")
    if what == "demo":
        from frirum.config.demo import demo

        return demo(["--port", str(port), "--data", os.environ["FRIRUM_DATA"]])
    with undisturbed():
        from frirum.config import serve

    sockets = serve.listen(["127.0.0.1"], port)
    if what == "echo":
        from bench.echo import application
    else:
        with undisturbed():
            from frirum.config import tables
            from frirum.config.asgi import application

        tables.make_ready()
        if "--paced" not in sys.argv:
            take_pace_off()
    return serve.serve(application, sockets=sockets, tell=lambda: print("ready", flush=True))


def take_pace_off() -> None:
    """Let everyone write as fast as they can."""
    from frirum.hub import desk, session, visitor
    from frirum.rules.pace import Pace

    session.FRAMES_A_BEAT = 10**9
    desk.VOLUNTEER_PACE = visitor.VISITOR_PACE = Pace(burst=10**9, per_minute=10**9)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
