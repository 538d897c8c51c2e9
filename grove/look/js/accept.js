// Alt+Enter accepts the suggestion of the thread one is in, or of the one the address names.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.altKey || event.isComposing) return;
  const place = event.target.closest?.(".talk") ?? document.querySelector(".talk:target");
  const button = place?.querySelector("[data-accept]");
  if (!button) return;
  event.preventDefault();
  button.click();
});
