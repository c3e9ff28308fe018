/* A stored text made readable: lines to headings, paragraphs, lists and tables, every piece knowing its place.

   Offsets from the service count code points; a string here counts UTF-16 units. `places` translates. All of this is
   pure: it makes plain objects, and `viewer.js` makes elements of them. */

const HEADING = /^\s*(#{1,6})\s+/;
const ITEM = /^\s*(?:[-*•◦▪●–]|\d{1,2}[.)])\s+/;
const PIPE = /^\s*\|.*\|\s*$/;
const RULE = /^[\s|:+-]+$/;
const NUMBER = /^[\s*]*[-−–+±]?\s*\d[\d\s.,  ]*\s*(?:%|tkr|kr|mnkr|mkr)?[\s*]*$|^[\s–-]$/;
const MARKUP = /<\/?([a-z][a-z0-9]*)\b[^<>]*>|\*\*|&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));|\f/gi;
const BREAKS = new Set(["br", "p", "li", "div", "tr"]);
const BOLD = new Set(["b", "strong"]);
const TAGS = new Set([...BREAKS, ...BOLD, "i", "em", "u", "sup", "sub", "span", "ul", "ol", "td", "th", "table"]);
const ENTITIES = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", ndash: "–", mdash: "—", hellip: "…", bull: "•",
  aring: "å", auml: "ä", ouml: "ö", Aring: "Å", Auml: "Ä", Ouml: "Ö", eacute: "é", sect: "§", deg: "°",
};

/** Translates code point offsets of `text` to string indexes. */
export function places(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point;
  const indexes = [];
  let at = 0;
  for (const character of text) {
    indexes.push(at);
    at += character.length;
  }
  indexes.push(at);
  return (point) => indexes[Math.min(point, indexes.length - 1)];
}

/** Verbatim runs of `text` from `start` to `end` without markup: {start, end, text, bold} or {start, end, gap}. */
export function runs(text, start, end) {
  const found = [];
  const slice = text.slice(start, end);
  let bold = false;
  let at = 0;
  const plain = (to) => {
    if (to > at) found.push({ start: start + at, end: start + to, text: slice.slice(at, to), bold });
  };
  for (const match of slice.matchAll(MARKUP)) {
    const tag = match[1]?.toLowerCase();
    const shown = entity(match);
    if (tag ? !TAGS.has(tag) : shown === null && match[0] !== "**" && match[0] !== "\f") continue;
    plain(match.index);
    at = match.index + match[0].length;
    if (shown !== null) found.push({ start: start + match.index, end: start + at, text: shown, bold });
    else if (match[0] === "**") bold = !bold;
    else if (BOLD.has(tag)) bold = match[0][1] !== "/";
    else if (BREAKS.has(tag)) found.push({ start: start + match.index, end: start + at, gap: true });
  }
  plain(slice.length);
  return found;
}

function entity(match) {
  if (match[2]) return codePoint(Number(match[2]));
  if (match[3]) return codePoint(Number.parseInt(match[3], 16));
  return match[4] ? (ENTITIES[match[4]] ?? null) : null;
}

const codePoint = (number) => (number > 0 && number < 0x110000 ? String.fromCodePoint(number) : null);

/** A stretch of text as one readable line: no markup, no cell borders, white space folded. */
export function readable(text) {
  return runs(text, 0, text.length).map((run) => (run.gap ? " " : run.text)).join("").replace(/\s+/g, " ").trim();
}

/** A quote's cells when it is a table row, else null. */
export function quoteCells(quote) {
  const separator = PIPE.test(quote) || (quote.match(/\|/g) ?? []).length > 1 ? "|" : quote.includes("\t") ? "\t" : null;
  if (!separator) return null;
  const cells = quote.split(separator).map(readable).filter(Boolean);
  return cells.length > 1 ? cells : null;
}

/** The blocks of a text: {kind, start, end, ...} in reading order, non-overlapping.

   heading: level, pieces. paragraph, item: pieces ([start, end, joined]: joined means that the line goes on from the
   one before). table: rows ({cells: [[start, end]], header, start, end}). page: number. */
