/** What a browser says of itself for web push, as the server takes it. */

/** Base64url as bytes. @param {string} text */
export function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (mark) => mark.charCodeAt(0));
}

/** @param {PushSubscriptionJSON} subscription */
export function told(subscription) {
  return { endpoint: subscription.endpoint ?? "", p256dh: subscription.keys?.["p256dh"] ?? "", auth: subscription.keys?.["auth"] ?? "" };
}
