// The timer of quiet writing: counts down what the server says is left, and says once that a minute is left and that it
// is over. The page asks every twenty seconds by itself; without script the end is written as a time of day.
let known = "";
let end = 0;
let said = "";

const two = (number) => String(number).padStart(2, "0");
const say = (text, urgent) => document.dispatchEvent(new CustomEvent("grove:say", { detail: { text, urgent } }));

const tick = () => {
  const shown = document.querySelector("[data-left]");
  if (!shown) return;
  const { left, until, soon, over } = shown.dataset;
  if (known !== `${until} ${left}`) [known, end] = [`${until} ${left}`, Date.now() + Number(left) * 1000];
  const clock = shown.querySelector("[data-clock]");
  if (!clock) return;
  const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
  clock.hidden = false;
  clock.textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
  if (seconds === 0) shown.textContent = over;
  const now = seconds === 0 ? `${until} over` : seconds <= 60 ? `${until} soon` : "";
  if (now && now !== said) say(seconds === 0 ? over : soon, seconds === 0);
  said = now || said;
};

setInterval(tick, 1000);
document.addEventListener("htmx:after:swap", tick);
tick();
