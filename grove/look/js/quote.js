// A selection becomes the words a comment is about: a[data-quote] takes what is selected in its
// [data-line] along as ?quoted=; inside [data-quotes="name"] it fills the field of that name.
const MOST = 500;

const selectedIn = (scope) => {
  const field = document.activeElement;
  if (field?.matches?.("textarea") && scope.contains(field) && field.selectionStart < field.selectionEnd) {
    return field.value.slice(field.selectionStart, field.selectionEnd);
  }
  const selection = getSelection();
  const inside = selection.rangeCount && scope.contains(selection.getRangeAt(0).commonAncestorContainer);
  return inside ? selection.toString() : "";
};

// The selection is gone once the link has the focus, so it is read when the pointer goes down.
const take = (event) => {
  const link = event.target.closest?.("a[data-quote]");
  const scope = link?.closest("[data-line]") ?? document.getElementById("main");
  if (!link) return;
  const words = selectedIn(scope).trim().slice(0, MOST);
  if (!words) return;
  const address = new URL(link.href);
  address.searchParams.set("quoted", words);
  address.hash = "new";
  link.href = address.href;
};
document.addEventListener("pointerdown", take);
document.addEventListener("keydown", (event) => event.key === "Enter" && take(event));

document.addEventListener("selectionchange", () => {
  const node = getSelection().anchorNode;
  const scope = (node?.nodeType === 1 ? node : node?.parentElement)?.closest("[data-quotes]");
  const words = scope && selectedIn(scope).trim();
  const field = words && document.querySelector(`form [name="${scope.dataset.quotes}"]`);
  if (field) field.value = words.slice(0, MOST);
});
