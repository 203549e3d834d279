// What hits can be narrowed down and put in order by. hooks/skolsatsningar/columns.py writes the file.

export class Columns {
  #columns;
  #rows;

  constructor(columns) {
    this.#columns = columns;
    const ids = Object.values(columns.fragments).flat();
    this.#rows = new Map(ids.sort().map((id, row) => [id, row]));
  }

  // All pages, as [folder, id].
  get pages() {
    return Object.entries(this.#columns.fragments).flatMap(([folder, ids]) => ids.map((id) => [folder, id]));
  }

  get names() {
    return Object.keys(this.#columns.facets);
  }

  // The hits that have one of the chosen values in every facet where any is chosen.
  narrowed(hits, chosen, except) {
    const tests = Object.entries(chosen)
      .filter(([name, values]) => name !== except && values.length && this.#columns.facets[name])
      .map(([name, values]) => {
        const column = this.#columns.facets[name];
        return [column.pages, new Set(values.map((value) => column.values.indexOf(value)))];
      });
    if (!tests.length) return hits;
    return hits.filter(({ id }) =>
      tests.every(([pages, wanted]) => [pages[this.#rows.get(id)]].flat().some((value) => wanted.has(value))),
    );
  }

  // How many of the hits have each value of a facet, were no value of it chosen: [value, count], most first.
  counts(hits, chosen, name) {
    const { values, pages } = this.#columns.facets[name];
    const counts = new Map();
    for (const { id } of this.narrowed(hits, chosen, name)) {
      for (const value of [pages[this.#rows.get(id)]].flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const value of chosen[name] ?? []) {
      const index = values.indexOf(value);
      if (index >= 0 && !counts.has(index)) counts.set(index, 0);
    }
    return [...counts]
      .map(([value, count]) => [values[value], count])
      .sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0], "sv"));
  }

  // Hits by title, or by date with the latest first and those without one last.
  ordered(hits, order) {
    const { title, date } = this.#columns;
    const row = ({ id }) => this.#rows.get(id);
    const key = {
      title: (hit) => title[row(hit)],
      date: (hit) => (typeof date[row(hit)] === "number" ? -date[row(hit)] : 1),
    }[order];
    return key ? [...hits].sort((one, other) => key(one) - key(other) || title[row(one)] - title[row(other)]) : hits;
  }
}
