// form[data-confirm] asks its question in the dialog first. Without JavaScript the server's page asks it.
let asked = null;

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.dataset.confirm || form === asked) {
      asked = null;
      return;
    }
    const dialog = document.getElementById("confirm");
    if (!dialog?.showModal) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const submitter = event.submitter;
    dialog.querySelector("h2").textContent = form.dataset.confirm;
    dialog.querySelector("p").textContent = form.dataset.confirmText ?? "";
    dialog.querySelector("[value=yes]").textContent = submitter?.textContent.trim() || dialog.dataset.verb;
    dialog.returnValue = "no";
    dialog.showModal();
    dialog.querySelector("[value=no]").focus();
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue === "yes") {
          asked = form;
          // Tells the server that the question has been answered, so that it does not ask again.
          const answer = document.createElement("input");
          answer.type = "hidden";
          answer.name = "confirmed";
          answer.value = "yes";
          form.append(answer);
          form.requestSubmit(submitter);
        } else {
          submitter?.focus();
        }
      },
      { once: true },
    );
  },
  true,
);
