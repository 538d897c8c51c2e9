// Meeting mode: arrow keys move from square to square, as they lie on the page; below each other, right is the next.
const page = document.querySelector("[data-squares]");
const squares = [...(page?.querySelectorAll(".square") ?? [])];
const box = (square) => square.getBoundingClientRect();
const WAYS = {
  ArrowRight: (from, to) => to.left >= from.right,
  ArrowLeft: (from, to) => to.right <= from.left,
  ArrowDown: (from, to) => to.top >= from.bottom && to.left === from.left,
  ArrowUp: (from, to) => to.bottom <= from.top && to.left === from.left,
};

const beside = (square, key) => {
  const from = box(square);
  const far = (one) => Math.abs(box(one).top - from.top);
  const [nearest] = squares.filter((one) => WAYS[key](from, box(one))).sort((one, other) => far(one) - far(other));
  if (nearest || squares.some((one) => box(one).left !== from.left)) return nearest;
  return squares[squares.indexOf(square) + (key === "ArrowRight") - (key === "ArrowLeft")];
};

if (document.body.classList.contains("meeting-mode")) {
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented;
    if (!WAYS[event.key] || busy || event.target.closest?.("input, textarea, select, dialog")) return;
    const at = document.activeElement?.closest(".square");
    const next = at ? beside(at, event.key) : squares[0];
    if (!next || next === at) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
}
