// The reviewer by keys: F8 and Shift+F8 go from hint to hint, Alt+Enter uses its wording, Alt+Backspace leaves it.
const hints = () => [...document.querySelectorAll("[data-hint]")].filter((hint) => hint.offsetParent !== null);
const own = (line) => [...(line?.querySelectorAll("[data-hint]") ?? [])].filter((hint) => hint.closest("[data-line]") === line);
// The hint itself, or of the line the first that can be pressed so.
const hintOf = (target, name) =>
  target.closest?.("[data-hint]") ?? own(target.closest?.("[data-line]")).find((hint) => hint.querySelector(`[data-${name}]`)) ?? null;

const go = (step) => {
  const all = hints();
  if (!all.length) return;
  // Behind a page that came anew the focus is nowhere: then from the line it came back to.
  const focused = document.activeElement;
  // In the empty field for one more line: from the line that was added above it.
  const added = focused.closest?.(".add-line") && !focused.value && focused.closest("li")?.previousElementSibling;
  const at = added ? added : focused === document.body ? (document.getElementById(location.hash.slice(1)) ?? focused) : focused;
  const here = all.indexOf(at.closest?.("[data-hint]"));
  const after = all.findIndex((hint) => at.compareDocumentPosition(hint) & Node.DOCUMENT_POSITION_FOLLOWING);
  const from = here >= 0 ? here + step : after < 0 ? (step > 0 ? 0 : -1) : after - (step > 0 ? 0 : 1);
  all[(from + all.length) % all.length].focus();
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
    if (press(hintOf(event.target, "apply"), "apply")) event.preventDefault();
  } else if (event.altKey && event.key === "Backspace") {
    if (press(hintOf(event.target, "leave"), "leave")) event.preventDefault();
  }
});
