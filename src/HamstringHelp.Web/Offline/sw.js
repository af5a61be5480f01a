// Keeps the relief page for when the network is gone, and nothing else: it only ever sees /relief.
// The server puts two lines above this: the release, and the addresses that are kept.

const shelf = `relief-${release}`;
const patience = 3000;

addEventListener("install", event => {
  skipWaiting();
  event.waitUntil(keepEverything());
});

addEventListener("activate", event => event.waitUntil(dropOtherReleases()));

addEventListener("fetch", event => {
  const { origin, pathname, search } = new URL(event.request.url);
  const address = pathname + search;
  if (event.request.method === "GET" && origin === location.origin && addresses.includes(address)) {
    event.respondWith(answer(event.request, address));
  }
});

async function keepEverything() {
  const kept = await caches.open(shelf);
  // As a stranger would get it: without cookies, and not from the browser's own cache.
  await kept.addAll(addresses.map(address => new Request(address, { cache: "reload", credentials: "omit" })));
}

async function dropOtherReleases() {
  const shelves = await caches.keys();
  await Promise.all(shelves.filter(name => name !== shelf).map(name => caches.delete(name)));
  await clients.claim();
}

// The network first, so that a new release is seen at once; what is kept when the network fails or keeps one waiting.
async function answer(request, address) {
  const kept = await (await caches.open(shelf)).match(address);
  if (!kept) {
    return fetch(request);
  }

  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patience);
  try {
    const fresh = await fetch(request, { signal: giveUp.signal });
    return fresh.status < 500 ? fresh : kept;
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}
