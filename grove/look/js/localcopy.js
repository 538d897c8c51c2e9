// Keeps unsaved text on this device, by form[data-key] and revision, until the server has it.
// On return the page offers Restore or Discard; nothing is put back unasked.
const PREFIX = "grove:text:";
const composing = () => "composing" in document.documentElement.dataset;
const keyOf = (form) => `${PREFIX}${form.dataset.key}`;
const formOf = (target) => {
  const form = target?.form;
  return form?.matches?.("form[data-key]") ? form : null;
};

const fieldsOf = (form) =>
  [...form.elements].filter(
    (field) => field.name && !field.disabled && !field.readOnly && !["hidden", "password", "file", "submit", "button"].includes(field.type),
  );

const valueOf = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value);
const nameOf = (field) => (["checkbox", "radio"].includes(field.type) ? `${field.name}=${field.value}` : field.name);
const snapshot = (form) => Object.fromEntries(fieldsOf(form).map((field) => [nameOf(field), valueOf(field)]));

const read = (form) => {
  try {
    return JSON.parse(localStorage.getItem(keyOf(form)));
  } catch {
    return null;
  }
};
const forget = (form) => {
  try {
    localStorage.removeItem(keyOf(form));
  } catch {
    // Storage may be switched off; then there is nothing to forget.
  }
};
const keep = (form) => {
  try {
    if (localStorage.getItem("grove:nothing")) return; // this device keeps nothing
    const revision = form.elements.namedItem("revision")?.value ?? "";
    localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), revision, fields: snapshot(form) }));
  } catch {
    // Full or switched off: the autosave still works.
  }
};

const put = (form, copy) => {
  for (const field of fieldsOf(form)) {
    const value = copy.fields[nameOf(field)];
    if (value === undefined || valueOf(field) === value) continue;
    // The autosave learns what was there before, so that it knows what has changed.
    field.dispatchEvent(new Event("focusin", { bubbles: true }));
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const offer = (form, copy) => {
  const box = document.createElement("div");
  box.className = "banner restore";
  box.setAttribute("role", "status");
  const text = document.createElement("span");
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  text.textContent = form.dataset.restoreText.replace("{when}", when.format(copy.at));
  const words = document.createElement("span");
  words.className = "ui muted";
  const now = snapshot(form);
  words.textContent = Object.entries(copy.fields)
    .filter(([name, value]) => typeof value === "string" && value && value !== now[name])
    .map(([, value]) => (value.length > 120 ? `${[...value].slice(0, 120).join("")}…` : value))
    .join(" / ");
  const actions = document.createElement("span");
  actions.className = "banner-set";
  for (const [label, act] of [
    [form.dataset.restore, () => put(form, copy)],
    [form.dataset.discard, () => forget(form)],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-s";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      box.remove();
      fieldsOf(form)[0]?.focus();
    });
    actions.append(button);
  }
  box.append(text, words, actions);
  form.before(box);
};

document.addEventListener("input", ({ target }) => {
  const form = formOf(target);
  if (form && !composing()) keep(form);
});
document.addEventListener("grove:composed", () => {
  const form = formOf(document.activeElement);
  if (form) keep(form);
});
// Keys typed while the save was under way are not with the server yet.
document.addEventListener("grove:saved", ({ target, detail }) => (detail.whole ? forget(target) : keep(target)));

// The ordinary way: the copy goes once the next page shows that the server answered.
document.addEventListener("submit", ({ target }) => {
  if (target.matches("form[data-key]")) sessionStorage.setItem("grove:sent", keyOf(target));
});
const sent = sessionStorage.getItem("grove:sent");
if (sent) {
  sessionStorage.removeItem("grove:sent");
  // A page that comes back with errors holds the text itself.
  if (!document.querySelector(".errors")) localStorage.removeItem(sent);
}

const look = () => {
  for (const form of document.querySelectorAll("form[data-key][data-restore]:not([data-looked])")) {
    form.dataset.looked = "";
    const copy = read(form);
    if (!copy?.fields) continue;
    const now = snapshot(form);
    const differs = Object.entries(copy.fields).some(([name, value]) => name in now && now[name] !== value);
    if (differs) offer(form, copy);
    else forget(form);
  }
};
look();
document.addEventListener("htmx:after:swap", look);
