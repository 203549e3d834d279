// The catalogue as an Eleventy site: a page of Markdown with front matter for each record, everything that
// records refer to as data, and one paged template for all lists. Long lists are cut up beforehand, as
// Eleventy can page one list a template only.

const PER_PAGE = 80;
const NEAR = 2;
const letters = new Intl.Collator("sv");
const byTitle = (a, b) => letters.compare(a.title, b.title);
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const KINDS = {
  omraden: "Område",
  kommuner: "Kommun",
  skolor: "Skola",
  program: "Program",
  organisationer: "Organisation",
};

function groupedBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(item[key])) groups.set(item[key], []);
    groups.get(item[key]).push(item);
  }
  return [...groups].sort((a, b) => letters.compare(a[0], b[0])).map(([title, items]) => ({ title, items }));
}

// Groups cut so that a page has at most PER_PAGE items; a group knows how many it has on all pages.
function pages(groups) {
  const found = [[]];
  let room = PER_PAGE;
  for (const group of groups) {
    for (let at = 0; at < group.items.length; ) {
      if (!room) {
        found.push([]);
        room = PER_PAGE;
      }
      const items = group.items.slice(at, at + room);
      found.at(-1).push({ ...group, items, count: group.items.length });
      at += items.length;
      room -= items.length;
    }
  }
  return found;
}

function turns(url, number, last) {
  const way = (other) => ({ number: other, url: other === 1 ? url : `${url}sida/${other}/` });
  const near = new Set([1, last]);
  for (let other = Math.max(1, number - NEAR); other <= Math.min(last, number + NEAR); other++) near.add(other);
  const ways = [];
  for (const other of [...near].sort((a, b) => a - b)) {
    if (ways.length && other - ways.at(-1).number > 1) ways.push(null);
    ways.push(way(other));
  }
  return {
    number,
    ways: last > 1 ? ways : [],
    previous: number > 1 ? way(number - 1) : null,
    next: number < last ? way(number + 1) : null,
  };
}

function dealt(list, groups) {
  const shares = pages(groups);
  return shares.map((share, at) => {
    const turn = turns(list.url, at + 1, shares.length);
    return { ...list, groups: share, turn, address: at ? `${list.url}sida/${at + 1}/` : list.url };
  });
}

// The initiative with the newest source, and the one that was read last.
function origin(cards) {
  const latest = (key) => cards.reduce((best, card) => (!best || card[key] > best[key] ? card : best), null);
  return { latest: latest("date"), reviewed: latest("lastmod") };
}

function card(item) {
  return { ...item.data, id: item.fileSlug, url: item.url, date: +item.date, isCard: true };
}

// What a school or an organisation has to do with an initiative.
function withNotes(item, folder, id) {
  const people = (item.participants ?? [])
    .filter((part) => folder === "skolor" && part.school === id)
    .flatMap((part) => part.contacts.map((person) => `${person.role}: ${person.name}`));
  const parts = (item.partners ?? [])
    .filter((part) => folder === "organisationer" && part.organisation === id)
    .map((part) => upper(part.part));
  return { ...item, notes: [...people, ...parts] };
}

class Catalogue {
  constructor(api) {
    this.data = api.getAll()[0].data.katalog;
    this.cards = api.getFilteredByTag("satsningar").map(card).sort(byTitle);
    this.tiles = {};
    for (const folder of Object.keys(KINDS)) this.tiles[folder] = this.gather(folder);
    this.schoolsIn = new Map(groupedBy(this.tiles.skolor, "municipality").map((group) => [group.title, group.items]));
  }

  gather(folder) {
    const cards = new Map();
    for (const item of this.cards) {
      for (const id of item[folder] ?? []) {
        if (!cards.has(id)) cards.set(id, []);
        cards.get(id).push(item);
      }
    }
    return Object.entries(this.data[folder])
      .map(([id, record]) => ({ ...record, id, url: `/${folder}/${id}/`, cards: cards.get(id) ?? [] }))
      .sort(byTitle);
  }

  *lists() {
    yield* this.index("satsningar", this.cards.length, this.byPlace(this.cards));
    yield* this.index("omraden", this.tiles.omraden.length, [{ title: "", items: this.tiles.omraden }]);
    yield* this.index("skolor", this.tiles.skolor.length, groupedBy(this.tiles.skolor, "municipality_name"));
    yield* this.index("kommuner", this.tiles.kommuner.length, [{ title: "", items: this.tiles.kommuner }]);
    yield* this.index("program", this.tiles.program.length, [{ title: "", items: this.tiles.program }]);
    yield* this.index("organisationer", this.tiles.organisationer.length, groupedBy(this.tiles.organisationer, "kind"));
    for (const folder of Object.keys(KINDS)) {
      for (const tile of this.tiles[folder]) yield* this.gathering(folder, tile);
    }
  }

  index(folder, count, groups) {
    const { title, description } = this.data.listor[folder];
    const list = { title, description: description.replace("%d", count), count, folder, url: `/${folder}/` };
    return dealt({ ...list, ...origin(this.cards) }, groups);
  }

  gathering(folder, tile) {
    const list = { ...tile, folder, count: tile.cards.length, kind: KINDS[folder], record: true };
    return dealt({ ...list, ...origin(tile.cards) }, this.groups(folder, tile));
  }

  groups(folder, tile) {
    if (folder === "omraden") return this.byPlace(tile.cards);
    if (folder === "kommuner") return this.ofMunicipality(tile);
    if (folder === "program") return tile.cards.length ? [{ title: "", items: tile.cards }] : [];
    const items = tile.cards.map((item) => withNotes(item, folder, tile.id));
    return items.length ? [{ title: "Satsningar", items }] : [];
  }

