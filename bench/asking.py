"""Asks one address as often as it is answered: with wrk where the machine has it, else by ourselves."""

import asyncio
import re
import shutil
import subprocess
import time

import uvloop

AT_ONCE = 16
LANGUAGE = "sv,en;q=0.5"
PACKED = "gzip, br"


def with_what() -> str:
    """What asks."""
    return "wrk" if shutil.which("wrk") else "python"


def per_second(port: int, path: str, *, seconds: float) -> float:
    """Whole answers a second; raises RuntimeError when any of them is not a 200."""
    wrk = shutil.which("wrk")
    return _by_wrk(wrk, port, path, seconds) if wrk else uvloop.run(_by_ourselves(port, path, seconds))


def _by_wrk(wrk: str, port: int, path: str, seconds: float) -> float:
    told = subprocess.run(
        [wrk, "-t1", f"-c{AT_ONCE}", f"-d{max(1, round(seconds))}s",
         "-H", f"Accept-Language: {LANGUAGE}", "-H", f"Accept-Encoding: {PACKED}", f"http://localhost:{port}{path}"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(told)
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if found is None:
        raise RuntimeError(told)
    return float(found[1])


async def _by_ourselves(port: int, path: str, seconds: float) -> float:
    ask = (
        f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Language: {LANGUAGE}\r\n"
        f"Accept-Encoding: {PACKED}\r\n\r\n"
    ).encode()
    began = time.perf_counter()
    counts = await asyncio.gather(*(_one(port, ask, began + seconds) for _ in range(AT_ONCE)))
    return sum(counts) / (time.perf_counter() - began)


async def _one(port: int, ask: bytes, until: float) -> int:
    reader, writer = await asyncio.open_connection("localhost", port)
    count = 0
    while time.perf_counter() < until:
        writer.write(ask)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        if not head.startswith(b"http/1.1 200"):
            raise RuntimeError(head.decode("latin-1"))
        size = re.search(rb"content-length: (\d+)", head)
        await reader.readexactly(int(size[1]) if size else 0)
        count += 1
    writer.close()
    return count
