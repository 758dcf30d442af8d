"""Vega's browser and a helper in Python, and the other way round: keys, grants and words made anew each time."""

import json
import shutil
import subprocess
import uuid
from pathlib import Path
from typing import Any

from frirum.records.parts import join, split
from frirum.records.sealing import DutyKey, Place, commitment, grant, new_instance, new_key, open_, open_grant, seal
from frirum.records.wrapping import new_share
from frirum.rules.envelope import from_text, parse, to_text

WHERE: dict[str, Any] = {
    "context": "talk",
    "organisation": "org-7",
    "line": "chatt",
    "conversation": "Zx3kQ9",
    "segment": 3,
}
LONG = "Jag har aldrig sagt det här. 👩🏽\u200d⚕️ " * 600


def browser(task: str, **given: Any) -> dict[str, Any]:
    """Let the browser's modules do a task, in Node."""
    node = shutil.which("node")
    assert node, "node is needed for what the browser does"
    asked = json.dumps({"task": task, **given})
    script = Path(__file__).parent / "other_side.mjs"
    done = subprocess.run([node, script], input=asked, capture_output=True, text=True, timeout=60, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_what_vega_seals_in_her_browser_opens_in_python() -> None:
    duty = DutyKey.new("bo-1")
    made = browser("vega", where=WHERE, duty={"id": duty.id, "public": to_text(duty.public)}, text=LONG)
    place = Place(**WHERE, kc=from_text(made["kc"]))
    key = open_grant(place, from_text(made["grant"]), duty)
    envelopes = [from_text(one["envelope"]) for one in made["said"]]
    assert [parse(envelope).counter for envelope in envelopes] == list(range(len(envelopes)))
    parts = [
        open_(place, key, envelope, role="visitor", client_id=one["id"])
        for envelope, one in zip(envelopes, made["said"], strict=True)
    ]
    assert len(parts) > 1
    assert join(parts) == LONG


def test_what_the_server_seals_for_the_plain_page_opens_in_bos_browser() -> None:
    key, share, instance = new_key(), new_share(), new_instance()
    place = Place(**WHERE, kc=commitment("talk", WHERE["conversation"], WHERE["segment"], key))
    duty = browser("duty", share=to_text(share))
    granted = grant(place, key, key_id="bo-1", public=from_text(duty["public"]))
    said = []
    for counter, part in enumerate(split(LONG)):
        client_id = str(uuid.uuid4())
        sealed = seal(place, key, part, role="visitor", instance=instance, counter=counter, client_id=client_id)
        said.append({"id": client_id, "envelope": to_text(sealed)})
    heard = browser(
        "bo",
        place=WHERE | {"kc": to_text(place.kc)},
        duty=duty | {"id": "bo-1", "share": to_text(share)},
        grant=to_text(granted),
        said=said,
        answer="Tack för att du berättar.",
    )
    assert heard["text"] == LONG
    (answer,) = heard["said"]
    opened = open_(place, key, from_text(answer["envelope"]), role="helper", client_id=answer["id"])
    assert opened.text == "Tack för att du berättar."
