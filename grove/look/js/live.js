// One polite region speaks for the whole page: messages are gathered for a second and said once.
// Say something with: document.dispatchEvent(new CustomEvent("grove:say", { detail: { text, urgent } })).
let waiting = [];
let timer = 0;

document.addEventListener("grove:say", ({ detail }) => {
  if (detail.urgent) {
    const alert = document.getElementById("alert");
    alert.textContent = "";
    requestAnimationFrame(() => (alert.textContent = detail.text));
    return;
  }
  waiting = waiting.filter((text) => text !== detail.text).concat(detail.text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    document.getElementById("live").textContent = waiting.join(". ");
    waiting = [];
  }, 1000);
});

// An error summary takes the focus when the page opens with it.
document.querySelector("[data-focus]")?.focus();

// A link of the summary goes to the field itself, in a question to its first answer.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('.errors a[href^="#"]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  (target.matches("fieldset") ? target.querySelector("input") : target).focus();
});
