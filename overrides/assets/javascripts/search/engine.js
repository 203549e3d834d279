// Pagefind, told to load all of its index that a question needs.

// Fewer hits than these are followed by others, and of so many words are they told at most.
const FEW = 10;
const MOST = 5;

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
    await pagefind.options({ excerptLength: 28, exactDiacritics: true });
    for (let part = 2; part <= indexes; part += 1) {
      await pagefind.mergeIndex(new URL(`${part}/`, address).href);
    }
    return new Engine(pagefind, lexicon);
  }

  async all() {
    return (await this.#pagefind.search(null)).results;
  }

  // The pages that have all the terms. If they are few, pages with some of them come after, those with most and
  // rarest first, as many as a page of hits has room for or, where no page has all, every one: { hits, all },
  // with how many have all. For those that come after, compounds are taken apart.
  async search(terms) {
    const exact = await this.#found(terms);
    if (exact.length >= FEW) return { hits: exact, all: exact.length };
    const known = new Set(exact.map(({ id }) => id));
    const wider = (await this.#wider(terms)).filter(({ id }) => !known.has(id));
    const hits = exact.length ? [...exact, ...wider.slice(0, FEW - exact.length)] : wider;
    return { hits, all: exact.length };
  }

  async #wider(terms) {
    const parts = (await Promise.all(terms.map((term) => this.#lexicon.partsOfKnown(term)))).flat();
    const few = [...new Set(parts)].slice(0, MOST);
    const pages = new Map();
    for (const found of await Promise.all(few.map((term) => this.#found([term])))) {
      for (const hit of found) {
        const page = pages.get(hit.id) ?? { hit, score: 0, terms: 0 };
        pages.set(hit.id, { hit: hit.score > page.hit.score ? hit : page.hit, score: page.score + hit.score, terms: page.terms + 1 });
      }
    }
    return [...pages.values()]
      .sort((one, other) => other.score * other.terms - one.score * one.terms)
      .map(({ hit }) => hit);
  }

  async #found(terms) {
    await this.#preload(terms);
    return (await this.#pagefind.search(terms.join(" "))).results;
  }

  // Pagefind loads the piece of its index that a word would be in, and misses longer words in other pieces.
  async #preload(terms) {
    const longer = await Promise.all(terms.map((term) => this.#lexicon.longer(term)));
    const words = longer.flat();
    if (words.length) await this.#pagefind.preload(words.join(" "));
  }
}
