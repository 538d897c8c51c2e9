// What waits in the outbox is sent from whichever page opens next. Signing out leaves nothing on this device.
try {
  if (localStorage.getItem("grove:outbox") && !document.querySelector('script[src*="outbox.js"]')) import(document.body.dataset.outbox);
} catch {
  // Storage may be switched off: then nothing waits.
}

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.getAttribute("action") !== "/sign-out") return;
  localStorage.removeItem("grove:outbox");
  indexedDB?.deleteDatabase("grove");
  caches?.delete("grove-pages");
});
