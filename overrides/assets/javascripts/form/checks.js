// What is wrong with what has been filled in, as the command line tells it: a code and the values it names.
//
// The patterns and limits are the engine's own. What only the whole catalogue can tell is left to the check.

import { length } from "./yaml_writing.js";
import { closest, isSlug } from "./names.js";

const DATE = /^(?:ca\.?\s+)?(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|(vt|ht)-(?:20)?(\d{2}))$/;
const GRADES = "F123456789";
const PICTURE = /!\[[^\]]*\][([]/;
const LINK = /\]\(\s*<?([A-Za-z][A-Za-z0-9+.-]*):/g;
const TWELVE = 12;
const DAY_MS = 86_400_000;
const ERROR = "error";
const WARNING = "warning";

const wrong = (code, values = {}, severity = ERROR) => ({ code, values, severity });

export class Checks {
  // `rules` are those of form.json; `today` is a day as it is written in a record.
  constructor(rules, today) {
    this.rules = rules;
    this.today = today;
    const patterns = rules.patterns;
    this.patterns = {
      html: new RegExp(patterns.html),
      script: new RegExp(patterns.script, "i"),
      personal: new RegExp(patterns.personal, "g"),
      unseen: new RegExp(patterns.unseen, "u"),
      mojibake: new RegExp(patterns.mojibake, "u"),
      spaces: new RegExp(patterns.spaces, "gu"),
    };
  }

  // What is wrong with a value. `field` is as its data attributes tell; `names` those of its kind, if known.
  value(text, field, names) {
    return this.harm(text) ?? this.shape(text, field) ?? this.sort(text, field) ?? this.name(text, field, names);
  }

  harm(text) {
    if (this.patterns.unseen.test(text)) return wrong("styrtecken");
    const mojibake = text.match(this.patterns.mojibake);
    if (mojibake) return wrong("mojibake", { found: mojibake[0], suggestion: null });
    return this.personal(text) ? wrong("personnummer") : null;
  }

  personal(text) {
    return [...text.matchAll(this.patterns.personal)].some((found) => {
      const [whole, day, between, last] = found;
      const isWritten = whole.replace(/\D/g, "").length === TWELVE || between.trim() !== "";
      return (isWritten && !/\S*:\/\/\S*$/.test(text.slice(0, found.index))) || hasCheckDigit(day + last);
    });
  }

  shape(text, field) {
    const count = length(text);
    if (field.limit && count > Number(field.limit)) {
      return wrong("for-langt", { key: field.label, limit: field.limit, length: count });
    }
    if (field.pattern && !new RegExp(field.pattern).test(text)) return wrong(field.problem, { found: text });
    if (field.words && !field.words.includes(text)) {
      const suggestion = closest(text.toLowerCase(), field.words);
      return wrong("okant-ord", { key: field.label, found: text, words: field.words, suggestion });
    }
    return null;
  }

  sort(text, field) {
    const sorts = { line: "markdown", summary: "markdown", prose: "markdown", date: "date", day: "date", grades: "grades", url: "url", slug: "slug" };
    return sorts[field.input] ? this[sorts[field.input]](text, field) : null;
  }

  markdown(text) {
    const html = text.match(this.patterns.html);
    if (html) return wrong("html", { found: html[0] });
    const script = text.match(this.patterns.script);
    if (script) return wrong("farlig-lank", { found: script[1] });
    const scheme = [...text.matchAll(LINK)].map((found) => found[1].toLowerCase()).find((one) => !this.rules.schemes.includes(one));
    if (scheme) return wrong("farlig-lank", { found: `${scheme}:` });
    return PICTURE.test(text) ? wrong("bild") : null;
  }

  date(text, field) {
    const when = span(text);
    if (!when) return /^\D/.test(text) && field.input === "date" && !DATE.test(text) ? null : wrong(field.problem, { found: text });
    const year = Number(when[0].slice(0, 4));
    const [first, last] = this.rules.limits.years;
    return year < first || year > last ? wrong("orimligt-ar", { year: when[0].slice(0, 4), first, last }) : null;
  }

  grades(text, field) {
    const [first, last = first] = text.replace("–", "-").toUpperCase().split("-");
    return GRADES.indexOf(first) > GRADES.indexOf(last) ? wrong(field.problem, { found: text }) : null;
  }

  url(text, field) {
    const isWhole = URL.canParse(text) && new URL(text).hostname && text.length <= this.rules.limits.url;
    return isWhole ? null : wrong(field.problem, { found: text });
  }

  slug(text, field) {
    return isSlug(text) && text.length <= this.rules.limits.slug ? null : wrong(field.problem, { found: text });
  }

  name(text, field, names) {
    if (!field.folder || !names || names.resolve(text)) return null;
    return wrong(this.rules.nowhere[field.folder], { found: text, suggestion: names.suggest(text) });
  }

  // What is wrong with the record as a whole: each finding and the place it is about.
  *record(record, { names, areas, stem }) {
    const { start, end } = record.period ?? {};
    const [starts, ends] = [span(start), span(end)];
    if (starts && ends && ends[1] < starts[0]) yield ["period.end", wrong("slut-fore-start")];
    if (ends && ends[1] < this.today && this.rules.unended.includes(record.status)) {
      yield ["status", wrong("period-passerad", { status: record.status }, WARNING)];
    }
    const count = length(record.summary ?? "");
    const limit = this.rules.limits.summary;
    if (count > limit) yield ["summary", wrong("lang-sammanfattning", { length: count, limit }, WARNING)];
    yield* this.reviewed(record.reviewed);
    if (names && record.programme_area !== undefined) yield* this.area(record, names.programmes, areas);
    for (const [relation, others] of Object.entries(record.relations ?? {})) {
      const own = others.indexOf(stem);
      if (own >= 0) yield [`relations.${relation}.${own}`, wrong("relation-till-sig")];
    }
  }

  *reviewed(day) {
    if (!span(day)) return;
    if (day > this.today) yield ["reviewed", wrong("granskad-i-framtiden")];
    else if (Date.parse(this.today) - Date.parse(day) > this.rules.limits.review * DAY_MS) {
      yield ["reviewed", wrong("ogranskad", { reviewed: day }, WARNING)];
    }
  }

  *area(record, programmes, areas) {
    const own = areas(programmes?.resolve(record.programme ?? ""));
    if (!own) yield ["programme_area", wrong("delomrade-utan-program")];
    else if (!own.resolve(record.programme_area)) {
      const values = { found: record.programme_area, suggestion: own.suggest(record.programme_area) };
      yield ["programme_area", wrong("okant-delomrade", { ...values, areas: own.rows.map(([id]) => id) })];
    }
  }
}

// The first and the last day of a date, or null where there is none or it cannot be read.
export function span(text) {
  const found = (text ?? "").match(DATE);
  if (!found) return null;
  const [, year, month, day, term, short] = found;
  if (term) return term === "vt" ? [`20${short}-01-01`, `20${short}-06-30`] : [`20${short}-07-01`, `20${short}-12-31`];
  if (!month) return year === "0000" ? null : [`${year}-01-01`, `${year}-12-31`];
  const last = new Date(Date.UTC(2000, Number(month), 0)).getUTCDate();
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = month === "02" && !isLeap ? 28 : last;
  if (month < "01" || month > "12" || year === "0000") return null;
  if (!day) return [`${year}-${month}-01`, `${year}-${month}-${days}`];
  return day >= "01" && Number(day) <= days ? [text.replace(/^ca\.?\s+/, ""), text.replace(/^ca\.?\s+/, "")] : null;
}

// Whether the last of ten digits is what the others give (Luhn).
function hasCheckDigit(digits) {
  const sum = [...digits].reduce((before, digit, place) => {
    const value = Number(digit) * (2 - (place % 2));
    return before + Math.floor(value / 10) + (value % 10);
  }, 0);
  return sum % 10 === 0;
}
