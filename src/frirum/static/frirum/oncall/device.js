/** "Tell me in this browser too": asks for notices, registers the worker, and gives the server the browser's address. */

import { bytes, told } from "./plain/device.js";

const box = /** @type {HTMLElement|null} */ (document.getElementById("push"));
const how = document.getElementById("push-how");

if (box && how && "serviceWorker" in navigator && "PushManager" in window) {
  box.hidden = false;
  document.getElementById("push-on")?.addEventListener("click", async () => {
    how.textContent = how.dataset[await begin(box).catch(() => "failed")] ?? "";
  });
}

/** @param {HTMLElement} facts @returns {Promise<"done"|"denied"|"failed">} */
async function begin(facts) {
  const { key = "", worker = "", device = "" } = facts.dataset;
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  const registered = await navigator.serviceWorker.register(trusted(worker), { scope: "/desk/" });
  await navigator.serviceWorker.ready.catch(() => undefined);
  const subscription = await registered.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
  const token = /** @type {HTMLInputElement|null} */ (document.querySelector("#push-token input"))?.value ?? "";
  const answer = await fetch(device, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(told(subscription.toJSON())),
  });
  return answer.ok ? "done" : "failed";
}

/** Where scripts' addresses must be vouched for, vouch for this one alone. @param {string} address */
function trusted(address) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const policy = types?.createPolicy("frirum-worker", {
    createScriptURL: (/** @type {string} */ asked) => {
      if (asked !== "/desk/on-call-worker.js") throw new TypeError("another address");
      return asked;
    },
  });
  return policy ? policy.createScriptURL(address) : address;
}
