// The menu on a narrow screen: a button that opens it, and Escape that closes it and gives focus back.

const toggle = document.querySelector(".top__toggle");

function open(whether) {
  toggle.setAttribute("aria-expanded", String(whether));
}

toggle.addEventListener("click", () => open(toggle.getAttribute("aria-expanded") === "false"));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && toggle.getAttribute("aria-expanded") === "true") {
    open(false);
    toggle.focus();
  }
});
