// The boxes that narrow hits down, and what is chosen in them.

const SHOWN = 8;
const MORE = 25;

export class Facets {
  #panel;
  #chosenList;
  #words;
  #choose;
  #chosen = {};
  #sizes = new Map();
  #counts;
  #expected = false;
  // A reader has taken away a choice: its button goes when the hits come, and focus must go on to another.
  #removing = false;

  // `choose` is called with all that is chosen when a reader has chosen something.
  constructor(region, words, choose) {
    this.#panel = region.querySelector("[data-filters]");
    this.#chosenList = region.querySelector("[data-chosen]");
    this.#words = words;
    this.#choose = choose;
    this.names = Object.keys(words.facets).filter((name) => !(region.dataset.within && name === "kind"));
    this.#box.addEventListener("change", ({ target }) => this.#changed(target.name, target.value, target.checked));
    this.#box.addEventListener("click", ({ target }) => this.#grow(target));
    this.#chosenList.addEventListener("click", ({ target }) => this.#remove(target.closest("button")));
  }

  get open() {
    return this.#panel.open;
  }

  // The page opens it before it shows what is in it; the event that this gives says nothing new.
  set open(whether) {
    this.#expected = whether !== this.#panel.open;
    this.#panel.open = whether;
  }

  // What happens when a reader opens the panel.
  opened(then) {
    this.#panel.addEventListener("toggle", () => {
      if (this.#panel.open && !this.#expected) then();
      this.#expected = false;
    });
  }

  // Shows what is chosen and, where `counts` has [value, count] by a facet's name, what can be.
  show(chosen, counts) {
    this.#chosen = chosen;
    this.#counts = counts;
    this.#chosenList.replaceChildren(...this.#chips());
    this.#chosenList.hidden = !this.#chosenList.children.length;
    if (this.#removing) (this.#chosenList.querySelector("button") ?? this.#panel.querySelector("summary")).focus();
    this.#removing = false;
    if (!counts) return;
    const { name, value } = document.activeElement;
    const inside = this.#box.contains(document.activeElement);
    this.#box.replaceChildren(...this.names.map((one) => this.#facet(one)).filter(Boolean));
    if (inside) this.#again(name, value)?.focus();
  }

  get #box() {
    return this.#panel.querySelector("[data-facets]");
  }

  #again(name, value) {
    return [...this.#box.querySelectorAll("input, button")].find((one) => one.name === name && one.value === value);
  }

  #facet(name) {
    const counts = this.#counts[name];
    if (!counts.length) return undefined;
    const set = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = this.#words.facets[name];
    set.append(legend);
    const chosen = new Set(this.#chosen[name]);
    const size = this.#sizes.get(name) ?? SHOWN;
    const shown = counts.filter(([value], place) => place < size || chosen.has(value));
    set.append(...shown.map(([value, count]) => this.#choice(name, value, count, chosen.has(value))));
    if (counts.length > shown.length) set.append(this.#growing(name, counts.length - shown.length));
    return set;
  }

  #choice(name, value, count, checked) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "checkbox", name, value, checked });
    const text = document.createElement("span");
    text.textContent = value;
    const number = document.createElement("span");
    number.className = "count";
    number.textContent = count.toLocaleString("sv");
    label.append(input, text, " ", number);
    return label;
  }

  #growing(name, left) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", name, value: "", className: "link" });
    button.textContent = this.#words.more_values.replace("{count}", left.toLocaleString("sv"));
    const what = document.createElement("span");
    what.className = "hidden";
    what.textContent = ` (${this.#words.facets[name]})`;
    button.append(what);
    return button;
  }

  #grow(target) {
    const button = target.closest("button");
    if (!button) return;
    const before = new Set([...this.#box.querySelectorAll("input")].map(({ name, value }) => `${name} ${value}`));
    this.#sizes.set(button.name, (this.#sizes.get(button.name) ?? SHOWN) + MORE);
    this.show(this.#chosen, this.#counts);
    [...this.#box.querySelectorAll("input")].find(({ name, value }) => !before.has(`${name} ${value}`))?.focus();
  }

  #chips() {
    return this.names.flatMap((name) =>
      (this.#chosen[name] ?? []).map((value) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        Object.assign(button, { type: "button", name, value });
        const words = document.createElement("span");
        words.className = "hidden";
        words.textContent = `${this.#words.remove} `;
        button.append(words, value);
        item.append(button);
        return item;
      }),
    );
  }

  #remove(button) {
    if (!button) return;
    this.#removing = true;
    this.#changed(button.name, button.value, false);
  }

  #changed(name, value, checked) {
    const others = (this.#chosen[name] ?? []).filter((one) => one !== value);
    this.#choose({ ...this.#chosen, [name]: checked ? [...others, value] : others });
  }
}
