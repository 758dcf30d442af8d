"""The five languages of every page, and the order in which they are offered."""

LANGUAGES = ("sv", "nb", "da", "fi", "en")


def said(texts: dict[str, str], language: str, *, first: str) -> str:
    """What an organisation wrote in one language, else in its `first` language, else in any, else nothing."""
    for tongue in (language, first, *LANGUAGES):
        if texts.get(tongue):
            return texts[tongue]
    return ""
