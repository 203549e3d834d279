// What records are called: any name of theirs leads to their id, as in swedish.py and names.py.

const ALIKE = { "–": "-", "—": "-", "”": '"', "“": '"', "’": "'", "\u00a0": " " };
const MOST_ALIKE = 30;
const CUTOFF = 0.6;
const ENDING = /s?(?:f\u00f6r)?skol(?:a|an|or|orna)$/;

export function fold(name) {
  const alike = name.replace(/[–—”“’\u00a0]/g, (sign) => ALIKE[sign]);
  return lower(alike).split(/\s+/).filter(Boolean).join(" ");
}

export function slug(text) {
  const bare = [...lower(text.normalize("NFC"))].map((letter) => letter.normalize("NFD")[0]).join("");
  return bare.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

export function isSlug(text) {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
}

// The part of a file's name that is its own: the title in short, whole words of it.
export function short(title, most) {
  const words = slug(title).split("-");
  while (words.join("-").length > most && words.length > 1) words.pop();
  return words.join("-").slice(0, most).replace(/-$/, "");
}

function lower(text) {
  return text.toLowerCase().replaceAll("ß", "ss");
}

export function closest(word, words) {
  const scored = words.map((one) => [likeness(one, word), one]).filter(([score]) => score >= CUTOFF);
  scored.sort(([score, one], [other, two]) => other - score || (one < two ? 1 : -1));
  return scored[0]?.[1] ?? null;
}

// How much of two texts is the same, in the longest pieces that stand in both: from 0 to 1.
function likeness(one, other) {
  const [a, b] = [[...one], [...other]];
  return a.length + b.length ? (2 * alike(a, b)) / (a.length + b.length) : 1;
}

function alike(a, b) {
  let [size, endA, endB] = [0, 0, 0];
  let above = [];
  for (let i = 0; i < a.length; i += 1) {
    const row = [];
    for (let j = 0; j < b.length; j += 1) {
      if (a[i] !== b[j]) continue;
      row[j] = (above[j - 1] ?? 0) + 1;
      if (row[j] > size) [size, endA, endB] = [row[j], i + 1, j + 1];
    }
    above = row;
  }
  if (!size) return 0;
  return size + alike(a.slice(0, endA - size), b.slice(0, endB - size)) + alike(a.slice(endA), b.slice(endB));
}

// Two names are alike in more than the ending that half of all schools share.
function tellingPartsAlike(one, other) {
  return likeness(one.replace(ENDING, ""), other.replace(ENDING, "")) >= CUTOFF;
}

function pairs(name) {
  const letters = [...` ${name} `];
  return new Set(letters.slice(1).map((letter, index) => letters[index] + letter));
}

// The names of one kind of record. Each row is an id and all else that it is called, its own name first.
export class Names {
  constructor(rows) {
    this.rows = rows;
    this.ids = new Map();
    this.spelled = new Map();
    for (const [id, ...names] of rows) {
      for (const name of [id, ...names]) {
        this.ids.set(fold(name), id);
        this.spelled.set(fold(name), name);
      }
    }
  }

  resolve(name) {
    return this.ids.get(fold(name)) ?? null;
  }

  suggest(name) {
    const wanted = fold(name);
    const own = pairs(wanted);
    this.pairs ??= [...this.spelled.keys()].map((one) => [[...pairs(one)], one]);
    const shared = this.pairs.map(([all, one]) => [all.filter((pair) => own.has(pair)).length, one]);
    const candidates = shared.filter(([count]) => count).sort(([one], [other]) => other - one).slice(0, MOST_ALIKE);
    const telling = candidates.map(([, one]) => one).filter((one) => tellingPartsAlike(wanted, one));
    return this.spelled.get(closest(wanted, telling)) ?? null;
  }

  // The names to choose from for what has been typed: at most so many.
  matching(typed, most) {
    const wanted = fold(typed);
    const found = this.rows.filter((row) => row.some((name) => fold(name).includes(wanted)));
    return found.slice(0, most);
  }
}
