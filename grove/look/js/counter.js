// Counts graphemes, as people do: an emoji or a Chinese character is one. It never cuts.
const segmenter = new Intl.Segmenter(document.documentElement.lang);
const count = (text) => [...segmenter.segment(text)].length;
const words = JSON.parse(document.body.dataset.words || "{}");

const update = (counter) => {
  const field = document.getElementById(counter.dataset.counter);
  if (!field) return;
  const left = Number(counter.dataset.limit) - count(field.value);
  // It speaks up only near the end.
  counter.hidden = left > Number(counter.dataset.limit) * 0.25;
  counter.toggleAttribute("data-over", left < 0);
  counter.textContent = (left < 0 ? words.over : words.left).replace("{count}", Math.abs(left));
};

const all = () => document.querySelectorAll("[data-counter]").forEach(update);
document.addEventListener("input", ({ target }) => {
  const counter = target.id && document.querySelector(`[data-counter="${CSS.escape(target.id)}"]`);
  if (counter) update(counter);
});
document.addEventListener("htmx:after:swap", all);
all();
