// The words that the index knows, in order and in pieces that are fetched when they are asked for.
//
// hooks/skolsatsningar/search_words.py writes the files. A mark inside a word stands between the parts of a compound,
// one after it says that it stands first in some (skol`).

import { distance } from "./distance.js";
import { stem } from "./stem.js";

const LAST = "\uffff";
const MARK = "`";
// What it costs that only the words without their endings are near, and how far words of a length may be.
const ENDING = 0.1;
const LIMITS = [
  [4, 1],
  [6, 1.5],
  [Infinity, 2],
];
const EMPTY = { words: {}, sorted: [], forms: new Map(), names: new Map() };
const SHORTEST_FIRST = 3;
const SHORTEST_LAST = 4;

export function tokens(text) {
  return text.toLocaleLowerCase("sv").match(/[\p{L}\p{N}]+/gu) ?? [];
}

// How far from a word another may be: the shorter it is, the more words are near it.
function limit(word) {
  return LIMITS.find(([length]) => word.length <= length)[1];
}

// Where in a list in order a word is or would be.
function place(sorted, word) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}

export class Lexicon {
  #folder;
  #about;
  #pieces = new Map();
  #all;

  constructor(folder) {
    this.#folder = folder;
  }

  // How many indexes and pages there are: { indexes, pages }.
  about() {
    this.#about ??= this.#fetched("about");
    this.#about.catch(() => (this.#about = undefined));
    return this.#about;
  }

  // All words that begin as this one does without its ending: what search finds for it.
  async longer(word) {
    const start = stem(word);
    const pieces = await this.#between(start, start + LAST);
    return pieces.flatMap(({ sorted }) => sorted.slice(place(sorted, start), place(sorted, start + LAST)));
  }

  // Forms of the word that are not found by it; a genitive has those of its word (b\u00f6cker, bok).
  async otherForms(word) {
    const own = (await this.#at(word)).forms.get(word);
    if (own || !word.endsWith("s")) return own ?? [];
    const bare = word.slice(0, -1);
    return (await this.#at(bare)).forms.get(bare) ?? [];
  }

  async knows(word) {
    return Boolean((await this.longer(word)).length || (await this.otherForms(word)).length);
  }

  // The parts of a compound that stands in some text, or the word itself.
  async partsOfKnown(word) {
    const { words } = await this.#at(word);
    const marked = Object.keys(words).find((one) => one.includes(MARK, 1) && one.replaceAll(MARK, "") === word);
    return marked && !marked.endsWith(MARK) ? marked.split(MARK) : [word];
  }

  // The page that is called this, as [address, title].
  async page(words) {
    const name = words.join(" ");
    return (await this.#at(name)).names.get(name);
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

  async #at(word) {
    return (await this.#between(word, word))[0] ?? EMPTY;
  }

  // The pieces that have what comes from one word to another.
  async #between(first, last) {
    const { starts } = await this.about();
    const from = Math.max(0, starts.findLastIndex((start) => start <= first));
    const numbers = [...starts.keys()].slice(from).filter((number) => number === from || starts[number] <= last);
    return Promise.all(numbers.map((number) => this.#piece(number)));
  }

  #piece(number) {
    if (!this.#pieces.has(number)) {
      const piece = this.#read(number);
      piece.catch(() => this.#pieces.delete(number));
      this.#pieces.set(number, piece);
    }
    return this.#pieces.get(number);
  }

  async #read(number) {
    const { words, forms, names } = await this.#fetched(number);
    const bare = Object.keys(words).map((word) => word.replaceAll(MARK, ""));
    return {
      words,
      sorted: [...new Set(bare)].sort(compare),
      forms: new Map(Object.entries(forms)),
      names: new Map(Object.entries(names)),
    };
  }

  async #fetched(name) {
    const answer = await fetch(new URL(`${name}.json`, this.#folder));
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  // Everything, for a word that is not known.
  #every() {
    this.#all ??= this.#joined();
    this.#all.catch(() => (this.#all = undefined));
    return this.#all;
  }

  async #joined() {
    const all = { words: new Map(), firsts: new Set(), stems: new Set(), forms: new Set() };
    for (const { words, forms } of await this.#between("", LAST)) {
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
