"""Modules travel without comments, and nothing but comments is left out."""

from pathlib import Path

from frirum.web import assets
from frirum.web.comments import without_comments

STATIC = Path(assets.__file__).parent.parent / "static"
OURS = list(STATIC.rglob("*.js"))


def test_comments_become_empty_lines_and_code_stays() -> None:
    module = (
        "// Why.\n/** @type {number} */\nlet a = 1; // here\n/** Two\n * lines. */\nconst b = /** @type {any} */ (a);\n"
    )
    assert without_comments(module) == "\n\nlet a = 1; // here\n\n\nconst b = /** @type {any} */ (a);\n"


def test_a_comment_before_code_on_its_line_stays() -> None:
    assert without_comments("/** @type {any} */ (a).b();") == "/** @type {any} */ (a).b();"


def test_no_module_holds_a_text_over_several_lines() -> None:
    open_texts = [
        file.name
        for file in OURS
        if any(line.count("`") % 2 for line in without_comments(file.read_text("utf-8")).split("\n"))
    ]
    assert OURS
    assert open_texts == []


def test_the_vendored_module_travels_without_comments_too_and_other_peoples_files_as_they_are() -> None:
    assert assets.travelling("frirum/vendor/hpke/hpke.js", b"// MIT\nx") == b"\nx"
    assert assets.travelling("frirum/visitor/page.js", b"// ours\nx") == b"\nx"
    assert assets.travelling("admin/page.js", b"// theirs\nx") == b"// theirs\nx"


def test_the_vendored_library_stays_the_same_code() -> None:
    whole = (STATIC / "frirum/vendor/hpke/hpke.js").read_text("utf-8").split("\n")
    travels = without_comments("\n".join(whole)).split("\n")
    assert len(travels) == len(whole)
    gone = [line.strip() for line, kept in zip(whole, travels, strict=True) if line != kept]
    assert gone
    assert all(line.startswith(("//", "/**", "*")) for line in gone)
