// @ts-check
/** Makes and uses passkeys for the forms that carry `data-passkey="create"`, `"prove"` or `"login"` (SA3). */

/** @param {string} text */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** @param {ArrayBuffer | null} buffer */
function base64url(buffer) {
  if (!buffer) return null;
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {any[]} list */
const credentials = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

/** @param {any} options what the server asks of a new passkey */
async function create({ publicKey }) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: credentials(publicKey.excludeCredentials),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    },
  });
  return told(/** @type {PublicKeyCredential} */ (made));
}

/** @param {any} options what the server asks of a known passkey */
async function get({ publicKey }) {
  const used = await navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: credentials(publicKey.allowCredentials),
    },
  });
  return told(/** @type {PublicKeyCredential} */ (used));
}

/** What the server is told of it. @param {PublicKeyCredential} credential */
function told(credential) {
  const made = /** @type {any} */ (credential.response);
  /** @type {Record<string, any>} */
  const response = { clientDataJSON: base64url(made.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made[part]) response[part] = base64url(made[part]);
  }
  if (made.getTransports) response.transports = made.getTransports();
  return {
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

/** @param {HTMLFormElement} form */
async function options(form) {
  const here = document.getElementById("js_data");
  if (form.dataset.passkey !== "login" && here) {
    const data = JSON.parse(here.textContent ?? "{}");
    return data.creation_options ?? data.request_options;
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options;
}

/** @param {SubmitEvent} event */
async function begin(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("credential"));
  const trouble = form.querySelector("[data-trouble]");
  event.preventDefault();
  try {
    const asked = await options(form);
    const answer = form.dataset.passkey === "create" ? await create(asked) : await get(asked);
    field.value = JSON.stringify(answer);
    form.submit();
  } catch {
    if (trouble instanceof HTMLElement) trouble.hidden = false;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!("credentials" in navigator)) continue;
  form.removeAttribute("hidden");
  form.addEventListener("submit", (event) => void begin(/** @type {SubmitEvent} */ (event)));
}
