// The first script, and a small one: a slow phone shows her the page before it reads the others. Then it asks for all
// of them at once, since each would name the next only when it has been read.

const PAINTED_BY = 300; // milliseconds; a page in the background is never painted

/** Once the page has been shown. */
const shown = new Promise((go) => {
  requestAnimationFrame(() => requestAnimationFrame(go));
  setTimeout(go, PAINTED_BY);
});

await shown;
for (const href of JSON.parse(document.querySelector("#modules")?.textContent ?? "[]")) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}
await import("./page.js");
