// The search page, and the same view on the page of all initiatives: hits, what narrows them down, their order.
//
// All state is in the address. Every text a reader sees stands in the HTML, so that it has one place and one
// language. Where nothing is asked for, the page shows what it shows without this script.

import { Facets } from "./facets.js";

const AT_A_TIME = 10;
// A reader who is still writing a word of a letter or two is given longer: so much begins with those.
const WAIT_MS = 40;
const LONGER_WAIT_MS = 400;
const SHORTEST = 3;
const SMALL = 2000;
const SHOWN = ["kind", "municipality", "area"];

const region = document.querySelector("[data-search]");
const words = JSON.parse(region.dataset.words);
const { root, within } = region.dataset;
const field = document.querySelector("#sok-falt");
const find = (name) => region.querySelector(`[data-${name}]`);
const [count, note, list, more, otherwise] = ["hit-count", "note", "hits", "more", "otherwise"].map(find);
const order = find("order");
const template = find("hit-template");
const rest = document.querySelectorAll("[data-without-search]");

const facets = new Facets(region, words, (chosen) => go({ chosen }, true));

let hits = 0;
let shown = 0;
let first;
let latest = 0;

function said(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function number(value) {
  return value.toLocaleString("sv");
}

// What is asked for, as the address has it.

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(facets.names.map((name) => [name, asked.getAll(words.parameters[name])]));
  return {
    question: (asked.get("q") ?? "").trim(),
    literal: asked.has(words.parameters.literal),
    order: asked.get(words.parameters.order) ?? "",
    chosen,
  };
}

function toAddress({ question, literal, order, chosen }) {
  const address = new URL(location.href);
  const asked = new URLSearchParams();
  if (question) asked.set("q", question);
  if (literal) asked.set(words.parameters.literal, words.parameters.yes);
  for (const [name, values] of Object.entries(chosen)) {
    for (const value of values) asked.append(words.parameters[name], value);
  }
  if (order) asked.set(words.parameters.order, order);
  address.search = asked;
  return address;
}

// What is asked of the worker, and what waits for its answers.

const index = new URL(region.dataset.search, document.baseURI).href;
const waiting = new Map();
let worker;
let id = 0;

function ask(what, given) {
  worker ??= started();
  return new Promise((resolve, reject) => {
    id += 1;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, index, ask: what, given });
  });
}

function started() {
  const one = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  one.addEventListener("message", ({ data: { id, answer, wrong } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (wrong) reject(new Error(wrong));
    else resolve(answer);
  });
  one.addEventListener("error", () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error("worker"));
    waiting.clear();
  });
  return one;
}

// A hit. Pagefind marks what was found with <mark> in otherwise plain text: only text and those marks are taken.
// The marks of hooks/skolsatsningar/marks.py are taken away. Another name of a word passes its mark on to it.

