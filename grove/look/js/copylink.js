// a[data-copy-link] copies its own address and says so.
const words = () => JSON.parse(document.body.dataset.words || "{}");
const say = (text, urgent) => document.dispatchEvent(new CustomEvent("grove:say", { detail: { text, urgent } }));

const copy = async (address) => {
  try {
    await navigator.clipboard.writeText(address);
    say(words().copied, false);
    return true;
  } catch {
    say(words().copyFailed, true);
    return false;
  }
};

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("[data-copy-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
  event.preventDefault();
  const before = link.textContent;
  if (!(await copy(link.href))) return;
  link.textContent = words().copied;
  setTimeout(() => (link.textContent = before), 2000);
});

document.addEventListener("grove:copy", ({ detail }) => copy(detail));
