// Presenting: [data-deck] is the audience's page, with [data-notes] the presenter's window. Both are in step
// through a channel; people elsewhere follow by asking the server where the presenter is (304 while nothing moves).
const deck = document.querySelector("[data-deck]");
const words = JSON.parse(deck.dataset.deckWords || "{}");
const presenter = "notes" in deck.dataset;
const slides = [...deck.children].filter((child) => child.dataset.slide);
const keys = slides.map((slide) => slide.dataset.slide);
const channel = new BroadcastChannel(`grove-present-${deck.dataset.deck}`);
const button = (act) => document.querySelector(`[data-act="${act}"]`);
const say = (text, urgent = false) => document.dispatchEvent(new CustomEvent("grove:say", { detail: { text, urgent } }));
const FOLLOW_EVERY = 2000;
const SWIPE = 50;
const root = document.documentElement;

let at = Math.max(0, keys.indexOf(decodeURIComponent(location.hash.slice(3))));
let mode = presenter ? "notes" : "page"; // page, one, overview, notes
let blank = false;
let shared = false;
let typed = "";

const setMode = (next) => {
  mode = next;
  document.body.dataset.mode = next;
  slides.forEach((slide) => (slide.tabIndex = next === "overview" ? 0 : -1));
  mark();
};

const mark = () => {
  slides.forEach((slide, place) => {
    slide.toggleAttribute("data-now", place === at);
    slide.toggleAttribute("data-next", place === at + 1);
  });
  document.body.toggleAttribute("data-blank", blank && mode !== "page");
  const end = document.querySelector(".notes-end");
  if (end) end.hidden = at < slides.length - 1;
};

const tell = () => {
  channel.postMessage({ slide: keys[at], blank });
  return shared && send({ slide: keys[at], source: deck.dataset.source, blank: blank ? "1" : "" });
};

// Other windows are told unless they told us.
const go = (place, quiet = false) => {
  at = Math.min(Math.max(place, 0), slides.length - 1);
  mark();
  history.replaceState(null, "", `#s-${encodeURIComponent(keys[at])}`);
  if (mode === "page") slides[at].scrollIntoView({ block: "start" });
  else if (mode !== "notes") slides[at].focus({ preventScroll: mode === "one" });
  if (presenter) say(slides[at].querySelector(".slide").getAttribute("aria-label"));
  if (!quiet) tell();
};

const setBlank = (next, quiet = false) => {
  blank = next;
  mark();
  if (!quiet) tell();
};

const start = () => {
  if (mode === "one") return;
  setMode("one");
  go(at);
};

const leave = () => {
  blank = false;
  setMode("page");
  if (document.fullscreenElement) document.exitFullscreen();
  slides[at].scrollIntoView({ block: "start" });
};

const fullScreen = () => {
  start();
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.();
};
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && mode === "one") leave();
});

const openNotes = () => window.open(`${deck.dataset.notesPage}#s-${encodeURIComponent(keys[at])}`, "grove-notes", "width=1100,height=760");

channel.onmessage = ({ data }) => {
  if (data.ask) return tell();
  const place = keys.indexOf(data.slide);
  if (place >= 0 && place !== at) go(place, true);
  if (data.blank !== blank) setBlank(data.blank, true);
};
if (presenter) channel.postMessage({ ask: true });

// People elsewhere.
const post = async (fields) => {
  const body = new FormData(deck.querySelector("form"));
  Object.entries(fields).forEach(([name, value]) => body.set(name, value));
  try {
    const answer = await fetch(deck.dataset.place, { method: "POST", body, keepalive: true });
    if (!answer.ok) throw new Error(String(answer.status));
  } catch {
    say(words.lost, true);
  }
};
// One at a time, and only the newest: an answer that comes late takes nobody back to an older slide.
let newest = null;
let sending = false;
const send = async (fields) => {
  newest = fields;
  if (sending) return;
  sending = true;
  while (newest) {
    const next = newest;
    newest = null;
    await post(next);
  }
  sending = false;
};
const share = async (on) => {
  shared = on;
  button("share").setAttribute("aria-pressed", String(on));
  await (on ? tell() : send({ end: "1" }));
  const note = document.getElementById("follow-address") ?? button("share").parentElement.appendChild(document.createElement("p"));
  note.id = "follow-address";
  note.textContent = on ? words.following : words.stopped;
  say(note.textContent);
};

const followed = async () => {
  try {
    const answer = await fetch(`${deck.dataset.place}?of=${deck.dataset.follow}`, { cache: "no-cache" });
    const where = answer.ok ? await answer.json() : {};
    const place = keys.indexOf(where.slide);
    if (where.slide === null) {
      document.querySelector("[data-follow-words]").textContent = words.ended;
      say(words.ended);
      return;
    }
    if (place >= 0 && place !== at) go(place, true);
    if (where.blank !== undefined && where.blank !== blank) setBlank(where.blank, true);
  } catch {
    // No network for a moment: the next time asks again.
  }
  setTimeout(followed, FOLLOW_EVERY);
};

