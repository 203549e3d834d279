// Pagefind, told to load all of its index that a question needs.

import { stem } from "./stem.js";

// Fewer hits than these are followed by others, and of so many words are they told at most.
const FEW = 10;
// The words of an excerpt, other names of words counted in, which are not shown.
const EXCERPT = 36;
const MOST = 6;
// How much of what all terms say a page has to say: this part of it, or this much of one term's even share.
const GOOD_PART = 0.35;
const FAIR_SHARE = 0.8;
// Long texts are no worse than short ones, and words that only begin as the term does are worth less.
const RANKING = { pageLength: 0.3, termSimilarity: 3 };
const ACCENTED = /[^a-z0-9]/;
// The ways to ask a question whose words have other forms: so many are asked at most.
const MOST_WAYS = 12;

export class Engine {
  #pagefind;
  #lexicon;

  constructor(pagefind, lexicon) {
    this.#pagefind = pagefind;
    this.#lexicon = lexicon;
  }

  // A large catalogue has several indexes: the first where the engine lies, the others in folders below it.
  static async load(address, indexes, lexicon) {
    const pagefind = await import(address);
    await pagefind.options({ excerptLength: EXCERPT, exactDiacritics: true, ranking: RANKING });
    for (let part = 2; part <= indexes; part += 1) {
      await pagefind.mergeIndex(new URL(`${part}/`, address).href);
    }
    return new Engine(pagefind, lexicon);
  }

  close() {
    return this.#pagefind.destroy();
  }

  // The pages that have all the terms: { hits, all }, with how many they are. If they are few, pages that say a good
  // part as much come after, as many as a page of hits has room for or, where no page has all, every one. A rare
  // term says more than a common one, and compounds count where a page has all their parts.
  async search(terms) {
    const exact = await this.#found(terms);
    if (exact.length >= FEW) return { hits: exact, all: exact.length };
    const known = new Set(exact.map(({ id }) => id));
    const wider = (await this.#wider(terms)).filter(({ id }) => !known.has(id));
    const hits = exact.length ? [...exact, ...wider.slice(0, FEW - exact.length)] : wider;
    return { hits, all: exact.length };
  }

  async #wider(terms) {
    const some = terms.slice(0, MOST);
    const parts = await Promise.all(some.map((term) => this.#lexicon.partsOfKnown(term)));
    const found = await Promise.all(parts.map((words) => this.#found(words)));
    const { pages: count } = await this.#lexicon.about();
    const pages = new Map();
    let whole = 0;
    for (const hits of found) {
      const says = Math.log(1 + count / Math.max(hits.length, 1));
      whole += says;
      for (const hit of hits) {
        const page = pages.get(hit.id) ?? { hit, score: 0, says: 0 };
        pages.set(hit.id, {
          hit: hit.score > page.hit.score ? hit : page.hit,
          score: page.score + hit.score,
          says: page.says + says,
        });
      }
    }
    return [...pages.values()]
      .filter(({ says }) => says >= whole * Math.min(GOOD_PART, FAIR_SHARE / some.length))
      .sort((one, other) => other.score * other.says - one.score * one.says)
      .map(({ hit }) => hit);
  }

  // The pages that have all the terms, each in any of its forms.
  async #found(terms) {
    const forms = await Promise.all(terms.map(async (term) => [term, ...(await this.#lexicon.otherForms(term))]));
    await this.#preload(forms.flat());
    const broad = await Promise.all(forms.map((ways) => Promise.all(ways.map((word) => this.#broad(word)))));
    const asked = broad.map((ways) => [...new Set(ways.flat())]);
    const questions = asked.reduce((some, ways) => some.flatMap((one) => ways.map((way) => [...one, way])), [[]]);
    const found = await Promise.all(questions.slice(0, MOST_WAYS).map((words) => this.#pagefind.search(words.join(" "))));
    if (found.length === 1) return found[0].results;
    const pages = new Map();
    for (const hit of found.flatMap(({ results }) => results)) {
      if (!(pages.get(hit.id)?.score >= hit.score)) pages.set(hit.id, hit);
    }
    return [...pages.values()].sort((one, other) => other.score - one.score);
  }

  // Pagefind, told that rings and dots matter, compares words that have them as they are written, so no other ending
  // of such a word is found. By the stem all are. Where it would take one more ending off the stem (h\u00e4lsa,
  // h\u00e4ls, h\u00e4l), the beginnings of those that go on otherwise are asked for too (h\u00e4lso).
  async #broad(word) {
    const root = stem(word);
    if (!ACCENTED.test(root)) return [word];
    if (stem(root) === root) return [root];
    const found = [word];
    for (const other of await this.#lexicon.longer(word)) {
      if (other !== root && !found.some((beginning) => other.startsWith(beginning))) found.push(other);
    }
    return found;
  }

  // Pagefind loads the piece of its index that a word would be in, and misses longer words in other pieces.
  async #preload(terms) {
    const longer = await Promise.all(terms.map((term) => this.#lexicon.longer(term)));
    const words = longer.flat();
    if (words.length) await this.#pagefind.preload(words.join(" "));
  }
}
