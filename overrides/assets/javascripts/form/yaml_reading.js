// A file read, as far as our records' YAML goes: what is not known here is refused, and nothing is guessed.
//
// What comes of it is a tree. A node has its `value`; that of a group has `entries`, that of a list `items`,
// each with the `lines` it stands on, the `comments` above it and its `node`. A refusal has the code of its
// sentence and its line.

export class Refusal extends Error {
  constructor(code, line, values = {}) {
    super(code);
    Object.assign(this, { code, line, values });
  }
}

const KEY = /^([A-Za-z0-9_-]+):(?: +(.*))?$/;
const COMMENT = /(?:^|\s+)#(?:\s.*)?$/;
const BLOCK = /^([|>])([+-]?)(?:\s+#.*)?$/;
const BLOCK_LIKE = /^[|>]/;
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs;
const ESCAPED = { n: "\n", t: "\t", r: "\r", '"': '"', "\\": "\\", "/": "/", " ": " ", 0: "\0", e: "\x1b", _: "\xa0" };
const MAX_BYTES = 200_000;
const MAX_DEPTH = 12;
// How the signs that no plain text may begin with are told of.
const STRANGE = { "&": "alias", "*": "alias", "!": "yaml-tagg" };

export function decoded(bytes) {
  if (bytes.length > MAX_BYTES) throw new Refusal("for-stor-fil", 1, { limit: MAX_BYTES / 1000 });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("inte-utf-8", 1);
  }
}

// `patterns` are those that tell what no record may hold, and which signs are taken for spaces.
export function read(text, patterns) {
  const clean = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").normalize("NFC").replace(patterns.spaces, " ");
  return new Reader(clean, patterns).document();
}

class Reader {
  constructor(text, patterns) {
    this.lines = text.replace(/\n$/, "").split("\n");
    this.at = 0;
    this.last = 0;
    this.commented = new Set();
    for (const [code, pattern] of [["styrtecken", patterns.unseen], ["mojibake", patterns.mojibake]]) {
      const found = text.search(pattern);
      if (found >= 0) {
        const values = { found: text.match(pattern)[0], suggestion: null };
        throw new Refusal(code, text.slice(0, found).split("\n").length, values);
      }
    }
  }

  refuse(code, values, line = this.at) {
    throw new Refusal(code, line + 1, values);
  }

  document() {
    const comments = this.skipped();
    if (this.done) this.refuse("tom-fil", {}, 0);
    if (this.line === "{}") return this.ended({ value: {}, entries: new Map() });
    if (this.indent || !KEY.test(this.line)) this.refuse(this.line.startsWith("---") ? "flera-dokument" : "inte-nycklar");
    const root = this.mapping(0, 1, comments);
    this.skipped();
    return this.ended(root);
  }

  ended(root) {
    if (!this.done && this.line !== "{}") this.refuse(/^(?:---|\.\.\.)/.test(this.line) ? "flera-dokument" : "indrag");
    return Object.assign(root, { hasComments: this.commented.size > 0 });
  }

  get done() {
    return this.at >= this.lines.length;
  }

  get line() {
    return this.lines[this.at];
  }

  get indent() {
    const margin = this.line.match(/^\s*/)[0];
    if (margin.includes("\t")) this.refuse("tabb");
    return margin.length;
  }

  // Past empty lines and comments, which are returned without their margin.
  skipped() {
    const comments = [];
    for (; !this.done; this.at += 1) {
      const line = this.line.trim();
      if (line.startsWith("#")) {
        comments.push(line);
        this.commented.add(this.at);
      } else if (line) break;
      else comments.push("");
    }
    return comments;
  }

  // The lines from `start` to where the last value ended, without their margin.
  taken(start, indent) {
    const margin = new RegExp(`^ {0,${indent}}`);
    return this.lines.slice(start, this.last).map((line) => line.replace(margin, ""));
  }

  mapping(indent, depth, comments) {
    if (depth > MAX_DEPTH) this.refuse("for-djupt");
    const [value, entries, where] = [{}, new Map(), {}];
    let above = comments;
    while (!this.done && this.indent === indent) {
      const found = this.line.slice(indent).match(KEY);
      if (!found) {
        if (/^(?:---|\.\.\.)/.test(this.line)) this.refuse("flera-dokument");
        this.refuse(this.line[indent] === "-" ? "streck-utan-mellanslag" : "kolon-saknas");
      }
      const [, key, rest = ""] = found;
      if (key in value) this.refuse("dubbel-nyckel", { key, line: where[key] + 1 });
      const start = this.at;
      where[key] = start;
      const node = this.after(rest, indent, depth);
      this.last = this.at;
      value[key] = node.value;
      entries.set(key, { comments: above, lines: this.taken(start, indent), node, line: start + 1 });
      above = this.skipped();
    }
    if (!this.done && this.indent > indent) this.refuse("indrag");
    return { value, entries };
  }

