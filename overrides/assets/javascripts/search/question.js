// From what a reader writes to the words that are searched for.

import { tokens } from "./lexicon.js";

// A mistake this small is likelier than a compound that stands in no text.
const SMALL = 0.6;

// What a question asks for: `terms`, the words to search for; `meant`, the question as it was understood, where
// words were taken for others; `unknown`, the words that nothing is known of. `literal` takes all as written.
export async function understood(question, lexicon, stopWords, literal) {
  const written = tokens(question);
  const telling = written.filter((word) => !stopWords.has(word));
  const terms = [];
  const unknown = [];
  const meant = new Map();
  for (const word of telling.length ? telling : written) {
    if ((await lexicon.longer(word)).length) {
      terms.push(word);
      continue;
    }
    const near = literal ? undefined : await lexicon.nearest(word);
    const parts = near?.cost <= SMALL ? undefined : await lexicon.parts(word);
    if (parts) {
      terms.push(...parts);
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
    meant: meant.size ? written.map((word) => meant.get(word) ?? word).join(" ") : "",
  };
}