// The clock of the presenter.
const clock = { since: 0, before: 0, timer: 0 };
const seconds = () => Math.floor((clock.before + (clock.since ? Date.now() - clock.since : 0)) / 1000);
const showClock = () => {
  const now = seconds();
  document.querySelector("[data-elapsed]").textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
  const planned = (Number(deck.dataset.minutes) * 60) / slides.length;
  // On time while the clock stands anywhere within the slide that is shown.
  const late = Math.floor((now - planned * (at + 1)) / 60 + 1);
  const early = Math.floor((planned * at - now) / 60 + 1);
  const pace = document.querySelector("[data-pace]");
  pace.textContent = now === 0 ? "" : late > 0 && now > planned * (at + 1) ? words.behind.replace("{minutes}", late)
    : early > 0 && now < planned * at ? words.ahead.replace("{minutes}", early) : words.onTime;
};
const runClock = (run) => {
  if (run === Boolean(clock.since)) return;
  if (run) clock.since = Date.now();
  else {
    clock.before += Date.now() - clock.since;
    clock.since = 0;
  }
  clearInterval(clock.timer);
  if (run) clock.timer = setInterval(showClock, 1000);
  button("clock").textContent = run ? words.pause : words.start;
  showClock();
};

const SIZE = "grove:notes-size";
const sizes = ["s", "m", "l", "xl"];
const resize = (by) => {
  const place = Math.min(Math.max(sizes.indexOf(deck.dataset.size ?? "m") + by, 0), sizes.length - 1);
  deck.dataset.size = sizes[place];
  localStorage.setItem(SIZE, sizes[place]);
};

const acts = {
  start,
  leave,
  next: () => go(at + 1),
  back: () => go(at - 1),
  share: () => share(!shared),
  clock: () => runClock(!clock.since),
  smaller: () => resize(-1),
  larger: () => resize(1),
  notes: openNotes,
};
document.addEventListener("click", (event) => {
  const act = event.target.closest?.("[data-act]")?.dataset.act;
  if (acts[act]) {
    event.preventDefault();
    acts[act]();
  } else if (mode === "overview") {
    const place = slides.indexOf(event.target.closest(".deck > .slide"));
    if (place < 0) return;
    event.preventDefault();
    setMode("one");
    go(place);
  }
});

const STEPS = {
  ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1,
};
const LETTERS = {
  o: () => (presenter ? null : setMode(mode === "overview" ? "one" : "overview"), go(at)),
  n: () => presenter || openNotes(),
  b: () => (mode === "page" ? start() : null, setBlank(!blank)),
  f: () => presenter || fullScreen(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const on = event.target.closest?.("a, button, input, textarea, select, summary, dialog");
  if (event.target.closest?.("input, textarea, select, dialog") || (on && [" ", "Enter"].includes(event.key))) return;
  const { key } = event;
  const letters = document.body.dataset.keys !== "off";
  if (key in STEPS) {
    if (key === " " && event.shiftKey) return;
    if (mode === "page") start();
    else if (mode === "overview" || !blank) go(at + STEPS[key]);
    else setBlank(false);
  } else if (key === "Home" || key === "End") go(key === "Home" ? 0 : slides.length - 1);
  else if (key === "Escape") {
    if (mode === "overview") setMode("one"), go(at);
    else if (mode === "one") leave();
    else return;
  } else if (letters && /^[0-9]$/.test(key)) typed = (typed + key).slice(-3);
  else if (key === "Enter" && typed) {
    go(Number(typed) - 1);
    typed = "";
  } else if (key === "Enter" && mode === "overview") setMode("one"), go(slides.indexOf(document.activeElement));
  else if (letters && LETTERS[key] && !event.shiftKey) {
    LETTERS[key]();
    event.stopImmediatePropagation();
  } else return;
  event.preventDefault();
});

let touch = null;
deck.addEventListener("touchstart", ({ touches }) => (touch = touches.length === 1 ? touches[0] : null), { passive: true });
deck.addEventListener("touchend", ({ changedTouches: [end] }) => {
  if (!touch || mode === "page") return;
  const across = end.clientX - touch.clientX;
  if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(end.clientY - touch.clientY)) go(at + (across < 0 ? 1 : -1));
});

document.querySelectorAll("[data-act][hidden], [data-time][hidden], .deck-keys[hidden]").forEach((part) => (part.hidden = false));
setMode(mode);
if (presenter) {
  deck.dataset.size = localStorage.getItem(SIZE) ?? "m";
  showClock();
}
if (deck.dataset.follow) followed();
addEventListener("pagehide", () => shared && post({ end: "1" })); // the page waits for nothing any more
