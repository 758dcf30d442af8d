// The browser's side for a test in Python: reads one JSON task from stdin, does it, writes the answer.
import { readFileSync } from "node:fs";
import { fromText, toText } from "../../src/frirum/static/frirum/sealing/envelope.js";
import { grant, openGrant } from "../../src/frirum/static/frirum/sealing/grants.js";
import { newDutyKey, newKey, placeFor, readShare, unwrapDutyKey } from "../../src/frirum/static/frirum/sealing/keys.js";
import { Talk } from "../../src/frirum/static/frirum/sealing/talk.js";

const heard = async (talk, role, envelopes) => {
  let text = null;
  for (const one of envelopes) text = (await talk.open({ ...one, role })).text;
  return text;
};

const tasks = {
  /** Vega's browser makes K, grants it to a duty key made in Python, and writes. */
  async vega({ where, duty, text }) {
    const key = await newKey();
    const place = await placeFor(where, key);
    const talk = new Talk({ place, key, role: "visitor" });
    const granted = await grant(place, key, { id: duty.id, publicKey: fromText(duty.public) });
    return { kc: toText(place.kc), grant: toText(granted), said: await talk.seal(text) };
  },
  /** Bo's browser makes a duty key and shows its public half; the share stands in for the server's. */
  async duty({ share }) {
    const { publicKey, blob } = await newDutyKey(await readShare(fromText(share)));
    return { public: toText(publicKey), blob: toText(blob) };
  },
  /** Bo's browser, loaded again, opens a grant made in Python, reads and answers. */
  async bo({ place, duty, grant: granted, said: envelopes, answer }) {
    const pair = await unwrapDutyKey(fromText(duty.blob), fromText(duty.public), await readShare(fromText(duty.share)));
    const here = { ...place, kc: fromText(place.kc) };
    const key = await openGrant(here, fromText(granted), { id: duty.id, pair });
    const talk = new Talk({ place: here, key, role: "helper" });
    return { text: await heard(talk, "visitor", envelopes), said: await talk.seal(answer) };
  },
};

const { task, ...given } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(await tasks[task](given)));
