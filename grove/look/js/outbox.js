// The outbox: a form[data-outbox] is kept on this device, then sent; what cannot be sent waits here with
// its key, so that sending twice is taken once. Without this script the form is sent as any other.
const body = document.body;
const words = JSON.parse(body.dataset.words);
const reader = body.dataset.reader;
const NOTHING = "grove:nothing";
const FLAG = "grove:outbox";
const allowed = () => {
  try {
    return localStorage.getItem(NOTHING) === null;
  } catch {
    return false;
  }
};

const opened = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("grove", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("outbox", { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const within = async (mode, act) => {
  const db = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const change = db.transaction("outbox", mode);
      const request = act(change.objectStore("outbox"));
      change.oncomplete = () => resolve(request.result);
      change.onerror = change.onabort = () => reject(change.error);
    });
  } finally {
    db.close();
  }
};
const put = (entry) => within("readwrite", (store) => store.put(entry));
const drop = (entry) => within("readwrite", (store) => store.delete(entry.key));
// What another reader of this device left stays hidden from this one.
const mine = async () => (await within("readonly", (store) => store.getAll())).filter((entry) => entry.reader === reader).sort((a, b) => a.at - b.at);

const tokenOf = async (entry) => {
  const here = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (here) return here.value;
  const answer = await fetch(entry.url, { credentials: "same-origin" });
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
};

// "sent", "away" (no connection, or the server is down), "signed-out", "refused"
const send = async (entry) => {
  let answer;
  try {
    const data = new URLSearchParams(entry.fields);
    data.set("csrfmiddlewaretoken", await tokenOf(entry));
    answer = await fetch(entry.url, {
      method: "POST",
      body: data,
      headers: { "X-Outbox": "1" },
      credentials: "same-origin",
    });
  } catch {
    return { state: "away" };
  }
  if (answer.ok) {
    await drop(entry);
    return { state: "sent", to: (await answer.json()).to };
  }
  if (answer.status === 401) return { state: "signed-out", to: (await answer.json()).sign_in };
  return { state: answer.status >= 500 || answer.status === 429 ? "away" : "refused" };
};

// The ordinary way: the server's own page says what is wrong, with everything that was typed.
const submitPlainly = async (entry) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = entry.url;
  for (const [name, value] of [["csrfmiddlewaretoken", await tokenOf(entry)], ...entry.fields]) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  await drop(entry);
  body.append(form);
  form.submit();
};

const button = (text, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-s";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
};
const link = (text, href) => {
  const made = document.createElement("a");
  made.className = "btn btn-s";
  made.href = href;
  made.textContent = text;
  return made;
};

const show = async (signIn) => {
  const entries = await mine();
  const refused = entries.filter((entry) => entry.refused);
  const waiting = entries.length - refused.length;
  try {
    if (entries.length) localStorage.setItem(FLAG, "1");
    else localStorage.removeItem(FLAG);
  } catch {
    // Then the next page looks by itself.
  }
  const out = document.querySelector('form[action="/sign-out"]');
  if (out && entries.length) out.dataset.confirm = words.leave.replace("{count}", entries.length);
  else if (out) delete out.dataset.confirm;
  let box = document.getElementById("outbox");
  const offline = !navigator.onLine && document.querySelector("form[data-outbox]");
  if (!entries.length && !offline) return box?.remove();
  if (!box) {
    box = document.createElement("div");
    box.id = "outbox";
    box.className = "banner";
    box.setAttribute("role", "status");
    document.getElementById("main").prepend(box);
  }
  const text = document.createElement("span");
  const acts = document.createElement("span");
  acts.className = "banner-set";
  text.textContent = [
    offline ? words.offline : "",
    waiting ? (waiting === 1 ? words.waits : words.wait.replace("{count}", waiting)) : "",
    signIn ? words.signedOut : "",
    refused.length ? words.notTaken : "",
  ]
    .filter(Boolean)
    .join(" ");
  if (signIn) acts.append(link(words.signIn, `${signIn}?next=${encodeURIComponent(location.pathname + location.search)}`));
  else if (waiting) acts.append(button(words.sendNow, () => replay(true)));
  if (refused.length) acts.append(button(words.openIt, () => submitPlainly(refused[0])));
  box.replaceChildren(text, acts);
};

let asked = false; // whoever is signed out is asked once on a page
const replay = async (pressed = false) => {
  if (!allowed() || !reader) return;
  const work = async () => {
    let signIn = "";
    for (const entry of (await mine()).filter((one) => !one.refused)) {
      const { state, to } = await send(entry);
      if (state === "away") break;
      if (state === "signed-out") {
        signIn = pressed || !asked ? to : "";
        asked = true;
        break;
      }
      if (state === "refused") await put({ ...entry, refused: true });
      if (state === "sent" && entry.from === location.pathname) return location.assign(to);
    }
    return show(signIn);
  };
  await (navigator.locks ? navigator.locks.request("grove-outbox", work) : work());
};

const free = (form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((one) => one.removeAttribute("aria-busy"));
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-outbox]") || !allowed() || !reader) return;
  event.preventDefault();
  const fields = [...new FormData(form, event.submitter)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  const key = form.elements.namedItem("key")?.value || form.action;
  const entry = { key, reader, url: form.action, from: location.pathname, fields, at: Date.now() };
  try {
    await put(entry);
  } catch {
    return form.submit(); // no room on this device: the ordinary way
  }
  const { state, to } = await send(entry);
  if (state === "sent") return location.assign(to);
  if (state === "refused") return submitPlainly(entry);
  await show(state === "signed-out" ? to : "");
  free(form);
  document.dispatchEvent(new CustomEvent("grove:say", { detail: { text: document.getElementById("outbox").textContent, urgent: true } }));
});

const keepPages = async () => {
  if (!allowed() || !navigator.serviceWorker || !document.querySelector("form[data-outbox]")) return;
  const before = navigator.serviceWorker.controller;
  await navigator.serviceWorker.register("/worker.js");
  const { active } = await navigator.serviceWorker.ready;
  if (before) return;
  const files = [...document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=icon]")].map((one) => one.src || one.href);
  active.postMessage({ page: location.href, files });
};

const forget = async () => {
  localStorage.removeItem(FLAG);
  Object.keys(localStorage)
    .filter((name) => name.startsWith("grove:text:"))
    .forEach((name) => localStorage.removeItem(name));
  indexedDB.deleteDatabase("grove");
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
};

const choice = document.querySelector("[data-device]");
if (choice) {
  choice.hidden = false;
  const box = choice.querySelector("input");
  box.checked = !allowed();
  box.addEventListener("change", async () => {
    if (box.checked) {
      localStorage.setItem(NOTHING, "1");
      await forget();
    } else {
      localStorage.removeItem(NOTHING);
      await keepPages();
    }
    await show("").catch(() => {});
  });
}

addEventListener("online", () => replay());
addEventListener("offline", () => allowed() && show(""));
addEventListener("pageshow", () => replay());
if (document.readyState === "complete") replay(); // called in by a page that stood already
keepPages().catch(() => {});
