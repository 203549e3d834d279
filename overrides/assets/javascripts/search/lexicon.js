// The words that the index knows, fetched by first letter when they are asked for.
//
// hooks/skolsatsningar/search_words.py writes the files. A mark inside a word stands between the parts of a compound,
// one after it says that it stands first in some (skol`).

import { distance } from "./distance.js";
import { stem } from "./stem.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz\u00e5\u00e4\u00f6";
const MARK = "`";
// What it costs that only the words without their endings are near, and how far words of a length may be.
const ENDING = 0.1;
const LIMITS = [
  [4, 1],
  [6, 1.5],
  [Infinity, 2],
];
const SHORTEST_FIRST = 3;
const SHORTEST_LAST = 4;

export function tokens(text) {
  return text.toLocaleLowerCase("sv").match(/[\p{L}\p{N}]+/gu) ?? [];
}

// How far from a word another may be: the shorter it is, the more words are near it.
function limit(word) {
  return LIMITS.find(([length]) => word.length <= length)[1];
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}

export class Lexicon {
  #folder;
  #files = new Map();
  #all;

  constructor(folder) {
    this.#folder = folder;
  }

  // How many indexes and pages there are: { indexes, pages }.
  async about() {
    return (await this.#number(0)).about;
  }

  // All words that begin as this one does without its ending: what search finds for it.
  async longer(word) {
    const { sorted } = await this.#file(word);
    const start = stem(word);
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < sorted.length && sorted[end].startsWith(start)) end += 1;
    return sorted.slice(low, end);
  }

  // Forms of the word that are not found by it (b\u00f6cker, bok).
  async otherForms(word) {
    return (await this.#file(word)).forms.get(word) ?? [];
  }

  async knows(word) {
    return Boolean((await this.longer(word)).length || (await this.otherForms(word)).length);
  }

  // The parts of a compound that stands in some text, or the word itself.
  async partsOfKnown(word) {
    const { words } = await this.#file(word);
    const marked = Object.keys(words).find((one) => one.includes(MARK, 1) && one.replaceAll(MARK, "") === word);
    return marked && !marked.endsWith(MARK) ? marked.split(MARK) : [word];
  }

  // The page that is called this, as [address, title].
  async page(words) {
    const { names } = await this.#file(words[0]);
    return names.get(words.join(" "));
  }

  // The known word that is nearest to one that is not, and how near: what most mistake it for comes first.
  async nearest(word) {
    const bare = stem(word);
    let best;
    for (const [known, { common, stem: root }] of (await this.#every()).words) {
      const cost = Math.min(distance(word, known, limit(word)), distance(bare, root, limit(bare)) + ENDING);
      if (cost === Infinity) continue;
      const other = known[0] === word[0] ? 0 : 0.2;
      const rank = cost + other - common / 100;
      if (!best || rank < best.rank) best = { word: known, cost, rank };
    }
    return best;
  }

  // The parts of a compound that stands in no text, if all of them are known and none of the first is excepted.
  async parts(word, except) {
    return this.#split(word, await this.#every(), except);
  }

  #split(word, all, except) {
    let best;
    for (let at = SHORTEST_FIRST; at <= word.length - SHORTEST_LAST; at += 1) {
      const first = this.#first(word.slice(0, at), all);
      if (!first || except.has(first)) continue;
      const rest = word.slice(at);
      const known = all.stems.has(stem(rest)) || all.forms.has(rest);
      const others = known ? [rest] : this.#split(rest, all, except);
      // The fewest parts win and, among those, the longest last one.
      if (others && (!best || others.length + 1 < best.length)) best = [first, ...others];
    }
    return best;
  }

  // The word that stands first in a compound: as it is, or as compounds change it (skol-, kyrko-, arbets-).
  #first(part, { firsts, words }) {
    if (firsts.has(part)) return part;
    const bare = part.slice(0, -1);
    const whole = { s: [bare], o: [`${bare}a`], u: [`${bare}a`], e: [bare, `${bare}a`] }[part.at(-1)] ?? [];
    return [part, ...whole, `${part}a`, `${part}e`].find((word) => word.length >= SHORTEST_FIRST && words.has(word));
  }

  #file(word) {
    return this.#number(LETTERS.indexOf(word[0]) + 1);
  }

  #number(number) {
    if (!this.#files.has(number)) {
      const file = this.#fetched(number);
      file.catch(() => this.#files.delete(number));
      this.#files.set(number, file);
    }
    return this.#files.get(number);
  }

  async #fetched(number) {
    const answer = await fetch(new URL(`${number}.json`, this.#folder));
    if (!answer.ok) throw new Error(answer.status);
    const { words, forms, names, ...about } = await answer.json();
    const sorted = Object.keys(words).map((word) => word.replaceAll(MARK, ""));
    return {
      about,
      words,
      forms: new Map(Object.entries(forms)),
      sorted: [...new Set(sorted)].sort(compare),
      names: new Map(Object.entries(names).map(([name, page]) => [tokens(name).join(" "), page])),
    };
  }

  // Everything, for a word that is not known.
  #every() {
    this.#all ??= this.#joined();
    this.#all.catch(() => (this.#all = undefined));
    return this.#all;
  }

  async #joined() {
    const files = await Promise.all([...LETTERS, ""].map((_, number) => this.#number(number)));
    const all = { words: new Map(), firsts: new Set(), stems: new Set(), forms: new Set() };
    for (const { words, forms } of files) {
      for (const form of forms.keys()) all.forms.add(form);
      for (const [marked, common] of Object.entries(words)) {
        const word = marked.replaceAll(MARK, "");
        if (marked.endsWith(MARK)) {
          all.firsts.add(word);
        } else {
          const root = stem(word);
          all.words.set(word, { common, stem: root });
          all.stems.add(root);
        }
      }
    }
    return all;
  }
}