  sequence(indent, depth) {
    if (depth > MAX_DEPTH) this.refuse("for-djupt");
    const [value, items] = [[], []];
    let above = [];
    while (!this.done && this.indent === indent && /^-(?: |$)/.test(this.line.slice(indent))) {
      const start = this.at;
      const whole = this.line;
      const rest = whole.slice(indent + 1).trimStart();
      let node;
      let inner = indent + 2;
      if (KEY.test(rest) || /^-(?: |$)/.test(rest)) {
        inner = whole.length - rest.length;
        this.lines[start] = " ".repeat(inner) + rest;
        node = rest.startsWith("-") && !KEY.test(rest) ? this.sequence(inner, depth + 1) : this.mapping(inner, depth + 1, []);
        this.back();
      } else {
        node = this.after(rest, indent, depth, true);
        this.lines[start] = " ".repeat(inner) + rest;
      }
      this.last = this.at;
      value.push(node.value);
      items.push({ comments: above, lines: this.taken(start, inner), node, line: start + 1 });
      this.lines[start] = whole;
      above = this.skipped();
    }
    if (!this.done && this.indent === indent && /^-\S/.test(this.line.slice(indent))) this.refuse("streck-utan-mellanslag");
    if (!this.done && this.indent > indent) this.refuse("indrag");
    return { value, items };
  }

  // Empty lines and comments after a group stand above what comes next, not in the group.
  back() {
    this.at = this.last;
  }

