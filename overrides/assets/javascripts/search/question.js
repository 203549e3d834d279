// From what a reader writes to the words that are searched for.
//
// A word that is not known is taken for one that is nearly the same, or apart. A short one is a word of its own
// too often to be taken for another: the other is only offered.

import { tokens } from "./lexicon.js";

// A mistake this small is likelier than a compound that stands in no text.
const NUMBER = /^\d+$/;
const SMALL = 0.6;
const SHORT = 4;

// What a question asks for: `terms`, the words to search for; `meant`, the question as it was understood, where
// words were taken for others; `offered`, another that is near; `taken`, words that were taken apart, and
// their parts; `unknown`, the words that nothing is known of. `literal` takes all as written.
export async function understood(question, lexicon, stopWords, literal) {
  const written = tokens(question);
  const telling = written.filter((word) => !stopWords.has(word));
  const terms = [];
  const unknown = [];
  const taken = [];
  const meant = new Map();
  const offered = new Map();
  for (const word of telling.length ? telling : written) {
    if (NUMBER.test(word) || (await lexicon.knows(word))) {
      terms.push(word);
      continue;
    }
    const near = literal ? undefined : await lexicon.nearest(word);
    const parts = near?.cost <= SMALL ? undefined : await lexicon.parts(word, stopWords);
    if (parts) {
      terms.push(...parts);
      taken.push([word, parts]);
    } else if (near && word.length <= SHORT) {
      offered.set(word, near.word);
      unknown.push(word);
    } else if (near) {
      terms.push(near.word);
      meant.set(word, near.word);
    } else {
      unknown.push(word);
    }
  }
  return {
    terms: [...new Set(terms)],
    unknown,
    taken,
    meant: changed(written, meant),
    offered: changed(written, offered),
  };
}

function changed(written, others) {
  return others.size ? written.map((word) => others.get(word) ?? word).join(" ") : "";
}
