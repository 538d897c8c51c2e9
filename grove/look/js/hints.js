// The reviewer by keys: F8 and Shift+F8 go from hint to hint, Alt+Enter uses its wording, Alt+Backspace leaves it.
const hints = () => [...document.querySelectorAll("[data-hint]")].filter((hint) => hint.offsetParent !== null);
const hintOf = (target) =>
  target.closest?.("[data-hint]") ?? target.closest?.("[data-line]")?.querySelector("[data-hint]") ?? null;

const go = (step) => {
  const all = hints();
  if (!all.length) return;
  const here = all.indexOf(document.activeElement.closest?.("[data-hint]"));
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : (here + step + all.length) % all.length;
  all[next].focus();
};

const press = (hint, name) => {
  const button = hint?.querySelector(`[data-${name}]`);
  if (!button) return false;
  button.click();
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || "composing" in document.documentElement.dataset) return;
  if (event.key === "F8") {
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  } else if (event.altKey && event.key === "Enter") {
    if (press(hintOf(event.target), "apply")) event.preventDefault();
  } else if (event.altKey && event.key === "Backspace") {
    if (press(hintOf(event.target), "leave")) event.preventDefault();
  }
});
