// All that is reckoned in a search, away from the page, which stays quick: what is meant, what is found, what
// narrows it down. The page sends { id, index, ask, given }, with where the index lies, and gets { id, answer } or
// { id, wrong }.

import { Columns } from "./columns.js";
import { Engine } from "./engine.js";
import { read } from "./fragment.js";
import { Lexicon, tokens } from "./lexicon.js";
import { understood } from "./question.js";

// Pagefind says nothing of a piece of its index that cannot be fetched, and finds less. What was asked for before
// the engine was renewed may fail after it: that is no loss to the new one.
let fetched = { lost: false };
const fetching = self.fetch.bind(self);
self.fetch = async (...asked) => {
  const here = fetched;
  try {
    const answer = await fetching(...asked);
    here.lost ||= !answer.ok;
    return answer;
  } catch (error) {
    here.lost = true;
    throw error;
  }
};

let lexicon;
let index;
let engine;
let columns;
let hits = [];

// The engine and the columns are loaded when they are first needed; what failed is tried again the next time.

function loadedEngine() {
  engine ??= lexicon.about().then(({ indexes }) => Engine.load(index, indexes, lexicon));
  engine.catch(() => (engine = undefined));
  return engine;
}

async function loadColumns() {
  const answer = await fetch(new URL("facets.json", index));
  if (!answer.ok) throw new Error(answer.status);
  return new Columns(await answer.json());
}

function loadedColumns() {
  columns ??= loadColumns();
  columns.catch(() => (columns = undefined));
  return columns;
}

// Start anew after something was lost: Pagefind keeps what it could not fetch as fetched.
async function renew() {
  fetched = { lost: false };
  const old = await engine?.catch(() => undefined);
  engine = undefined;
  columns = undefined;
  await old?.close();
}

// Every page, as a hit.
async function all() {
  const { pages } = await loadedColumns();
  return pages.map(([folder, id]) => ({
    id,
    data: () => read(new URL(`${folder}fragment/${id}.pf_fragment`, index)),
  }));
}

async function found({ question, literal, stopWords }) {
  if (!question) return { hits: await all() };
  const loading = loadedEngine();
  const meant = await understood(question, lexicon, new Set(stopWords), literal);
  const answer = meant.terms.length ? await (await loading).search(meant.terms) : { hits: [], all: 0 };
  return { ...answer, question: meant, page: await lexicon.page(tokens(meant.meant || question)) };
}

const asks = {
  // How many pages and indexes there are.
  about() {
    return lexicon.about();
  },

  // `chosen` are the facets' values, `order` what hits are put in order by, if not by how well they match, and
  // `names` the facets whose counts are wanted.
  async search({ chosen, order, names, ...asked }) {
    const { hits: every, ...answer } = await found(asked);
    const narrowed = Object.values(chosen).some((values) => values.length);
    const needed = narrowed || order || names.length ? await loadedColumns() : undefined;
    hits = needed ? needed.ordered(needed.narrowed(every, chosen), order) : every;
    const counts = names.map((name) => [name, needed.counts(every, chosen, name)]);
    return { ...answer, narrowed, count: hits.length, every: every.length, counts: Object.fromEntries(counts) };
  },

  // What is shown of the hits from one place to another.
  async show({ from, to }) {
    const pages = await Promise.all(hits.slice(from, to).map((hit) => hit.data()));
    return pages.map(({ raw_url: url, meta, excerpt, filters }) => ({ url, title: meta.title, excerpt, filters }));
  },
};

self.addEventListener("message", async ({ data: { id, ask, given, ...where } }) => {
  index ??= where.index;
  lexicon ??= new Lexicon(new URL("words/", index));
  try {
    const answer = await asks[ask](given);
    if (fetched.lost) throw new Error("lost");
    self.postMessage({ id, answer });
  } catch (error) {
    if (fetched.lost) await renew();
    self.postMessage({ id, wrong: String(error) });
  }
});
