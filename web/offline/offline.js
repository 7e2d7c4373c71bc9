// Keeps the site on the device, once a person asks for it, so that it opens without a network: all of it, in one version.
// A later version is fetched beside it and waits until the person reloads. `xtask` fills in version and files.
const VERSION = "0";
const FILES = [];

/** As in `start.js`: of the engine's two modules the page takes one. */
const WIDE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b]);
const other = FILES.some((path) => path.startsWith("wide-")) && WebAssembly.validate(WIDE) ? "engine-" : "wide-";
const KEPT = FILES.filter((path) => !path.startsWith(other));

/** Sites under other paths of the same host have caches of their own. */
const MINE = `on-record ${self.registration.scope} `;

self.addEventListener("install", (event) => {
  const keep = async () => (await caches.open(MINE + VERSION)).addAll(KEPT.map((path) => new Request(path, { cache: "reload" })));
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== MINE + VERSION);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const answer = async () => {
    const cache = await caches.open(MINE + VERSION);
    return (await cache.match(event.request, { ignoreSearch: true })) ?? fetch(event.request);
  };
  event.respondWith(answer());
});

self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});
