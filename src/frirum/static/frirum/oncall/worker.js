/** The service worker of somebody on call: it shows that somebody asks, and opens the page to answer. It sees no page. */

const worker = /** @type {any} */ (self);

worker.addEventListener("push", (/** @type {any} */ event) => {
  const note = event.data?.json() ?? {};
  const shown = { tag: String(note.tag ?? "on-call"), requireInteraction: true, data: { link: String(note.link ?? "/desk/") } };
  event.waitUntil(worker.registration.showNotification(String(note.title ?? ""), shown));
});

worker.addEventListener("notificationclick", (/** @type {any} */ event) => {
  event.notification.close();
  const link = new URL(event.notification.data.link, worker.location.origin);
  // A note leads to our own pages, whatever it says.
  event.waitUntil(worker.clients.openWindow(worker.location.origin + link.pathname));
});
