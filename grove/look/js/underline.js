// Underlines the words a hint is about in a mirror over their field. Without it, the card quotes them all the same.
const composing = () => "composing" in document.documentElement.dataset;
const hintsOf = (field) => [...document.querySelectorAll(`#about-${CSS.escape(field.id.slice(2))} [data-hint]`)];

// Offsets count characters as people do, not code units. Words that moved since are found where they stand once.
const place = (hint, chars, text) => {
  const words = hint.dataset.words;
  const from = Number(hint.dataset.from);
  if (!words || Number.isNaN(from)) return null;
  const size = [...words].length;
  if (chars.slice(from, from + size).join("") === words) return { hint, from, to: from + size };
  const at = text.indexOf(words);
  if (at < 0 || text.indexOf(words, at + 1) >= 0) return null;
  const start = [...text.slice(0, at)].length;
  return { hint, from: start, to: start + size };
};

const mirrorOf = (field) => {
  let mirror = field.nextElementSibling;
  if (!mirror) {
    mirror = document.createElement("div");
    mirror.setAttribute("aria-hidden", "true");
    field.after(mirror);
    field.addEventListener("scroll", () => (mirror.scrollTop = field.scrollTop), { passive: true });
  }
  mirror.className = `mirror ${field.className}`;
  mirror.lang = field.lang;
  return mirror;
};

const paint = (field) => {
  const text = field.value;
  const chars = [...text];
  const hints = hintsOf(field);
  const places = hints.map((hint) => place(hint, chars, text)).filter(Boolean);
  places.sort((a, b) => a.from - b.from || a.to - b.to);
  const parts = [];
  let at = 0;
  for (const { hint, from, to } of places) {
    if (from < at) continue; // one underline is enough
    const words = document.createElement("span");
    words.className = hint.dataset.l === "fix" ? "fixword" : "considerword";
    words.textContent = chars.slice(from, to).join("");
    parts.push(chars.slice(at, from).join(""), words);
    at = to;
  }
  if (hints.length) field.setAttribute("aria-describedby", hints.map((hint) => hint.id).join(" "));
  else field.removeAttribute("aria-describedby");
  const mirror = mirrorOf(field);
  mirror.replaceChildren(...parts, chars.slice(at).join(""));
  mirror.scrollTop = field.scrollTop;
};

const all = () => document.querySelectorAll(".under > textarea").forEach(paint);
const own = (target) => target.matches?.(".under > textarea");
document.addEventListener("input", ({ target }) => own(target) && !composing() && paint(target));
document.addEventListener("grove:composed", all);
document.addEventListener("htmx:after:swap", all);
all();