  // The value after a key or a dash that stands `indent` in. `rest` is what stands beside it.
  after(rest, indent, depth, inList = false) {
    const beside = rest.replace(COMMENT, "").trim();
    if (beside !== rest.trim() && !/^["'|>]/.test(rest)) this.commented.add(this.at);
    const block = rest.match(BLOCK);
    if (block) return { value: this.block(indent, block[1] === ">", block[2]) };
    if (BLOCK_LIKE.test(rest)) this.refuse("text-pa-raden");
    if (/^["']/.test(rest)) return { value: this.quoted(rest, indent) };
    if (/^[[{]/.test(beside)) {
      const flow = new Flow(beside, (code) => this.refuse(code));
      const value = flow.whole();
      this.at += 1;
      return { value };
    }
    if (beside) return { value: this.plain(rest, indent) };
    this.at += 1;
    const before = this.at;
    this.skipped();
    if (!this.done) {
      const dash = /^-(?: |$)/.test(this.line.slice(this.indent));
      if (this.indent > indent || (dash && this.indent === indent && !inList)) {
        const inner = this.indent;
        const above = this.lines.slice(before, this.at).map((line) => line.trim());
        const node = dash ? this.sequence(inner, depth + 1) : this.nested(inner, depth, above);
        this.back();
        return node;
      }
    }
    this.at = before;
    return { value: "" };
  }

  nested(indent, depth, comments) {
    if (KEY.test(this.line.slice(indent))) return this.mapping(indent, depth + 1, comments);
    const rest = this.line.slice(indent);
    if (/^-\S/.test(rest)) this.refuse("streck-utan-mellanslag");
    const value = /^["']/.test(rest) ? this.quoted(rest, indent - 1) : this.plain(rest, indent - 1);
    this.last = this.at;
    return { value };
  }

  plain(first, indent) {
    if (STRANGE[first[0]]) this.refuse(STRANGE[first[0]]);
    if (/^[%@`,\]}]/.test(first) || /^[-?](?: |$)/.test(first)) this.refuse(first[0] === "-" ? "streck-pa-raden" : "otillatet-tecken");
    return this.flowed(first, indent, (line) => {
      if (/ #\S/.test(line)) this.refuse("nummertecken");
      const bare = line.replace(COMMENT, "").trim();
      if (/:(?: |$)/.test(bare)) this.refuse(this.started ? "kolon-i-text" : "nyckel-i-text");
      return [bare, bare !== line.trim()];
    });
  }

  quoted(first, indent) {
    const [mark, start] = [first[0], this.at];
    const rest = this.flowed(first.slice(1), indent, (line) => {
      const end = mark === '"' ? line.match(/^(?:[^"\\]|\\.)*"/) : line.match(/^(?:[^']|'')*'(?!')/);
      if (!end) return [line.trimEnd(), false];
      const after = line.slice(end[0].length);
      if (after && !/^\s*(?:\s#.*)?$/.test(after)) this.refuse("rad-fortsatter");
      if (after.trim()) this.commented.add(this.at);
      return [end[0].slice(0, -1), true];
    }, true);
    if (!this.closed) this.refuse("citat-oavslutat", {}, start);
    if (mark === "'") return rest.replaceAll("''", "'");
    return rest.replace(ESCAPE, (_, two, four, eight, one) => {
      if (one !== undefined) return ESCAPED[one] ?? this.refuse("bakstreck", {}, start);
      return String.fromCodePoint(Number.parseInt(two ?? four ?? eight, 16));
    });
  }

  // A text that may go on in lines further in: a line break is a space, and an empty line a line break.
  // `cut` gives what of a line is the text's, and whether the text ends there.
  flowed(first, indent, cut, isQuoted = false) {
    this.started = true;
    let [text, ended] = cut(first);
    this.started = false;
    this.at += 1;
    let breaks = 0;
    let last = this.at;
    while (!ended && !this.done) {
      if (!this.line.trim()) breaks += 1;
      else if (this.indent <= indent || (!isQuoted && this.line.trim().startsWith("#"))) break;
      else {
        const [more, end] = cut(this.line.trimStart());
        if (isQuoted && text.endsWith("\\") && !text.endsWith("\\\\")) this.refuse("bakstreck");
        text += (breaks ? "\n".repeat(breaks) : " ") + more;
        [breaks, ended, last] = [0, end, this.at + 1];
      }
      this.at += 1;
    }
    this.at = last;
    this.closed = ended;
    return text;
  }

  block(indent, isFolded, chomping) {
    this.at += 1;
    let [text, lead, empty, inner, wasFurther, last] = ["", "", "", 0, false, this.at];
    for (; !this.done; this.at += 1) {
      if (!this.line.trim() && (!inner || this.line.length <= inner)) {
        empty += "\n";
        continue;
      }
      if (this.line.trim() && this.indent <= indent) break;
      inner ||= this.indent;
      if (this.line.trim() && this.indent < inner) {
        if (this.line.trim().startsWith("#")) break;
        this.refuse("indrag");
      }
      const line = this.line.slice(inner);
      const isFurther = /^[ \t]/.test(line);
      if (isFolded && lead && !wasFurther && !isFurther) text += empty || " ";
      else text += lead + empty;
      [text, lead, empty, wasFurther, last] = [text + line, "\n", "", isFurther, this.at + 1];
    }
    this.at = last;
    if (chomping === "-") return text;
    return chomping === "+" ? text + lead + empty : text + lead;
  }
}

// Lists and groups between brackets, on one line.
class Flow {
  constructor(text, refuse) {
    Object.assign(this, { text, refuse, at: 0 });
  }

  whole() {
    const value = this.value();
    if (this.text.slice(this.at).trim()) this.refuse("rad-fortsatter");
    return value;
  }

  next(pattern) {
    const found = this.text.slice(this.at).match(pattern);
    if (found) this.at += found[0].length;
    return found;
  }

  value() {
    this.next(/^\s+/);
    if (this.next(/^\[/)) return this.many("]", [], (list) => list.push(this.value()));
    if (this.next(/^\{/)) return this.many("}", {}, (group) => this.pair(group));
    const double = this.next(/^"((?:[^"\\]|\\["\\])*)"/);
    if (double) return double[1].replace(/\\(.)/g, "$1");
    const single = this.next(/^'((?:[^']|'')*)'/);
    if (single) return single[1].replaceAll("''", "'");
    const plain = this.next(/^[^\s,[\]{}&*!|>%@`"'#?:-](?:[^,[\]{}:#]|:(?! )|(?<! )#)*|^[:?-][^\s,[\]{}:#][^,[\]{}:#]*/);
    if (!plain) this.refuse("parentes-oavslutad");
    return plain[0].trim();
  }

  pair(group) {
    const key = this.next(/^\s*([A-Za-z0-9_-]+)\s*:(?= |$)/);
    if (!key) this.refuse("kolon-saknas");
    if (key[1] in group) this.refuse("dubbel-nyckel");
    group[key[1]] = this.value();
  }

  many(end, found, one) {
    const closing = new RegExp(`^\\s*\\${end}`);
    while (!this.next(closing)) {
      one(found);
      if (!this.next(/^\s*,/) && !new RegExp(closing).test(this.text.slice(this.at))) this.refuse("parentes-oavslutad");
    }
    return found;
  }
}
