// Pagefind, told to load all of its index that a question needs.

const MOST = 6;

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

  // The pages that have all the terms or, where none has, those that have most of them: { hits, missing }, with
  // how many terms are missing in each.
  async search(terms) {
    await this.#preload(terms);
    const few = terms.slice(0, MOST);
    for (let missing = 0; missing < few.length; missing += 1) {
      const asked = missing ? subsets(few, few.length - missing) : [terms];
      const found = await Promise.all(asked.map((some) => this.#pagefind.search(some.join(" "))));
      // No page is in two of the answers: it would have more of the words, and have been found already.
      const hits = found.flatMap(({ results }) => results).sort((one, other) => other.score - one.score);
      if (hits.length) return { hits, missing };
    }
    return { hits: [], missing: 0 };
  }

  // Pagefind loads the piece of its index that a word would be in, and misses longer words in other pieces.
  async #preload(terms) {
    const longer = await Promise.all(terms.map((term) => this.#lexicon.longer(term)));
    const words = longer.flat();
    if (words.length) await this.#pagefind.preload(words.join(" "));
  }
}

function subsets(words, size) {
  if (!size) return [[]];
  return words.flatMap((word, at) => subsets(words.slice(at + 1), size - 1).map((rest) => [word, ...rest]));
}
