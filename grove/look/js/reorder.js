// Alt+↑ and Alt+↓ press the same up and down buttons that everybody can press; the focus stays on the line.
// A line is the element [data-line] around a form[data-move]. Also steps [data-stepper] by its buttons and arrows.
const KEPT = "grove:moved";

const press = (form, way, name) => {
  const button = form.querySelector(`[name="move"][value="${way}"]:not(:disabled)`);
  if (!button) return;
  sessionStorage.setItem(KEPT, JSON.stringify({ key: form.dataset.move, name, at: location.pathname }));
  form.requestSubmit(button);
};

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const line = event.target.closest?.("[data-line]");
  const form = line?.querySelector("form[data-move]") ?? event.target.closest?.("form[data-move]");
  if (!form) return;
  event.preventDefault();
  press(form, event.key === "ArrowUp" ? "up" : "down", event.target.name ?? "");
});

document.addEventListener("submit", ({ target, submitter }) => {
  if (!target.matches("form[data-move]") || sessionStorage.getItem(KEPT)) return;
  sessionStorage.setItem(KEPT, JSON.stringify({ key: target.dataset.move, value: submitter?.value, at: location.pathname }));
});

// After the move: the focus returns to the same line, and its new place is said.
const settle = () => {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  if (!kept) return;
  sessionStorage.removeItem(KEPT);
  const forms = [...document.querySelectorAll("form[data-move]")];
  const form = forms.find((other) => other.dataset.move === kept.key);
  if (!form || kept.at !== location.pathname) return;
  const line = form.closest("[data-line]") ?? form;
  const field = kept.name && line.querySelector(`[name="${CSS.escape(kept.name)}"]`);
  const button = kept.value && form.querySelector(`[value="${kept.value}"]:not(:disabled)`);
  (field || button || form.querySelector("button:not(:disabled)"))?.focus();
  const list = line.parentElement;
  const lines = [...list.children].filter((child) => child.matches("[data-line]"));
  if (!lines.length) return;
  const words = JSON.parse(document.body.dataset.words || "{}").moved
    .replace("{name}", form.dataset.name)
    .replace("{place}", lines.indexOf(line) + 1)
    .replace("{total}", lines.length);
  document.dispatchEvent(new CustomEvent("grove:say", { detail: { text: words } }));
};
// Only once the page has settled itself: going to a #line in the address takes the focus away.
if (document.readyState === "complete") settle();
else addEventListener("load", () => setTimeout(settle));
document.addEventListener("htmx:after:swap", settle);

const step = (input, by) => {
  const value = Math.round(Number(input.value) || 0) + by;
  input.value = Math.min(Math.max(value, Number(input.dataset.low)), Number(input.dataset.high));
  input.dispatchEvent(new Event("input", { bubbles: true }));
};
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-stepper] [data-step]");
  if (button) step(button.parentElement.querySelector("input"), Number(button.dataset.step));
});
document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.("[data-stepper] input") || !["ArrowUp", "ArrowDown"].includes(event.key) || event.altKey) return;
  event.preventDefault();
  step(event.target, event.key === "ArrowUp" ? 1 : -1);
});
