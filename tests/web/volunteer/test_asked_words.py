"""What is asked of a volunteer, told to somebody who is none yet."""

from frirum.rules.period import Period
from frirum.rules.requirement import Gate, Kind, Requirement
from frirum.web.volunteer.asked_words import asked_words


def asked(kind: Kind, **terms: object) -> Requirement:
    return Requirement(kind, Gate.CHECK_IN, Period.ONCE, terms)


def test_everything_that_a_person_has_to_do_is_said() -> None:
    said = asked_words(
        [
            asked(Kind.AGE, least=20),
            asked(Kind.MEMBERSHIP_FEE, least=5000, currency="SEK"),
            asked(Kind.TRAINING, topics=["Chatten"]),
            asked(Kind.PLEDGE),
            asked(Kind.RECORD_EXTRACT),
            asked(Kind.SUPERVISION),
            asked(Kind.ENGAGEMENT, hours=4),
            asked(Kind.PAUSE),
        ]
    )
    assert said == [
        "You are at least 20 years old.",
        "You are a member and pay the yearly fee, at least 50 SEK.",
        "You take part in 1 training day.",
        "You sign a confidentiality pledge.",
        "You show a police record extract. Nothing in it is written down or kept.",
        "You come to group supervision.",
        "You have about 4 hours a month.",
    ]
