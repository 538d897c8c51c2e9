// Shows a chosen theme at once: inputs or buttons named "theme" inside [data-theme-choice].
// Keeping the choice is the form's matter; this only saves the wait.
document.addEventListener("change", ({ target }) => {
  if (target.name !== "theme" || !target.closest("[data-theme-choice]")) return;
  if (target.value === "light" || target.value === "dark") document.documentElement.dataset.theme = target.value;
  else delete document.documentElement.dataset.theme;
});
