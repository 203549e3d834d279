// The form's fields and the record they hold: one read from the other, and more of those there may be several of.
//
// The page is the outline: each `data-key` is a key of the group that it stands in.

import { closest } from "./names.js";

let serial = 0;

// The fields of a group, but not those of groups in it.
function within(group) {
  return [...group.querySelectorAll("[data-key]")].filter((one) => one.parentElement.closest("[data-group]") === group);
}

export function control(field) {
  return field.querySelector("[data-control]");
}

export function items(list) {
  return [...list.querySelector(":scope > [data-items]").children];
}

export function isEmpty(value) {
  return value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);
}

// The record that a form holds, and each of its fields by its place in it.
// `clean` makes a text what a file would have; `order` is that of the record's own keys.
export function held(form, clean, order) {
  const places = new Map();
  const record = group(form, "", places, clean, true);
  const keys = Object.keys(record).sort((one, other) => order.indexOf(one) - order.indexOf(other));
  return { record: Object.fromEntries(keys.map((key) => [key, record[key]])), places };
}

function group(container, path, places, clean, isNeeded) {
  const found = {};
  const fields = within(container);
  for (const field of fields) {
    const key = field.dataset.key;
    if (!key) continue;
    const value = one(field, path + key, places, clean, isNeeded);
    if (!isEmpty(value) || (field.dataset.kind === "group" && "required" in field.dataset)) found[key] = value;
  }
  return found;
}

function one(field, path, places, clean, isNeeded) {
  const needed = "required" in field.dataset && isNeeded;
  const kinds = {
    group: () => group(field, `${path}.`, places, clean, false),
    list: () => listed(field, path, places, clean, needed),
    named: () => named(field, path, places, clean),
    checks: () => checked(field),
    text: () => clean(control(field).value, field.dataset.input),
  };
  const value = kinds[field.dataset.kind]();
  places.set(path, { field, value, needed });
  return value;
}

function listed(list, path, places, clean, isNeeded) {
  const values = [];
  for (const [index, item] of items(list).entries()) {
    const inner = `${path}.${values.length}`;
    const isOnly = isNeeded && index === 0 && items(list).length === 1;
    let value;
    if ("group" in item.dataset) {
      const tried = group(item, `${inner}.`, new Map(), clean, true);
      value = group(item, `${inner}.`, places, clean, isOnly || !isEmpty(tried));
    } else {
      value = clean(control(item).value, item.dataset.input);
      places.set(inner, { field: item, value, needed: isOnly });
    }
    if (!isEmpty(value)) values.push(value);
  }
  return values;
}

function named(list, path, places, clean) {
  const values = {};
  for (const item of items(list)) {
    const name = item.querySelector('[data-key=""]');
    const code = clean(control(name).value, "slug");
    const value = group(item, `${path}.${code}.`, new Map(), clean, true);
    if (!code && isEmpty(value)) continue;
    const again = code in values;
    places.set(`${path}.${code}.`, { field: name, value: code, needed: true, again });
    group(item, `${path}.${code}.`, places, clean, true);
    values[code] = value;
  }
  return values;
}

function checked(field) {
  const chosen = [...field.querySelectorAll("input:checked")].map((box) => box.value);
  const before = field.chosen ?? [];
  return [...before.filter((word) => chosen.includes(word)), ...chosen.filter((word) => !before.includes(word))];
}

// More of what there may be several of.

export function add(list) {
  const item = list.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
  serial += 1;
  for (const node of [item, ...item.querySelectorAll("*")]) {
    for (const name of ["id", "for", "aria-describedby", "list"]) {
      if (!node.hasAttribute(name)) continue;
      node.setAttribute(name, node.getAttribute(name).split(" ").map((id) => `${id}-${serial}`).join(" "));
    }
  }
  list.querySelector(":scope > [data-items]").append(item);
  number(list);
  begin(item);
  return item;
}

// What must be filled in has a first item from the beginning.
export function begin(container) {
  for (const list of container.querySelectorAll('[data-kind="list"][data-required]')) {
    if (!items(list).length) add(list);
  }
}

export function number(list) {
  const name = list.dataset.one;
  for (const [index, item] of items(list).entries()) {
    item.querySelector("[data-title]").textContent = `${name[0].toUpperCase()}${name.slice(1)} ${index + 1}`;
    const which = item.querySelector(":scope > [data-remove] [data-which]");
    which.textContent = `${name} ${index + 1}`;
  }
}

