// Go keys (g, then a letter of body[data-go]), n new, / search, ? the list. body[data-keys="off"] ends them.
// Also opens what a link with data-dialog="<id>" names, instead of the page it leads to.
const WAIT = 1500;
let gone = 0;

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]") || document.querySelector("dialog:modal");
const open = (dialog, opener) => {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  dialog.addEventListener("close", () => opener?.focus?.(), { once: true });
};
const destinations = () => JSON.parse(document.body.dataset.go || "{}");

document.addEventListener("keydown", (event) => {
  if (document.body.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.isComposing || "composing" in document.documentElement.dataset || typing(event.target)) return;
  const after = Date.now() - gone < WAIT;
  gone = 0;
  if (after && destinations()[event.key]) {
    event.preventDefault();
    location.assign(destinations()[event.key]);
  } else if (event.key === "g") {
    gone = Date.now();
  } else if (event.key === "n") {
    const target = document.querySelector("[data-new]");
    if (!target) return;
    event.preventDefault();
    target.matches("a, button") ? target.click() : target.focus();
  } else if (event.key === "y") {
    const link = document.querySelector("[data-copy-link]");
    if (link) link.click();
    else document.dispatchEvent(new CustomEvent("grove:copy", { detail: location.href }));
  } else if (event.key === "/") {
    const search = document.querySelector("[data-find], .nav-search");
    if (!search) return;
    event.preventDefault();
    search.matches("a") ? search.click() : search.focus();
  } else if (event.key === "?") {
    event.preventDefault();
    open(document.getElementById("keys"), document.activeElement);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const search = document.querySelector(".nav-search");
  if (!search) return;
  event.preventDefault();
  search.click();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-dialog]");
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const dialog = document.getElementById(opener.dataset.dialog);
  if (!dialog) return;
  event.preventDefault();
  open(dialog, opener);
});

// A link inside a dialog that leads back to the same page only closes it.
document.addEventListener("click", (event) => {
  const close = event.target.closest?.("dialog a[href]");
  if (!close || (close.getAttribute("href") !== "#" && close.pathname !== location.pathname)) return;
  event.preventDefault();
  close.closest("dialog").close();
});
