// The service worker: the shell and a few own pages open without a connection. What it keeps belongs
// to one reader: an answer for anybody else, or for nobody, empties it. It never sees another site.
const SHELL = "grove-shell";
const PAGES = "grove-pages";
const WHO = "/-/reader";
const MOST = 60; // files of the shell, addressed by their content: the oldest go

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const file = async (request) => {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    await shell.put(request.url, response.clone());
    const all = await shell.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((one) => shell.delete(one)));
  }
  return response;
};

// Whose pages these are is said by every answer; a page is kept only when the answer asks for it.
const learn = async (request, response) => {
  const reader = response.headers.get("Grove-Reader");
  if (!reader) return;
  let pages = await caches.open(PAGES);
  const owner = await (await pages.match(WHO))?.text();
  if (owner !== reader) {
    await caches.delete(PAGES);
    if (reader === "nobody") return;
    pages = await caches.open(PAGES);
    await pages.put(WHO, new Response(reader));
  }
  if (response.ok && response.headers.get("Grove-Keep")) await pages.put(request.url, response);
};

const page = async (request) => {
  let response;
  try {
    response = await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(PAGES)).match(request.url, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
  await learn(request, response.clone());
  return response;
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || request.method !== "GET") return;
  if (pathname.startsWith("/assets/")) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

// The page that was open before the worker was there.
addEventListener("message", (event) => {
  const { data } = event;
  if (!data?.page) return;
  const kept = (data.files ?? []).map((address) => file(new Request(address)));
  // Nobody reads this answer now: what a page says once is left for the page that is read.
  event.waitUntil(Promise.allSettled([...kept, page(new Request(data.page, { headers: { "Grove-Unread": "1" } }))]));
});
