// Meeting mode: arrow keys move from square to square, as they lie on the page.
const page = document.querySelector("[data-squares]");
const squares = [...(page?.querySelectorAll(".square") ?? [])];
const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 2, ArrowUp: -2 };

if (document.body.classList.contains("meeting-mode")) {
  document.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented;
    if (!step || busy || event.target.closest?.("input, textarea, select, dialog")) return;
    const at = squares.indexOf(document.activeElement?.closest(".square"));
    const next = squares[at < 0 ? 0 : at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
}