  byPlace(cards) {
    return groupedBy(cards, "municipality_name").map((group) => {
      return { ...group, url: `/kommuner/${group.items[0].municipality}/` };
    });
  }

  ofMunicipality(tile) {
    const named = tile.cards.filter((item) => item.programme_name);
    const rest = tile.cards.filter((item) => !item.programme_name);
    const groups = groupedBy(named, "programme_name").map((group) => {
      return { ...group, url: `/program/${group.items[0].program[0]}/` };
    });
    if (rest.length) groups.push({ title: named.length ? "Utan program" : "Alla satsningar", items: rest });
    const schools = this.schoolsIn.get(tile.id);
    if (schools) groups.push({ title: "Skolor och förskolor", items: schools });
    return groups;
  }

  start() {
    const latest = [...this.cards].sort((a, b) => b.date - a.date);
    return {
      areas: this.tiles.omraden,
      municipalities: this.tiles.kommuner,
      schools: this.tiles.skolor.length,
      initiatives: this.cards.length,
      largest: [...this.tiles.skolor].sort((a, b) => b.cards.length - a.cards.length).slice(0, 6),
      ongoing: latest.filter((item) => item.status === "pågår").slice(0, 6),
      latest: latest.slice(0, 6),
    };
  }
}

// What a page is about, as JSON-LD in the words of schema.org.
const SITE = "https://skolsatsningar.example/";
const OWNER = { "@type": "Organization", name: "Skolsatsningars redaktion" };
const WHOLE = { "@type": "WebSite", "@id": `${SITE}#webbplats`, name: "Skolsatsningar", url: SITE };
const THINGS = {
  omraden: "DefinedTerm",
  kommuner: "AdministrativeArea",
  skolor: "School",
  program: "Project",
  organisationer: "Organization",
};
const whole = (way) => SITE + way.replace(/^\//, "");

function linked(type, url, name, description, ways, thing) {
  const page = { "@type": type, "@id": url, url, name, description, breadcrumb: { "@id": `${url}#stig` } };
  Object.assign(page, { inLanguage: "sv", license: "https://creativecommons.org/publicdomain/zero/1.0/" });
  Object.assign(page, { isPartOf: WHOLE, publisher: OWNER }, thing?.page);
  const trail = [["Start", SITE], ...ways, [name, url]].map(([title, item], at) => {
    return { "@type": "ListItem", position: at + 1, name: title, item };
  });
  const graph = [page, { "@type": "BreadcrumbList", "@id": `${url}#stig`, itemListElement: trail }];
  if (thing) {
    page.about = { "@id": `${url}#post` };
    graph.push({ "@id": `${url}#post`, url, ...thing.of });
  }
  const text = JSON.stringify({ "@context": "https://schema.org", "@graph": graph });
  return `<script type="application/ld+json">${text.replaceAll("<", "\\u003c")}</script>`;
}

function initiativeLinked(data, page, title, description, facts) {
  const others = (folder, type) => (facts[folder] ?? []).map((id) => {
    const record = data[folder][id];
    return { "@type": type, "@id": whole(`${folder}/${id}/#post`), name: record.official_name ?? record.title };
  });
  const of = { "@type": "Project", name: title, description };
  of.keywords = (facts.omraden ?? []).map((id) => data.omraden[id].title);
  [of.areaServed] = others("kommuner", "AdministrativeArea");
  [of.parentOrganization] = others("program", "Project");
  const members = [...others("skolor", "EducationalOrganization"), ...others("organisationer", "Organization")];
  if (members.length) of.member = members;
  const citation = facts.sources.map((source) => {
    return { "@type": "CreativeWork", name: source.title, publisher: { "@type": "Organization", name: source.publisher } };
  });
  const audience = { "@type": "EducationalAudience", educationalRole: facts.whom };
  const about = { dateModified: facts.lastmod, lastReviewed: facts.lastmod, citation, audience };
  const ways = [["Satsningar", whole("satsningar/")]];
  return linked("WebPage", whole(page.url), title, description, ways, { page: about, of });
}

function listLinked(list, listor) {
  const ways = list.record ? [[listor[list.folder].title, whole(`${list.folder}/`)]] : [];
  const of = { "@type": THINGS[list.folder], name: list.official_name ?? list.title };
  if (list.also?.length) of.alternateName = list.also;
  if (list.code) of.identifier = { "@type": "PropertyValue", propertyID: "Kommunkod", value: list.code };
  const place = list.municipality && whole(`kommuner/${list.municipality}/#post`);
  if (place) of.containedInPlace = { "@type": "AdministrativeArea", "@id": place };
  const description = list.description ?? "";
  return linked("CollectionPage", whole(list.url), list.title, description, ways, list.record && { of });
}

export default function (config) {
  let catalogue;
  config.on("eleventy.before", () => {
    catalogue = undefined;
  });
  config.addCollection("lists", (api) => [...(catalogue ??= new Catalogue(api)).lists()]);
  config.addCollection("start", (api) => [(catalogue ??= new Catalogue(api)).start()]);
  config.addCollection("titles", (api) => {
    return Object.fromEntries(api.getFilteredByTag("satsningar").map((item) => [item.fileSlug, item.data.title]));
  });
  config.addFilter("upper_first", upper);
  config.addFilter("tel", (text) => text.replace(/[^0-9+]/g, ""));
  config.addFilter("initiative_linked", initiativeLinked);
  config.addFilter("list_linked", listLinked);
  config.addFilter("address", (url) => `https://skolsatsningar.example${url}`);
  config.addPassthroughCopy({ static: "/" });
  return {
    dir: { input: "content", output: "out" },
    markdownTemplateEngine: false, // a record's prose is Markdown, not a template
    htmlTemplateEngine: "njk",
  };
}
