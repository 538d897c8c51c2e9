// While an input method composes, and for 50 ms after, nothing of ours listens to keys.
let quiet = 0;
const root = document.documentElement;

document.addEventListener("compositionstart", () => {
  clearTimeout(quiet);
  root.dataset.composing = "";
});

document.addEventListener("compositionend", () => {
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    delete root.dataset.composing;
    document.dispatchEvent(new Event("grove:composed"));
  }, 50);
});
