"""Text is text everywhere (UP2), and addresses are looked at in one place only (AN2, DP7)."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "frirum"
MARKUP = {
    ".py": re.compile(r"mark_safe|SafeString|SafeText|html_safe|\.extra\(|\.raw\("),
    ".html": re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off"),
    ".js": re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"),
}
ADDRESS = re.compile(r"REMOTE_ADDR|FORWARDED_FOR|x-forwarded-for|x-real-ip", re.IGNORECASE)
# Who may look at an address: the one who believes the proxy, and the one who turns it into a bucket (AB1).
MAY_LOOK = {"web/address.py", "config/proxy.py", "config/knobs.py"}


def found(pattern: re.Pattern[str], suffix: str) -> set[str]:
    return {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob(f"*{suffix}")
        if "vendor" not in file.parts and pattern.search(file.read_text(encoding="utf-8"))
    }


def test_nothing_is_marked_as_safe_markup() -> None:
    assert {suffix: found(pattern, suffix) for suffix, pattern in MARKUP.items()} == {
        ".py": set(),
        ".html": set(),
        ".js": set(),
    }


def test_the_search_would_find_it() -> None:
    assert MARKUP[".html"].search("{{ words|safe }}")
    assert MARKUP[".py"].search("return mark_safe(words)")
    assert MARKUP[".js"].search("list.innerHTML = words")


def test_nobody_else_looks_at_an_address() -> None:
    assert found(ADDRESS, ".py") - MAY_LOOK == set()