export function clear(form) {
  for (const list of form.querySelectorAll("[data-items]")) list.replaceChildren();
  for (const field of form.querySelectorAll('[data-kind="checks"]')) delete field.chosen;
  for (const strange of form.querySelectorAll("[data-strange]")) strange.remove();
  form.reset();
  begin(form);
}

// Fills a form with a record that has been read. `refuse` is told of what it has no field for.
export function fill(container, node, refuse) {
  if (!node.entries && Object.keys(node.value).length) fillPlain(container, node, refuse);
  for (const [key, entry] of node.entries ?? []) {
    const field = within(container).find((one) => one.dataset.key === key);
    if (!field || !key) refuse("okand-nyckel", entry.line, { key, keys: within(container).map((one) => one.dataset.key) });
    put(field, entry.node, (code, line, values) => refuse(code, line ?? entry.line, values));
  }
}

// A group between brackets has no lines of its own.
function fillPlain(container, node, refuse) {
  fill(container, treeOf(node.value), (code, _, values) => refuse(code, undefined, values));
}

// A value as the reader of files gives it, but for its lines.
export function treeOf(value) {
  if (typeof value === "string") return { value };
  if (Array.isArray(value)) return { value, items: value.map((one) => ({ node: treeOf(one) })) };
  return { value, entries: new Map(Object.entries(value).map(([key, one]) => [key, { node: treeOf(one) }])) };
}

function itemsOf(node) {
  return (node.items ? node : treeOf(node.value)).items;
}

function put(field, node, refuse) {
  const { kind, label: key } = field.dataset;
  const isList = Array.isArray(node.value);
  const isText = typeof node.value === "string";
  if (kind === "text") {
    if (!isText) refuse("inte-text", undefined, { key });
    write(field, node.value);
  } else if (kind === "group" || kind === "named") {
    if (isList || (isText && node.value)) refuse(kind === "group" ? "inte-grupp" : "inte-sprak", undefined, { keys: within(field).map((one) => one.dataset.key) });
    if (kind === "group" && !isText) fill(field, node, refuse);
    if (kind === "named" && !isText) for (const [code, entry] of (node.entries ? node : treeOf(node.value)).entries) putNamed(field, code, entry, refuse);
  } else if (!isList) {
    refuse("inte-lista", undefined, { key });
  } else if (kind === "checks") {
    check(field, itemsOf(node), refuse);
  } else {
    putItems(field, itemsOf(node), refuse);
  }
}

function putItems(list, found, refuse) {
  list.querySelector(":scope > [data-items]").replaceChildren();
  for (const { node, line } of found) {
    const item = add(list);
    const told = (code, at, values) => refuse(code, at ?? line, values);
    const isGroup = "group" in item.dataset;
    if (isGroup !== (typeof node.value === "object" && !Array.isArray(node.value))) {
      const keys = within(item).map((one) => one.dataset.key);
      told(isGroup ? "inte-grupp" : "inte-text", undefined, { key: list.dataset.label, keys });
    }
    if (isGroup) fill(item, node, told);
    else write(item, node.value);
  }
  begin(list);
}

function putNamed(list, code, { node, line }, refuse) {
  const item = add(list);
  control(item.querySelector('[data-key=""]')).value = code;
  if (typeof node.value !== "object") refuse("inte-sprak", line);
  fill(item, node, (told, at, values) => refuse(told, at ?? line, values));
}

// A word that there is none of is kept, so that it can be told of.
function write(field, text) {
  const box = control(field);
  if (box.tagName === "SELECT" && text) {
    const word = [...box.options].find((option) => option.value === text.trim().toLowerCase());
    if (!word) {
      const strange = new Option(text);
      strange.dataset.strange = "";
      box.append(strange);
    }
    box.value = word?.value ?? text;
  } else {
    box.value = text;
  }
}

function check(field, found, refuse) {
  const boxes = [...field.querySelectorAll("input")];
  const words = boxes.map((box) => box.value);
  const key = field.dataset.label;
  field.chosen = [];
  for (const { node, line } of found) {
    if (typeof node.value !== "string") refuse("inte-text", line, { key });
    const word = node.value.trim().toLowerCase();
    const box = boxes.find((one) => one.value === word);
    if (!box) refuse("okant-ord", line, { key, found: node.value, words, suggestion: closest(word, words) });
    box.checked = true;
    field.chosen.push(word);
  }
}
