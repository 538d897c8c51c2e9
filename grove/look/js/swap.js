// After a partial update: the focus goes to an error summary, or to what [data-swap-focus] names,
// and a server that does not answer is said. The wait of a form shows on its own button.
const words = () => JSON.parse(document.body.dataset.words || "{}");
const say = (text, urgent) => document.dispatchEvent(new CustomEvent("grove:say", { detail: { text, urgent } }));

document.addEventListener("htmx:after:swap", () => {
  const target = document.querySelector(".errors[data-focus]:not([data-seen])") ?? document.querySelector("[data-swap-focus]:not([data-seen])");
  if (!target) return;
  target.dataset.seen = "";
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus();
});
document.addEventListener("htmx:error", () => say(words().failed, true));
// A conflict and a wrong value bring their own page; any other refusal leaves the page as it was.
document.addEventListener("htmx:response:error", ({ detail }) => {
  const { status } = detail.ctx.response;
  if (![409, 422].includes(status)) say(status < 500 ? words().refused : words().failed, true);
});
addEventListener("offline", () => say(words().offline, true));
addEventListener("online", () => say(words().online, false));

const free = () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  document.querySelectorAll("form button[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
};

// A second press while the first is on its way does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method")?.toLowerCase() !== "post") return;
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "";
  event.submitter?.setAttribute("aria-busy", "true");
  // A download leaves the page where it is: the button comes back.
  setTimeout(free, 8000);
});
addEventListener("pageshow", free);
