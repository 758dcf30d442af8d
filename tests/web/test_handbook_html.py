"""A handbook page is Markdown and nothing else: no HTML of its own, links only to own pages and https (UP2, UP3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frirum.web.handbook_html import handbook_html

BASE = "/office/storasyster/handbook/"


def html(body: str) -> str:
    return handbook_html(body, base=BASE, pages={"fara", "oro"})


def test_headings_stand_below_the_pages_title() -> None:
    assert html("# A\n\n## B\n\n### C") == "<h2>A</h2>\n<h2>B</h2>\n<h3>C</h3>\n"


def test_own_pages_are_links_and_pages_that_are_not_there_stay_words() -> None:
    assert f'<a href="{BASE}fara/" rel="noopener noreferrer">fara</a>' in html("se [[fara]]")
    assert f'<a href="{BASE}oro/" rel="noopener noreferrer">om oro</a>' in html("se [[oro|om oro]] och [x](oro)")
    assert "<a" not in html("se [[finns-inte]] och [x](finns-inte)")


def test_https_is_a_link_and_nothing_else_is() -> None:
    assert '<a href="https://www.1177.se/" rel="noopener noreferrer">1177</a>' in html("[1177](https://www.1177.se/)")
    for url in ("http://a.se", "javascript:alert(1)", "//a.se", "mailto:a@b.se", "data:text/html,x", "/exit", "../x"):
        assert "<a" not in html(f"[x]({url})")
        assert "<a" not in html(f"<{url}>")


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "![x](https://evil.example/x.png)",
        "[x](<javascript:alert(1)>)",
        "[[fara|<b onmouseover=alert(1)>x</b>]]",
        '[x](https://a.se "onmouseover=alert(1)")',
        "| a |\n|:-:|\n| <svg onload=alert(1)> |",
        "`[[fara]]`<style>*{}</style>",
    ],
)
def test_nothing_that_runs_or_loads_comes_through(body: str) -> None:
    out = html(body)
    for danger in (
        "<script",
        "<img",
        "<svg",
        "<style",
        "<b ",
        " onmouseover=",
        " onerror=",
        " style=",
        'javascript:a"',
    ):
        assert danger not in out.replace("&quot;", '"') or "&lt;" in out


@given(st.text(alphabet="[]()<>|#*`!\\ \nfaro:/.-\"'&;", max_size=60))
def test_no_text_makes_another_link(body: str) -> None:
    for piece in html(body).split('href="')[1:]:
        assert piece.startswith((f"{BASE}fara/", f"{BASE}oro/", "https://"))


def test_code_is_not_a_link() -> None:
    assert "<a" not in html("`[[fara]]`")
