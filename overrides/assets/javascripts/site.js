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

// Where a browser lets no page keep anything, the choice holds on this page alone.
let off = false;

function isOff() {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return off;
  }
}

function turnOff(whether) {
  off = whether;
  try {
    if (off) localStorage.setItem(OFF, "");
    else localStorage.removeItem(OFF);
  } catch {
    // It is kept in `off`.
  }
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
    turnOff(!isOff());
    show();
  });
  show();
}
