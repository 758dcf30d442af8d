"""The demo's canned replies: sentences to start from, by the phases of a talk, in the line's three languages (AL1)."""

from types import MappingProxyType
from typing import Final

REPLIES: Final = MappingProxyType(
    {
        # Welcome.
        "hej": {
            "sv": "Hej, jag heter {alias}. Vad bra att du skriver. Jag är volontär och har tid för dig nu.",
            "nb": "Hei, jeg heter {alias}. Så fint at du skriver. Jeg er frivillig og har tid til deg nå.",
            "en": "Hi, my name is {alias}. I am glad you are writing. I am a volunteer and I have time for you now.",
        },
        "tack-for-vantan": {
            "sv": "Tack för att du har väntat. Jag har läst det du skrev. Är du kvar?",
            "nb": "Takk for at du har ventet. Jeg har lest det du skrev. Er du der?",
            "en": "Thank you for waiting. I have read what you wrote. Are you still there?",
        },
        # What would you like to talk about?
        "prata-om": {
            "sv": "Vad vill du prata om i dag? Du kan börja var som helst.",
            "nb": "Hva vil du snakke om i dag? Du kan begynne hvor som helst.",
            "en": "What would you like to talk about today? You can start anywhere.",
        },
        "tror-dig": {
            "sv": "Jag tror på dig. Det som hände var inte ditt fel. Hur är det för dig att berätta?",
            "nb": "Jeg tror på deg. Det som skjedde, var ikke din feil. Hvordan er det for deg å fortelle?",
            "en": "I believe you. What happened was not your fault. How is it for you to tell me?",
        },
        "ta-din-tid": {
            "sv": "Ta den tid du behöver. Jag är kvar här.",
            "nb": "Ta den tiden du trenger. Jeg er her.",
            "en": "Take the time you need. I am still here.",
        },
        # The request and the goal.
        "hjälp-nu": {
            "sv": "Vad skulle hjälpa dig mest just nu: att berätta, att få råd, eller något annat?",
            "nb": "Hva ville hjelpe deg mest akkurat nå: å fortelle, å få råd, eller noe annet?",
            "en": "What would help you most right now: to tell, to get advice, or something else?",
        },
        "efteråt": {
            "sv": "När vi har pratat klart: vad hoppas du ska vara lite annorlunda då?",
            "nb": "Når vi har snakket ferdig: hva håper du er litt annerledes da?",
            "en": "When we have finished talking: what do you hope will be a little different?",
        },
        # Sort and narrow.
        "viktigast": {
            "sv": "Du har berättat om flera saker. Vilken av dem känns viktigast att prata om först?",
            "nb": "Du har fortalt om flere ting. Hva kjennes viktigst å snakke om først?",
            "en": "You have told me about several things. Which feels most important to talk about first?",
        },
        "förstår-jag": {
            "sv": "Jag vill förstå rätt. Är det så här du menar?",
            "nb": "Jeg vil forstå deg riktig. Er det slik du mener?",
            "en": "I want to understand you right. Is this what you mean?",
        },
        "trygg-nu": {
            "sv": "Är du trygg där du är nu? Finns det någon nära som du litar på?",
            "nb": "Er du trygg der du er nå? Er det noen i nærheten som du stoler på?",
            "en": "Are you safe where you are now? Is there someone near whom you trust?",
        },
        # Alternatives.
        "vad-har-du-provat": {
            "sv": "Vad har du redan provat, och hur blev det? Vad tror du själv skulle kunna hjälpa?",
            "nb": "Hva har du prøvd allerede, og hvordan gikk det? Hva tror du selv kunne hjelpe?",
            "en": "What have you tried already, and how did it go? What do you think could help?",
        },
        "annan-hjälp": {
            "sv": "Det finns andra som också kan hjälpa. Vill du att jag berättar om dem? Du bestämmer själv.",
            "nb": "Det finnes andre som også kan hjelpe. Vil du at jeg forteller om dem? Du bestemmer selv.",
            "en": "There are others who can help too. Would you like me to tell you about them? You decide.",
        },
        # Sum up and end.
        "summera": {
            "sv": "Vi börjar närma oss slutet. Det här har vi pratat om. Är det något du vill lägga till?",
            "nb": "Vi nærmer oss slutten. Dette har vi snakket om. Er det noe du vil legge til?",
            "en": "We are coming to the end. This is what we have talked about. Is there anything you want to add?",
        },
        "hej-då": {
            "sv": "Tack för att du berättade. Hur känns det att sluta nu? Du är välkommen tillbaka när vi har öppet.",
            "nb": "Takk for at du fortalte. Hvordan kjennes det å slutte nå? Du er velkommen tilbake når vi har åpent.",
            "en": "Thank you for telling me. How does it feel to stop now? You are welcome back when we are open.",
        },
        # Under 18 and still going on.
        "under-18": {
            "sv": (
                "Det som händer dig är inte okej, och det är inte ditt fel. Du har rätt till hjälp. Finns det någon "
                "vuxen du litar på, till exempel i skolan? Vi kan tänka ut tillsammans hur du kan berätta. Du kan "
                "också ringa eller chatta med Bris på 116 111."
            ),
            "nb": (
                "Det som skjer med deg, er ikke greit, og det er ikke din feil. Du har rett til hjelp. Er det en "
                "voksen du stoler på, for eksempel på skolen? Vi kan finne ut sammen hvordan du kan fortelle. I "
                "Sverige kan du også ringe eller chatte med Bris på 116 111."
            ),
            "en": (
                "What is happening to you is not okay, and it is not your fault. You have a right to help. Is there a "
                "grown-up you trust, at school for example? We can work out together how you could tell. In Sweden you "
                "can also call or chat with Bris on 116 111."
            ),
        },
        # Acute.
        "akut": {
            "sv": (
                "Jag är orolig för dig. Är du i fara just nu? Ring 112. De hjälper dig även om du inte vet vad du ska "
                "säga. Jag kan inte se var du är, och jag kan inte ringa åt dig. Jag är kvar här medan du ringer."
            ),
            "nb": (
                "Jeg er bekymret for deg. Er du i fare nå? Ring 112. De hjelper deg selv om du ikke vet hva du skal "
                "si. Jeg kan ikke se hvor du er, og jeg kan ikke ringe for deg. Jeg er her mens du ringer."
            ),
            "en": (
                "I am worried about you. Are you in danger right now? Call 112. They help you even if you do not know "
                "what to say. I cannot see where you are, and I cannot call for you. I am here while you call."
            ),
        },
        "vill-dö": {
            "sv": (
                "Jag är glad att du skriver det. Har du tankar på att ta ditt liv i kväll? Du kan ringa Mind "
                "Självmordslinjen på 90101, dygnet runt. Är det akut, ring 112. Jag är kvar här."
            ),
            "nb": (
                "Jeg er glad for at du skriver det. Har du tanker om å ta livet ditt i kveld? I Sverige kan du ringe "
                "Mind Självmordslinjen på 90101, hele døgnet. Er det akutt, ring 112. Jeg er her."
            ),
            "en": (
                "I am glad that you tell me. Are you thinking of taking your life tonight? In Sweden you can call "
                "Mind Självmordslinjen on 90101, day and night. If you are in danger now, call 112. I am here."
            ),
        },
    }
)
