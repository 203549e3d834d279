// The search page: Pagefind's index, shown in the page's own words and boxes.
//
// All state is in the address (?q=). Every text a reader sees stands in the HTML as a data attribute,
// so that it has one place and one language.

const AT_A_TIME = 10;
const WAIT_MS = 150;
const NEXT = "abcdefghijklmnopqrstuvwxyz0123456789\u00e5\u00e4\u00f6";

const region = document.querySelector("[data-search]");
const field = document.querySelector("#sok-falt");
const count = region.querySelector("[data-hit-count]");
const list = region.querySelector("[data-hits]");
const more = region.querySelector("[data-more]");
const otherwise = region.querySelector("[data-otherwise]");
const template = region.querySelector("[data-hit-template]");
const words = region.dataset;

let engine;
let hits = [];
let shown = 0;
let latest = 0;

// A large catalogue has several indexes: the first where the engine lies, the others in folders below it.
async function load() {
  const engine = new URL(words.search, document.baseURI);
  const pagefind = await import(engine);
  await pagefind.options({ excerptLength: 28 });
  for (let part = 2; part <= Number(words.indexes); part += 1) {
    await pagefind.mergeIndex(new URL(`${part}/`, engine).href);
  }
  return pagefind;
}

// Pagefind loads the piece of its index that a word falls in, and misses longer words in the piece after it.
// It is told to load where the word would be with each letter after it, which costs a piece or two at most.
async function found(pagefind, query) {
  const longer = query.split(/\s+/).flatMap((word) => [...NEXT].map((letter) => word + letter));
  await Promise.all(longer.map((word) => pagefind.preload(word)));
  return pagefind.search(query);
}

function said(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Pagefind marks what was found with <mark> in otherwise plain text. Only text and those marks are taken.
function excerptNodes(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

function drawn(data) {
  const item = template.content.cloneNode(true);
  const link = item.querySelector("[data-hit]");
  link.href = words.root + data.raw_url.replace(/^\//, "");
  link.textContent = data.meta.title;
  item.querySelector("[data-excerpt]").append(...excerptNodes(data.excerpt));
  for (const name of ["kind", "municipality", "area"]) {
    item.querySelector(`[data-${name}]`).textContent = data.meta[name] ?? "";
  }
  return item;
}

async function showMore(turn) {
  const next = await Promise.all(hits.slice(shown, shown + AT_A_TIME).map((hit) => hit.data()));
  if (turn !== latest) return;
  list.append(...next.map(drawn));
  shown += next.length;
  more.hidden = shown >= hits.length;
}

function clear() {
  hits = [];
  shown = 0;
  list.replaceChildren();
  more.hidden = true;
  otherwise.hidden = true;
  count.textContent = "";
}

async function search(query) {
  const turn = ++latest;
  if (!query) {
    clear();
    region.setAttribute("aria-busy", "false");
    return;
  }
  region.setAttribute("aria-busy", "true");
  count.textContent = words.busy;
  try {
    engine ??= load();
    const { results } = await found(await engine, query);
    if (turn !== latest) return;
    clear();
    hits = results;
    await showMore(turn);
    if (turn !== latest) return;
    const sentence = { 0: words.none, 1: words.one }[hits.length] ?? words.other;
    count.textContent = said(sentence, { query, count: hits.length });
    otherwise.hidden = hits.length > 0;
  } catch {
    engine = undefined;
    clear();
    count.textContent = words.failed;
    otherwise.hidden = false;
  }
  region.setAttribute("aria-busy", "false");
}

function fromAddress() {
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  return search(field.value.trim());
}

function toAddress(query) {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  return address;
}

// A query that is being typed is one entry of the history, however many letters it has.
let waiting;
let typing = false;

function ask(done) {
  clearTimeout(waiting);
  const query = field.value.trim();
  const address = toAddress(query);
  if (address.href !== location.href) history[typing ? "replaceState" : "pushState"](null, "", address);
  typing = !done;
  search(query);
}

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(false), WAIT_MS);
});

field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(true);
});

window.addEventListener("popstate", () => {
  clearTimeout(waiting);
  typing = false;
  fromAddress();
});

more.addEventListener("click", () => showMore(latest));
fromAddress();
