// The check-in by keys and thumbs: “same”, Enter to the next value, the question when confidence falls.
//
// Without it every field is a plain input; “=” in a value field is read by the server as well.
const form = document.querySelector("[data-checkin]");
const values = () => [...form.querySelectorAll("[data-value]")];
const rowOf = (field) => field.closest("[data-row]");
const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

const ask = (row) => {
  const was = row.querySelector("[data-was]");
  const line = row.querySelector("[data-asks]");
  const now = row.querySelector("[data-stepper] input").value;
  if (!was || !line) return;
  const before = Number(was.dataset.was);
  const fell = before - Number(now);
  const status = (points) => (points >= 7 ? 2 : points >= 4 ? 1 : 0);
  const worse = now !== "" && (fell >= 2 || status(Number(now)) < status(before));
  line.hidden = !worse;
  line.textContent = worse ? line.dataset.words.replace("{points}", fell) : "";
};

const count = () => {
  const place = form.querySelector("[data-done]");
  if (!place) return; // a week that is over
  const rows = values();
  const steady = form.querySelector("[name=steady]");
  const folded = Number(steady?.dataset.count ?? 0);
  const done = rows.filter((field) => field.value !== "").length + (steady?.checked ? folded : 0);
  place.textContent = place.dataset.words.replace("{done}", done).replace("{all}", rows.length + folded);
};

const next = (field) => {
  const all = values();
  const here = rowOf(field) ? all.findIndex((one) => rowOf(one) === rowOf(field)) : all.length;
  const target = all[here + 1] ?? form.querySelector("button[type=submit]");
  target.focus();
  target.select?.();
};

if (form) {
  form.querySelectorAll("[data-same]").forEach((button) => {
    button.hidden = false;
  });
  // Tab goes from value to confidence to note; the arrows and “=” do what these buttons do.
  form.querySelectorAll("[data-step]").forEach((button) => {
    button.tabIndex = -1;
  });
  if (!document.querySelector(".errors") && matchMedia("(hover: hover)").matches) {
    values().find((field) => field.value === "")?.focus({ preventScroll: true });
  }
  form.addEventListener("click", (event) => {
    const same = event.target.closest("[data-same]");
    if (same) {
      const field = rowOf(same).querySelector("[data-value]");
      field.value = field.dataset.last;
      same.setAttribute("aria-pressed", "true");
      changed(field);
    }
  });
  form.addEventListener("input", (event) => {
    const row = rowOf(event.target);
    if (row) ask(row);
    const same = row?.querySelector("[data-same]");
    const field = row?.querySelector("[data-value]");
    if (same && event.target === field) same.setAttribute("aria-pressed", String(field.value !== "" && field.value === field.dataset.last));
    count();
  });
  form.addEventListener("keydown", (event) => {
    if (event.isComposing || "composing" in document.documentElement.dataset) return;
    const field = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation(); // what is being sent needs no draft any more
      form.requestSubmit();
    } else if (event.key === "Enter" && field.matches("input")) {
      event.preventDefault();
      next(field);
    } else if (event.key === "=" && field.matches("[data-value]") && field.dataset.last) {
      event.preventDefault();
      field.value = field.dataset.last;
      changed(field);
      next(field);
    }
  });
}
