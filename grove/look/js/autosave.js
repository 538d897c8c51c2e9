// Saves a form[data-autosave] 800 ms after the last key (data-after: other milliseconds), when a field is left, when the page is hidden.
//
// POSTs the form to its own action with X-Autosave: 1 and Accept: application/json.
//   200 { saved, revision }          → the words go to [data-save-status], the number to name=revision
//   409 { conflict, message }        → the message, and a link to the page that puts both side by side
//   422 { errors: { field: [...] } } → the words appear under their fields; what was typed stays
//   anything else, or no network     → "Not saved, retrying"; the text stays here and on this device
// Tells the page with "grove:saved" and "grove:unsaved" on the form.
const AFTER_LAST_KEY = 800;
const FIRST_RETRY = 2000;
const LAST_RETRY = 60000;
const states = new WeakMap();

const composing = () => "composing" in document.documentElement.dataset;
const say = (text, urgent = false) =>
  document.dispatchEvent(new CustomEvent("grove:say", { detail: { text, urgent } }));
const formOf = (target) => {
  const form = target?.form ?? target?.closest?.("form");
  return form?.matches?.("form[data-autosave]") ? form : null;
};

// What the form holds, without what the server writes into it.
const contentOf = (form) => {
  const data = new FormData(form);
  data.delete("revision");
  data.delete("csrfmiddlewaretoken");
  return new URLSearchParams(data).toString();
};

const stateOf = (form) => {
  if (!states.has(form)) {
    states.set(form, { saved: null, timer: 0, sending: false, again: false, wait: FIRST_RETRY, stopped: false });
  }
  return states.get(form);
};

const statusOf = (form) =>
  form.querySelector("[data-save-status]") ?? document.querySelector("[data-save-status]");

const pauseOf = (form) => Number(form.dataset.after) || AFTER_LAST_KEY;

// Not form.action: a field of that name would answer instead.
const addressOf = (form) => form.getAttribute("action") || location.href;

const show = (form, text, name) => {
  const status = statusOf(form);
  if (!status) return;
  status.textContent = text;
  status.dataset.saveState = name;
};

const clearErrors = (form) => {
  form.querySelectorAll("[data-autosave-error]").forEach((error) => error.remove());
  form.querySelectorAll("[data-autosave-invalid]").forEach((field) => {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("data-autosave-invalid");
    const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== `${field.id}-live`);
    ids[0] ? field.setAttribute("aria-describedby", ids.join(" ")) : field.removeAttribute("aria-describedby");
  });
};

const showErrors = (form, errors) => {
  for (const [name, texts] of Object.entries(errors)) {
    const found = form.elements[name];
    const field = found instanceof RadioNodeList ? found[0] : found;
    const error = document.createElement("p");
    error.className = "field-error";
    error.dataset.autosaveError = "";
    error.textContent = [texts].flat().join(" ");
    if (field && field.type !== "hidden") {
      error.id = `${field.id}-live`;
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("data-autosave-invalid", "");
      field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${error.id}`.trim());
      (field.closest(".field, .choices") ?? field.parentElement).append(error);
    } else {
      form.prepend(error);
    }
  }
};

const showConflict = (form, answer) => {
  const message = answer.message || form.dataset.conflictText;
  show(form, message, "conflict");
  say(message, true);
  const status = statusOf(form);
  if (!status) return;
  const open = document.createElement(answer.conflict ? "a" : "button");
  open.textContent = form.dataset.conflictOpen;
  if (answer.conflict) {
    open.href = answer.conflict;
  } else {
    // Without an address the form itself, sent the ordinary way, brings the page with both versions.
    open.type = "button";
    open.className = "linklike";
    open.addEventListener("click", () => form.requestSubmit());
  }
  status.append(" ", open);
};

const retry = (form, state) => {
  show(form, form.dataset.failed, "failed");
  if (state.wait === FIRST_RETRY) say(form.dataset.failed, true);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form), state.wait);
  state.wait = Math.min(state.wait * 2, LAST_RETRY);
};

const save = async (form) => {
  const state = stateOf(form);
  clearTimeout(state.timer);
  const content = contentOf(form);
  if (state.stopped || content === state.saved) return;
  if (state.sending) {
    state.again = true;
    return;
  }
  state.sending = true;
  show(form, form.dataset.saving, "saving");
  try {
    const response = await fetch(addressOf(form), {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "1", Accept: "application/json" },
      credentials: "same-origin",
      redirect: "error",
      signal: AbortSignal.timeout(20000),
    });
    const answer = [200, 409, 422].includes(response.status) ? await response.json() : null;
    clearErrors(form);
    if (response.status === 200) {
      state.saved = content;
      state.wait = FIRST_RETRY;
      const revision = form.elements.namedItem("revision");
      if (revision && answer.revision !== undefined) revision.value = answer.revision;
      show(form, answer.saved, "saved");
      say(answer.saved);
      form.dispatchEvent(new CustomEvent("grove:saved", { bubbles: true, detail: { answer, whole: contentOf(form) === content } }));
    } else if (response.status === 409) {
      state.stopped = true;
      showConflict(form, answer);
    } else if (response.status === 422) {
      // Not a failure of the line: the next key tries again.
      show(form, form.dataset.kept, "kept");
      showErrors(form, answer.errors);
      say(Object.values(answer.errors).flat().join(" "), true);
    } else {
      retry(form, state);
    }
  } catch {
    retry(form, state);
  } finally {
    state.sending = false;
    if (state.again) {
      state.again = false;
      save(form);
    }
  }
};

document.addEventListener("focusin", ({ target }) => {
  const form = formOf(target);
  if (form) stateOf(form).saved ??= contentOf(form);
});

document.addEventListener("input", ({ target }) => {
  const form = formOf(target);
  if (!form || target.matches("[data-no-autosave]")) return;
  const state = stateOf(form);
  state.saved ??= ""; // changed without focus first, as Safari clicks a radio: nothing is known to be saved
  clearTimeout(state.timer);
  form.dispatchEvent(new CustomEvent("grove:unsaved", { bubbles: true }));
  if (composing()) return;
  state.timer = setTimeout(() => save(form), pauseOf(form));
});

document.addEventListener("grove:composed", () => {
  const form = formOf(document.activeElement);
  if (form) stateOf(form).timer = setTimeout(() => save(form), pauseOf(form));
});

document.addEventListener("focusout", ({ target }) => {
  const form = formOf(target);
  if (form && stateOf(form).saved !== null && !composing()) save(form);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || composing()) return;
  const form = formOf(event.target);
  if (form) {
    event.preventDefault();
    save(form);
  } else if (event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

// A form sent the ordinary way needs no copy of itself on the way out.
document.addEventListener("submit", ({ target }) => {
  if (target.matches("form[data-autosave]")) stateOf(target).stopped = true;
});

const leave = () => {
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const state = stateOf(form);
    if (state.saved === null || state.stopped || contentOf(form) === state.saved) continue;
    fetch(addressOf(form), {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "1", Accept: "application/json" },
      credentials: "same-origin",
      keepalive: true,
    }).catch(() => {});
  }
};

addEventListener("pagehide", leave);
addEventListener("online", () => {
  document.querySelectorAll("form[data-autosave]").forEach((form) => {
    if (stateOf(form).saved !== null) save(form);
  });
});
addEventListener("pageshow", ({ persisted }) => {
  // Back to a page kept by the browser: its forms may save again.
  if (persisted) document.querySelectorAll("form[data-autosave]").forEach((form) => (stateOf(form).stopped = false));
});
