// What initiatives refer to. Frozen, as Eleventy otherwise copies it for every page.
import { readFileSync, readdirSync } from "node:fs";

const files = readdirSync("katalog");
const read = (name) => JSON.parse(readFileSync(`katalog/${name}`, "utf8"));

export default Object.freeze(Object.fromEntries(files.map((name) => [name.replace(".json", ""), read(name)])));
