"""Every verdict is a sentence, in every language, and none of them blames anybody."""

from datetime import date

import pytest
from django.utils import translation

from frirum.rules.gate import STATE, Stand, Verdict
from frirum.rules.languages import LANGUAGES
from frirum.rules.requirement import Gate, Kind
from frirum.web.gate_words import name_of, words_of

DAY = date(2026, 12, 31)
FEE = {"least": 5_000, "currency": "SEK", "year": 2026, "paid": 0}
DATA = {"consent": False, "basis": "agreement"}


def say(kind: str, stand: Stand, until: date | None = None, /, **detail: object) -> str:
    return words_of(Verdict(kind, Gate.SIGN_UP, stand, until, detail))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (say(STATE, Stand.MISSING, state="paused"), "Paused. Shifts can be taken again after the pause."),
        (say(STATE, Stand.MISSING, state="unknown"), "Not a volunteer here."),
        (say(Kind.AGE, Stand.MET, least=20, said=False), "At least 20 years old: checked."),
        (say(Kind.AGE, Stand.MISSING, least=20, said=True), "At least 20 years old: said, and the office checks it."),
        (say(Kind.AGE, Stand.MISSING, least=20, said=False), "At least 20 years old: not checked yet."),
        (
            say(Kind.MEMBERSHIP_FEE, Stand.MISSING, **FEE),
            "The membership fee for 2026 is not paid yet. It is at least 50 SEK.",
        ),
        (
            say(Kind.MEMBERSHIP_FEE, Stand.ENDS_SOON, DAY, **FEE),
            "The membership fee holds until Thursday 31 December 2026.",
        ),
        (say(Kind.MEMBERSHIP_FEE, Stand.MET, **FEE), "The membership fee for 2026 is paid."),
        (say(Kind.TRAINING, Stand.MISSING, left=["Lagen", "Chatten"], of=4), "Training days left: Lagen, Chatten."),
        (say(Kind.TRAINING, Stand.MET, left=[], of=4), "All training days are done."),
        (say(Kind.PLEDGE, Stand.MISSING), "The confidentiality pledge is not signed yet."),
        (say(Kind.PLEDGE, Stand.MISSING, no_text=True), "The office has not published a confidentiality pledge yet."),
        (
            say(Kind.PLEDGE, Stand.MISSING, again=True),
            "The confidentiality pledge has a new version that is not signed yet.",
        ),
        (
            say(Kind.PLEDGE, Stand.ENDS_SOON, DAY),
            "The confidentiality pledge has a new version. Sign it by Thursday 31 December 2026.",
        ),
        (say(Kind.PLEDGE, Stand.MET), "The confidentiality pledge is signed."),
        (say(Kind.DATA_INFORMATION, Stand.MISSING, **DATA), "How data is handled is not read yet."),
        (say(Kind.DATA_INFORMATION, Stand.MET, **DATA), "How data is handled is read."),
        (
            say(Kind.DATA_INFORMATION, Stand.MET, **{**DATA, "consent": True}),
            "Consent to how data is handled is given.",
        ),
        (
            say(Kind.DATA_INFORMATION, Stand.MISSING, **{**DATA, "consent": True}),
            "Consent to how data is handled is not given yet.",
        ),
        (
            say(Kind.DATA_INFORMATION, Stand.MISSING, withdrawn=True, **DATA),
            "The consent to how data is handled was taken back. It can be given again at any time.",
        ),
        (
            say(Kind.DATA_INFORMATION, Stand.MISSING, no_text=True, **DATA),
            "The office has not published how data is handled yet.",
        ),
        (
            say(Kind.DATA_INFORMATION, Stand.ENDS_SOON, DAY, **DATA),
            "How data is handled has changed. Read it by Thursday 31 December 2026.",
        ),
        (say(Kind.RECORD_EXTRACT, Stand.MISSING), "The police record extract has not been shown yet."),
        (say(Kind.RECORD_EXTRACT, Stand.MISSING, DAY), "The police record extract is to be shown again."),
        (
            say(Kind.RECORD_EXTRACT, Stand.ENDS_SOON, DAY),
            "The police record extract holds until Thursday 31 December 2026.",
        ),
        (say(Kind.RECORD_EXTRACT, Stand.MET), "The police record extract has been shown."),
        (
            say(Kind.SUPERVISION, Stand.REMINDER, DAY, done=0, times=1),
            "Group supervision: 0 of 1, until Thursday 31 December 2026.",
        ),
        (say(Kind.SUPERVISION, Stand.MET), "Group supervision is up to date."),
        (
            say(Kind.ENGAGEMENT, Stand.REMINDER, DAY, minutes=90, hours=4),
            "1.5 of 4 hours so far, until Thursday 31 December 2026. Shifts, supervision and training all count.",
        ),
        (say(Kind.ENGAGEMENT, Stand.MET), "The hours are there."),
        (say(Kind.PAUSE, Stand.MET), "No pause now."),
        (say(Kind.PAUSE, Stand.MET, DAY), "The pause lasts until Thursday 31 December 2026."),
        (
            say(Kind.PAUSE, Stand.REMINDER, DAY),
            "The pause has lasted as long as was agreed. What would be good now?",
        ),
    ],
)
def test_each_stand_has_its_sentence(said: str, words: str) -> None:
    assert said == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_requirement_has_a_name_in_every_language(language: str) -> None:
    with translation.override(language):
        names = {name_of(kind) for kind in (STATE, *Kind)}
    assert len(names) == len(Kind) + 1