export function blocks(text, pages = [], sections = []) {
  const lines = splitLines(text);
  const width = wrapWidth(lines);
  const levels = headingLines(text, sections);
  const turns = pages.length > 1 ? pages.map((page) => ({ at: page.start, number: page.number })) : [];
  const found = [];
  let open = null;
  const close = () => {
    if (open) found.push(open);
    open = null;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    while (turns.length && turns[0].at <= line.start) {
      close();
      found.push({ kind: "page", start: line.start, end: line.start, number: turns.shift().number });
    }
    if (!line.text.trim()) {
      close();
      continue;
    }
    const stop = tableEnd(lines, i);
    if (stop > i) {
      close();
      found.push(table(lines.slice(i, stop)));
      i = stop - 1;
      continue;
    }
    const mark = HEADING.exec(line.text);
    const level = mark ? mark[1].length : line.text.trim().length < 160 ? levels.get(line.start) : undefined;
    if (level !== undefined) {
      close();
      const from = line.start + (mark ? mark[0].length : 0);
      found.push({ kind: "heading", level, start: line.start, end: line.end, pieces: [[from, line.end, false]] });
    } else if (ITEM.test(line.text) || !open) {
      close();
      const kind = ITEM.test(line.text) ? "item" : "paragraph";
      open = { kind, start: line.start, end: line.end, pieces: [[line.start, line.end, false]] };
    } else {
      const before = lines[i - 1].text.length;
      open.pieces.push([line.start, line.end, width > 0 && before >= width * 0.72]);
      open.end = line.end;
    }
  }
  close();
  return found;
}

function splitLines(text) {
  const lines = [];
  let start = 0;
  while (start <= text.length) {
    const at = text.indexOf("\n", start);
    const end = at < 0 ? text.length : at;
    lines.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

/** Where a hard-wrapped text breaks its lines; 0 for a text of one line a paragraph. */
function wrapWidth(lines) {
  const lengths = lines.map((line) => line.text.length).filter((length) => length > 40).sort((a, b) => a - b);
  const width = lengths.length > 20 ? lengths[Math.floor(lengths.length * 0.9)] : 0;
  return width < 170 ? width : 0;
}

/** The level of the heading that stands on a line, by the line's start. */
function headingLines(text, sections) {
  const levels = new Map();
  for (const section of sections) {
    if (!section.path.length) continue;
    const line = text.lastIndexOf("\n", section.start - 1) + 1;
    if (text.slice(line, section.start).trim() === "") levels.set(line, section.level);
  }
  return levels;
}

/** The index after the last line of the table that begins at line `i`; `i` when none does. */
function tableEnd(lines, i) {
  const isPipe = (line) => PIPE.test(line.text);
  if (isPipe(lines[i])) return runOf(lines, i, isPipe);
  const isTab = (line) => line.text.trim() !== "" && line.text.includes("\t");
  if (!isTab(lines[i])) return i;
  const stop = runOf(lines, i, isTab);
  return stop - i > 1 || lines[i].text.split("\t").length > 2 ? stop : i;
}

function runOf(lines, i, test) {
  while (i < lines.length && test(lines[i])) i++;
  return i;
}

function table(lines) {
  const pipe = PIPE.test(lines[0].text);
  const rows = [];
  for (const line of lines) {
    if (pipe && RULE.test(line.text)) {
      if (line.text.includes("-")) for (const row of rows) row.header = true;
      continue;
    }
    const places = cells(line, pipe ? "|" : "\t");
    const shown = places.map(([start, end]) => readable(line.text.slice(start - line.start, end - line.start)));
    const numbers = shown.slice(1).filter((cell) => /\d/.test(cell) && isNumber(cell)).length;
    rows.push({ start: line.start, end: line.end, cells: places, header: false, filled: shown.filter(Boolean).length, numbers, shown });
  }
  const first = rows.findIndex((row, at) => at > 0 && row.numbers > 0);
  if (first > 0) rows.forEach((row, at) => (row.header = at < first && row.filled > 1 && row.numbers === 0));
  else if (!pipe && rows.length > 1) rows[0].header = true;
  return { kind: "table", start: lines[0].start, end: lines.at(-1).end, rows };
}

function cells(line, separator) {
  const found = [];
  let start = line.start;
  for (const part of line.text.split(separator)) {
    found.push([start, start + part.length]);
    start += part.length + 1;
  }
  if (separator === "|") return found.slice(1, -1);
  return found;
}

/** A table row's cells as {head, text}, its column heads from the rows above; null where `start` is in no such row. */
export function headedRow(found, start) {
  const table = found.find((block) => block.kind === "table" && block.start <= start && start < block.end);
  const row = table?.rows.find((one) => one.start <= start && start < one.end);
  if (!row || row.header) return null;
  const heads = table.rows.filter((one) => one.header && one.cells.length === row.cells.length);
  if (!heads.length) return null;
  const head = (at) => heads.map((one) => one.shown[at]).findLast(Boolean) ?? "";
  return row.shown.map((text, at) => ({ head: at ? head(at) : "", text })).filter((cell) => cell.text);
}

/** Whether a cell holds a number and nothing else. */
export const isNumber = (shown) => NUMBER.test(shown);
