// The form that writes a record: what is filled in, checked while it is typed, and handed over as a file.
//
// Nothing is sent and nothing is kept. All words a reader sees stand in the page or in form.json.

import { Checks } from "./checks.js";
import { add, begin, clear, control, fill, held, isEmpty, items, number, treeOf } from "./fields.js";
import { Names, isSlug, short } from "./names.js";
import { said } from "./said.js";
import { Refusal, decoded, read } from "./yaml_reading.js";
import { written } from "./yaml_writing.js";

const PAUSE_MS = 1000;
const MANY = 30;
const MOST_IN_ADDRESS = 8000;

const desk = document.querySelector("[data-form]");
const form = desk.querySelector("[data-record]");
const nameField = form.querySelector("[data-name]");
const summary = form.querySelector("[data-summary]");
const done = form.querySelector("[data-done]");
const settings = desk.dataset;
const find = (selector) => desk.querySelector(selector);

let rules;
let checks;
let names;
let initiatives;
let opened; // the file that was opened, and its tree
let dirty = false;
let text = "";
const shown = new Set(); // the fields whose mistakes are told
const problems = new Map();

async function fetched(name) {
  const answer = await fetch(new URL(name, location.href.split(/[?#]/)[0]));
  if (!answer.ok) throw new Error(name);
  return answer.json();
}

function loadNames() {
  names ??= fetched("names.json").then((told) => {
    const kinds = Object.entries(told.names).map(([folder, rows]) => [folder, new Names(rows)]);
    const areas = Object.entries(told.areas).map(([id, own]) => [id, new Names(own.map((area) => [area]))]);
    return known.take(Object.fromEntries(kinds), new Map(areas));
  });
  return names;
}

function loadInitiatives() {
  initiatives ??= fetched("initiatives.json").then((rows) => {
    known.taken = new Map(rows.flatMap(([id, , ...former]) => [id, ...former].map((one) => [one, id])));
    known.titles = new Names(rows.map(([id, title]) => [id, title]));
    known.names = { ...known.names, initiatives: new Names(rows.map(([id]) => [id])) };
    update();
  });
  return initiatives;
}

const known = {
  names: {},
  programmeAreas: new Map(),
  taken: new Map(),
  take(kinds, areas) {
    this.names = { ...this.names, ...kinds };
    this.programmeAreas = areas;
    update();
  },
};

// What is filled in, and what is wrong with it.

// A text as it stands in a file. One of several lines ends with a line of its own, as the catalogue's do.
function clean(value, input) {
  const spaced = value.normalize("NFC").replace(checks.patterns.spaces, " ").replace(/\r\n?/g, "\n").trim();
  if (input !== "prose") return spaced.replace(/\s*\n\s*/g, " ");
  const whole = spaced.replace(/[ \t]+$/gm, (end) => (end === "  " ? end : ""));
  return whole.includes("\n") ? `${whole}\n` : whole;
}

function stem(record) {
  if (opened?.name) return opened.name;
  const place = known.names.municipalities?.resolve(record.municipality ?? "");
  const code = place === rules.national.name ? rules.national.code : place?.slice(0, 4);
  const own = control(nameField).value.trim() || short(record.title ?? "", rules.limits.name);
  return own && code ? `${code}-${own.replace(new RegExp(`^${code}-`), "")}` : "";
}

function inspect() {
  const { record, places } = held(form, clean, rules.order);
  const name = stem(record);
  problems.clear();
  for (const { field, value, needed, again } of places.values()) {
    const found = again ? { code: "dubbelt-sprak", values: {}, severity: "error" } : wrongWith(field, value, needed);
    if (found) problems.set(field, found);
  }
  const all = { names: known.names.areas && known.names, areas: (id) => known.programmeAreas.get(id), stem: name };
  for (const [path, found] of checks.record(record, all)) {
    const field = places.get(path)?.field;
    if (field && !problems.has(field)) problems.set(field, found);
  }
  const file = wrongWithName(name, record, places);
  if (file) problems.set(...file);
  return { record, name };
}

function wrongWith(field, value, needed) {
  const { kind, label: key, input } = field.dataset;
  if (needed && isEmpty(value) && kind !== "group" && !(kind === "list" && items(field).length)) {
    return { code: kind === "text" ? "saknas" : "tom-lista", values: { key }, severity: "error" };
  }
  if (kind !== "text" || value === "") return null;
  const words = control(field).tagName === "SELECT" ? [...control(field).options].filter((one) => one.value && !("strange" in one.dataset)) : null;
  return checks.value(value, { ...field.dataset, words: words?.map((one) => one.value) }, known.names[field.dataset.folder], input);
}

function wrongWithName(name, record, places) {
  const error = (code, values) => ({ code, values, severity: "error" });
  if (opened?.name) {
    const place = known.names.municipalities?.resolve(record.municipality ?? "");
    const code = place === rules.national.name ? rules.national.code : place?.slice(0, 4);
    const field = places.get("municipality").field;
    return code && !name.startsWith(`${code}-`) && [field, error("filnamn-kommun", { name: `${name}.yml` })];
  }
  if (!name) return null;
  if (checks.slug(name, {})) return [nameField, error("id", { found: control(nameField).value || name })];
  return known.taken.has(name) && [nameField, error("upptagen", { id: name, owner: known.taken.get(name) })];
}

function sentence({ code, values }) {
  return said(rules.problems[code], values, rules.suggestion);
}

// Shown.

function update() {
  if (!checks) return;
  const { record, name } = inspect();
  text = written(record, opened?.tree);
  find("[data-yaml]").textContent = text;
  find("[data-file]").textContent = name ? `${settings.folder}${name}.yml` : "";
  for (const fold of form.querySelectorAll("details")) {
    const count = fold.querySelector("[data-filled]");
    const filled = [...fold.querySelectorAll("[data-control], input[type=checkbox]")].filter((one) => (one.type === "checkbox" ? one.checked : one.value));
    count.textContent = filled.length ? said(rules.words.filled, { count: filled.length }) : "";
  }
  for (const field of form.querySelectorAll("[data-kind], [data-name]")) mark(field, shown.has(field) ? problems.get(field) : undefined);
}

function mark(field, found) {
  const box = field.dataset.kind === "text" || "name" in field.dataset ? control(field) : field;
  const told = document.getElementById(box.getAttribute("aria-describedby").split(" ").pop());
  const words = found ? `${rules.words[found.severity]}: ${sentence(found)}` : "";
  if (told.textContent === words) return;
  told.textContent = words;
  told.hidden = !words;
  told.dataset.severity = found?.severity ?? "";
  if (box.matches("input, select, textarea")) {
    if (found?.severity === "error") box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }
}

function tell(words) {
  find("[data-told]").textContent = words;
}

// A mistake is told when its field is left, or after a pause; and no more once it is mended.
function attend(field) {
  if (!field || shown.has(field)) return;
  shown.add(field);
  update();
  const found = problems.get(field);
  if (found) tell(`${field.dataset.label}: ${sentence(found)}`);
  else shown.delete(field);
}

let pause;

function fieldOf(node) {
  return node.closest("[data-kind], [data-name]");
}

form.addEventListener("input", (event) => {
  dirty = true;
  done.hidden = true;
  suggest(event.target);
  update();
  clearTimeout(pause);
  const field = fieldOf(event.target);
  pause = setTimeout(() => event.target.value && attend(field), PAUSE_MS);
});

form.addEventListener("focusin", (event) => {
  loadNames();
  if (event.target.closest("[data-folder=initiatives]")) loadInitiatives();
  suggest(event.target);
});

form.addEventListener("focusout", (event) => {
  clearTimeout(pause);
  if (event.target.matches("[data-control]") && event.target.value) attend(fieldOf(event.target));
});

// The names to choose from. A long list is cut to those that have what has been typed.
async function suggest(box) {
  if (!box.list) return;
  const field = fieldOf(box);
  await loadNames();
  let rows = [];
  if (field.dataset.folder === "initiatives") {
    await loadInitiatives();
    rows = known.titles.matching(box.value, MANY);
  } else if (field.dataset.folder) {
    rows = known.names[field.dataset.folder].matching(box.value, MANY).map(([, name]) => [name]);
  } else {
    const programme = known.names.programmes?.resolve(control(form.querySelector('[data-key="programme"]')).value);
    rows = known.programmeAreas.get(programme)?.rows ?? [];
  }
  offer(box.list, rows);
}

function offer(list, rows) {
  list.replaceChildren(...rows.map(([value, label]) => Object.assign(new Option(label ?? "", value), label ? { label } : {})));
}

// More and fewer.

form.addEventListener("click", (event) => {
  const [adding, removing] = [event.target.closest("[data-add]"), event.target.closest("[data-remove]")];
  if (adding) {
    const item = add(adding.closest("[data-kind]"));
    item.querySelector("input, select, textarea").focus();
  } else if (removing) {
    remove(removing.closest("[data-items] > *"));
  } else return;
  dirty = true;
  update();
});

// What comes after takes its place; where there is nothing more, the button that adds.
function remove(item) {
  const list = item.parentElement.closest("[data-kind]");
  const next = item.nextElementSibling ?? item.previousElementSibling;
  tell(said(rules.words.removed, { one: item.querySelector("[data-title]").textContent }));
  item.remove();
  begin(form);
  number(list);
  (next?.querySelector("input, select, textarea") ?? list.querySelector(":scope > p > [data-add]")).focus();
}

// Handed over.

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await Promise.all([loadNames(), loadInitiatives()]).catch(() => {});
  for (const field of form.querySelectorAll("[data-kind], [data-name]")) shown.add(field);
  update();
  const all = [...form.querySelectorAll("[data-kind], [data-name]")].filter((field) => problems.has(field));
  const errors = all.filter((field) => problems.get(field).severity === "error");
  const warnings = all.filter((field) => problems.get(field).severity !== "error");
  list(summary, errors);
  list(done.querySelector("[data-warned]"), warnings);
  done.hidden = errors.length > 0;
  if (errors.length) summary.focus();
  else handOver();
});

function list(box, fields) {
  box.hidden = !fields.length;
  box.querySelector("ul").replaceChildren(...fields.map((field) => {
    const link = document.createElement("a");
    const at = focusable(field);
    link.href = `#${at.id}`;
    link.textContent = `${field.dataset.label}: ${sentence(problems.get(field))}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      for (let fold = at.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      at.focus();
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
}

function focusable(field) {
  if (field.dataset.kind === "text" || "name" in field.dataset) return control(field);
  return field.querySelector(":scope > .checks input, :scope > p > [data-add]") ?? field;
}

function handOver() {
  const name = find("[data-file]").textContent;
  const address = settings.new && `${settings.new}?filename=${encodeURIComponent(name)}`;
  const whole = `${address}&value=${encodeURIComponent(text)}`;
  const fits = settings.forge !== "gitlab" && whole.length <= MOST_IN_ADDRESS;
  const isNew = !opened?.name;
  way("new", isNew && settings.new && fits && whole);
  way("copy", isNew ? settings.new && !fits && address : settings.edit && settings.edit + name);
  const kind = isNew ? (settings.new ? "new" : "plain") : settings.edit ? "edit" : "plain";
  for (const words of done.querySelectorAll("[data-for]")) words.hidden = words.dataset.for !== kind;
  find("[data-handed]").textContent = "";
  done.hidden = false;
  done.querySelector("h2").focus();
}

function way(name, address) {
  const link = done.querySelector(`[data-way=${name}]`);
  link.hidden = !address;
  if (address) link.href = address;
}

async function copy() {
  try {
    await navigator.clipboard.writeText(text);
    handed(rules.words.copied);
  } catch {
    getSelection().selectAllChildren(find("[data-yaml]"));
    handed(rules.words.not_copied);
  }
}

function handed(words) {
  dirty = false;
  find("[data-handed]").textContent = words;
}

done.querySelector("[data-way=new]").addEventListener("click", () => handed(""));
done.querySelector("[data-way=copy]").addEventListener("click", copy);
done.querySelector("[data-copy]").addEventListener("click", copy);
done.querySelector("[data-download]").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = find("[data-file]").textContent.split("/").pop();
  link.click();
  URL.revokeObjectURL(link.href);
  handed(said(rules.words.downloaded, { name: link.download }));
});

window.addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});

// Opened.

const opening = find("[data-open]");
const one = find("[data-open-id]");

one.addEventListener("focus", loadInitiatives);
one.addEventListener("input", async () => {
  await loadInitiatives();
  offer(one.list, known.titles.matching(one.value, MANY));
});

opening.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (dirty && !confirm(rules.words.replace)) return;
  const file = find("[data-open-file]").files[0];
  const pasted = find("[data-open-text]").value;
  if (one.value.trim()) await openOne(one.value.trim());
  else if (file) await openFile(file);
  else if (pasted.trim()) open("", () => pasted);
});

async function openFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  open(file.name.replace(/\.ya?ml$/, ""), () => decoded(bytes));
}

// An initiative of the catalogue, by its id or, for those who remember something else, by its title or a former id.
async function openOne(wanted, isAsked = true) {
  try {
    let [name, bytes] = [wanted, isSlug(wanted) && (await published(wanted))];
    if (!bytes) {
      await loadInitiatives();
      const id = known.titles.resolve(wanted) ?? wanted;
      name = known.taken.get(id);
      bytes = name && (await published(name));
    }
    if (bytes) open(name, () => decoded(bytes), isAsked);
    else refused(said(rules.words.missing, { name: wanted }));
  } catch (error) {
    refused(rules.words.unreachable);
    throw error;
  }
}

async function published(id) {
  const answer = await fetch(new URL(`${settings.root}${settings.address}/${id}/index.yml`, location.href));
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}

// `given` gives the text of a file by that name, or of one without a name.
function open(name, given, isAsked = true) {
  const before = inspect().record;
  const own = control(nameField).value;
  try {
    const tree = read(given(), checks.patterns);
    clear(form);
    fill(form, tree, (code, line, values) => {
      throw new Refusal(code, line, values);
    });
    opened = { name, tree };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    clear(form);
    fill(form, treeOf(before), () => {});
    control(nameField).value = own;
    update();
    refused(said(rules.words.refused, { line: error.line ?? 1, sentence: sentence({ code: error.code, values: error.values }) }));
    return;
  }
  shown.clear();
  refused("");
  nameField.hidden = Boolean(name);
  done.hidden = summary.hidden = true;
  dirty = false;
  loadNames();
  if (opened.tree.value.relations) loadInitiatives();
  update();
  find("[data-opening]").open = false;
  const notice = find("[data-notice]");
  const told = said(rules.words.opened, { name: name ? `${name}.yml` : rules.words.pasted });
  notice.textContent = [told, ...(opened.tree.hasComments ? [rules.words.comments] : [])].join(" ");
  if (isAsked) notice.focus();
}

function refused(words) {
  const box = find("#oppna-fel");
  box.textContent = words;
  box.hidden = !words;
  if (!words) return;
  find("[data-opening]").open = true;
  tell(words);
  one.focus();
}

// Begun.

async function start() {
  rules = await fetched("form.json");
  checks = new Checks(rules, today());
  begin(form);
  control(form.querySelector('[data-key="reviewed"]')).value = today();
  desk.hidden = false;
  update();
  const wanted = new URLSearchParams(location.search).get("post");
  if (wanted) await openOne(wanted, false);
  desk.dataset.ready = "";
}

// The reader's own day or, where their clock is behind, the day that the page was made.
function today() {
  const now = new Date();
  const day = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return day > settings.today ? day : settings.today;
}

start().catch(() => {
  document.querySelector("[data-failed]").hidden = false;
});
