// A record as the text of its file: the same text, byte for byte, as yaml_writing.py gives.
//
// With the tree that yaml_reading.js made of a file, what has not changed keeps the lines it had.

const WIDTH = 106;
const SIGNS = "\"'&*!#%@[]{}|>,`";
const MARKS = ["-", "?", ":"];
const BEGINNINGS = ["- ", "? ", ": ", "---", "..."];
const FOLD = /(?<! ) (?! )/;
const IDLE_SPACE = /(?<! ) $|(?<! ) +(?![\s\S])|(?<! ) +(?=\n(?:\n|(?![\s\S])))/m;
const UNPRINTABLE = /\p{C}|(?! )\p{Z}/u;
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };
const LAST_MARK = "\u0345";

export function written(record, origin) {
  const lines = mapping(record, WIDTH, origin);
  return lines.length ? lines.map((line) => `${line}\n`).join("") : "{}\n";
}

export function same(one, other) {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

// Space around a text says nothing: the engine reads it without.
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === "string") return value.trim();
  return { group: Object.keys(value).sort().map((key) => [key, sorted(value[key])]) };
}

// Letters are counted as Python counts them: one outside the first plane is one.
export function length(text) {
  return [...text].length;
}

function printable(text) {
  return !UNPRINTABLE.test(text);
}

function isPlain(text) {
  return text !== "" && printable(text) && text === text.trim() && !SIGNS.includes(text[0])
    && !MARKS.includes(text) && !BEGINNINGS.some((mark) => text.startsWith(mark))
    && !text.endsWith(":") && !text.includes(": ") && !text.includes(" #");
}

function scalar(text) {
  return isPlain(text) ? text : `"${[...text].map(escaped).join("")}"`;
}

function escaped(letter) {
  if (letter in ESCAPES) return ESCAPES[letter];
  if (printable(letter) && !combining(letter)) return letter;
  const code = letter.codePointAt(0);
  const [sign, digits] = code < 0x100 ? ["x", 2] : code < 0x10000 ? ["u", 4] : ["U", 8];
  return `\\${sign}${code.toString(16).padStart(digits, "0")}`;
}

// An accent goes before the last of all accents when the two are put in order; nothing else does.
function combining(letter) {
  return letter === LAST_MARK || !(LAST_MARK + letter).normalize("NFD").startsWith(LAST_MARK);
}

function mapping(record, room, origin) {
  return order(record, origin).flatMap((key) => {
    const old = origin?.entries?.get(key);
    if (old && same(old.node.value, record[key])) return [...old.comments, ...old.lines];
    const name = scalar(key);
    const [head, body] = valued(record[key], room, length(name) + 2, old?.node);
    return [
      ...(old?.comments ?? []),
      head ? `${name}: ${head}` : `${name}:`,
      ...body.map((line) => (line ? `  ${line}` : "")),
    ];
  });
}

// The keys in their own order but, where the file had another, in the file's: new ones after the one before.
function order(record, origin) {
  const keys = [...(origin?.entries?.keys() ?? [])].filter((key) => key in record);
  let before = -1;
  for (const key of Object.keys(record)) {
    if (!keys.includes(key)) keys.splice(before + 1, 0, key);
    before = keys.indexOf(key);
  }
  return keys;
}

function sequence(values, room, origin) {
  const left = [...(origin?.items ?? [])];
  const old = values.map((value) => {
    const index = left.findIndex((item) => item && same(item.node.value, value));
    return index < 0 ? undefined : left.splice(index, 1, undefined)[0];
  });
  return values.flatMap((value, index) => {
    const item = old[index] ?? left[index];
    const [head, body] = valued(value, room, 2, item?.node);
    const lines = old[index] ? item.lines : [...(head ? [head] : []), ...body];
    return [...(item?.comments ?? []), `- ${lines[0]}`, ...lines.slice(1).map((line) => (line ? `  ${line}` : ""))];
  });
}

// What of a value stands beside its key or dash, and the lines below.
function valued(value, room, taken, origin) {
  if (typeof value === "string") return texted(value, room - taken, room - 2);
  const list = Array.isArray(value);
  if (!Object.keys(value).length) return [list ? "[]" : "{}", []];
  return ["", list ? sequence(value, room - 2, origin) : mapping(value, room - 2, origin)];
}

function texted(text, beside, below) {
  if (text.includes("\n") && isLiteral(text)) {
    return [text.endsWith("\n") ? "|" : "|-", text.replace(/\n$/, "").split("\n")];
  }
  const line = scalar(text);
  const words = printable(text) && text === text.trim() ? text.split(FOLD) : [];
  if (length(line) > beside && words.length > 1) return [">-", folded(words, below)];
  return [line, []];
}

function isLiteral(text) {
  return printable(text.replaceAll("\n", "")) && !/^\s/.test(text) && !text.endsWith("\n\n") && !IDLE_SPACE.test(text);
}

function folded(words, room) {
  const lines = [];
  for (const word of words) {
    const last = lines.length - 1;
    if (lines.length && length(lines[last]) + 1 + length(word) <= room) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}
