"""Take out of a text what can hide or turn round other words (UP4), and leave what scripts need.

The page does the same in static/frirum/sealing/neutral.js; both are held to tests/vectors/sealing.json.
"""

import re

# Controls but tab and newline; soft hyphen; zero-width space; bidi embeddings, overrides and isolates;
# invisible operators and deprecated formats; byte order mark; annotation marks. Newline kinds are made one first.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e001f]"
)
NEWLINES = re.compile("\r\n?|[\x85\u2028\u2029]")
FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,6}\U000e007f|[\U000e0020-\U000e007f]")
JOINERS = re.compile("[\u200c\u200d]")
MARKS = re.compile("[\u061c\u200e\u200f]")
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Scripts in which a joiner changes how a letter is written: Arabic to Sinhala, Myanmar, Khmer, Mongolian.
JOINING = re.compile("[\u0600-\u061b\u061d-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")
PICTURE = re.compile("[\xa9\xae\u203c-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001fbff]")


def neutralise(text: str) -> str:
    """The same text without hidden characters; newlines are all LF, lone surrogates become U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    seen = HIDDEN.sub("", NEWLINES.sub("\n", whole))
    seen = FLAG.sub(lambda found: found[0] if len(found[0]) > 1 else "", seen)
    if not RIGHT_TO_LEFT.search(seen):
        seen = MARKS.sub("", seen)
    return JOINERS.sub(_joins, seen)


def _joins(found: re.Match[str]) -> str:
    """A joiner stays after a letter that can join, and U+200D stays between two parts of one picture."""
    text, at = found.string, found.start()
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if JOINING.match(before):
        return found[0]
    in_picture = found[0] == "\u200d" and PICTURE.match(before) and PICTURE.match(after)
    return found[0] if in_picture else ""
