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

// Two ways to the search from anywhere: Ctrl+K, and a slash, which who steers by voice can turn off.

const OFF = "snedstreck";
const field = document.querySelector("#sok-falt") ?? document.querySelector("#sok-overst");
const slash = document.querySelector("[data-slash]");

function isOff() {
  return localStorage.getItem(OFF) !== null;
}

function isWriting({ target }) {
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

document.addEventListener("keydown", (event) => {
  const control = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!control && !(plain && !isWriting(event) && !isOff())) return;
  event.preventDefault();
  if (!field.checkVisibility()) open(true);
  field.focus();
  field.select();
});

if (slash) {
  const show = () => slash.setAttribute("aria-pressed", String(isOff()));
  slash.parentElement.hidden = false;
  slash.addEventListener("click", () => {
    if (isOff()) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
    show();
  });
  show();
}
