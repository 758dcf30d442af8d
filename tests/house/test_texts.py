"""Everything that people read is there in all five languages."""

from workshop import texts


def test_every_text_is_translated_in_every_language() -> None:
    assert list(texts.complaints()) == []
