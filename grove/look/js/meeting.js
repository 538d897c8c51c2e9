// The live page of a meeting: [data-poll] is asked again every two seconds with the tag of what is shown, and answered
// 304 while that is true. A change brings its own tag, and is put in place around what somebody types; clocks run by
// the server's time.
const EVERY = 2000;
const page = document.querySelector("[data-poll]");
const form = document.querySelector("form[data-note]");
const agenda = () => document.getElementById("m-agenda");
let lag = 0;
let told = "";
let asking = false;
let kind = "";

const two = (number) => String(number).padStart(2, "0");
const clock = (seconds) => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes < 60 ? `${minutes}:${two(rest)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(rest)}`;
};
const tick = () => {
  const moment = agenda()?.dataset.moment;
  if (!moment) return;
  if (moment !== told) [told, lag] = [moment, Date.now() - Number(moment)];
  const gone = Math.max(0, Math.floor((Date.now() - lag - Number(moment)) / 1000));
  for (const shown of document.querySelectorAll("[data-clock][data-running='1']")) {
    const seconds = Number(shown.dataset.seconds) + gone;
    shown.textContent = clock(seconds);
    shown.classList.toggle("late", seconds > Number(shown.dataset.planned));
  }
};

const take = async (text) => {
  await htmx.swap({ text, target: page, sourceElement: page, select: "#meeting", swap: "outerMorph" });
  tick();
};
const ask = async () => {
  if (asking || document.hidden) return;
  asking = true;
  try {
    const headers = { "HX-Request": "true", "If-None-Match": page.dataset.etag };
    const answer = await fetch(page.dataset.poll, { headers, cache: "no-store" });
    if (answer.status === 304) page.dataset.etag = answer.headers.get("ETag");
    if (answer.status === 200 && answer.redirected === false) {
      const text = await answer.text();
      if (!text.includes("data-poll")) location.assign(page.dataset.poll);
      await take(text);
    }
  } catch {
    // No network for a moment: the next time asks again.
  }
  asking = false;
};

const send = async (button) => {
  const text = form.elements.text;
  if (!text.value.trim()) return text.focus();
  const body = new FormData(form);
  body.set("kind", button?.value || kind || "note");
  delete form.dataset.sent;
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    if (answer.ok) {
      text.value = "";
      text.dispatchEvent(new Event("input", { bubbles: true }));
      choose("");
      await take(await answer.text());
      text.focus();
    } else {
      // The page that says what is wrong comes the plain way, with all that was typed.
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "kind", value: body.get("kind") }));
      form.submit();
    }
  } catch {
    document.dispatchEvent(new CustomEvent("grove:say", { detail: { text: JSON.parse(document.body.dataset.words).failed, urgent: true } }));
  }
};
const choose = (value) => {
  kind = value;
  form.querySelectorAll("button[name=kind]").forEach((button) => button.setAttribute("aria-pressed", String(button.value === value)));
  if (value === "action") form.querySelector("details").open = true;
};

if (page) {
  setInterval(ask, EVERY);
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", ask);
  tick();
}
if (page && form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    send(event.submitter);
  });
  form.elements.text.addEventListener("keydown", (event) => {
    if ("composing" in document.documentElement.dataset || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send(null);
    } else if (event.key === "Escape") form.elements.text.blur();
  });
  // d a q p begin a line of that kind, or turn what is written into one; s opens the page of a change.
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, dialog");
    if (document.body.dataset.keys === "off" || busy || event.defaultPrevented) return;
    const button = form.querySelector(`[data-note-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    if (button.matches("a")) return button.click();
    if (form.elements.text.value.trim()) return send(button);
    choose(button.value);
    form.elements.text.focus();
  });
}
