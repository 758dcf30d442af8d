"""What docs/ says about the code is what the code says."""

import re
from pathlib import Path

import pytest

from workshop import docs
from workshop.said import ROOT

LINK = re.compile(r"\]\(([^)#:\s]+)[)#]")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_generated_pages_equal_the_code() -> None:
    assert docs.stale() == []


def test_a_part_is_put_between_its_marks_and_nothing_else_changes() -> None:
    page = "before\n<!-- x: written by ./dev docs -->\nold\n<!-- x: end -->\nafter\n"
    after = docs.with_part(page, "x", "new")
    assert after == "before\n<!-- x: written by ./dev docs -->\n\nnew\n\n<!-- x: end -->\nafter\n"
    assert docs.with_part(after, "x", "new") == after


def test_a_page_without_marks_is_told() -> None:
    with pytest.raises(docs.NoMark):
        docs.with_part("no marks", "x", "new")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    told = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in told if not (page.parent / link).exists()] == []


def test_there_are_links_to_follow() -> None:
    assert len(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))) > 10
