"""What docs/ says about the code is what the code says."""

import re
from pathlib import Path

import pytest

from workshop import docs, pictures, texts_found
from workshop.said import ROOT

LINK = re.compile(r"\]\(([^)#:\s]+)[)#]")
SIZES = ("320-light", "320-dark", "1280-light", "1280-dark")
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


def test_what_the_guide_says_in_bold_stands_on_a_page() -> None:
    guide = (ROOT / "docs" / "coordinator.md").read_text(encoding="utf-8")
    said = {" ".join(one.split()).rstrip(".:") for one in re.findall(r"\*\*(.+?)\*\*", guide, re.DOTALL)}
    there = {text.one.rstrip(".:") for room in texts_found.texts().values() for text in room}
    assert said - there == {"bold"}


def test_every_picture_is_taken_by_a_story_and_none_is_left_over() -> None:
    stories = "".join((ROOT / one).read_text(encoding="utf-8") for one in pictures.STORIES)
    taken = {f"{name}-{size}.png" for name in re.findall(r'"([a-z]+(?:-[a-z]+)*)"', stories) for size in SIZES}
    there = {one.name for one in pictures.FOLDER.iterdir()}
    assert there <= taken
    assert all(f"{name.rsplit('-', 2)[0]}-{size}.png" in there for name in there for size in SIZES)


def test_there_are_links_to_follow() -> None:
    assert len(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8"))) > 10
