"""Looks at pages in a browser that is four times slower than this machine: what came, from where, and when it showed."""

from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Response, sync_playwright

from workshop import browser

SLOWER = 4
TIMES = 9
# A phone on a poor mobile network: 1.6 Mbit/s down, 150 ms there and back.
POOR_NET = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
PAINTED = """() => new Promise((tell, fail) => {
  setTimeout(() => fail(new Error("nothing was shown")), 20000);
  const seen = { fcp: 0, lcp: 0, shift: 0 };
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (one) => { seen.lcp = one.startTime; });
  watch("layout-shift", (one) => { seen.shift += one.value; });
  watch("paint", (one) => {
    if (one.name === "first-contentful-paint") { seen.fcp = one.startTime; setTimeout(() => tell(seen), 300); }
  });
})"""
PHONE: Any = {"locale": "sv-SE", "viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}


def measure(port: int, line: str, *, only: set[str]) -> dict[str, Any]:
    """The visitor's first page and Bo's desk."""
    base = f"http://localhost:{port}"
    found: dict[str, Any] = {}
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser.ready())
        weigh(chromium.new_context(), base, line)  # so that the browser has woken up
        bo = at_desk(chromium, base)
        if "weight" in only:
            visitor, desk = weigh(chromium.new_context(**PHONE), base, line), weigh(bo, base, "/desk/chatt/")
            found |= {f"visitor_{name}": value for name, value in visitor.items()}
            found |= {f"desk_{name}": desk[name] for name in ("kb", "requests")}
            found["third_party_requests"] = found.pop("visitor_third_party") + desk["third_party"]
        if "paint" in only:
            visits = [chromium.new_context(**PHONE) for _ in range(TIMES * 2)]
            found |= {f"visitor_{name}": value for name, value in paint(visits[:TIMES], base, line).items()}
            found["visitor_first_paint_poor_net_ms"] = paint(visits[TIMES:], base, line, net=POOR_NET)["first_paint_ms"]
            # A page of one heading and one style sheet: what the browser alone takes on this machine in this moment.
            bare = [chromium.new_context(**PHONE) for _ in range(TIMES)]
            found["bare_first_paint_ms"] = paint(bare, base, "/nowhere/")["first_paint_ms"]
            found["desk_first_paint_ms"] = paint([bo] * TIMES, base, "/desk/chatt/")["first_paint_ms"]
        chromium.close()
    return found


def at_desk(chromium: Browser, base: str) -> BrowserContext:
    """Bo's browser, in which he is on duty."""
    bo = chromium.new_context(locale="sv-SE")
    page = bo.new_page()
    page.goto(f"{base}/account/demo/bo/")
    page.click("main form button")
    page.goto(f"{base}/desk/chatt/")
    page.click("form button.main")
    page.wait_for_load_state("networkidle")
    page.close()
    return bo


def weigh(context: BrowserContext, base: str, path: str) -> dict[str, Any]:
    """Every file of one first visit, as many bytes as travelled."""
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    came: list[Response] = []

    def note(one: Response) -> None:  # playwright writes on its listeners; a list's own method takes no writing
        came.append(one)

    page.on("response", note)
    page.goto(base + path)
    page.wait_for_load_state("networkidle")
    kinds: dict[str, int] = {}
    for one in came:
        kind = one.request.resource_type
        kinds[kind] = kinds.get(kind, 0) + size_of(one)
    page.close()
    return {
        "kb": kb(sum(kinds.values())),
        "requests": len(came),
        "by_kind_kb": {kind: kb(size) for kind, size in sorted(kinds.items())},
        "headers_kb": kb(sum(len(name) + len(value) + 4 for one in came for name, value in one.headers.items())),
        "third_party": sum(not one.url.startswith((base, "data:")) for one in came),
    }


def size_of(came: Response) -> int:
    """The bytes of an answer's body, packed as it came."""
    told = came.headers.get("content-length")
    return int(told) if told is not None else len(came.body())


def paint(visits: list[BrowserContext], base: str, path: str, *, net: dict[str, Any] | None = None) -> dict[str, float]:
    """Milliseconds from asking until the first and the largest words stand there: the best visit, and the middle one.

    The middle tells about the machine as much as about the page: others work on it too.
    """
    seen = [_paint(visit, base + path, net) for visit in visits]
    return {
        "first_paint_ms": round(min(one["fcp"] for one in seen), 1),
        "largest_paint_ms": round(min(one["lcp"] for one in seen), 1),
        "first_paint_middle_ms": round(median(one["fcp"] for one in seen), 1),
        "layout_shift": round(max(one["shift"] for one in seen), 4),
    }


def _paint(visit: BrowserContext, address: str, net: dict[str, Any] | None) -> dict[str, float]:
    page = visit.new_page()
    session = visit.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if net:
        session.send("Network.emulateNetworkConditions", net)
    page.goto(address, wait_until="load")
    seen: dict[str, float] = page.evaluate(PAINTED)
    page.close()
    return seen


def kb(size: int) -> float:
    """Thousands of bytes."""
    return round(size / 1000, 2)
