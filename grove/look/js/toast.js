// A toast stays at least eight seconds, and for as long as it is pointed at or holds the focus.
const STAY = 10000;

const watch = (toast) => {
  if (toast.dataset.watched !== undefined) return;
  toast.dataset.watched = "";
  const close = toast.querySelector("[data-toast-close]");
  if (close) close.hidden = false;
  let timer = 0;
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (toast.matches(":hover, :focus-within")) start();
      else toast.remove();
    }, STAY);
  };
  const shut = () => {
    const inside = toast.contains(document.activeElement);
    toast.remove();
    if (inside) document.getElementById("main")?.focus();
  };
  close?.addEventListener("click", shut);
  toast.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
  });
  start();
};

const all = () => document.querySelectorAll("[data-toast]").forEach(watch);
all();
document.addEventListener("htmx:after:swap", all);