function plain(text) {
  return text.replace(/(^|\s)`\S+/g, "").replaceAll("`", "");
}

// Pagefind ends each paragraph with a full stop, after the last word's other name where it has one.
function unnamed(html) {
  return html.replace(/(?:^|\s)`[^\s<]+/g, (name, at) => {
    const before = html.slice(0, at).replace(/<\/mark>$/, "");
    return name.endsWith(".") && /[^\s.!?:;…]$/.test(before) ? "." : "";
  });
}

function excerptNodes(html) {
  const joined = html.replace(/(\S+) <mark>`[^<]*<\/mark>/g, (_, word) =>
    word.includes("</mark>") ? word : `<mark>${word}</mark>`,
  );
  const parsed = new DOMParser().parseFromString(unnamed(joined), "text/html");
  return [...parsed.body.childNodes].map((node) => {
    const text = plain(node.textContent);
    if (node.nodeName !== "MARK") return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

function drawn({ address, title, excerpt = "", facts = {} }) {
  const item = template.content.cloneNode(true);
  const link = item.querySelector("[data-hit]");
  link.href = root + address;
  link.textContent = title;
  item.querySelector("[data-excerpt]").append(...excerptNodes(excerpt));
  for (const name of SHOWN) item.querySelector(`[data-${name}]`).textContent = facts[name]?.join(", ") ?? "";
  return item;
}

function asShown({ url, title, excerpt, filters }) {
  return { address: url.replace(/^\//, ""), title: plain(title), excerpt, facts: filters };
}

async function showMore(turn) {
  const next = await ask("show", { from: shown, to: shown + AT_A_TIME });
  if (turn !== latest) return;
  let pages = next.map(asShown);
  if (first) {
    // The page that is called what was asked for comes first, wherever it was found.
    const [address, title] = first;
    const same = (page) => page.address === address;
    if (shown) pages = pages.filter((page) => !same(page));
    else pages = [pages.find(same) ?? { address, title }, ...pages.filter((page) => !same(page))];
  }
  list.append(...pages.map(drawn));
  shown += next.length;
  more.hidden = shown >= hits;
}

function clear() {
  hits = 0;
  shown = 0;
  first = undefined;
  list.replaceChildren();
  note.replaceChildren();
  note.hidden = true;
  more.hidden = true;
  otherwise.hidden = true;
}

function busy(whether) {
  for (const part of [region, count]) part.setAttribute("aria-busy", String(whether));
}

// What a reader is told of how the question was taken.

function link(text, asked) {
  const way = document.createElement("a");
  way.href = toAddress(asked);
  way.textContent = text;
  return way;
}

function tell({ question, all, every }, asked) {
  const told = [];
  const { meant, offered, taken, unknown } = question ?? {};
  if (meant) {
    const [before, after] = words.meant.split("{question}");
    const strong = document.createElement("strong");
    strong.textContent = meant;
    told.push([before, strong, after, " ", link(said(words.literally, asked), { ...asked, literal: true })]);
  }
  if (offered) {
    const [before, after] = words.offered.split("{question}");
    told.push([before, link(offered, { ...asked, question: offered }), after]);
  }
  for (const [word, parts] of taken ?? []) told.push([said(words.taken, { word, parts: parts.join(" + ") })]);
  if (unknown?.length && every) told.push([said(words.unknown, { words: unknown.join(", ") })]);
  if (question && every > all) {
    const sentence = { 0: words.all.none, 1: words.all.one }[all] ?? words.all.other;
    told.push([said(sentence, { count: number(all) })]);
  }
  note.replaceChildren(
    ...told.map((parts) => {
      const line = document.createElement("p");
      line.append(...parts);
      return line;
    }),
  );
  note.hidden = !told.length;
}

function counted(asked) {
  const sentences = asked.question ? words.counts : words.counts_of_all;
  const sentence = { 0: sentences.none, 1: sentences.one }[hits] ?? sentences.other;
  return said(sentence, { query: asked.question, count: number(hits) });
}

// Whether anything is asked for. On the page of all initiatives nothing is until something is chosen or written.
function isAsked({ question, order, chosen }) {
  return Boolean(question || order || Object.values(chosen).some((values) => values.length));
}

// One search at a time: what is asked meanwhile waits, and only the last of it is searched for.
let running;
let next;

function search(asked) {
  latest += 1;
  next = asked;
  running ??= searchOn().finally(() => (running = undefined));
  return running;
}

async function searchOn() {
  while (next) {
    const asked = next;
    next = undefined;
    await show(asked, latest);
  }
}

async function show(asked, turn) {
  const any = isAsked(asked);
  for (const part of rest) part.hidden = any;
  if (any) count.textContent = words.busy;
  const order = words.orders[asked.order] ?? (asked.question ? "" : "title");
  const chosen = within ? { ...asked.chosen, kind: [within] } : asked.chosen;
  const names = facets.open ? facets.names : [];
  const wanted = any || names.length;
  await attempt(turn, any, async () => {
    const answer = wanted && (await ask("search", { ...asked, stopWords: words.stop_words, chosen, order, names }));
    if (turn !== latest) return;
    clear();
    count.textContent = "";
    facets.show(asked.chosen, names.length ? answer.counts : undefined);
    if (any) await showAnswer(answer, asked, turn, order);
  });
}

// Shows that something is under way, and tells if it fails, where nothing else has been asked for meanwhile.
async function attempt(turn, any, work) {
  busy(true);
  try {
    await work();
  } catch (error) {
    if (turn === latest) fail(any);
    console.warn(error);
  }
  if (turn === latest) busy(false);
}

async function showAnswer(answer, asked, turn, order) {
  hits = answer.count;
  if (hits && !order && !answer.narrowed) first = answer.page;
  await showMore(turn);
  if (turn !== latest) return;
  tell(answer, asked);
  count.textContent = counted(asked);
  otherwise.hidden = hits > 0;
}

function fail(any) {
  clear();
  for (const part of rest) part.hidden = false;
  count.textContent = any ? words.failed : "";
  otherwise.hidden = !any;
}

// A question that is being typed is one entry of the history, however many letters it has.
let timer;
let typing = false;

function go(change, done) {
  clearTimeout(timer);
  const asked = { ...fromAddress(), question: field.value.trim(), ...change };
  if (asked.question !== fromAddress().question) asked.literal = false;
  const address = toAddress(asked);
  if (address.href !== location.href) history[typing ? "replaceState" : "pushState"](null, "", address);
  typing = !done;
  return search(asked);
}

function fromHistory() {
  clearTimeout(timer);
  typing = false;
  const asked = fromAddress();
  field.value = asked.question;
  order.value = asked.order;
  return search(asked);
}

field.addEventListener("input", () => {
  clearTimeout(timer);
  const last = field.value.trim().split(/\s+/).at(-1);
  timer = setTimeout(() => go({}, false), last && last.length < SHORTEST ? LONGER_WAIT_MS : WAIT_MS);
});

field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({}, true);
});

order.addEventListener("change", () => go({ order: order.value }, true));
window.addEventListener("popstate", fromHistory);
more.addEventListener("click", async () => {
  if (region.ariaBusy === "true") return;
  const [next, turn] = [shown, latest];
  await attempt(turn, true, () => showMore(turn));
  if (turn === latest) (list.querySelectorAll("[data-hit]")[next] ?? field).focus();
});
note.addEventListener("click", (event) => {
  if (!event.target.href) return;
  event.preventDefault();
  history.pushState(null, "", event.target.href);
  fromHistory();
});
facets.opened(() => search(fromAddress()));

// Arrows walk between the field and the hits; Escape leads back to the field.

region.parentElement.addEventListener("keydown", (event) => {
  const links = [...list.querySelectorAll("[data-hit]")];
  const at = links.indexOf(document.activeElement);
  const inField = document.activeElement === field;
  if (!inField && at < 0) return;
  if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
  else if (event.key === "Escape" && at >= 0) field.focus();
  else return;
  event.preventDefault();
});

find("tools").hidden = false;
const wide = matchMedia("(min-width: 60em)").matches;
const { pages } = await ask("about").catch(() => ({ pages: Infinity }));
if (wide && pages <= SMALL && (!within || isAsked(fromAddress()))) facets.open = true;
// On a slow line the reader has written something already: that is not thrown away.
if (field.value.trim()) {
  order.value = fromAddress().order;
  go({}, false);
} else fromHistory();
