// @ts-check
/** Takes the secret of an invitation out of the address, where it would stay in the history (SA16). */

const field = document.querySelector("input[name=secret]");
const secret = window.location.hash.slice(1);

if (field instanceof HTMLInputElement && secret) {
  field.value = secret;
  const whole = field.closest("[data-filled]");
  if (whole instanceof HTMLElement) whole.hidden = true;
  window.history.replaceState(null, "", window.location.pathname);
}
