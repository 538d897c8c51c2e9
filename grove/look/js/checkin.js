// The check-in by keys and thumbs: steppers, “same”, Enter to the next value, the question when confidence falls.
//
// Without it every field is a plain input; “=” in a value field is read by the server as well.
const form = document.querySelector("[data-checkin]");
const values = () => [...form.querySelectorAll("[data-value]")];
const rowOf = (field) => field.closest("[data-row]");
const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

const step = (button) => {
  const input = button.closest("[data-stepper]").querySelector("input");
  const low = Number(input.dataset.low);
  const high = Number(input.dataset.high);
  const now = input.value.trim() === "" ? Math.ceil((low + high) / 2) : Number(input.value) + Number(button.dataset.step);
  if (Number.isNaN(now)) return;
  input.value = Math.min(high, Math.max(low, now));
  changed(input);
};

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
  const rows = values();
  const done = rows.filter((field) => field.value !== "").length;
  const steady = form.querySelector("[name=steady]");
  place.textContent = place.dataset.words.replace("{done}", done).replace("{all}", rows.length);
  place.toggleAttribute("data-steady", Boolean(steady?.checked));
};

const next = (field) => {
  const all = values();
  const here = all.findIndex((one) => rowOf(one) === rowOf(field));
  const target = all[here + 1] ?? form.querySelector("button[type=submit]");
  target.focus();
  target.select?.();
};

if (form) {
  form.querySelectorAll("[data-same]").forEach((button) => {
    button.hidden = false;
  });
  form.addEventListener("click", (event) => {
    const stepper = event.target.closest("[data-step]");
    const same = event.target.closest("[data-same]");
    if (stepper) step(stepper);
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
      form.requestSubmit();
    } else if (event.key === "Enter" && field.matches("input")) {
      event.preventDefault();
      next(field);
    } else if (event.key === "=" && field.matches("input[data-value]") && field.dataset.last) {
      event.preventDefault();
      field.value = field.dataset.last;
      changed(field);
      next(field);
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && field.closest("[data-stepper]")) {
      event.preventDefault();
      const up = event.key === "ArrowUp" ? 1 : -1;
      step(field.closest("[data-stepper]").querySelector(`[data-step="${up}"]`));
    }
  });
}
